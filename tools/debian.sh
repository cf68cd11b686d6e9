# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hutong authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A Debian of its own in a folder, from this machine's own mirror. As root; needs debootstrap.
# Sourced from the project's root.

# debian_make SUITE ROOT: a bare one; what debootstrap says goes to ROOT.log, and its end is told
# where it fails.
debian_make() {
  local suite=$1 root=$2 mirror
  # shellcheck disable=SC2016 # apt's own field
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)
  debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$root.log" 2>&1 || {
    tail -n 20 "$root.log" >&2
    return 1
  }
}

# debian_run DEBIAN COMMAND...: in there, with this machine's way to its mirror and no standard input.
# What else of apt is set here belongs to packages that may not be there. It has mounts of its own,
# which go with it, and that Debian as their root: who is merely in a chroot may make no sandbox.
debian_run() {
  local debian=$1
  shift
  apt-config dump --format '%F "%v";%n' Acquire::http Acquire::https Acquire::Retries \
    > "$debian/etc/apt/apt.conf.d/99mirror"
  cp /etc/resolv.conf /etc/hosts "$debian/etc/" 2> /dev/null || true
  # shellcheck disable=SC2016 # for the shells within
  unshare --mount --propagation slave bash -euc '
    mount --rbind "$1" "$1"
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount --rbind /sys "$1/sys"
    cd "$1"
    shift
    pivot_root . mnt
    exec /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
      DEBIAN_FRONTEND=noninteractive CI=true sh -c "umount -l /mnt; exec \"\$@\"" sh "$@"
  ' bash "$debian" "$@" < /dev/null
}

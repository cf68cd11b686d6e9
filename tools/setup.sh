# shellcheck shell=bash
# SPDX-FileCopyrightText: The Hutong authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What run and test share: packages and builds. Sourced from the project's root.

say() {
  printf '%s\n' "$*"
}

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Installs those of the given Debian packages that are missing, and says so. Quick when none is.
need_packages() {
  local package missing=() as_root=() haste=()
  local -A there=()

  if ! command -v dpkg-query > /dev/null; then
    say "This is not Debian: please see to the like of these packages yourself:" "$@"
    return
  fi
  while read -r package status; do
    [[ $status == installed ]] && there[$package]=yes
  done < <(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null)
  for package in "$@"; do
    [[ -n ${there[$package]:-} ]] || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0

  if ((EUID != 0)); then
    command -v sudo > /dev/null || die "Missing packages, and neither root nor sudo: ${missing[*]}"
    as_root=(sudo)
  fi
  # A machine that is thrown away afterwards need not wait for its disk after each file.
  [[ -z ${CI:-} ]] || haste=(-o Dpkg::Options::=--force-unsafe-io)
  say "Installing ${#missing[@]} missing packages: ${missing[*]}"
  "${as_root[@]}" apt-get update --quiet --quiet < /dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --quiet \
    "${haste[@]}" --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}

# build_in FOLDER [OPTION...]: sets the build folder up with these Meson options where it is not
# yet, and brings it up to date. Quiet when all goes well.
build_in() {
  local folder=$1 log
  shift
  log=$folder/setup.log
  if [[ ! -e $folder/build.ninja ]]; then
    say "Setting up $folder"
    mkdir -p "$folder"
    meson setup "$folder" "$@" < /dev/null > "$log" 2>&1 || { cat "$log" >&2; return 1; }
  fi
  say "Building in $folder"
  log=$folder/build.log
  ninja -C "$folder" < /dev/null > "$log" 2>&1 || { tail -n 60 "$log" >&2; return 1; }
}

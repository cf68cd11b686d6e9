/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-uid.h"

G_BEGIN_DECLS

/* The file `epoch` in the data folder: which database this is, and how far it was. A commit is
 * acknowledged only after its mark stands here too, synced. When a database is put back to an
 * older copy, by whatever means, its own mark is behind the one in the file, and the server makes
 * a new epoch at its start: clients then send their accepted operations again. The file is not
 * put back with a copy; where it was, too, or is absent, the server starts a new epoch as soon as
 * a client shows that it has seen more.
 *
 * Used by one thread; several processes may have it open. */
typedef struct _HutEpoch HutEpoch;

/* What it says; a nil epoch and mark 0 where it is absent or unreadable. */
typedef struct
{
  HutUid epoch;
  gint64 mark;
} HutEpochMark;

/* Opens the file at @path, making it where it is absent. */
HutEpoch *hut_epoch_open (const char *path, GError **error);
void hut_epoch_close (HutEpoch *epoch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutEpoch, hut_epoch_close)

HutEpochMark hut_epoch_read (HutEpoch *epoch);

/* Writes @mark of the epoch @uid, synced before it returns. Within one epoch the mark never goes
 * back: a smaller one changes nothing. */
gboolean hut_epoch_advance (HutEpoch *epoch, const HutUid *uid, gint64 mark, GError **error);

G_END_DECLS

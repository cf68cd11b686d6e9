/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* What a command works at: the open database, a reader of it, and who works. */
typedef struct
{
  HutStore *store;
  HutReader *reader;
  char *account; /* NULL where the file has none */
} HutCtlDesk;

/* Opens @db. FALSE, with the reason on stderr and *@code set, where it can't be; the desk is then
 * to be cleared all the same. */
gboolean hut_ctl_desk_open (HutCtlDesk *desk, const char *db, int *code);

void hut_ctl_desk_clear (HutCtlDesk *desk);

/* Writes @write (owned), and prints its batch, by which it can be undone. Returns the exit code. */
int hut_ctl_desk_write (HutCtlDesk *desk, HutWrite *write, gboolean json);

/* Prints @batch as hut_ctl_desk_write() does. */
int hut_ctl_print_batch (const HutUid *batch, gboolean json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCtlDesk, hut_ctl_desk_clear)

G_END_DECLS

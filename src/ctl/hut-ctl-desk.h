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

/* The beginning of what lists: its only option is --json, and behind its own name stand
 * @n_arguments arguments, which are left in @argv from 1 on. Opens @db as hut_ctl_desk_open() does.
 * FALSE, with what is wrong or @usage on stderr and *@code set, where it can't go on. */
gboolean hut_ctl_desk_open_list (HutCtlDesk *desk, const char *usage, const char *db, int *argc,
                                 char ***argv, int n_arguments, gboolean *json, int *code);

/* A line of such a list: @n_cells cells with tabs between them; NULL is an empty one. FALSE as
 * hut_ctl_print() says. */
gboolean hut_ctl_print_cells (const char *const *cells, guint n_cells);

void hut_ctl_desk_clear (HutCtlDesk *desk);

/* Writes @write (owned), and prints its batch, by which it can be undone. Returns the exit code. */
int hut_ctl_desk_write (HutCtlDesk *desk, HutWrite *write, gboolean json);

/* Prints @batch as hut_ctl_desk_write() does. */
int hut_ctl_print_batch (const HutUid *batch, gboolean json);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCtlDesk, hut_ctl_desk_clear)

G_END_DECLS

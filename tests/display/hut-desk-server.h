/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A hutong-server of a street as a process of its own, on a port that it takes itself. Everything
 * here fails the test where it does not work. */
typedef struct
{
  char *folder; /* the test's, removed with it */
  char *password_file;
  char *url;
  GSubprocess *process;
} HutDeskServer;

/* Who can sign in, all with the same password. */
typedef struct
{
  const char *name;
  const char *role;
  const char *of;   /* "--unit", "--community" or NULL */
  const char *code; /* of it */
} HutDeskAccount;

void hut_desk_server_start (HutDeskServer *server, const char *street,
                            const HutDeskAccount *accounts, guint n_accounts);
void hut_desk_server_stop (HutDeskServer *server);

/* Runs a program of ours (the folder below src, its name, its arguments, NULL) to its end, which
 * must be a good one; what it printed. Free with g_free(). */
char *hut_desk_server_run (const char *folder, const char *name, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A hutong-server as a process of its own, on a port of this machine that was free, for what is
 * measured between desktops. One thread. */
typedef struct
{
  char *program;
  char *data;
  char *password_file;
  char *url;
  GSubprocess *process; /* while it runs */
} HutBenchServer;

#define HUT_BENCH_PASSWORD "hutong-bench-6130"

/* The server beside this program, as installed or as built; NULL where there is none. */
char *hut_bench_find_server (void);

/* Made for the street @street (9 digits) in the folder @dir. Not started yet. */
HutBenchServer *hut_bench_server_new (const char *dir, const char *street, GError **error);

/* An account with HUT_BENCH_PASSWORD, before it is started; @unit of a department's, or NULL. */
gboolean hut_bench_server_add (HutBenchServer *server, const char *name, const char *role,
                               const char *unit, GError **error);

/* Starts it, and waits until it answers. */
gboolean hut_bench_server_start (HutBenchServer *server, GError **error);

/* Ends it, where it runs, and waits for that. */
void hut_bench_server_free (HutBenchServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBenchServer, hut_bench_server_free)

G_END_DECLS

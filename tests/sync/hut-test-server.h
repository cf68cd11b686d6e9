/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A hutong-server as a real process on a port of this machine, with a data folder of its own.
 * Programs are found in $HUTONG_BUILD. Everything here fails the test where it does not work. */
typedef struct
{
  char *folder; /* everything of this test */
  char *data;   /* the server's */
  char *password_file;
  guint16 port;
  GPid pid; /* 0: not running */
} HutTestServer;

#define HUT_TEST_STREET "110108014"
#define HUT_TEST_PASSWORD "correct horse 电池"

/* init, accounts "wang" and "li" (clerks) and "boss" (admin), and serve. */
HutTestServer *hut_test_server_new (void);
void hut_test_server_free (HutTestServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestServer, hut_test_server_free)

/* Starts it on its port, and waits until it answers. */
void hut_test_server_start (HutTestServer *server);

/* kill -9, and waits for its end. */
void hut_test_server_kill (HutTestServer *server);

/* "http://127.0.0.1:PORT" */
char *hut_test_server_url (guint16 port);

/* hutong-server dump of @stream, as it stands. */
char *hut_test_server_dump (HutTestServer *server, const char *stream);

/* Keeps a copy of the data folder, and puts the database back, with the epoch file or without; the
 * server must not run. */
typedef enum
{
  HUT_TEST_DATABASE,
  HUT_TEST_EVERYTHING,
} HutTestCopy;

void hut_test_server_copy (HutTestServer *server, const char *name);
void hut_test_server_put_back (HutTestServer *server, const char *name, HutTestCopy what);

/* A program of the build folder, "src/ctl/hutongctl". */
char *hut_test_program (const char *name);

/* Runs @argv (the first one from hut_test_program()) to its end; its stdout goes to @output, which
 * may be NULL. Returns the exit code, or -1 where it did not exit by itself. */
int hut_test_run (char **output, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The same without waiting. */
GPid hut_test_spawn (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* A port that is free at this moment. */
guint16 hut_test_free_port (void);

G_END_DECLS

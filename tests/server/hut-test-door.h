/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-test-office.h"

#include "server/hut-service.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The real server in this process, on a free port of loopback, and a client that asks it. */
typedef struct
{
  HutTestOffice *office; /* its own writer is closed */
  HutDataDir *dir;
  HutService *service;
  SoupSession *session;
  guint16 port;
} HutTestDoor;

HutTestDoor *hut_test_door_new (void);
void hut_test_door_free (HutTestDoor *door);

/* Stops and starts the server. */
void hut_test_door_stop (HutTestDoor *door);
void hut_test_door_start (HutTestDoor *door);

/* Makes an account with the password "secret". */
void hut_test_door_add_account (HutTestDoor *door, const char *name, const char *role);

/* What a request was answered with. */
typedef struct
{
  guint status;
  char *type; /* Content-Type, or NULL */
  GBytes *body;
  JsonObject *json; /* NULL where the body is no JSON object */
  SoupMessageHeaders *headers;
} HutTestAnswer;

void hut_test_answer_free (HutTestAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestAnswer, hut_test_answer_free)

/* @headers: "Name: value" each, ends with NULL; may be NULL. @body may be NULL. */
HutTestAnswer *hut_test_ask (HutTestDoor *door, const char *method, const char *path,
                             const char *const *headers, GBytes *body);

/* The same with an access token and a text. */
HutTestAnswer *hut_test_ask_as (HutTestDoor *door, const char *access, const char *method,
                                const char *path, const char *body);

/* Asserts a problem document of @slug. */
void hut_test_assert_problem (const HutTestAnswer *answer, HutProblemSlug slug);

/* The access token of a login of @name, with "secret". */
char *hut_test_door_login (HutTestDoor *door, const char *name);

/* Sends @bytes on a connection of its own, and reads what comes until the server closes it or
 * @seconds are over. */
char *hut_test_door_raw (HutTestDoor *door, const char *bytes, gsize length, guint seconds,
                         gsize *received);

/* The same at @address. */
char *hut_test_raw (GSocketAddress *address, const char *bytes, gsize length, guint seconds,
                    gsize *received);

/* Runs the main loop until @done or, failing the test, @seconds are over. */
void hut_test_wait (const gboolean *done, guint seconds);

G_END_DECLS

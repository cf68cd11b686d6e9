/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-test-door.h"
#include "hut-test-shown.h"

G_BEGIN_DECLS

/* Contents of attachments at the server's door: a clerk, a leader, an administrator and two
 * departments that a whistle calls, all signed in; attachments that name contents; and the calls.
 * What does not work fails the test. */

#define HUT_TEST_PIECE (1024 * 1024)

/* Somebody who is signed in. */
typedef struct
{
  char *access;
  HutCaller *caller; /* the same, for pushing past the door */
} HutTestPerson;

typedef struct
{
  HutTestDoor *door;
  HutTestShown shown; /* over the door's office */
  HutTestPerson clerk;
  HutTestPerson leader;
  HutTestPerson admin;
  HutTestPerson fire;
  HutTestPerson market;
  HutUid listed;  /* a case that the whistle is about */
  HutUid whistle; /* calls both departments */
  char *folder;   /* of contents */
} HutTestContents;

/* The people and the server are the same for all tests of a program, the whistle is each test's. */
void hut_test_contents_set_up (HutTestContents *fixture, gconstpointer data);

/* After the last of them. */
void hut_test_contents_end (void);

/* Random bytes, the same for the same seed; and their name. */
GBytes *hut_test_content_new (guint32 seed, gsize size);
char *hut_test_content_name (GBytes *content);

/* An attachment that names it: of a new case; of the case that the whistle is about, which both
 * departments are shown; a department's, as evidence of a step on its own desktop. */
void hut_test_attach_to_case (HutTestContents *fixture, const HutTestPerson *person,
                              const char *sha256, gint64 size);
void hut_test_attach_for_all (HutTestContents *fixture, const char *sha256, gint64 size);
void hut_test_attach_evidence (HutTestContents *fixture, const HutTestPerson *person,
                               const char *sha256, gint64 size);

/* "/v1/blobs/NAME" */
char *hut_test_content_path (const char *name);

/* Any call with one more @header ("Name: value", or NULL); and the three of contents. */
HutTestAnswer *hut_test_contents_ask (HutTestContents *fixture, const HutTestPerson *person,
                                      const char *method, const char *path, const char *header,
                                      GBytes *body);
HutTestAnswer *hut_test_head (HutTestContents *fixture, const HutTestPerson *person,
                              const char *name);
HutTestAnswer *hut_test_get (HutTestContents *fixture, const HutTestPerson *person,
                             const char *name, const char *range);
HutTestAnswer *hut_test_patch (HutTestContents *fixture, const HutTestPerson *person,
                               const char *name, gint64 offset, GBytes *content, gsize from,
                               gsize length);

/* The Upload-Offset of an answer; -1: none. */
gint64 hut_test_offset (const HutTestAnswer *answer);

/* All of it, piece after piece. */
void hut_test_send_all (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                        GBytes *content);

void hut_test_assert_head (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                           gint64 offset, gint64 size);
void hut_test_assert_content_absent (HutTestContents *fixture, const HutTestPerson *person,
                                     const char *name);
void hut_test_assert_content (HutTestContents *fixture, const HutTestPerson *person,
                              const char *name, GBytes *content);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-push-line.h"
#include "protocol/hut-result-line.h"
#include "server/hut-access.h"
#include "server/hut-data-dir.h"

G_BEGIN_DECLS

/* A street's server without its door: a data folder of its own with the writer open, people of
 * every role, and logs to push from. Everything is asserted to work but what a test asks. */

#define TEST_STREET "street/110108014"
#define TEST_NOW G_GINT64_CONSTANT (1795305600000000) /* 2026-11-22T00:00:00Z */

typedef struct
{
  char *parent;
  char *path;
  HutDataDir *dir;
  HutLedger ledger; /* over the writer */
  gint64 now;       /* of the next push */
  gint64 ahead;     /* by how much the clock of who pushes is ahead of it */
} HutTestOffice;

HutTestOffice *hut_test_office_new (void);
void hut_test_office_free (HutTestOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestOffice, hut_test_office_free)

/* Closes and opens it, as a restart does. */
void hut_test_office_close (HutTestOffice *office);
void hut_test_office_open (HutTestOffice *office);

/* Somebody of @role with an account, a device and a user stream of his own. */
HutCaller *hut_test_caller_new (HutTestOffice *office, HutRole role);

/* A client's log: lines with the next n of their stream. */
typedef struct
{
  HutUid log;
  GHashTable *last; /* stream → n */
  GString *lines;   /* not pushed yet */
} HutTestLog;

HutTestLog *hut_test_log_new (void);
void hut_test_log_free (HutTestLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestLog, hut_test_log_free)
void hut_test_log_add (HutTestLog *log, const HutOperation *operation);
void hut_test_log_add_text (HutTestLog *log, const char *line);

/* Pushes @text as @caller; HutResultLine, or NULL with an error. */
GPtrArray *hut_test_push_text (HutTestOffice *office, const HutCaller *caller, const char *text,
                               GError **error);

/* Pushes and empties the log. */
GPtrArray *hut_test_push (HutTestOffice *office, const HutCaller *caller, HutTestLog *log);

/* One operation alone, in a log of its own. */
HutResultLine *hut_test_push_one (HutTestOffice *office, const HutCaller *caller,
                                  const HutOperation *operation);

/* A create of a received case, and an update of one of its texts, by the clock given. */
HutOperation *hut_test_case (const char *title, gint64 clock);
HutOperation *hut_test_edit (const HutUid *id, const char *field, const char *old_text,
                             const char *new_text, gint64 clock);

/* Sets a text member of @operation, from nothing. */
void hut_test_set (HutOperation *operation, const char *field, const char *text);

/* The record as the server has it; NULL: none. */
HutRecord *hut_test_record (HutTestOffice *office, const char *stream, const HutKind *kind,
                            const HutUid *id);

gint64 hut_test_seq (HutTestOffice *office, const char *stream);

/* The dump of @stream, a line each. */
char *hut_test_dump (HutTestOffice *office, const char *stream);

#define hut_test_assert_refused(line, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint ((line)->result, ==, HUT_RESULT_REFUSED);                                      \
    g_assert_cmpstr (hut_problem_slug_name ((line)->problem->slug), ==,                            \
                     hut_problem_slug_name (expected));                                            \
  }                                                                                                \
  G_STMT_END

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-test-office.h"

#include "protocol/hut-pull-line.h"

G_BEGIN_DECLS

/* Two streets of a district on one server, three departments and two communities of the first that
 * are shown a part. */
#define TEST_STREET_2 "street/110108015"
#define TEST_FIRE "dept/110108-fire"
#define TEST_MARKET "dept/110108-market"
#define TEST_HOUSING "dept/110108-housing"
#define TEST_EAST "community/110108014001"
#define TEST_WEST "community/110108014002"

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  HutCaller *clerk_2; /* of the second street */
  HutCaller *fire;
  HutCaller *market;
  HutCaller *housing;
  HutCaller *east;
  HutCaller *west;
} HutTestShown;

HutTestShown *hut_test_shown_new (void);
void hut_test_shown_free (HutTestShown *shown);

/* Somebody of a department of the district or a community, whose stream is made. */
HutCaller *hut_test_department_new (HutTestOffice *office, const char *unit);
HutCaller *hut_test_community_new (HutTestOffice *office, const char *code);

/* A create of @kind in @stream under a uid of its own, with texts "field", "text", ..., NULL; and
 * an update of a text, from @from (NULL: none). */
HutOperation *hut_test_create (const HutKind *kind, const char *stream, ...) G_GNUC_NULL_TERMINATED;
HutOperation *hut_test_update (const HutKind *kind, const char *stream, const HutUid *id,
                               const char *field, const char *from, const char *to);
HutOperation *hut_test_void (const HutKind *kind, const char *stream, const HutUid *id);
void hut_test_set_uid (HutOperation *operation, const char *field, const HutUid *id);
void hut_test_set_int (HutOperation *operation, const char *field, gint64 number);

/* Pushes and frees @operation, which must be accepted; its record's uid. */
HutUid hut_test_do_it (HutTestShown *shown, const HutCaller *caller, HutOperation *operation);

/* Pushes and frees it. */
HutResultLine *hut_test_try (HutTestShown *shown, const HutCaller *caller, HutOperation *operation);

/* Makes a group of @operations (HutOperation, freed), which must be accepted. */
void hut_test_do_group (HutTestShown *shown, const HutCaller *caller, GPtrArray *operations);

/* A whistle of @stream about @cases (HutUid; or NULL) that calls the units, a code each, NULL; and
 * the uid of the call of @unit. */
HutUid hut_test_raise (HutTestShown *shown, const HutCaller *caller, const char *stream,
                       GArray *cases, ...) G_GNUC_NULL_TERMINATED;
HutUid hut_test_summons_of (const char *stream, const HutUid *whistle, const char *unit);

/* The summons' next state by a department on its own desktop, with the step that says so: the
 * operations of a group. */
GPtrArray *hut_test_step (const char *stream, const HutUid *whistle, const char *unit,
                          const char *from, const char *to, const char *code);

/* Takes over what waits. */
void hut_test_fill (HutTestShown *shown);

/* The lines of a pull of @caller's projected stream after @seq (HutPullLine). */
GPtrArray *hut_test_pull (HutTestShown *shown, const HutCaller *caller, gint64 seq);

/* The member @field of the record as @stream shows it; NULL where it shows none. */
char *hut_test_shown_text (HutTestShown *shown, const char *stream, const HutKind *kind,
                           const HutUid *id, const char *field);

/* Whether @stream shows the record. */
gboolean hut_test_is_shown (HutTestShown *shown, const char *stream, const HutKind *kind,
                            const HutUid *id);

G_END_DECLS

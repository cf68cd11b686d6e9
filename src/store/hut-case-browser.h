/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-list.h"
#include "store/hut-case-names.h"
#include "store/hut-case-query.h"

G_BEGIN_DECLS

#define HUT_TYPE_CASE_FILTER (hut_case_filter_get_type ())
GType hut_case_filter_get_type (void);

#define HUT_TYPE_CASE_SET (hut_case_set_get_type ())
GType hut_case_set_get_type (void);

/* What the pages look at together: one filter, one HutCaseSet that it found, one selected case.
 * Map, list and counts read it, so that they cannot differ.
 *
 * The set is asked for in a thread; while an answer is on its way the last one stays (busy), and
 * one that comes too late is dropped. When the store says that cases changed, only these are asked
 * of again, and every minute only what the clock changed; all are where more than some hundred
 * changed, or the filter finds a case by others than itself (kin), or by the time (due, figures).
 * Today makes a browser of its own, since its numbers are under no filter. Main thread only.
 *
 * Properties: store (construct only), filter (HutCaseFilter), set (HutCaseSet; NULL before the
 * first answer), list (HutCaseList), selected (string: the uid's text, or NULL), selected-case
 * (HutCase or NULL), busy, error (GError or NULL: the last question's), seat (uint: HutSeatKind).
 * All notify, and in this
 * order after an answer: list, set, selected-case.
 *
 * Signal: changed (HutChangeSet *changes): the store changed; kept rows are fresh already. For
 * pages that show more of a case than its row. */
#define HUT_TYPE_CASE_BROWSER (hut_case_browser_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseBrowser, hut_case_browser, HUT, CASE_BROWSER, GObject)

/* Begins with the filter of all cases that are not done, and asks at once. NULL where the store
 * cannot be read. */
HutCaseBrowser *hut_case_browser_new (HutStore *store, GError **error);

/* Ends reading, joins the thread that may still ask, and frees the connection; call it before
 * hut_store_close(). Idempotent; also done when the last reference goes. */
void hut_case_browser_close (HutCaseBrowser *self);

HutStore *hut_case_browser_get_store (HutCaseBrowser *self);

/* The main thread's connection: bounded, indexed questions only. NULL once closed. */
HutReader *hut_case_browser_get_reader (HutCaseBrowser *self);

/* Whether the file is in step with a server: without one nothing is marked as not sent yet. */
gboolean hut_case_browser_has_server (HutCaseBrowser *self);

/* The name that is signed in, or NULL. Kept: unlike the store's setting it never waits. */
const char *hut_case_browser_get_account (HutCaseBrowser *self);

/* Who sits here, and the name of the department or community, NULL for the street; kept as the
 * account is, and told by notify::seat. */
const HutSeat *hut_case_browser_get_seat (HutCaseBrowser *self);
const char *hut_case_browser_get_seat_name (HutCaseBrowser *self);

/* The filter that was asked for last; the set has the one that it answers. @filter is copied. */
const HutCaseFilter *hut_case_browser_get_filter (HutCaseBrowser *self);
void hut_case_browser_set_filter (HutCaseBrowser *self, const HutCaseFilter *filter);

/* Only the text of the filter: what the search entry says. NULL or "" for none. */
void hut_case_browser_set_text (HutCaseBrowser *self, const char *text);

HutCaseList *hut_case_browser_get_list (HutCaseBrowser *self);
HutCaseSet *hut_case_browser_get_set (HutCaseBrowser *self);

/* While the set notifies: how it came from the one before it. NULL at other times. */
HutCaseEdit *hut_case_browser_get_edit (HutCaseBrowser *self);

/* How many the set holds, and how many of one standing; 0 before the first answer. */
guint hut_case_browser_get_count (HutCaseBrowser *self);
guint hut_case_browser_get_count_of (HutCaseBrowser *self, HutStanding standing);

/* The one selection: a uid, which stays selected whether the set holds it or not. @id NULL: none.
 * FALSE where nothing is selected. */
void hut_case_browser_select (HutCaseBrowser *self, const HutUid *id);
gboolean hut_case_browser_get_selected (HutCaseBrowser *self, HutUid *id);

/* The selected case as its row shows it, or NULL. Owned by the browser. */
HutCase *hut_case_browser_get_selected_case (HutCaseBrowser *self);

/* Its place in the set's marks, or G_MAXUINT; and selecting by that place, or by the row. The
 * map's ids are rowids. */
guint hut_case_browser_get_selected_position (HutCaseBrowser *self);
void hut_case_browser_select_position (HutCaseBrowser *self, guint position);
void hut_case_browser_select_rowid (HutCaseBrowser *self, gint64 rowid);

/* The name of the community, or of the unit or department, @code; NULL where unknown. Kept, and
 * read again when they change. */
const char *hut_case_browser_community_name (HutCaseBrowser *self, const char *code);
const char *hut_case_browser_unit_name (HutCaseBrowser *self, const char *code);

/* The name of the street whose stream that is; owned by the browser. */
const char *hut_case_browser_street_name (HutCaseBrowser *self, const char *stream);

/* All of them together. Owned by the browser, and changed by it. */
const HutCaseNames *hut_case_browser_get_names (HutCaseBrowser *self);

/* The communities, and the units with the departments (HutRecord), by code. Owned by the browser;
 * take a reference where they are kept. */
GPtrArray *hut_case_browser_get_communities (HutCaseBrowser *self);
GPtrArray *hut_case_browser_get_units (HutCaseBrowser *self);

/* Asks a question of a page in a thread, beside that for the set, which it does not hold up: see
 * hut_case_query_read(). Once the browser is closed the answer is G_IO_ERROR_CANCELLED. */
void hut_case_browser_read (HutCaseBrowser *self, HutReadFunc func, void *question,
                            GDestroyNotify free_question, GDestroyNotify free_answer,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* Asks again now. */
void hut_case_browser_refresh (HutCaseBrowser *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"
#include "store/hut-case-browser.h"
#include "store/hut-store-answers.h"

G_BEGIN_DECLS

/* What people do with cases: the one place of this folder that asks the store to write. The pages
 * give it what was decided; it writes, and tells how it went in words for people. Main thread;
 * nothing blocks.
 *
 * Signals:
 *   told (const char *message, const char *batch)   done; @batch is the uid text that
 *       hut_case_actions_undo() takes, or NULL where there is nothing to take back. For a toast.
 *   failed (const char *message)                    not done, and what to do next
 *   progress (gdouble fraction, GCancellable *cancellable)  of what takes longer than a second;
 *       1.0 ends it. @cancellable NULL: it cannot be cancelled any more
 *   left-out (guint n_done, GPtrArray *refusals)    of many, these stay as they were
 * (HutBulkRefusal)
 *
 * Property: browser (construct only). */
#define HUT_TYPE_CASE_ACTIONS (hut_case_actions_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseActions, hut_case_actions, HUT, CASE_ACTIONS, GObject)

HutCaseActions *hut_case_actions_new (HutCaseBrowser *browser);

HutCaseBrowser *hut_case_actions_get_browser (HutCaseActions *self);

/* Writes @write (taken over) and tells @message when it is durable. @callback (may be NULL) is
 * called with hut_case_actions_finish(); failures are told by the signal too unless
 * HUT_ACT_QUIETLY. */
typedef enum
{
  HUT_ACT_TELL,
  HUT_ACT_QUIETLY, /* whoever asked shows the error itself */
} HutActTelling;

void hut_case_actions_write (HutCaseActions *self, HutWrite *write, const char *message,
                             HutActTelling telling, GAsyncReadyCallback callback, gpointer data);
gboolean hut_case_actions_finish (HutCaseActions *self, GAsyncResult *result, GError **error);

/* Tells @message of something that was done elsewhere: @batch (uid text) is what undo takes back,
 * or NULL where there is nothing to take back. */
void hut_case_actions_tell (HutCaseActions *self, const char *message, const char *batch);

/* An event of a case, of now and by whoever works here, to be written with something else. */
HutRecord *hut_case_actions_new_event (HutCaseActions *self, const HutUid *id, const char *code);

/* Does @act with the case, which the person saw in the state @seen. FALSE where the act is refused:
 * the error's message names all that is missing, in words for people. Otherwise it is being
 * written: @callback gets how that went by hut_case_actions_finish(), and shows the error itself;
 * without one it is told by `failed`. */
gboolean hut_case_actions_act (HutCaseActions *self, const HutUid *id, const char *seen,
                               const HutCaseAct *act, const HutActValues *values,
                               GAsyncReadyCallback callback, gpointer data, GError **error);

/* Tells an error by `failed`, for who has no place to show it. */
void hut_case_actions_tell_failed (HutCaseActions *self, const GError *error);

/* Puts a step on record: an event of that code with the person's words. */
void hut_case_actions_record (HutCaseActions *self, const HutUid *id, const char *code,
                              const char *words);

/* Writes down that personal data of the case were shown on screen. */
void hut_case_actions_note_shown (HutCaseActions *self, const HutUid *id);

/* The act with many cases, or one field of them (not NULL), in one batch; @rowids (gint64) and
 * @values are taken over. Who was left out is told by `left-out`. */
void hut_case_actions_act_on_all (HutCaseActions *self, GArray *rowids, const HutCaseAct *act,
                                  HutActValues *values);
void hut_case_actions_set_all (HutCaseActions *self, GArray *rowids, const char *field,
                               const char *value);

void hut_case_actions_answer_conflict (HutCaseActions *self, gint64 conflict,
                                       HutConflictAnswer answer);
void hut_case_actions_answer_waiting (HutCaseActions *self, const HutUid *op,
                                      HutWaitingAnswer answer);

/* Takes back the batch of that uid text; and the newest batch told, for Ctrl+Z: FALSE where there
 * is none. */
void hut_case_actions_undo (HutCaseActions *self, const char *batch);
gboolean hut_case_actions_undo_last (HutCaseActions *self);

/* What a person reads of an error of the store or of a rule: what went wrong and what to do next,
 * translated. Free with g_free(). */
char *hut_case_actions_error_words (const GError *error);

G_END_DECLS

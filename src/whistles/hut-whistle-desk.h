/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-plan.h"
#include "store/hut-case-browser.h"
#include "store/hut-whistle-sight.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-work-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One whistle that is looked at and worked on: it is read on a worker when it is chosen and
 * whenever something of a whistle changed, here or by sync; and what people enter is planned on
 * what was read last, one after the other, each on what the one before has left. Nothing that was
 * asked is dropped. Main thread.
 *
 * It is changed where hut_whistle_desk_get_sight() is another one, and refused is emitted where
 * hut_whistle_desk_do() was given neither a prompt nor a HutWhistleDone, or the prompt was given up
 * meanwhile: see widgets/hut-work-desk.h. Signal: told (const char *message, const char *batch):
 * what was done,
 * @batch is what app.undo takes. */
#define HUT_TYPE_WHISTLE_DESK (hut_whistle_desk_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistleDesk, hut_whistle_desk, HUT, WHISTLE_DESK, HutWorkDesk)

/* Takes a reference of @browser. */
HutWhistleDesk *hut_whistle_desk_new (HutCaseBrowser *browser);

/* Which whistle; NULL: none. Its sight is NULL until it was read, and where there is none. */
void hut_whistle_desk_show (HutWhistleDesk *self, const HutUid *id);

/* Owned by the desk, until the next `changed`. */
const HutWhistleSight *hut_whistle_desk_get_sight (HutWhistleDesk *self);

/* ---- Acts ---- */

/* Plans an act on @whistle as it stands; @args is the caller's. A plan, or NULL with the reason,
 * for people. */
typedef HutRecordPlan *(*HutWhistlePlanner) (const HutWhistleActing *acting,
                                             const HutWhistle *whistle, gpointer args,
                                             GError **error);

/* @error NULL: it is on record, and the sight is the one after it. Its message is for people. */
typedef void (*HutWhistleDone) (HutWhistleDesk *self, const GError *error, gpointer data);

/* What is to be done, and what comes with it. */
typedef struct
{
  HutWhistlePlanner planner;
  gpointer args;            /* or NULL */
  GDestroyNotify free_args; /* or NULL */
  GPtrArray *evidence;      /* HutAttachSource, taken over, of the step that is planned; or NULL */
  const char *told;         /* what to say when it is done, copied; or NULL */
  HutPrompt *prompt;   /* that asked: stays while the act is on its way, says why it was refused,
                        * and closes when it is on record; or NULL */
  HutWhistleDone done; /* called once, after @prompt closed or said so, with G_IO_ERROR_CANCELLED
                        * where the whistle is left before; or NULL */
  gpointer data;
} HutWhistleDoing;

/* Does it, after what was asked before. */
void hut_whistle_desk_do (HutWhistleDesk *self, const HutWhistleDoing *doing);

/* Blows a whistle: what hut_whistle_plan_raise() takes. NULL, and why, for people, where it cannot
 * be; else what is to be written. */
HutRecordPlan *hut_whistle_desk_plan_raise (HutCaseBrowser *browser, const HutRecord *said,
                                            const HutWhistleCall *calls, guint n_calls,
                                            GError **error);

/* The code of the department whose desktop this is; NULL: the street's. Owned by @browser. */
const char *hut_whistle_desk_unit (HutCaseBrowser *browser);

/* Whether @changes may have changed a whistle or what is shown with it. */
gboolean hut_whistle_desk_concerned (HutChangeSet *changes);

/* What a person reads of an error of the store or of a rule. Free with g_free(). */
char *hut_whistle_error_words (const GError *error);

G_END_DECLS

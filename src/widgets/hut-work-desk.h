/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* One thing that is looked at and worked on: it is read on a worker when it is shown and whenever
 * something of it changed, here or by sync; what people do with it is planned on what was read
 * last, one act after the other, each when the thing was read again after the one before. Nothing
 * that was asked is dropped: an act is told of its end, also where the thing is left before. What
 * is read and how an act is written is its subclass's. Main thread.
 *
 * Property: settled (gboolean, notifies): nothing is on its way.
 * Signals: changed (): there is another answer, or none; refused (const char *words): what was
 * asked cannot be done, and why, for people. */
#define HUT_TYPE_WORK_DESK (hut_work_desk_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutWorkDesk, hut_work_desk, HUT, WORK_DESK, GObject)

/* An act on its way; says its end with hut_work_desk_written(). */
typedef struct _HutWorkTicket HutWorkTicket;

struct _HutWorkDeskClass
{
  GObjectClass parent_class;

  /* What read() is asked for what is shown; freed by free_question(). */
  gpointer (*question) (HutWorkDesk *self);
  void *(*read) (HutReader *reader, void *question, GCancellable *cancellable, GError **error);
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
  gboolean (*concerned) (HutChangeSet *changes);
  /* Plans @act and begins to write it, which takes over @ticket; FALSE with the reason, for people,
   * and @ticket untouched. */
  gboolean (*begin) (HutWorkDesk *self, gpointer act, HutWorkTicket *ticket, GError **error);
  /* @act is on record (@failure NULL), or why not, for people: G_IO_ERROR_CANCELLED where the thing
   * was left. It is freed by free_act() afterwards. */
  void (*ended) (HutWorkDesk *self, gpointer act, const GError *failure);
  GDestroyNotify free_act;
  const char *left; /* why an act was not done whose thing was left; to be translated */
};

/* For subclasses; once. Takes a reference. */
void hut_work_desk_set_browser (HutWorkDesk *self, HutCaseBrowser *browser);
HutCaseBrowser *hut_work_desk_get_browser (HutWorkDesk *self);

/* Shows another thing, which question() asks for; @something FALSE: none. */
void hut_work_desk_show (HutWorkDesk *self, gboolean something);

/* The last answer, owned, until the next changed; why there is none, or NULL. */
gpointer hut_work_desk_get_answer (HutWorkDesk *self);
const GError *hut_work_desk_get_error (HutWorkDesk *self);

/* Does @act (taken over) after what was asked before. */
void hut_work_desk_do (HutWorkDesk *self, gpointer act);

/* The act of @ticket (taken over) was written, or @failure (taken over) says why not, for people.
 */
void hut_work_desk_written (HutWorkTicket *ticket, GError *failure);

/* In ended(), where nobody else says it: emits refused, unless the thing was left. */
void hut_work_desk_refuse (HutWorkDesk *self, const GError *failure);

/* In ended(), where a prompt waits (taken over): it closes, or says @failure; where it was given up
 * meanwhile, as hut_work_desk_refuse(). */
void hut_work_desk_end_wait (HutWorkDesk *self, HutPromptWait *wait, const GError *failure);

/* Whether nothing is on its way. */
gboolean hut_work_desk_is_settled (HutWorkDesk *self);

G_END_DECLS

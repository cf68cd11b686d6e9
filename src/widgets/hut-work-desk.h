/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* One thing that is looked at and worked on: it is read on a worker when it is shown and whenever
 * something of it changed, here or by sync; what people do with it is planned on what was read
 * last, one act after the other, each when the thing was read again after the one before. Nothing
 * that was asked is dropped: an act is told of its end, also where the thing is left before. The
 * part of an object that says what is read and how it is written. Main thread. */
typedef struct _HutWorkDesk HutWorkDesk;

/* An act on its way; says its end with hut_work_desk_written(). */
typedef struct _HutWorkTicket HutWorkTicket;

/* What the object says of it. @owner: the object. */
typedef struct
{
  /* What read() is asked for what is shown; freed by free_question(). */
  gpointer (*question) (gpointer owner);
  void *(*read) (HutReader *reader, void *question, GCancellable *cancellable, GError **error);
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
  gboolean (*concerned) (HutChangeSet *changes);
  /* Plans @act and begins to write it, which takes over @ticket; FALSE with the reason, for people,
   * and @ticket untouched. */
  gboolean (*begin) (gpointer owner, gpointer act, HutWorkTicket *ticket, GError **error);
  /* @act is on record (@failure NULL), or why not, for people: G_IO_ERROR_CANCELLED where the thing
   * was left. It is freed by free_act() afterwards. */
  void (*ended) (gpointer owner, gpointer act, const GError *failure);
  GDestroyNotify free_act;
  /* There is another answer, or none. */
  void (*changed) (gpointer owner);
  /* hut_work_desk_is_settled() may be another. */
  void (*settled) (gpointer owner);
  const char *left; /* why an act was not done whose thing was left; to be translated */
} HutWorkDeskWay;

/* @way is static; takes a reference of @browser. Owned by @owner, and freed in its dispose. */
HutWorkDesk *hut_work_desk_new (gpointer owner, const HutWorkDeskWay *way, HutCaseBrowser *browser);
void hut_work_desk_free (HutWorkDesk *desk);

HutCaseBrowser *hut_work_desk_get_browser (HutWorkDesk *desk);

/* Shows another thing, which question() asks for; @something FALSE: none. */
void hut_work_desk_show (HutWorkDesk *desk, gboolean something);

/* The last answer, owned, until the next changed(); why there is none, or NULL. */
gpointer hut_work_desk_get_answer (HutWorkDesk *desk);
const GError *hut_work_desk_get_error (HutWorkDesk *desk);

/* Does @act (taken over) after what was asked before. */
void hut_work_desk_do (HutWorkDesk *desk, gpointer act);

/* The act of @ticket (taken over) was written, or @failure (taken over) says why not, for people.
 */
void hut_work_desk_written (HutWorkTicket *ticket, GError *failure);

/* Whether nothing is on its way. */
gboolean hut_work_desk_is_settled (HutWorkDesk *desk);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* One thread (DOMAIN 7): what hangs on a case, from the sign that came first to what is being done:
 * warnings whose week and group it belongs to with their tasks, its matter with the other cases,
 * and its own tasks. */

/* A link of the thread. */
typedef struct
{
  const HutKind *kind; /* case, matter, task, warning */
  HutUid id;
  char *title; /* or NULL */
  char *state; /* code of the kind's field `state`, or NULL */
  char *who;   /* of a task: the code of its unit, else its person; or NULL */
  HutTime at;  /* when it began; of a task when it is due. 0: not known */
  guint depth; /* 1: hangs on the last link of depth 0 before it */
} HutThreadLink;

void hut_thread_link_free (HutThreadLink *link);

/* Other cases of a matter that are named; the newest. */
#define HUT_THREAD_CASES 5

/* The links of @record, a case; HutThreadLink array, empty where nothing hangs on it. @n_others
 * (may be NULL) is set to how many other cases its matter has, named or not. By index and bounded.
 */
GPtrArray *hut_reader_case_thread (HutReader *reader, const HutRecord *record, guint *n_others,
                                   GError **error);

G_END_DECLS

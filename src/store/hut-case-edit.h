/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-filter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One case in the old set and in the new one; rowid 0 where it is not in it. */
typedef struct
{
  HutCaseMark before;
  HutCaseMark after;
} HutCaseMarkChange;

/* How a HutCaseSet came from the one before it, so that the list and the map change what changed
 * and look at nothing else. Immutable, counted references, thread-safe.
 *
 * Either a few cases were asked of anew: @removed are those that left their places in the old set,
 * @added the places in the new one that were taken, and what is in neither kept its neighbours; or
 * the whole question was, and all but the first @head and the last @tail may be others. */
typedef struct
{
  gatomicrefcount refs;
  HutCaseSet *set; /* the new one */
  gboolean whole;
  guint head; /* of a whole one */
  guint tail;
  GArray *removed; /* guint, rising; none of a whole one */
  GArray *added;   /* guint, rising */
  GArray *changes; /* HutCaseMarkChange: what came, went, moved on the map or stands otherwise */
} HutCaseEdit;

HutCaseEdit *hut_case_edit_ref (HutCaseEdit *edit);
void hut_case_edit_unref (HutCaseEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseEdit, hut_case_edit_unref)

/* Of a set that was asked for anew; @old may be NULL. Looks at both from their ends. */
HutCaseEdit *hut_case_edit_new_whole (HutCaseSet *old, HutCaseSet *set);

/* Which of two comes first in the set's order: below 0, 0 for the same case, above 0. @mark is one
 * of the set, @found one of those that are put in. */
typedef int (*HutCaseOrderFunc) (const HutCaseMark *found, const HutCaseMark *mark, gpointer data);

/* From @old by asking of the cases @rowids (gint64) only: those in @found (HutCaseMark) are in it
 * from now on, the others are not. Copies the marks where any changed: on a worker. */
HutCaseEdit *hut_case_edit_new (HutCaseSet *old, GArray *rowids, GArray *found,
                                HutCaseOrderFunc order, gpointer data);

/* From @old by time alone: what is due by @now is overdue, what is due by the end of its day soon.
 * For filters that ask nothing of the time. On a worker. */
HutCaseEdit *hut_case_edit_new_clock (HutCaseSet *old, HutTime now);

/* How a case that is due at @due_at stands: hut_case_standing() with the end of the day worked out
 * once. */
HutStanding hut_case_standing_by (gboolean done, HutTime due_at, HutTime now, HutTime day_end);

G_END_DECLS

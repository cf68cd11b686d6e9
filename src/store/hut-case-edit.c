/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sets of cases made from the one before by the smallest edit; see the header. A million marks are
 * looked through once for the cases in question and copied around them, which takes a worker some
 * milliseconds; where each of those comes to stand takes the twenty comparisons of a search. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-edit.h"

#include <stdlib.h>
#include <string.h>

#define SIEVE 4096 /* lowest bits of a rowid by which nearly all marks are passed over */

/* A case that is put into the set. */
typedef struct
{
  HutCaseMark mark;
  guint rank;     /* how many of those that stay come before it */
  guint position; /* in the new set */
  guint was;      /* position in the old one; G_MAXUINT: none */
} Put;

typedef struct
{
  HutCaseSet *old;
  GArray *rowids; /* gint64, rising */
  GArray *places; /* guint, rising: where the old set has them */
  GArray *puts;   /* Put, in the set's order */
  HutCaseOrderFunc order;
  gpointer data;
} Work;

HutCaseEdit *
hut_case_edit_ref (HutCaseEdit *edit)
{
  g_atomic_ref_count_inc (&edit->refs);
  return edit;
}

void
hut_case_edit_unref (HutCaseEdit *edit)
{
  if (!g_atomic_ref_count_dec (&edit->refs))
    return;
  hut_case_set_unref (edit->set);
  g_array_unref (edit->removed);
  g_array_unref (edit->added);
  g_array_unref (edit->changes);
  g_free (edit);
}

static HutCaseEdit *
new_edit (HutCaseSet *set)
{
  HutCaseEdit *edit = g_new0 (HutCaseEdit, 1);

  g_atomic_ref_count_init (&edit->refs);
  edit->set = set;
  edit->removed = g_array_new (FALSE, FALSE, sizeof (guint));
  edit->added = g_array_new (FALSE, FALSE, sizeof (guint));
  edit->changes = g_array_new (FALSE, FALSE, sizeof (HutCaseMarkChange));
  return edit;
}

HutCaseEdit *
hut_case_edit_new_whole (HutCaseSet *old, HutCaseSet *set)
{
  HutCaseEdit *edit = new_edit (hut_case_set_ref (set));
  guint n = old != NULL ? MIN (old->n_marks, set->n_marks) : 0;

  edit->whole = TRUE;
  while (edit->head < n && old->marks[edit->head].rowid == set->marks[edit->head].rowid)
    edit->head++;
  while (edit->tail < n - edit->head && old->marks[old->n_marks - 1 - edit->tail].rowid ==
                                            set->marks[set->n_marks - 1 - edit->tail].rowid)
    edit->tail++;
  return edit;
}

HutStanding
hut_case_standing_by (gboolean done, HutTime due_at, HutTime now, HutTime day_end)
{
  if (done)
    return HUT_STANDING_DONE;
  if (due_at == 0 || due_at >= day_end)
    return HUT_STANDING_AT_WORK;
  return due_at < now ? HUT_STANDING_OVERDUE : HUT_STANDING_SOON;
}

/* ---- The new set ---- */

/* Like @old, and with its marks. */
static HutCaseSet *
share_set (HutCaseSet *old, HutTime now)
{
  HutCaseSet *set = g_new0 (HutCaseSet, 1);
  HutCaseSet *owner = old->owner != NULL ? old->owner : old;

  *set = *old;
  g_atomic_ref_count_init (&set->refs);
  set->filter = hut_case_filter_copy (old->filter);
  set->now = now;
  set->owner = hut_case_set_ref (owner);
  return set;
}

/* Marks of its own, @n of them, not filled yet. */
static void
give_marks (HutCaseSet *set, guint n)
{
  g_clear_pointer (&set->owner, hut_case_set_unref);
  set->marks = g_new (HutCaseMark, MAX (n, 1));
  set->n_marks = n;
}

static gboolean
is_placed (const HutCaseMark *mark)
{
  return mark->place.lon != G_MININT32;
}

static gboolean
looks_the_same (const HutCaseMark *a, const HutCaseMark *b)
{
  return a->rowid == b->rowid && a->standing == b->standing && a->place.lon == b->place.lon &&
         a->place.lat == b->place.lat;
}

static void
count_mark (HutCaseSet *set, const HutCaseMark *mark, int by)
{
  if (mark->rowid == 0)
    return;
  set->n_by_standing[mark->standing] += by;
  set->n_placed += is_placed (mark) ? by : 0;
}

static void
add_change (HutCaseEdit *edit, const HutCaseMark *before, const HutCaseMark *after)
{
  HutCaseMarkChange change = { .before = *before, .after = *after };

  if (looks_the_same (before, after))
    return;
  count_mark (edit->set, before, -1);
  count_mark (edit->set, after, 1);
  g_array_append_val (edit->changes, change);
}

/* ---- Where the cases in question are, and come to be ---- */

static int
compare_rowids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *)a, right = *(const gint64 *)b;

  return left < right ? -1 : left > right;
}

static void
find_places (Work *work)
{
  g_autofree guint8 *sieve = g_new0 (guint8, SIEVE);

  for (guint i = 0; i < work->rowids->len; i++)
    sieve[g_array_index (work->rowids, gint64, i) & (SIEVE - 1)] = 1;
  for (guint i = 0; i < work->old->n_marks; i++)
    if (sieve[work->old->marks[i].rowid & (SIEVE - 1)] &&
        bsearch (&work->old->marks[i].rowid, work->rowids->data, work->rowids->len, sizeof (gint64),
                 compare_rowids) != NULL)
      g_array_append_val (work->places, i);
}

/* The @index-th of those that stay. */
static const HutCaseMark *
staying_mark (const Work *work, guint index)
{
  guint first = 0, end = work->places->len;

  /* As many of them stand before it as have a place of at most index plus their own number. */
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (work->places, guint, middle) <= index + middle)
        first = middle + 1;
      else
        end = middle;
    }
  return &work->old->marks[index + first];
}

static guint
find_rank (const Work *work, const HutCaseMark *mark)
{
  guint first = 0, end = work->old->n_marks - work->places->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (work->order (mark, staying_mark (work, middle), work->data) > 0)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static guint
old_position (const Work *work, gint64 rowid)
{
  for (guint i = 0; i < work->places->len; i++)
    {
      guint place = g_array_index (work->places, guint, i);

      if (work->old->marks[place].rowid == rowid)
        return place;
    }
  return G_MAXUINT;
}

static int
compare_puts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Put *left = a, *right = b;
  const Work *work = data;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return work->order (&left->mark, &right->mark, work->data);
}

static void
rank_found (Work *work, GArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      Put put = { .mark = g_array_index (found, HutCaseMark, i) };

      put.rank = find_rank (work, &put.mark);
      put.was = old_position (work, put.mark.rowid);
      g_array_append_val (work->puts, put);
    }
  g_array_sort_with_data (work->puts, compare_puts, work);
  for (guint i = 0; i < work->puts->len; i++)
    {
      Put *put = &g_array_index (work->puts, Put, i);

      put->position = put->rank + i;
    }
}

/* ---- The edit ---- */

/* Those that stay come between the others; all marks are copied once. */
static void
fill_marks (const Work *work, HutCaseSet *set)
{
  const HutCaseMark *from = work->old->marks;
  guint at = 0, old_at = 0, next = 0;

  for (guint i = 0; i <= work->puts->len; i++)
    {
      const Put *put = i < work->puts->len ? &g_array_index (work->puts, Put, i) : NULL;
      guint until = put != NULL ? put->position : set->n_marks;

      while (at < until)
        {
          guint place = next < work->places->len ? g_array_index (work->places, guint, next)
                                                 : work->old->n_marks;
          guint n = MIN (until - at, place - old_at);

          memcpy (set->marks + at, from + old_at, n * sizeof *from);
          at += n;
          old_at += n;
          if (old_at == place && next < work->places->len)
            {
              old_at++;
              next++;
            }
        }
      if (put != NULL)
        set->marks[at++] = put->mark;
    }
}

static gboolean
is_between (const Work *work, const Put *put)
{
  guint before = 0;

  if (put->was == G_MAXUINT)
    return FALSE;
  while (before < work->places->len && g_array_index (work->places, guint, before) < put->was)
    before++;
  return put->was - before == put->rank;
}

/* What has the same neighbours as before stays in its place: neither removed nor added. */
static void
tell_positions (const Work *work, HutCaseEdit *edit)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  guint last = 0;

  for (guint i = 0; i < work->puts->len; i++)
    {
      const Put *put = &g_array_index (work->puts, Put, i);

      if (is_between (work, put) && put->was >= last)
        {
          last = put->was + 1;
          g_hash_table_add (kept, GUINT_TO_POINTER (last));
        }
      else
        g_array_append_val (edit->added, put->position);
    }
  for (guint i = 0; i < work->places->len; i++)
    {
      guint place = g_array_index (work->places, guint, i);

      if (!g_hash_table_contains (kept, GUINT_TO_POINTER (place + 1)))
        g_array_append_val (edit->removed, place);
    }
}

static void
tell_changes (const Work *work, HutCaseEdit *edit)
{
  static const HutCaseMark none;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < work->puts->len; i++)
    {
      const Put *put = &g_array_index (work->puts, Put, i);

      add_change (edit, put->was != G_MAXUINT ? &work->old->marks[put->was] : &none, &put->mark);
      if (put->was != G_MAXUINT)
        g_hash_table_add (found, GUINT_TO_POINTER (put->was + 1));
    }
  for (guint i = 0; i < work->places->len; i++)
    {
      guint place = g_array_index (work->places, guint, i);

      if (!g_hash_table_contains (found, GUINT_TO_POINTER (place + 1)))
        add_change (edit, &work->old->marks[place], &none);
    }
}

/* Whether any mark is another, be it only in its due time. */
static gboolean
differs (const Work *work, const HutCaseEdit *edit)
{
  if (edit->removed->len > 0 || edit->added->len > 0 || edit->changes->len > 0)
    return TRUE;
  for (guint i = 0; i < work->puts->len; i++)
    {
      const Put *put = &g_array_index (work->puts, Put, i);

      if (work->old->marks[put->was].due_at != put->mark.due_at)
        return TRUE;
    }
  return FALSE;
}

HutCaseEdit *
hut_case_edit_new (HutCaseSet *old, GArray *rowids, GArray *found, HutCaseOrderFunc order,
                   gpointer data)
{
  g_autoptr (GArray) sorted = g_array_copy (rowids);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) puts = g_array_new (FALSE, FALSE, sizeof (Put));
  Work work = { old, sorted, places, puts, order, data };
  HutCaseEdit *edit = new_edit (share_set (old, old->now));

  g_array_sort (sorted, compare_rowids);
  find_places (&work);
  rank_found (&work, found);
  tell_positions (&work, edit);
  tell_changes (&work, edit);
  if (differs (&work, edit))
    {
      give_marks (edit->set, old->n_marks - places->len + puts->len);
      fill_marks (&work, edit->set);
    }
  return edit;
}

HutCaseEdit *
hut_case_edit_new_clock (HutCaseSet *old, HutTime now)
{
  HutTime day_end = hut_time_day_start (now, hut_time_shown_zone (), 1);
  HutCaseEdit *edit = new_edit (share_set (old, now));

  for (guint i = 0; i < old->n_marks; i++)
    {
      const HutCaseMark *mark = &old->marks[i];
      HutCaseMark after = *mark;

      after.standing =
          hut_case_standing_by (mark->standing == HUT_STANDING_DONE, mark->due_at, now, day_end);
      if (after.standing == mark->standing)
        continue;
      if (edit->changes->len == 0)
        {
          give_marks (edit->set, old->n_marks);
          memcpy (edit->set->marks, old->marks, old->n_marks * sizeof *mark);
        }
      edit->set->marks[i] = after;
      add_change (edit, mark, &after);
    }
  return edit;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A HutCaseSet as a list model. An item is made when it is asked for, with its neighbours in one
 * read, and kept by rowid: so it stays the same object when the set is replaced and its place
 * changes, and what GtkListView holds goes on being updated. The last KEPT items are kept, the
 * least recently asked for go first; where more than REFRESHED changed at once, the rest of them is
 * forgotten rather than read, so that no read takes long. Main thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-list.h"

#define PAGE 100
#define KEPT 600
#define REFRESHED 300

struct _HutCaseList
{
  GObject parent_instance;

  HutCaseListFetch fetch; /* NULL once closed */
  HutCaseListName name;
  gpointer data;
  guint n_fetches;

  HutCaseSet *set;     /* or NULL */
  const guint *hidden; /* positions in it that are not in the list while an edit is told */
  guint n_hidden;
  HutCaseEdit *telling; /* that one */
  GHashTable *kept;     /* rowid → GList link in recent */
  GQueue recent;        /* HutCase, owned; the last asked for first */
};

static void hut_case_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutCaseList, hut_case_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hut_case_list_model_init))

static guint
count (HutCaseList *self)
{
  return self->set != NULL ? self->set->n_marks - self->n_hidden : 0;
}

/* The position in the set of the item at @position. */
static guint
set_position (HutCaseList *self, guint position)
{
  for (guint i = 0; i < self->n_hidden && self->hidden[i] <= position; i++)
    position++;
  return position;
}

static gint64
rowid_at (HutCaseList *self, guint position)
{
  return self->set->marks[set_position (self, position)].rowid;
}

static HutTime
list_now (HutCaseList *self)
{
  return self->set != NULL ? self->set->now : hut_time_now ();
}

static const char *
name_of (HutCaseList *self, const HutCaseRow *row)
{
  return self->name != NULL && row->community != NULL ? self->name (row->community, self->data)
                                                      : NULL;
}

/* ---- What is kept ---- */

static HutCase *
find_kept (HutCaseList *self, gint64 rowid)
{
  GList *link = g_hash_table_lookup (self->kept, &rowid);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->recent, link);
  g_queue_push_head_link (&self->recent, link);
  return link->data;
}

/* Takes over @item. */
static void
keep (HutCaseList *self, HutCase *item)
{
  gint64 rowid = hut_case_get_rowid (item);

  g_queue_push_head (&self->recent, item);
  g_hash_table_insert (self->kept, g_memdup2 (&rowid, sizeof rowid), self->recent.head);
}

static void
forget_beyond (HutCaseList *self, guint length)
{
  while (self->recent.length > length)
    {
      HutCase *item = g_queue_pop_tail (&self->recent);
      gint64 rowid = hut_case_get_rowid (item);

      g_hash_table_remove (self->kept, &rowid);
      g_object_unref (item);
    }
}

/* Reads @rowids and keeps what comes; those that are kept already are updated. */
static void
read_rows (HutCaseList *self, GArray *rowids)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (rowids->len == 0 || self->fetch == NULL)
    return;
  self->n_fetches++;
  rows = self->fetch ((const gint64 *)rowids->data, rowids->len, self->data);
  if (rows == NULL)
    return;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      HutCaseRow *row = g_ptr_array_index (rows, i);
      GList *link = g_hash_table_lookup (self->kept, &row->rowid);

      if (link != NULL)
        hut_case_update (link->data, row, name_of (self, row), list_now (self));
      else
        keep (self, hut_case_new (row, name_of (self, row), list_now (self)));
    }
}

/* What is not kept of the page around @position. */
static void
read_page (HutCaseList *self, guint position)
{
  g_autoptr (GArray) missing = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);
  guint begin = position - position % PAGE;
  guint end = MIN (begin + PAGE, count (self));

  for (guint i = begin; i < end; i++)
    {
      gint64 rowid = rowid_at (self, i);

      if (!g_hash_table_contains (self->kept, &rowid))
        g_array_append_val (missing, rowid);
    }
  read_rows (self, missing);
}

/* In the place of a case that went between the set and now: the next set is without it. */
static HutCase *
new_gone (HutCaseList *self, gint64 rowid)
{
  HutCaseRow *row = g_new0 (HutCaseRow, 1);

  row->rowid = rowid;
  row->state = g_strdup ("void");
  return hut_case_new (row, NULL, list_now (self));
}

/* ---- The model ---- */

static GType
hut_case_list_get_item_type (GListModel *model)
{
  return HUT_TYPE_CASE;
}

static guint
hut_case_list_get_n_items (GListModel *model)
{
  return count (HUT_CASE_LIST (model));
}

static gpointer
hut_case_list_get_item (GListModel *model, guint position)
{
  HutCaseList *self = HUT_CASE_LIST (model);
  HutCase *item;
  gint64 rowid;

  if (position >= count (self))
    return NULL;

  rowid = rowid_at (self, position);
  item = find_kept (self, rowid);
  if (item == NULL)
    {
      read_page (self, position);
      item = find_kept (self, rowid);
    }
  if (item == NULL)
    return new_gone (self, rowid);
  g_object_ref (item);
  forget_beyond (self, KEPT);
  return item;
}

static void
hut_case_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hut_case_list_get_item_type;
  iface->get_n_items = hut_case_list_get_n_items;
  iface->get_item = hut_case_list_get_item;
}

static void
hut_case_list_dispose (GObject *object)
{
  HutCaseList *self = HUT_CASE_LIST (object);

  hut_case_list_close (self);
  g_hash_table_remove_all (self->kept);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_pointer (&self->set, hut_case_set_unref);
  G_OBJECT_CLASS (hut_case_list_parent_class)->dispose (object);
}

static void
hut_case_list_finalize (GObject *object)
{
  g_hash_table_unref (HUT_CASE_LIST (object)->kept);
  G_OBJECT_CLASS (hut_case_list_parent_class)->finalize (object);
}

static void
hut_case_list_class_init (HutCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_case_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_case_list_finalize;
}

static void
hut_case_list_init (HutCaseList *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
}

HutCaseList *
hut_case_list_new (HutCaseListFetch fetch, HutCaseListName name, gpointer data)
{
  HutCaseList *self = g_object_new (HUT_TYPE_CASE_LIST, NULL);

  self->fetch = fetch;
  self->name = name;
  self->data = data;
  return self;
}

void
hut_case_list_close (HutCaseList *self)
{
  g_return_if_fail (HUT_IS_CASE_LIST (self));

  self->fetch = NULL;
  self->name = NULL;
  self->data = NULL;
}

/* The items that are kept stand against another time. */
static void
set_now (HutCaseList *self, HutTime before)
{
  if (self->set != NULL && self->set->now != before)
    for (GList *at = self->recent.head; at != NULL; at = at->next)
      hut_case_set_now (at->data, self->set->now);
}

static void
take_set (HutCaseList *self, HutCaseSet *set)
{
  HutTime before = self->set != NULL ? self->set->now : 0;

  g_clear_pointer (&self->set, hut_case_set_unref);
  self->set = set != NULL ? hut_case_set_ref (set) : NULL;
  set_now (self, before);
}

void
hut_case_list_set_set (HutCaseList *self, HutCaseSet *set)
{
  g_autoptr (HutCaseEdit) edit = NULL;
  guint n = count (self);

  g_return_if_fail (HUT_IS_CASE_LIST (self));

  if (set == self->set)
    return;
  if (set != NULL)
    {
      edit = hut_case_edit_new_whole (self->set, set);
      hut_case_list_apply (self, edit);
      return;
    }
  take_set (self, NULL);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

/* From the last on, so that what is before the one that goes stands where it stood. */
static void
tell_removed (HutCaseList *self, GArray *removed)
{
  const guint *places = (const guint *)removed->data;

  for (guint i = removed->len, first; i > 0; i = first)
    {
      first = i - 1;
      while (first > 0 && places[first - 1] + 1 == places[first])
        first--;
      self->hidden = places + first;
      self->n_hidden = removed->len - first;
      g_list_model_items_changed (G_LIST_MODEL (self), places[first], i - first, 0);
    }
}

static void
tell_added (HutCaseList *self, GArray *added)
{
  const guint *places = (const guint *)added->data;

  for (guint i = 0, end; i < added->len; i = end)
    {
      end = i + 1;
      while (end < added->len && places[end] == places[end - 1] + 1)
        end++;
      self->hidden = places + end;
      self->n_hidden = added->len - end;
      g_list_model_items_changed (G_LIST_MODEL (self), places[i], 0, end - i);
    }
}

/* In the old set one by one goes what leaves its place; what is left is in the new set too, with
 * what takes a place there hidden, and that comes one by one. */
static void
tell_edit (HutCaseList *self, HutCaseEdit *edit)
{
  self->telling = edit;
  tell_removed (self, edit->removed);
  self->hidden = (const guint *)edit->added->data;
  self->n_hidden = edit->added->len;
  take_set (self, edit->set);
  tell_added (self, edit->added);
  self->hidden = NULL;
  self->n_hidden = 0;
  self->telling = NULL;
}

void
hut_case_list_apply (HutCaseList *self, HutCaseEdit *edit)
{
  guint ends, removed, added;

  g_return_if_fail (HUT_IS_CASE_LIST (self));
  g_return_if_fail (self->telling == NULL);

  if (!edit->whole)
    {
      g_return_if_fail (count (self) - edit->removed->len + edit->added->len == edit->set->n_marks);
      tell_edit (self, edit);
      return;
    }
  ends = edit->head + edit->tail;
  removed = count (self) - ends;
  take_set (self, edit->set);
  added = count (self) - ends;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), edit->head, removed, added);
}

gboolean
hut_case_list_get_leaving (HutCaseList *self, GArray *rowids)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), FALSE);

  if (self->telling == NULL)
    return FALSE;
  for (guint i = 0; i < self->telling->changes->len; i++)
    {
      const HutCaseMarkChange *change =
          &g_array_index (self->telling->changes, HutCaseMarkChange, i);
      gint64 rowid = change->before.rowid;

      if (rowid != 0 && change->after.rowid == 0)
        g_array_append_val (rowids, rowid);
    }
  return TRUE;
}

void
hut_case_list_refresh (HutCaseList *self, HutChangeSet *changes)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (HUT_IS_CASE_LIST (self));

  for (GList *at = self->recent.head; at != NULL && stale->len < REFRESHED; at = at->next)
    if (hut_change_set_has (changes, hut_case_get_id (at->data)))
      {
        gint64 rowid = hut_case_get_rowid (at->data);

        g_array_append_val (stale, rowid);
      }
  if (stale->len == REFRESHED)
    forget_beyond (self, REFRESHED);
  read_rows (self, stale);
}

gint64
hut_case_list_get_rowid (HutCaseList *self, guint position)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), 0);

  return position < count (self) ? rowid_at (self, position) : 0;
}

guint
hut_case_list_find (HutCaseList *self, gint64 rowid)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), G_MAXUINT);

  for (guint i = 0, n = count (self); i < n; i++)
    if (self->set->marks[i].rowid == rowid)
      return i;
  return G_MAXUINT;
}

HutCase *
hut_case_list_dup_case (HutCaseList *self, gint64 rowid)
{
  HutCase *item;

  g_return_val_if_fail (HUT_IS_CASE_LIST (self), NULL);

  item = find_kept (self, rowid);
  if (item == NULL && rowid != 0)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (one, rowid);
      read_rows (self, one);
      item = find_kept (self, rowid);
    }
  if (item == NULL)
    return NULL;
  g_object_ref (item);
  forget_beyond (self, KEPT);
  return item;
}

guint
hut_case_list_get_n_fetches (HutCaseList *self)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), 0);

  return self->n_fetches;
}

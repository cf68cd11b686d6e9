/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of people: rowids of all, items of those that a view makes rows for, and entries of
 * those whose rows are seen. A list view makes two hundred rows for the dozen in view. Main thread.
 */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-people-list.h"

/* Entries read together, as many as are in view; and items kept: more than a list view has rows. */
#define PAGE 32
#define KEPT 512

/* ---- Items ---- */

struct _HutPersonItem
{
  GObject parent_instance;
  gint64 rowid;
  guint position;        /* where it was made */
  HutPeopleList *list;   /* that it is read by, as long as it lives; or NULL */
  HutPersonEntry *entry; /* NULL: not read yet */
};

G_DEFINE_FINAL_TYPE (HutPersonItem, hut_person_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENTRY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hut_person_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ENTRY)
    g_value_set_pointer (value, HUT_PERSON_ITEM (object)->entry);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_person_item_finalize (GObject *object)
{
  HutPersonItem *self = HUT_PERSON_ITEM (object);

  g_clear_weak_pointer (&self->list);
  g_clear_pointer (&self->entry, hut_person_entry_free);
  G_OBJECT_CLASS (hut_person_item_parent_class)->finalize (object);
}

static void
hut_person_item_class_init (HutPersonItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_person_item_get_property;
  object_class->finalize = hut_person_item_finalize;
  properties[PROP_ENTRY] = g_param_spec_pointer (
      "entry", NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_person_item_init (HutPersonItem *self)
{
}

static HutPersonItem *
item_new (HutPeopleList *list, gint64 rowid, guint position)
{
  HutPersonItem *self = g_object_new (HUT_TYPE_PERSON_ITEM, NULL);

  self->rowid = rowid;
  self->position = position;
  g_set_weak_pointer (&self->list, list);
  return self;
}

/* Takes over @entry. What is read for the first time is no change. */
static void
item_update (HutPersonItem *self, HutPersonEntry *entry)
{
  gboolean first = self->entry == NULL;

  g_clear_pointer (&self->entry, hut_person_entry_free);
  self->entry = entry;
  if (!first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

static void read_around (HutPeopleList *list, HutPersonItem *item);

/* In the place of one who went between the answer and now: the next answer is without. */
static HutPersonEntry *
entry_new_gone (gint64 rowid)
{
  HutPersonEntry *entry = g_new0 (HutPersonEntry, 1);

  entry->rowid = rowid;
  entry->roles = g_array_new (FALSE, FALSE, sizeof (HutHeldRole));
  return entry;
}

const HutPersonEntry *
hut_person_item_get_entry (HutPersonItem *self)
{
  g_return_val_if_fail (HUT_IS_PERSON_ITEM (self), NULL);

  if (self->entry == NULL && self->list != NULL)
    read_around (self->list, self);
  if (self->entry == NULL)
    self->entry = entry_new_gone (self->rowid);
  return self->entry;
}

/* ---- The list ---- */

struct _HutPeopleList
{
  GObject parent_instance;
  HutReader *reader; /* borrowed; or NULL */
  GArray *rowids;    /* gint64 */
  HutTime now;
  GHashTable *kept; /* rowid → GList in recent */
  GQueue recent;    /* HutPersonItem, owned; the last asked for first */
  guint n_fetches;
};

static void hut_people_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutPeopleList, hut_people_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      hut_people_list_model_init))

static gint64
rowid_at (HutPeopleList *self, guint position)
{
  return g_array_index (self->rowids, gint64, position);
}

static void
keep (HutPeopleList *self, HutPersonItem *item)
{
  g_queue_push_head (&self->recent, item);
  g_hash_table_insert (self->kept, g_memdup2 (&item->rowid, sizeof (gint64)), self->recent.head);
}

static void
forget_beyond (HutPeopleList *self, guint length)
{
  while (self->recent.length > length)
    {
      HutPersonItem *item = g_queue_pop_tail (&self->recent);

      g_hash_table_remove (self->kept, &item->rowid);
      g_object_unref (item);
    }
}

static HutPersonItem *
find_kept (HutPeopleList *self, gint64 rowid)
{
  GList *link = g_hash_table_lookup (self->kept, &rowid);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->recent, link);
  g_queue_push_head_link (&self->recent, link);
  return link->data;
}

/* Those of @rowids that are kept are brought up to date. */
static void
read_rows (HutPeopleList *self, GArray *rowids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (rowids->len == 0 || self->reader == NULL)
    return;
  self->n_fetches++;
  entries = hut_reader_person_entries (self->reader, (const gint64 *)rowids->data, rowids->len,
                                       self->now, &error);
  if (entries == NULL)
    {
      g_warning ("Cannot read people: %s", error->message);
      return;
    }
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      HutPersonEntry *entry = entries->pdata[i];
      GList *link = g_hash_table_lookup (self->kept, &entry->rowid);

      if (link != NULL)
        item_update (link->data, entry);
      else
        hut_person_entry_free (entry);
    }
}

/* @item with those beside it that have an item too. */
static void
read_around (HutPeopleList *self, HutPersonItem *item)
{
  g_autoptr (GArray) missing = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);
  gboolean there =
      item->position < self->rowids->len && rowid_at (self, item->position) == item->rowid;
  guint begin = there ? item->position - item->position % PAGE : 0;
  guint end = there ? MIN (begin + PAGE, self->rowids->len) : 0;

  for (guint i = begin; i < end; i++)
    {
      gint64 rowid = rowid_at (self, i);
      GList *link = g_hash_table_lookup (self->kept, &rowid);

      if (link != NULL && HUT_PERSON_ITEM (link->data)->entry == NULL)
        g_array_append_val (missing, rowid);
    }
  if (missing->len == 0)
    g_array_append_val (missing, item->rowid);
  read_rows (self, missing);
}

static GType
hut_people_list_get_item_type (GListModel *model)
{
  return HUT_TYPE_PERSON_ITEM;
}

static guint
hut_people_list_get_n_items (GListModel *model)
{
  return HUT_PEOPLE_LIST (model)->rowids->len;
}

static gpointer
hut_people_list_get_item (GListModel *model, guint position)
{
  HutPeopleList *self = HUT_PEOPLE_LIST (model);
  HutPersonItem *item;
  gint64 rowid;

  if (position >= self->rowids->len)
    return NULL;
  rowid = rowid_at (self, position);
  item = find_kept (self, rowid);
  if (item == NULL)
    {
      item = item_new (self, rowid, position);
      keep (self, item);
    }
  item->position = position;
  g_object_ref (item);
  forget_beyond (self, KEPT);
  return item;
}

static void
hut_people_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hut_people_list_get_item_type;
  iface->get_n_items = hut_people_list_get_n_items;
  iface->get_item = hut_people_list_get_item;
}

static void
hut_people_list_finalize (GObject *object)
{
  HutPeopleList *self = HUT_PEOPLE_LIST (object);

  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_pointer (&self->rowids, g_array_unref);
  G_OBJECT_CLASS (hut_people_list_parent_class)->finalize (object);
}

static void
hut_people_list_class_init (HutPeopleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_people_list_finalize;
}

static void
hut_people_list_init (HutPeopleList *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
  self->rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

HutPeopleList *
hut_people_list_new (void)
{
  return g_object_new (HUT_TYPE_PEOPLE_LIST, NULL);
}

void
hut_people_list_set_reader (HutPeopleList *self, HutReader *reader)
{
  g_return_if_fail (HUT_IS_PEOPLE_LIST (self));

  self->reader = reader;
}

/* Of those that are kept and were read, as they are now. */
static void
renew_kept (HutPeopleList *self)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GList *at = self->recent.head; at != NULL; at = at->next)
    {
      const HutPersonItem *item = at->data;

      if (item->entry != NULL)
        g_array_append_val (rowids, item->rowid);
    }
  read_rows (self, rowids);
}

/* How many at the head and at the end are in both. */
static void
compare (const GArray *before, const GArray *after, guint *head, guint *tail)
{
  guint least = MIN (before->len, after->len);

  *head = *tail = 0;
  while (*head < least &&
         g_array_index (before, gint64, *head) == g_array_index (after, gint64, *head))
    (*head)++;
  while (*tail < least - *head && g_array_index (before, gint64, before->len - 1 - *tail) ==
                                      g_array_index (after, gint64, after->len - 1 - *tail))
    (*tail)++;
}

guint
hut_people_list_count_new (HutPeopleList *self, const GArray *rowids)
{
  guint head, tail;

  g_return_val_if_fail (HUT_IS_PEOPLE_LIST (self), 0);

  compare (self->rowids, rowids, &head, &tail);
  return rowids->len - head - tail;
}

void
hut_people_list_set_rowids (HutPeopleList *self, GArray *rowids, HutTime now)
{
  g_autoptr (GArray) before = NULL;
  guint head, tail;

  g_return_if_fail (HUT_IS_PEOPLE_LIST (self));

  compare (self->rowids, rowids, &head, &tail);
  before = g_steal_pointer (&self->rowids);
  self->rowids = rowids;
  self->now = now;
  /* Nobody is kept where the list becomes quite another. */
  forget_beyond (self, rowids->len - head - tail > KEPT ? 0 : PAGE * 4);
  renew_kept (self);
  if (before->len > head + tail || rowids->len > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                rowids->len - head - tail);
}

guint
hut_people_list_find (HutPeopleList *self, gint64 rowid)
{
  g_return_val_if_fail (HUT_IS_PEOPLE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->rowids->len; i++)
    if (rowid_at (self, i) == rowid)
      return i;
  return G_MAXUINT;
}

guint
hut_people_list_get_n_fetches (HutPeopleList *self)
{
  g_return_val_if_fail (HUT_IS_PEOPLE_LIST (self), 0);

  return self->n_fetches;
}

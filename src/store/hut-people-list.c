/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of people: rowids of all, items of those that are looked at. Main thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-people-list.h"

/* Rows read together, and items kept: more than a list view has rows. */
#define PAGE 64
#define KEPT 512

/* ---- Items ---- */

struct _HutPersonItem
{
  GObject parent_instance;
  HutPersonEntry *entry;
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
  g_clear_pointer (&HUT_PERSON_ITEM (object)->entry, hut_person_entry_free);
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

/* Takes over @entry. */
static HutPersonItem *
item_new (HutPersonEntry *entry)
{
  HutPersonItem *self = g_object_new (HUT_TYPE_PERSON_ITEM, NULL);

  self->entry = entry;
  return self;
}

static void
item_update (HutPersonItem *self, HutPersonEntry *entry)
{
  g_clear_pointer (&self->entry, hut_person_entry_free);
  self->entry = entry;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}

const HutPersonEntry *
hut_person_item_get_entry (HutPersonItem *self)
{
  g_return_val_if_fail (HUT_IS_PERSON_ITEM (self), NULL);

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
  g_hash_table_insert (self->kept, g_memdup2 (&item->entry->rowid, sizeof (gint64)),
                       self->recent.head);
}

static void
forget_beyond (HutPeopleList *self, guint length)
{
  while (self->recent.length > length)
    {
      HutPersonItem *item = g_queue_pop_tail (&self->recent);

      g_hash_table_remove (self->kept, &item->entry->rowid);
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

/* What is kept already is brought up to date. */
static void
read_rows (HutPeopleList *self, const gint64 *rowids, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (n == 0 || self->reader == NULL)
    return;
  self->n_fetches++;
  entries = hut_reader_person_entries (self->reader, rowids, n, self->now, &error);
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
        keep (self, item_new (entry));
    }
}

static void
read_page (HutPeopleList *self, guint position)
{
  g_autoptr (GArray) missing = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);
  guint begin = position - position % PAGE;

  for (guint i = begin; i < MIN (begin + PAGE, self->rowids->len); i++)
    {
      gint64 rowid = rowid_at (self, i);

      if (!g_hash_table_contains (self->kept, &rowid))
        g_array_append_val (missing, rowid);
    }
  read_rows (self, (const gint64 *)missing->data, missing->len);
}

/* In the place of one who went between the answer and now: the next answer is without. */
static HutPersonItem *
new_gone (gint64 rowid)
{
  HutPersonEntry *entry = g_new0 (HutPersonEntry, 1);

  entry->rowid = rowid;
  entry->roles = g_array_new (FALSE, FALSE, sizeof (HutHeldRole));
  return item_new (entry);
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
      read_page (self, position);
      item = find_kept (self, rowid);
    }
  if (item == NULL)
    return new_gone (rowid);
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

/* Of those that are kept, as they are now. */
static void
renew_kept (HutPeopleList *self)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GList *at = self->recent.head; at != NULL; at = at->next)
    {
      gint64 rowid = HUT_PERSON_ITEM (at->data)->entry->rowid;

      g_array_append_val (rowids, rowid);
    }
  read_rows (self, (const gint64 *)rowids->data, rowids->len);
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

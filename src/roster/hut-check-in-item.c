/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One who checks in. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-item.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCheckInItem
{
  GObject parent_instance;
  char *key;
  gint64 rowid;
  gboolean unit;
  HutCheckInName name;
  guint n_members;
  HutCheckInStanding standing;
};

G_DEFINE_FINAL_TYPE (HutCheckInItem, hut_check_in_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
hut_check_in_item_finalize (GObject *object)
{
  HutCheckInItem *self = HUT_CHECK_IN_ITEM (object);

  g_free (self->key);
  hut_check_in_name_clear (&self->name);
  G_OBJECT_CLASS (hut_check_in_item_parent_class)->finalize (object);
}

static void
hut_check_in_item_class_init (HutCheckInItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_check_in_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_check_in_item_init (HutCheckInItem *self)
{
}

static void
take (HutCheckInItem *self, const HutCheckInMark *mark, HutCheckInName *name)
{
  hut_check_in_name_clear (&self->name);
  self->name = *name;
  *name = (HutCheckInName){ 0 };
  if (self->unit)
    self->name.name = g_strdup (mark->name);
  self->n_members = mark->n_members;
  self->standing =
      (HutCheckInStanding){ .done = mark->done, .no_proof = mark->no_proof, .last = mark->last };
  hut_check_in_close (&self->standing, self->unit);
}

HutCheckInItem *
hut_check_in_item_new (const HutCheckInMark *mark, HutCheckInName *name)
{
  HutCheckInItem *self = g_object_new (HUT_TYPE_CHECK_IN_ITEM, NULL);

  self->rowid = mark->rowid;
  self->unit = mark->rowid == 0;
  self->key = self->unit ? g_strdup (mark->unit) : hut_uid_to_string (&name->id);
  take (self, mark, name);
  return self;
}

void
hut_check_in_item_update (HutCheckInItem *self, const HutCheckInMark *mark, HutCheckInName *name)
{
  gboolean same = self->standing.done == mark->done && self->standing.no_proof == mark->no_proof &&
                  self->n_members == mark->n_members &&
                  g_strcmp0 (self->name.name, self->unit ? mark->name : name->name) == 0 &&
                  (self->unit || (g_strcmp0 (self->name.unit, name->unit) == 0 &&
                                  g_strcmp0 (self->name.community, name->community) == 0));

  take (self, mark, name);
  if (!same)
    g_signal_emit (self, changed_signal, 0);
}

const char *
hut_check_in_item_get_key (HutCheckInItem *self)
{
  return self->key;
}

gint64
hut_check_in_item_get_rowid (HutCheckInItem *self)
{
  return self->rowid;
}

gboolean
hut_check_in_item_is_unit (HutCheckInItem *self)
{
  return self->unit;
}

const HutUid *
hut_check_in_item_get_person (HutCheckInItem *self)
{
  return &self->name.id;
}

const char *
hut_check_in_item_get_name (HutCheckInItem *self)
{
  return self->name.name != NULL ? self->name.name : "";
}

const char *
hut_check_in_item_get_unit (HutCheckInItem *self)
{
  return self->name.unit;
}

const char *
hut_check_in_item_get_community (HutCheckInItem *self)
{
  return self->name.community;
}

guint
hut_check_in_item_get_n_members (HutCheckInItem *self)
{
  return self->n_members;
}

const HutCheckInStanding *
hut_check_in_item_get_standing (HutCheckInItem *self)
{
  return &self->standing;
}

char *
hut_check_in_item_dup_words (HutCheckInItem *self)
{
  guint n = 0;

  if (self->standing.all)
    return g_strdup (C_ ("check-in", "Done"));
  for (guint i = 0; i < HUT_N_CHECK_IN_TASKS; i++)
    n += (self->standing.done >> i) & 1;
  if (self->standing.no_proof != 0 && (self->unit || n == 0))
    return g_strdup (C_ ("check-in", "Lacks proof"));
  if (self->unit)
    return g_strdup (C_ ("check-in", "Open"));
  /* Translators: how many of the four things a member has done. */
  return g_strdup_printf (C_ ("check-in", "%u of 4"), n);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of the review of lost cases. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-loss-item.h"

struct _HutLossItem
{
  GObject parent_instance;
  HutLoss *loss;
  char *words;
};

G_DEFINE_FINAL_TYPE (HutLossItem, hut_loss_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REASON,
  PROP_LESSON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hut_loss_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutLossItem *self = HUT_LOSS_ITEM (object);

  if (id == PROP_REASON)
    g_value_set_string (value, hut_loss_item_get_text (self, "loss_reason"));
  else if (id == PROP_LESSON)
    g_value_set_string (value, hut_loss_item_get_text (self, "loss_lesson"));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_loss_item_finalize (GObject *object)
{
  HutLossItem *self = HUT_LOSS_ITEM (object);

  g_clear_pointer (&self->loss, hut_loss_free);
  g_free (self->words);
  G_OBJECT_CLASS (hut_loss_item_parent_class)->finalize (object);
}

static void
hut_loss_item_class_init (HutLossItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_loss_item_get_property;
  object_class->finalize = hut_loss_item_finalize;
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, "", flags);
  properties[PROP_LESSON] = g_param_spec_string ("lesson", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_loss_item_init (HutLossItem *self)
{
}

HutLossItem *
hut_loss_item_new (HutLoss *loss, const char *where)
{
  HutLossItem *self = g_object_new (HUT_TYPE_LOSS_ITEM, NULL);
  const char *parts[] = { loss->cost, where, loss->category, loss->number };
  GString *words = g_string_new (NULL);

  self->loss = loss;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  self->words = g_string_free (words, FALSE);
  return self;
}

const HutLoss *
hut_loss_item_get_loss (HutLossItem *self)
{
  g_return_val_if_fail (HUT_IS_LOSS_ITEM (self), NULL);

  return self->loss;
}

const char *
hut_loss_item_get_words (HutLossItem *self)
{
  g_return_val_if_fail (HUT_IS_LOSS_ITEM (self), NULL);

  return self->words;
}

const char *
hut_loss_item_get_text (HutLossItem *self, const char *field)
{
  const char *text;

  g_return_val_if_fail (HUT_IS_LOSS_ITEM (self), NULL);

  text = g_str_equal (field, "loss_reason") ? self->loss->reason : self->loss->lesson;
  return text != NULL ? text : "";
}

void
hut_loss_item_set_text (HutLossItem *self, const char *field, const char *text)
{
  gboolean reason = g_str_equal (field, "loss_reason");
  char **member;

  g_return_if_fail (HUT_IS_LOSS_ITEM (self));

  if (g_str_equal (hut_loss_item_get_text (self, field), text))
    return;
  member = reason ? &self->loss->reason : &self->loss->lesson;
  g_free (*member);
  *member = *text != '\0' ? g_strdup (text) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[reason ? PROP_REASON : PROP_LESSON]);
}

void
hut_loss_item_update (HutLossItem *self, HutLossItem *newer)
{
  g_return_if_fail (HUT_IS_LOSS_ITEM (self));

  hut_loss_item_set_text (self, "loss_reason", hut_loss_item_get_text (newer, "loss_reason"));
  hut_loss_item_set_text (self, "loss_lesson", hut_loss_item_get_text (newer, "loss_lesson"));
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of what-if. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-what-if-item.h"

#include "domain/hut-rate-words.h"

#define POINT 10000000 /* of the score's thousand-millionths */

struct _HutWhatIfItem
{
  GObject parent_instance;
  HutCaseRow *row;
  HutRateCase item;
  char *words;
  char *gain;
  HutWhatIfChoice choice;
};

G_DEFINE_FINAL_TYPE (HutWhatIfItem, hut_what_if_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOICE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hut_what_if_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOICE)
    g_value_set_uint (value, HUT_WHAT_IF_ITEM (object)->choice);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_what_if_item_finalize (GObject *object)
{
  HutWhatIfItem *self = HUT_WHAT_IF_ITEM (object);

  g_clear_pointer (&self->row, hut_case_row_free);
  g_free (self->words);
  g_free (self->gain);
  G_OBJECT_CLASS (hut_what_if_item_parent_class)->finalize (object);
}

static void
hut_what_if_item_class_init (HutWhatIfItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_what_if_item_get_property;
  object_class->finalize = hut_what_if_item_finalize;
  properties[PROP_CHOICE] =
      g_param_spec_uint ("choice", NULL, NULL, 0, HUT_WHAT_IF_SATISFIED, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_what_if_item_init (HutWhatIfItem *self)
{
}

static void
append (GString *words, const char *part)
{
  if (part != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* What it costs, or that it is not called back yet. */
static char *
words_of (const HutCaseRow *row, const HutRateCase *item, const char *where)
{
  GString *words = g_string_new (NULL);

  if (item->pending)
    append (words, hut_rate_figure_label (HUT_FIGURE_PENDING));
  if (item->contacted == HUT_SAID_NO)
    append (words, hut_rate_figure_label (HUT_FIGURE_NOT_CONTACTED));
  if (item->resolved == HUT_SAID_NO)
    append (words, hut_rate_figure_label (HUT_FIGURE_NOT_RESOLVED));
  if (item->grade > 0)
    append (words, hut_field_code_label (hut_kind_field (&hut_kind_case, "satisfaction"),
                                         hut_rate_grades[item->grade]));
  append (words, where);
  append (words, row->number);
  return g_string_free (words, FALSE);
}

HutWhatIfItem *
hut_what_if_item_new (HutCaseRow *row, const HutRateCase *item, gint64 gain, const char *where)
{
  HutWhatIfItem *self = g_object_new (HUT_TYPE_WHAT_IF_ITEM, NULL);
  int hundredths = (int)((gain + POINT / 200) / (POINT / 100));

  self->row = row;
  self->item = *item;
  self->item.community = self->item.category = self->item.lead = NULL;
  self->words = words_of (row, item, where);
  self->gain =
      gain > 0 ? g_strdup_printf ("+%d.%02d", hundredths / 100, hundredths % 100) : g_strdup ("");
  return self;
}

const HutCaseRow *
hut_what_if_item_get_row (HutWhatIfItem *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_ITEM (self), NULL);

  return self->row;
}

const HutRateCase *
hut_what_if_item_get_case (HutWhatIfItem *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_ITEM (self), NULL);

  return &self->item;
}

const char *
hut_what_if_item_get_words (HutWhatIfItem *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_ITEM (self), NULL);

  return self->words;
}

const char *
hut_what_if_item_get_gain (HutWhatIfItem *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_ITEM (self), NULL);

  return self->gain;
}

HutWhatIfChoice
hut_what_if_item_get_choice (HutWhatIfItem *self)
{
  g_return_val_if_fail (HUT_IS_WHAT_IF_ITEM (self), HUT_WHAT_IF_AS_IT_IS);

  return self->choice;
}

void
hut_what_if_item_set_choice (HutWhatIfItem *self, HutWhatIfChoice choice)
{
  g_return_if_fail (HUT_IS_WHAT_IF_ITEM (self));

  if (self->choice == choice)
    return;
  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}

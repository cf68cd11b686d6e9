/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line as an item of a list model. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-line-item.h"

struct _HutLineItem
{
  GObject parent_instance;
  HutLine *line;
};

G_DEFINE_FINAL_TYPE (HutLineItem, hut_line_item, G_TYPE_OBJECT)

static guint changed_signal;

HutLine *
hut_line_new (const char *id)
{
  HutLine *line = g_new0 (HutLine, 1);

  line->id = g_strdup (id);
  return line;
}

void
hut_line_free (HutLine *line)
{
  if (line == NULL)
    return;
  g_free (line->id);
  g_free (line->lead);
  g_free (line->title);
  g_free (line->note);
  g_free (line->end);
  g_free (line->chip);
  for (guint i = 0; i < HUT_LINE_BUTTONS; i++)
    g_free (line->buttons[i].label);
  for (guint i = 0; i < HUT_LINE_MORE; i++)
    g_free (line->more[i].label);
  g_free (line);
}

static void
add_button (HutLineButton *buttons, guint n_buttons, const HutLineButton *button)
{
  for (guint i = 0; i < n_buttons; i++)
    if (buttons[i].label == NULL)
      {
        buttons[i] = *button;
        return;
      }
  g_return_if_reached ();
}

void
hut_line_add_button (HutLine *line, char *label, const char *action, const char *style)
{
  add_button (line->buttons, HUT_LINE_BUTTONS, &(HutLineButton){ label, action, style });
}

void
hut_line_add_more (HutLine *line, char *label, const char *action)
{
  add_button (line->more, HUT_LINE_MORE, &(HutLineButton){ label, action, NULL });
}

static gboolean
same_buttons (const HutLineButton *a, const HutLineButton *b, guint n_buttons)
{
  for (guint i = 0; i < n_buttons; i++)
    if (g_strcmp0 (a[i].label, b[i].label) != 0 || a[i].action != b[i].action ||
        a[i].style != b[i].style)
      return FALSE;
  return TRUE;
}

static gboolean
same_line (const HutLine *a, const HutLine *b)
{
  return g_strcmp0 (a->lead, b->lead) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->end, b->end) == 0 &&
         g_strcmp0 (a->chip, b->chip) == 0 && a->chip_icon == b->chip_icon &&
         a->chip_tone == b->chip_tone && a->depth == b->depth && a->strong == b->strong &&
         same_buttons (a->buttons, b->buttons, HUT_LINE_BUTTONS) &&
         same_buttons (a->more, b->more, HUT_LINE_MORE);
}

static void
hut_line_item_finalize (GObject *object)
{
  hut_line_free (HUT_LINE_ITEM (object)->line);
  G_OBJECT_CLASS (hut_line_item_parent_class)->finalize (object);
}

static void
hut_line_item_class_init (HutLineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_line_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_line_item_init (HutLineItem *self)
{
}

HutLineItem *
hut_line_item_new (HutLine *line)
{
  HutLineItem *self = g_object_new (HUT_TYPE_LINE_ITEM, NULL);

  self->line = line;
  return self;
}

const HutLine *
hut_line_item_get_line (HutLineItem *self)
{
  return self->line;
}

void
hut_line_item_set_line (HutLineItem *self, HutLine *line)
{
  if (same_line (self->line, line))
    {
      hut_line_free (line);
      return;
    }
  hut_line_free (self->line);
  self->line = line;
  g_signal_emit (self, changed_signal, 0);
}

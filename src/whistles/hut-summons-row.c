/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of one that is called: built once, filled again when its line says something else. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-summons-row.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutSummonsRow
{
  GtkListBoxRow parent_instance;
  GtkLabel *title;
  GtkWidget *note;
  GtkWidget *part;
  GtkWidget *marks;
  HutChip *chip;
  GtkLabel *caption;
  HutCountClock *clock;
  GtkWidget *steps;
  GtkWidget *buttons[HUT_SUMMONS_BUTTONS];
  GtkWidget *more;
  HutSummonsLine *line;
};

G_DEFINE_FINAL_TYPE (HutSummonsRow, hut_summons_row, GTK_TYPE_LIST_BOX_ROW)

static guint passed_signal;

/* ---- The value ---- */

HutSummonsLine *
hut_summons_line_new (const char *id)
{
  HutSummonsLine *line = g_new0 (HutSummonsLine, 1);

  line->id = g_strdup (id);
  return line;
}

void
hut_summons_line_free (HutSummonsLine *line)
{
  if (line == NULL)
    return;
  g_free (line->id);
  g_free (line->title);
  g_free (line->note);
  g_free (line->part);
  g_free (line->marks);
  g_free (line->chip);
  g_free (line->what);
  g_free (line->caption);
  for (guint i = 0; i < HUT_SUMMONS_BUTTONS; i++)
    g_free (line->buttons[i].label);
  for (guint i = 0; i < HUT_SUMMONS_MENU; i++)
    g_free (line->menu[i].label);
  g_free (line);
}

void
hut_summons_line_add_item (HutSummonsLine *line, char *label, const char *action)
{
  for (guint i = 0; i < HUT_SUMMONS_MENU; i++)
    if (line->menu[i].label == NULL)
      {
        line->menu[i] = (HutSummonsOffer){ label, action };
        return;
      }
  g_free (label);
  g_return_if_reached ();
}

void
hut_summons_line_add_button (HutSummonsLine *line, char *label, const char *action)
{
  for (guint i = 0; i < HUT_SUMMONS_BUTTONS; i++)
    if (line->buttons[i].label == NULL)
      {
        line->buttons[i] = (HutSummonsOffer){ label, action };
        return;
      }
  hut_summons_line_add_item (line, label, action);
}

static gboolean
same_offers (const HutSummonsOffer *a, const HutSummonsOffer *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (a[i].label, b[i].label) != 0 || a[i].action != b[i].action)
      return FALSE;
  return TRUE;
}

static gboolean
same_line (const HutSummonsLine *a, const HutSummonsLine *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->part, b->part) == 0 &&
         g_strcmp0 (a->marks, b->marks) == 0 && g_strcmp0 (a->chip, b->chip) == 0 &&
         a->chip_icon == b->chip_icon && a->chip_tone == b->chip_tone &&
         g_strcmp0 (a->what, b->what) == 0 && g_strcmp0 (a->caption, b->caption) == 0 &&
         same_offers (a->buttons, b->buttons, HUT_SUMMONS_BUTTONS) &&
         same_offers (a->menu, b->menu, HUT_SUMMONS_MENU);
}

/* ---- Showing ---- */

static void
name_offer (GtkWidget *widget, const char *label, const char *unit)
{
  /* Translators: a step, and whose it is. */
  g_autofree char *name = g_strdup_printf (C_ ("offer", "%s, %s"), label, unit);

  hut_button_set_name (widget, name);
}

static void
show_button (HutSummonsRow *self, guint place)
{
  const HutSummonsOffer *offer = &self->line->buttons[place];
  GtkWidget *button = self->buttons[place];

  gtk_widget_set_visible (button, offer->label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (offer->label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (button), offer->label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->line->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), offer->action);
  name_offer (button, offer->label, self->line->title);
}

/* Made when it is opened. */
static void
on_open_menu (GtkMenuButton *button, gpointer data)
{
  HutSummonsRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < HUT_SUMMONS_MENU && self->line->menu[i].label != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (self->line->menu[i].label, NULL);

      g_menu_item_set_action_and_target (item, self->line->menu[i].action, "s", self->line->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_steps (HutSummonsRow *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < HUT_SUMMONS_BUTTONS; i++)
    {
      show_button (self, i);
      any = any || self->line->buttons[i].label != NULL;
    }
  gtk_widget_set_visible (self->more, self->line->menu[0].label != NULL);
  if (self->line->menu[0].label != NULL)
    name_offer (self->more, _ ("Other steps"), self->line->title);
  gtk_widget_set_visible (self->steps, any || self->line->menu[0].label != NULL);
}

static void
name_row (HutSummonsRow *self)
{
  const HutSummonsLine *line = self->line;
  g_autoptr (GString) name = g_string_new (NULL);
  const char *const parts[] = { line->title, line->chip, line->note, line->part, line->marks };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? C_ ("parts of a row", ", ") : "",
                              parts[i]);
  g_string_replace (name, "\n", C_ ("parts of a row", ", "), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

static void
show_wrapped (GtkWidget *label, const char *text)
{
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show (HutSummonsRow *self)
{
  const HutSummonsLine *line = self->line;

  gtk_label_set_text (self->title, line->title);
  show_wrapped (self->note, line->note);
  show_wrapped (self->part, line->part);
  show_wrapped (self->marks, line->marks);
  hut_chip_set (self->chip, line->chip, line->chip_icon, line->chip_tone);
  gtk_label_set_text (self->caption, line->caption != NULL ? line->caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), line->caption != NULL);
  show_steps (self);
  name_row (self);
}

static void
on_passed (HutSummonsRow *self)
{
  g_signal_emit (self, passed_signal, 0);
}

/* ---- The widget ---- */

static void
hut_summons_row_finalize (GObject *object)
{
  hut_summons_line_free (HUT_SUMMONS_ROW (object)->line);
  G_OBJECT_CLASS (hut_summons_row_parent_class)->finalize (object);
}

static void
hut_summons_row_class_init (HutSummonsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_summons_row_finalize;
  passed_signal = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_steps (HutSummonsRow *self)
{
  self->steps = g_object_new (GTK_TYPE_BOX, "spacing", 8, "margin-top", 4, NULL);
  for (guint i = 0; i < HUT_SUMMONS_BUTTONS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label ("");
      gtk_box_append (GTK_BOX (self->steps), self->buttons[i]);
    }
  self->more = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "hut-more-symbolic", "tooltip-text",
                             _ ("Other steps"), NULL);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), on_open_menu, self, NULL);
  gtk_box_append (GTK_BOX (self->steps), self->more);
  return self->steps;
}

/* Who it is, and what it can do, at the left. */
static GtkWidget *
new_words (HutSummonsRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "hut-heading");
  self->part = hut_wrapped_label_new ("", NULL);
  self->note = hut_wrapped_label_new ("", "hut-note");
  self->marks = hut_wrapped_label_new ("", NULL);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), self->part);
  gtk_box_append (GTK_BOX (words), self->note);
  gtk_box_append (GTK_BOX (words), self->marks);
  gtk_box_append (GTK_BOX (words), new_steps (self));
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

/* Where it stands, and how long, at the right. */
static GtkWidget *
new_standing (HutSummonsRow *self)
{
  GtkWidget *standing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->chip = HUT_CHIP (hut_chip_new ("", "", "done"));
  gtk_widget_set_valign (GTK_WIDGET (self->chip), GTK_ALIGN_CENTER);
  self->clock = HUT_COUNT_CLOCK (hut_count_clock_new ("hut-summons-clock"));
  g_signal_connect_object (self->clock, "passed", G_CALLBACK (on_passed), self, G_CONNECT_SWAPPED);
  self->caption = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "hut-note");
  gtk_widget_set_size_request (column, 116, -1);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->clock));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->caption));
  gtk_widget_set_valign (standing, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (standing), GTK_WIDGET (self->chip));
  gtk_box_append (GTK_BOX (standing), column);
  return standing;
}

static void
hut_summons_row_init (HutSummonsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), new_words (self));
  gtk_box_append (GTK_BOX (box), new_standing (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-summons");
}

GtkWidget *
hut_summons_row_new (void)
{
  return g_object_new (HUT_TYPE_SUMMONS_ROW, NULL);
}

void
hut_summons_row_set_line (HutSummonsRow *self, HutSummonsLine *line)
{
  gboolean same = self->line != NULL && same_line (self->line, line);

  hut_count_clock_set (self->clock, line->count, line->count_at,
                       line->what != NULL ? line->what : line->chip, line->count_tone);
  hut_summons_line_free (self->line);
  self->line = line;
  if (!same)
    show (self);
}

const HutSummonsLine *
hut_summons_row_get_line (HutSummonsRow *self)
{
  return self->line;
}

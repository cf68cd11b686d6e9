/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The widget of a row: built once, filled again whenever its line says something else. Main thread.
 */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-button-name.h"
#include "widgets/hut-line-item.h"
#include "widgets/hut-button-focus.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-row-menu.h"

#define INDENT 24 /* px a step of a tree */

struct _HutLineRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *lead;
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *chip;
  GtkWidget *end;
  GtkWidget *buttons[HUT_LINE_BUTTONS];
  const char *styles[HUT_LINE_BUTTONS]; /* that the buttons have, or NULL */
  GtkWidget *more;                      /* a menu button; NULL until a line needs one */
  HutLineItem *item;
};

G_DEFINE_FINAL_TYPE (HutLineRow, hut_line_row, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_button (HutLineRow *self, guint place, const HutLine *line)
{
  const HutLineButton *what = &line->buttons[place];
  GtkWidget *button = self->buttons[place];
  g_autofree char *name = NULL;

  gtk_widget_set_visible (button, what->label != NULL);
  if (what->label == NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
      return;
    }
  gtk_button_set_label (GTK_BUTTON (button), what->label);
  if (self->styles[place] != NULL)
    gtk_widget_remove_css_class (button, self->styles[place]);
  self->styles[place] = what->style;
  if (what->style != NULL)
    gtk_widget_add_css_class (button, what->style);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), what->action);
  /* The label alone says not whom it is about. */
  name = g_strdup_printf ("%s, %s", what->label, line->title);
  hut_button_set_name (button, name);
}

static GMenuModel *
make_more (gpointer data)
{
  HutLineRow *self = data;
  const HutLine *line = hut_line_item_get_line (self->item);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < HUT_LINE_MORE && line->more[i].label != NULL; i++)
    hut_row_menu_append (menu, line->more[i].label, line->more[i].action, line->id);
  return G_MENU_MODEL (menu);
}

static void
show_more (HutLineRow *self, const HutLine *line)
{
  gboolean any = line->more[0].label != NULL;

  if (any && self->more == NULL)
    {
      self->more = hut_row_menu_new (make_more, self);
      hut_button_leave_focus (self->more);
      gtk_box_append (GTK_BOX (self->box), self->more);
    }
  if (any)
    hut_row_menu_set_title (self->more, line->title);
  if (self->more != NULL)
    gtk_widget_set_visible (self->more, any);
}

static void
name_row (HutLineRow *self, const HutLine *line)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *const parts[] = { line->lead, line->title, line->chip, line->note, line->end };
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", parts[i]);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                    -1);
}

static void
show_line (HutLineRow *self)
{
  const HutLine *line = hut_line_item_get_line (self->item);

  gtk_widget_set_margin_start (self->box, (int)line->depth * INDENT);
  show_text (self->lead, line->lead);
  show_text (self->title, line->title);
  show_text (self->note, line->note);
  show_text (self->end, line->end);
  gtk_widget_set_visible (self->chip, line->chip != NULL);
  hut_chip_set (HUT_CHIP (self->chip), line->chip != NULL ? line->chip : "",
                line->chip_icon != NULL ? line->chip_icon : "",
                line->chip_tone != NULL ? line->chip_tone : "done");
  if (line->strong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hut-now");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-now");
  for (guint i = 0; i < HUT_LINE_BUTTONS; i++)
    show_button (self, i, line);
  show_more (self, line);
  name_row (self, line);
}

static GtkWidget *
new_label (const char *style, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", ellipsize, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* What a screen reader does with a row: it is opened as by Enter. */
static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLineRow *self = HUT_LINE_ROW (widget);
  GtkWidget *list = gtk_widget_get_ancestor (widget, HUT_TYPE_LINE_LIST);

  if (self->item != NULL && list != NULL)
    hut_line_list_open (HUT_LINE_LIST (list), hut_line_item_get_line (self->item)->id);
}

static void
hut_line_row_dispose (GObject *object)
{
  HutLineRow *self = HUT_LINE_ROW (object);

  hut_line_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_line_row_parent_class)->dispose (object);
}

static void
hut_line_row_class_init (HutLineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_line_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "council-row");
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "row.open", NULL, do_open);
}

static void
hut_line_row_init (HutLineRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->lead = new_label ("hut-strong", PANGO_ELLIPSIZE_NONE);
  self->title = new_label ("hut-strong", PANGO_ELLIPSIZE_END);
  self->note = new_label ("hut-note", PANGO_ELLIPSIZE_END);
  self->end = new_label ("hut-note", PANGO_ELLIPSIZE_NONE);
  self->chip = hut_chip_new ("", "", "done");
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->note);
  gtk_box_append (GTK_BOX (self->box), self->lead);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), self->chip);
  gtk_box_append (GTK_BOX (self->box), self->end);
  for (guint i = 0; i < HUT_LINE_BUTTONS; i++)
    {
      self->buttons[i] = gtk_button_new_with_label ("");
      gtk_widget_set_valign (self->buttons[i], GTK_ALIGN_CENTER);
      gtk_widget_set_visible (self->buttons[i], FALSE);
      hut_button_leave_focus (self->buttons[i]);
      gtk_box_append (GTK_BOX (self->box), self->buttons[i]);
    }
}

GtkWidget *
hut_line_row_new (void)
{
  return g_object_new (HUT_TYPE_LINE_ROW, NULL);
}

void
hut_line_row_set_item (HutLineRow *self, HutLineItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_line, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_line), self);
  show_line (self);
}

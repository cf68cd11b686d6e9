/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the review of lost cases. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-loss-row.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLossRow
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GtkLabel *title;
  GtkWidget *open;
  GtkLabel *words;
  GtkEditable *reason;
  GtkEditable *lesson;
  HutLossItem *item;
};

G_DEFINE_FINAL_TYPE (HutLossRow, hut_loss_row, GTK_TYPE_WIDGET)

/* The field that @entry is for. */
static const char *
field_of (HutLossRow *self, GtkEditable *entry)
{
  return entry == self->reason ? "loss_reason" : "loss_lesson";
}

static void
save (HutLossRow *self, GtkEditable *entry)
{
  const char *field = field_of (self, entry);
  g_autofree char *text = NULL;
  char id[HUT_UID_STRING_LEN + 1];

  if (self->item == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  if (g_str_equal (text, hut_loss_item_get_text (self->item, field)))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "losses.save", "(sss)",
                              hut_uid_print (&hut_loss_item_get_loss (self->item)->id, id), field,
                              text);
}

static void
on_leave (HutLossRow *self, GtkEventController *focus)
{
  save (self, GTK_EDITABLE (gtk_event_controller_get_widget (focus)));
}

static void
show_text (HutLossRow *self, GtkEditable *entry)
{
  const char *text = hut_loss_item_get_text (self->item, field_of (self, entry));

  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

static void
show_reason (HutLossRow *self)
{
  show_text (self, self->reason);
}

static void
show_lesson (HutLossRow *self)
{
  show_text (self, self->lesson);
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLossRow *self = HUT_LOSS_ROW (widget);
  char id[HUT_UID_STRING_LEN + 1];

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_uid_print (&hut_loss_item_get_loss (self->item)->id, id));
}

/* For who cannot leave an entry, as a screen reader. */
static void
save_both (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (HUT_LOSS_ROW (widget), HUT_LOSS_ROW (widget)->reason);
  save (HUT_LOSS_ROW (widget), HUT_LOSS_ROW (widget)->lesson);
}

static void
set_name (GtkWidget *widget, const char *what, const char *title)
{
  g_autofree char *name = what != NULL
                              ? g_strdup_printf (C_ ("case summary", "%s, %s"), what, title)
                              : g_strdup (title);

  hut_button_set_name (widget, name);
}

/* Each part says of which case it is. */
static void
name_all (HutLossRow *self, const char *title)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary =
      g_strdup_printf (C_ ("case summary", "%s, %s"), title, hut_loss_item_get_words (self->item));

  set_name (GTK_WIDGET (self->reason), _ ("Why points were lost"), title);
  set_name (GTK_WIDGET (self->lesson), _ ("What is learnt from it"), title);
  set_name (self->open, _ ("Open the case"), title);
  set_name (GTK_WIDGET (self), NULL, summary);
  if (row != NULL)
    set_name (row, NULL, summary);
}

static void
hut_loss_row_dispose (GObject *object)
{
  HutLossRow *self = HUT_LOSS_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_loss_row_parent_class)->dispose (object);
}

static void
hut_loss_row_class_init (HutLossRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_loss_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_case);
  gtk_widget_class_install_action (widget_class, "row.save", NULL, save_both);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-loss-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, grid);
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, title);
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, open);
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, words);
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, reason);
  gtk_widget_class_bind_template_child (widget_class, HutLossRow, lesson);
  gtk_widget_class_bind_template_callback (widget_class, save);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
}

static void
hut_loss_row_init (HutLossRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hut_loss_row_set_item (HutLossRow *self, HutLossItem *item)
{
  const char *title;

  g_return_if_fail (HUT_IS_LOSS_ROW (self));

  if (self->item != NULL)
    {
      save (self, self->reason);
      save (self, self->lesson);
      g_signal_handlers_disconnect_by_data (self->item, self);
    }
  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::reason", G_CALLBACK (show_reason), self);
  g_signal_connect_swapped (item, "notify::lesson", G_CALLBACK (show_lesson), self);
  title = hut_loss_item_get_loss (item)->title;
  if (title == NULL)
    title = _ ("No title");
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, hut_loss_item_get_words (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), hut_loss_item_get_words (item));
  show_reason (self);
  show_lesson (self);
  name_all (self, title);
}

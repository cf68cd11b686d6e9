/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window around a view of attachments. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachments-window.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-toast.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutToastOverlay *toasts;
  GtkLabel *heading;
  GtkLabel *note;
  HutAttachmentsView *view;
} HutAttachmentsWindowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (HutAttachmentsWindow, hut_attachments_window, GTK_TYPE_WINDOW)

static HutAttachmentsWindowPrivate *
priv_of (gpointer window)
{
  return hut_attachments_window_get_instance_private (HUT_ATTACHMENTS_WINDOW (window));
}

static void
on_told (HutAttachmentsWindow *self, const char *message, const char *batch)
{
  g_autofree char *action =
      batch != NULL ? g_strconcat ("attachments-window.undo::", batch, NULL) : NULL;

  hut_toast_overlay_show (priv_of (self)->toasts, message, batch != NULL ? _ ("Undo") : NULL,
                          action);
}

/* ---- Actions ---- */

static void
do_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id, *moment;
  const HutRecord *record;

  g_variant_get (parameter, "(&s&s)", &id, &moment);
  record = hut_attachments_view_find (priv_of (widget)->view, id);
  if (record != NULL)
    HUT_ATTACHMENTS_WINDOW_GET_CLASS (widget)->date (HUT_ATTACHMENTS_WINDOW (widget), record,
                                                     *moment != '\0' ? moment : NULL);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HutRecord *record =
      hut_attachments_view_find (priv_of (widget)->view, g_variant_get_string (parameter, NULL));
  g_autofree char *told = NULL;

  if (record == NULL)
    return;
  /* Translators: a notice; %s is the name of a file. */
  told = g_strdup_printf (_ ("Removed: %s"), hut_record_get_text (record, "name"));
  HUT_ATTACHMENTS_WINDOW_GET_CLASS (widget)->remove (HUT_ATTACHMENTS_WINDOW (widget), record, told);
}

/* The buttons stand beside the view. */
static void
do_in_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (priv_of (widget)->view), name, NULL);
}

static void
do_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "undo", parameter);
}

/* ---- The window ---- */

static void
hut_attachments_window_class_init (HutAttachmentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HUT_TYPE_ATTACHMENTS_VIEW);
  g_type_ensure (HUT_TYPE_TOAST_OVERLAY);
  hut_page_class_tells (widget_class);
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "s", do_remove);
  gtk_widget_class_install_action (widget_class, "attachments.date", "(ss)", do_date);
  gtk_widget_class_install_action (widget_class, "attachments-window.undo", "s", do_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachments.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/widgets/hut-attachments-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, HutAttachmentsWindow, toasts);
  gtk_widget_class_bind_template_child_private (widget_class, HutAttachmentsWindow, heading);
  gtk_widget_class_bind_template_child_private (widget_class, HutAttachmentsWindow, note);
  gtk_widget_class_bind_template_child_private (widget_class, HutAttachmentsWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
}

static void
hut_attachments_window_init (HutAttachmentsWindow *self)
{
  HutAttachmentsWindowPrivate *priv = priv_of (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_attachments_view_take_drops (priv->view, GTK_WIDGET (priv->toasts));
  g_signal_connect (self, "told", G_CALLBACK (on_told), NULL);
}

void
hut_attachments_window_set_up (HutAttachmentsWindow *self, HutStore *store, const char *note,
                               const HutAttachmentFooter *marks)
{
  HutAttachmentsWindowPrivate *priv = priv_of (self);

  gtk_label_set_label (priv->note, note);
  hut_attachments_view_set_footer (priv->view, marks, NULL);
  hut_attachments_view_set_store (priv->view, store);
}

void
hut_attachments_window_set_heading (HutAttachmentsWindow *self, const char *heading)
{
  gtk_label_set_label (priv_of (self)->heading, heading);
}

void
hut_attachments_window_show (HutAttachmentsWindow *self, const HutKind *of, const HutUid *id,
                             GPtrArray *records)
{
  hut_attachments_view_show (priv_of (self)->view, of, id, records);
}

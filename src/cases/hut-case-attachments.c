/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The section of attachments. It reads their records; what is done with them is in
 * widgets/hut-attachments-view. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-attachments.h"

#include "store/hut-reader-parts.h"
#include "widgets/hut-attachments-view.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseAttachments
{
  HutCaseSection parent_instance;
  HutAttachmentsView *view;
  HutCaseActions *actions; /* while a case is shown */
};

G_DEFINE_FINAL_TYPE (HutCaseAttachments, hut_case_attachments, HUT_TYPE_CASE_SECTION)

static gboolean
hut_case_attachments_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (section);
  g_autoptr (GError) error = NULL;
  GPtrArray *records =
      hut_reader_case_parts (shown->reader, &hut_kind_attachment, &shown->record->id, &error);

  if (records == NULL)
    {
      g_warning ("Cannot read the attachments: %s", error->message);
      return FALSE;
    }
  g_set_object (&self->actions, shown->actions);
  hut_attachments_view_set_store (
      self->view, hut_case_browser_get_store (hut_case_actions_get_browser (self->actions)));
  hut_attachments_view_show (self->view, &hut_kind_case, &shown->record->id, records);
  return TRUE;
}

static void
hut_case_attachments_leave (HutCaseSection *section)
{
  hut_attachments_view_leave (HUT_CASE_ATTACHMENTS (section)->view);
}

static void
on_told (HutCaseAttachments *self, const char *message, const char *batch)
{
  if (self->actions != NULL)
    hut_case_actions_tell (self->actions, message, batch);
}

/* The controls stand in the heading, outside the view. */
static void
do_in_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (HUT_CASE_ATTACHMENTS (widget)->view), name, NULL);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (widget);
  const HutRecord *record =
      hut_attachments_view_find (self->view, g_variant_get_string (parameter, NULL));
  g_autofree char *words = NULL;
  HutWrite *write;

  if (record == NULL)
    return;
  /* Translators: a notice; %s is the name of a file. */
  words = g_strdup_printf (_ ("Removed: %s"), hut_record_get_text (record, "name"));
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_attachment, &record->id, _ ("Removed from the case"));
  hut_case_actions_write (self->actions, write, words, HUT_ACT_TELL, NULL, NULL);
}

/* ---- The object ---- */

static void
hut_case_attachments_dispose (GObject *object)
{
  g_clear_object (&HUT_CASE_ATTACHMENTS (object)->actions);
  G_OBJECT_CLASS (hut_case_attachments_parent_class)->dispose (object);
}

static void
hut_case_attachments_class_init (HutCaseAttachmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_case_attachments_dispose;
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_attachments_show;
  HUT_CASE_SECTION_CLASS (klass)->leave = hut_case_attachments_leave;

  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "s", do_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachments.paste", NULL);
}

static GtkWidget *
new_control (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", words,
                                    "action-name", action, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static void
hut_case_attachments_init (HutCaseAttachments *self)
{
  HutCaseSection *section = HUT_CASE_SECTION (self);

  hut_case_section_set_title (section, _ ("Photographs and papers"));
  hut_case_section_add_control (
      section, new_control ("hut-paste-symbolic", _ ("Paste a picture"), "attachments.paste"));
  hut_case_section_add_control (
      section, new_control ("hut-add-symbolic", _ ("Attach files"), "attachments.add"));
  self->view = HUT_ATTACHMENTS_VIEW (hut_attachments_view_new ());
  g_signal_connect_object (self->view, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  hut_case_section_append (section, GTK_WIDGET (self->view));
  hut_attachments_view_take_drops (self->view, GTK_WIDGET (self));
}

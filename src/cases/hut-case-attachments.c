/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The section of attachments. It reads their records; pictures come from a worker, and adding is a
 * worker's too. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-attachments.h"

#include "cases/hut-attach-job.h"
#include "cases/hut-attachment-copy.h"
#include "cases/hut-attachment-tile.h"
#include "cases/hut-attachment-window.h"
#include "exchange/hut-media-type.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseAttachments
{
  HutCaseSection parent_instance;

  GtkWidget *progress;
  GtkWidget *refused;
  GtkWidget *refused_words;
  GtkWidget *none;
  GtkWidget *flow;

  HutCaseActions *actions; /* while a case is shown */
  HutUid id;               /* of that case */
  HutAttachmentImages *images;
  GPtrArray *records; /* HutRecord */
};

G_DEFINE_FINAL_TYPE (HutCaseAttachments, hut_case_attachments, HUT_TYPE_CASE_SECTION)

static HutStore *
store_of (HutCaseAttachments *self)
{
  return hut_case_browser_get_store (hut_case_actions_get_browser (self->actions));
}

/* ---- Showing ---- */

/* Records are made and voided, hardly ever changed: the uids say whether anything is new. */
static gboolean
same_records (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const HutRecord *record = one->pdata[i];

      if (!hut_uid_equal (&record->id, &((HutRecord *)other->pdata[i])->id))
        return FALSE;
    }
  return TRUE;
}

static void
clear_flow (HutCaseAttachments *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
}

static void
fill_flow (HutCaseAttachments *self)
{
  clear_flow (self);
  for (guint i = 0; i < self->records->len; i++)
    gtk_flow_box_insert (GTK_FLOW_BOX (self->flow),
                         hut_attachment_tile_new (self->images, self->records->pdata[i]), -1);
  gtk_widget_set_visible (self->flow, self->records->len > 0);
  gtk_widget_set_visible (self->none, self->records->len == 0);
}

static gboolean
hut_case_attachments_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (section);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      hut_reader_case_parts (shown->reader, &hut_kind_attachment, &shown->record->id, &error);

  if (records == NULL)
    {
      g_warning ("Cannot read the attachments: %s", error->message);
      return FALSE;
    }
  if (g_set_object (&self->actions, shown->actions))
    {
      g_clear_object (&self->images);
      self->images = hut_attachment_images_new (hut_store_get_path (store_of (self)));
    }
  self->id = shown->record->id;
  if (shown->another)
    gtk_widget_set_visible (self->refused, FALSE);
  if (shown->another || !same_records (self->records, records))
    {
      g_clear_pointer (&self->records, g_ptr_array_unref);
      self->records = g_steal_pointer (&records);
      fill_flow (self);
    }
  return TRUE;
}

static void
hut_case_attachments_leave (HutCaseSection *section)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (section);

  clear_flow (self);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

/* ---- Adding ---- */

static void
show_refused (HutCaseAttachments *self, GPtrArray *refused)
{
  g_autofree char *lines = NULL;
  g_autofree char *words = NULL;

  if (refused->len == 0)
    return;
  g_ptr_array_add (refused, NULL);
  lines = g_strjoinv ("\n", (GStrv)refused->pdata);
  words = g_strdup_printf ("%s\n%s", _ ("Not attached:"), lines);
  gtk_label_set_label (GTK_LABEL (self->refused_words), words);
  gtk_widget_set_visible (self->refused, TRUE);
}

static char *
kept_words (const HutAttachResult *result)
{
  g_autofree char *kept = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u file attached", "%u files attached", result->n_kept),
      result->n_kept);

  if (result->n_papers == 0)
    return g_steal_pointer (&kept);
  /* Translators: %s says how many files were attached. */
  return g_strdup_printf (
      _ ("%s. Documents are kept as they are, with what they say of their author."), kept);
}

static void
on_attached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseAttachments) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachResult) attached = hut_attach_job_finish (result, &error);

  hut_progress_hide (HUT_PROGRESS (self->progress));
  if (self->actions == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (attached == NULL)
    {
      g_autofree char *words = hut_case_actions_error_words (error);

      hut_case_actions_tell (self->actions, words, NULL);
      return;
    }
  if (attached->n_kept > 0)
    {
      g_autofree char *words = kept_words (attached);

      hut_case_actions_tell (self->actions, words, attached->batch);
    }
  show_refused (self, attached->refused);
}

static void
on_progress (guint done, guint n, GCancellable *cancellable, gpointer data)
{
  HutCaseAttachments *self = data;
  g_autofree char *words = g_strdup_printf (_ ("Attaching %u of %u"), MIN (done + 1, n), n);

  hut_progress_show (HUT_PROGRESS (self->progress), words, (double)done / n, cancellable);
}

/* @sources is taken over. */
static void
attach (HutCaseAttachments *self, GPtrArray *sources)
{
  gtk_widget_set_visible (self->refused, FALSE);
  if (sources->len == 0 || self->records == NULL)
    {
      hut_case_actions_tell (self->actions, _ ("There is no file of this computer in it"), NULL);
      g_ptr_array_unref (sources);
      return;
    }
  hut_attach_job_async (store_of (self), &self->id, sources, on_progress, self, on_attached,
                        g_object_ref (self));
}

static void
on_chosen (const char *const *paths, gpointer data)
{
  attach (data, hut_attach_sources_of_paths (paths));
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *patterns = hut_media_type_patterns ();
  const HutFileKind kinds[] = { { N_ ("Photographs and papers"), patterns }, { NULL, NULL } };

  hut_file_picker_open_many (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Attach to the Case"),
                             kinds, on_chosen, widget);
}

static void
on_pasted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseAttachments) self = data;
  g_autoptr (GPtrArray) sources = hut_attach_sources_paste_finish (result, NULL);

  if (self->records == NULL)
    return;
  if (sources != NULL)
    attach (self, g_steal_pointer (&sources));
  else
    hut_case_actions_tell (self->actions, _ ("There is no picture and no file on the clipboard"),
                           NULL);
}

static void
do_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_attach_sources_paste_async (gtk_widget_get_clipboard (widget), on_pasted,
                                  g_object_ref (widget));
}

static gboolean
on_drop (HutCaseAttachments *self, const GValue *value)
{
  if (self->records == NULL)
    return FALSE;
  attach (self, hut_attach_sources_of_value (value));
  return TRUE;
}

/* What is about to happen is said in colour and in words. */
static GdkDragAction
on_enter (HutCaseAttachments *self)
{
  if (self->records == NULL)
    return 0;
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-drop-here");
  hut_case_actions_tell (self->actions, _ ("Let go to attach to this case"), NULL);
  return GDK_ACTION_COPY;
}

static void
on_leave (HutCaseAttachments *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-drop-here");
}

static void
hide_refused (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_set_visible (HUT_CASE_ATTACHMENTS (widget)->refused, FALSE);
}

/* ---- One of them ---- */

/* Its place in the array, or -1. */
static int
find (HutCaseAttachments *self, const char *text)
{
  HutUid id;

  if (self->records == NULL || !hut_uid_parse (text, &id))
    return -1;
  for (guint i = 0; i < self->records->len; i++)
    if (hut_uid_equal (&((HutRecord *)self->records->pdata[i])->id, &id))
      return i;
  return -1;
}

static void
open_at (HutCaseAttachments *self, int at)
{
  GtkWidget *window =
      hut_attachment_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->actions, self->images, self->records, at);

  gtk_window_present (GTK_WINDOW (window));
}

static void
on_activated (HutCaseAttachments *self, GtkFlowBoxChild *child)
{
  open_at (self, gtk_flow_box_child_get_index (child));
}

static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (widget);
  int at = find (self, g_variant_get_string (parameter, NULL));

  if (at >= 0)
    open_at (self, at);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (widget);
  int at = find (self, g_variant_get_string (parameter, NULL));

  if (at >= 0)
    hut_attachment_save_copy (widget, self->actions, self->records->pdata[at]);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (widget);
  int at = find (self, g_variant_get_string (parameter, NULL));
  const HutRecord *record;
  g_autofree char *words = NULL;
  HutWrite *write;

  if (at < 0)
    return;
  record = self->records->pdata[at];
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
  HutCaseAttachments *self = HUT_CASE_ATTACHMENTS (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->images);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_case_attachments_parent_class)->dispose (object);
}

static void
hut_case_attachments_class_init (HutCaseAttachmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_case_attachments_dispose;
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_attachments_show;
  HUT_CASE_SECTION_CLASS (klass)->leave = hut_case_attachments_leave;

  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_add);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_paste);
  gtk_widget_class_install_action (widget_class, "attachments.hide-refused", NULL, hide_refused);
  gtk_widget_class_install_action (widget_class, "attachments.open", "s", do_open);
  gtk_widget_class_install_action (widget_class, "attachments.save", "s", do_save);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "s", do_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachments.paste", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/cases/hut-case-attachments.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseAttachments, progress);
  gtk_widget_class_bind_template_child (widget_class, HutCaseAttachments, refused);
  gtk_widget_class_bind_template_child (widget_class, HutCaseAttachments, refused_words);
  gtk_widget_class_bind_template_child (widget_class, HutCaseAttachments, none);
  gtk_widget_class_bind_template_child (widget_class, HutCaseAttachments, flow);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
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
take_drops (HutCaseAttachments *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
hut_case_attachments_init (HutCaseAttachments *self)
{
  HutCaseSection *section = HUT_CASE_SECTION (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_case_section_set_title (section, _ ("Photographs and papers"));
  hut_case_section_add_control (
      section, new_control ("hut-paste-symbolic", _ ("Paste a picture"), "attachments.paste"));
  hut_case_section_add_control (
      section, new_control ("hut-add-symbolic", _ ("Attach files"), "attachments.add"));
  take_drops (self);
}

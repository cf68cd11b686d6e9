/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a finding's photographs. Main thread; a finding has a handful, by index. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-photos.h"

#include "domain/hut-roster-plan.h"
#include "roster/hut-finding-marks.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-attachments-view.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-toast.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutFindingPhotos
{
  GtkWindow parent_instance;
  HutToastOverlay *toasts;
  GtkLabel *words;
  HutAttachmentsView *view;
  HutCaseBrowser *browser;
  HutUid finding;
};

G_DEFINE_FINAL_TYPE (HutFindingPhotos, hut_finding_photos, GTK_TYPE_WINDOW)

static void
show (HutFindingPhotos *self)
{
  HutReader *reader = hut_case_browser_get_reader (self->browser);
  g_autoptr (GError) error = NULL;
  GPtrArray *photos = reader != NULL
                          ? hut_reader_parts_of (reader, &hut_kind_attachment, &hut_kind_finding,
                                                 &self->finding, &error)
                          : NULL;

  if (photos != NULL)
    hut_attachments_view_show (self->view, &hut_kind_finding, &self->finding, photos);
  else if (error != NULL)
    g_warning ("Cannot read the photographs: %s", error->message);
}

static void
on_changed (HutFindingPhotos *self, HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_attachment))
    show (self);
}

static void
on_told (HutFindingPhotos *self, const char *message, const char *batch)
{
  g_autofree char *action =
      batch != NULL ? g_strconcat ("finding-photos.undo::", batch, NULL) : NULL;

  hut_toast_overlay_show (self->toasts, message, batch != NULL ? _ ("Undo") : NULL, action);
}

/* ---- The marks below a photograph ---- */

static GtkWidget *
make_marks (gpointer data)
{
  return hut_finding_marks_new ();
}

static void
show_marks (GtkWidget *footer, const HutRecord *record, gpointer data)
{
  hut_finding_marks_show (HUT_FINDING_MARKS (footer), record);
}

static const HutAttachmentFooter marks = { make_marks, show_marks };

/* ---- Acts ---- */

/* What was refused stands as it is on record. */
static void
carry_out (HutFindingPhotos *self, HutRecordPlan *plan, const char *told, const GError *error)
{
  if (plan != NULL)
    {
      hut_page_write (GTK_WIDGET (self), self->browser, plan, told, NULL, NULL, NULL);
      return;
    }
  on_told (self, error->message, NULL);
  show (self);
}

/* As it stands now; NULL, and told why, where it cannot be read. */
static HutRecord *
read_finding (HutFindingPhotos *self)
{
  HutReader *reader = hut_case_browser_get_reader (self->browser);
  g_autoptr (GError) error = NULL;
  HutRecord *finding =
      reader != NULL ? hut_reader_get (reader, &hut_kind_finding, &self->finding, &error) : NULL;
  g_autofree char *words =
      error != NULL ? hut_error_words (error, HUT_WHILE_READING, error->message) : NULL;

  if (words != NULL)
    on_told (self, words, NULL);
  return finding;
}

static void
do_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFindingPhotos *self = HUT_FINDING_PHOTOS (widget);
  const char *id, *moment;
  const HutRecord *record;
  g_autoptr (HutRecord) finding = NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  g_variant_get (parameter, "(&s&s)", &id, &moment);
  record = hut_attachments_view_find (self->view, id);
  finding = record != NULL ? read_finding (self) : NULL;
  if (finding == NULL)
    return;
  plan = hut_finding_plan_date_photo (finding, record, *moment != '\0' ? moment : NULL, &error);
  carry_out (self, plan, NULL, error);
}

static void
do_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFindingPhotos *self = HUT_FINDING_PHOTOS (widget);
  const HutRecord *record =
      hut_attachments_view_find (self->view, g_variant_get_string (parameter, NULL));
  g_autoptr (HutRecord) finding = record != NULL ? read_finding (self) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  HutRecordPlan *plan;

  if (finding == NULL)
    return;
  /* Translators: a notice; %s is the name of a file. */
  told = g_strdup_printf (_ ("Removed: %s"), hut_record_get_text (record, "name"));
  plan = hut_finding_plan_remove_photo (finding, record, &error);
  carry_out (self, plan, told, error);
}

/* The buttons stand beside the view. */
static void
do_in_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (HUT_FINDING_PHOTOS (widget)->view), name, NULL);
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
hut_finding_photos_dispose (GObject *object)
{
  g_clear_object (&HUT_FINDING_PHOTOS (object)->browser);
  G_OBJECT_CLASS (hut_finding_photos_parent_class)->dispose (object);
}

static void
hut_finding_photos_class_init (HutFindingPhotosClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_finding_photos_dispose;
  g_type_ensure (HUT_TYPE_ATTACHMENTS_VIEW);
  g_type_ensure (HUT_TYPE_TOAST_OVERLAY);
  hut_page_class_tells (widget_class);
  gtk_widget_class_install_action (widget_class, "attachments.add", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.paste", NULL, do_in_view);
  gtk_widget_class_install_action (widget_class, "attachments.remove", "s", do_remove);
  gtk_widget_class_install_action (widget_class, "attachments.date", "(ss)", do_date);
  gtk_widget_class_install_action (widget_class, "finding-photos.undo", "s", do_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "attachments.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/roster/hut-finding-photos.ui");
  gtk_widget_class_bind_template_child (widget_class, HutFindingPhotos, toasts);
  gtk_widget_class_bind_template_child (widget_class, HutFindingPhotos, words);
  gtk_widget_class_bind_template_child (widget_class, HutFindingPhotos, view);
  gtk_widget_class_bind_template_callback (widget_class, on_told);
}

static void
hut_finding_photos_init (HutFindingPhotos *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_attachments_view_set_footer (self->view, &marks, NULL);
  hut_attachments_view_take_drops (self->view, GTK_WIDGET (self->toasts));
  g_signal_connect (self, "told", G_CALLBACK (on_told), NULL);
}

void
hut_finding_photos_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *finding)
{
  HutFindingPhotos *self = g_object_new (HUT_TYPE_FINDING_PHOTOS, "transient-for",
                                         gtk_widget_get_root (widget), "modal", TRUE, NULL);

  self->browser = g_object_ref (browser);
  self->finding = finding->id;
  gtk_label_set_label (self->words, hut_record_get_text (finding, "words"));
  hut_attachments_view_set_store (self->view, hut_case_browser_get_store (browser));
  g_signal_connect_object (browser, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
}

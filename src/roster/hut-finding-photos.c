/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a finding's photographs. Main thread; a finding has a handful, by index. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-photos.h"

#include "domain/hut-roster-plan.h"
#include "roster/hut-finding-marks.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutFindingPhotos
{
  HutAttachmentsWindow parent_instance;
  HutCaseBrowser *browser;
  HutUid finding;
};

G_DEFINE_FINAL_TYPE (HutFindingPhotos, hut_finding_photos, HUT_TYPE_ATTACHMENTS_WINDOW)

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
    hut_attachments_window_show (HUT_ATTACHMENTS_WINDOW (self), &hut_kind_finding, &self->finding,
                                 photos);
  else if (error != NULL)
    g_warning ("Cannot read the photographs: %s", error->message);
}

static void
on_changed (HutFindingPhotos *self, HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_attachment))
    show (self);
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
  hut_page_tell (GTK_WIDGET (self), error->message, NULL);
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
    hut_page_tell (GTK_WIDGET (self), words, NULL);
  return finding;
}

static void
hut_finding_photos_date (HutAttachmentsWindow *window, const HutRecord *record, const char *moment)
{
  HutFindingPhotos *self = HUT_FINDING_PHOTOS (window);
  g_autoptr (HutRecord) finding = read_finding (self);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  if (finding == NULL)
    return;
  plan = hut_finding_plan_date_photo (finding, record, moment, &error);
  carry_out (self, plan, NULL, error);
}

static void
hut_finding_photos_remove (HutAttachmentsWindow *window, const HutRecord *record, const char *told)
{
  HutFindingPhotos *self = HUT_FINDING_PHOTOS (window);
  g_autoptr (HutRecord) finding = read_finding (self);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  if (finding == NULL)
    return;
  plan = hut_finding_plan_remove_photo (finding, record, &error);
  carry_out (self, plan, told, error);
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
  HutAttachmentsWindowClass *window_class = HUT_ATTACHMENTS_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_finding_photos_dispose;
  window_class->remove = hut_finding_photos_remove;
  window_class->date = hut_finding_photos_date;
}

static void
hut_finding_photos_init (HutFindingPhotos *self)
{
}

void
hut_finding_photos_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *finding)
{
  HutFindingPhotos *self = g_object_new (HUT_TYPE_FINDING_PHOTOS, "transient-for",
                                         gtk_widget_get_root (widget), "modal", TRUE, NULL);

  self->browser = g_object_ref (browser);
  self->finding = finding->id;
  hut_attachments_window_set_up (
      HUT_ATTACHMENTS_WINDOW (self), hut_case_browser_get_store (browser),
      _ ("A simple violation goes straight to the enforcement team: a photograph from before and "
         "one from after show what was done. See that no face and no number of a car can be read "
         "that need not be."),
      &marks);
  hut_attachments_window_set_heading (HUT_ATTACHMENTS_WINDOW (self),
                                      hut_record_get_text (finding, "words"));
  g_signal_connect_object (browser, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
}

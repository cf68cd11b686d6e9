/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes saved as a document. Main thread, but for write_in_thread(). */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-minutes-save.h"

#include "council/hut-council-page.h"
#include "domain/hut-minutes.h"
#include "exchange/hut-odt.h"
#include "report/hut-paper-desk.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-office.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef widget;
  HutStore *store;
  HutUid meeting;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_weak_ref_clear (&saving->widget);
  g_object_unref (saving->store);
  g_free (saving->path);
  g_free (saving);
}

/* ---- On the worker ---- */

static gboolean
write_document (const Saving *saving, HutReader *reader, GError **error)
{
  g_autoptr (HutMeeting) meeting = hut_reader_meeting (reader, &saving->meeting, error);
  g_autoptr (HutOffice) office = hut_store_dup_office (saving->store);
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  if (meeting == NULL)
    return FALSE;
  desk = hut_paper_desk_new (saving->store, reader, HUT_PAPER_MASKED);
  blocks =
      hut_minutes_document (&(const HutMinutesSource){ meeting, office, desk->names->unit_names });
  return hut_odt_write (blocks,
                        &(const HutOdtAbout){ hut_record_get_text (meeting->meeting, "title"),
                                              desk->office, desk->printed_at },
                        saving->path, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (((Saving *)data)->store, &error);

  if (reader != NULL && write_document (data, reader, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "no such meeting");
}

/* ---- Asked and told ---- */

static char *
trouble_words (const Saving *saving, const GError *error)
{
  g_autofree char *name = g_path_get_basename (saving->path);

  if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT))
    return g_strdup (_ ("The meeting is no longer there."));
  return g_strdup_printf (_ ("%s could not be written. See to the disk and its permissions, then "
                             "try again."),
                          name);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get ((GWeakRef *)&saving->widget);
  g_autofree char *name = g_path_get_basename (saving->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  words = g_task_propagate_boolean (G_TASK (result), &error)
              ? g_strdup_printf (_ ("Saved as %s"), name)
              : trouble_words (saving, error);
  if (widget != NULL)
    hut_page_tell (widget, words, NULL);
}

static void
on_place_chosen (const char *path, gpointer data)
{
  Saving *saving = g_object_steal_data (G_OBJECT (data), "hut-minutes-saving");
  g_autoptr (GTask) task = NULL;

  if (saving == NULL)
    return;
  saving->path = g_strdup (path);
  task = g_task_new (NULL, NULL, on_saved, NULL);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, write_in_thread);
}

void
hut_minutes_save (GtkWidget *widget, HutMeetingDesk *desk)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  Saving *saving;

  if (view == NULL || root == NULL)
    return;
  saving = g_new0 (Saving, 1);
  g_weak_ref_init (&saving->widget, widget);
  saving->store =
      g_object_ref (hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (desk))));
  saving->meeting = view->meeting->meeting->id;
  /* It waits with the window; asked again, the older question is forgotten. */
  g_object_set_data_full (G_OBJECT (root), "hut-minutes-saving", saving, saving_free);
  day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");
  name = g_strdup_printf ("%s %s.odt", _ ("Minutes"), day);
  hut_file_picker_save (GTK_WINDOW (root), _ ("Save the Minutes"), name, on_place_chosen, root);
}

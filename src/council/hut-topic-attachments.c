/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of what is attached to a topic. What is marked or removed goes through the desk, and
 * comes back with it; what is added comes with the store's word that it changed. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-topic-attachments.h"

#include "council/hut-photo-marks.h"
#include "domain/hut-attachment-plan.h"
#include "widgets/hut-attachments-window.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTopicAttachments
{
  HutAttachmentsWindow parent_instance;
  HutMeetingDesk *desk;
  HutUid topic;
};

#define HUT_TYPE_TOPIC_ATTACHMENTS (hut_topic_attachments_get_type ())
G_DECLARE_FINAL_TYPE (HutTopicAttachments, hut_topic_attachments, HUT, TOPIC_ATTACHMENTS,
                      HutAttachmentsWindow)
G_DEFINE_FINAL_TYPE (HutTopicAttachments, hut_topic_attachments, HUT_TYPE_ATTACHMENTS_WINDOW)

char *
hut_topic_attachments_words (const HutMeeting *meeting, const HutUid *topic)
{
  guint n, n_public;

  hut_attachment_count (meeting, topic, &n, &n_public);
  if (n == 0)
    return g_strdup (_ ("Photographs and Papers…"));
  if (n_public == 0)
    return g_strdup_printf (_ ("Photographs and Papers (%u)…"), n);
  return g_strdup_printf (_ ("Photographs and Papers (%u, %u may be projected)…"), n, n_public);
}

/* ---- Showing ---- */

static GPtrArray *
records_of (const HutMeeting *meeting, const HutUid *topic)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < meeting->attachments->len; i++)
    if (hut_meeting_is_of (meeting->attachments->pdata[i], "topic", topic))
      g_ptr_array_add (records, hut_record_copy (meeting->attachments->pdata[i]));
  return records;
}

static void
show (HutTopicAttachments *self)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (self->desk);
  const HutRecord *topic = view != NULL ? hut_meeting_find (view->meeting, &self->topic) : NULL;
  const char *title = topic != NULL ? hut_record_get_text (topic, "title") : NULL;

  if (topic == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  hut_attachments_window_set_heading (HUT_ATTACHMENTS_WINDOW (self),
                                      title != NULL ? title : _ ("(without a title)"));
  hut_attachments_window_show (HUT_ATTACHMENTS_WINDOW (self), &hut_kind_topic, &self->topic,
                               records_of (view->meeting, &self->topic));
}

/* ---- The marks below a photograph ---- */

static GtkWidget *
make_marks (gpointer data)
{
  return hut_photo_marks_new ();
}

static void
show_marks (GtkWidget *footer, const HutRecord *record, gpointer data)
{
  hut_photo_marks_show (HUT_PHOTO_MARKS (footer), record);
}

static const HutAttachmentFooter marks = { make_marks, show_marks };

/* ---- Acts ---- */

typedef struct
{
  HutMeetingOfOne plan; /* NULL: the moment */
  HutUid id;
  char *moment; /* or NULL */
  char *told;   /* when it is done, with the way back; or NULL */
  GWeakRef window;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->moment);
  g_free (mark->told);
  g_weak_ref_clear (&mark->window);
  g_free (mark);
}

static HutRecordPlan *
plan_mark (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Mark *mark = args;

  return mark->plan != NULL ? mark->plan (acting, &mark->id, error)
                            : hut_attachment_plan_date (acting, &mark->id, mark->moment, error);
}

/* What was refused stands as it is on record. */
static void
on_marked (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  Mark *mark = data;
  g_autoptr (HutTopicAttachments) self = g_weak_ref_get (&mark->window);
  g_autofree char *batch = NULL;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      hut_page_tell (GTK_WIDGET (self), error->message, NULL);
      show (self);
      return;
    }
  batch = hut_meeting_desk_dup_batch (desk);
  if (mark->told != NULL)
    hut_page_tell (GTK_WIDGET (self), mark->told, batch);
}

static void
act (HutTopicAttachments *self, HutMeetingOfOne plan, const HutUid *id, const char *moment,
     const char *told)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->plan = plan;
  mark->id = *id;
  mark->moment = g_strdup (moment);
  mark->told = g_strdup (told);
  g_weak_ref_init (&mark->window, self);
  hut_meeting_desk_do (self->desk, plan_mark, mark, mark_free, on_marked, mark);
}

static void
do_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutUid id;

  if (hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    act (HUT_TOPIC_ATTACHMENTS (widget),
         g_str_equal (name, "attachments.publish") ? hut_attachment_plan_publish
                                                   : hut_attachment_plan_withhold,
         &id, NULL, NULL);
}

static void
hut_topic_attachments_date (HutAttachmentsWindow *window, const HutRecord *record,
                            const char *moment)
{
  act (HUT_TOPIC_ATTACHMENTS (window), NULL, &record->id, moment, NULL);
}

static void
hut_topic_attachments_remove (HutAttachmentsWindow *window, const HutRecord *record,
                              const char *told)
{
  act (HUT_TOPIC_ATTACHMENTS (window), hut_attachment_plan_remove, &record->id, NULL, told);
}

/* ---- The window ---- */

static void
hut_topic_attachments_dispose (GObject *object)
{
  g_clear_object (&HUT_TOPIC_ATTACHMENTS (object)->desk);
  G_OBJECT_CLASS (hut_topic_attachments_parent_class)->dispose (object);
}

static void
hut_topic_attachments_class_init (HutTopicAttachmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HutAttachmentsWindowClass *window_class = HUT_ATTACHMENTS_WINDOW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_topic_attachments_dispose;
  window_class->remove = hut_topic_attachments_remove;
  window_class->date = hut_topic_attachments_date;
  gtk_widget_class_install_action (widget_class, "attachments.publish", "s", do_mark);
  gtk_widget_class_install_action (widget_class, "attachments.withhold", "s", do_mark);
}

static void
hut_topic_attachments_init (HutTopicAttachments *self)
{
}

/* The one that is open of @topic, or NULL. */
static HutTopicAttachments *
find_open (const HutUid *topic)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HUT_IS_TOPIC_ATTACHMENTS (window) &&
          hut_uid_equal (&HUT_TOPIC_ATTACHMENTS (window)->topic, topic))
        return HUT_TOPIC_ATTACHMENTS (window);
    }
  return NULL;
}

void
hut_topic_attachments_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  HutTopicAttachments *self = find_open (topic);

  if (view == NULL || hut_meeting_find (view->meeting, topic) == NULL)
    return;
  if (self == NULL)
    {
      self = g_object_new (HUT_TYPE_TOPIC_ATTACHMENTS, "transient-for",
                           gtk_widget_get_root (widget), NULL);
      self->desk = g_object_ref (desk);
      self->topic = *topic;
      hut_attachments_window_set_up (
          HUT_ATTACHMENTS_WINDOW (self),
          hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (desk))),
          _ ("Only photographs that may be projected stand on the screen: see that they show no "
             "face, name or house number. Two are seen beside each other: before and after, or "
             "the first ones."),
          &marks);
      g_signal_connect_object (desk, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
      show (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}

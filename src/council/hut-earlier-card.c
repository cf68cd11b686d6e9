/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card of earlier resolutions. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-earlier-card.h"

#include "council/hut-after-lines.h"
#include "council/hut-council-page.h"
#include "council/hut-resolution-acts.h"
#include "domain/hut-report-topic.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutEarlierCard
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *standing;
  GtkWidget *to_agenda;
  HutLineList *list;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HutEarlierCard, hut_earlier_card, GTK_TYPE_WIDGET)

#define PROP_MOST 1

/* ---- Showing ---- */

char *
hut_earlier_words (const HutMeetingView *view)
{
  const GPtrArray *earlier = view->meeting->earlier;
  HutReporting reporting = hut_after_reporting (view);
  guint reported = 0;

  for (guint i = 0; i < earlier->len; i++)
    reported += hut_meeting_report (view->meeting, &((HutRecord *)earlier->pdata[i])->id) != NULL;
  if (earlier->len == 0 || (reported == 0 && reporting == HUT_REPORTING_AFTER))
    return NULL;
  if (reporting == HUT_REPORTING_BEFORE)
    return g_strdup_printf (_ ("%u in all"), earlier->len);
  return g_strdup_printf (_ ("%u in all, %u reported"), earlier->len, reported);
}

/* While the agenda is still made. */
static gboolean
may_go_on_agenda (const HutMeetingView *view)
{
  static const char *const before[] = { "draft", "announced", NULL };
  const char *state = hut_meeting_get_state (view->meeting);

  return state != NULL && g_strv_contains (before, state) && view->meeting->earlier->len > 0 &&
         hut_report_topic (view->meeting, view->meeting->earlier->pdata[0]) == NULL;
}

static void
show (HutEarlierCard *self)
{
  const HutMeetingView *view = self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
  g_autofree char *words = view != NULL ? hut_earlier_words (view) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;
  gtk_label_set_label (self->standing, words);
  gtk_widget_set_visible (self->to_agenda, may_go_on_agenda (view));
  hut_line_list_set_lines (
      self->list,
      hut_after_lines_earlier (view, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk))));
}

/* ---- Actions ---- */

static void
do_resolution (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEarlierCard *self = HUT_EARLIER_CARD (widget);

  if (self->desk != NULL)
    hut_resolution_ask (widget, self->desk, name, g_variant_get_string (parameter, NULL));
}

static HutRecordPlan *
plan_topic (const HutMeetingActing *acting, gpointer unused, GError **error)
{
  return hut_report_topic_plan_add (acting, error);
}

static void
on_topic_added (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutEarlierCard) self = data;

  if (error != NULL)
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static void
do_to_agenda (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEarlierCard *self = HUT_EARLIER_CARD (widget);

  if (self->desk != NULL)
    hut_meeting_desk_do (self->desk, plan_topic, NULL, NULL, on_topic_added, g_object_ref (self));
}

/* ---- The widget ---- */

static void
hut_earlier_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutEarlierCard *self = HUT_EARLIER_CARD (object);

  if (id != PROP_MOST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_set_property (G_OBJECT (self->list), "most", value);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), FALSE);
}

static void
hut_earlier_card_dispose (GObject *object)
{
  HutEarlierCard *self = HUT_EARLIER_CARD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_earlier_card_parent_class)->dispose (object);
}

static void
hut_earlier_card_class_init (HutEarlierCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = hut_earlier_card_set_property;
  object_class->dispose = hut_earlier_card_dispose;
  g_object_class_install_property (object_class, PROP_MOST,
                                   g_param_spec_int ("most", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-earlier-card.ui");
  hut_resolution_install (widget_class, do_resolution);
  gtk_widget_class_install_action (widget_class, "earlier.to-agenda", NULL, do_to_agenda);
  gtk_widget_class_bind_template_child (widget_class, HutEarlierCard, column);
  gtk_widget_class_bind_template_child (widget_class, HutEarlierCard, standing);
  gtk_widget_class_bind_template_child (widget_class, HutEarlierCard, to_agenda);
  gtk_widget_class_bind_template_child (widget_class, HutEarlierCard, list);
}

static void
hut_earlier_card_init (HutEarlierCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_line_list_set_name (self->list, _ ("Earlier resolutions"));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
}

void
hut_earlier_card_set_desk (HutEarlierCard *self, HutMeetingDesk *desk)
{
  g_return_if_fail (HUT_IS_EARLIER_CARD (self));

  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->signals, desk);
  show (self);
}

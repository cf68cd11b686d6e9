/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with resolutions. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-resolution-acts.h"

#include "council/hut-resolution-prompts.h"
#include "domain/hut-resolution-plan.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef HutRecordPlan *(*Turning) (const HutMeetingActing *acting, const HutRecord *resolution,
                                   GError **error);

static HutRecordPlan *
take_up (const HutMeetingActing *acting, const HutRecord *resolution, GError **error)
{
  return hut_resolution_plan_take_up (resolution, error);
}

/* What takes several departments is whistled for. */
static void
ask_whistle (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution)
{
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *from = g_strconcat ("resolution/", hut_uid_print (&resolution->id, id), NULL);

  gtk_widget_activate_action (parent, "app.new-whistle", "s", from);
}

/* Each asks something, or is done at once. */
static const struct
{
  const char *name;
  void (*ask) (GtkWidget *parent, HutMeetingDesk *desk, const HutRecord *resolution);
  Turning turn;
} acts[] = {
  { "resolution.edit", hut_resolution_ask_edit, NULL },
  { "resolution.report", hut_resolution_ask_report, NULL },
  { "resolution.progress", hut_resolution_ask_progress, NULL },
  { "resolution.done", hut_resolution_ask_done, NULL },
  { "resolution.recheck", hut_resolution_ask_recheck, NULL },
  { "resolution.drop", hut_resolution_ask_drop, NULL },
  { "resolution.whistle", ask_whistle, NULL },
  { "resolution.to-task", NULL, hut_resolution_plan_to_task },
  { "resolution.to-case", NULL, hut_resolution_plan_to_case },
  { "resolution.take-up", NULL, take_up },
};

void
hut_resolution_install (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, "s", func);
}

static gsize
place_of (const char *name)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (acts) && !g_str_equal (name, acts[i].name))
    i++;
  g_return_val_if_fail (i < G_N_ELEMENTS (acts), 0);
  return i;
}

gboolean
hut_resolution_ask (GtkWidget *parent, HutMeetingDesk *desk, const char *name, const char *id)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  gsize place = place_of (name);
  const HutRecord *resolution = NULL;
  HutUid uid;

  if (acts[place].ask == NULL)
    return FALSE;
  if (view != NULL && hut_uid_parse (id, &uid))
    resolution = hut_meeting_resolution (view->meeting, &uid);
  if (resolution != NULL)
    acts[place].ask (parent, desk, resolution);
  return TRUE;
}

/* ---- Done at once ---- */

typedef struct
{
  HutUid id;
  Turning turn;
} Turn;

static HutRecordPlan *
plan_turn (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Turn *turn = args;
  const HutRecord *resolution = hut_meeting_resolution (acting->meeting, &turn->id);

  if (resolution != NULL)
    return turn->turn (acting, resolution, error);
  hut_meeting_refuse (error, _ ("This resolution is no longer there."));
  return NULL;
}

void
hut_resolution_turn (HutMeetingDesk *desk, const char *name, const char *id, HutMeetingDone done,
                     gpointer data)
{
  Turn turn = { { { 0 } }, acts[place_of (name)].turn };

  hut_uid_parse (id, &turn.id);
  hut_meeting_desk_do (desk, plan_turn, g_memdup2 (&turn, sizeof turn), g_free, done, data);
}

/* ---- Offered ---- */

static gboolean
is_state (const HutRecord *resolution, const char *state)
{
  return g_strcmp0 (hut_record_get_text (resolution, "state"), state) == 0;
}

static void
offer_open (HutLine *line, const HutRecord *resolution)
{
  hut_line_add_button (line, g_strdup (_ ("Progress…")), "resolution.progress", NULL);
  hut_line_add_button (line, g_strdup (_ ("Carried Out…")), "resolution.done", NULL);
  hut_line_add_more (line, g_strdup (_ ("Edit…")), "resolution.edit");
  if (hut_record_get_text (resolution, "target") == NULL)
    {
      hut_line_add_more (line, g_strdup (_ ("As a Task")), "resolution.to-task");
      hut_line_add_more (line, g_strdup (_ ("As a Case")), "resolution.to-case");
    }
  hut_line_add_more (line, g_strdup (_ ("Whistle…")), "resolution.whistle");
  hut_line_add_more (line, g_strdup (_ ("Give Up…")), "resolution.drop");
}

void
hut_resolution_offer (HutLine *line, const HutRecord *resolution)
{
  if (is_state (resolution, "open"))
    offer_open (line, resolution);
  else if (is_state (resolution, "done"))
    hut_line_add_button (line, g_strdup (_ ("Recheck…")), "resolution.recheck", NULL);
  else if (is_state (resolution, "dropped"))
    hut_line_add_button (line, g_strdup (_ ("Take Up")), "resolution.take-up", NULL);
}

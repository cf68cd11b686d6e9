/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with the lines of the three lists, and with what is matched. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entries-view-private.h"

#include "domain/hut-entry-plan.h"
#include "domain/hut-match-plan.h"
#include "roster/hut-entry-form.h"
#include "roster/hut-list-export.h"
#include "roster/hut-match-prompts.h"
#include "roster/hut-roster-acting.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- Actions of a line ---- */

static void
write_plan (HutEntriesView *self, HutRecordPlan *plan, const GError *error, const char *told)
{
  if (plan != NULL)
    hut_page_write (GTK_WIDGET (self), hut_entries_view_browser (self), plan, told, NULL, NULL,
                    NULL);
  else
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static const char *const *
categories_of (HutEntriesView *self)
{
  return self->answer != NULL ? (const char *const *)self->answer->categories : NULL;
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (hut_entries_view_browser (self) != NULL)
    hut_entry_form_open_new (widget, hut_entries_view_browser (self), hut_entries_view_list (self),
                             categories_of (self), NULL);
}

static void
put_on_agenda (HutEntriesView *self, const HutRecord *entry)
{
  g_autofree char *id = hut_uid_to_string (&entry->id);
  g_autofree char *from = g_strdup_printf ("entry/%s", id);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.new-topic", "s", from);
}

static void
do_line (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  const HutRecord *entry = self->answer != NULL ? self->answer->entry : NULL;
  HutCaseBrowser *browser = hut_entries_view_browser (self);
  HutRosterActing acting;
  g_autoptr (GError) error = NULL;

  if (entry == NULL || browser == NULL)
    return;
  acting = hut_roster_acting_of (browser);
  if (g_str_equal (name, "entries.edit"))
    hut_entry_form_open (widget, browser, entry, categories_of (self));
  else if (g_str_equal (name, "entries.void"))
    hut_entry_form_ask_void (widget, browser, entry);
  else if (g_str_equal (name, "entries.progress"))
    hut_entry_form_ask_progress (widget, browser, entry);
  else if (g_str_equal (name, "entries.agenda"))
    put_on_agenda (self, entry);
  else if (g_str_equal (name, "entries.close"))
    write_plan (self, hut_entry_plan_close (&acting, entry, &error), error, _ ("It is closed"));
  else
    write_plan (self, hut_entry_plan_reopen (&acting, entry, &error), error,
                _ ("It is open again"));
}

/* ---- Actions of matches ---- */

static const HutMatchScore *
find_score (HutEntriesView *self, const HutUid *id)
{
  for (guint i = 0; self->answer->ranked != NULL && i < self->answer->ranked->len; i++)
    {
      const HutMatchScore *score = self->answer->ranked->pdata[i];

      if (hut_uid_equal (&score->resource->id, id))
        return score;
    }
  return NULL;
}

/* The match of both that was dropped, or NULL. */
static const HutRecord *
find_dropped (HutEntriesView *self, const HutUid *resource)
{
  for (guint i = 0; i < self->answer->matches->len; i++)
    {
      const HutMatchShown *shown = self->answer->matches->pdata[i];
      HutUid id = hut_roster_uid (shown->match, "resource");

      if (hut_uid_equal (&id, resource))
        return shown->match;
    }
  return NULL;
}

static void
on_matched (GtkWidget *widget, const HutUid *id)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  self->match = *id;
  hut_page_feed_ask (self->feed);
}

static void
do_match (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  HutRosterActing acting = hut_roster_acting_of (hut_entries_view_browser (self));
  const HutMatchScore *score;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutUid id;

  if (self->answer == NULL || self->answer->entry == NULL ||
      !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  score = find_score (self, &id);
  if (score == NULL)
    return;
  plan =
      hut_match_plan_make (&acting, self->answer->entry, score, find_dropped (self, &id), &error);
  if (plan == NULL)
    {
      hut_page_tell (widget, error->message, NULL);
      return;
    }
  id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  hut_page_write (widget, hut_entries_view_browser (self), plan, _ ("The match is made"), NULL,
                  on_matched, &id);
}

static void
do_show_match (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (self->answer == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &self->match))
    return;
  hut_entries_view_show_sheet (self);
  gtk_widget_child_focus (GTK_WIDGET (self->match_sheet), GTK_DIR_TAB_FORWARD);
}

static void
tick (HutEntriesView *self, const HutRecord *match, const char *target)
{
  HutRosterActing acting = hut_roster_acting_of (hut_entries_view_browser (self));
  g_autoptr (GError) error = NULL;
  HutMatchStep step;
  HutMatchSide side;

  if (!hut_match_sheet_parse (target, &step, &side))
    return;
  if (step == HUT_MATCH_RATED)
    hut_match_prompt_rate (GTK_WIDGET (self), hut_entries_view_browser (self), match, side);
  else
    write_plan (self, hut_match_plan_step (&acting, match, step, side, 0, &error), error,
                _ ("The step is on record"));
}

static void
do_shown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  const HutMatchShown *shown = hut_entries_view_match (self);
  const char *target = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;
  HutRosterActing acting = hut_roster_acting_of (hut_entries_view_browser (self));
  g_autoptr (GError) error = NULL;

  if (shown == NULL)
    return;
  if (g_str_equal (name, "entries.tick"))
    tick (self, shown->match, target);
  else if (g_str_equal (name, "entries.untick"))
    write_plan (self,
                hut_match_plan_untick (&acting, shown->match,
                                       g_str_equal (target, "need") ? HUT_MATCH_NEED_SIDE
                                                                    : HUT_MATCH_RESOURCE_SIDE,
                                       &error),
                error, _ ("The step is taken back"));
  else if (g_str_equal (name, "entries.drop"))
    hut_match_prompt_drop (widget, hut_entries_view_browser (self), shown->match);
  else if (g_str_equal (name, "entries.resume"))
    write_plan (self, hut_match_plan_resume (&acting, shown->match, &error), error,
                _ ("The match is under way again"));
  else
    hut_match_prompt_link (widget, hut_entries_view_browser (self), shown->match,
                           self->answer->projects);
}

static void
do_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  self->match = (HutUid){ 0 };
  if (self->answer != NULL)
    hut_entries_view_show_sheet (self);
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (hut_entries_view_browser (self) != NULL)
    hut_list_export_entries (widget, hut_entries_view_browser (self), hut_entries_view_list (self),
                             hut_code_drop_down_get_code (self->state));
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_ENTRIES_VIEW (widget)->feed);
}

/* ---- All of them ---- */

void
hut_entries_view_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const lines[] = { "entries.edit",     "entries.void",   "entries.close",
                                       "entries.progress", "entries.agenda", "entries.reopen" };
  static const char *const matches[] = { "entries.drop", "entries.resume", "entries.link" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    gtk_widget_class_install_action (widget_class, lines[i], NULL, do_line);
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    gtk_widget_class_install_action (widget_class, matches[i], NULL, do_shown);
  gtk_widget_class_install_action (widget_class, "entries.tick", "s", do_shown);
  gtk_widget_class_install_action (widget_class, "entries.untick", "s", do_shown);
  gtk_widget_class_install_action (widget_class, "entries.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "entries.match", "s", do_match);
  gtk_widget_class_install_action (widget_class, "entries.show-match", "s", do_show_match);
  gtk_widget_class_install_action (widget_class, "entries.back", NULL, do_back);
  gtk_widget_class_install_action (widget_class, "entries.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "entries.export", NULL, do_export);
}

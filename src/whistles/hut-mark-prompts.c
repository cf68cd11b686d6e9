/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prompts of marks. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-mark-prompts.h"

#include "domain/hut-scores.h"
#include "domain/hut-summons-clock.h"
#include "whistles/hut-mark-scale.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-count-clock.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 420

static void
set_text (GtkEditable *entry, const char *text)
{
  if (entry != NULL)
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

/* The summons that @desk shows, with its whistle; NULL: it is gone. */
static const HutRecord *
find (HutWhistleDesk *desk, const HutUid *summons)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);

  return sight != NULL ? hut_whistle_find_summons (sight->whistle, summons) : NULL;
}

static const char *
name_of (HutWhistleDesk *desk, const HutRecord *summons)
{
  return hut_summons_unit_name (hut_work_desk_get_browser (HUT_WORK_DESK (desk)),
                                hut_record_get_text (summons, "unit"));
}

/* ---- Marks ---- */

/* A prompt that is open. What it asks is not owned. */
typedef struct
{
  HutWhistleDesk *desk;
  GWeakRef parent; /* what asks for the next */
  HutUid whistle, summons;
  char *unit;
  HutCodeDropDown *who; /* NULL: the street */
  HutFormRow *who_row, *first_row;
  HutMarkScale *timely, *effective, *attitude;
  GtkEditable *by, *words;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_weak_ref_clear (&form->parent);
  g_object_unref (form->desk);
  g_free (form->unit);
  g_free (form);
}

/* What was filled in; its own. */
typedef struct
{
  char *unit;
  HutWhistleMarks marks;
  char *who, *words, *by;
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  g_free (given->unit);
  g_free (given->who);
  g_free (given->words);
  g_free (given->by);
  g_free (given);
}

static HutRecordPlan *
plan_marks (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args,
            GError **error)
{
  const Given *given = args;

  return hut_whistle_plan_mark (acting, whistle, given->unit, &given->marks, error);
}

/* NULL where something is missing; the fields say what. */
static Given *
read_form (Form *form)
{
  int timely = hut_mark_scale_get_mark (form->timely);
  int effective = hut_mark_scale_get_mark (form->effective);
  int attitude = hut_mark_scale_get_mark (form->attitude);
  const char *who = form->who != NULL ? hut_code_drop_down_get_code (form->who) : "street";
  gboolean any = timely + effective + attitude > 0;
  Given *given;

  hut_form_row_set_error (form->first_row, any ? NULL : _ ("Give one mark at least."));
  if (form->who_row != NULL)
    hut_form_row_set_error (form->who_row, who != NULL ? NULL : _ ("Say whose marks these are."));
  if (!any || who == NULL)
    return NULL;
  given = g_new0 (Given, 1);
  given->unit = g_strdup (form->unit);
  given->who = g_strdup (who);
  given->words = hut_form_dup_text (form->words);
  given->by = hut_form_dup_text (form->by);
  given->marks =
      (HutWhistleMarks){ given->who, timely, effective, attitude, given->words, given->by };
  return given;
}

/* ---- One after the other ---- */

/* Marks that are on their way. */
typedef struct
{
  GWeakRef parent;
  HutUid whistle;
  gboolean goes_on; /* the next is asked */
} Under;

static void
on_marked (HutWhistleDesk *desk, const GError *error, gpointer data)
{
  Under *under = data;
  const HutWhistleSight *sight = error == NULL ? hut_whistle_desk_get_sight (desk) : NULL;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&under->parent);

  if (under->goes_on && parent != NULL && sight != NULL &&
      hut_uid_equal (&sight->whistle->whistle->id, &under->whistle))
    hut_mark_ask_next (parent, desk);
  g_weak_ref_clear (&under->parent);
  g_free (under);
}

static gboolean
on_marks (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  Given *given = read_form (form);
  g_autoptr (GObject) parent = NULL;
  Under *under;

  if (given == NULL)
    return FALSE;
  parent = g_weak_ref_get (&form->parent);
  under = g_new0 (Under, 1);
  under->whistle = form->whistle;
  under->goes_on = form->who == NULL;
  g_weak_ref_init (&under->parent, parent);
  hut_whistle_desk_do (form->desk, &(HutWhistleDoing){ .planner = plan_marks,
                                                       .args = given,
                                                       .free_args = given_free,
                                                       .told = _ ("The marks are on record"),
                                                       .prompt = prompt,
                                                       .done = on_marked,
                                                       .data = under });
  return FALSE;
}

/* ---- The form ---- */

static HutMarkScale *
add_scale (GtkBox *box, const char *label, const char *name, HutFormRow **row)
{
  GtkWidget *scale = hut_mark_scale_new (name);

  *row = HUT_FORM_ROW (hut_form_row_new (label, scale));
  gtk_box_append (box, GTK_WIDGET (*row));
  return HUT_MARK_SCALE (scale);
}

/* Where the proposal comes from. */
static char *
proposal_words (const HutWhistle *whistle, const HutRecord *summons)
{
  HutTime now = hut_right_now ();
  int proposed = hut_whistle_timely_proposed (whistle, summons, now);
  g_autofree char *span = NULL;
  HutSummonsTimes times;

  if (proposed == 0)
    return NULL;
  hut_summons_times (whistle, summons, &times);
  if (times.arrived == 0)
    return g_strdup (_ ("by the clocks: never came"));
  if (proposed == 5)
    return g_strdup (_ ("by the clocks: came in time"));
  span = hut_count_words (HUT_COUNT_SINCE, hut_summons_late_arrival (summons, &times, now));
  /* Translators: %s is a length of time. */
  return g_strdup_printf (_ ("by the clocks: late by %s"), span);
}

static void
show_marks (Form *form, const HutRecord *mark)
{
  hut_mark_scale_set_mark (form->timely,
                           mark != NULL ? (int)hut_record_get_int (mark, "timely", 0) : 0);
  hut_mark_scale_set_mark (form->effective,
                           mark != NULL ? (int)hut_record_get_int (mark, "effective", 0) : 0);
  hut_mark_scale_set_mark (form->attitude,
                           mark != NULL ? (int)hut_record_get_int (mark, "attitude", 0) : 0);
  set_text (form->words, mark != NULL ? hut_record_get_text (mark, "words") : NULL);
  set_text (form->by, mark != NULL ? hut_record_get_text (mark, "by") : NULL);
}

/* The marks that these have given already. */
static void
on_who (Form *form)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (form->desk);
  const HutRecord *summons = find (form->desk, &form->summons);
  const char *who = hut_code_drop_down_get_code (form->who);

  hut_form_row_set_error (form->who_row, NULL);
  if (summons != NULL)
    show_marks (form, who != NULL ? hut_whistle_mark (sight->whistle, summons, who) : NULL);
}

static void
add_who (Form *form, GtkBox *box)
{
  const HutField *field = hut_kind_field (&hut_kind_mark, "who");

  form->who = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (form->who, NULL, _ ("(choose)"));
  for (const HutCode *at = field->codes; at->code != NULL; at++)
    if (!g_str_equal (at->code, "street"))
      hut_code_drop_down_add (form->who, at->code, hut_field_code_label (field, at->code));
  hut_code_drop_down_set_code (form->who, NULL);
  form->who_row = HUT_FORM_ROW (hut_form_row_new (_ ("_Whose marks"), GTK_WIDGET (form->who)));
  hut_form_row_set_required (form->who_row, TRUE);
  gtk_box_append (box, GTK_WIDGET (form->who_row));
}

static void
add_proposal (Form *form, const HutWhistle *whistle, const HutRecord *summons)
{
  g_autofree char *words = proposal_words (whistle, summons);
  GtkWidget *label;

  if (words == NULL)
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (label, "hut-note");
  hut_form_row_set_suffix (form->first_row, label);
}

static GtkWidget *
new_form (Form *form, gboolean others)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutFormRow *row;

  gtk_widget_set_size_request (box, FORM_WIDTH, -1);
  if (others)
    add_who (form, GTK_BOX (box));
  form->timely =
      add_scale (GTK_BOX (box), _ ("_Timely"), C_ ("marks of", "Timely"), &form->first_row);
  form->effective = add_scale (GTK_BOX (box), _ ("_Effective"), C_ ("marks of", "Effective"), &row);
  form->attitude = add_scale (GTK_BOX (box), _ ("_Attitude"), C_ ("marks of", "Attitude"), &row);
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ ("_In words"), NULL, FALSE);
  if (others)
    form->by = hut_form_row_add_entry (GTK_BOX (box), _ ("Who _said it"), NULL, FALSE);
  return box;
}

/* Which of how many of them, for who marks one after the other. */
static char *
how_many_words (const HutWhistle *whistle, const HutRecord *summons)
{
  guint n = 0;

  for (guint i = 0; i < whistle->summonses->len; i++)
    n += hut_summons_is_unmarked (whistle, whistle->summonses->pdata[i]);
  if (n < 2 || !hut_summons_is_unmarked (whistle, summons))
    return g_strdup (_ ("5 is the best, 1 the worst."));
  return g_strdup_printf (_ ("5 is the best, 1 the worst. %u are still to be marked."), n);
}

static void
open_marks (GtkWidget *widget, HutWhistleDesk *desk, const HutRecord *summons, gboolean others)
{
  const HutWhistle *whistle = hut_whistle_desk_get_sight (desk)->whistle;
  const HutRecord *kept = others ? NULL : hut_whistle_mark (whistle, summons, "street");
  const char *unit = name_of (desk, summons);
  g_autofree char *title = others ? g_strdup_printf (_ ("Marks by others: %s"), unit)
                                  : g_strdup_printf (_ ("Marks: %s"), unit);
  g_autofree char *text = how_many_words (whistle, summons);
  Form *form = g_new0 (Form, 1);
  HutPrompt *prompt;
  GtkWidget *box;

  form->desk = g_object_ref (desk);
  g_weak_ref_init (&form->parent, widget);
  form->whistle = whistle->whistle->id;
  form->summons = summons->id;
  form->unit = g_strdup (hut_record_get_text (summons, "unit"));
  prompt = hut_prompt_new (widget, title, text, _ ("_Put on Record"), on_marks, form, form_free);
  box = new_form (form, others);
  show_marks (form, kept);
  if (!others)
    {
      add_proposal (form, whistle, summons);
      if (kept == NULL)
        hut_mark_scale_set_mark (form->timely,
                                 hut_whistle_timely_proposed (whistle, summons, hut_right_now ()));
    }
  else
    g_signal_connect_swapped (form->who, "notify::code", G_CALLBACK (on_who), form);
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (others ? GTK_WIDGET (form->who)
                         : hut_mark_scale_get_mark (form->timely) > 0 && kept == NULL
                             ? GTK_WIDGET (form->effective)
                             : GTK_WIDGET (form->timely));
}

void
hut_mark_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons)
{
  const HutRecord *called = find (desk, summons);

  if (called != NULL)
    open_marks (widget, desk, called, FALSE);
}

gboolean
hut_mark_ask_next (GtkWidget *widget, HutWhistleDesk *desk)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);

  for (guint i = 0; sight != NULL && i < sight->whistle->summonses->len; i++)
    {
      const HutRecord *summons = sight->whistle->summonses->pdata[i];

      if (!hut_summons_is_unmarked (sight->whistle, summons))
        continue;
      open_marks (widget, desk, summons, FALSE);
      return TRUE;
    }
  return FALSE;
}

void
hut_mark_ask_others (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons)
{
  const HutRecord *called = find (desk, summons);

  if (called != NULL)
    open_marks (widget, desk, called, TRUE);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompt of a step with one that was called, made of a table of what each asks. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-step-prompts.h"

#include "domain/hut-summons-clock.h"
#include "whistles/hut-said-row.h"
#include "whistles/hut-spot-field.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-evidence-row.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define PEOPLE_MAX 100000

/* What is asked of an act, beside its words. */
typedef enum
{
  ASK_BY = 1 << 0,     /* who said it, how, and when that was */
  ASK_PEOPLE = 1 << 1, /* how many came, and where they stand */
  ASK_RULING = 1 << 2,
  ASK_DUE = 1 << 3, /* a new time */
} Asked;

/* clang-format off */
static const struct
{
  guint asked;
  const char *by;      /* label of who */
  const char *words;   /* label of the words */
  const char *missing; /* said where the words are needed and not there */
  const char *told;    /* when it is on record */
} forms[HUT_SUMMONS_N_ACTS] = {
  [HUT_SUMMONS_ANSWER] = { ASK_BY, N_("_Who answered"), N_("_In what words"), NULL,
    N_("The answer is on record") },
  [HUT_SUMMONS_DISPUTE] = { ASK_BY, N_("_Who disputes"), N_("_Reason"),
    N_("A dispute has a reason: write it down."), N_("The dispute is on record: it goes to the district") },
  [HUT_SUMMONS_REFUSE] = { ASK_BY, N_("_Who refused"), N_("_In what words"),
    N_("Write down in what words it was refused."), N_("The refusal is on record") },
  [HUT_SUMMONS_ARRIVE] = { ASK_BY | ASK_PEOPLE, N_("_Who leads them"), N_("_What they begin with"), NULL,
    N_("It is on record that they are on the spot") },
  [HUT_SUMMONS_REPORT] = { ASK_BY, N_("_Who reports"), N_("_Report"),
    N_("Write down what was reported."), N_("The report is on record") },
  [HUT_SUMMONS_DONE] = { ASK_BY, N_("_Who says so"), N_("_Result"),
    N_("Write down what was done."), N_("It is on record as done") },
  [HUT_SUMMONS_SEND_BACK] = { 0, NULL, N_("_What is still to be done"),
    N_("Write down what is still to be done."), N_("Sent back") },
  [HUT_SUMMONS_RELEASE] = { 0, NULL, N_("_Reason"),
    N_("Write down why it is no longer called for."), N_("Released") },
  [HUT_SUMMONS_RULE] = { ASK_BY | ASK_RULING, N_("_Who ruled"), N_("_In what words"),
    N_("Write down the ruling."), N_("The ruling is on record") },
  [HUT_SUMMONS_MOVE] = { ASK_DUE, NULL, N_("_Reason"),
    N_("Write down why the time is another."), N_("Another time is set") },
  [HUT_SUMMONS_REMIND] = { ASK_BY, N_("_Who was spoken to"), N_("_In what words"), NULL,
    N_("The reminder is on record") },
  [HUT_SUMMONS_SUPERVISE] = { 0, NULL, N_("_Words"), NULL, N_("On record") },
  [HUT_SUMMONS_REPORT_UP] = { 0, NULL, N_("_Words"), NULL, N_("On record") },
};
/* clang-format on */

/* A prompt that is open. What it asks is not owned. */
typedef struct
{
  HutWhistleDesk *desk;
  char *unit;
  HutSummonsAct act;
  GtkEditable *by, *words, *people, *due;
  HutFormRow *words_row, *people_row, *due_row, *ruling_row;
  HutCodeDropDown *how, *ruling;
  HutSaidRow *said;
  HutSpotField *place;
  HutEvidenceRow *evidence;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->desk);
  g_free (form->unit);
  g_free (form);
}

/* What was filled in; its own. */
typedef struct
{
  char *unit;
  HutSummonsAct act;
  HutSummonsSaid said;
  HutPoint place;
  char *by, *how, *words, *ruling;
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  g_free (said->unit);
  g_free (said->by);
  g_free (said->how);
  g_free (said->words);
  g_free (said->ruling);
  g_free (said);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Said, said_free)

static HutRecordPlan *
plan_step (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args, GError **error)
{
  const Said *said = args;

  return hut_summons_plan (acting, whistle, said->unit, said->act, &said->said, NULL, error);
}

/* ---- What was filled in ---- */

static gboolean
read_words (Form *form, Said *said)
{
  gboolean missing;

  said->words = hut_form_dup_text (form->words);
  missing = said->words == NULL && hut_summons_act_needs_words (form->act);
  hut_form_row_set_error (form->words_row, missing ? _ (forms[form->act].missing) : NULL);
  return !missing;
}

static gboolean
read_people (Form *form, Said *said)
{
  g_autofree char *text = hut_form_dup_text (form->people);
  gint64 people = 0;
  gboolean good = text == NULL || g_ascii_string_to_signed (text, 10, 1, PEOPLE_MAX, &people, NULL);

  said->said.people = (int)people;
  if (form->people_row != NULL)
    hut_form_row_set_error (form->people_row, good ? NULL : _ ("A number, 1 or more."));
  return good;
}

static gboolean
read_due (Form *form, Said *said)
{
  g_autofree char *text = hut_form_dup_text (form->due);
  HutTime now = hut_right_now ();
  gboolean good =
      form->due == NULL ||
      (text != NULL && hut_when_parse (text, now, hut_time_shown_zone (), &said->said.due_at) &&
       said->said.due_at > now);

  if (form->due_row != NULL)
    hut_form_row_set_error (
        form->due_row,
        good ? NULL : _ ("Write a time to come, for example 17:00 or “tomorrow 9:00”."));
  return good;
}

static gboolean
read_ruling (Form *form, Said *said)
{
  if (form->ruling == NULL)
    return TRUE;
  said->ruling = g_strdup (hut_code_drop_down_get_code (form->ruling));
  hut_form_row_set_error (form->ruling_row,
                          said->ruling == NULL ? _ ("Say for whom was ruled.") : NULL);
  return said->ruling != NULL;
}

/* NULL where something is missing or wrong; the fields say what. */
static Said *
read_form (Form *form)
{
  g_autoptr (Said) said = g_new0 (Said, 1);
  gboolean good;

  said->unit = g_strdup (form->unit);
  said->act = form->act;
  said->by = hut_form_dup_text (form->by);
  if (form->how != NULL)
    said->how = g_strdup (hut_code_drop_down_get_code (form->how));
  good = read_words (form, said);
  good = read_people (form, said) && good;
  good = read_due (form, said) && good;
  good = read_ruling (form, said) && good;
  if (form->said != NULL)
    good = hut_said_row_read (form->said, &said->said.at) && good;
  if (form->place != NULL && hut_spot_field_get (form->place, &said->place))
    said->said.place = &said->place;
  said->said.by = said->by;
  said->said.how = said->how;
  said->said.words = said->words;
  said->said.ruling = said->ruling;
  return good ? g_steal_pointer (&said) : NULL;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  Said *said = read_form (form);

  if (said == NULL)
    return FALSE;
  hut_whistle_desk_do (form->desk, &(HutWhistleDoing){
                                       .planner = plan_step,
                                       .args = said,
                                       .free_args = said_free,
                                       .evidence = hut_evidence_row_get_sources (form->evidence),
                                       .told = _ (forms[form->act].told),
                                       .prompt = prompt,
                                   });
  return FALSE;
}

/* ---- The prompt ---- */

static GtkWidget *
new_line (GtkBox *box)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, NULL);

  gtk_box_append (box, line);
  return line;
}

static HutFormRow *
row_of (GtkEditable *entry)
{
  return HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (entry)));
}

static void
add_who (Form *form, GtkBox *box)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (form->desk));
  GtkWidget *line = new_line (box);

  form->by = hut_form_row_add_entry (GTK_BOX (line), _ (forms[form->act].by), NULL, FALSE);
  /* On its own desktop it is who is signed in, unless somebody else is named. */
  if (hut_whistle_desk_unit (browser) != NULL && hut_case_browser_get_account (browser) != NULL)
    gtk_editable_set_text (form->by, hut_case_browser_get_account (browser));
  if ((forms[form->act].asked & ASK_PEOPLE) == 0)
    return;
  form->people = hut_form_row_add_entry (GTK_BOX (line), _ ("_Number of people"), NULL, FALSE);
  form->people_row = row_of (form->people);
}

static void
add_ruling (Form *form, GtkBox *box)
{
  form->ruling = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_field (form->ruling, hut_kind_field (&hut_kind_whistle_step, "ruling"),
                                _ ("(choose)"));
  form->ruling_row = HUT_FORM_ROW (hut_form_row_new (_ ("_Ruled"), GTK_WIDGET (form->ruling)));
  hut_form_row_set_required (form->ruling_row, TRUE);
  gtk_box_append (box, GTK_WIDGET (form->ruling_row));
}

/* How it was told, but for what a unit enters itself. */
static GtkWidget *
new_how (Form *form)
{
  const HutField *field = hut_kind_field (&hut_kind_whistle_step, "how");

  form->how = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (const HutCode *at = field->codes; at->code != NULL; at++)
    if (!g_str_equal (at->code, "desk"))
      hut_code_drop_down_add (form->how, at->code, hut_field_code_label (field, at->code));
  hut_code_drop_down_set_code (form->how, "telephone");
  return hut_form_row_new (_ ("_How"), GTK_WIDGET (form->how));
}

static void
add_when (Form *form, GtkBox *box, HutTime called)
{
  GtkWidget *line = new_line (box);
  GtkWidget *said = hut_said_row_new (_ ("W_hen that was"), called);

  form->said = HUT_SAID_ROW (said);
  gtk_box_append (GTK_BOX (line), said);
  if (hut_whistle_desk_unit (hut_work_desk_get_browser (HUT_WORK_DESK (form->desk))) == NULL)
    gtk_box_append (GTK_BOX (line), new_how (form));
}

static void
add_due (Form *form, GtkBox *box)
{
  form->due = hut_form_row_add_entry (box, _ ("To be on the spot _by"), NULL, TRUE);
  form->due_row = row_of (form->due);
  gtk_entry_set_placeholder_text (GTK_ENTRY (form->due), _ ("for example tomorrow 17:00"));
}

static void
add_place (Form *form, GtkBox *box, const HutWhistle *whistle)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (form->desk));
  HutPoint place;

  if (!hut_record_get_point (whistle->whistle, "place", &place))
    return;
  form->place = HUT_SPOT_FIELD (hut_spot_field_new (hut_case_browser_get_store (browser), place));
  gtk_box_append (box, GTK_WIDGET (form->place));
}

static GtkWidget *
new_form (Form *form, const HutWhistle *whistle, const HutRecord *summons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  guint asked = forms[form->act].asked;
  HutSummonsTimes times;

  hut_summons_times (whistle, summons, &times);
  gtk_widget_set_size_request (box, 460, -1);
  if ((asked & ASK_RULING) != 0)
    add_ruling (form, GTK_BOX (box));
  if ((asked & ASK_BY) != 0)
    add_who (form, GTK_BOX (box));
  if ((asked & ASK_DUE) != 0)
    add_due (form, GTK_BOX (box));
  form->words = hut_form_row_add_entry (GTK_BOX (box), _ (forms[form->act].words), NULL,
                                        hut_summons_act_needs_words (form->act));
  form->words_row = row_of (form->words);
  if ((asked & ASK_BY) != 0)
    add_when (form, GTK_BOX (box), times.called);
  if ((asked & ASK_PEOPLE) != 0)
    add_place (form, GTK_BOX (box), whistle);
  form->evidence = HUT_EVIDENCE_ROW (hut_evidence_row_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->evidence));
  return box;
}

void
hut_step_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons, HutSummonsAct act)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);
  const HutRecord *called =
      sight != NULL ? hut_whistle_find_summons (sight->whistle, summons) : NULL;
  g_autofree char *title = NULL;
  HutPrompt *prompt;
  Form *form;

  if (called == NULL)
    return;
  form = g_new0 (Form, 1);
  form->desk = g_object_ref (desk);
  form->unit = g_strdup (hut_record_get_text (called, "unit"));
  form->act = act;
  /* Translators: the title of a prompt: a step, and whose it is. */
  title = g_strdup_printf (
      C_ ("prompt", "%s: %s"), hut_summons_act_label (act),
      hut_summons_unit_name (hut_work_desk_get_browser (HUT_WORK_DESK (desk)), form->unit));
  prompt = hut_prompt_new (widget, title, NULL, _ ("_Put on Record"), on_answered, form, form_free);
  hut_prompt_set_extra (prompt, new_form (form, sight->whistle, called));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (form->ruling != NULL ? GTK_WIDGET (form->ruling)
                         : form->by != NULL   ? GTK_WIDGET (form->by)
                         : form->due != NULL  ? GTK_WIDGET (form->due)
                                              : GTK_WIDGET (form->words));
}

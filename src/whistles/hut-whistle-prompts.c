/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Questions about a whistle. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-prompts.h"

#include "domain/hut-whistle-times.h"
#include "store/hut-store-office.h"
#include "whistles/hut-call-list.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- In a word ---- */

typedef HutRecordPlan *(*OfWords) (const HutWhistleActing *acting, const HutWhistle *whistle,
                                   const char *words, GError **error);

/* clang-format off */
static const struct
{
  const char *act;
  OfWords plan;
  const char *title;
  const char *text;
  const char *label; /* of the words */
  const char *answer;
  const char *told;
} questions[] = {
  { "end", hut_whistle_plan_end, N_("End the whistle"),
    N_("After this nothing is sent back any more; marks are given."),
    N_("_What came of it"), N_("_End the Whistle"), N_("The whistle has ended") },
  { "reopen", hut_whistle_plan_reopen, N_("Open the whistle again"), NULL,
    N_("_Reason"), N_("_Open Again"), N_("The whistle is open again") },
  { "void", hut_whistle_plan_void, N_("Blown by mistake"),
    N_("It stays on record as void, with the reason."),
    N_("_Reason"), N_("_Void the Whistle"), N_("The whistle is void") },
  { "note", hut_whistle_plan_note, N_("Note"), NULL,
    N_("_What is noted"), N_("_Put on Record"), N_("The note is on record") },
};
/* clang-format on */

typedef struct
{
  HutWhistleDesk *desk;
  gsize which;
} Asking;

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *)data)->desk);
  g_free (data);
}

/* What was answered. */
typedef struct
{
  OfWords plan;
  char *words;
} Answer;

static void
answer_free (gpointer data)
{
  g_free (((Answer *)data)->words);
  g_free (data);
}

static HutRecordPlan *
plan_words (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args,
            GError **error)
{
  const Answer *answer = args;

  return answer->plan (acting, whistle, answer->words, error);
}

static gboolean
on_words (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  Answer *answer = g_new0 (Answer, 1);

  *answer = (Answer){ questions[asking->which].plan, g_strdup (hut_prompt_get_text (prompt)) };
  hut_whistle_desk_do (asking->desk, &(HutWhistleDoing){ .planner = plan_words,
                                                         .args = answer,
                                                         .free_args = answer_free,
                                                         .told = _ (questions[asking->which].told),
                                                         .prompt = prompt });
  return FALSE;
}

static void
ask_words (GtkWidget *widget, HutWhistleDesk *desk, gsize which)
{
  const char *text = questions[which].text != NULL ? _ (questions[which].text) : NULL;
  Asking *asking = g_new0 (Asking, 1);
  HutPrompt *prompt;

  *asking = (Asking){ g_object_ref (desk), which };
  prompt = hut_prompt_new (widget, _ (questions[which].title), text, _ (questions[which].answer),
                           on_words, asking, asking_free);
  hut_prompt_add_entry (prompt, _ (questions[which].label), TRUE);
  hut_prompt_set_destructive (prompt, g_str_equal (questions[which].act, "void"));
  hut_prompt_show (prompt);
}

/* ---- Calling ---- */

typedef struct
{
  HutWhistleDesk *desk;
  HutWhistleTemplate template;
  HutFormRow *row;
  HutCallList *list;
} Calling;

static void
calling_free (gpointer data)
{
  g_object_unref (((Calling *)data)->desk);
  g_free (data);
}

/* One that is called; its own. */
typedef struct
{
  HutCall call;
  int answer;
} One;

static void
one_free (gpointer data)
{
  hut_call_clear (&((One *)data)->call);
  g_free (data);
}

static HutRecordPlan *
plan_call (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args, GError **error)
{
  const One *one = args;
  const HutWhistleCall call = { one->call.unit, one->call.task,
                                MIN (one->answer, one->call.minutes), one->call.minutes };

  return hut_whistle_plan_call (acting, whistle, &call, 0, error);
}

static gboolean
on_call (HutPrompt *prompt, gpointer data)
{
  Calling *calling = data;
  g_autoptr (GArray) calls = hut_call_list_get_calls (calling->list);

  if (calls->len == 0 || hut_call_list_has_text (calling->list))
    {
      hut_form_row_set_error (calling->row, hut_call_list_has_text (calling->list)
                                                ? hut_call_list_unknown_words ()
                                                : _ ("Choose who is to come."));
      gtk_widget_grab_focus (GTK_WIDGET (calling->list));
      return FALSE;
    }
  for (guint i = 0; i < calls->len; i++)
    {
      const HutCall *call = &g_array_index (calls, HutCall, i);
      One *one = g_new0 (One, 1);
      gboolean last = i + 1 == calls->len;

      *one = (One){ { g_strdup (call->unit), call->minutes, g_strdup (call->task) },
                    calling->template.answer };
      hut_whistle_desk_do (calling->desk, &(HutWhistleDoing){ .planner = plan_call,
                                                              .args = one,
                                                              .free_args = one_free,
                                                              .told = _ ("Called"),
                                                              .prompt = last ? prompt : NULL });
    }
  return FALSE;
}

static void
leave_out_called (HutCallList *list, const HutWhistle *whistle)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < whistle->summonses->len; i++)
    g_ptr_array_add (units, (gpointer)hut_record_get_text (whistle->summonses->pdata[i], "unit"));
  g_ptr_array_add (units, NULL);
  hut_call_list_set_taken (list, (const char *const *)units->pdata);
}

static void
ask_call (GtkWidget *widget, HutWhistleDesk *desk)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (desk));
  const HutWhistle *whistle = hut_whistle_desk_get_sight (desk)->whistle;
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (browser));
  Calling *calling = g_new0 (Calling, 1);
  HutWhistleTimes times;
  HutPrompt *prompt;

  hut_whistle_times_of (office, &times);
  calling->desk = g_object_ref (desk);
  calling->template =
      *hut_whistle_template (&times, hut_record_get_text (whistle->whistle, "occasion"));
  calling->list = HUT_CALL_LIST (hut_call_list_new ());
  hut_call_list_set_browser (calling->list, browser);
  hut_call_list_set_minutes (calling->list, calling->template.arrive);
  leave_out_called (calling->list, whistle);
  calling->row = HUT_FORM_ROW (hut_form_row_new (_ ("Whom to call"), GTK_WIDGET (calling->list)));
  gtk_widget_set_size_request (GTK_WIDGET (calling->row), 520, -1);
  prompt =
      hut_prompt_new (widget, _ ("Call one more"), hut_record_get_text (whistle->whistle, "task"),
                      _ ("_Call"), on_call, calling, calling_free);
  hut_prompt_set_extra (prompt, GTK_WIDGET (calling->row));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (calling->list));
}

void
hut_whistle_ask (GtkWidget *widget, HutWhistleDesk *desk, const char *act)
{
  if (hut_whistle_desk_get_sight (desk) == NULL)
    return;
  if (g_str_equal (act, "call"))
    {
      ask_call (widget, desk);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].act, act))
      ask_words (widget, desk, i);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with a whistle from the command line. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "ctl/hut-ctl-meeting-said.h"
#include "domain/hut-summons-plan.h"
#include "hut-config.h"

#include <glib/gi18n.h>

static gboolean
said_time (const HutCtlSaid *said, const char *key, HutTime *time, GError **error)
{
  const char *word = hut_ctl_said_word (said, key);

  if (word == NULL || hut_time_parse (word, hut_time_shown_zone (), time))
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s: %s", key, word,
               _ ("not a time"));
  return FALSE;
}

static gboolean
said_place (const HutCtlSaid *said, HutPoint *place, const HutPoint **set, GError **error)
{
  const char *word = hut_ctl_said_word (said, "place");
  const HutField *field = hut_kind_field (&hut_kind_whistle_step, "place");
  HutValue value = HUT_VALUE_INIT;

  *set = NULL;
  if (word == NULL)
    return TRUE;
  if (!hut_field_from_text (field, word, &value, error))
    return FALSE;
  *place = value.point;
  *set = place;
  return TRUE;
}

/* reason= and result= are its words too: a person says what fits. */
static const char *
said_words (const HutCtlSaid *said)
{
  static const char *const keys[] = { "words", "reason", "result", "outcome" };
  const char *word = NULL;

  for (gsize i = 0; word == NULL && i < G_N_ELEMENTS (keys); i++)
    word = hut_ctl_said_word (said, keys[i]);
  return word;
}

static HutRecordPlan *
plan_act (HutCtlWhistles *at, const HutWhistle *whistle, const char *unit, const char *name,
          const HutCtlSaid *words, GError **error)
{
  HutSummonsSaid said = { .by = hut_ctl_said_word (words, "by"),
                          .how = hut_ctl_said_word (words, "how"),
                          .words = said_words (words),
                          .ruling = hut_ctl_said_word (words, "for") };
  gint64 people = 0, minutes = 0;
  HutSummonsAct act;
  HutPoint place;

  if (!hut_summons_act_parse (name, &act))
    {
      g_autoptr (GString) known = g_string_new (NULL);

      for (guint i = 0; i < HUT_SUMMONS_N_ACTS; i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", hut_summons_act_name (i));
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s; %s: %s", name,
                   _ ("no such act"), _ ("known"), known->str);
      return NULL;
    }
  if (!said_time (words, "at", &said.at, error) || !said_time (words, "due", &said.due_at, error) ||
      !hut_ctl_said_int (words, "people", &people, error) ||
      !hut_ctl_said_int (words, "minutes", &minutes, error) ||
      !said_place (words, &place, &said.place, error))
    return NULL;
  said.people = (int)people;
  if (minutes > 0)
    said.due_at = at->acting.now + minutes * 60 * G_USEC_PER_SEC;
  return hut_summons_plan (&at->acting, whistle, unit, act, &said, NULL, error);
}

static HutRecordPlan *
plan_call (HutCtlWhistles *at, const HutWhistle *whistle, const char *text, const HutCtlSaid *words,
           GError **error)
{
  g_autofree char *unit = NULL;
  HutWhistleCall call;
  HutTime when = 0;

  if (!hut_ctl_parse_call (text, &call, &unit, error) || !said_time (words, "at", &when, error))
    return NULL;
  call.task = hut_ctl_said_word (words, "task");
  return hut_whistle_plan_call (&at->acting, whistle, &call, when, error);
}

static HutRecordPlan *
plan_mark (HutCtlWhistles *at, const HutWhistle *whistle, const char *unit, const HutCtlSaid *words,
           GError **error)
{
  gint64 timely = 0, effective = 0, attitude = 0;
  HutWhistleMarks marks = { .who = hut_ctl_said_word (words, "who"),
                            .words = said_words (words),
                            .by = hut_ctl_said_word (words, "by") };

  if (!hut_ctl_said_int (words, "timely", &timely, error) ||
      !hut_ctl_said_int (words, "effective", &effective, error) ||
      !hut_ctl_said_int (words, "attitude", &attitude, error))
    return NULL;
  marks.timely = (int)timely;
  marks.effective = (int)effective;
  marks.attitude = (int)attitude;
  return hut_whistle_plan_mark (&at->acting, whistle, unit, &marks, error);
}

static HutRecordPlan *
plan_view (HutCtlWhistles *at, const HutWhistle *whistle, const char *unit, const HutCtlSaid *words,
           GError **error)
{
  const HutWhistleViews views = { .needed = hut_ctl_said_word (words, "needed"),
                                  .clear = hut_ctl_said_word (words, "clear"),
                                  .words = said_words (words),
                                  .by = hut_ctl_said_word (words, "by"),
                                  .how = hut_ctl_said_word (words, "how") };

  return hut_whistle_plan_view (&at->acting, whistle, unit, &views, error);
}

/* What has no unit. */
static HutRecordPlan *
plan_whole (HutCtlWhistles *at, const HutWhistle *whistle, const char *verb,
            const HutCtlSaid *words, GError **error)
{
  static const struct
  {
    const char *verb;
    HutRecordPlan *(*plan) (const HutWhistleActing *, const HutWhistle *, const char *, GError **);
  } verbs[] = { { "end", hut_whistle_plan_end },
                { "reopen", hut_whistle_plan_reopen },
                { "note", hut_whistle_plan_note },
                { "void", hut_whistle_plan_void } };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, verb))
      return verbs[i].plan (&at->acting, whistle, said_words (words), error);
  g_return_val_if_reached (NULL);
}

/* How many words a verb has before its KEY=VALUE: the whistle, and what is named of it. */
static const struct
{
  const char *verb;
  guint words;
  const char *keys;
} shapes[] = {
  { "act", 3, "at by how words reason result people place for due minutes" },
  { "call", 2, "task at" },
  { "end", 1, "outcome words" },
  { "reopen", 1, "reason words" },
  { "note", 1, "words" },
  { "void", 1, "reason words" },
  { "mark", 2, "who timely effective attitude words by" },
  { "view", 2, "needed clear words by how" },
};

static HutRecordPlan *
make_plan (HutCtlWhistles *at, const HutWhistle *whistle, char **words, const HutCtlSaid *said,
           GError **error)
{
  if (g_str_equal (words[0], "act"))
    return plan_act (at, whistle, words[2], words[3], said, error);
  if (g_str_equal (words[0], "call"))
    return plan_call (at, whistle, words[2], said, error);
  if (g_str_equal (words[0], "mark"))
    return plan_mark (at, whistle, words[2], said, error);
  if (g_str_equal (words[0], "view"))
    return plan_view (at, whistle, words[2], said, error);
  return plan_whole (at, whistle, words[0], said, error);
}

int
hut_ctl_work_whistle (HutCtlWhistles *at, char **words, gboolean json)
{
  const HutMeetingActing nobody = { 0 };
  g_autoptr (HutCtlSaid) said = hut_ctl_said_new (NULL, &nobody);
  g_autoptr (HutWhistle) whistle = NULL;
  guint n_words = g_strv_length (words), shape = 0;
  GError *error = NULL;
  HutRecordPlan *plan;

  while (shape < G_N_ELEMENTS (shapes) && !g_str_equal (shapes[shape].verb, words[0]))
    shape++;
  if (shape == G_N_ELEMENTS (shapes) || n_words < shapes[shape].words + 1)
    return HUT_CTL_USAGE;
  for (guint i = shapes[shape].words + 1; i < n_words; i++)
    if (!hut_ctl_said_add (said, words[i], shapes[shape].keys, &error))
      {
        hut_ctl_fail (error);
        return HUT_CTL_USAGE;
      }
  whistle = hut_ctl_find_whistle (at, words[1], &error);
  plan = whistle != NULL ? make_plan (at, whistle, words, said, &error) : NULL;
  if (plan == NULL)
    return hut_ctl_fail (error);
  return hut_ctl_write_whistle (at, plan, &whistle->whistle->id, json);
}

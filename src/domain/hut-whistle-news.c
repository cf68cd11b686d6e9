/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is news. First everything that can be told at a moment is gathered, each with a key that
 * begins with the uid of its step or summons; then what was told before is left out. A key is
 * remembered while its record is of a whistle under way, and for a day: what was told is not told
 * again when a summons turns back, or a whistle is opened again, and what is remembered does not
 * grow. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle-news.h"

#include "base/hut-json.h"
#include "domain/hut-summons-clock.h"

void
hut_news_free (HutNews *news)
{
  g_free (news->key);
  g_free (news);
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

/* ---- Gathering ---- */

typedef struct
{
  const HutNewsAsk *ask;
  const HutWhistle *whistle;
  GPtrArray *found;
} Gathering;

static HutNews *
add (const Gathering *gathering, HutNewsKind kind, const HutRecord *summons, HutTime at, char *key)
{
  HutNews *news = g_new0 (HutNews, 1);

  news->kind = kind;
  news->whistle = gathering->whistle;
  news->summons = summons;
  news->at = at;
  news->key = key;
  if (gathering->ask->unit == NULL)
    news->papers = hut_summons_papers_asked (gathering->whistle, summons, gathering->ask->now);
  g_ptr_array_add (gathering->found, news);
  return news;
}

/* Of the time @due: near, and then past. A time that is moved is another one; who was @called when
 * it was near already needs no reminder. */
static void
add_due (const Gathering *gathering, const HutRecord *summons, HutTime called, HutTime due,
         HutNewsKind near, HutNewsKind past)
{
  const HutNewsAsk *ask = gathering->ask;
  HutTime remind = due - ask->remind_before * HUT_TIME_MINUTE;
  gboolean over = ask->now >= due;
  char id[HUT_UID_STRING_LEN + 1];
  HutNewsKind kind = over ? past : near;

  if (due == 0 || ask->now < remind || (!over && (ask->remind_before == 0 || called >= remind)) ||
      ask->now - due > HUT_NEWS_BACK)
    return;
  add (
      gathering, kind, summons, over ? due : remind,
      g_strdup_printf ("%s %d %" G_GINT64_FORMAT, hut_uid_print (&summons->id, id), (int)kind, due))
      ->due = due;
}

/* While it is waited for. Who disputes or refuses is written about, and not reminded. */
static void
add_times (const Gathering *gathering, const HutRecord *summons)
{
  HutSummonsTimes times;

  if (!is_state (summons, "called") && !is_state (summons, "accepted"))
    return;
  hut_summons_times (gathering->whistle, summons, &times);
  if (is_state (summons, "called") && times.answered == 0)
    add_due (gathering, summons, times.called, hut_record_get_int (summons, "answer_due_at", 0),
             HUT_NEWS_ANSWER_NEAR, HUT_NEWS_ANSWER_PAST);
  if (times.arrived == 0)
    add_due (gathering, summons, times.called, hut_record_get_int (summons, "due_at", 0),
             HUT_NEWS_ARRIVAL_NEAR, HUT_NEWS_ARRIVAL_PAST);
}

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  return code != NULL && g_strv_contains (codes, code);
}

/* What a unit did that the street waits for or has to answer; at its own desktop, or entered for it
 * at another one of the street. */
static gboolean
is_for_street (const HutRecord *step, const HutNewsAsk *ask)
{
  static const char *const codes[] = { "accepted", "disputed", "refused", "arrived", "done", NULL };
  const char *by = hut_record_get_text (step, "entered_by");

  return is_one_of (hut_record_get_text (step, "code"), codes) &&
         (g_strcmp0 (hut_record_get_text (step, "how"), "desk") == 0 ||
          (ask->account != NULL && by != NULL && !g_str_equal (by, ask->account)));
}

/* What the street did with its summons. A call is news until it is answered, however long it was on
 * its way. */
static gboolean
is_for_unit (const HutRecord *step, const HutRecord *summons)
{
  static const char *const codes[] = { "sent-back", "released",   "ruled", "moved",
                                       "reminded",  "supervised", NULL };
  const char *code = hut_record_get_text (step, "code");

  return is_one_of (code, codes) ||
         (g_strcmp0 (code, "called") == 0 && is_state (summons, "called"));
}

static void
add_step (const Gathering *gathering, const HutRecord *summons, const HutRecord *step)
{
  const HutNewsAsk *ask = gathering->ask;
  HutTime at = hut_record_get_int (step, "at", 0);
  gboolean call = g_strcmp0 (hut_record_get_text (step, "code"), "called") == 0;
  gboolean told = ask->unit == NULL ? is_for_street (step, ask) : is_for_unit (step, summons);

  if (!told || (!call && ask->now - at > HUT_NEWS_BACK))
    return;
  add (gathering, HUT_NEWS_STEP, summons, at, hut_uid_to_string (&step->id))->step = step;
}

static gboolean
is_of (const HutRecord *step, const HutRecord *summons)
{
  const char *text = hut_record_get_text (step, "summons");
  HutUid id;

  return text != NULL && hut_uid_parse (text, &id) && hut_uid_equal (&id, &summons->id);
}

static gboolean
is_asked (const HutNewsAsk *ask, const HutRecord *summons)
{
  return ask->unit == NULL || g_strcmp0 (hut_record_get_text (summons, "unit"), ask->unit) == 0;
}

static void
gather_whistle (const Gathering *gathering)
{
  GPtrArray *summonses = gathering->whistle->summonses;
  GPtrArray *steps = gathering->whistle->steps;

  for (guint i = 0; i < summonses->len; i++)
    {
      if (!is_asked (gathering->ask, summonses->pdata[i]))
        continue;
      add_times (gathering, summonses->pdata[i]);
      for (guint k = 0; k < steps->len; k++)
        if (is_of (steps->pdata[k], summonses->pdata[i]))
          add_step (gathering, summonses->pdata[i], steps->pdata[k]);
    }
}

/* Of one moment as the whistle has its summonses: the sort is stable. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const HutNews *left = *(HutNews *const *)a, *right = *(HutNews *const *)b;

  return left->at < right->at ? -1 : left->at > right->at;
}

/* All that can be told at that moment. */
static GPtrArray *
gather (GPtrArray *whistles, const HutNewsAsk *ask)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_news_free);

  for (guint i = 0; i < whistles->len; i++)
    {
      const Gathering gathering = { ask, whistles->pdata[i], found };

      if (!hut_whistle_is_ended (gathering.whistle))
        gather_whistle (&gathering);
    }
  g_ptr_array_sort (found, compare);
  return found;
}

/* ---- What was told ---- */

#define REMEMBERED (2 * HUT_NEWS_BACK)

/* Key → when it could be told first. A text that cannot be read is as before the first. */
static JsonObject *
read_told (const char *told)
{
  return told != NULL ? hut_json_parse_object (told, -1, NULL) : NULL;
}

/* The uids, as texts, of the summonses and steps of what is under way. */
static GHashTable *
under_way (GPtrArray *whistles)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < whistles->len; i++)
    {
      const HutWhistle *whistle = whistles->pdata[i];
      GPtrArray *lists[] = { whistle->summonses, whistle->steps };

      for (gsize k = 0; k < G_N_ELEMENTS (lists) && !hut_whistle_is_ended (whistle); k++)
        for (guint n = 0; n < lists[k]->len; n++)
          g_hash_table_add (ids, hut_uid_to_string (&((HutRecord *)lists[k]->pdata[n])->id));
    }
  return ids;
}

static gboolean
is_remembered (const char *key, gint64 at, GHashTable *ids, HutTime now)
{
  g_autofree char *id = g_strndup (key, HUT_UID_STRING_LEN);

  return now - at <= REMEMBERED || g_hash_table_contains (ids, id);
}

static char *
print_told (GPtrArray *found, JsonObject *known, GPtrArray *whistles, HutTime now)
{
  g_autoptr (JsonObject) next = json_object_new ();
  g_autoptr (GHashTable) ids = under_way (whistles);
  g_autoptr (GList) keys = known != NULL ? json_object_get_members (known) : NULL;

  for (GList *key = keys; key != NULL; key = key->next)
    {
      gint64 at = 0;

      if (hut_json_get_int (known, key->data, &at) && is_remembered (key->data, at, ids, now))
        json_object_set_int_member (next, key->data, at);
    }
  for (guint i = 0; i < found->len; i++)
    {
      const HutNews *news = found->pdata[i];

      json_object_set_int_member (next, news->key, news->at);
    }
  return hut_json_print_object (next);
}

GPtrArray *
hut_whistle_news (GPtrArray *whistles, const HutNewsAsk *ask, const char *told, char **told_next)
{
  GPtrArray *found = gather (whistles, ask);
  g_autoptr (JsonObject) known = read_told (told);

  *told_next = print_told (found, known, whistles, ask->now);
  for (guint i = found->len; i-- > 0;)
    if (known == NULL || json_object_has_member (known, ((HutNews *)found->pdata[i])->key))
      g_ptr_array_remove_index (found, i);
  return found;
}

/* ---- When to look again ---- */

static HutTime
sooner (HutTime next, HutTime at, HutTime now)
{
  return at > now && (next == 0 || at < next) ? at : next;
}

HutTime
hut_whistle_news_next (GPtrArray *whistles, const HutNewsAsk *ask)
{
  const HutTime before = ask->remind_before * HUT_TIME_MINUTE;
  HutTime next = 0;

  for (guint i = 0; i < whistles->len; i++)
    {
      const HutWhistle *whistle = whistles->pdata[i];

      for (guint k = 0; !hut_whistle_is_ended (whistle) && k < whistle->summonses->len; k++)
        {
          const HutRecord *summons = whistle->summonses->pdata[k];
          /* The turn of the clock, and so long before each of the two times. */
          HutTime turn = hut_summons_next_turn (summons, ask->now);
          HutTime remind = hut_summons_next_turn (summons, ask->now + before);

          if (!is_asked (ask, summons))
            continue;
          next = sooner (next, turn, ask->now);
          next = sooner (next, remind != 0 ? remind - before : 0, ask->now);
        }
    }
  return next;
}

G_STATIC_ASSERT (HUT_NEWS_STEP == 4); /* keys name the kinds by their numbers */

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Needs and resources. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-match.h"

#include "base/hut-json.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label;
} grounds[HUT_N_MATCH_GROUNDS] = {
  [HUT_MATCH_CATEGORY] = { "category", NC_ ("match", "Category") },
  [HUT_MATCH_TAGS] = { "tags", NC_ ("match", "Skills") },
  [HUT_MATCH_DISTANCE] = { "distance", NC_ ("match", "Distance") },
  [HUT_MATCH_TIME] = { "time", NC_ ("match", "Time") },
  [HUT_MATCH_CAPACITY] = { "capacity", NC_ ("match", "Capacity") },
  [HUT_MATCH_EXPERIENCE] = { "experience", NC_ ("match", "Past experience") },
};

static const struct
{
  const char *need;
  const char *resource;
  const char *label;
} steps[HUT_N_MATCH_STEPS] = {
  [HUT_MATCH_COLLECTED] = { "need_collected_at", "resource_collected_at",
                            NC_ ("match", "Needs collected") },
  [HUT_MATCH_OFFERED] = { "need_offered_at", "resource_offered_at",
                          NC_ ("match", "Services offered") },
  [HUT_MATCH_TALKED] = { "need_talked_at", "resource_talked_at", NC_ ("match", "Talks held") },
  [HUT_MATCH_RATED] = { "need_rated_at", "resource_rated_at", NC_ ("match", "Ratings exchanged") },
};

const char *
hut_match_ground_name (HutMatchGround ground)
{
  return grounds[ground].name;
}

const char *
hut_match_ground_label (HutMatchGround ground)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "match", grounds[ground].label);
}

const char *
hut_match_step_field (HutMatchStep step, HutMatchSide side)
{
  return side == HUT_MATCH_NEED_SIDE ? steps[step].need : steps[step].resource;
}

const char *
hut_match_step_label (HutMatchStep step)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "match", steps[step].label);
}

guint
hut_match_steps_done (const HutRecord *match)
{
  guint n = 0;

  for (guint i = 0; i < HUT_N_MATCH_STEPS; i++)
    n += hut_record_get (match, steps[i].need)->type != HUT_VALUE_NONE &&
         hut_record_get (match, steps[i].resource)->type != HUT_VALUE_NONE;
  return n;
}

const char *
hut_match_state (const HutRecord *match)
{
  const char *state = hut_record_get_text (match, "state");

  return g_strcmp0 (state, "open") == 0 && hut_match_steps_done (match) == HUT_N_MATCH_STEPS
             ? "done"
             : state;
}

/* ---- The rule ---- */

static gboolean
read_number (JsonObject *object, const char *name, int least, int most, int *number, GError **error)
{
  gint64 value;

  if (object == NULL || !hut_json_get_int (object, name, &value) || value < least || value > most)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                   _ ("Matching: “%s” must be a whole number from %d to %d"), name, least, most);
      return FALSE;
    }
  *number = (int)value;
  return TRUE;
}

gboolean
hut_match_measures_read (HutMatchMeasures *measures, JsonNode *value, GError **error)
{
  JsonObject *object =
      value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  int sum = 0;

  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    {
      if (!read_number (object, grounds[i].name, 0, 100, &measures->weights[i], error))
        return FALSE;
      sum += measures->weights[i];
    }
  if (sum == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                           _ ("Matching: something must count"));
      return FALSE;
    }
  return read_number (object, "near_metres", 0, 99999, &measures->near_metres, error) &&
         read_number (object, "far_metres", measures->near_metres + 1, 100000,
                      &measures->far_metres, error);
}

void
hut_match_measures_of (HutOffice *office, HutMatchMeasures *measures)
{
  /* As shipped, for a file without an office. */
  static const HutMatchMeasures plain = { { 30, 20, 20, 10, 10, 10 }, 500, 3000 };

  if (office == NULL ||
      !hut_match_measures_read (measures, hut_office_get_rule (office, "match"), NULL))
    *measures = plain;
}

/* ---- One resource ---- */

typedef struct
{
  const HutRecord *need;
  const HutRecord *resource;
  GPtrArray *matches;
  const HutMatchMeasures *measures;
  HutMatchScore *score;
} Scoring;

void
hut_match_score_free (HutMatchScore *score)
{
  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    g_free (score->words[i]);
  g_free (score);
}

/* A person has no category, time or capacity of his own. */
static const HutValue *
value_of (const HutRecord *record, const char *name)
{
  static const HutValue none = HUT_VALUE_INIT;

  return hut_kind_field (record->kind, name) != NULL ? hut_record_get (record, name) : &none;
}

static const char *
text_of (const HutRecord *record, const char *name)
{
  const HutValue *value = value_of (record, name);

  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

/* Gives @share of the weight of @ground, to the nearest whole, and takes over @words. */
static void
give (Scoring *scoring, HutMatchGround ground, double share, char *words)
{
  int points = (int)floor (scoring->measures->weights[ground] * CLAMP (share, 0, 1) + 0.5);

  scoring->score->points[ground] = points;
  scoring->score->score += points;
  scoring->score->words[ground] = words;
}

static gboolean
score_category (Scoring *scoring)
{
  const char *need = text_of (scoring->need, "category");
  const char *has = text_of (scoring->resource, "category");
  g_auto (GStrv) a = g_strsplit (need != NULL ? need : "", "/", -1);
  g_auto (GStrv) b = g_strsplit (has != NULL ? has : "", "/", -1);
  gboolean first = need != NULL && has != NULL && g_strcmp0 (a[0], b[0]) == 0;

  if (first && g_str_equal (need, has))
    give (scoring, HUT_MATCH_CATEGORY, 1, g_strdup_printf (_ ("the same category, %s"), need));
  else if (first)
    give (scoring, HUT_MATCH_CATEGORY, 0.5, g_strdup_printf (_ ("both are of %s"), a[0]));
  else
    give (scoring, HUT_MATCH_CATEGORY, 0, g_strdup (_ ("another category")));
  return first;
}

/* The strings of a JSON array, each once, whatever its case: by their folded form. */
static GHashTable *
read_tags (const char *text)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_hash_table_insert (tags, g_utf8_casefold (json_node_get_string (element), -1),
                             g_strdup (json_node_get_string (element)));
    }
  return tags;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
score_tags (Scoring *scoring)
{
  gboolean person = scoring->resource->kind == &hut_kind_person;
  g_autoptr (GHashTable) wanted = read_tags (text_of (scoring->need, "tags"));
  g_autoptr (GHashTable) has = read_tags (text_of (scoring->resource, person ? "skills" : "tags"));
  g_autoptr (GPtrArray) common = g_ptr_array_new ();
  g_autofree char *words = NULL;
  GHashTableIter iter;
  gpointer folded, tag;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &folded, &tag))
    if (g_hash_table_contains (has, folded))
      g_ptr_array_add (common, tag);
  if (common->len == 0)
    {
      give (scoring, HUT_MATCH_TAGS, 0, g_strdup (_ ("none of the skills that are asked for")));
      return FALSE;
    }
  g_ptr_array_sort (common, compare_texts);
  g_ptr_array_add (common, NULL);
  words = g_strjoinv (_ (", "), (char **)common->pdata);
  give (scoring, HUT_MATCH_TAGS, (double)(common->len - 1) / g_hash_table_size (wanted),
        g_steal_pointer (&words));
  return TRUE;
}

static void
score_distance (Scoring *scoring)
{
  const HutValue *need = value_of (scoring->need, "place");
  const HutValue *has = value_of (scoring->resource, "place");
  const char *community = text_of (scoring->need, "community");
  double metres;

  if (need->type == HUT_VALUE_POINT && has->type == HUT_VALUE_POINT)
    {
      metres = hut_point_distance (need->point, has->point);
      give (scoring, HUT_MATCH_DISTANCE,
            (scoring->measures->far_metres - metres) /
                (scoring->measures->far_metres - scoring->measures->near_metres),
            g_strdup_printf (_ ("%d m away"), (int)floor (metres + 0.5)));
    }
  else if (community != NULL &&
           g_strcmp0 (community, text_of (scoring->resource, "community")) == 0)
    give (scoring, HUT_MATCH_DISTANCE, 0.5, g_strdup (_ ("in the same community")));
  else
    give (scoring, HUT_MATCH_DISTANCE, 0, g_strdup (_ ("how far it is is not known")));
}

/* FALSE: it has none of the time. */
static gboolean
score_time (Scoring *scoring)
{
  const HutValue *from = value_of (scoring->need, "from");
  const HutValue *until = value_of (scoring->need, "until");
  const HutValue *first = value_of (scoring->resource, "from");
  const HutValue *last = value_of (scoring->resource, "until");
  gint64 begin = from->type == HUT_VALUE_INT ? from->number : G_MININT64 / 4;
  gint64 end = until->type == HUT_VALUE_INT ? until->number : G_MAXINT64 / 4;
  gint64 shared = MIN (end, last->type == HUT_VALUE_INT ? last->number : G_MAXINT64 / 4) -
                  MAX (begin, first->type == HUT_VALUE_INT ? first->number : G_MININT64 / 4);

  if ((from->type == HUT_VALUE_NONE && until->type == HUT_VALUE_NONE) ||
      (first->type == HUT_VALUE_NONE && last->type == HUT_VALUE_NONE))
    {
      give (scoring, HUT_MATCH_TIME, 1, g_strdup (_ ("at any time")));
      return TRUE;
    }
  if (shared <= 0)
    return FALSE;
  give (scoring, HUT_MATCH_TIME, end > begin ? (double)shared / (double)(end - begin) : 1,
        g_strdup_printf (_ ("%d %% of the time that is needed"),
                         end > begin ? (int)(100.0 * shared / (double)(end - begin)) : 100));
  return TRUE;
}

static void
score_capacity (Scoring *scoring)
{
  const HutValue *need = value_of (scoring->need, "capacity");
  const HutValue *has = value_of (scoring->resource, "capacity");
  gint64 wanted = need->type == HUT_VALUE_INT ? need->number : 0;
  /* A person is one. */
  gint64 there = scoring->resource->kind == &hut_kind_person ? 1
                 : has->type == HUT_VALUE_INT                ? has->number
                                                             : -1;

  if (wanted <= 0)
    give (scoring, HUT_MATCH_CAPACITY, 1, g_strdup (_ ("any capacity will do")));
  else if (there < 0)
    give (scoring, HUT_MATCH_CAPACITY, 0.5, g_strdup (_ ("its capacity is not stated")));
  else
    give (scoring, HUT_MATCH_CAPACITY, (double)there / (double)wanted,
          g_strdup_printf (_ ("%d of %d needed"), (int)MIN (there, G_MAXINT),
                           (int)MIN (wanted, G_MAXINT)));
}

static void
score_experience (Scoring *scoring)
{
  guint n = 0;
  gint64 sum = 0;

  for (guint i = 0; i < scoring->matches->len; i++)
    {
      const HutRecord *match = scoring->matches->pdata[i];
      HutUid of = hut_roster_uid (match, "resource");
      gint64 rating = hut_record_get_int (match, "need_rating", 0);

      if (!hut_uid_equal (&of, &scoring->resource->id) || rating < 1 || rating > 5 ||
          hut_record_get_text (match, "void_reason") != NULL)
        continue;
      n++;
      sum += rating;
    }
  if (n == 0)
    give (scoring, HUT_MATCH_EXPERIENCE, 0.5, g_strdup (_ ("no experience yet")));
  else
    give (scoring, HUT_MATCH_EXPERIENCE, ((double)sum / n - 1) / 4,
          g_strdup_printf (_ ("rated %.1f of 5 (%u times)"), (double)sum / n, n));
}

static gboolean
is_there (const HutRecord *resource, const HutRecord *need)
{
  if (hut_record_get_text (resource, "void_reason") != NULL ||
      hut_uid_equal (&resource->id, &need->id))
    return FALSE;
  if (resource->kind == &hut_kind_person)
    return hut_record_get (resource, "left_at")->type == HUT_VALUE_NONE;
  return resource->kind == &hut_kind_entry &&
         g_strcmp0 (hut_record_get_text (resource, "list"), "resource") == 0 &&
         g_strcmp0 (hut_record_get_text (resource, "state"), "closed") != 0;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const HutMatchScore *first = *(const HutMatchScore *const *)a;
  const HutMatchScore *second = *(const HutMatchScore *const *)b;

  if (first->score != second->score)
    return second->score - first->score;
  return memcmp (&first->resource->id, &second->resource->id, sizeof first->resource->id);
}

GPtrArray *
hut_match_rank (const HutRecord *need, GPtrArray *resources, GPtrArray *matches,
                const HutMatchMeasures *measures)
{
  GPtrArray *ranked = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_match_score_free);

  for (guint i = 0; i < resources->len; i++)
    {
      HutMatchScore *score;
      Scoring scoring = { need, resources->pdata[i], matches, measures, NULL };
      gboolean category, tags;

      if (!is_there (scoring.resource, need))
        continue;
      scoring.score = score = g_new0 (HutMatchScore, 1);
      score->resource = scoring.resource;
      category = score_category (&scoring);
      tags = score_tags (&scoring);
      if ((!category && !tags) || !score_time (&scoring))
        {
          hut_match_score_free (score);
          continue;
        }
      score_distance (&scoring);
      score_capacity (&scoring);
      score_experience (&scoring);
      g_ptr_array_add (ranked, score);
    }
  g_ptr_array_sort (ranked, compare_scores);
  return ranked;
}

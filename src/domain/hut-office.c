/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules of one office: two tables, the shipped and the office's own, filled once and then only
 * read. Values are sealed: any thread may read them. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-office.h"

#include "base/hut-json.h"
#include "domain/hut-decision-rule.h"
#include "domain/hut-office-check.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  JsonNode *value;
  char *source;
  char *standing;
  char *version;
  char *verified_by;
  HutTime verified_at;
} Rule;

struct _HutOffice
{
  gatomicrefcount refs;
  GHashTable *shipped; /* name -> Rule */
  GHashTable *own;     /* name -> Rule */
  GPtrArray *names;    /* sorted, NULL at the end */
  GPtrArray *faults;   /* NULL at the end */
  HutCalendar *calendar;
  GTimeZone *zone;
};

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_clear_pointer (&rule->value, json_node_unref);
  g_free (rule->source);
  g_free (rule->standing);
  g_free (rule->version);
  g_free (rule->verified_by);
  g_free (rule);
}

char *
hut_rule_text (JsonNode *node)
{
  const char *const *languages = g_get_language_names ();
  JsonObject *texts;

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node))
    return g_strdup (json_node_get_string (node));
  texts = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  for (guint i = 0; texts != NULL && languages[i] != NULL; i++)
    if (hut_json_get_string (texts, languages[i]) != NULL)
      return g_strdup (hut_json_get_string (texts, languages[i]));
  return texts != NULL ? g_strdup (hut_json_get_string (texts, "en")) : NULL;
}

static gboolean
fail (GError **error, const char *name, const char *what)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "rule %s: %s", name, what);
  return FALSE;
}

static gboolean
read_shipped_rule (HutOffice *office, const char *name, JsonObject *entry, GError **error)
{
  g_autoptr (GError) problem = NULL;
  JsonNode *value = entry != NULL ? json_object_get_member (entry, "value") : NULL;
  Rule *rule;

  if (value == NULL || hut_json_get_string (entry, "standing") == NULL)
    return fail (error, name, "it has no value or no standing");
  if (!hut_office_check_value (name, value, &problem))
    return fail (error, name, problem->message);

  rule = g_new0 (Rule, 1);
  rule->value = json_node_copy (value);
  json_node_seal (rule->value);
  rule->source = hut_rule_text (json_object_get_member (entry, "source"));
  rule->standing = g_strdup (hut_json_get_string (entry, "standing"));
  rule->version = g_strdup (hut_json_get_string (entry, "version"));
  g_hash_table_insert (office->shipped, g_strdup (name), rule);
  return TRUE;
}

static gboolean
read_shipped (HutOffice *office, GBytes *bytes, const char *prefix, GError **error)
{
  g_autoptr (JsonObject) root =
      hut_json_parse_object (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  JsonObjectIter iter;
  const char *name;

  if (root == NULL)
    {
      g_prefix_error (error, "rules of the office: ");
      return FALSE;
    }
  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autofree char *full = g_strconcat (prefix, name, NULL);

      if (!read_shipped_rule (office, full, hut_json_get_object (root, name), error))
        return FALSE;
    }
  return TRUE;
}

static JsonNode *
read_own_value (const char *name, const char *text)
{
  g_autoptr (JsonNode) value = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;

  if (value == NULL || !hut_office_check_value (name, value, NULL))
    return NULL;
  json_node_seal (value);
  return g_steal_pointer (&value);
}

/* A voided record, or one without a value, gives way to the shipped rule. */
static void
read_own (HutOffice *office, const HutRecord *record)
{
  const char *name = hut_record_get_text (record, "name");
  const char *text = hut_record_get_text (record, "value");
  JsonNode *value;
  Rule *rule;

  if (name == NULL || text == NULL || hut_record_get_text (record, "void_reason") != NULL)
    return;
  value = read_own_value (name, text);
  if (value == NULL)
    {
      g_ptr_array_add (office->faults, g_strdup (name));
      return;
    }
  rule = g_new0 (Rule, 1);
  rule->value = value;
  rule->source = g_strdup (hut_record_get_text (record, "source"));
  rule->verified_by = g_strdup (hut_record_get_text (record, "verified_by"));
  rule->verified_at = hut_record_get_int (record, "verified_at", 0);
  g_hash_table_insert (office->own, g_strdup (name), rule);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
gather_names (HutOffice *office)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, office->shipped);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (office->names, name);
  g_hash_table_iter_init (&iter, office->own);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (office->shipped, name))
      g_ptr_array_add (office->names, name);
  g_ptr_array_sort (office->names, compare_names);
  g_ptr_array_add (office->names, NULL);
  g_ptr_array_add (office->faults, NULL);
}

HutOffice *
hut_office_new (GBytes *shipped, GBytes *decisions, GPtrArray *rules, HutCalendar *calendar,
                GTimeZone *zone, GError **error)
{
  g_autoptr (HutOffice) office = g_new0 (HutOffice, 1);

  g_atomic_ref_count_init (&office->refs);
  office->shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rule_free);
  office->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rule_free);
  office->names = g_ptr_array_new ();
  office->faults = g_ptr_array_new_with_free_func (g_free);
  office->calendar = hut_calendar_ref (calendar);
  office->zone = g_time_zone_ref (zone != NULL ? zone : hut_time_zone (NULL));
  if (!read_shipped (office, shipped, "", error) ||
      (decisions != NULL && !read_shipped (office, decisions, HUT_DECISION_PREFIX, error)))
    return NULL;
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    read_own (office, g_ptr_array_index (rules, i));
  gather_names (office);
  return g_steal_pointer (&office);
}

HutOffice *
hut_office_ref (HutOffice *office)
{
  g_atomic_ref_count_inc (&office->refs);
  return office;
}

void
hut_office_unref (HutOffice *office)
{
  if (!g_atomic_ref_count_dec (&office->refs))
    return;
  g_hash_table_unref (office->shipped);
  g_hash_table_unref (office->own);
  g_ptr_array_unref (office->names);
  g_ptr_array_unref (office->faults);
  hut_calendar_unref (office->calendar);
  g_time_zone_unref (office->zone);
  g_free (office);
}

static const Rule *
find (HutOffice *office, const char *name)
{
  const Rule *rule = g_hash_table_lookup (office->own, name);

  return rule != NULL ? rule : g_hash_table_lookup (office->shipped, name);
}

JsonNode *
hut_office_get_rule (HutOffice *office, const char *name)
{
  const Rule *rule = find (office, name);

  return rule != NULL ? rule->value : NULL;
}

JsonNode *
hut_office_get_shipped (HutOffice *office, const char *name)
{
  const Rule *rule = g_hash_table_lookup (office->shipped, name);

  return rule != NULL ? rule->value : NULL;
}

gboolean
hut_office_get_origin (HutOffice *office, const char *name, HutRuleOrigin *origin)
{
  const Rule *rule = find (office, name);

  if (rule == NULL)
    return FALSE;
  *origin = (HutRuleOrigin){
    .source = rule->source,
    .standing = rule->standing,
    .version = rule->version,
    .verified_by = rule->verified_by,
    .verified_at = rule->verified_at,
    .own = rule == g_hash_table_lookup (office->own, name),
  };
  return TRUE;
}

static const char *
standing_words (const HutRuleOrigin *origin)
{
  if (origin->own)
    return _ ("the office's own");
  if (g_str_equal (origin->standing, "law"))
    return _ ("law");
  if (g_str_equal (origin->standing, "practice"))
    return _ ("practice");
  if (g_str_equal (origin->standing, "unverified"))
    return _ ("text not at hand");
  return _ ("starting value");
}

static char *
verified_words (HutOffice *office, const HutRuleOrigin *origin)
{
  g_autofree char *day = NULL;

  if (origin->verified_at == 0)
    return g_strdup (_ ("not verified"));
  day = hut_time_format (origin->verified_at, office->zone, "%Y-%m-%d");
  if (origin->verified_by == NULL)
    return g_strdup_printf (_ ("verified on %s"), day);
  /* Translators: first a name, then a date. */
  return g_strdup_printf (_ ("verified by %s on %s"), origin->verified_by, day);
}

char *
hut_office_describe_rule (HutOffice *office, const char *name)
{
  g_autofree char *verified = NULL;
  GString *words = g_string_new (NULL);
  HutRuleOrigin origin;

  if (!hut_office_get_origin (office, name, &origin))
    return g_string_free (words, TRUE), NULL;
  verified = verified_words (office, &origin);
  if (origin.source != NULL)
    g_string_append_printf (words, "%s%s", origin.source, C_ ("between words", "; "));
  g_string_append_printf (words, "%s%s", standing_words (&origin), C_ ("between words", "; "));
  if (origin.version != NULL)
    {
      g_string_append_printf (words, _ ("version %s"), origin.version);
      g_string_append (words, C_ ("between words", "; "));
    }
  g_string_append (words, verified);
  return g_string_free (words, FALSE);
}

/* "first/second" holds "first/second/third", but not "first/seconds". */
static gboolean
holds (const char *entry, const char *path)
{
  gsize length = strlen (entry);

  return strncmp (entry, path, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

gboolean
hut_office_lists (HutOffice *office, const char *name, const char *category, const char *category_2,
                  const char *category_3)
{
  JsonNode *value = hut_office_get_rule (office, name);
  JsonArray *list =
      value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  g_autofree char *path = NULL;

  if (list == NULL || category == NULL)
    return FALSE;
  /* The end of the levels is the first that is absent. */
  path = g_strjoin ("/", category, category_2, category_3, NULL);
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (holds (json_array_get_string_element (list, i), path))
      return TRUE;
  return FALSE;
}

const char *const *
hut_office_get_names (HutOffice *office)
{
  return (const char *const *)office->names->pdata;
}

const char *const *
hut_office_get_faults (HutOffice *office)
{
  return (const char *const *)office->faults->pdata;
}

HutCalendar *
hut_office_get_calendar (HutOffice *office)
{
  return office->calendar;
}

GTimeZone *
hut_office_get_zone (HutOffice *office)
{
  return office->zone;
}

HutUid
hut_office_rule_id (const char *stream, const char *name)
{
  return hut_uid_from_key (stream, "rule", name);
}

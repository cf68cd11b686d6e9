/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looking up kinds and fields, and one field's value on the wire and for people. Pure; the tables
 * are static, so everything here is thread-safe. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-kind.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (hut_domain_error, hut_domain_error)

const HutKind *
hut_kind_find (const char *name)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; name != NULL && i < n_kinds; i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

const HutField *
hut_kind_field (const HutKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name[0] == name[0] && g_str_equal (kind->fields[i].name, name))
      return &kind->fields[i];
  return NULL;
}

int
hut_kind_field_index (const HutKind *kind, const HutField *field)
{
  return field - kind->fields;
}

const char *
hut_kind_part_field (const HutKind *kind)
{
  g_autofree char *name = g_strdelimit (g_strdup (kind->name), "-", '_');

  return g_intern_string (name);
}

static const HutCode *
find_code (const HutField *field, const char *code)
{
  for (const HutCode *at = field->codes; at != NULL && at->code != NULL; at++)
    if (g_str_equal (at->code, code))
      return at;
  return NULL;
}

/* The contexts that NC_() gives in the tables of codes, with the kind whose fields they are of. The
 * arguments of acts and what else borrows the codes of a kind find its words by the bare word;
 * nobody borrows those of the council. */
static const struct
{
  const HutKind *kind;
  const char *context;
  gboolean own_only;
} contexts[] = {
  { &hut_kind_case, "state" },
  { &hut_kind_case, "case kind" },
  { &hut_kind_case, "urgency" },
  { &hut_kind_task, "task state" },
  { &hut_kind_mediation, "mediation state" },
  { &hut_kind_warning, "warning state" },
  { &hut_kind_warning, "warning" },
  { &hut_kind_attachment, "photograph", TRUE },
  { &hut_kind_ballot, "ballot", TRUE },
  { &hut_kind_meeting, "meeting state", TRUE },
  { &hut_kind_member, "member", TRUE },
  { &hut_kind_minutes, "minutes state", TRUE },
  { &hut_kind_motion, "motion state", TRUE },
  { &hut_kind_motion, "verdict", TRUE },
  { &hut_kind_notice, "notice", TRUE },
  { &hut_kind_presence, "presence", TRUE },
  { &hut_kind_report, "resolution state", TRUE },
  { &hut_kind_resolution, "resolution state", TRUE },
  { &hut_kind_resolution, "recheck", TRUE },
  { &hut_kind_sheet, "opinion", TRUE },
  { &hut_kind_speech, "stand", TRUE },
  { &hut_kind_speech, "speech state", TRUE },
  { &hut_kind_topic, "topic state", TRUE },
  { &hut_kind_summons, "summons state", TRUE },
  { &hut_kind_whistle, "whistle state", TRUE },
  { &hut_kind_whistle_step, "whistle step", TRUE },
  { &hut_kind_whistle_view, "whistle view", TRUE },
  { &hut_kind_activity, "activity", TRUE },
  { &hut_kind_check_in, "check-in", TRUE },
  { &hut_kind_entry, "list entry", TRUE },
  { &hut_kind_entry, "committee", TRUE },
  { &hut_kind_finding, "finding", TRUE },
  { &hut_kind_lane_check, "patrol", TRUE },
  { &hut_kind_match, "match", TRUE },
  { &hut_kind_patrol, "patrol", TRUE },
  { &hut_kind_rating, "rating", TRUE },
  { &hut_kind_role, "role", TRUE },
  { &hut_kind_service, "service", TRUE },
  { &hut_kind_signup, "sign-up", TRUE },
  { &hut_kind_visit, "visit", TRUE },
};

static gboolean
is_of_kind (const HutField *field, const HutKind *kind)
{
  return field >= kind->fields && field < kind->fields + kind->n_fields;
}

/* Where one English word has two Chinese ones, NC_() gave it a context in the table; the tables
 * keep the bare word, so each context is asked for it in turn, those of the field's own kind
 * first: a case is accepted otherwise than a warning. */
static const char *
translate_label (const HutField *field, const char *label)
{
  for (int own = 1; own >= 0; own--)
    for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
      {
        const char *candidate;

        if (is_of_kind (field, contexts[i].kind) != own || (contexts[i].own_only && !own))
          continue;
        candidate = g_dpgettext2 (GETTEXT_PACKAGE, contexts[i].context, label);
        if (candidate != label)
          return candidate;
      }
  return g_dgettext (GETTEXT_PACKAGE, label);
}

const char *
hut_field_code_label (const HutField *field, const char *code)
{
  const HutCode *found = code != NULL ? find_code (field, code) : NULL;

  return found != NULL ? translate_label (field, found->label) : code;
}

static gboolean
is_json_type (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
refuse (const HutField *field, GError **error, const char *what)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s", field->name, what);
  return FALSE;
}

static gboolean
read_text (const HutField *field, JsonNode *node, HutValue *value, GError **error)
{
  HutUid uid;
  const char *text;

  if (!is_json_type (node, G_TYPE_STRING))
    return refuse (field, error, "not a text");
  text = json_node_get_string (node);
  if (strlen (text) > HUT_JSON_MAX_VALUE)
    return refuse (field, error, "over 64 KiB");
  if (field->type == HUT_FIELD_UID && *text != '\0' && !hut_uid_parse (text, &uid))
    return refuse (field, error, "not a uid");
  if (field->type == HUT_FIELD_CODE && *text != '\0' && find_code (field, text) == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: no such code",
                   field->name);
      return FALSE;
    }
  *value = hut_value_text (text);
  return TRUE;
}

static gboolean
read_point (const HutField *field, JsonNode *node, HutValue *value, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 parts[2];

  if (array == NULL || json_array_get_length (array) != 2)
    return refuse (field, error, "not a point [lon,lat]");
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!is_json_type (element, G_TYPE_INT64))
        return refuse (field, error, "not a point [lon,lat]");
      parts[i] = json_node_get_int (element);
    }
  if (ABS (parts[0]) > HUT_POINT_LON_MAX || ABS (parts[1]) > HUT_POINT_LAT_MAX)
    return refuse (field, error, "a point off the globe");
  *value = hut_value_point ((HutPoint){ parts[0], parts[1] });
  return TRUE;
}

static gboolean
read_tree (const HutField *field, JsonNode *node, HutValue *value, GError **error)
{
  g_autofree char *text = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node) && !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (field, error, "neither an array nor an object");
  text = hut_json_print (node);
  if (strlen (text) > HUT_JSON_MAX_TREE)
    return refuse (field, error, "over 256 KiB");
  *value = hut_value_text (text);
  return TRUE;
}

gboolean
hut_field_from_json (const HutField *field, JsonNode *node, HutValue *value, GError **error)
{
  *value = (HutValue)HUT_VALUE_INIT;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  switch (field->type)
    {
    case HUT_FIELD_TEXT:
    case HUT_FIELD_CODE:
    case HUT_FIELD_UID:
      return read_text (field, node, value, error);
    case HUT_FIELD_BOOL:
      if (!is_json_type (node, G_TYPE_BOOLEAN))
        return refuse (field, error, "neither true nor false");
      *value = hut_value_int (json_node_get_boolean (node));
      return TRUE;
    case HUT_FIELD_INT:
    case HUT_FIELD_TIME:
      if (!is_json_type (node, G_TYPE_INT64))
        return refuse (field, error, "not an integer");
      *value = hut_value_int (json_node_get_int (node));
      return TRUE;
    case HUT_FIELD_POINT:
      return read_point (field, node, value, error);
    case HUT_FIELD_JSON:
    default:
      return read_tree (field, node, value, error);
    }
}

static JsonNode *
point_to_json (HutPoint point)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_sized_new (2);

  json_array_add_int_element (array, point.lon);
  json_array_add_int_element (array, point.lat);
  json_node_take_array (node, array);
  return node;
}

JsonNode *
hut_field_to_json (const HutField *field, const HutValue *value)
{
  JsonNode *node = NULL;

  switch (value->type)
    {
    case HUT_VALUE_INT:
      node = json_node_new (JSON_NODE_VALUE);
      if (field->type == HUT_FIELD_BOOL)
        json_node_set_boolean (node, value->number != 0);
      else
        json_node_set_int (node, value->number);
      return node;
    case HUT_VALUE_TEXT:
      if (field->type == HUT_FIELD_JSON)
        node = json_from_string (value->text, NULL);
      if (node != NULL)
        return node;
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, value->text);
      return node;
    case HUT_VALUE_POINT:
      return point_to_json (value->point);
    case HUT_VALUE_NONE:
    default:
      return json_node_new (JSON_NODE_NULL);
    }
}

static gboolean
point_from_text (const HutField *field, const char *text, HutValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 3);
  char *end_lon, *end_lat;
  double lon, lat;

  if (g_strv_length (parts) != 2)
    return refuse (field, error, "not LON,LAT in degrees");
  lon = g_ascii_strtod (g_strstrip (parts[0]), &end_lon);
  lat = g_ascii_strtod (g_strstrip (parts[1]), &end_lat);
  if (*parts[0] == '\0' || *parts[1] == '\0' || *end_lon != '\0' || *end_lat != '\0' ||
      !(ABS (lon) <= 180) || !(ABS (lat) <= 90))
    return refuse (field, error, "not LON,LAT in degrees");
  *value = hut_value_point (hut_point_from_degrees (lon, lat));
  return TRUE;
}

static gboolean
code_from_text (const HutField *field, const char *text, HutValue *value, GError **error)
{
  for (const HutCode *at = field->codes; at->code != NULL; at++)
    if (g_str_equal (at->code, text) || g_str_equal (at->label, text) ||
        g_str_equal (translate_label (field, at->label), text))
      {
        *value = hut_value_text (at->code);
        return TRUE;
      }
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: no such code: %s",
               field->name, text);
  return FALSE;
}

static gboolean
tree_from_text (const HutField *field, const char *text, HutValue *value, GError **error)
{
  g_autoptr (JsonNode) node = hut_json_parse (text, -1, error);

  if (node == NULL)
    {
      g_prefix_error (error, "%s: ", field->name);
      return FALSE;
    }
  return read_tree (field, node, value, error);
}

/* What no keyboard gives and no screen shows; line ends and tabs are text. */
static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text) && strchr ("\n\r\t", *text) == NULL)
      return TRUE;
  return FALSE;
}

gboolean
hut_field_from_text (const HutField *field, const char *text, HutValue *value, GError **error)
{
  HutUid uid;
  gint64 number;
  HutTime time;

  *value = (HutValue)HUT_VALUE_INIT;
  if (*text == '\0')
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (field, error, "not UTF-8");
  if (has_control (text))
    return refuse (field, error, "control characters");

  switch (field->type)
    {
    case HUT_FIELD_CODE:
      return code_from_text (field, text, value, error);
    case HUT_FIELD_UID:
      if (!hut_uid_parse (text, &uid))
        return refuse (field, error, "not a uid");
      *value = hut_value_uid (&uid);
      return TRUE;
    case HUT_FIELD_INT:
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        return refuse (field, error, "not an integer");
      *value = hut_value_int (number);
      return TRUE;
    case HUT_FIELD_BOOL:
      if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
        return refuse (field, error, "neither true nor false");
      *value = hut_value_int (g_str_equal (text, "true"));
      return TRUE;
    case HUT_FIELD_TIME:
      if (!hut_time_parse (text, hut_time_shown_zone (), &time))
        return refuse (field, error, "not a time such as 2026-11-23 09:05");
      *value = hut_value_int (time);
      return TRUE;
    case HUT_FIELD_POINT:
      return point_from_text (field, text, value, error);
    case HUT_FIELD_JSON:
      return tree_from_text (field, text, value, error);
    case HUT_FIELD_TEXT:
    default:
      if (strlen (text) > HUT_JSON_MAX_VALUE)
        return refuse (field, error, "over 64 KiB");
      *value = hut_value_text (text);
      return TRUE;
    }
}

char *
hut_field_to_text (const HutField *field, const HutValue *value)
{
  switch (value->type)
    {
    case HUT_VALUE_INT:
      if (field->type == HUT_FIELD_TIME)
        return hut_time_format (value->number, hut_time_shown_zone (), "%Y-%m-%d %H:%M");
      if (field->type == HUT_FIELD_BOOL)
        return g_strdup (value->number != 0 ? g_dgettext (GETTEXT_PACKAGE, N_ ("Yes"))
                                            : g_dgettext (GETTEXT_PACKAGE, N_ ("No")));
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
    case HUT_VALUE_TEXT:
      return g_strdup (field->type == HUT_FIELD_CODE ? hut_field_code_label (field, value->text)
                                                     : value->text);
    case HUT_VALUE_POINT:
      return g_strdup_printf ("%.6f, %.6f", hut_point_lon (value->point),
                              hut_point_lat (value->point));
    case HUT_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

char *
hut_stream_for_home (HutHome home, const char *street_code, const HutUid *account)
{
  char uid[HUT_UID_STRING_LEN + 1];

  switch (home)
    {
    case HUT_HOME_STREET:
      return g_strconcat ("street/", street_code, NULL);
    case HUT_HOME_DISTRICT:
      return g_strdup_printf ("district/%.6s", street_code);
    case HUT_HOME_USER:
      return g_strconcat ("user/", hut_uid_print (account, uid), NULL);
    case HUT_HOME_CITY:
    default:
      return g_strdup ("city");
    }
}

static gboolean
is_made_of (const char *text, const char *accepted)
{
  return text != NULL && *text != '\0' && strspn (text, accepted) == strlen (text);
}

char *
hut_stream_for_unit (const char *code, const char *unit)
{
  if (!is_made_of (unit, "abcdefghijklmnopqrstuvwxyz0123456789-") || strlen (unit) > 64)
    return NULL;
  return g_strdup_printf ("dept/%.6s-%s", code, unit);
}

char *
hut_stream_for_community (const char *code)
{
  if (!is_made_of (code, "0123456789") || strlen (code) != 12)
    return NULL;
  return g_strconcat ("community/", code, NULL);
}

gboolean
hut_stream_is_projection (const char *stream)
{
  return g_str_has_prefix (stream, "dept/") || g_str_has_prefix (stream, "community/");
}

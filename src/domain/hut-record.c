/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Records in memory, on the wire and in sums. No locks: a record has one owner. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-record.h"

#include "base/hut-json.h"

#include <string.h>

HutRecord *
hut_record_new (const HutKind *kind, const HutUid *id, const char *stream)
{
  HutRecord *record = g_new0 (HutRecord, 1);

  record->kind = kind;
  record->id = *id;
  record->stream = g_strdup (stream);
  record->values = g_new0 (HutValue, kind->n_fields);
  return record;
}

HutRecord *
hut_record_copy (const HutRecord *record)
{
  HutRecord *copy = hut_record_new (record->kind, &record->id, record->stream);

  copy->ver = record->ver;
  copy->extra = g_strdup (record->extra);
  for (guint i = 0; i < record->kind->n_fields; i++)
    copy->values[i] = hut_value_copy (&record->values[i]);
  return copy;
}

void
hut_record_free (HutRecord *record)
{
  if (record == NULL)
    return;
  for (guint i = 0; i < record->kind->n_fields; i++)
    hut_value_clear (&record->values[i]);
  g_free (record->values);
  g_free (record->stream);
  g_free (record->extra);
  g_free (record);
}

static HutValue *
slot (const HutRecord *record, const char *name)
{
  const HutField *field = hut_kind_field (record->kind, name);

  if (field == NULL)
    g_error ("the kind %s has no field %s", record->kind->name, name);
  return &record->values[hut_kind_field_index (record->kind, field)];
}

const HutValue *
hut_record_get (const HutRecord *record, const char *name)
{
  return slot (record, name);
}

const char *
hut_record_get_text (const HutRecord *record, const char *name)
{
  const HutValue *value = slot (record, name);

  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

gint64
hut_record_get_int (const HutRecord *record, const char *name, gint64 fallback)
{
  const HutValue *value = slot (record, name);

  return value->type == HUT_VALUE_INT ? value->number : fallback;
}

gboolean
hut_record_get_point (const HutRecord *record, const char *name, HutPoint *point)
{
  const HutValue *value = slot (record, name);

  if (value->type != HUT_VALUE_POINT)
    return FALSE;
  *point = value->point;
  return TRUE;
}

void
hut_record_set (HutRecord *record, const char *name, HutValue value)
{
  HutValue *old = slot (record, name);

  hut_value_clear (old);
  *old = value;
}

void
hut_record_set_text (HutRecord *record, const char *name, const char *text)
{
  hut_record_set (record, name, hut_value_text (text));
}

void
hut_record_set_int (HutRecord *record, const char *name, gint64 number)
{
  hut_record_set (record, name, hut_value_int (number));
}

static JsonObject *
to_json (const HutRecord *record, gboolean personal)
{
  JsonObject *object = NULL;

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];

      if (record->values[i].type == HUT_VALUE_NONE ||
          (field->privacy == HUT_PRIVACY_PERSONAL) != personal)
        continue;
      if (object == NULL)
        object = json_object_new ();
      json_object_set_member (object, field->name, hut_field_to_json (field, &record->values[i]));
    }
  return object;
}

static void
add_extra (JsonObject *object, const char *extra)
{
  g_autoptr (JsonNode) node = extra != NULL ? json_from_string (extra, NULL) : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (object, name, json_node_copy (value));
}

JsonObject *
hut_record_row (const HutRecord *record)
{
  JsonObject *row = to_json (record, FALSE);

  if (row == NULL)
    row = json_object_new ();
  add_extra (row, record->extra);
  return row;
}

JsonObject *
hut_record_personal (const HutRecord *record)
{
  return to_json (record, TRUE);
}

static gboolean
read_members (HutRecord *record, JsonObject *object, gboolean personal, GError **error)
{
  g_autoptr (JsonObject) extra = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const HutField *field = hut_kind_field (record->kind, name);

      if (field == NULL)
        {
          if (extra == NULL)
            extra = json_object_new ();
          json_object_set_member (extra, name, json_node_copy (node));
          continue;
        }
      if ((field->privacy == HUT_PRIVACY_PERSONAL) != personal)
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                       "%s: not among these members", name);
          return FALSE;
        }
      if (!hut_field_from_json (field, node,
                                &record->values[hut_kind_field_index (record->kind, field)], error))
        return FALSE;
    }
  if (extra != NULL && !personal)
    record->extra = hut_json_print_object (extra);
  return TRUE;
}

HutRecord *
hut_record_from_json (const HutKind *kind, const HutUid *id, const char *stream, gint64 ver,
                      JsonObject *row, JsonObject *personal, GError **error)
{
  g_autoptr (HutRecord) record = hut_record_new (kind, id, stream);

  record->ver = ver;
  if (!read_members (record, row, FALSE, error) ||
      (personal != NULL && !read_members (record, personal, TRUE, error)))
    return NULL;
  return g_steal_pointer (&record);
}

guint64
hut_record_hash_text (const char *kind, const HutUid *id, gint64 ver, const char *personal,
                      const char *row)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  char id_text[HUT_UID_STRING_LEN + 1], ver_text[24];
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 hash = 0;

  hut_uid_print (id, id_text);
  g_snprintf (ver_text, sizeof ver_text, "%" G_GINT64_FORMAT, ver);
  g_checksum_update (sum, (const guchar *)kind, strlen (kind) + 1);
  g_checksum_update (sum, (const guchar *)id_text, strlen (id_text) + 1);
  g_checksum_update (sum, (const guchar *)ver_text, strlen (ver_text) + 1);
  g_checksum_update (sum, (const guchar *)"{", 1);
  if (personal != NULL)
    {
      g_checksum_update (sum, (const guchar *)"\"personal\":", -1);
      g_checksum_update (sum, (const guchar *)personal, -1);
      g_checksum_update (sum, (const guchar *)",", 1);
    }
  g_checksum_update (sum, (const guchar *)"\"row\":", -1);
  g_checksum_update (sum, (const guchar *)row, -1);
  g_checksum_update (sum, (const guchar *)"}", 1);
  g_checksum_get_digest (sum, digest, &length);
  for (int i = 0; i < 8; i++)
    hash = hash << 8 | digest[i];
  return hash;
}

guint64
hut_record_hash (const HutRecord *record, gboolean with_personal)
{
  g_autoptr (JsonObject) row = hut_record_row (record);
  g_autoptr (JsonObject) personal = with_personal ? hut_record_personal (record) : NULL;
  g_autofree char *row_text = hut_json_print_object (row);
  g_autofree char *personal_text = personal != NULL ? hut_json_print_object (personal) : NULL;

  return hut_record_hash_text (record->kind->name, &record->id, record->ver, personal_text,
                               row_text);
}

char *
hut_record_dump_line (const HutRecord *record)
{
  g_autoptr (JsonObject) line = json_object_new ();
  g_autofree char *id = hut_uid_to_string (&record->id);
  JsonObject *personal = hut_record_personal (record);

  json_object_set_string_member (line, "id", id);
  json_object_set_string_member (line, "kind", record->kind->name);
  if (personal != NULL)
    json_object_set_object_member (line, "personal", personal);
  json_object_set_object_member (line, "row", hut_record_row (record));
  json_object_set_int_member (line, "ver", record->ver);
  return hut_json_print_object (line);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of a pull. Those that the server sends by the thousand are put together as text: their
 * rows are canonical already. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-pull-line.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"

void
hut_pull_line_free (HutPullLine *line)
{
  if (line == NULL)
    return;
  g_free (line->stream);
  g_free (line->home);
  g_free (line->kind);
  g_clear_pointer (&line->row, json_object_unref);
  g_clear_pointer (&line->personal, json_object_unref);
  g_clear_pointer (&line->checkpoint, g_array_unref);
  g_strfreev (line->streams);
  g_free (line);
}

static void
clear_checkpoint (gpointer data)
{
  g_free (((HutCheckpoint *)data)->stream);
}

GArray *
hut_checkpoint_array_new (void)
{
  GArray *checkpoint = g_array_new (FALSE, TRUE, sizeof (HutCheckpoint));

  g_array_set_clear_func (checkpoint, clear_checkpoint);
  return checkpoint;
}

void
hut_checkpoint_array_add (GArray *checkpoint, const char *stream, gint64 seq, gint64 count,
                          guint64 sum)
{
  HutCheckpoint entry = { g_strdup (stream), seq, count, sum };

  g_array_append_val (checkpoint, entry);
}

char *
hut_sum_print (guint64 sum)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", sum);
}

gboolean
hut_sum_parse (const char *text, guint64 *sum)
{
  return text != NULL && strlen (text) == 16 && strspn (text, "0123456789abcdef") == 16 &&
         g_ascii_string_to_unsigned (text, 16, 0, G_MAXUINT64, sum, NULL);
}

void
hut_pull_append_put (GString *out, const char *stream, const char *home, gint64 seq,
                     const char *kind, const HutUid *id, gint64 ver, const char *row,
                     const char *personal)
{
  char id_text[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (out, "{\"home\":\"%s\",\"put\":{\"id\":\"%s\",\"kind\":\"%s\"", home,
                          hut_uid_print (id, id_text), kind);
  if (personal != NULL)
    {
      g_string_append (out, ",\"personal\":");
      g_string_append (out, personal);
    }
  g_string_append (out, ",\"row\":");
  g_string_append (out, row);
  g_string_append_printf (
      out, ",\"ver\":%" G_GINT64_FORMAT "},\"seq\":%" G_GINT64_FORMAT ",\"stream\":\"%s\"}\n", ver,
      seq, stream);
}

void
hut_pull_append_gone (GString *out, const char *stream, gint64 seq, const char *kind,
                      const HutUid *id)
{
  char id_text[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (out,
                          "{\"gone\":{\"id\":\"%s\",\"kind\":\"%s\"},\"seq\":%" G_GINT64_FORMAT
                          ",\"stream\":\"%s\"}\n",
                          hut_uid_print (id, id_text), kind, seq, stream);
}

static void
append_object (GString *out, JsonObject *object)
{
  hut_json_append_object (out, object);
  g_string_append_c (out, '\n');
}

void
hut_pull_append_checkpoint (GString *out, GArray *checkpoint, gboolean more)
{
  g_autoptr (JsonObject) line = json_object_new ();
  JsonObject *seqs = json_object_new (), *counts = json_object_new (), *sums = json_object_new ();

  for (guint i = 0; i < checkpoint->len; i++)
    {
      const HutCheckpoint *entry = &g_array_index (checkpoint, HutCheckpoint, i);
      g_autofree char *sum = hut_sum_print (entry->sum);

      json_object_set_int_member (seqs, entry->stream, entry->seq);
      json_object_set_int_member (counts, entry->stream, entry->count);
      json_object_set_string_member (sums, entry->stream, sum);
    }
  json_object_set_object_member (line, "checkpoint", seqs);
  json_object_set_boolean_member (line, "more", more);
  if (!more)
    {
      json_object_set_object_member (line, "count", json_object_ref (counts));
      json_object_set_object_member (line, "sum", json_object_ref (sums));
    }
  json_object_unref (counts);
  json_object_unref (sums);
  append_object (out, line);
}

static JsonArray *
streams_to_json (const char *const *streams)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; streams[i] != NULL; i++)
    json_array_add_string_element (array, streams[i]);
  return array;
}

void
hut_pull_append_refetch (GString *out, const char *const *streams, const HutUid *epoch)
{
  g_autoptr (JsonObject) line = json_object_new ();
  char text[HUT_UID_STRING_LEN + 1];

  if (epoch != NULL)
    json_object_set_string_member (line, "epoch", hut_uid_print (epoch, text));
  json_object_set_array_member (line, "refetch", streams_to_json (streams));
  append_object (out, line);
}

void
hut_pull_append_drop (GString *out, const char *const *streams)
{
  g_autoptr (JsonObject) line = json_object_new ();

  json_object_set_array_member (line, "drop", streams_to_json (streams));
  append_object (out, line);
}

static gboolean
read_streams (HutPullLine *line, JsonObject *object, HutPullType type, const char *member)
{
  JsonArray *array = hut_json_get_array (object, member);
  g_autoptr (GStrvBuilder) streams = g_strv_builder_new ();

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING ||
          !hut_stream_is_valid (json_node_get_string (node)))
        return FALSE;
      g_strv_builder_add (streams, json_node_get_string (node));
    }
  line->type = type;
  line->streams = g_strv_builder_end (streams);
  hut_uid_parse (hut_json_get_string (object, "epoch"), &line->epoch);
  return TRUE;
}

/* Of a last page also what each stream adds up to. */
static gboolean
read_checkpoint (HutPullLine *line, JsonObject *object)
{
  JsonObject *seqs = hut_json_get_object (object, "checkpoint");
  JsonObject *counts = hut_json_get_object (object, "count");
  JsonObject *sums = hut_json_get_object (object, "sum");
  JsonNode *more = json_object_get_member (object, "more");
  JsonObjectIter iter;
  const char *stream;

  if (seqs == NULL || more == NULL || json_node_get_value_type (more) != G_TYPE_BOOLEAN)
    return FALSE;
  line->type = HUT_PULL_CHECKPOINT;
  line->more = json_node_get_boolean (more);
  line->checkpoint = hut_checkpoint_array_new ();
  if (!line->more && (counts == NULL || sums == NULL))
    return FALSE;
  json_object_iter_init (&iter, seqs);
  while (json_object_iter_next (&iter, &stream, NULL))
    {
      gint64 seq, count = 0;
      guint64 sum = 0;

      if (!hut_stream_is_valid (stream) || !hut_json_get_int (seqs, stream, &seq) || seq < 0)
        return FALSE;
      if (!line->more && (!hut_json_get_int (counts, stream, &count) || count < 0 ||
                          !hut_sum_parse (hut_json_get_string (sums, stream), &sum)))
        return FALSE;
      hut_checkpoint_array_add (line->checkpoint, stream, seq, count, sum);
    }
  return TRUE;
}

static gboolean
read_record_line (HutPullLine *line, JsonObject *object, HutPullType type, JsonObject *record)
{
  const char *stream = hut_json_get_string (object, "stream");
  const char *home = hut_json_get_string (object, "home");
  const char *kind = hut_json_get_string (record, "kind");
  JsonObject *row = hut_json_get_object (record, "row");
  JsonObject *personal = hut_json_get_object (record, "personal");

  if (home == NULL)
    home = stream;
  if (stream == NULL || !hut_stream_is_valid (stream) || !hut_stream_is_valid (home) ||
      kind == NULL || !hut_uid_parse (hut_json_get_string (record, "id"), &line->id) ||
      !hut_json_get_int (object, "seq", &line->seq) || line->seq < 1)
    return FALSE;
  if (type == HUT_PULL_PUT &&
      (row == NULL || !hut_json_get_int (record, "ver", &line->ver) || line->ver < 1))
    return FALSE;
  line->type = type;
  line->stream = g_strdup (stream);
  line->home = g_strdup (home);
  line->kind = g_strdup (kind);
  line->row = row != NULL ? json_object_ref (row) : NULL;
  line->personal = personal != NULL ? json_object_ref (personal) : NULL;
  return TRUE;
}

static gboolean
read_line (HutPullLine *line, JsonObject *object)
{
  JsonObject *record;

  if ((record = hut_json_get_object (object, "put")) != NULL)
    return read_record_line (line, object, HUT_PULL_PUT, record);
  if ((record = hut_json_get_object (object, "gone")) != NULL)
    return read_record_line (line, object, HUT_PULL_GONE, record);
  if ((record = hut_json_get_object (object, "purge")) != NULL)
    return read_record_line (line, object, HUT_PULL_PURGE, record);
  if (json_object_has_member (object, "checkpoint"))
    return read_checkpoint (line, object);
  if (json_object_has_member (object, "refetch"))
    return read_streams (line, object, HUT_PULL_REFETCH, "refetch");
  return read_streams (line, object, HUT_PULL_DROP, "drop");
}

HutPullLine *
hut_pull_line_parse (const char *bytes, gssize length, GError **error)
{
  g_autoptr (HutPullLine) line = g_new0 (HutPullLine, 1);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GError) unreadable = NULL;

  if (length < 0)
    length = strlen (bytes);
  if (length > HUT_LINE_MAX_BYTES)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE, "a line over 320 KiB");
      return NULL;
    }
  object = hut_json_parse_object (bytes, length, &unreadable);
  if (object != NULL && read_line (line, object))
    return g_steal_pointer (&line);
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "no line of a pull: %s",
               unreadable != NULL ? unreadable->message : "members are missing");
  return NULL;
}

HutRecord *
hut_pull_line_record (const HutPullLine *line, GError **error)
{
  const HutKind *kind = hut_kind_find (line->kind);

  if (kind == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "an unknown kind: %s",
                   line->kind);
      return NULL;
    }
  return hut_record_from_json (kind, &line->id, line->home, line->ver, line->row, line->personal,
                               error);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The answer that narrows a difference of sums. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-sums.h"

#include "base/hut-json.h"
#include "protocol/hut-problem.h"
#include "protocol/hut-pull-line.h"

static void
clear_bucket (gpointer data)
{
  g_free (((HutSumsBucket *)data)->bucket);
}

HutSums *
hut_sums_new (void)
{
  HutSums *sums = g_new0 (HutSums, 1);

  sums->buckets = g_array_new (FALSE, TRUE, sizeof (HutSumsBucket));
  g_array_set_clear_func (sums->buckets, clear_bucket);
  sums->records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  return sums;
}

void
hut_sums_free (HutSums *sums)
{
  if (sums == NULL)
    return;
  g_array_unref (sums->buckets);
  g_ptr_array_unref (sums->records);
  g_free (sums);
}

void
hut_sums_add_bucket (HutSums *sums, const char *bucket, gint64 count, guint64 sum)
{
  HutSumsBucket entry = { g_strdup (bucket), count, sum };

  g_array_append_val (sums->buckets, entry);
}

gboolean
hut_sums_bucket_is_valid (const char *bucket)
{
  gsize length = strlen (bucket);

  return (length == 0 || length == 2 || length == 4) &&
         strspn (bucket, "0123456789abcdef") == length;
}

void
hut_sums_bucket_of (const HutUid *id, guint length, char bucket[5])
{
  char text[HUT_UID_STRING_LEN + 1];

  g_strlcpy (bucket, hut_uid_print (id, text) + HUT_UID_STRING_LEN - length, 5);
}

static JsonObject *
buckets_to_json (const HutSums *sums)
{
  JsonObject *buckets = json_object_new ();

  for (guint i = 0; i < sums->buckets->len; i++)
    {
      const HutSumsBucket *entry = &g_array_index (sums->buckets, HutSumsBucket, i);
      g_autofree char *sum = hut_sum_print (entry->sum);
      JsonArray *pair = json_array_sized_new (2);

      json_array_add_int_element (pair, entry->count);
      json_array_add_string_element (pair, sum);
      json_object_set_array_member (buckets, entry->bucket, pair);
    }
  return buckets;
}

char *
hut_sums_print (const HutSums *sums)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *sum = hut_sum_print (sums->sum);
  JsonArray *records = json_array_new ();

  for (guint i = 0; i < sums->records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (sums->records, i);
      g_autofree char *line = hut_record_dump_line (record);
      JsonNode *node = json_from_string (line, NULL);

      json_object_set_string_member (json_node_get_object (node), "home", record->stream);
      json_array_add_element (records, node);
    }
  json_object_set_object_member (object, "buckets", buckets_to_json (sums));
  json_object_set_int_member (object, "count", sums->count);
  json_object_set_array_member (object, "records", records);
  json_object_set_int_member (object, "seq", sums->seq);
  json_object_set_string_member (object, "sum", sum);
  return hut_json_print_object (object);
}

static gboolean
read_buckets (HutSums *sums, JsonObject *buckets)
{
  JsonObjectIter iter;
  const char *bucket;
  JsonNode *node;

  if (buckets == NULL)
    return FALSE;
  json_object_iter_init (&iter, buckets);
  while (json_object_iter_next (&iter, &bucket, &node))
    {
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      guint64 sum;

      if (pair == NULL || json_array_get_length (pair) != 2 || *bucket == '\0' ||
          !hut_sums_bucket_is_valid (bucket) ||
          json_node_get_value_type (json_array_get_element (pair, 0)) != G_TYPE_INT64 ||
          json_node_get_value_type (json_array_get_element (pair, 1)) != G_TYPE_STRING ||
          !hut_sum_parse (json_array_get_string_element (pair, 1), &sum))
        return FALSE;
      hut_sums_add_bucket (sums, bucket, json_array_get_int_element (pair, 0), sum);
    }
  return TRUE;
}

static HutRecord *
read_record (JsonNode *node, const char *stream)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *row = object != NULL ? hut_json_get_object (object, "row") : NULL;
  const char *home = object != NULL ? hut_json_get_string (object, "home") : NULL;
  const HutKind *kind;
  gint64 ver;
  HutUid id;

  if (row == NULL || (home != NULL && !hut_stream_is_valid (home)) ||
      !hut_json_get_int (object, "ver", &ver) ||
      !hut_uid_parse (hut_json_get_string (object, "id"), &id) ||
      (kind = hut_kind_find (hut_json_get_string (object, "kind"))) == NULL)
    return NULL;
  return hut_record_from_json (kind, &id, home != NULL ? home : stream, ver, row,
                               hut_json_get_object (object, "personal"), NULL);
}

static gboolean
read_records (HutSums *sums, JsonArray *records, const char *stream)
{
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      HutRecord *record = read_record (json_array_get_element (records, i), stream);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (sums->records, record);
    }
  return TRUE;
}

HutSums *
hut_sums_parse (const char *bytes, gssize length, const char *stream, GError **error)
{
  g_autoptr (HutSums) sums = hut_sums_new ();
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (JsonObject) object = hut_json_parse_object (bytes, length, &unreadable);

  if (object != NULL && hut_json_get_int (object, "seq", &sums->seq) &&
      hut_json_get_int (object, "count", &sums->count) &&
      hut_sum_parse (hut_json_get_string (object, "sum"), &sums->sum) &&
      read_buckets (sums, hut_json_get_object (object, "buckets")) &&
      read_records (sums, hut_json_get_array (object, "records"), stream))
    return g_steal_pointer (&sums);
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "no sums: %s",
               unreadable != NULL ? unreadable->message : "members are missing");
  return NULL;
}

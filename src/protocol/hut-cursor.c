/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cursors, views and the names of streams. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-cursor.h"

#include "base/hut-uid.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"

#include <string.h>

#define STREAM_MAX_BYTES 80

static const char *const view_names[] = { "full", "masked" };

const char *
hut_view_name (HutView view)
{
  return view_names[view];
}

gboolean
hut_view_parse (const char *name, HutView *view)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (view_names); i++)
    if (g_str_equal (view_names[i], name))
      {
        *view = i;
        return TRUE;
      }
  return FALSE;
}

HutCursor *
hut_cursor_new (const char *stream, HutView view, gint64 seq)
{
  HutCursor *cursor = g_new0 (HutCursor, 1);

  cursor->stream = g_strdup (stream);
  cursor->view = view;
  cursor->seq = seq;
  return cursor;
}

void
hut_cursor_free (HutCursor *cursor)
{
  if (cursor == NULL)
    return;
  g_free (cursor->stream);
  g_free (cursor);
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/* "110108-housing" */
static gboolean
is_department (const char *text)
{
  g_autofree char *district = g_strndup (text, 6);

  return is_digits (district, 6) && text[6] == '-' && text[7] != '\0' &&
         strspn (text + 7, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text + 7);
}

gboolean
hut_stream_is_valid (const char *stream)
{
  HutUid uid;

  if (strlen (stream) > STREAM_MAX_BYTES)
    return FALSE;
  if (g_str_equal (stream, "city"))
    return TRUE;
  if (g_str_has_prefix (stream, "street/"))
    return is_digits (stream + strlen ("street/"), 9);
  if (g_str_has_prefix (stream, "district/"))
    return is_digits (stream + strlen ("district/"), 6);
  if (g_str_has_prefix (stream, "community/"))
    return is_digits (stream + strlen ("community/"), 12);
  if (g_str_has_prefix (stream, "dept/"))
    return is_department (stream + strlen ("dept/"));
  return g_str_has_prefix (stream, "user/") && hut_uid_parse (stream + strlen ("user/"), &uid);
}

static HutCursor *
parse_one (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  HutView view;
  guint64 seq;

  if (g_strv_length (parts) == 3 && hut_stream_is_valid (parts[0]) &&
      hut_view_parse (parts[1], &view) &&
      g_ascii_string_to_unsigned (parts[2], 10, 0, G_MAXINT64, &seq, NULL))
    return hut_cursor_new (parts[0], view, seq);
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                       "a cursor is STREAM:VIEW:SEQ");
  return NULL;
}

GPtrArray *
hut_cursors_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", HUT_PULL_MAX_STREAMS + 1);
  g_autoptr (GPtrArray) cursors = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_cursor_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_strv_length (parts) > HUT_PULL_MAX_STREAMS)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE, "too many streams");
      return NULL;
    }
  if (parts[0] == NULL)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "no stream is named");
      return NULL;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      HutCursor *cursor = parse_one (parts[i], error);

      if (cursor == NULL)
        return NULL;
      g_ptr_array_add (cursors, cursor);
      if (!g_hash_table_add (seen, cursor->stream))
        {
          g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                               "a stream stands twice in the cursor");
          return NULL;
        }
    }
  return g_steal_pointer (&cursors);
}

char *
hut_cursors_print (GPtrArray *cursors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cursors->len; i++)
    {
      const HutCursor *cursor = g_ptr_array_index (cursors, i);

      g_string_append_printf (text, "%s%s:%s:%" G_GINT64_FORMAT, i > 0 ? "," : "", cursor->stream,
                              view_names[cursor->view], cursor->seq);
    }
  return g_string_free (text, FALSE);
}

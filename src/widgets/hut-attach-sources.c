/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Drops and pastes. A picture on the clipboard is taken as the bytes that the other program gives,
 * not decoded here. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attach-sources.h"

#include "base/hut-time.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutAttachSource *
hut_attach_source_new_path (const char *path)
{
  HutAttachSource *source = g_new0 (HutAttachSource, 1);

  source->path = g_strdup (path);
  source->name = g_filename_display_basename (path);
  return source;
}

HutAttachSource *
hut_attach_source_new_bytes (GBytes *bytes, const char *name)
{
  HutAttachSource *source = g_new0 (HutAttachSource, 1);

  source->bytes = g_bytes_ref (bytes);
  source->name = g_strdup (name);
  return source;
}

HutAttachSource *
hut_attach_source_copy (const HutAttachSource *source)
{
  HutAttachSource *copy = g_new0 (HutAttachSource, 1);

  copy->path = g_strdup (source->path);
  copy->bytes = source->bytes != NULL ? g_bytes_ref (source->bytes) : NULL;
  copy->name = g_strdup (source->name);
  copy->item = g_strdup (source->item);
  return copy;
}

void
hut_attach_source_free (HutAttachSource *source)
{
  g_free (source->path);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source->name);
  g_free (source->item);
  g_free (source);
}

static GPtrArray *
new_sources (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);
}

GPtrArray *
hut_attach_sources_of_paths (const char *const *paths)
{
  GPtrArray *sources = new_sources ();

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (sources, hut_attach_source_new_path (paths[i]));
  return sources;
}

static GPtrArray *
sources_of_uris (const char *text)
{
  g_auto (GStrv) uris = g_uri_list_extract_uris (text != NULL ? text : "");
  GPtrArray *sources = new_sources ();

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (sources, hut_attach_source_new_path (path));
    }
  return sources;
}

GPtrArray *
hut_attach_sources_of_value (const GValue *value)
{
  GPtrArray *sources;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return sources_of_uris (g_value_get_string (value));
  sources = new_sources ();
  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    if (g_file_peek_path (at->data) != NULL)
      g_ptr_array_add (sources, hut_attach_source_new_path (g_file_peek_path (at->data)));
  return sources;
}

/* ---- The clipboard ---- */

static void
return_sources (GTask *task, GPtrArray *sources)
{
  g_task_return_pointer (task, sources, (GDestroyNotify)g_ptr_array_unref);
}

static char *
picture_name (void)
{
  g_autofree char *stamp =
      hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y%m%d-%H%M%S");

  /* Translators: the name of a file, without its ending; %s is its time. */
  return g_strdup_printf (_ ("Pasted picture %s"), stamp);
}

static void
on_taken (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  GPtrArray *sources;
  GError *error = NULL;

  if (g_output_stream_splice_finish (stream, result, &error) < 0)
    {
      g_task_return_error (task, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  if (g_str_equal (g_task_get_task_data (task), "text/uri-list"))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      return_sources (task, sources_of_uris (text));
      return;
    }
  name = picture_name ();
  sources = new_sources ();
  g_ptr_array_add (sources, hut_attach_source_new_bytes (bytes, name));
  return_sources (task, sources);
}

static void
on_offered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) input = NULL;
  const char *form = NULL;
  GError *error = NULL;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &form, &error);
  if (input == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_strdup (form), g_free);
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_taken, g_steal_pointer (&task));
}

void
hut_attach_sources_paste_async (GdkClipboard *clipboard, GAsyncReadyCallback callback,
                                gpointer data)
{
  /* A file manager offers pictures of its files' names too: files go first. */
  static const char *forms[] = { "text/uri-list", "image/png", "image/jpeg", "image/webp", NULL };
  GTask *task = g_task_new (clipboard, NULL, callback, data);

  g_task_set_source_tag (task, hut_attach_sources_paste_async);
  gdk_clipboard_read_async (clipboard, forms, G_PRIORITY_DEFAULT, NULL, on_offered, task);
}

GPtrArray *
hut_attach_sources_paste_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* UTF-8 with its mark, since spreadsheets take CSV for GB18030 without; written beside its place
 * under a passing name, and renamed at the end. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-rejects.h"

#include "hut-config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BOM "\xef\xbb\xbf"

struct _HutRejects
{
  char *name;
  char *folders[3]; /* to try in turn; ends with NULL */
  HutMapping *mapping;
  char *path;
  char *passing; /* its name while it is written */
  FILE *file;
};

HutRejects *
hut_rejects_new (const char *path, const char *fallback_folder, HutMapping *mapping)
{
  HutRejects *rejects = g_new0 (HutRejects, 1);
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  rejects->name = g_strconcat (name, ".rejected.csv", NULL);
  rejects->folders[0] = g_path_get_dirname (path);
  rejects->folders[1] = g_strdup (fallback_folder);
  rejects->mapping = mapping;
  return rejects;
}

static void
drop_file (HutRejects *rejects)
{
  if (rejects->file != NULL)
    fclose (rejects->file);
  rejects->file = NULL;
  if (rejects->passing != NULL)
    g_unlink (rejects->passing);
  g_clear_pointer (&rejects->passing, g_free);
  g_clear_pointer (&rejects->path, g_free);
}

void
hut_rejects_free (HutRejects *rejects)
{
  if (rejects == NULL)
    return;
  drop_file (rejects);
  g_free (rejects->name);
  g_free (rejects->folders[0]);
  g_free (rejects->folders[1]);
  g_free (rejects);
}

static void
append_field (GString *line, const char *text)
{
  if (strpbrk (text, ",;\t\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  g_string_append_c (line, '"');
}

/* A damaged file's cells may stand out of order: the first of a column counts. */
char *
hut_rejects_format (HutRejects *rejects, const HutRow *row)
{
  GString *line = g_string_new (NULL);
  guint next = 0;

  for (guint column = 0; column < hut_mapping_n_columns (rejects->mapping); column++)
    {
      while (next < row->n_cells && row->cells[next].column < column)
        next++;
      if (next < row->n_cells && row->cells[next].column == column)
        append_field (line, row->cells[next].text);
      g_string_append_c (line, ',');
    }
  return g_string_free (line, FALSE);
}

static gboolean
fail (HutRejects *rejects, const char *path, GError **error)
{
  int why = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (why), "%s: %s", path, g_strerror (why));
  drop_file (rejects);
  return FALSE;
}

static gboolean
open_in (HutRejects *rejects, const char *folder, GError **error)
{
  int fd;

  rejects->path = g_build_filename (folder, rejects->name, NULL);
  rejects->passing = g_strconcat (rejects->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (rejects->passing, O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    {
      rejects->file = fdopen (fd, "w");
      return TRUE;
    }
  g_clear_pointer (&rejects->passing, g_free);
  return fail (rejects, folder, error);
}

static gboolean
write_line (HutRejects *rejects, const char *cells, const char *last, GError **error)
{
  g_autoptr (GString) line = g_string_new (cells);

  append_field (line, last);
  g_string_append (line, "\r\n");
  return fwrite (line->str, 1, line->len, rejects->file) == line->len ||
         fail (rejects, rejects->path, error);
}

static gboolean
begin (HutRejects *rejects, GError **error)
{
  g_autoptr (GString) headings = g_string_new (BOM);

  if (!open_in (rejects, rejects->folders[0], rejects->folders[1] == NULL ? error : NULL) &&
      (rejects->folders[1] == NULL || !open_in (rejects, rejects->folders[1], error)))
    return FALSE;
  for (guint i = 0; i < hut_mapping_n_columns (rejects->mapping); i++)
    {
      append_field (headings, hut_mapping_get_heading (rejects->mapping, i));
      g_string_append_c (headings, ',');
    }
  return write_line (rejects, headings->str, _ ("Why it was not imported"), error);
}

gboolean
hut_rejects_add (HutRejects *rejects, const char *cells, const char *why, GError **error)
{
  if (rejects->file == NULL && !begin (rejects, error))
    return FALSE;
  return write_line (rejects, cells, why, error);
}

char *
hut_rejects_finish (HutRejects *rejects, GError **error)
{
  FILE *file = g_steal_pointer (&rejects->file);
  gboolean written;

  if (file == NULL)
    return NULL;
  written = fflush (file) == 0 && fsync (fileno (file)) == 0;
  written = fclose (file) == 0 && written;
  if (!written || g_rename (rejects->passing, rejects->path) != 0)
    {
      fail (rejects, rejects->path, error);
      return NULL;
    }
  g_clear_pointer (&rejects->passing, g_free);
  return g_steal_pointer (&rejects->path);
}

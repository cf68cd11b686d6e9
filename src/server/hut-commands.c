/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Commands that look at the data folder or change it, without serving. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-commands.h"

#include "base/hut-paths.h"
#include "base/hut-time.h"
#include "domain/hut-street-seed.h"
#include "hut-config.h"
#include "protocol/hut-cursor.h"
#include "server/hut-blob-shelf.h"
#include "server/hut-data-dir.h"
#include "server/hut-pull.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

int
hut_command_fail (const char *what, const GError *error)
{
  g_printerr ("hutong-server: %s%s%s\n", what != NULL ? what : "", what != NULL ? ": " : "",
              error->message);
  return 1;
}

int
hut_command_misused (const char *what)
{
  g_printerr ("hutong-server: %s; %s\n", what, _ ("see hutong-server --help"));
  return 2;
}

gboolean
hut_command_parse (int *argc, char ***argv, const GOptionEntry *entries, const char *name,
                   const char *summary, int positional, int *status)
{
  g_autofree char *program = g_strconcat ("hutong-server ", name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (positional > 0 ? "NAME" : NULL);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = hut_command_misused (error->message);
      return FALSE;
    }
  if (*argc == positional + 1)
    return TRUE;
  *status = hut_command_misused (*argc <= positional ? _ ("an argument is missing")
                                                     : _ ("there are too many arguments"));
  return FALSE;
}

static char *
read_shipped (const char *name, GError **error)
{
  g_autofree char *path = hut_paths_data_file (name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, error);
  return text;
}

/* The areas of the street's communities, where the program ships some. */
static char *
read_areas (const char *street_code)
{
  g_autofree char *name = g_strdup_printf ("demo/%s-areas.json", street_code);

  return read_shipped (name, NULL);
}

static GPtrArray *
read_seed (const char *street_code, GError **error)
{
  g_autofree char *streets = read_shipped ("divisions/beijing-streets.csv", error);
  g_autofree char *villages =
      streets != NULL ? read_shipped ("divisions/beijing-villages.csv", error) : NULL;
  g_autofree char *departments = villages != NULL ? read_shipped ("departments.json", error) : NULL;
  g_autofree char *areas = read_areas (street_code);

  if (departments == NULL)
    return NULL;
  return hut_street_seed (street_code, streets, villages, departments, areas, error);
}

int
hut_command_init (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  g_autofree char *street = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, N_ ("the folder to make"), "DIR" },
    { "street", 0, 0, G_OPTION_ARG_STRING, &street, N_ ("the street's code of 9 digits"), "CODE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "init",
                          _ ("Makes the data folder of a street, with its communities and its "
                             "district's departments."),
                          0, &status))
    return status;
  if (data == NULL || street == NULL)
    return hut_command_misused (_ ("init needs --data and --street"));
  seed = read_seed (street, &error);
  if (seed == NULL || !hut_data_dir_init (data, street, seed, &error))
    return hut_command_fail (NULL, error);
  return 0;
}

/* A reading connection with a transaction that sees one state. */
typedef struct
{
  HutDataDir *dir;
  HutLedger ledger;
} Reading;

static gboolean
reading_begin (Reading *reading, const char *data, GError **error)
{
  reading->dir = hut_data_dir_open (data, error);
  if (reading->dir == NULL)
    return FALSE;
  reading->ledger.vault = reading->dir->vault;
  reading->ledger.storage = hut_data_dir_open_reader (reading->dir, error);
  return reading->ledger.storage != NULL &&
         hut_storage_begin (reading->ledger.storage, HUT_STORAGE_READ, error);
}

static void
reading_end (Reading *reading)
{
  hut_data_dir_close_storage (reading->ledger.storage);
  hut_data_dir_free (reading->dir);
}

static gboolean
print_line (const char *line, gpointer data)
{
  return fputs (line, stdout) >= 0 && fputc ('\n', stdout) != EOF;
}

static gboolean
dump (Reading *reading, const char *stream, GError **error)
{
  HutStreamState state;
  gboolean found;

  if (!hut_storage_stream_state (reading->ledger.storage, stream, &state, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED, "there is no stream %s",
                   stream);
      return FALSE;
    }
  if (!hut_pull_dump (&reading->ledger, stream, print_line, NULL, error))
    return FALSE;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "cannot write the dump: %s",
               g_strerror (errno));
  return FALSE;
}

int
hut_command_dump (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  g_autofree char *stream = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, N_ ("the server's data folder"), "DIR" },
    { "stream", 0, 0, G_OPTION_ARG_STRING, &stream, N_ ("as in street/110108014"), "STREAM" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  Reading reading = { 0 };
  gboolean done;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "dump",
                          _ ("Prints the records of a stream, personal members included."), 0,
                          &status))
    return status;
  if (data == NULL || stream == NULL)
    return hut_command_misused (_ ("dump needs --data and --stream"));
  done = reading_begin (&reading, data, &error) && dump (&reading, stream, &error);
  reading_end (&reading);
  return done ? 0 : hut_command_fail (NULL, error);
}

static gboolean
verify (Reading *reading, GError **error)
{
  HutStorage *storage = reading->ledger.storage;
  g_autofree char *contents = hut_blob_shelf_folder (reading->dir->path);
  g_auto (GStrv) streams = NULL;

  if (!hut_storage_verify (storage, error))
    return FALSE;
  streams = hut_storage_stream_names (storage, error);
  for (guint i = 0; streams != NULL && streams[i] != NULL; i++)
    if (!hut_ledger_verify (&reading->ledger, streams[i], error))
      return FALSE;
  return streams != NULL && hut_blob_shelf_verify (contents, error);
}

int
hut_command_verify (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  const GOptionEntry entries[] = { { "data", 0, 0, G_OPTION_ARG_FILENAME, &data,
                                     N_ ("the server's data folder"), "DIR" },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  Reading reading = { 0 };
  gboolean done;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "verify",
                          _ ("Reads everything and holds it against its hashes, sums and audit "
                             "chains."),
                          0, &status))
    return status;
  if (data == NULL)
    return hut_command_misused (_ ("verify needs --data"));
  done = reading_begin (&reading, data, &error) && verify (&reading, &error);
  reading_end (&reading);
  return done ? 0 : hut_command_fail (NULL, error);
}

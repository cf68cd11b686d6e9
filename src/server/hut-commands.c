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
#include "server/hut-data-dir.h"
#include "server/hut-pull.h"
#include "server/hut-sign-in.h"

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

/* The first line of the file, or of standard input for "-". */
static char *
read_password (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  const char *source = g_str_equal (path, "-") ? "/dev/stdin" : path;

  if (!g_file_get_contents (source, &text, NULL, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0' && strlen (text) <= 1024 && g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s",
               _ ("the file's first line is no password"));
  return NULL;
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, what);
  return FALSE;
}

/* A department's account names its department, a community's its community. */
static gboolean
check_membership (HutLedger *ledger, const HutRecord *account, GError **error)
{
  const char *role = hut_record_get_text (account, "role");
  const char *street = hut_record_get_text (account, "street");
  gboolean department = g_str_equal (role, "department");
  const char *code = hut_record_get_text (account, department ? "unit" : "community");
  g_autofree char *stream =
      hut_stream_for_home (department ? HUT_HOME_DISTRICT : HUT_HOME_STREET, street, NULL);
  const HutKind *kind = department ? &hut_kind_department : &hut_kind_community;
  g_autoptr (HutStored) stored = NULL;
  HutUid id;

  if (!department && !g_str_equal (role, "community"))
    return TRUE;
  if (code == NULL)
    return refuse (error, department ? _ ("the role department needs --unit")
                                     : _ ("the role community needs --community"));
  id = hut_uid_from_key (stream, kind->name, code);
  if (!hut_storage_record_get (ledger->storage, stream, kind, &id, &stored, error))
    return FALSE;
  return stored != NULL ||
         refuse (error, department ? _ ("there is no such department in the district")
                                   : _ ("there is no such community in the street"));
}

static gboolean
write_account (HutLedger *ledger, HutRecord *account, const char *password, GError **error)
{
  g_autofree char *street = NULL;

  if (!hut_storage_meta_get (ledger->storage, "street", &street, error))
    return FALSE;
  hut_record_set_text (account, "street", street);
  return check_membership (ledger, account, error) &&
         hut_sign_in_add_account (ledger, account, password, hut_time_now (), error);
}

static gboolean
add_account (const char *data, HutRecord *account, const char *password, GError **error)
{
  g_autoptr (HutDataDir) dir = hut_data_dir_open (data, error);
  HutStorage *writer = dir != NULL ? hut_data_dir_open_writer (dir, error) : NULL;
  HutLedger ledger = { writer, dir != NULL ? dir->vault : NULL };
  gboolean added;

  if (writer == NULL)
    return FALSE;
  added = hut_storage_begin (writer, HUT_STORAGE_WRITE, error) &&
          write_account (&ledger, account, password, error) &&
          hut_data_dir_commit (dir, writer, error);
  hut_data_dir_close_storage (writer);
  return added;
}

int
hut_command_user_add (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  g_autofree char *role = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *community = NULL;
  g_autofree char *full_name = NULL;
  g_autofree char *password_file = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data, N_ ("the server's data folder"), "DIR" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role,
      N_ ("clerk, leader, community, department or admin"), "ROLE" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_ ("code of the department or unit"), "CODE" },
    { "community", 0, 0, G_OPTION_ARG_STRING, &community, N_ ("code of the community"), "CODE" },
    { "full-name", 0, 0, G_OPTION_ARG_STRING, &full_name, N_ ("the person's name"), "NAME" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file,
      N_ ("a file whose first line is the password; - is standard input"), "FILE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HutRecord) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  HutUid id = hut_uid_new ();
  HutRole known;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "user add",
                          _ ("Makes an account. The server may be running."), 1, &status))
    return status;
  if (data == NULL || role == NULL || password_file == NULL)
    return hut_command_misused (_ ("user add needs --data, --role and --password-file"));
  if (!hut_role_parse (role, &known))
    return hut_command_misused (_ ("there is no such role"));
  password = read_password (password_file, &error);
  if (password == NULL)
    return hut_command_fail (password_file, error);

  account = hut_record_new (&hut_kind_account, &id, "city");
  hut_record_set_text (account, "name", argv[1]);
  hut_record_set_text (account, "role", role);
  hut_record_set_text (account, "unit", unit);
  hut_record_set_text (account, "community", community);
  hut_record_set_text (account, "full_name", full_name);
  return add_account (data, account, password, &error) ? 0 : hut_command_fail (NULL, error);
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
  g_auto (GStrv) streams = NULL;

  if (!hut_storage_verify (storage, error))
    return FALSE;
  streams = hut_storage_stream_names (storage, error);
  for (guint i = 0; streams != NULL && streams[i] != NULL; i++)
    if (!hut_ledger_verify (&reading->ledger, streams[i], error))
      return FALSE;
  return streams != NULL;
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

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Accounts from the server's own command line: how the first administrator is made, and the way
 * back in where nobody can sign in any more. The server may be running. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-commands.h"

#include "base/hut-json.h"
#include "base/hut-time.h"
#include "hut-config.h"
#include "server/hut-accounts.h"
#include "server/hut-data-dir.h"
#include "server/hut-filler.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* The options of both commands. */
typedef struct
{
  char *data;
  char *role;
  char *unit;
  char *community;
  char *full_name;
  char *password_file;
  char *end;
  gboolean restore;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->data);
  g_free (options->role);
  g_free (options->unit);
  g_free (options->community);
  g_free (options->full_name);
  g_free (options->password_file);
  g_free (options->end);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

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

static void
wish_text (HutAccountWish *wish, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (wish->fields, member, text);
}

/* What the options wish for; the password is hashed. Returns the exit status, 0: go on. */
static int
make_wish (const Options *options, HutAccountWish *wish)
{
  g_autoptr (GError) error = NULL;
  const char *field;
  HutRole known;

  if (options->role != NULL && !hut_role_parse (options->role, &known))
    return hut_command_misused (_ ("there is no such role"));
  wish_text (wish, "role", options->role);
  wish_text (wish, "unit", options->unit);
  wish_text (wish, "community", options->community);
  wish_text (wish, "full_name", options->full_name);
  wish->void_reason = g_strdup (options->end);
  wish->restore = options->restore;
  if (options->password_file != NULL)
    wish->password = read_password (options->password_file, &error);
  if (error != NULL)
    return hut_command_fail (options->password_file, error);
  return hut_account_wish_hash (wish, &field, &error) ? 0 : hut_command_fail (NULL, error);
}

static gboolean
find_account (HutLedger *ledger, const char *name, HutUid *id, GError **error)
{
  g_autoptr (GPtrArray) accounts = hut_accounts_list (ledger, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const HutRecord *account = g_ptr_array_index (accounts, i);

      if (g_strcmp0 (hut_record_get_text (account, "name"), name) == 0)
        {
          *id = account->id;
          return TRUE;
        }
    }
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, _ ("there is no account %s"),
               name);
  return FALSE;
}

static gboolean
grant (HutLedger *ledger, const char *name, gboolean is_new, HutAccountWish *wish, GError **error)
{
  g_autofree char *street = NULL;
  const char *field;
  HutUid id;

  if (is_new)
    wish_text (wish, "name", name);
  else if (!find_account (ledger, name, &wish->id, error))
    return FALSE;
  return hut_storage_meta_get (ledger->storage, "street", &street, error) &&
         hut_accounts_grant (ledger, NULL, street, wish, hut_time_now (), &id, &field, error);
}

static int
write_wish (const char *data, const char *name, gboolean is_new, HutAccountWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDataDir) dir = hut_data_dir_open (data, &error);
  HutStorage *writer = dir != NULL ? hut_data_dir_open_writer (dir, &error) : NULL;
  HutLedger ledger = { writer, dir != NULL ? dir->vault : NULL };
  gboolean written = writer != NULL && hut_storage_begin (writer, HUT_STORAGE_WRITE, &error) &&
                     grant (&ledger, name, is_new, wish, &error) &&
                     hut_data_dir_commit (dir, writer, &error) &&
                     hut_filler_run_all (dir, &ledger, &error);

  if (writer != NULL)
    hut_data_dir_close_storage (writer);
  return written ? 0 : hut_command_fail (NULL, error);
}

/* Both commands read the same options, but for ends. */
static int
run (int argc, char *argv[], gboolean is_new, const char *command, const char *summary)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, N_ ("the server's data folder"), "DIR" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      N_ ("clerk, leader, community, department or admin"), "ROLE" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options.unit, N_ ("code of the department or unit"),
      "CODE" },
    { "community", 0, 0, G_OPTION_ARG_STRING, &options.community, N_ ("code of the community"),
      "CODE" },
    { "full-name", 0, 0, G_OPTION_ARG_STRING, &options.full_name, N_ ("the person's name"),
      "NAME" },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
      N_ ("a file whose first line is the password; - is standard input"), "FILE" },
    { "end", 0, is_new ? G_OPTION_FLAG_HIDDEN : 0, G_OPTION_ARG_STRING, &options.end,
      N_ ("the account signs in no more, for this reason"), "REASON" },
    { "restore", 0, is_new ? G_OPTION_FLAG_HIDDEN : 0, G_OPTION_ARG_NONE, &options.restore,
      N_ ("an account that was ended signs in again"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HutAccountWish) wish = hut_account_wish_new ();
  int status;

  if (!hut_command_parse (&argc, &argv, entries, command, summary, 1, &status))
    return status;
  if (options.data == NULL || (is_new && (options.role == NULL || options.password_file == NULL)))
    return hut_command_misused (is_new ? _ ("user add needs --data, --role and --password-file")
                                       : _ ("user change needs --data"));
  status = make_wish (&options, wish);
  return status != 0 ? status : write_wish (options.data, argv[1], is_new, wish);
}

int
hut_command_user_add (int argc, char *argv[])
{
  return run (argc, argv, TRUE, "user add", _ ("Makes an account. The server may be running."));
}

int
hut_command_user_change (int argc, char *argv[])
{
  return run (argc, argv, FALSE, "user change",
              _ ("Changes an account: what is not named stays. Who is signed in with another role "
                 "or password signs in again."));
}

static gboolean
print_accounts (const char *data, GError **error)
{
  g_autoptr (HutDataDir) dir = hut_data_dir_open (data, error);
  HutStorage *storage = dir != NULL ? hut_data_dir_open_reader (dir, error) : NULL;
  HutLedger ledger = { storage, dir != NULL ? dir->vault : NULL };
  g_autoptr (GPtrArray) accounts = NULL;

  if (storage == NULL)
    return FALSE;
  if (hut_storage_begin (storage, HUT_STORAGE_READ, error))
    accounts = hut_accounts_list (&ledger, error);
  hut_data_dir_close_storage (storage);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      g_autoptr (JsonObject) row = hut_record_row (g_ptr_array_index (accounts, i));
      g_autofree char *line = hut_json_print_object (row);

      puts (line);
    }
  return accounts != NULL;
}

int
hut_command_user_list (int argc, char *argv[])
{
  g_autofree char *data = NULL;
  const GOptionEntry entries[] = { { "data", 0, 0, G_OPTION_ARG_FILENAME, &data,
                                     N_ ("the server's data folder"), "DIR" },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!hut_command_parse (&argc, &argv, entries, "user list",
                          _ ("Prints the accounts, those that were ended too."), 0, &status))
    return status;
  if (data == NULL)
    return hut_command_misused (_ ("user list needs --data"));
  return print_accounts (data, &error) ? 0 : hut_command_fail (NULL, error);
}

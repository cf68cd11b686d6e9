/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong-server: which command. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-commands.h"

#include "base/hut-locale.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

static const struct
{
  const char *name;
  int (*run) (int argc, char *argv[]);
  const char *what;
} commands[] = {
  { "init", hut_command_init, N_ ("make the data folder of a street") },
  { "user add", hut_command_user_add, N_ ("make an account") },
  { "user change", hut_command_user_change, N_ ("change role, password or end of an account") },
  { "user list", hut_command_user_list, N_ ("print the accounts, one line each") },
  { "serve", hut_command_serve, N_ ("serve the data folder over HTTP") },
  { "dump", hut_command_dump, N_ ("print a stream's records, one canonical line each") },
  { "verify", hut_command_verify, N_ ("hold the data against its hashes, sums and chains") },
};

static void
print_help (void)
{
  g_print ("%s\n  hutong-server %s\n\n", _ ("Usage:"), _ ("COMMAND [OPTION…]"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, _ (commands[i].what));
  g_print ("\n%s\n", _ ("Each command has its own --help."));
}

/* How many words of argv[1], ... are @name; 0 where they are not. */
static int
match_words (const char *name, int argc, char *argv[])
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  int count = g_strv_length (words);

  for (int i = 0; i < count; i++)
    if (i + 1 >= argc || !g_str_equal (words[i], argv[i + 1]))
      return 0;
  return count;
}

int
main (int argc, char *argv[])
{
  hut_locale_set_up ();

  /* A reader that went away and a full quota are errors of the write, not the end of us. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  if (argc == 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_help ();
      return 0;
    }
  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("hutong-server %s\n", HUT_VERSION);
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      int words = match_words (commands[i].name, argc, argv);

      if (words > 0)
        return commands[i].run (argc - words, argv + words);
    }
  return hut_command_misused (argc > 1 ? _ ("there is no such command")
                                       : _ ("a command is missing"));
}

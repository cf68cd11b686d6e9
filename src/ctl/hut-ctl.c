/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl: the office's work without a screen. This file finds the command and has what all
 * commands share; the commands are in files of their own. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-json.h"
#include "base/hut-locale.h"
#include "ctl/hut-ctl-map.h"
#include "hut-config.h"
#include "store/hut-office-load.h"
#include "store/hut-store-office.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int
run_map (const char *db, int argc, char **argv)
{
  return hut_ctl_map (argc, argv);
}

static int
run_geo (const char *db, int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "find") == 0)
    return hut_ctl_geo_find (db, argc - 1, argv + 1);
  return hut_ctl_geo (argc, argv);
}

static const struct
{
  const char *name;
  HutCtlCommand run;
  const char *usage;
} commands[] = {
  { "init", hut_ctl_init, "--db F init --street CODE [--map F.hutmap]" },
  { "import", hut_ctl_import,
    "--db F import cases FILE [--preset P] [--coords wgs84|gcj02|bd09] [--dry-run] [--json] | "
    "people|lanes|patrols FILE [--alike leave|add|join] [--dry-run] [--json]" },
  { "cases", hut_ctl_cases, "--db F cases [--text T] [--state S] [--limit N] --json" },
  { "case", hut_ctl_case,
    "--db F case show ID | edit ID FIELD=VALUE... | act ID|--all ACT [KEY=VALUE...] | acts ID | "
    "link ID OTHER|MATTER... | unlink ID | not-same ID OTHER | thread ID" },
  { "similar", hut_ctl_similar, "--db F similar ID [--limit N] [--json]" },
  { "attach", hut_ctl_attach,
    "--db F attach CASE|TOPIC FILE... | list CASE|TOPIC | save ID --out F | remove ID" },
  { "print", hut_ctl_print_paper,
    "--db F print receipt|call-sheet|work-order|case-list ID... --out F.pdf [--personal]\n"
    "  hutongctl --db F print lost-points --from D --to D | daily | weekly [--date D] --out "
    "F.pdf\n"
    "  hutongctl --db F print meeting-notice|result-notice|attendance-list|ballot-papers|"
    "opinion-sheets MEETING [--of ID] --out F.pdf\n"
    "  hutongctl --db F print map --out F.pdf [--page a4|a3] [--view LON,LAT,ZOOM | --area CODE] "
    "[--layers LIST] [--heat count|lateness]" },
  { "export", hut_ctl_export,
    "--db F export ledger --out F.xlsx [--columns a,b,c] [--from DAY] [--to DAY] [--personal] | "
    "results --out F.xlsx|F.csv [--since DAY] [--personal]" },
  { "who", hut_ctl_who, "--db F who LON,LAT [--json]" },
  { "undo", hut_ctl_undo, "--db F undo BATCH" },
  { "sync", hut_ctl_sync, "--db F sync --server URL --user U --password-file P [--json]" },
  { "verify", hut_ctl_verify, "--db F verify" },
  { "dump", hut_ctl_dump, "--db F dump [--stream S]" },
  { "recover", hut_ctl_recover, "--db F recover --from-copy | --from-server --street CODE" },
  { "demo", hut_ctl_demo, "--db F demo [--cases N] [--seed S] [--json]" },
  { "rates", hut_ctl_rates,
    "--db F rates --from D --to D [--by community|category|unit] [--preset P] [--what-if N] "
    "[--json]" },
  { "suggest-category", hut_ctl_suggest_category, "--db F suggest-category --in TABLE [--json]" },
  { "deadline", hut_ctl_deadline,
    "[--db F] deadline --level 2h|24h|7d|15d --from TIME [--days calendar|working] [--json]" },
  { "warnings", hut_ctl_warnings, "--db F warnings [--date DAY] [--json]" },
  { "warning", hut_ctl_warning,
    "--db F warning dismiss ID --reason R | accept ID --unit U|--assignee A --due TIME | "
    "verdict ID true|false [--reason R] | done ID --result R | list [--json]" },
  { "matter", hut_ctl_matter,
    "--db F matter list [--done] [--json] | show ID [--json] | "
    "set ID [--title T] [--lead U] [--assignee A] [--text T] | done ID | reopen ID" },
  { "minutes", hut_ctl_minutes,
    "--db F minutes ID [--draft | --approve NAME | --sign NAME | --addendum TEXT] "
    "[--out F.pdf|F.odt]" },
  { "meeting", hut_ctl_meeting,
    "--db F meeting list | show ID | new KEY=VALUE... | acts | act ID ACT [KEY=VALUE...] "
    "[--json]" },
  { "whistle", hut_ctl_whistle,
    "--db F whistle raise --occasion O --task T --call UNIT=MINUTES ... [--place LON,LAT] "
    "[--case ID ...] | list | show ID | act ID UNIT ACT [KEY=VALUE...] | call ID UNIT=MINUTES | "
    "end ID outcome=T | reopen ID reason=R | note ID words=W | void ID reason=R | "
    "mark ID UNIT timely=N effective=N attitude=N | view ID UNIT needed=V clear=V [--json]" },
  { "scores", hut_ctl_scores, "--db F scores --from DAY --to DAY [--json]" },
  { "hours", hut_ctl_hours,
    "--db F hours PERSON [--from D] [--to D] [--json] | --out F.csv|F.xlsx [--from D] [--to D] "
    "[--personal]" },
  { "coverage", hut_ctl_coverage, "--db F coverage [--date DAY] [--grids] [--json]" },
  { "boards", hut_ctl_boards, "--db F boards --out DIR [--lane CODE] [--json]" },
  { "match", hut_ctl_match, "--db F match --need ID [--limit N] [--json]" },
  { "mine", hut_ctl_mine, "--db F mine [--who NAME|--unit CODE] [--json]" },
  { "task", hut_ctl_task,
    "--db F task list [--who NAME|--unit CODE] [--json] | "
    "add --title T --unit U|--assignee A [--due TIME] [--matter ID] | done ID --result R | "
    "hand-over ID --unit U|--assignee A [--reason R]" },
  { "decide", hut_ctl_decide,
    "[--db F] decide --rule ID --base N --present N --yes N --no N --abstain N [--not-voted N] "
    "[--spoiled N] [--owner-reps N --owner-reps-present N] [--area-base A --area-yes A --area-no A "
    "--area-abstain A] [--on DATE] [--subject ID] [--not-announced] [--json]" },
  { "rules", hut_ctl_rules, "[--db F] rules list | show ID | check [FILE] [--json]" },
  { "rule", hut_ctl_rule,
    "--db F rule list | show NAME | set NAME VALUE [--source TEXT] [--by NAME] | take-back NAME "
    "--reason TEXT" },
  { "body", hut_ctl_body, "--db F body add --name N --kind K [--rule ID] | list [--json]" },
  { "member", hut_ctl_member, "--db F member import BODY FILE [--dry-run] | list BODY [--json]" },
  { "unit", hut_ctl_unit, "--db F unit add --code C --name N --class CLASS | list [--json]" },
  { "view", hut_ctl_view,
    "--db F view list [--page P] | save NAME --page P --filter JSON [--map JSON] [--shared] "
    "[--replace] | apply NAME [--page P] [--limit N] | share NAME | unshare NAME | "
    "rename NAME NEW | remove NAME [--reason R] | start NAME|--none --page P [--json]" },
  { "template", hut_ctl_template,
    "--db F template list | set NAME --text T | remove NAME --reason R | fill NAME CASE" },
  { "bench", hut_ctl_bench, "[--db F] bench [all|NAME...] [--cases N] [--json]" },
  { "map", run_map,
    "map build --osm F... --boundary F --out F.hutmap | source check F.mbtiles|TEMPLATE|tianditu "
    "[--at LON,LAT] [--key-file F] [--json]" },
  { "geo", run_geo,
    "--db F geo find ADDRESS [--limit N] [--json], geo convert --from gcj02|bd09|wgs84 --to ... "
    "LON LAT" },
};

int
hut_ctl_fail (GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\n", ' ');

  g_printerr ("hutongctl: %s\n", line);
  g_error_free (error);
  return HUT_CTL_FAILED;
}

int
hut_ctl_usage (const char *usage)
{
  g_printerr ("%s: hutongctl %s\n", _ ("Usage"), usage);
  return HUT_CTL_USAGE;
}

int
hut_ctl_run_verb (const HutCtlVerb *verbs, guint n_verbs, const char *usage, const char *db,
                  int argc, char **argv)
{
  for (guint i = 0; argc > 1 && i < n_verbs; i++)
    if (g_str_equal (verbs[i].name, argv[1]))
      return verbs[i].run (db, argc - 1, argv + 1);
  return hut_ctl_usage (usage);
}

gboolean
hut_ctl_options (const char *usage, const GOptionEntry *entries, int *argc, char ***argv, int *code)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry help_entry[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, NULL, NULL }, G_OPTION_ENTRY_NULL
  };

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entry, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_printerr ("hutongctl: %s\n", error->message);
      *code = hut_ctl_usage (usage);
      return FALSE;
    }
  if (!help)
    return TRUE;
  g_print ("%s: hutongctl %s\n", _ ("Usage"), usage);
  *code = HUT_CTL_DONE;
  return FALSE;
}

int
hut_ctl_fail_damaged (const char *db, GError *error)
{
  g_autoptr (GError) found = error;
  g_autofree char *quoted = g_shell_quote (db);
  g_autofree char *copy = NULL;
  g_autofree char *prefix = g_strconcat (db, ": ", NULL);
  const char *what = found->message;

  if (!g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    return hut_ctl_fail (g_steal_pointer (&found));
  if (g_str_has_prefix (what, prefix))
    what += strlen (prefix);
  copy = hut_store_find_copy (db);
  if (copy == NULL)
    return hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                                      _ ("%s is damaged: %s. It has no copy beside it: put back "
                                         "the file as it was saved elsewhere"),
                                      db, what));
  return hut_ctl_fail (
      g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   _ ("%s is damaged: %s. Put it right from its copy, what was not sent is kept: "
                      "hutongctl --db %s recover --from-copy"),
                   db, what, quoted));
}

HutStore *
hut_ctl_open (const char *db, int *code)
{
  g_autoptr (GError) error = NULL;
  HutStore *store;

  if (db == NULL)
    {
      *code = hut_ctl_usage ("--db F ...");
      return NULL;
    }
  store = hut_store_open (db, &error);
  if (store == NULL)
    *code = hut_ctl_fail_damaged (db, g_steal_pointer (&error));
  return store;
}

HutOffice *
hut_ctl_find_office (const char *db, int *code)
{
  g_autoptr (GError) error = NULL;
  HutOffice *office;

  if (db != NULL)
    {
      g_autoptr (HutStore) store = hut_ctl_open (db, code);

      return store != NULL ? hut_store_dup_office (store) : NULL;
    }
  office = hut_office_load (NULL, &error);
  if (office == NULL)
    *code = hut_ctl_fail (g_steal_pointer (&error));
  return office;
}

HutRecord *
hut_ctl_find_case (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutRecord *record = hut_reader_find_case (reader, name, &failed);

  if (record == NULL && failed == NULL)
    g_set_error (&failed, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no case %s"), name);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return record;
}

gboolean
hut_ctl_print (const char *text, gsize length)
{
  if (fwrite (text, 1, length, stdout) == length)
    return TRUE;
  g_printerr ("hutongctl: %s: %s\n", _ ("cannot write the answer"), g_strerror (errno));
  return FALSE;
}

gboolean
hut_ctl_print_json (JsonObject *object)
{
  g_autofree char *line = hut_json_print_object (object);
  g_autofree char *ended = g_strconcat (line, "\n", NULL);

  return hut_ctl_print (ended, strlen (ended));
}

static void
print_commands (FILE *out)
{
  fprintf (out, "%s: hutongctl [--db F] COMMAND ...\n\n", _ ("Usage"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  hutongctl %s\n", commands[i].usage);
}

/* --db F may stand anywhere before the command. */
static gboolean
take_db (int *argc, char ***argv, const char **db)
{
  while (*argc > 1 && g_str_has_prefix ((*argv)[1], "--db"))
    {
      const char *option = (*argv)[1];
      gboolean joined = option[4] == '=';

      if (!joined && (option[4] != '\0' || *argc < 3))
        return FALSE;
      *db = joined ? option + 5 : (*argv)[2];
      *argc -= joined ? 1 : 2;
      *argv += joined ? 1 : 2;
    }
  return TRUE;
}

/* What the words say, from the command on. */
static int
run_command (const char *db, int argc, char **argv)
{
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help"))
    {
      print_commands (stdout);
      return HUT_CTL_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("hutongctl %s\n", HUT_VERSION);
      return HUT_CTL_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (db, argc - 1, argv + 1);
  g_printerr ("hutongctl: %s: %s\n", _ ("no such command"), argv[1]);
  print_commands (stderr);
  return HUT_CTL_USAGE;
}

int
main (int argc, char **argv)
{
  const char *db = NULL;
  int code;

  hut_locale_set_up ();
  /* A reading end that closes is an error to be told, not a signal to die of. */
  signal (SIGPIPE, SIG_IGN);

  if (!take_db (&argc, &argv, &db) || argc < 2)
    {
      print_commands (stderr);
      return HUT_CTL_USAGE;
    }
  code = run_command (db, argc, argv);
  /* What was printed in passing may have failed long before: the stream remembers. */
  errno = 0;
  if ((fflush (stdout) != 0 || ferror (stdout)) && code == HUT_CTL_DONE)
    {
      g_printerr ("hutongctl: %s%s%s\n", _ ("cannot write the answer"), errno != 0 ? ": " : "",
                  errno != 0 ? g_strerror (errno) : "");
      return HUT_CTL_FAILED;
    }
  return code;
}

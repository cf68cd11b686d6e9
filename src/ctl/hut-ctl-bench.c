/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl bench: measures what DESIGN section 8 promises, on generated cases in a temporary
 * folder (or on the file that --db names), and prints medians beside the goals. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"
#include "ctl/hut-ctl.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define USAGE "[--db F] bench [all|NAME...] [--cases N] [--minutes N] [--json]"
#define DEFAULT_CASES 100000
#define DEFAULT_MINUTES 60

/* In the order in which they run: what writes comes after what reads. */
static const struct
{
  const char *name;
  HutBenchMeasure measure;
  gboolean on_request; /* not among all */
} measures[] = {
  { "insert", hut_bench_insert },
  { "search", hut_bench_search },
  { "list", hut_bench_list },
  { "scroll", hut_bench_scroll },
  { "filter", hut_bench_filter },
  { "rates", hut_bench_rates },
  { "similar", hut_bench_similar },
  { "warnings", hut_bench_warnings },
  { "map", hut_bench_map },
  { "places", hut_bench_places },
  { "start", hut_bench_start },
  { "memory", hut_bench_memory },
  { "memory-here", hut_bench_memory_here, TRUE },
  { "window", hut_bench_window },
  { "hour", hut_bench_hour, TRUE },
  { "import", hut_bench_import },
  { "save", hut_bench_save },
  { "bulk", hut_bench_bulk },
  { "council", hut_bench_council, TRUE },
  { "whistle", hut_bench_whistle, TRUE },
  { "category", hut_bench_category, TRUE },
  { "same-matter", hut_bench_same_matter, TRUE },
  { "people", hut_bench_people, TRUE },
  { "lanes", hut_bench_lanes, TRUE },
};

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (g_str_equal (name, measures[i].name))
      return TRUE;
  return g_str_equal (name, "all");
}

/* "null" where there is none. */
static void
append_number (GString *out, const char *member, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "\"%s\":%s,", member,
                          isnan (number) ? "null"
                                         : g_ascii_formatd (buffer, sizeof buffer, "%.3f", number));
}

/* Not canonical, which knows no fractions; but JSON, one object a line. */
static void
append_json (GString *out, const HutBenchResult *result)
{
  g_string_append_printf (out, "{\"name\":\"%s\",\"unit\":\"%s\",", result->name, result->unit);
  append_number (out, "median", result->median);
  append_number (out, "goal", result->goal);
  g_string_append_printf (out, "\"higher_is_better\":%s,",
                          result->higher_is_better ? "true" : "false");
  if (result->peer != NULL)
    g_string_append_printf (out, "\"peer\":\"%s\",", result->peer);
  else
    g_string_append (out, "\"peer\":null,");
  append_number (out, "peer_median", result->peer_median);
  g_string_truncate (out, out->len - 1);
  g_string_append (out, "}\n");
}

/* Columns that a terminal gives @text: Chinese characters take two. */
static int
columns_of (const char *text)
{
  int columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

/* @text at the end of @width columns; a negative width: at their beginning. */
static void
append_text (GString *out, const char *text, int width)
{
  int space = MAX (0, ABS (width) - columns_of (text));

  g_string_append_printf (out, "%*s%s%*s", width > 0 ? space : 0, "", text, width < 0 ? space : 0,
                          "");
}

static void
append_cell (GString *out, double number, const char *unit)
{
  g_autofree char *text = isnan (number)    ? g_strdup ("–")
                          : number >= 100.0 ? g_strdup_printf ("%.0f %s", number, unit)
                                            : g_strdup_printf ("%.2f %s", number, unit);

  append_text (out, text, 16);
}

static const char *
verdict (const HutBenchResult *result)
{
  gboolean met =
      result->higher_is_better ? result->median >= result->goal : result->median <= result->goal;

  if (isnan (result->goal))
    return "";
  return met ? _ ("met") : _ ("missed");
}

static void
append_row (GString *out, const HutBenchResult *result)
{
  append_text (out, result->name, -14);
  append_cell (out, result->median, result->unit);
  append_cell (out, result->goal, result->unit);
  g_string_append (out, "  ");
  append_text (out, verdict (result), -8);
  append_cell (out, result->peer_median, result->unit);
  g_string_append_printf (out, "  %s\n", result->peer != NULL ? result->peer : "");
}

static void
append_heading (GString *out, guint n_cases)
{
  g_string_append_printf (out, _ ("%u cases"), n_cases);
  g_string_append_c (out, '\n');
  append_text (out, _ ("median"), 30);
  append_text (out, _ ("goal"), 16);
  append_text (out, _ ("peer"), 26);
  g_string_append_c (out, '\n');
}

static gboolean
print_results (HutBench *bench, gboolean json)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!json)
    append_heading (out, bench->n_cases);
  for (guint i = 0; i < bench->results->len; i++)
    if (json)
      append_json (out, bench->results->pdata[i]);
    else
      append_row (out, bench->results->pdata[i]);
  return hut_ctl_print (out->str, out->len);
}

static gboolean
run_measures (HutBench *bench, const char *const *names, GError **error)
{
  gboolean all = names[0] == NULL || g_strv_contains (names, "all");

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if ((all && !measures[i].on_request) || g_strv_contains (names, measures[i].name))
      if (!measures[i].measure (bench, error))
        {
          g_prefix_error (error, "%s: ", measures[i].name);
          return FALSE;
        }
  return TRUE;
}

int
hut_ctl_bench (const char *db, int argc, char **argv)
{
  gint64 n_cases = DEFAULT_CASES;
  double minutes = DEFAULT_MINUTES;
  gboolean json = FALSE;
  g_autoptr (HutBench) bench = NULL;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "cases", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &n_cases, NULL, NULL },
    { "minutes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &minutes, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  for (int i = 1; i < argc; i++)
    if (!is_known (argv[i]))
      return hut_ctl_usage (USAGE);
  if (n_cases < 1 || n_cases > HUT_DEMO_MAX_CASES || !(minutes > 0 && minutes <= 24 * 60))
    return hut_ctl_usage (USAGE);
  bench = hut_bench_new (db, n_cases, &error);
  if (bench != NULL)
    bench->minutes = minutes;
  if (bench == NULL || !run_measures (bench, (const char *const *)argv + 1, &error))
    return hut_ctl_fail (error);
  return print_results (bench, json) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

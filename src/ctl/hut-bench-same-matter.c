/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How well cases about one matter are proposed: precision and recall on the labelled pairs of
 * tests/data/same-matter-pairs.csv, at the threshold of the rule as it is shipped, by comparing
 * both, and by way of the index as the program does it. And how long one case takes in the file at
 * hand. The messages are shared test data: without them only the time is measured. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "base/hut-paths.h"
#include "exchange/hut-import.h"
#include "insight/hut-same-matter.h"
#include "store/hut-reader-alike.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEARNT_FROM 3000
#define LEARNT_FROM_MESSAGES 5000
#define LOOKED_AT 200
#define N_TIMES 60
#define GOAL_MS 30

typedef enum
{
  TUNE,
  HELD_OUT,
  N_HALVES,
} Half;

typedef struct
{
  Half half;
  HutUid a, b;
  gboolean same;
} Pair;

typedef struct
{
  guint hits, wrong, missed;
} Score;

/* ---- The messages and the pairs ---- */

static char *
shared_file (const char *name)
{
  const char *set = g_getenv ("HUTONG_DATA");
  g_autofree char *beside =
      g_build_filename (hut_paths_data_dir (), "..", "..", "shared", "data", NULL);
  g_autofree char *path = g_build_filename (set != NULL && *set != '\0' ? set : beside, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static HutStore *
import_messages (HutBench *bench, const char *path, GError **error)
{
  g_autofree char *db = g_build_filename (bench->dir, "messages.db", NULL);
  g_autoptr (HutStore) store = hut_demo_open_store (db, error);
  g_autoptr (HutImport) import = store != NULL ? hut_import_open (path, "messages", error) : NULL;
  g_autoptr (HutImportResult) result =
      import != NULL ? hut_import_run (import, store, HUT_IMPORT_WRITE, NULL, NULL, NULL, error)
                     : NULL;

  return result != NULL ? g_steal_pointer (&store) : NULL;
}

static gboolean
read_uid (HutReader *reader, const char *order_number, HutUid *id)
{
  g_autoptr (HutRecord) record = hut_reader_find_case (reader, order_number, NULL);

  if (record != NULL)
    *id = record->id;
  return record != NULL;
}

/* half,a,b,same,source; pairs whose messages are not in the file are left out. */
static GArray *
read_pairs (HutReader *reader, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *pairs;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      Pair pair = { 0 };

      if (**line == '#' || g_strv_length (cells) != 5)
        continue;
      pair.half = g_str_equal (cells[0], "tune") ? TUNE : HELD_OUT;
      pair.same = g_str_equal (cells[3], "yes");
      if (read_uid (reader, cells[1], &pair.a) && read_uid (reader, cells[2], &pair.b))
        g_array_append_val (pairs, pair);
    }
  return pairs;
}

/* ---- Comparing ---- */

static void
count (Score *score, gboolean same, gboolean proposed)
{
  score->hits += same && proposed;
  score->wrong += !same && proposed;
  score->missed += same && !proposed;
}

static gboolean
compare_pair (HutReader *reader, const HutSameMatter *matter, const Pair *pair, gboolean *proposed,
              GError **error)
{
  g_autoptr (HutCaseBrief) a = hut_reader_brief (reader, &pair->a, error);
  g_autoptr (HutCaseBrief) b = a != NULL ? hut_reader_brief (reader, &pair->b, error) : NULL;
  g_autoptr (HutLikeness) likeness = NULL;

  if (b == NULL)
    return FALSE;
  likeness = hut_same_matter_compare (matter, a, b);
  *proposed = likeness->probability * 100 >= hut_same_matter_get_rules (matter)->propose_from;
  return TRUE;
}

static GPtrArray *
propose (HutReader *reader, const HutSameMatter *matter, const HutCaseBrief *about,
         GPtrArray **others, GError **error)
{
  g_auto (GStrv) terms = hut_same_matter_terms (matter, about);

  *others = hut_reader_alike (reader, about, (const char *const *)terms, LOOKED_AT, NULL, error);
  return *others != NULL ? hut_same_matter_rank (matter, about, *others, G_MAXUINT) : NULL;
}

/* Whether @pair->b is among what is proposed for @pair->a. */
static gboolean
find_pair (HutReader *reader, const HutSameMatter *matter, const Pair *pair, gboolean *found,
           GError **error)
{
  g_autoptr (HutCaseBrief) about = hut_reader_brief (reader, &pair->a, error);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) ranked = NULL;

  if (about != NULL)
    ranked = propose (reader, matter, about, &others, error);
  if (ranked == NULL)
    return FALSE;
  *found = FALSE;
  for (guint i = 0; i < ranked->len && !*found; i++)
    {
      const HutCaseBrief *other = others->pdata[((const HutLikeness *)ranked->pdata[i])->index];

      *found = hut_uid_equal (&other->id, &pair->b);
    }
  return TRUE;
}

static double
share (guint part, guint rest)
{
  return part + rest > 0 ? (double)part / (part + rest) : NAN;
}

static void
add_score (HutBench *bench, const char *what, const Score *score)
{
  const struct
  {
    const char *name;
    double value;
  } figures[] = {
    { "precision", share (score->hits, score->wrong) },
    { "recall", share (score->hits, score->missed) },
    { "F1", share (2 * score->hits, score->wrong + score->missed) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *name = g_strdup_printf ("same matter, %s: %s", what, figures[i].name);

      hut_bench_add (bench, name, "", figures[i].value, NAN)->higher_is_better = TRUE;
    }
}

static gboolean
score_pairs (HutBench *bench, HutReader *reader, const HutSameMatter *matter, GArray *pairs,
             GError **error)
{
  static const char *const halves[N_HALVES] = { "tuned on", "held out" };
  Score scores[N_HALVES] = { 0 }, found = { 0 };
  gboolean proposed;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (!compare_pair (reader, matter, pair, &proposed, error))
        return FALSE;
      count (&scores[pair->half], pair->same, proposed);
      if (!find_pair (reader, matter, pair, &proposed, error))
        return FALSE;
      count (&found, pair->same, proposed);
    }
  for (guint half = 0; half < N_HALVES; half++)
    add_score (bench, halves[half], &scores[half]);
  add_score (bench, "by the index", &found);
  return TRUE;
}

static HutSameMatter *
learn (HutStore *store, HutReader *reader, guint n, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (GPtrArray) briefs = hut_reader_briefs (reader, n, error);
  HutMatterRules rules;

  hut_matter_rules_of (office, &rules);
  return briefs != NULL ? hut_same_matter_new (briefs, &rules) : NULL;
}

static gboolean
measure_pairs (HutBench *bench, const char *messages, const char *labels, GError **error)
{
  g_autoptr (HutStore) store = import_messages (bench, messages, error);
  g_autoptr (HutReader) reader = store != NULL ? hut_reader_new (store, error) : NULL;
  g_autoptr (HutSameMatter) matter =
      reader != NULL ? learn (store, reader, LEARNT_FROM_MESSAGES, error) : NULL;
  g_autoptr (GArray) pairs = matter != NULL ? read_pairs (reader, labels, error) : NULL;
  gboolean measured = pairs != NULL && score_pairs (bench, reader, matter, pairs, error);

  g_clear_pointer (&reader, hut_reader_free);
  if (store != NULL)
    hut_store_close (store);
  return measured;
}

/* ---- The time of one case ---- */

static gboolean
measure_time (HutBench *bench, GError **error)
{
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);
  g_autoptr (HutSameMatter) matter =
      set != NULL ? learn (bench->store, bench->reader, LEARNT_FROM, error) : NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  if (matter == NULL)
    return FALSE;
  for (guint i = 0; i < N_TIMES && set->n_marks > 0; i++)
    {
      gint64 rowid = set->marks[(guint64)i * set->n_marks / N_TIMES].rowid;
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (bench->reader, &rowid, 1, error);
      g_autoptr (HutCaseBrief) about = NULL;
      g_autoptr (GPtrArray) others = NULL;
      g_autoptr (GPtrArray) ranked = NULL;
      gint64 start = g_get_monotonic_time ();
      double ms;

      if (rows == NULL || rows->len == 0)
        return FALSE;
      about = hut_reader_brief (bench->reader, &((HutCaseRow *)rows->pdata[0])->id, error);
      if (about != NULL)
        ranked = propose (bench->reader, matter, about, &others, error);
      if (ranked == NULL)
        return FALSE;
      ms = hut_bench_ms_since (start);
      g_array_append_val (times, ms);
    }
  hut_bench_add (bench, "same matter: one case", "ms", hut_bench_median (times), GOAL_MS);
  return TRUE;
}

gboolean
hut_bench_same_matter (HutBench *bench, GError **error)
{
  g_autofree char *messages = shared_file ("complaints/messages.xlsx");
  g_autofree char *labels = g_build_filename (hut_paths_data_dir (), "..", "tests", "data",
                                              "same-matter-pairs.csv", NULL);

  if (messages == NULL || !g_file_test (labels, G_FILE_TEST_EXISTS))
    g_printerr ("hutongctl: %s\n",
                _ ("same-matter: the labelled messages (complaints/messages.xlsx "
                   "in $HUTONG_DATA) are not here: only the time is measured"));
  else if (!measure_pairs (bench, messages, labels, error))
    return FALSE;
  return measure_time (bench, error);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How well an address becomes a place, on real ones: addresses/compounds-beijing.csv has housing
 * compounds with name, address and point, osm/beijing-roads.geojson the roads. HUTONG_DATA names
 * the folder that has both; without it there is no figure.
 *
 * By address, each compound is asked for by its address while it is not there, nor any other at the
 * very same point (those were placed together): what is left are its neighbours' house numbers and
 * the roads. By name, it is asked for as people write it: with city and district before and a
 * building or a gate behind, full-width, 一区 as 1区, without 小区 or 花园. Some points of the file
 * are wrong, the district's middle or another city; they count like all others.
 *
 * The peer is what one would do without us: the longest name that stands in the words, or else the
 * shortest that holds them. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "exchange/hut-row-reader.h"
#include "geo/hut-address-book.h"
#include "geo/hut-geojson.h"

#include <math.h>
#include <string.h>

#define FOUND_WITHIN 300      /* metres */
#define COMPOUND_ACCURACY 250 /* metres: half a compound, and how it was placed */
#define GOAL_MS 1.0
#define PEER "substring"
#define PEER_EVERY 8 /* of the questions: it is slow */

enum
{
  COLUMN_NAME = 0,
  COLUMN_AREA = 2, /* "朝阳 管庄" */
  COLUMN_ADDRESS = 3,
  COLUMN_LON = 16,
  COLUMN_LAT = 17,
};

typedef struct
{
  char *name;
  char *district;
  char *address;
  HutPoint point;
  guint group; /* the same for all at one point */
} Compound;

/* A name as the peer has it. */
typedef struct
{
  char *name;
  HutPoint point;
  guint group;
} PeerName;

typedef struct
{
  GArray *compounds; /* Compound */
  GArray *peer;      /* PeerName */
  HutAddressBook *book;
} Trial;

/* What came of one kind of question. */
typedef struct
{
  GArray *distances; /* double, of those that were found */
  GArray *times;     /* double, milliseconds */
  guint asked;
  guint near;
  guint sure; /* said to be exact or near, to less than FOUND_WITHIN */
  guint sure_near;
} Score;

static void
clear_compound (gpointer data)
{
  Compound *compound = data;

  g_free (compound->name);
  g_free (compound->district);
  g_free (compound->address);
}

static void
clear_peer_name (gpointer data)
{
  g_free (((PeerName *)data)->name);
}

static void
trial_free (Trial *trial)
{
  g_array_unref (trial->compounds);
  g_array_unref (trial->peer);
  hut_address_book_free (trial->book);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static Trial *
trial_new (void)
{
  Trial *trial = g_new0 (Trial, 1);

  trial->compounds = g_array_new (FALSE, FALSE, sizeof (Compound));
  g_array_set_clear_func (trial->compounds, clear_compound);
  trial->peer = g_array_new (FALSE, FALSE, sizeof (PeerName));
  g_array_set_clear_func (trial->peer, clear_peer_name);
  trial->book = hut_address_book_new ();
  return trial;
}

static Score
score_new (void)
{
  return (Score){ g_array_new (FALSE, FALSE, sizeof (double)),
                  g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
score_clear (Score *score)
{
  g_array_unref (score->distances);
  g_array_unref (score->times);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Score, score_clear)

/* ---- The data ---- */

static gboolean
read_compounds (Trial *trial, const char *path, GError **error)
{
  g_autoptr (HutRowReader) rows = hut_row_reader_open (path, error);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  HutRow row;

  if (rows == NULL || !hut_row_reader_select (rows, 0, error))
    return FALSE;
  while (hut_row_reader_next (rows, &row, NULL))
    {
      const char *name = hut_row_text (&row, COLUMN_NAME), *lon = hut_row_text (&row, COLUMN_LON);
      const char *area = hut_row_text (&row, COLUMN_AREA), *lat = hut_row_text (&row, COLUMN_LAT);
      const char *address = hut_row_text (&row, COLUMN_ADDRESS);
      Compound compound = { 0 };
      gint64 place;

      if (row.number == 1 || name == NULL || address == NULL || lon == NULL || lat == NULL)
        continue;
      compound.name = g_strdup (name);
      compound.district = area != NULL ? g_strndup (area, strcspn (area, " ")) : g_strdup ("");
      compound.address = g_strdup (address);
      compound.point =
          hut_point_from_degrees (g_ascii_strtod (lon, NULL), g_ascii_strtod (lat, NULL));
      place = (gint64)compound.point.lon << 32 | (guint32)compound.point.lat;
      compound.group = GPOINTER_TO_UINT (g_hash_table_lookup (groups, &place));
      if (compound.group == 0)
        {
          compound.group = g_hash_table_size (groups) + 1;
          g_hash_table_insert (groups, g_memdup2 (&place, sizeof place),
                               GUINT_TO_POINTER (compound.group));
        }
      g_array_append_val (trial->compounds, compound);
    }
  return TRUE;
}

static void
add_peer_name (Trial *trial, const char *name, HutPoint point, guint group)
{
  PeerName one = { g_strdup (name), point, group };

  g_array_append_val (trial->peer, one);
}

static gboolean
read_roads (Trial *trial, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) features = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  features = hut_geojson_parse (text, length, error);
  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const HutGeojsonFeature *feature = features->pdata[i];
      const char *name = hut_geojson_get (feature, "name");

      if (name == NULL || *name == '\0' || feature->shape->kind != HUT_SHAPE_LINE)
        continue;
      hut_address_book_add (trial->book, HUT_NAME_ROAD, name, feature->shape, 0);
      if (g_hash_table_add (seen, g_strdup (name)))
        add_peer_name (trial, name, hut_shape_label_point (feature->shape), 0);
    }
  return features != NULL;
}

static gboolean
read_trial (Trial *trial, const char *folder, GError **error)
{
  g_autofree char *compounds = g_build_filename (folder, "addresses/compounds-beijing.csv", NULL);
  g_autofree char *roads = g_build_filename (folder, "osm/beijing-roads.geojson", NULL);

  if (!read_compounds (trial, compounds, error) || !read_roads (trial, roads, error))
    return FALSE;
  for (guint i = 0; i < trial->compounds->len; i++)
    {
      const Compound *compound = &g_array_index (trial->compounds, Compound, i);

      hut_address_book_add_point (trial->book, HUT_NAME_COMPOUND, compound->name, compound->point,
                                  compound->group);
      hut_address_book_add_address (trial->book, compound->address, compound->point,
                                    COMPOUND_ACCURACY, compound->group);
      add_peer_name (trial, compound->name, compound->point, compound->group);
    }
  hut_address_book_seal (trial->book);
  return TRUE;
}

/* ---- Questions ---- */

static void
note (Score *score, const HutPoint *place, HutPoint truth)
{
  double distance;

  score->asked++;
  if (place == NULL)
    return;
  distance = hut_point_distance (*place, truth);
  g_array_append_val (score->distances, distance);
  score->near += distance <= FOUND_WITHIN;
}

static void
ask (Trial *trial, const char *words, guint leave_out, HutPoint truth, Score *score)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) found = hut_address_book_find (trial->book, words, leave_out, 5);
  double took = hut_bench_ms_since (start);
  const HutAddressFound *best = found->len > 0 ? &g_array_index (found, HutAddressFound, 0) : NULL;

  g_array_append_val (score->times, took);
  note (score, best != NULL ? &best->place : NULL, truth);
  if (best == NULL || best->sure > HUT_SURE_NEAR || best->accuracy > FOUND_WITHIN)
    return;
  score->sure++;
  score->sure_near += hut_point_distance (best->place, truth) <= FOUND_WITHIN;
}

static void
ask_peer (Trial *trial, const char *words, guint leave_out, HutPoint truth, Score *score)
{
  const PeerName *best = NULL;
  gboolean best_within = FALSE;
  gint64 start = g_get_monotonic_time ();
  double took;

  for (guint i = 0; i < trial->peer->len; i++)
    {
      const PeerName *one = &g_array_index (trial->peer, PeerName, i);
      gboolean within = strstr (words, one->name) != NULL, better;

      if ((leave_out != 0 && one->group == leave_out) ||
          (!within && (best_within || strstr (one->name, words) == NULL)))
        continue;
      better = best == NULL || within != best_within ||
               (within ? strlen (one->name) > strlen (best->name)
                       : strlen (one->name) < strlen (best->name));
      if (!better)
        continue;
      best = one;
      best_within = within;
    }
  took = hut_bench_ms_since (start);
  g_array_append_val (score->times, took);
  note (score, best != NULL ? &best->point : NULL, truth);
}

/* @name without one of the endings that people leave away; NULL where it has none. */
static char *
shorten (const char *name)
{
  static const char *const endings[] = { "小区", "家园", "花园", "公寓", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]) && g_utf8_strlen (name, -1) > 4)
      return g_strndup (name, strlen (name) - strlen (endings[i]));
  return NULL;
}

/* 一区 as 1区, (西区) as 西区. */
static char *
rewrite (const char *name)
{
  static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  g_autoptr (GString) text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      g_autofree char *spelt = g_strconcat (numerals[i], "区", NULL);
      g_autofree char *digit = g_strdup_printf ("%u区", i + 1);

      g_string_replace (text, spelt, digit, 0);
    }
  g_string_replace (text, "(", "", 0);
  g_string_replace (text, ")", "", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As people write it; four ways in turn. */
static char *
write_name (const Compound *compound, guint way)
{
  g_autofree char *name = rewrite (compound->name);
  g_autofree char *shorter = shorten (name);

  switch (way % 4)
    {
    case 0:
      return g_strdup_printf ("北京市%s区%s3号楼2单元", compound->district, name);
    case 1:
      return g_strdup_printf ("%s　５号楼", name);
    case 2:
      return g_strdup_printf ("%s%s", shorter != NULL ? shorter : name,
                              shorter != NULL ? "门口" : "小区东门");
    default:
      return g_strdup_printf ("%s十二号楼下", shorter != NULL ? shorter : name);
    }
}

static double
share (guint part, guint whole)
{
  return whole > 0 ? 100.0 * part / whole : NAN;
}

static HutBenchResult *
add_share (HutBench *bench, const char *name, double value, double peer)
{
  HutBenchResult *result = hut_bench_add (bench, name, "%", value, NAN);

  result->higher_is_better = TRUE;
  result->peer_median = peer;
  result->peer = isnan (peer) ? NULL : g_strdup (PEER);
  return result;
}

static void
report (HutBench *bench, const char *how, const Score *score, const Score *peer)
{
  g_autofree char *near = g_strdup_printf ("places-%s-near", how);
  g_autofree char *middle = g_strdup_printf ("places-%s-distance", how);
  g_autofree char *sure = g_strdup_printf ("places-%s-sure", how);
  g_autofree char *right = g_strdup_printf ("places-%s-right", how);
  HutBenchResult *result;

  add_share (bench, near, share (score->near, score->asked), share (peer->near, peer->asked));
  result = hut_bench_add (bench, middle, "m", hut_bench_median (score->distances), NAN);
  result->peer = g_strdup (PEER);
  result->peer_median = hut_bench_median (peer->distances);
  add_share (bench, sure, share (score->sure, score->asked), NAN);
  add_share (bench, right, share (score->sure_near, score->sure), NAN);
}

gboolean
hut_bench_places (HutBench *bench, GError **error)
{
  const char *folder = g_getenv ("HUTONG_DATA");
  g_autoptr (Trial) trial = trial_new ();
  g_auto (Score) address = score_new (), name = score_new ();
  g_auto (Score) address_peer = score_new (), name_peer = score_new ();
  HutBenchResult *result;

  if (folder == NULL)
    {
      g_printerr ("places: HUTONG_DATA names no folder of addresses and roads\n");
      return TRUE;
    }
  if (!read_trial (trial, folder, error))
    return FALSE;
  for (guint i = 0; i < trial->compounds->len; i++)
    {
      const Compound *compound = &g_array_index (trial->compounds, Compound, i);
      g_autofree char *written = write_name (compound, i);

      ask (trial, compound->address, compound->group, compound->point, &address);
      ask (trial, written, 0, compound->point, &name);
      if (i % PEER_EVERY != 0)
        continue;
      ask_peer (trial, compound->address, compound->group, compound->point, &address_peer);
      ask_peer (trial, written, 0, compound->point, &name_peer);
    }
  report (bench, "address", &address, &address_peer);
  report (bench, "name", &name, &name_peer);
  result = hut_bench_add (bench, "places-lookup", "ms", hut_bench_median (address.times), GOAL_MS);
  result->peer = g_strdup (PEER);
  result->peer_median = hut_bench_median (address_peer.times);
  return TRUE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-write.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What `hutongctl bench` works with: a folder of its own, removed at the end, a database full of
 * demo cases, and what was measured so far. One thread. */
typedef struct
{
  char *dir;      /* temporary */
  char *path;     /* of the database */
  gboolean given; /* it was there before, and is somebody's: looked at, never written */
  gboolean kept;  /* it was there before, from a bench: nothing is to be filled */
  double minutes; /* of the scripted hour */
  guint n_cases;  /* asked for; of a file that was there: how many it has */
  HutDemo *demo;
  HutStore *store;     /* open while measuring, but for start and the window */
  HutReader *reader;   /* of the store */
  GArray *terms;       /* char *: two characters each, from titles of the cases */
  GArray *insert_rate; /* double: cases a second, of each piece that was written */
  GPtrArray *results;  /* HutBenchResult */
} HutBench;

/* One line of the answer. NaN: there is none. */
typedef struct
{
  char *name;
  char *unit;
  double median;
  double goal; /* DESIGN section 8 */
  gboolean higher_is_better;
  char *peer; /* what else a user would have picked, or NULL */
  double peer_median;
} HutBenchResult;

/* One thing that is measured. FALSE with an error where it could not be; TRUE without a result
 * where this machine has not what it needs, told on stderr. */
typedef gboolean (*HutBenchMeasure) (HutBench *bench, GError **error);

/* @path: a database to look at as it is, or to make; NULL makes one in the temporary folder.
 * NULL with an error where that cannot be. */
HutBench *hut_bench_new (const char *path, guint n_cases, GError **error);
void hut_bench_free (HutBench *bench);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBench, hut_bench_free)

/* Opens and closes the store and its reader. */
gboolean hut_bench_open (HutBench *bench, GError **error);
void hut_bench_close (HutBench *bench);

/* Adds a result, whose peer may be set on what it returns. */
HutBenchResult *hut_bench_add (HutBench *bench, const char *name, const char *unit, double median,
                               double goal);

/* The middle of @values (double), which are sorted; NaN of none. */
double hut_bench_median (GArray *values);

/* Milliseconds since @start, of g_get_monotonic_time(). */
double hut_bench_ms_since (gint64 start);

/* All open cases, and every case there is. */
HutCaseSet *hut_bench_find (HutBench *bench, HutReader *reader, gboolean only_open, GError **error);

/* hut-bench-store.c */
gboolean hut_bench_insert (HutBench *bench, GError **error);
gboolean hut_bench_save (HutBench *bench, GError **error);
gboolean hut_bench_search (HutBench *bench, GError **error);
gboolean hut_bench_list (HutBench *bench, GError **error);
gboolean hut_bench_start (HutBench *bench, GError **error);

/* hut-bench-browse.c */
gboolean hut_bench_scroll (HutBench *bench, GError **error);
gboolean hut_bench_filter (HutBench *bench, GError **error);
gboolean hut_bench_rates (HutBench *bench, GError **error);

/* hut-bench-map.c */
gboolean hut_bench_map (HutBench *bench, GError **error);

/* hut-bench-process.c */
gboolean hut_bench_memory (HutBench *bench, GError **error);
gboolean hut_bench_memory_here (HutBench *bench, GError **error);
gboolean hut_bench_window (HutBench *bench, GError **error);

/* A line of /proc/PID/status in MB; NaN where there is none. */
double hut_bench_read_status (const char *pid, const char *name);

/* A program beside this one at one of @places (relative, ends with NULL), as installed or as built;
 * or NULL. And the desktop application. */
char *hut_bench_find_program (const char *const *places);
char *hut_bench_find_desktop (void);

/* hut-bench-hour.c: the window for bench->minutes, in which a script pans, zooms, filters,
 * searches, and changes cases where the file was made for it. */
gboolean hut_bench_hour (HutBench *bench, GError **error);

/* hut-bench-council.c: every act of a meeting of 300, and whether an evening of them grows. */
gboolean hut_bench_council (HutBench *bench, GError **error);

/* hut-bench-whistle.c: from a street's click to a department's notification, over a real server. */
gboolean hut_bench_whistle (HutBench *bench, GError **error);

/* hut-bench-category.c */
gboolean hut_bench_category (HutBench *bench, GError **error);

/* hut-bench-same-matter.c */
gboolean hut_bench_same_matter (HutBench *bench, GError **error);

/* hut-bench-places.c */
gboolean hut_bench_places (HutBench *bench, GError **error);

/* hut-bench-insight.c */
gboolean hut_bench_similar (HutBench *bench, GError **error);
gboolean hut_bench_warnings (HutBench *bench, GError **error);

/* hut-bench-people.c */
gboolean hut_bench_people (HutBench *bench, GError **error);

/* hut-bench-lanes.c */
gboolean hut_bench_lanes (HutBench *bench, GError **error);

/* hut-bench-bulk.c */
gboolean hut_bench_bulk (HutBench *bench, GError **error);

/* hut-bench-import.c */
gboolean hut_bench_import (HutBench *bench, GError **error);

/* hut-bench-peer.c: the sqlite3 program with a plain table of the same cases, which is how one
 * would do without us. Cases a second written; milliseconds of a LIKE scan for the newest 50, of
 * the newest cases of the same category in the same community, and of what came more than twice as
 * often as in the eight weeks before; NaN where sqlite3 is not installed. */
double hut_bench_peer_insert (HutBench *bench);
double hut_bench_peer_search (HutBench *bench);
double hut_bench_peer_similar (HutBench *bench);
double hut_bench_peer_warnings (HutBench *bench);

/* The same of a page of the list in the order of due times, at the end of the first of @parts
 * parts; of a count and the first page of the cases of a filter, as hut_bench_filter() asks for
 * them; and of the rates by community in one statement. */
double hut_bench_peer_scroll (HutBench *bench, guint parts);
double hut_bench_peer_filter (HutBench *bench, const char *category);
double hut_bench_peer_rates (HutBench *bench);

G_END_DECLS

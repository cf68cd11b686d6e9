/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-warning-counts.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What warnings are made of, out of one covering index; from a worker thread. Cases count in the
 * week in which they were received; void ones and those of an unfinished import do not. */

/* The counts for the week that ends with the day of @time. */
HutWarningCounts *hut_reader_warning_counts (HutReader *reader, HutOffice *office, HutTime time,
                                             GCancellable *cancellable, GError **error);

/* The cases of one category and community received in a period, the newest first: HutUid array, at
 * most HUT_WARNING_MAX_CASES. */
GArray *hut_reader_warning_cases (HutReader *reader, const char *category, const char *community,
                                  HutTime from, HutTime until, GError **error);

/* What an earlier year says of a season: its beginning against the weeks before it. */
typedef struct
{
  int year; /* in which it began */
  HutTime from;
  HutTime until; /* at most four weeks later */
  guint seen;    /* cases of the season's categories */
  HutTime before_from;
  guint before;    /* in the eight weeks before, or as many as the file has */
  char *community; /* where most of them were, or NULL */
  guint seen_there;
} HutSeasonPast;

/* A season that runs or is coming, and the earlier years of which there are cases, the last one
 * first. */
typedef struct
{
  char *key;
  char *name;
  char *advice; /* or NULL */
  GStrv categories;
  HutTime from;
  HutTime until;
  GArray *past; /* HutSeasonPast */
} HutSeasonNews;

void hut_season_news_free (HutSeasonNews *news);

/* Those of the day of @time and the days after it that the rule looks ahead; HutSeasonNews array.
 * @uncertain as in hut_seasons_coming(). */
GPtrArray *hut_reader_seasons (HutReader *reader, HutOffice *office, HutTime time,
                               gboolean *uncertain, GCancellable *cancellable, GError **error);

/* Answered warnings (HutRecord), the newest period first, void ones left out. */
GPtrArray *hut_reader_kept_warnings (HutReader *reader, guint limit, GError **error);

/* Those kept of one category and community whose period holds @time; by index. */
GPtrArray *hut_reader_warnings_of (HutReader *reader, const char *category, const char *community,
                                   HutTime time, GError **error);

/* The one that the task @task was made of, or NULL without an error. */
HutRecord *hut_reader_warning_of_task (HutReader *reader, const HutUid *task, GError **error);

G_END_DECLS

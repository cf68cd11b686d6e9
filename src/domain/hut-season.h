/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The seasonal calendar (DOMAIN 7): what comes every year, and what people then call about. The
 * rule `seasons` of the office (data/rules), a list of
 *
 *   {"name":"...","from":"11-15","until":"03-15","categories":["first","first/second",...],
 *    "advice":"..."}
 *   {"name":"...","holiday":"国庆节",...}
 *
 * Days are month and day, both included; one that ends before it begins reaches into the next year.
 * A holiday lies where the working calendar has it; with "from" and "until" beside it, these count
 * in the years that the calendar does not know. Name and advice are a text, or one for each
 * language: {"en":"...","zh_CN":"..."}. */
typedef struct
{
  char *key;    /* the name as the first language has it: what keeps seasons apart */
  char *name;   /* for people */
  char *advice; /* what to do beforehand, or NULL */
  char *holiday;
  int from_month, from_day;   /* 0: only by the calendar */
  int until_month, until_day; /* the last day */
  GStrv categories;
} HutSeason;

/* HutSeason array, no two of one name; NULL with HUT_DOMAIN_ERROR_MALFORMED, which names the entry,
 * translated. */
GPtrArray *hut_seasons_new (JsonNode *value, GError **error);

/* The rule of @office, never NULL: the rules of an office are checked when they are read. */
GPtrArray *hut_seasons_of (HutOffice *office);

/* The one of @season that begins in @year: from the first instant of its first day to the end of
 * its last. FALSE where the calendar does not know it. */
gboolean hut_season_in_year (const HutSeason *season, HutOffice *office, int year, HutTime *from,
                             HutTime *until);

/* Whether @season is about the category of a case; levels may be NULL. */
gboolean hut_season_holds (const HutSeason *season, const char *category, const char *category_2,
                           const char *category_3);

/* A season that runs on a day, or begins soon after. */
typedef struct
{
  const HutSeason *season; /* owned by the array that it was taken from */
  int year;                /* in which it begins */
  HutTime from;
  HutTime until;
} HutSeasonTurn;

/* Those of @seasons that run on the day of @time or begin within @days after it, the first first.
 * @uncertain (may be NULL) is set where a holiday may be missing, because the days reach beyond the
 * calendar's years. Free with g_array_unref(). */
GArray *hut_seasons_coming (GPtrArray *seasons, HutOffice *office, HutTime time, int days,
                            gboolean *uncertain);

G_END_DECLS

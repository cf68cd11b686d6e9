/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-papers.h"

G_BEGIN_DECLS

/* What has to be told by itself of the whistles under way (DOMAIN 3): that a time comes near or has
 * passed and nothing came, and what others have put on record. Each is told once. Pure. */
typedef enum
{
  HUT_NEWS_ANSWER_NEAR,  /* the answer is due soon, and has not come */
  HUT_NEWS_ANSWER_PAST,  /* it was due, and has not come */
  HUT_NEWS_ARRIVAL_NEAR, /* to be on the spot soon, and nobody has come */
  HUT_NEWS_ARRIVAL_PAST, /* to have been there, and nobody has come */
  HUT_NEWS_STEP, /* what a unit did: for the street, entered by somebody else; what the street
                  * did with the summons: for its unit */
} HutNewsKind;

typedef struct
{
  HutNewsKind kind;
  const HutWhistle *whistle; /* nothing is owned but the key */
  const HutRecord *summons;
  const HutRecord *step; /* of HUT_NEWS_STEP; else NULL */
  HutTime due;           /* the time that comes near or has passed; else 0 */
  HutTime at;            /* since when it can be told */
  guint papers;          /* hut_summons_papers_asked(), for the street; else 0 */
  char *key;             /* what it is remembered by */
} HutNews;

void hut_news_free (HutNews *news);

/* Who is told, and when. */
typedef struct
{
  const char *unit;    /* the code of the department whose desktop it is; NULL: the street's */
  const char *account; /* who works here: what that one entered is not told; or NULL */
  HutTime now;         /* by the server's clock */
  int remind_before;   /* minutes before a time; see hut-whistle-times.h */
} HutNewsAsk;

/* What lies longer ago is no news, but that one is called and has not answered. */
#define HUT_NEWS_BACK (12 * HUT_TIME_HOUR)

/* What is to be told now of @whistles (HutWhistle), the oldest first (HutNews); @told is what was
 * told before, as @told_next was left then, and NULL before the first: then nothing is told, and
 * all that there is counts as told. @told_next: free with g_free(). */
GPtrArray *hut_whistle_news (GPtrArray *whistles, const HutNewsAsk *ask, const char *told,
                             char **told_next);

/* The next moment after @ask->now at which time alone makes news, 0: none. */
HutTime hut_whistle_news_next (GPtrArray *whistles, const HutNewsAsk *ask);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen-ask.h"

G_BEGIN_DECLS

/* What a projected screen shows, as a value. It is made by hut_screen_new() alone, holds no record,
 * and every text in it that comes from one came through hut-public-text.h: who draws it cannot show
 * anything else. Owned by one. */

/* How a part of a bar is told from its neighbours: by pattern and colour. */
typedef enum
{
  HUT_SCREEN_PATTERN_NONE, /* a number that stands in no bar */
  HUT_SCREEN_PATTERN_YES,
  HUT_SCREEN_PATTERN_NO,
  HUT_SCREEN_PATTERN_ABSTAIN,
  HUT_SCREEN_PATTERN_REST, /* what is still missing */
} HutScreenPattern;

typedef struct
{
  char *label;
  char *words;   /* the number as it is read */
  gint64 amount; /* its share of the bar */
  HutScreenPattern pattern;
} HutScreenFigure;

typedef enum
{
  HUT_SCREEN_SIGN_NONE,
  HUT_SCREEN_SIGN_DONE,
  HUT_SCREEN_SIGN_CURRENT,
  HUT_SCREEN_SIGN_SKIPPED,
} HutScreenSign;

typedef struct
{
  char *mark; /* "3.1", or NULL */
  char *words;
  char *note;   /* what stands below or beside, or NULL */
  gint64 share; /* of a bar behind it, of `most` of its screen; -1: none */
  guint depth;
  HutScreenSign sign;
} HutScreenLine;

/* Counts down from `limit`: `spent` before `running_since`, which is 0 where it stands still. */
typedef struct
{
  gboolean shown;
  HutTime limit; /* 0: counts up */
  HutTime spent;
  HutTime running_since;
  HutTime warn; /* so much before the end */
} HutScreenClock;

typedef enum
{
  HUT_SCREEN_TONE_NEUTRAL,
  HUT_SCREEN_TONE_GOOD, /* passed, opinion formed, quorum reached */
  HUT_SCREEN_TONE_WANTING,
} HutScreenTone;

typedef struct
{
  HutScreenKind kind;
  HutUid subject;        /* the topic, whose photographs belong to it; or nil */
  char *body;            /* who deliberates */
  char *item;            /* "Item 3" */
  char *lead;            /* what the point is, above it */
  char *point;           /* the point at issue */
  GPtrArray *paragraphs; /* char * */
  GArray *figures;       /* HutScreenFigure */
  GArray *areas;         /* HutScreenFigure, 0.01 m² */
  GArray *lines;         /* HutScreenLine */
  gint64 most;           /* of the lines' shares */
  char *verdict;         /* in as few words as there are */
  GPtrArray *why;        /* char *: its arithmetic, whom it goes to, the article */
  HutScreenTone tone;
  HutScreenClock clock;
  gboolean has_place;
  HutPoint place;
} HutScreen;

/* Who looks at it. */
typedef enum
{
  HUT_SCREEN_FOR_ALL,
  HUT_SCREEN_FOR_OPERATOR, /* beforehand: a result that was counted and not announced is there */
} HutScreenAudience;

/* The screen that @ask asks for, of the meeting as it is looked at. What it speaks of may have
 * gone: the title is shown then. */
HutScreen *hut_screen_new (const HutMeetingView *view, const HutScreenAsk *ask,
                           HutScreenAudience audience);

/* A black wall, of no meeting. */
HutScreen *hut_screen_new_black (void);

HutScreen *hut_screen_copy (const HutScreen *screen);
void hut_screen_free (HutScreen *screen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutScreen, hut_screen_free)

/* Whether they show the same, but for the state of their clocks. */
gboolean hut_screen_equal (const HutScreen *a, const HutScreen *b);

/* What is left on the clock at @now, below zero where it is over; of one that counts up, what went
 * by. Microseconds. */
HutTime hut_screen_clock_at (const HutScreenClock *clock, HutTime now);

/* The clock stands still from @now on. */
void hut_screen_clock_stop (HutScreenClock *clock, HutTime now);

/* All that it says, in the order in which it is read, one text each; for tests and for who cannot
 * see it. Owned by @screen. */
GPtrArray *hut_screen_texts (const HutScreen *screen);

G_END_DECLS

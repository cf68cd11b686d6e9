/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-rate-rules.h"

G_BEGIN_DECLS

/* The three rates (regulation on complaints 32; DOMAIN 2): counts in, fractions out. Everything is
 * an integer; nothing is rounded before it is printed. */

/* What the caller said to one question of the call-back. */
typedef enum
{
  HUT_SAID_NOTHING = -1, /* not called back, not asked, or no answer */
  HUT_SAID_NO = 0,
  HUT_SAID_YES = 1,
} HutSaid;

/* The office's own record of its first contact with the caller, beside what the caller says. */
typedef enum
{
  HUT_CONTACT_NONE,    /* none on record */
  HUT_CONTACT_LATE,    /* after contact_due_at */
  HUT_CONTACT_IN_TIME, /* also where no time was set */
} HutContactRecord;

/* One case that is not void, as far as the rates look at it. Texts are owned by its set. */
typedef struct
{
  gint64 row; /* what the store calls it */
  const char *community;
  const char *category;
  const char *lead; /* each NULL where it has none */
  gint8 contacted;  /* HutSaid */
  gint8 resolved;
  gint8 grade; /* place in hut_rate_grades, or -1 */
  guint8 own_contact;
  guint called_back : 1;
  guint excluded : 1;
  guint evidenced : 1; /* the exclusion has evidence on record */
  guint pending : 1;   /* not called back, and may still be */
} HutRateCase;

/* The cases of a period. Immutable once made, counted references, thread-safe. */
typedef struct
{
  gatomicrefcount refs;
  HutRatePeriod period;
  GArray *cases;       /* HutRateCase */
  GStringChunk *names; /* equal texts are the same pointer */
} HutRateSet;

HutRateSet *hut_rate_set_new (const HutRatePeriod *period);
HutRateSet *hut_rate_set_ref (HutRateSet *set);
void hut_rate_set_unref (HutRateSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRateSet, hut_rate_set_unref)

/* Adds a copy of @item, its texts interned. */
void hut_rate_set_add (HutRateSet *set, const HutRateCase *item);

/* Sums over some cases. Linking a case to a matter changes none of them. */
typedef struct
{
  guint cases;    /* all but void */
  guint counted;  /* A: called back and not excluded */
  guint excluded; /* out of every rate */
  guint excluded_without_evidence;
  guint pending;
  guint said[2][2]; /* [contacted, resolved][HUT_SAID_NO, HUT_SAID_YES], of A */
  guint graded[HUT_N_GRADES];
  guint own_contacted; /* of A: contact on the office's own record, and in time */
  guint own_in_time;
} HutRateCount;

void hut_rate_count_add (HutRateCount *count, const HutRateCase *item);
void hut_rate_count_remove (HutRateCount *count, const HutRateCase *item);
void hut_rate_count_set (HutRateCount *count, const HutRateSet *set);

/* A counts that case: called back and not excluded. */
gboolean hut_rate_case_counts (const HutRateCase *item);

/* A counted case that costs a rate: not contacted, not resolved, or graded below the full
 * weight. */
gboolean hut_rate_case_lost (const HutRateCase *item, const HutRateRules *rules);

/* part of whole; whole 0: there is no figure. */
typedef struct
{
  gint64 part;
  gint64 whole;
} HutFraction;

/* response = contacted yes / answered; resolution = resolved yes / answered; satisfaction = sum of
 * the grades' weights / (full weight × graded). */
HutFraction hut_rate_of (const HutRateCount *count, HutRate rate, const HutRateRules *rules);

/* In tenths of a percent, half up: 986 is 98.6 %; HUT_NO_FIGURE where there is none. */
#define HUT_NO_FIGURE G_MININT
int hut_fraction_tenths (HutFraction fraction);

/* The score by @preset: the weighted mean of the three rates, exact to a thousand-millionth of the
 * whole (rounded down), so that small gains can be told apart. -1 where one of the rates that the
 * preset weighs has no figure. */
gint64 hut_rates_score (const HutRateCount *count, const HutRateRules *rules,
                        const HutRatePreset *preset);

/* The same in tenths, rounded half up from the exact value. */
int hut_rates_score_tenths (const HutRateCount *count, const HutRateRules *rules,
                            const HutRatePreset *preset);

/* "98.6"; "—" for no figure. Free with g_free(). */
char *hut_tenths_print (int tenths);

/* What one figure is more than another, both as printed, so that what is read adds up;
 * HUT_NO_FIGURE where either is missing. */
int hut_tenths_movement (int now, int before);

/* Groups */

typedef enum
{
  HUT_RATES_BY_NOTHING,
  HUT_RATES_BY_COMMUNITY,
  HUT_RATES_BY_CATEGORY, /* first level */
  HUT_RATES_BY_UNIT,     /* lead */
} HutRatesBy;

/* What @item is grouped under, or NULL. */
const char *hut_rate_case_key (const HutRateCase *item, HutRatesBy by);

typedef struct
{
  char *key; /* code or category; NULL: cases without one */
  HutRateCount now;
  HutRateCount before; /* of the period before */
} HutRateLine;

void hut_rate_line_free (HutRateLine *line);

/* One line for each key of @now or @before, by key in the order of its bytes, the one without a
 * key last; by nothing, one line of all. @before may be NULL. */
GPtrArray *hut_rates_group (const HutRateSet *now, const HutRateSet *before, HutRatesBy by);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"
#include "domain/hut-shift-plan.h"

G_BEGIN_DECLS

/* A month's schedule while it is being made: the shifts that are on record, what is proposed for
 * the rest, and what a person moves by hand; kept as shifts at the end, all at once. A patrol that
 * is planned counts for nothing until it is done. Not thread-safe; owned by one. Pure. */
typedef struct
{
  guint lane;            /* its place in the draft's lanes */
  guint day;             /* from 0 */
  HutUid person;         /* nil: nobody; changed by the draft alone */
  char *reason;          /* why this person, or why nobody; NULL: it is not known */
  const HutRecord *kept; /* the shift on record, of the draft; NULL: there is none */
  HutUid kept_person;    /* whose that shift is */
} HutShiftSlot;

typedef struct
{
  gint64 first; /* number of the first day */
  guint n_days;
  GTimeZone *zone;
  GPtrArray *lanes;   /* HutRecord of kind lane, owned */
  GPtrArray *records; /* HutRecord of kind shift on record, owned */
  GPtrArray *slots;   /* HutShiftSlot, by day and lane */

  /* So that a month of a large street is found in at once: */
  GHashTable *lane_places; /* code, of its record → place among the lanes */
  HutShiftSlot **first_of; /* the first slot of each day of each lane, or NULL */
  GHashTable *slots_of;    /* HutUid of a person → GPtrArray of HutShiftSlot */
} HutShiftDraft;

/* Of the shifts of @roster in the days; lanes and shifts are copied. */
HutShiftDraft *hut_shift_draft_new (const HutRoster *roster, GTimeZone *zone, gint64 first,
                                    guint n_days);
void hut_shift_draft_free (HutShiftDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutShiftDraft, hut_shift_draft_free)

/* Takes what @plan (of hut_shift_plan_propose()) proposes where nobody is planned yet. How many
 * have somebody now who had not. */
guint hut_shift_draft_take (HutShiftDraft *draft, GPtrArray *plan);

/* The first slot of the lane on the day; NULL: nothing is planned. */
const HutShiftSlot *hut_shift_draft_slot (const HutShiftDraft *draft, guint lane, guint day);

/* Whether the slot stands as it is on record. */
gboolean hut_shift_slot_is_kept (const HutShiftSlot *slot);

/* @person (nil: nobody) has the lane on the day; exchanges two of the same or of different days.
 * FALSE where nothing would change. */
gboolean hut_shift_draft_give (HutShiftDraft *draft, guint lane, guint day, const HutUid *person);
gboolean hut_shift_draft_exchange (HutShiftDraft *draft, guint lane, guint day, guint other_lane,
                                   guint other_day);

/* Who could have the lane on the day: its stewards, then those of other lanes; of each first who is
 * free, then who has the fewest shifts in the days, then by uid. */
typedef struct
{
  HutUid person;
  gboolean of_lane;          /* a steward of this lane */
  gboolean available;        /* by the days of the week */
  guint n_shifts;            /* in the days of the draft */
  const HutShiftSlot *other; /* that the person has on the day in another lane; NULL: none */
} HutShiftCandidate;

/* @roles: of the roster, @available as for hut_shift_plan_propose(). Owned array of
 * HutShiftCandidate; free with g_array_unref(). */
GArray *hut_shift_draft_candidates (const HutShiftDraft *draft, GPtrArray *roles,
                                    GHashTable *available, guint lane, guint day);

/* Nobody is planned from the day numbered @from on. How many had somebody. */
guint hut_shift_draft_clear (HutShiftDraft *draft, gint64 from);

/* Another slot that has the same person on the same day, in another lane; NULL: there is none. */
const HutShiftSlot *hut_shift_draft_clash (const HutShiftDraft *draft, const HutShiftSlot *slot);

/* How many slots clash, each counted; and how many are otherwise than on record. */
guint hut_shift_draft_count_clashes (const HutShiftDraft *draft);
guint hut_shift_draft_count_changes (const HutShiftDraft *draft);

/* Keeps the draft as shifts: plans (HutRecordPlan) of HUT_SHIFT_PLAN_MOST records at most, to be
 * written as one batch and taken back as one. @voided: HutRecord of kind shift of these days that
 * are void, or NULL. HUT_DOMAIN_ERROR_RULE where a person is in two lanes on one day, or nothing
 * has changed. */
#define HUT_SHIFT_PLAN_MOST 90

GPtrArray *hut_shift_draft_plans (const HutShiftDraft *draft, const HutRosterActing *acting,
                                  GPtrArray *voided, GError **error);

G_END_DECLS

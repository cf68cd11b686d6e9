/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision.h"

G_BEGIN_DECLS

/* Who votes among owners, and with how much (Supreme Court on condominiums, 2020, 8 and 9): one
 * exclusive unit is one person; who owns several units is one; what the developer has not sold or
 * not handed over is one. A unit's area is the registered, else the measured, else the contract's.
 * Areas in 0.01 m². Not thread-safe; owned by one. */
typedef struct
{
  const char *owner;  /* names the same owner in each of his units, or NULL: of this unit alone */
  gboolean developer; /* not sold, or not handed over; the owner is not looked at */
  gint64 area_registered, area_measured, area_contract; /* 0: not known */
} HutOwnedUnit;

typedef struct _HutOwnerRoll HutOwnerRoll;

typedef enum
{
  HUT_BALLOT_NOT_CAST = 0,
  HUT_BALLOT_YES,
  HUT_BALLOT_NO,
  HUT_BALLOT_ABSTAIN,
  HUT_BALLOT_SPOILED,
} HutBallot;

/* HUT_DOMAIN_ERROR_RULE (translated) names the unit, by its place from 1, that has no area or one
 * below zero, and refuses areas whose sum leaves 64 bits. */
HutOwnerRoll *hut_owner_roll_new (const HutOwnedUnit *units, guint n_units, GError **error);
void hut_owner_roll_free (HutOwnerRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutOwnerRoll, hut_owner_roll_free)

/* The voters, in the order of their first units. */
guint hut_owner_roll_get_people (const HutOwnerRoll *roll);
gint64 hut_owner_roll_get_area (const HutOwnerRoll *roll);

/* The voter of the unit at @unit, and the area that he votes with. */
guint hut_owner_roll_get_voter (const HutOwnerRoll *roll, guint unit);
gint64 hut_owner_roll_get_voter_area (const HutOwnerRoll *roll, guint voter);

/* The count of @ballots, one a voter in their order: people and areas, base and all. What does not
 * come from ballots (day, subject) stays as it is in @tally. */
void hut_owner_roll_tally (const HutOwnerRoll *roll, const HutBallot *ballots, HutTally *tally);

G_END_DECLS

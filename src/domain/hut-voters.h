/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-rule.h"
#include "domain/hut-meeting.h"

G_BEGIN_DECLS

/* Who votes among the members of a body, by what the rule counts (`base` of hut-decision-rule.h): a
 * member each; a household each, whoever of it comes; an owner each, with the area of all his units
 * (hut-owner-roll.h). Guests have no vote. Not thread-safe; owned by one. */
typedef struct
{
  guint n_members;
  guint *voter_of;  /* of each member, or HUT_NO_VOTER */
  guint n_voters;   /* the base, as the list has it */
  guint *member_of; /* the first member of each voter, who stands for it on record */
  gint64 *area;     /* of each voter, 0.01 m²; 0 where none is measured */
  gint64 area_base;
  gboolean has_area;
  guint n_representatives; /* owners' representatives among the members */
  char *fault;             /* translated: why areas cannot be measured; or NULL */
} HutVoters;

#define HUT_NO_VOTER G_MAXUINT

/* @rule NULL: each member is a voter. */
HutVoters *hut_voters_new (GPtrArray *members, const HutDecisionRule *rule);
void hut_voters_free (HutVoters *voters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutVoters, hut_voters_free)

G_END_DECLS

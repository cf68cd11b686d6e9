/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Cases about one thing are linked to a matter (DOMAIN 2). No act of one case (hut-case-act.h): it
 * is about several, moves none of them, asks for nothing on record, and stands open in every state
 * but void. Each case keeps its number, caller, clock, answer, call-back and place in the rates. */

/* Who links, and where. Nothing is owned. */
typedef struct
{
  const char *stream;  /* the street's */
  const char *account; /* or NULL in a file without accounts */
  HutTime now;
} HutLinking;

/* What is to be written. */
typedef struct
{
  HutUid matter;     /* to which the cases belong afterwards; nil: to none */
  HutRecord *create; /* the matter where there was none, or NULL */
  GPtrArray *cases;  /* HutUid *: cases whose matter changes */
  GPtrArray *seen;   /* HutUid *: the matter that each had (nil: none), of the same length */
  GPtrArray *events; /* HutRecord: what goes on record, one for each */
  GArray *ended;     /* HutUid: matters that have no case any more */
} HutMatterPlan;

void hut_matter_plan_free (HutMatterPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMatterPlan, hut_matter_plan_free)

/* Links @cases (HutRecord): those that a person chose, the one that they looked at first, and all
 * others of the matters that these have. The first matter found in their order takes all, the
 * others end; where there is none, one is made after the oldest case, whose uid names it, so that
 * two desks that link the same make the same. @taken: whether a matter of that name is there
 * already. HUT_DOMAIN_ERROR_RULE, translated: fewer than two, a void one, or all linked already. */
HutUid hut_matter_plan_name (GPtrArray *cases, const char *stream);
HutMatterPlan *hut_matter_plan_link (const HutLinking *linking, GPtrArray *cases, gboolean taken,
                                     GError **error);

/* Takes the case @record out of its matter, which goes on with the @n_left other cases, or ends
 * with the last. HUT_DOMAIN_ERROR_RULE where it has none. */
HutMatterPlan *hut_matter_plan_unlink (const HutLinking *linking, const HutRecord *record,
                                       guint n_left, GError **error);

/* What goes on record where a person finds that the case @record is not about the same as @other (a
 * case, or a matter with all its cases): it is not proposed again. */
HutRecord *hut_matter_not_same (const HutLinking *linking, const HutRecord *record,
                                const HutUid *other);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-act-values.h"
#include "domain/hut-case-facts.h"
#include "domain/hut-case-lacks.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* What a person can do with a case (DOMAIN 2), each act once, for window, command line and tests:
 * in which states, with which arguments, what is put on record, where the case stands afterwards.
 * The window makes its forms from the arguments. Everything an act writes passes
 * hut_operation_check() again, on the desktop and on the server. */
struct _HutCaseAct
{
  const char *name;        /* "take-back" */
  const char *label;       /* "_Take Back", to be translated */
  const char *hint;        /* what it is for, one sentence, to be translated */
  const char *const *from; /* states; ends with NULL */
  const char *to;          /* state afterwards, or NULL where it stays or an argument says it */
  const HutActArgument *arguments;
  guint n_arguments;
};

/* All acts in the order in which a case meets them. */
const HutCaseAct *hut_case_acts (guint *n_acts);
const HutCaseAct *hut_case_act_find (const char *name);

/* Translated. */
const char *hut_case_act_label (const HutCaseAct *act);
const char *hut_case_act_hint (const HutCaseAct *act);
const char *hut_act_argument_label (const HutActArgument *argument);

/* Who acts, on what, by which rules. Nothing is owned. */
typedef struct
{
  const HutRecord *record; /* the case as the person saw it */
  const HutCaseFacts *facts;
  HutOffice *office;   /* NULL: as shipped */
  const char *account; /* name of who acts, or NULL in a file without accounts */
  const char *stream;  /* the street's */
  HutTime now;
} HutActing;

/* Whether the act stands open: the state is one of its states, and the record allows it
 * (take-back: by who assigned, while nothing followed). What is still missing does not count here.
 */
gboolean hut_case_act_open (const HutCaseAct *act, const HutActing *acting);

/* The act that leads on from where the case stands, or NULL; what the window offers first. Where
 * something must be on record before, it is the act that puts it there. */
const HutCaseAct *hut_case_act_next (const HutActing *acting);

/* The act that puts on record what lacks, or NULL where it is part of the act itself. */
const HutCaseAct *hut_case_lack_act (HutCaseLacks lack);

/* The flags (HutCaseLacks) of what the record lacks before the act can be done, whatever is given
 * with it; and the same in words, translated, an owned array of texts. */
guint hut_case_act_lacks (const HutCaseAct *act, const HutActing *acting);
GPtrArray *hut_case_act_missing (const HutCaseAct *act, const HutActing *acting);

/* Why an act does not stand open, translated; NULL where it does. Free with g_free(). */
char *hut_case_act_refusal (const HutCaseAct *act, const HutActing *acting);

/* What the office's lists say of the matter before it is routed or assigned, translated, static:
 * the enforcement team's powers (rule `powers`), the communities' duties (rule `duties`); or NULL.
 */
const char *hut_case_act_advice (const HutCaseAct *act, const HutActing *acting);

/* What is to be written: records (events, tasks) first, then other records that change, then the
 * case, so that the check of the case finds what it asks for on record. */
typedef struct
{
  HutUid id;
  char *seen;         /* the state that the person saw; the write expects it */
  char *void_reason;  /* of void, else NULL */
  GPtrArray *records; /* HutRecord to create */
  GPtrArray *names;   /* char *: fields of the case to set */
  GArray *values;     /* HutValue, of the same length */
  GPtrArray *changes; /* HutActChange: other records to change: a task, with the case; the
                       * matter, which holds or not by itself */
} HutCasePlan;

typedef struct
{
  const HutKind *kind;
  HutUid id;
  GPtrArray *names; /* char * */
  GArray *values;   /* HutValue */
} HutActChange;

void hut_case_plan_free (HutCasePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCasePlan, hut_case_plan_free)

/* The text that the plan sets in @field of the case, or NULL. */
const char *hut_case_plan_get_text (const HutCasePlan *plan, const char *field);

/* HUT_DOMAIN_ERROR_RULE where the act does not stand open or something is missing: the message
 * names all that is, translated. HUT_DOMAIN_ERROR_MALFORMED where an argument is. Numbers of
 * telephones in words are masked: what is put on record goes further than a case's own fields. */
HutCasePlan *hut_case_act_plan (const HutCaseAct *act, const HutActing *acting,
                                const HutActValues *values, GError **error);

G_END_DECLS

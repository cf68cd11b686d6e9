/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-facts.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* What a person can do with a case (DOMAIN 2), each act once, for window, command line and tests:
 * in which states, with which arguments, what is put on record, where the case stands afterwards.
 * The window makes its forms from the arguments. Everything an act writes passes
 * hut_operation_check() again, on the desktop and on the server. */

/* How a form asks for it. */
typedef enum
{
  HUT_ASK_PLAIN,    /* by the field's type */
  HUT_ASK_LONG,     /* a text of several lines */
  HUT_ASK_UNIT,     /* the code of a unit, community, department or company */
  HUT_ASK_TASK,     /* the uid of an open task of the case */
  HUT_ASK_TEMPLATE, /* a long text that templates of this use may fill */
} HutAsk;

typedef struct
{
  HutField field; /* name (the KEY of KEY=VALUE), type, label, codes */
  HutAsk ask;
  gboolean required;
} HutActArgument;

typedef struct
{
  const char *name;        /* "take-back" */
  const char *label;       /* "_Take Back", to be translated */
  const char *hint;        /* what it is for, one sentence, to be translated; or NULL */
  const char *const *from; /* states; ends with NULL */
  const char *to;          /* state afterwards, or NULL where it stays */
  const HutActArgument *arguments;
  guint n_arguments;
} HutCaseAct;

/* All acts in the order in which a case meets them. */
const HutCaseAct *hut_case_acts (guint *n_acts);
const HutCaseAct *hut_case_act_find (const char *name);
const char *hut_case_act_label (const HutCaseAct *act);

/* Who acts, on what, by which rules. Nothing is owned. */
typedef struct
{
  const HutRecord *record; /* the case as the person saw it */
  const HutCaseFacts *facts;
  HutOffice *office;
  const char *account; /* name of who acts, or NULL in a file without accounts */
  const char *stream;  /* the street's */
  HutTime now;
} HutActing;

/* Whether the act stands open: the state is one of its states, and the record allows it
 * (take-back: by who assigned, while nothing followed). What is still missing does not count here.
 */
gboolean hut_case_act_open (const HutCaseAct *act, const HutActing *acting);

/* The act that leads on from where the case stands, or NULL; what the window offers first. */
const HutCaseAct *hut_case_act_next (const HutActing *acting);

/* What is missing before the act can be done, for people, translated; empty where nothing is. Owned
 * array of g_free-able texts. */
GPtrArray *hut_case_act_missing (const HutCaseAct *act, const HutActing *acting);

/* Arguments by name: HutValue of each; owned by the caller. */
typedef struct _HutActValues HutActValues;
HutActValues *hut_act_values_new (const HutCaseAct *act);
void hut_act_values_free (HutActValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutActValues, hut_act_values_free)
void hut_act_values_set (HutActValues *values, const char *name, HutValue value);
/* As typed: KEY and VALUE of a command line, by the argument's type. UNKNOWN names the KEY. */
gboolean hut_act_values_set_text (HutActValues *values, const char *name, const char *text,
                                  GError **error);
const HutValue *hut_act_values_get (const HutActValues *values, const char *name);
const char *hut_act_values_get_text (const HutActValues *values, const char *name);

/* What is to be written: fields of the case, and records that come with them, in that order:
 * records (events, tasks) first, so that the check of the case finds them. */
typedef struct
{
  HutUid id;
  char *seen;         /* the state that the person saw; the write expects it */
  char *void_reason;  /* of void, else NULL */
  GPtrArray *records; /* HutRecord to create */
  GPtrArray *names;   /* char *: fields of the case to set */
  GArray *values;     /* HutValue, of the same length */
  GPtrArray *changes; /* HutActChange: other records to change (a task) */
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

/* HUT_DOMAIN_ERROR_RULE where the act does not stand open or something is missing: the message
 * names all that is, translated. HUT_DOMAIN_ERROR_MALFORMED where an argument is. */
HutCasePlan *hut_case_act_plan (const HutCaseAct *act, const HutActing *acting,
                                const HutActValues *values, GError **error);

G_END_DECLS

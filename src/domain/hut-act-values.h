/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* How a form asks for an argument of an act. */
typedef enum
{
  HUT_ASK_PLAIN,    /* by the field's type */
  HUT_ASK_PAST,     /* a time that has been: now, unless it is said otherwise */
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

/* What a person gives with an act (hut-case-act.h), by the names of its arguments. Not
 * thread-safe; owned by one. */
typedef struct _HutActValues HutActValues;
typedef struct _HutCaseAct HutCaseAct;

HutActValues *hut_act_values_new (const HutCaseAct *act);
void hut_act_values_free (HutActValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutActValues, hut_act_values_free)

/* Takes over @value; @name must be one of the arguments. */
void hut_act_values_set (HutActValues *values, const char *name, HutValue value);

/* As typed: KEY and VALUE of a command line, by the argument's type. HUT_DOMAIN_ERROR_UNKNOWN names
 * a KEY that is none and those that are; MALFORMED or UNKNOWN a VALUE that is none. */
gboolean hut_act_values_set_text (HutActValues *values, const char *name, const char *text,
                                  GError **error);

/* NONE where it was not given or there is no such argument; owned by @values. */
const HutValue *hut_act_values_get (const HutActValues *values, const char *name);
const char *hut_act_values_get_text (const HutActValues *values, const char *name);
/* As people read it, translated; free with g_free(). */
char *hut_act_values_get_label (const HutActValues *values, const char *name);
gint64 hut_act_values_get_int (const HutActValues *values, const char *name, gint64 fallback);

G_END_DECLS

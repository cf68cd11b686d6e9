/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"
#include "widgets/hut-form-row.h"

G_BEGIN_DECLS

/* The controls of the form of a case, one for each field that a person enters, with their rows.
 * Texts are what is compared: a value that nobody touched is never written, whatever its text
 * leaves out of it. */
typedef enum
{
  HUT_CASE_INPUT_TITLE,
  HUT_CASE_INPUT_TEXT,
  HUT_CASE_INPUT_KIND,
  HUT_CASE_INPUT_CHANNEL,
  HUT_CASE_INPUT_CATEGORY,
  HUT_CASE_INPUT_ADDRESS,
  HUT_CASE_INPUT_PLACE,
  HUT_CASE_INPUT_COMMUNITY,
  HUT_CASE_INPUT_CALLER,
  HUT_CASE_INPUT_TELEPHONE,
  HUT_CASE_INPUT_LEVEL,
  HUT_CASE_INPUT_URGENCY,
  HUT_CASE_INPUT_DUE,
  HUT_CASE_N_INPUTS
} HutCaseInput;

/* Lives inside the form, whose template gives it the widgets. */
typedef struct
{
  GtkWidget *widgets[HUT_CASE_N_INPUTS];
  HutFormRow *rows[HUT_CASE_N_INPUTS];
  char *initial[HUT_CASE_N_INPUTS]; /* the texts that the form began with */
} HutCaseInputs;

/* Binds the controls of the template of @widget_class: their ids are the names of the fields, those
 * of their rows the same with "_row". @offset: of the HutCaseInputs in the instance. */
void hut_case_inputs_bind (GtkWidgetClass *widget_class, gssize offset);

/* Takes the controls from the template of @widget; to be called once. */
void hut_case_inputs_init (HutCaseInputs *inputs, GtkWidget *widget);
void hut_case_inputs_clear (HutCaseInputs *inputs);

const HutField *hut_case_inputs_field (HutCaseInput input);
gboolean hut_case_inputs_is_personal (HutCaseInput input);

/* The text that stands there; free with g_free(). */
char *hut_case_inputs_get (const HutCaseInputs *inputs, HutCaseInput input);
void hut_case_inputs_set (HutCaseInputs *inputs, HutCaseInput input, const char *text);

/* Sets the text that the form begins with. */
void hut_case_inputs_begin (HutCaseInputs *inputs, HutCaseInput input, const char *text);

gboolean hut_case_inputs_is_changed (const HutCaseInputs *inputs, HutCaseInput input);
gboolean hut_case_inputs_is_dirty (const HutCaseInputs *inputs);

/* The values of what was changed, and of the title; says at the rows what is wrong, takes the focus
 * to the first of them, and returns FALSE. Clear each value. */
gboolean hut_case_inputs_read (HutCaseInputs *inputs, HutValue values[HUT_CASE_N_INPUTS]);

G_END_DECLS

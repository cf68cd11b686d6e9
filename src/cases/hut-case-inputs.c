/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Controls and the fields that they stand for. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-inputs.h"

#include "cases/hut-case-check.h"
#include "cases/hut-case-input.h"

static const char *const names[HUT_CASE_N_INPUTS] = {
  "title",     "text",   "kind",      "channel", "category", "address", "place",
  "community", "caller", "telephone", "level",   "urgency",  "due_at",
};

void
hut_case_inputs_bind (GtkWidgetClass *widget_class, gssize offset)
{
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    {
      g_autofree char *row = g_strconcat (names[i], "_row", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                                 offset + G_STRUCT_OFFSET (HutCaseInputs, widgets) +
                                                     i * sizeof (GtkWidget *));
      gtk_widget_class_bind_template_child_full (widget_class, row, FALSE,
                                                 offset + G_STRUCT_OFFSET (HutCaseInputs, rows) +
                                                     i * sizeof (HutFormRow *));
    }
}

void
hut_case_inputs_init (HutCaseInputs *inputs, GtkWidget *widget)
{
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    {
      inputs->widgets[i] =
          GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), names[i]));
      g_assert (inputs->widgets[i] != NULL && inputs->rows[i] != NULL);
    }
}

void
hut_case_inputs_clear (HutCaseInputs *inputs)
{
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    g_clear_pointer (&inputs->initial[i], g_free);
}

const HutField *
hut_case_inputs_field (HutCaseInput input)
{
  return hut_kind_field (&hut_kind_case, names[input]);
}

gboolean
hut_case_inputs_is_personal (HutCaseInput input)
{
  return hut_case_inputs_field (input)->privacy == HUT_PRIVACY_PERSONAL;
}

char *
hut_case_inputs_get (const HutCaseInputs *inputs, HutCaseInput input)
{
  return hut_case_input_get (inputs->widgets[input]);
}

void
hut_case_inputs_set (HutCaseInputs *inputs, HutCaseInput input, const char *text)
{
  hut_case_input_set (inputs->widgets[input], text);
}

void
hut_case_inputs_begin (HutCaseInputs *inputs, HutCaseInput input, const char *text)
{
  hut_case_inputs_set (inputs, input, text);
  g_free (inputs->initial[input]);
  inputs->initial[input] = hut_case_inputs_get (inputs, input);
  hut_form_row_set_error (inputs->rows[input], NULL);
}

gboolean
hut_case_inputs_is_changed (const HutCaseInputs *inputs, HutCaseInput input)
{
  g_autofree char *text = hut_case_inputs_get (inputs, input);

  return g_strcmp0 (text, inputs->initial[input]) != 0;
}

gboolean
hut_case_inputs_is_dirty (const HutCaseInputs *inputs)
{
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    if (hut_case_inputs_is_changed (inputs, i))
      return TRUE;
  return FALSE;
}

/* The value of an input; says at its row what is wrong, and returns FALSE. */
static gboolean
read_value (HutCaseInputs *inputs, HutCaseInput input, HutValue *value)
{
  g_autofree char *text = hut_case_inputs_get (inputs, input);
  const char *wrong = hut_case_check (hut_case_inputs_field (input), text, value);

  hut_form_row_set_error (inputs->rows[input], wrong);
  return wrong == NULL;
}

gboolean
hut_case_inputs_read (HutCaseInputs *inputs, HutValue values[HUT_CASE_N_INPUTS])
{
  int first_wrong = -1;

  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    if ((hut_case_inputs_is_changed (inputs, i) || i == HUT_CASE_INPUT_TITLE) &&
        !read_value (inputs, i, &values[i]) && first_wrong < 0)
      first_wrong = i;
  if (first_wrong >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (inputs->rows[first_wrong]));
  return first_wrong < 0;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Arguments of an act. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-act-values.h"

#include "domain/hut-case-act.h"

struct _HutActValues
{
  const HutCaseAct *act;
  HutValue *values; /* of each of its arguments */
};

HutActValues *
hut_act_values_new (const HutCaseAct *act)
{
  HutActValues *values = g_new0 (HutActValues, 1);

  values->act = act;
  values->values = g_new0 (HutValue, act->n_arguments);
  return values;
}

void
hut_act_values_free (HutActValues *values)
{
  if (values == NULL)
    return;
  for (guint i = 0; i < values->act->n_arguments; i++)
    hut_value_clear (&values->values[i]);
  g_free (values->values);
  g_free (values);
}

static int
index_of (const HutActValues *values, const char *name)
{
  for (guint i = 0; i < values->act->n_arguments; i++)
    if (g_str_equal (values->act->arguments[i].field.name, name))
      return i;
  return -1;
}

void
hut_act_values_set (HutActValues *values, const char *name, HutValue value)
{
  int index = index_of (values, name);

  if (index < 0)
    g_error ("the act has no argument %s", name);
  hut_value_clear (&values->values[index]);
  values->values[index] = value;
}

static gboolean
refuse_name (const HutActValues *values, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < values->act->n_arguments; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", values->act->arguments[i].field.name);
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", name,
               known->len > 0 ? known->str : "-");
  return FALSE;
}

gboolean
hut_act_values_set_text (HutActValues *values, const char *name, const char *text, GError **error)
{
  int index = index_of (values, name);
  HutValue value;

  if (index < 0)
    return refuse_name (values, name, error);
  if (!hut_field_from_text (&values->act->arguments[index].field, text, &value, error))
    return FALSE;
  hut_act_values_set (values, name, value);
  return TRUE;
}

const HutValue *
hut_act_values_get (const HutActValues *values, const char *name)
{
  static const HutValue none = HUT_VALUE_INIT;
  int index = index_of (values, name);

  return index < 0 ? &none : &values->values[index];
}

const char *
hut_act_values_get_text (const HutActValues *values, const char *name)
{
  const HutValue *value = hut_act_values_get (values, name);

  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

gint64
hut_act_values_get_int (const HutActValues *values, const char *name, gint64 fallback)
{
  const HutValue *value = hut_act_values_get (values, name);

  return value->type == HUT_VALUE_INT ? value->number : fallback;
}

char *
hut_act_values_get_label (const HutActValues *values, const char *name)
{
  int index = index_of (values, name);

  return index < 0
             ? NULL
             : hut_field_to_text (&values->act->arguments[index].field, &values->values[index]);
}

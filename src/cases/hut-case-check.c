/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form's rules for what is typed. Pure. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-check.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
check_telephone (const char *text)
{
  gsize digits = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      digits++;
    else if (strchr ("+- ()*", *at) == NULL)
      return _ ("A telephone number has digits, +, - and spaces only.");
  return *text == '\0' || (digits >= 3 && digits <= 20)
             ? NULL
             : _ ("A telephone number has 3 to 20 digits.");
}

/* How a value of the field's type is written. */
static const char *
how_to_write (const HutField *field)
{
  switch (field->type)
    {
    case HUT_FIELD_POINT:
      return _ ("Write longitude and latitude in degrees, as 116.326000, 40.003000.");
    case HUT_FIELD_TIME:
      return _ ("Write a day and a time, as 2026-11-23 17:00.");
    case HUT_FIELD_CODE:
      return _ ("Choose one of the entries.");
    case HUT_FIELD_TEXT:
    case HUT_FIELD_INT:
    case HUT_FIELD_BOOL:
    case HUT_FIELD_UID:
    case HUT_FIELD_JSON:
    default:
      return _ ("This is too long.");
    }
}

const char *
hut_case_check (const HutField *field, const char *text, HutValue *value)
{
  g_autoptr (GError) error = NULL;
  const char *wrong = NULL;

  *value = (HutValue)HUT_VALUE_INIT;
  if (g_str_equal (field->name, "title") && *text == '\0')
    return _ ("Say in a few words what it is about.");
  if (g_str_equal (field->name, "telephone"))
    wrong = check_telephone (text);
  if (wrong == NULL && !hut_field_from_text (field, text, value, &error))
    wrong = how_to_write (field);
  return wrong;
}

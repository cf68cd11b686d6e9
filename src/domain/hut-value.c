/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Values; see the header. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-value.h"

#include "base/hut-nfc.h"

HutValue
hut_value_int (gint64 number)
{
  return (HutValue){ .type = HUT_VALUE_INT, .number = number };
}

HutValue
hut_value_point (HutPoint point)
{
  return (HutValue){ .type = HUT_VALUE_POINT, .point = point };
}

HutValue
hut_value_text (const char *text)
{
  char *normal;

  if (text == NULL || *text == '\0')
    return (HutValue)HUT_VALUE_INIT;
  if (hut_nfc_is_plain (text))
    return (HutValue){ .type = HUT_VALUE_TEXT, .text = g_strdup (text) };
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (normal == NULL)
    normal = g_utf8_make_valid (text, -1);
  return (HutValue){ .type = HUT_VALUE_TEXT, .text = normal };
}

HutValue
hut_value_uid (const HutUid *uid)
{
  return (HutValue){ .type = HUT_VALUE_TEXT, .text = hut_uid_to_string (uid) };
}

HutValue
hut_value_copy (const HutValue *value)
{
  HutValue copy = *value;

  if (copy.type == HUT_VALUE_TEXT)
    copy.text = g_strdup (value->text);
  return copy;
}

void
hut_value_clear (HutValue *value)
{
  if (value->type == HUT_VALUE_TEXT)
    g_free (value->text);
  *value = (HutValue)HUT_VALUE_INIT;
}

gboolean
hut_value_equal (const HutValue *a, const HutValue *b)
{
  if (a->type != b->type)
    return FALSE;
  switch (a->type)
    {
    case HUT_VALUE_INT:
      return a->number == b->number;
    case HUT_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case HUT_VALUE_POINT:
      return a->point.lon == b->point.lon && a->point.lat == b->point.lat;
    case HUT_VALUE_NONE:
    default:
      return TRUE;
    }
}

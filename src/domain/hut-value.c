/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Values; see the header. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-value.h"

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

/* How many bytes at @at are one character that is in NFC whatever stands beside it, or 0 where
 * that takes a closer look: below U+0300, and Chinese characters with their punctuation and wide
 * forms. Nearly all that is ever written, and normalising it costs more than reading it. */
static gsize
plain_character (const guchar *at)
{
  if (at[0] < 0x80)
    return 1;
  if (at[0] >= 0xc2 && at[0] < 0xcc)
    return (at[1] & 0xc0) == 0x80 ? 2 : 0;
  if ((at[1] & 0xc0) != 0x80 || (at[2] & 0xc0) != 0x80)
    return 0;
  if ((at[0] == 0xe3 && at[1] == 0x80 && at[2] < 0xaa) || (at[0] >= 0xe5 && at[0] <= 0xe9) ||
      (at[0] == 0xe4 && at[1] >= 0xb8) || (at[0] == 0xef && (at[1] == 0xbc || at[1] == 0xbd)) ||
      (at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x90))
    return 3;
  return 0;
}

static gboolean
is_plain (const char *text)
{
  const guchar *at = (const guchar *)text;

  while (*at != '\0')
    {
      gsize length = plain_character (at);

      if (length == 0)
        return FALSE;
      at += length;
    }
  return TRUE;
}

HutValue
hut_value_text (const char *text)
{
  char *normal;

  if (text == NULL || *text == '\0')
    return (HutValue)HUT_VALUE_INIT;
  if (is_plain (text))
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

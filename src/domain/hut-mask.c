/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Masks. Pure, thread-safe. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-mask.h"

#include "domain/hut-telephone-scan.h"

#define KEPT_HEAD 3
#define KEPT_TAIL 4

static char *
mask_name (const char *value)
{
  const char *second = g_utf8_next_char (value);

  return g_strdup_printf ("%.*s**", (int)(second - value), value);
}

static char *
mask_telephone (const char *value)
{
  glong length = g_utf8_strlen (value, -1);
  g_autofree char *head = NULL;

  if (length < 8)
    return g_strdup ("****");
  head = g_utf8_substring (value, 0, KEPT_HEAD);
  return g_strdup_printf ("%s****%s", head, g_utf8_offset_to_pointer (value, length - KEPT_TAIL));
}

char *
hut_mask_value (const char *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return NULL;
  if (g_str_equal (field, "caller"))
    return mask_name (value);
  if (g_str_equal (field, "telephone"))
    return mask_telephone (value);
  return g_strdup ("****");
}

char *
hut_mask_telephones (const char *text)
{
  HutTelephoneSpan span;
  GString *masked;
  gsize from = 0;

  if (text == NULL)
    return NULL;
  masked = g_string_new (NULL);
  while (hut_telephone_scan (text, from, &span))
    {
      g_autofree char *number = g_strndup (text + span.start, span.end - span.start);
      g_autofree char *hidden = mask_telephone (number);

      g_string_append_len (masked, text + from, span.start - from);
      g_string_append (masked, hidden);
      from = span.end;
    }
  g_string_append (masked, text + from);
  return g_string_free (masked, FALSE);
}

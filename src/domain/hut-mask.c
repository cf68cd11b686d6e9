/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Masks. Pure, thread-safe. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-mask.h"

#define KEPT_HEAD 3
#define KEPT_TAIL 4
#define MOBILE_DIGITS 11
#define LANDLINE_MIN 10 /* 010 and seven digits */
#define LANDLINE_MAX 12 /* 0571 and eight digits */

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

/* How long a run of digits from @text on is, with single '-' and ' ' inside; @n_digits of them. */
static gsize
digit_run (const char *text, guint *n_digits)
{
  gsize length = 0;

  *n_digits = 0;
  while (g_ascii_isdigit (text[length]) ||
         (length > 0 && (text[length] == '-' || text[length] == ' ') &&
          g_ascii_isdigit (text[length + 1])))
    *n_digits += g_ascii_isdigit (text[length++]) ? 1 : 0;
  return length;
}

static gboolean
is_telephone (const char *digits, guint n_digits)
{
  if (digits[0] == '1' && n_digits == MOBILE_DIGITS)
    return digits[1] >= '3';
  return digits[0] == '0' && n_digits >= LANDLINE_MIN && n_digits <= LANDLINE_MAX;
}

char *
hut_mask_telephones (const char *text)
{
  GString *masked;

  if (text == NULL)
    return NULL;
  masked = g_string_new (NULL);
  for (const char *at = text; *at != '\0';)
    {
      guint n_digits;
      gsize length = digit_run (at, &n_digits);

      if (length == 0)
        {
          g_string_append_c (masked, *at++);
          continue;
        }
      if (is_telephone (at, n_digits))
        g_string_append_printf (masked, "%.*s****%.*s", KEPT_HEAD, at, KEPT_TAIL,
                                at + length - KEPT_TAIL);
      else
        g_string_append_len (masked, at, length);
      at += length;
    }
  return g_string_free (masked, FALSE);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Telephone numbers inside a text. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-telephone.h"

#include <string.h>

static gboolean
is_gap (char c)
{
  return c == '-' || c == ' ';
}

/* How many bytes at @at are @n digits, with one gap at most between two of them where @gaps is
 * set; 0 where they are not. */
static gsize
digits (const char *at, guint n, gboolean gaps)
{
  gsize i = 0;

  for (guint found = 0; found < n; i++)
    if (g_ascii_isdigit (at[i]))
      found++;
    else if (!gaps || found == 0 || !is_gap (at[i]) || is_gap (at[i - 1]))
      return 0;
  return g_ascii_isdigit (at[i]) ? 0 : i;
}

static gsize
mobile (const char *at)
{
  return at[0] == '1' && at[1] >= '3' && at[1] <= '9' ? digits (at, 11, TRUE) : 0;
}

static gsize
landline (const char *at)
{
  for (guint area = 3; at[0] == '0' && area <= 4; area++)
    for (guint n = 7; n <= 8; n++)
      {
        gsize length = digits (at, area + n, TRUE);

        if (length > 0)
          return length;
      }
  return at[0] >= '5' && at[0] <= '8' ? digits (at, 8, FALSE) : 0;
}

/* All but the first three and the last four digits become stars. */
static void
append_masked (GString *masked, const char *at, gsize length)
{
  guint n = 0, seen = 0;

  for (gsize i = 0; i < length; i++)
    n += g_ascii_isdigit (at[i]);
  for (gsize i = 0; i < length; i++)
    {
      gboolean digit = g_ascii_isdigit (at[i]);

      seen += digit;
      g_string_append_c (masked, digit && seen > 3 && seen + 4 <= n ? '*' : at[i]);
    }
}

char *
hut_telephone_mask_in (const char *words)
{
  g_autoptr (GString) masked = NULL;

  if (words == NULL)
    return NULL;
  masked = g_string_sized_new (strlen (words));
  for (const char *at = words; *at != '\0';)
    {
      gboolean inside = at > words && g_ascii_isdigit (at[-1]);
      gsize length = inside ? 0 : mobile (at);

      if (length == 0 && !inside)
        length = landline (at);
      if (length > 0)
        append_masked (masked, at, length);
      else
        g_string_append_c (masked, *at);
      at += MAX (length, 1);
    }
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

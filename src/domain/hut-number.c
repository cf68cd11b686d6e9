/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-number.h"

#include <string.h>

/* What stands between the year and the count, how many digits this has at least, and the name of
 * its counter. */
static const struct
{
  const HutKind *kind;
  const char *between;
  guint digits;
  const char *counter;
} shapes[] = {
  { &hut_kind_case, "-", 6, "number" },
  { &hut_kind_whistle, "-哨-", 4, "whistle" },
};

static int
find_shape (const HutKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].kind == kind)
      return (int)i;
  return -1;
}

gboolean
hut_number_has (const HutKind *kind)
{
  return find_shape (kind) >= 0;
}

gboolean
hut_number_is_valid (const HutKind *kind, const char *number)
{
  int i = find_shape (kind);
  const char *count;
  gsize digits;

  if (i < 0 || strspn (number, "0123456789") != 4 || strcmp (number, "1900") <= 0 ||
      !g_str_has_prefix (number + 4, shapes[i].between))
    return FALSE;
  count = number + 4 + strlen (shapes[i].between);
  digits = strspn (count, "0123456789");
  return digits == shapes[i].digits && count[digits] == '\0' && strspn (count, "0") != digits;
}

char *
hut_number_print (const HutKind *kind, int year, gint64 n)
{
  int i = find_shape (kind);

  g_return_val_if_fail (i >= 0, NULL);

  return g_strdup_printf ("%04d%s%0*" G_GINT64_FORMAT, year, shapes[i].between,
                          (int)shapes[i].digits, n);
}

char *
hut_number_counter (const HutKind *kind, int year)
{
  int i = find_shape (kind);

  g_return_val_if_fail (i >= 0, NULL);

  return g_strdup_printf ("%s/%04d", shapes[i].counter, year);
}

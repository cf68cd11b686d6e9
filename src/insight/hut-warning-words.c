/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a warning says, in words: the figures that it rests on. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-warning.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Billionths in a percent. */
#define PERCENT 10000000

char *
hut_milli_words (gint64 milli)
{
  gint64 tenths = (milli + 50) / 100;

  return g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, tenths / 10, tenths % 10);
}

/* "0.002": @nano to one digit that counts, rounded up, in percent. */
static char *
print_percent (gint64 nano)
{
  gint64 unit = 1, digit;
  int decimals = 7;

  while (nano > 9 * unit && unit < 10 * PERCENT)
    {
      unit *= 10;
      decimals--;
    }
  digit = (nano + unit - 1) / unit;
  if (digit == 10)
    {
      digit = 1;
      unit *= 10;
      decimals--;
    }
  if (decimals <= 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, digit * unit / PERCENT);
  return g_strdup_printf ("0.%0*" G_GINT64_FORMAT, decimals, digit);
}

char *
hut_probability_words (gint64 tail_nano)
{
  g_autofree char *percent = NULL;

  /* Records keep nothing smaller. */
  if (tail_nano <= 10)
    return g_strdup (_ ("under 0.000001%"));
  percent = print_percent (tail_nano);
  /* Translators: a number in percent. */
  return g_strdup_printf (_ ("%s%%"), percent);
}

char *
hut_warning_kept_words (gint64 seen, gint64 expected_milli, gint64 tail_nano)
{
  g_autofree char *expected = hut_milli_words (expected_milli);
  g_autofree char *chance = hut_probability_words (tail_nano);

  /* Translators: a count, a mean of earlier weeks, a probability with its percent sign. */
  return g_strdup_printf (
      _ ("%d in the week, %s expected; so many by chance with a probability of %s"), (int)seen,
      expected, chance);
}

static char *
mean_words (guint sum, guint n)
{
  return hut_milli_words (n > 0 ? (gint64)((2000 * (guint64)sum + n) / (2 * (guint64)n)) : 0);
}

char *
hut_warning_words (const HutWarning *warning)
{
  g_autofree char *before = mean_words (warning->sum_before, warning->n_before);
  g_autofree char *years = mean_words (warning->sum_years, warning->n_years);
  g_autofree char *chance = hut_probability_words (hut_warning_tail_nano (warning));

  if (warning->n_years == 0)
    /* Translators: a count, a mean, a number of weeks, a probability with its percent sign. */
    return g_strdup_printf (_ ("%1$u this week, %2$s a week in the %3$u weeks before; "
                               "so many by chance with a probability of %4$s"),
                            warning->seen, before, warning->n_before, chance);
  return g_strdup_printf (
      _ ("%1$u this week, %2$s a week in the %3$u weeks before, %4$s in the same weeks of earlier "
         "years; so many by chance with a probability of %5$s"),
      warning->seen, before, warning->n_before, years, chance);
}

char *
hut_warning_short_words (const HutWarning *warning)
{
  g_autofree char *expected = hut_milli_words (hut_warning_expected_milli (warning));

  /* Translators: a count, and what an ordinary week brings. */
  return g_strdup_printf (_ ("%1$u this week, %2$s expected"), warning->seen, expected);
}

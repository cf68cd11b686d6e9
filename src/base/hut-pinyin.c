/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names by their letters, with the readings of ICU. It is opened once and kept; a lock lets one
 * thread at a time at it. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-pinyin.h"

#include <unicode/utrans.h>

/* A name that is longer is cut: what is found is found by its beginning. */
#define NAME_MOST 200
#define LETTERS_MOST (NAME_MOST * 8)

/* NULL, told once, where the library has no such rules. */
static UTransliterator *
open_rules (void)
{
  static gsize tried = 0;
  static UTransliterator *rules = NULL;

  if (g_once_init_enter (&tried))
    {
      static const char name[] = "Han-Latin/Names; Latin-ASCII; Lower";
      UChar id[sizeof name];
      UErrorCode status = U_ZERO_ERROR;

      for (gsize i = 0; i < sizeof name; i++)
        id[i] = name[i];
      rules = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        g_warning ("names cannot be read as letters: %s", u_errorName (status));
      g_once_init_leave (&tried, 1);
    }
  return rules;
}

/* "zhang xiao ming" */
static char *
transliterate (const char *name)
{
  static GMutex lock;
  g_autofree gunichar2 *wide = NULL;
  UTransliterator *rules = open_rules ();
  UErrorCode status = U_ZERO_ERROR;
  UChar text[LETTERS_MOST];
  glong n_wide = 0;
  int32_t length, limit;

  wide = g_utf8_to_utf16 (name, -1, NULL, &n_wide, NULL);
  if (rules == NULL || wide == NULL || n_wide == 0)
    return NULL;
  length = limit = (int32_t)MIN (n_wide, NAME_MOST);
  for (int32_t i = 0; i < length; i++)
    text[i] = wide[i];
  g_mutex_lock (&lock);
  utrans_transUChars (rules, text, &length, LETTERS_MOST, 0, &limit, &status);
  g_mutex_unlock (&lock);
  if (U_FAILURE (status))
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *)text, MIN (length, LETTERS_MOST), NULL, NULL, NULL);
}

char *
hut_pinyin_initials (const char *name)
{
  g_autofree char *letters = name != NULL ? transliterate (name) : NULL;
  GString *initials;
  gboolean begins = TRUE;

  if (letters == NULL)
    return NULL;
  initials = g_string_new (NULL);
  for (const char *at = letters; *at != '\0'; at++)
    {
      gboolean letter = g_ascii_isalnum (*at);

      if (letter && (begins || g_ascii_isdigit (*at)))
        g_string_append_c (initials, *at);
      begins = !letter;
    }
  return g_string_free (initials, initials->len == 0);
}

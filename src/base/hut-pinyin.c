/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names by their letters, with the readings of ICU. It is opened once and kept; a lock lets one
 * thread at a time at it. Only how a name begins decides how it is read, so its beginnings and the
 * characters after them are remembered: of a large list few are new. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-pinyin.h"

#include <unicode/utrans.h>

/* A name that is longer is cut: what is found is found by its beginning. */
#define NAME_MOST 200
#define LETTERS_MOST (NAME_MOST * 8)

/* So many characters tell whether it begins with a surname of one or of two. */
#define BEGINNING 2

/* No more beginnings and characters are remembered. */
#define KEPT_MOST 50000

/* A surname that is read in one way, to stand before a character that begins no name. */
#define PLAIN_SURNAME "\xe7\x8e\x8b" /* 王 */

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

/* "zhang xiao ming"; under the lock */
static char *
transliterate (const char *name)
{
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
  utrans_transUChars (rules, text, &length, LETTERS_MOST, 0, &limit, &status);
  if (U_FAILURE (status))
    return NULL;
  return g_utf16_to_utf8 ((const gunichar2 *)text, MIN (length, LETTERS_MOST), NULL, NULL, NULL);
}

/* Appends the first letter of each syllable of @part. */
static void
append_letters (GString *initials, const char *part)
{
  g_autofree char *letters = transliterate (part);
  gboolean begins = TRUE;

  for (const char *at = letters; at != NULL && *at != '\0'; at++)
    {
      gboolean letter = g_ascii_isalnum (*at);

      if (letter && (begins || g_ascii_isdigit (*at)))
        g_string_append_c (initials, *at);
      begins = !letter;
    }
}

/* The letters of @part, which begins a name or (@later) does not; under the lock, and valid in it.
 */
static const char *
find_letters (const char *part, gboolean later)
{
  static GHashTable *kept[2] = { NULL };
  GHashTable **of = &kept[later];
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autofree char *after = later ? g_strconcat (PLAIN_SURNAME, part, NULL) : NULL;
  const char *found;

  if (*of == NULL)
    *of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  found = g_hash_table_lookup (*of, part);
  if (found != NULL)
    return found;
  if (g_hash_table_size (*of) >= KEPT_MOST)
    g_hash_table_remove_all (*of);
  append_letters (letters, later ? after : part);
  if (later && letters->len > 0)
    g_string_erase (letters, 0, 1);
  found = g_strdup (letters->str);
  g_hash_table_insert (*of, g_strdup (part), (char *)found);
  return found;
}

static gboolean
is_han (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_get_script (g_utf8_get_char (name)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return TRUE;
}

char *
hut_pinyin_initials (const char *name)
{
  static GMutex lock;
  GString *initials = g_string_new (NULL);

  g_mutex_lock (&lock);
  if (name != NULL && is_han (name))
    for (const char *at = name, *next; *at != '\0'; at = next)
      {
        g_autofree char *part = NULL;

        next = g_utf8_next_char (at);
        for (guint i = 1; at == name && i < BEGINNING && *next != '\0'; i++)
          next = g_utf8_next_char (next);
        part = g_strndup (at, next - at);
        g_string_append (initials, find_letters (part, at != name));
      }
  else if (name != NULL)
    append_letters (initials, name);
  g_mutex_unlock (&lock);
  return g_string_free (initials, initials->len == 0);
}

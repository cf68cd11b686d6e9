/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names of files out of texts. Pure. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-file-stem.h"

#include <string.h>

#define MOST_BYTES 100 /* a name has 255, with what is put behind it */
#define SUM_DIGITS 10

/* Beyond ASCII what is seen and moves no text about; of ASCII what no shell and no system minds. */
static gboolean
is_safe (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c) || c == '-' || c == '_' || c == '.';
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
      return TRUE;
    default:
      return FALSE;
    }
}

char *
hut_file_stem (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) stem = g_string_new (NULL);
  gboolean changed = strcmp (valid, text) != 0 || *valid == '\0';

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      /* A name that begins with a dot is hidden, or the folder above. */
      gboolean safe = is_safe (c) && !(c == '.' && stem->len == 0);

      if (stem->len + 4 > MOST_BYTES)
        {
          changed = TRUE;
          break;
        }
      g_string_append_unichar (stem, safe ? c : '_');
      changed |= !safe;
    }
  if (changed)
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_string_append_printf (stem, "~%.*s", SUM_DIGITS, sum);
    }
  return g_string_free (g_steal_pointer (&stem), FALSE);
}

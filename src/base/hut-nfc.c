/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The quick look before normalising. Pure. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-nfc.h"

/* How many bytes at @at are one plain character; 0 where it is none. */
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

gboolean
hut_nfc_is_plain (const char *text)
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

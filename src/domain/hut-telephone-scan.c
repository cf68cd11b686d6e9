/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding telephone numbers in text. A text is first made plain: one byte a character, full-width
 * digits and signs as their ASCII ones, everything else a mark. What follows a letter, a digit, or
 * a digit and a sign is part of something longer, and no telephone. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-telephone-scan.h"

#include <string.h>

#define OTHER '\001'
/* The digits, and the first byte of the full-width ones. */
#define DIGIT_BYTES "0123456789\357"
#define LABEL_REACH 5 /* characters before a number in which its label stands */

static char
plain_char (gunichar character)
{
  if (character >= 0xff10 && character <= 0xff19)
    return '0' + (character - 0xff10);
  switch (character)
    {
    case 0xff0d: /* full-width hyphen */
    case 0x2010: /* hyphen */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash */
    case 0x2212: /* minus */
      return '-';
    case 0x3000:
    case 0x00a0:
      return ' ';
    case 0xff08:
      return '(';
    case 0xff09:
      return ')';
    case 0xff0b:
      return '+';
    default:
      return character >= 0x20 && character < 0x7f ? (char)character : OTHER;
    }
}

/* @offsets (may be NULL) takes the byte of each character. */
static char *
make_plain (const char *text, gsize length, GArray *offsets)
{
  GString *plain = g_string_sized_new (length);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gsize offset = at - text;

      g_string_append_c (plain, plain_char (g_utf8_get_char (at)));
      if (offsets != NULL)
        g_array_append_val (offsets, offset);
    }
  if (offsets != NULL)
    g_array_append_val (offsets, length);
  return g_string_free (plain, FALSE);
}

static gsize
count_digits (const char *at)
{
  return strspn (at, "0123456789");
}

/* The digits of a group after one sign; 0 where there is none. */
static gsize
next_group (const char *at)
{
  return *at == '-' || *at == ' ' ? count_digits (at + 1) : 0;
}

/* 13800138000, 138 0013 8000, 138-0013-8000: its length, or 0. */
static gsize
mobile_length (const char *at)
{
  gsize digits = count_digits (at);

  if (at[0] != '1' || at[1] < '3' || at[1] > '9')
    return 0;
  if (digits == 11)
    return 11;
  return digits == 3 && next_group (at + 3) == 4 && next_group (at + 8) == 4 ? 13 : 0;
}

/* 010-62770000, 01062770000, (0755)8888888, with or without an extension. */
static gsize
land_line_length (const char *at)
{
  gsize digits = count_digits (at);
  gsize area, rest, sign = 0;

  if (at[0] != '0' || at[1] < '1' || at[1] > '9')
    return 0;
  area = at[1] <= '2' ? 3 : 4;
  if (digits == area && at[area] != '\0' && strchr ("-) ", at[area]) != NULL)
    sign = 1 + (at[area] == ')' && at[area + 1] == ' ');
  else if (digits < area + 7)
    return 0;
  rest = count_digits (at + area + sign);
  if ((rest != 7 && rest != 8) || at[area + sign] < '2')
    return 0;
  return area + sign + rest;
}

/* 410-555-0100, 410) 555-0100: the bracket before it is not part of it. */
static gsize
american_length (const char *at)
{
  gsize signs;

  if (count_digits (at) != 3)
    return 0;
  signs = strspn (at + 3, ") -.");
  if (signs == 0 || count_digits (at + 3 + signs) != 3)
    return 0;
  at += 3 + signs;
  return (at[3] == '-' || at[3] == '.') && count_digits (at + 4) == 4 ? 3 + signs + 8 : 0;
}

/* +86, 0086 or 86 before a number: their length, with one sign. */
static gsize
country_length (const char *at)
{
  gsize length = g_str_has_prefix (at, "+86")    ? 3
                 : g_str_has_prefix (at, "0086") ? 4
                 : g_str_has_prefix (at, "86")   ? 2
                                                 : 0;

  return length > 0 && (at[length] == '-' || at[length] == ' ') ? length + 1 : length;
}

static gsize
number_length (const char *at)
{
  gsize country = country_length (at);
  gsize length = country > 0 ? mobile_length (at + country) : 0;

  if (length > 0)
    return country + length;
  length = mobile_length (at);
  if (length == 0)
    length = land_line_length (at);
  return length > 0 ? length : american_length (at);
}

/* Whether what stands before @at makes it a part of something longer. */
static gboolean
joined_before (const char *plain, gsize at)
{
  char before = at > 0 ? plain[at - 1] : ' ';

  if (g_ascii_isalnum (before) || before == '#' || before == '_')
    return TRUE;
  return at > 1 && strchr ("-./", before) != NULL && g_ascii_isalnum (plain[at - 2]);
}

static gboolean
joined_after (const char *after)
{
  return g_ascii_isalnum (*after) || *after == '_';
}

/* 编号13800138000, 单号：13800138000 */
static gboolean
is_labelled (const char *text, gsize byte)
{
  static const char *const labels[] = { "编号", "单号", "订单", "案号" };
  const char *from = text + byte;

  for (int i = 0; i < LABEL_REACH && from > text; i++)
    from = g_utf8_prev_char (from);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strstr_len (from, text + byte - from, labels[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
hut_telephone_scan (const char *text, gsize from, HutTelephoneSpan *span)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL || strcspn (text, DIGIT_BYTES) == strlen (text))
    return FALSE;
  offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  plain = make_plain (text, strlen (text), offsets);
  for (gsize at = 0; plain[at] != '\0'; at++)
    {
      gsize start = g_array_index (offsets, gsize, at);
      gsize length;

      if (start < from || (!g_ascii_isdigit (plain[at]) && plain[at] != '+'))
        continue;
      length = joined_before (plain, at) ? 0 : number_length (plain + at);
      if (length == 0 || joined_after (plain + at + length) || is_labelled (text, start))
        continue;
      span->start = start;
      span->end = g_array_index (offsets, gsize, at + length);
      return TRUE;
    }
  return FALSE;
}

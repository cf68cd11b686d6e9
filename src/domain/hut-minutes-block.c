/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the lines of minutes are. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-block.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_HEADING 120 /* characters: longer lines are texts */
#define MAX_LABEL 16    /* characters of the label of a form's line */

static const char *const hanzi[] = {
  "", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
};

/* ---- Numbers ---- */

static char *
hanzi_number (guint number)
{
  guint tens = number / 10, ones = number % 10;

  if (number <= 10)
    return g_strdup (hanzi[number]);
  if (number > 99)
    return g_strdup_printf ("%u", number);
  return g_strconcat (tens > 1 ? hanzi[tens] : "", "十", hanzi[ones], NULL);
}

static char *
roman_number (guint number)
{
  static const struct
  {
    guint value;
    const char *sign;
  } signs[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" },
                { 9, "IX" },  { 5, "V" },   { 4, "IV" }, { 1, "I" } };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    for (; number >= signs[i].value; number -= signs[i].value)
      g_string_append (text, signs[i].sign);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
writes_hanzi (void)
{
  /* Translators: how headings are numbered: "roman" (I. II. III.) or "hanzi" (一、二、三、). */
  return g_str_equal (C_ ("numerals of headings", "roman"), "hanzi");
}

char *
hut_minutes_numeral (const char *number)
{
  g_auto (GStrv) parts = g_strsplit (number, ".", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint n = (guint)g_ascii_strtoull (parts[i], NULL, 10);
      g_autofree char *hanzi_text = hanzi_number (n);
      g_autofree char *roman_text = i == 0 ? roman_number (n) : g_strdup_printf ("-%u", n);

      if (writes_hanzi ())
        g_string_append_printf (text, "%s%s", i > 0 ? "之" : "", hanzi_text);
      else
        g_string_append (text, roman_text);
    }
  g_string_append (text, writes_hanzi () ? "、" : ". ");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
hut_minutes_lesser_numeral (guint number)
{
  g_autofree char *text = hanzi_number (number);

  return writes_hanzi () ? g_strconcat ("（", text, "）", NULL)
                         : g_strdup_printf ("(%c) ", 'a' + (int)((number - 1) % 26));
}

/* ---- Lines ---- */

/* Past the characters of @set at the beginning of @line. */
static const char *
skip_of (const char *line, const char *set)
{
  for (; *line != '\0'; line = g_utf8_next_char (line))
    {
      gunichar c = g_utf8_get_char (line);

      if (g_utf8_strchr (set, -1, c) == NULL)
        break;
    }
  return line;
}

static gboolean
is_heading (const char *line)
{
  const char *after = skip_of (line, "一二三四五六七八九十");

  if (after != line)
    {
      while (g_str_has_prefix (after, "之"))
        after = skip_of (after + strlen ("之"), "一二三四五六七八九十");
      return g_str_has_prefix (after, "、");
    }
  after = line + strspn (line, "IVXLC");
  if (after == line)
    return FALSE;
  while (*after == '-')
    after += 1 + strspn (after + 1, "0123456789");
  return g_str_has_prefix (after, ". ");
}

static gboolean
is_subheading (const char *line)
{
  if (g_str_has_prefix (line, "（"))
    {
      const char *begin = line + strlen ("（");
      const char *after = skip_of (begin, "一二三四五六七八九十");

      return after != begin && g_str_has_prefix (after, "）");
    }
  return line[0] == '(' && g_ascii_islower (line[1]) && g_str_has_prefix (line + 2, ") ");
}

/* Where the value of "label：value" begins; NULL of another line. */
static const char *
find_value (const char *line, gsize *label)
{
  const char *wide = strstr (line, "：");
  const char *narrow = strstr (line, ": ");
  const char *colon = wide != NULL && (narrow == NULL || wide < narrow) ? wide : narrow;

  if (colon == NULL || colon == line || g_utf8_strlen (line, colon - line) > MAX_LABEL)
    return NULL;
  *label = (gsize)(colon - line);
  return colon + (colon == wide ? strlen ("：") : 2);
}

static char *
clean (const char *line)
{
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (u == '\t' || !g_unichar_iscntrl (u))
        g_string_append_unichar (text, u);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
hut_minutes_line (const char *words)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (words != NULL ? words : ""), "\t\r\n\v\f", ' ');
  g_autofree char *line = g_strstrip (clean (spaced));

  /* A wide space before what looks like a heading keeps it a text. */
  return is_heading (line) || is_subheading (line) ? g_strconcat ("　", line, NULL)
                                                   : g_steal_pointer (&line);
}

/* ---- Blocks ---- */

HutMinutesBlock *
hut_minutes_block_new (HutMinutesBlockKind kind, char **cells)
{
  HutMinutesBlock *block = g_new (HutMinutesBlock, 1);

  block->kind = kind;
  block->cells = cells;
  return block;
}

void
hut_minutes_block_free (HutMinutesBlock *block)
{
  g_strfreev (block->cells);
  g_free (block);
}

typedef struct
{
  GPtrArray *blocks;
  guint n_columns;  /* of the table that is being read; 0: none */
  gboolean in_form; /* before the first heading */
} Reading;

static void
add (Reading *reading, HutMinutesBlockKind kind, char **cells)
{
  g_ptr_array_add (reading->blocks, hut_minutes_block_new (kind, cells));
}

static void
add_one (Reading *reading, HutMinutesBlockKind kind, const char *line)
{
  char **cells = g_new0 (char *, 2);

  cells[0] = g_strdup (line);
  add (reading, kind, cells);
}

/* What a row has more than its head goes to its last cell; what it has less is empty. */
static void
add_row (Reading *reading, const char *line)
{
  gboolean head = reading->n_columns == 0;
  g_auto (GStrv) parts = g_strsplit (line, "\t", head ? -1 : (int)reading->n_columns);
  guint n = head ? g_strv_length (parts) : reading->n_columns;
  char **cells = g_new0 (char *, n + 1);

  for (guint i = 0, have = g_strv_length (parts); i < n; i++)
    cells[i] = g_strstrip (g_strdelimit (g_strdup (i < have ? parts[i] : ""), "\t", ' '));
  reading->n_columns = n;
  add (reading, head ? HUT_MINUTES_TABLE : HUT_MINUTES_ROW, cells);
}

static gboolean
add_field (Reading *reading, const char *line)
{
  gsize label;
  const char *value = find_value (line, &label);
  char **cells;

  if (value == NULL)
    return FALSE;
  cells = g_new0 (char *, 3);
  cells[0] = g_strndup (line, label);
  cells[1] = g_strdup (value);
  add (reading, HUT_MINUTES_FIELD, cells);
  return TRUE;
}

static void
add_line (Reading *reading, const char *line)
{
  gboolean is_short = g_utf8_strlen (line, -1) <= MAX_HEADING;

  if (strchr (line, '\t') != NULL)
    {
      add_row (reading, line);
      return;
    }
  reading->n_columns = 0;
  if (*line == '\0')
    return;
  if (reading->blocks->len == 0)
    add_one (reading, HUT_MINUTES_TITLE, line);
  else if (is_short && is_heading (line))
    {
      reading->in_form = FALSE;
      add_one (reading, HUT_MINUTES_HEADING, line);
    }
  else if (is_short && is_subheading (line))
    {
      reading->in_form = FALSE;
      add_one (reading, HUT_MINUTES_SUBHEADING, line);
    }
  else if (!reading->in_form || !add_field (reading, line))
    add_one (reading, HUT_MINUTES_TEXT, line);
}

GPtrArray *
hut_minutes_blocks (const char *text)
{
  Reading reading = { .in_form = TRUE };
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  reading.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_minutes_block_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = clean (lines[i]);

      add_line (&reading, strchr (line, '\t') != NULL ? line : g_strchomp (line));
    }
  return reading.blocks;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words of marks and views. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-mark-words.h"

#include "domain/hut-whistle-rules.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_marker_label (const char *who)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_mark, "who"),
                               who != NULL ? who : "street");
}

/* Takes over @part; NULL adds nothing. */
static void
add (GString *words, char *part)
{
  if (part != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
add_mark (GString *words, const HutRecord *mark, const char *field, const char *label)
{
  gint64 value = hut_record_get_int (mark, field, 0);

  if (value > 0)
    /* Translators: what is marked, and its mark of 1 to 5. */
    add (words, g_strdup_printf (C_ ("mark", "%s %d"), label, (int)value));
}

static char *
marks_of (const HutRecord *mark)
{
  GString *words = g_string_new (NULL);

  add_mark (words, mark, "timely", C_ ("mark", "timely"));
  add_mark (words, mark, "effective", C_ ("mark", "effective"));
  add_mark (words, mark, "attitude", C_ ("mark", "attitude"));
  add (words, g_strdup (hut_record_get_text (mark, "words")));
  return g_string_free (words, FALSE);
}

char *
hut_mark_words (const HutRecord *mark)
{
  g_autofree char *marks = marks_of (mark);

  /* Translators: who marks, and the marks. */
  return g_strdup_printf (C_ ("marks", "%s: %s"),
                          hut_marker_label (hut_record_get_text (mark, "who")), marks);
}

static void
add_view (GString *words, const HutRecord *view, const char *field, const char *format)
{
  const char *code = hut_record_get_text (view, field);

  if (code != NULL)
    add (words, g_strdup_printf (
                    "%s%s", format,
                    hut_field_code_label (hut_kind_field (&hut_kind_whistle_view, field), code)));
}

static char *
view_of (const HutRecord *view)
{
  GString *words = g_string_new (NULL);

  /* Translators: what a unit says of a whistle; "yes", "partly" or "no" follows. */
  add_view (words, view, "needed", C_ ("view", "needed: "));
  /* Translators: what a unit says of a whistle; "yes", "partly" or "no" follows. */
  add_view (words, view, "clear", C_ ("view", "task clear: "));
  add (words, g_strdup (hut_record_get_text (view, "words")));
  return g_string_free (words, FALSE);
}

char *
hut_view_words (const HutRecord *view)
{
  g_autofree char *words = view_of (view);

  /* Translators: what a unit says of a whistle. */
  return g_strdup_printf (_ ("Its view: %s"), words);
}

char *
hut_mark_title (const HutRecord *mark, const char *unit)
{
  g_autofree char *marks = marks_of (mark);

  /* Translators: who marks; whose part; the marks. */
  return g_strdup_printf (C_ ("marks", "%s on %s: %s"),
                          hut_marker_label (hut_record_get_text (mark, "who")), unit, marks);
}

char *
hut_view_title (const HutRecord *view, const char *unit)
{
  g_autofree char *words = view_of (view);

  /* Translators: a unit, and what it says of the whistle. */
  return g_strdup_printf (C_ ("view", "%s on the whistle: %s"), unit, words);
}

char *
hut_mark_told (const HutRecord *mark)
{
  const char *by = hut_record_get_text (mark, "by");

  /* Translators: who gave marks. */
  return by != NULL ? g_strdup_printf (C_ ("marks", "By %s"), by) : NULL;
}

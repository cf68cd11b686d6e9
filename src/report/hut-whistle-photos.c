/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The evidence of a whistle: photographs with who showed what and when below each, where they can
 * be read; what is no photograph, and where nothing reads photographs all of it, in a table. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"
#include "store/hut-reader-parts.h"

#include <glib/gi18n-lib.h>

/* The step that @record shows, or NULL. */
static const HutRecord *
step_of (const HutWhistlePrint *print, const HutRecord *record)
{
  const char *text = hut_record_get_text (record, "step");
  HutUid id;

  for (guint i = 0; text != NULL && hut_uid_parse (text, &id) && i < print->whistle->steps->len;
       i++)
    if (hut_uid_equal (&((HutRecord *)print->whistle->steps->pdata[i])->id, &id))
      return print->whistle->steps->pdata[i];
  return NULL;
}

/* Whose step it is, and which: "Heating company, on the spot"; NULL where it is of none. */
static char *
who_words (const HutWhistlePrint *print, const HutRecord *record)
{
  const HutRecord *step = step_of (print, record);
  const char *unit = step != NULL ? hut_whistle_print_unit (print, step) : NULL;
  g_autofree char *code = step != NULL ? hut_paper_desk_value (print->desk, step, "code") : NULL;

  if (step == NULL)
    return NULL;
  /* Translators: a unit, and its step. */
  return g_strdup_printf (C_ ("evidence", "%s, %s"), unit != NULL ? unit : _ ("The street"), code);
}

/* Its words, or else the name of the file. */
static char *
what_words (const HutWhistlePrint *print, const HutRecord *record)
{
  char *words = hut_paper_desk_value (print->desk, record, "words");

  return words != NULL ? words : hut_paper_desk_value (print->desk, record, "name");
}

/* "Heating company, on the spot: the valve is closed" */
static char *
said_words (const HutWhistlePrint *print, const HutRecord *record)
{
  g_autofree char *who = who_words (print, record);
  g_autofree char *what = what_words (print, record);

  if (who == NULL || what == NULL)
    return g_strdup (who != NULL ? who : what != NULL ? what : "");
  /* Translators: whose step it is, and what the picture shows. */
  return g_strdup_printf (C_ ("evidence", "%s: %s"), who, what);
}

/* "Photograph 2, 2026-11-26 23:58:04: ..." */
static char *
caption_of (const HutWhistlePrint *print, const HutRecord *record, guint nth)
{
  g_autofree char *time = hut_whistle_print_time (print, hut_record_get_int (record, "at", 0));
  g_autofree char *said = said_words (print, record);

  return time != NULL ? g_strdup_printf (_ ("Photograph %u, %s: %s"), nth, time, said)
                      : g_strdup_printf (_ ("Photograph %u: %s"), nth, said);
}

static void
add_photos (HutPaper *paper, const HutWhistlePrint *print, GPtrArray *records)
{
  g_autoptr (GPtrArray) captions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) photos = g_array_new (FALSE, FALSE, sizeof (HutPaperPhoto));

  for (guint i = 0; i < records->len; i++)
    {
      HutPaperPhoto photo = { hut_record_get_text (records->pdata[i], "sha256"), NULL };

      if (!hut_paper_desk_is_photo (records->pdata[i]))
        continue;
      g_ptr_array_add (captions, caption_of (print, records->pdata[i], photos->len + 1));
      photo.caption = captions->pdata[photos->len];
      g_array_append_val (photos, photo);
    }
  if (photos->len > 0)
    hut_paper_add_photos (paper, (const HutPaperPhoto *)photos->data, photos->len);
}

static void
add_row (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *record)
{
  g_autofree char *time = hut_whistle_print_time (print, hut_record_get_int (record, "at", 0));
  g_autofree char *who = who_words (print, record);
  g_autofree char *words = hut_paper_desk_value (print->desk, record, "words");
  g_autofree char *name = hut_paper_desk_value (print->desk, record, "name");

  hut_paper_add_row (paper, (const char *const[]){ time, who, name, words });
}

/* What is not shown as a photograph. */
static void
add_others (HutPaper *paper, const HutWhistlePrint *print, GPtrArray *records, gboolean shown)
{
  const HutPaperColumn columns[] = {
    { _ ("Time"), 20, HUT_PAPER_LEFT },
    { C_ ("evidence", "Of which step"), 26, HUT_PAPER_LEFT },
    { _ ("File name"), 24, HUT_PAPER_LEFT },
    { _ ("Words"), 30, HUT_PAPER_LEFT },
  };
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      if (shown && hut_paper_desk_is_photo (records->pdata[i]))
        continue;
      if (n++ == 0)
        hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
      add_row (paper, print, records->pdata[i]);
    }
}

gboolean
hut_whistle_evidence_add (HutPaper *paper, const HutWhistlePrint *print, GError **error)
{
  g_autoptr (GPtrArray) records =
      hut_reader_whistle_attachments (print->reader, &print->whistle->whistle->id, error);
  gboolean shown = print->desk->load != NULL;

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    return TRUE;
  hut_paper_add_heading (paper, C_ ("whistle paper", "Evidence"));
  if (shown)
    {
      hut_paper_set_loader (paper, print->desk->load, print->desk->database);
      add_photos (paper, print, records);
    }
  add_others (paper, print, records, shown);
  return TRUE;
}

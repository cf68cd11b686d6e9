/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes as they are printed, on paper and as an editable document alike. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes.h"

#include "domain/hut-minutes-block.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray *blocks, HutMinutesBlockKind kind, const char *text)
{
  const char *const cells[] = { text, NULL };

  g_ptr_array_add (blocks, hut_minutes_block_new (kind, g_strdupv ((char **)cells)));
}

static void
add_blocks (GPtrArray *blocks, const char *text)
{
  g_autoptr (GPtrArray) more = hut_minutes_blocks (text);

  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&more));
}

static const char *
get (const HutRecord *record, const char *name)
{
  return record != NULL ? hut_record_get_text (record, name) : NULL;
}

/* "Approved by: Zhao, 2026-11-26 21:05"; nothing where it was not done. */
static void
add_act (GPtrArray *blocks, const HutRecord *minutes, const char *label, const char *by,
         const char *at, HutOffice *office)
{
  const char *who = get (minutes, by);
  g_autofree char *when =
      who != NULL ? hut_minutes_time (hut_record_get_int (minutes, at, 0), office) : NULL;
  g_autofree char *words = NULL;

  if (when == NULL)
    return;
  /* Translators: what was done ("Approved by"), who did it, when. */
  words = g_strdup_printf (C_ ("minutes", "%s: %s, %s"), label, who, when);
  add (blocks, HUT_MINUTES_TEXT, words);
}

static void
add_standing (GPtrArray *blocks, const HutRecord *minutes, HutOffice *office)
{
  const char *const labels[] = { _ ("Chair:"), _ ("Minutes taken by:"), _ ("Date:"), NULL };
  const char *sum = get (minutes, "sha256");

  add_act (blocks, minutes, _ ("Approved by"), "approved_by", "approved_at", office);
  add_act (blocks, minutes, _ ("Signed by"), "signed_by", "signed_at", office);
  if (g_strcmp0 (get (minutes, "state"), "signed") != 0)
    add (blocks, HUT_MINUTES_NOTE, _ ("Draft: not signed yet."));
  else if (sum != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Content (SHA-256): %s"), sum);

      add (blocks, HUT_MINUTES_NOTE, words);
    }
  if (minutes != NULL && !hut_minutes_holds (minutes))
    add (blocks, HUT_MINUTES_NOTE, _ ("The content is not what was signed."));
  g_ptr_array_add (blocks,
                   hut_minutes_block_new (HUT_MINUTES_SIGNATURES, g_strdupv ((char **)labels)));
}

static void
add_addenda (GPtrArray *blocks, const HutMinutesSource *source)
{
  GPtrArray *addenda = source->meeting->addenda;

  for (guint i = 0; i < addenda->len; i++)
    {
      const HutRecord *addendum = addenda->pdata[i];
      const char *text = hut_record_get_text (addendum, "text");
      g_autofree char *when =
          hut_minutes_time (hut_record_get_int (addendum, "at", 0), source->office);
      g_autofree char *heading = g_strdup_printf (_ ("Addendum %u, %s"), i + 1, when);
      g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

      add (blocks, HUT_MINUTES_HEADING, heading);
      for (guint k = 0; lines[k] != NULL; k++)
        {
          g_autofree char *line = hut_minutes_line (lines[k]);

          if (*line != '\0')
            add (blocks, HUT_MINUTES_TEXT, line);
        }
    }
}

static void
add_log (GPtrArray *blocks, const HutMinutesSource *source)
{
  const char *kept = get (source->meeting->minutes, "log");
  g_autofree char *log = kept != NULL ? g_strdup (kept) : hut_minutes_write_log (source);
  guint first = blocks->len;

  add_blocks (blocks, log);
  if (first < blocks->len)
    ((HutMinutesBlock *)blocks->pdata[first])->kind = HUT_MINUTES_ANNEX;
}

GPtrArray *
hut_minutes_document (const HutMinutesSource *source)
{
  const HutRecord *minutes = source->meeting->minutes;
  const char *kept = get (minutes, "text");
  g_autofree char *text = kept != NULL ? g_strdup (kept) : hut_minutes_write (source);
  GPtrArray *blocks = hut_minutes_blocks (text);

  add_standing (blocks, minutes, source->office);
  add_addenda (blocks, source);
  add_log (blocks, source);
  return blocks;
}

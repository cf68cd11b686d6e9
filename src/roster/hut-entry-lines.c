/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of the three lists as rows, and which of them are sought. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entry-lines.h"

#include "domain/hut-entry-plan.h"

#include "hut-config.h"

#include <string.h>

static gboolean
has_words (const char *text, const char *folded)
{
  g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return words != NULL && strstr (words, folded) != NULL;
}

static gboolean
holds (const HutRecord *entry, const char *field, const char *folded)
{
  return has_words (hut_record_get_text (entry, field), folded);
}

gboolean
hut_entry_line_fits (HutCaseBrowser *browser, const HutRecord *entry, const char *category,
                     const char *folded)
{
  const char *has = hut_record_get_text (entry, "category");
  const char *unit = hut_case_names_unit_words (hut_case_browser_get_names (browser),
                                                hut_record_get_text (entry, "unit"));

  if (category != NULL && (has == NULL || !g_str_has_prefix (has, category)))
    return FALSE;
  return *folded == '\0' || holds (entry, "title", folded) || holds (entry, "tags", folded) ||
         holds (entry, "category", folded) || has_words (unit, folded) ||
         holds (entry, "words", folded);
}

/* "Rooms · Community · 60 %" */
static char *
note_of (HutCaseBrowser *browser, const HutRecord *entry)
{
  const char *category = hut_record_get_text (entry, "category");
  const char *code = hut_record_get_text (entry, "community");
  const char *community = code != NULL ? hut_case_browser_community_name (browser, code) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (category != NULL)
    g_ptr_array_add (parts, g_strdup (category));
  if (community != NULL)
    g_ptr_array_add (parts, g_strdup (community));
  if (g_strcmp0 (hut_record_get_text (entry, "list"), "project") == 0)
    g_ptr_array_add (parts,
                     g_strdup_printf ("%d %%", (int)hut_record_get_int (entry, "progress", 0)));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **)parts->pdata) : NULL;
}

HutLine *
hut_entry_line_new (HutCaseBrowser *browser, const HutRecord *entry)
{
  g_autofree char *id = hut_uid_to_string (&entry->id);
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (hut_record_get_text (entry, "title"));
  line->note = note_of (browser, entry);
  if (g_strcmp0 (hut_record_get_text (entry, "state"), "closed") == 0)
    {
      line->chip =
          g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_entry, "state"), "closed"));
      line->chip_icon = "hut-done-symbolic";
      line->chip_tone = "done";
    }
  return line;
}

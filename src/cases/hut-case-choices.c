/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a field may be, for filter, form and the bar for many alike. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-choices.h"

static void
add_records (HutCodeDropDown *drop_down, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (records, i);
      const char *code = hut_record_get_text (record, "code");
      const char *name = hut_record_get_text (record, "name");

      if (code != NULL)
        hut_code_drop_down_add (drop_down, code, name != NULL ? name : code);
    }
}

static void
add_categories (HutCodeDropDown *drop_down, HutCaseBrowser *browser)
{
  HutReader *reader = hut_case_browser_get_reader (browser);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = reader != NULL ? hut_reader_categories (reader, &error) : NULL;

  if (error != NULL)
    g_warning ("Cannot read the categories: %s", error->message);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    hut_code_drop_down_add (drop_down, names[i], names[i]);
}

void
hut_case_choices_fill (HutCodeDropDown *drop_down, HutCaseBrowser *browser, const char *name,
                       const char *none)
{
  const HutField *field = hut_kind_field (&hut_kind_case, name);

  hut_code_drop_down_clear (drop_down);
  if (none != NULL)
    hut_code_drop_down_add (drop_down, NULL, none);
  if (g_str_equal (name, "community"))
    add_records (drop_down, hut_case_browser_get_communities (browser));
  else if (g_str_equal (name, "lead"))
    add_records (drop_down, hut_case_browser_get_units (browser));
  else if (g_str_equal (name, "category"))
    add_categories (drop_down, browser);
  else if (field != NULL && field->codes != NULL)
    for (const HutCode *at = field->codes; at->code != NULL; at++)
      hut_code_drop_down_add (drop_down, at->code, hut_field_code_label (field, at->code));
}

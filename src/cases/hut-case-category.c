/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hint in the detail. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-category.h"

#include "cases/hut-category-hint.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseCategory
{
  HutCaseSection parent_instance;

  HutCategoryHint *hint;
  HutCaseActions *actions; /* of what is shown; NULL: nothing is */
  HutUid id;
};

G_DEFINE_FINAL_TYPE (HutCaseCategory, hut_case_category, HUT_TYPE_CASE_SECTION)

/* Where somebody gave one meanwhile, his stays. */
static void
on_taken (HutCaseCategory *self, const char *category)
{
  HutWrite *write;

  if (self->actions == NULL)
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_update (write, &hut_kind_case, &self->id);
  hut_write_set (write, "category", hut_value_text (category));
  hut_write_expect (write, "category", (HutValue)HUT_VALUE_INIT);
  hut_case_actions_write (self->actions, write, _ ("The category is set"), HUT_ACT_TELL, NULL,
                          NULL);
}

static gboolean
hut_case_category_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseCategory *self = HUT_CASE_CATEGORY (section);
  const HutRecord *record = shown->record;
  gboolean wanted = hut_record_get_text (record, "category") == NULL &&
                    !hut_case_state_done (hut_record_get_text (record, "state"));

  g_set_object (&self->actions, shown->actions);
  self->id = record->id;
  hut_category_hint_set_words (
      self->hint, wanted ? hut_case_browser_get_store (shown->browser) : NULL,
      hut_record_get_text (record, "title"), hut_record_get_text (record, "text"), NULL);
  return wanted;
}

static void
hut_case_category_leave (HutCaseSection *section)
{
  HutCaseCategory *self = HUT_CASE_CATEGORY (section);

  hut_category_hint_set_words (self->hint, NULL, NULL, NULL, NULL);
  g_clear_object (&self->actions);
}

static void
hut_case_category_dispose (GObject *object)
{
  g_clear_object (&HUT_CASE_CATEGORY (object)->actions);
  G_OBJECT_CLASS (hut_case_category_parent_class)->dispose (object);
}

static void
hut_case_category_class_init (HutCaseCategoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_case_category_dispose;
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_category_show;
  HUT_CASE_SECTION_CLASS (klass)->leave = hut_case_category_leave;
}

static void
hut_case_category_init (HutCaseCategory *self)
{
  self->hint = g_object_new (HUT_TYPE_CATEGORY_HINT, NULL);
  g_signal_connect_swapped (self->hint, "taken", G_CALLBACK (on_taken), self);
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("Category suggested"));
  hut_case_section_set_headed (HUT_CASE_SECTION (self), FALSE);
  hut_case_section_append (HUT_CASE_SECTION (self), GTK_WIDGET (self->hint));
}

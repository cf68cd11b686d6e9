/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of the sections of the detail: the one place that knows them all. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-sections.h"

#include "cases/hut-case-attachments.h"
#include "cases/hut-case-category.h"
#include "cases/hut-case-history.h"
#include "cases/hut-matter-section.h"
#include "cases/hut-case-thread-section.h"
#include "cases/hut-case-tasks.h"
#include "cases/hut-case-todo.h"

#include "hut-config.h"

/* From what is looked at first to what is looked up. */
static GType (*const sections[]) (void) = {
  hut_case_todo_get_type,           hut_case_category_get_type,  hut_case_tasks_get_type,
  hut_case_thread_section_get_type, hut_matter_section_get_type, hut_case_attachments_get_type,
  hut_case_history_get_type,
};

/* The kinds of the records that sections show beside the case itself. */
static const HutKind *const kinds[] = {
  &hut_kind_attachment, &hut_kind_event, &hut_kind_matter, &hut_kind_task, &hut_kind_warning,
};

void
hut_case_sections_fill (GtkBox *box)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_box_append (box, g_object_new (sections[i](), NULL));
}

void
hut_case_sections_hide (GtkBox *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
}

gboolean
hut_case_sections_show (GtkBox *box, guint n, const HutCaseShown *shown)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (child != NULL && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    hut_case_section_show (HUT_CASE_SECTION (child), shown);
  return child != NULL;
}

void
hut_case_sections_leave (GtkBox *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hut_case_section_leave (HUT_CASE_SECTION (child));
}

gboolean
hut_case_sections_concerned (HutChangeSet *changes, const HutUid *id)
{
  if (hut_change_set_has (changes, id) || hut_change_set_has_sync (changes))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (hut_change_set_has_kind (changes, kinds[i]))
      return TRUE;
  return FALSE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The work order for who goes there: what, where, until when, with whom, what was done so far. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_facts (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  static const char *const fields[] = { "order_number", "kind",       "channel", "level",
                                        "urgency",      "created_at", "due_at",  "contact_due_at",
                                        "lead",         "assignee",   "caller",  "telephone" };
  g_autofree char *where = hut_case_dossier_where (dossier, desk);
  g_autofree char *category = hut_case_dossier_category (dossier);
  g_autofree char *title = hut_paper_desk_value (desk, dossier->record, "title");
  g_autofree char *text = hut_paper_desk_value (desk, dossier->record, "text");
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (HutPaperEntry));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  HutPaperEntry entry = { _ ("Number"), dossier->number, TRUE, 0 };

  g_array_append_val (entries, entry);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      char *value = hut_paper_desk_value (desk, dossier->record, fields[i]);
      const char *label = hut_kind_field (&hut_kind_case, fields[i])->label;

      g_ptr_array_add (values, value);
      entry = (HutPaperEntry){ g_dgettext (GETTEXT_PACKAGE, label), value, TRUE, 0 };
      g_array_append_val (entries, entry);
    }
  entry = (HutPaperEntry){ _ ("Category"), category, FALSE, 0 };
  g_array_append_val (entries, entry);
  entry = (HutPaperEntry){ _ ("Place"), where, FALSE, 0 };
  g_array_append_val (entries, entry);
  entry = (HutPaperEntry){ _ ("Matter"), title, FALSE, 0 };
  g_array_append_val (entries, entry);
  entry = (HutPaperEntry){ _ ("Text"), text, FALSE, 0 };
  g_array_append_val (entries, entry);
  hut_paper_add_form (paper, (const HutPaperEntry *)entries->data, entries->len);
}

static void
add_units (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const HutPaperColumn columns[] = {
    { _ ("Unit"), 22, HUT_PAPER_LEFT },  { _ ("Role"), 10, HUT_PAPER_LEFT },
    { _ ("Task"), 36, HUT_PAPER_LEFT },  { _ ("Due"), 18, HUT_PAPER_LEFT },
    { _ ("State"), 14, HUT_PAPER_LEFT },
  };

  if (dossier->tasks->len == 0)
    return;
  hut_paper_add_heading (paper, _ ("Units, each with its own time"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < dossier->tasks->len; i++)
    {
      const HutRecord *task = g_ptr_array_index (dossier->tasks, i);
      g_autofree char *unit = hut_paper_desk_value (desk, task, "unit");
      g_autofree char *role = hut_paper_desk_value (desk, task, "role");
      g_autofree char *title = hut_paper_desk_value (desk, task, "title");
      g_autofree char *due = hut_paper_desk_value (desk, task, "due_at");
      g_autofree char *state = hut_paper_desk_value (desk, task, "state");
      const char *const cells[] = { unit, role, title, due, state };

      hut_paper_add_row (paper, cells);
    }
}

void
hut_work_order_add (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier)
{
  const HutPaperEntry result[] = {
    { _ ("Work done"), NULL, FALSE, 5 },
    { _ ("Told the caller"), NULL, FALSE, 2 },
  };
  const char *const signatures[] = { _ ("Assigned by:"), _ ("Handled by:"), _ ("Leader:"),
                                     _ ("Date:") };

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("Work order"));
  add_facts (paper, desk, dossier);
  add_units (paper, desk, dossier);
  hut_case_dossier_add_steps (dossier, desk, paper);
  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, _ ("Result"));
  hut_paper_add_form (paper, result, G_N_ELEMENTS (result));
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_end_hold (paper);
}

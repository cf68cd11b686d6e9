/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One print of papers for cases: finds the paper by its name, reads the cases, adds them up. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
  void (*add) (HutPaper *paper, const HutPaperDesk *desk, const HutCaseDossier *dossier);
  HutPageTurn turn;
} papers[] = {
  [HUT_CASE_PAPER_RECEIPT] = { "receipt", N_ ("Receipt"), hut_receipt_paper_add,
                               HUT_PAGE_PORTRAIT },
  [HUT_CASE_PAPER_CALL_SHEET] = { "call-sheet", N_ ("Call sheet"), hut_call_sheet_add,
                                  HUT_PAGE_PORTRAIT },
  [HUT_CASE_PAPER_WORK_ORDER] = { "work-order", N_ ("Work order"), hut_work_order_add,
                                  HUT_PAGE_PORTRAIT },
  [HUT_CASE_PAPER_LIST] = { "case-list", N_ ("List of cases"), NULL, HUT_PAGE_LANDSCAPE },
};

gboolean
hut_case_paper_find (const char *name, HutCasePaper *which)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].name, name))
      {
        *which = i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_case_paper_name (HutCasePaper which)
{
  return papers[which].name;
}

const char *
hut_case_paper_label (HutCasePaper which)
{
  return g_dgettext (GETTEXT_PACKAGE, papers[which].label);
}

/* The cases that are there. */
static GPtrArray *
read_records (HutReader *reader, GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < ids->len; i++)
    {
      GError *failure = NULL;
      HutRecord *record =
          hut_reader_get (reader, &hut_kind_case, &g_array_index (ids, HutUid, i), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&records);
}

/* A paper of its own for each case. */
static gboolean
add_each (HutCasePaper which, HutPaper *paper, const HutPaperDesk *desk, HutReader *reader,
          GPtrArray *records, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      HutRecord *record = hut_record_copy (g_ptr_array_index (records, i));
      g_autoptr (HutCaseDossier) dossier = hut_case_dossier_new (reader, record, error);

      if (dossier == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      papers[which].add (paper, desk, dossier);
      if (desk->load != NULL && !hut_case_photos_add (paper, desk, reader, dossier, error))
        return FALSE;
      hut_paper_desk_tell (desk, (i + 1.0) / records->len);
    }
  return TRUE;
}

HutPaper *
hut_case_papers_new (HutCasePaper which, const HutPaperDesk *desk, HutReader *reader, GArray *ids,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (HutPaper) paper = NULL;

  if (ids->len > HUT_CASE_PAPER_MAX)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                   _ ("%u cases are too many for one print, which takes %u: export the ledger"),
                   ids->len, HUT_CASE_PAPER_MAX);
      return NULL;
    }
  records = read_records (reader, ids, cancellable, error);
  if (records == NULL)
    return NULL;
  paper = hut_paper_desk_begin (desk, papers[which].turn, hut_case_paper_label (which));
  hut_paper_set_loader (paper, desk->load, desk->database);
  if (which == HUT_CASE_PAPER_LIST)
    hut_case_list_paper_add (paper, desk, records);
  else if (which == HUT_CASE_PAPER_CALL_SHEET && records->len == 0)
    hut_call_sheet_add (paper, desk, NULL);
  else if (!add_each (which, paper, desk, reader, records, cancellable, error))
    return NULL;
  return g_steal_pointer (&paper);
}

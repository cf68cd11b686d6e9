/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print: papers as PDF, without a printer or a display. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "report/hut-case-papers.h"
#include "report/hut-paper-pdf.h"

#include <glib/gi18n.h>

static const char usage[] = "--db F print receipt|call-sheet|work-order|case-list "
                            "ID... --out F.pdf [--personal]";

/* The uids of the cases named; NULL, once told, where one is not there. */
static GArray *
find_cases (HutReader *reader, char **names, int *code)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));

  for (; *names != NULL; names++)
    {
      GError *error = NULL;
      g_autoptr (HutRecord) record = hut_reader_find_case (reader, *names, &error);

      if (record == NULL && error == NULL)
        error = g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no case %s"),
                             *names);
      if (record == NULL)
        {
          *code = hut_ctl_fail (error);
          return NULL;
        }
      g_array_append_val (ids, record->id);
    }
  return g_steal_pointer (&ids);
}

static HutPaper *
make_paper (HutStore *store, HutReader *reader, HutPaperPrivacy privacy, char **words, int *code)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (store, reader, privacy);
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;
  HutCasePaper which;
  HutPaper *paper;

  if (!hut_case_paper_find (words[0], &which))
    {
      *code = hut_ctl_usage (usage);
      return NULL;
    }
  ids = find_cases (reader, words + 1, code);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0 && which != HUT_CASE_PAPER_CALL_SHEET)
    {
      *code = hut_ctl_usage (usage);
      return NULL;
    }
  paper = hut_case_papers_new (which, desk, reader, ids, NULL, &error);
  if (paper == NULL)
    *code = hut_ctl_fail (error);
  return paper;
}

int
hut_ctl_print_paper (const char *db, int argc, char **argv)
{
  gboolean personal = FALSE;
  g_autofree char *out = NULL;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutReader) reader = NULL;
  g_autoptr (HutPaper) paper = NULL;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &personal, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc < 2 || out == NULL)
    return hut_ctl_usage (usage);
  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  reader = hut_reader_new (store, &error);
  if (reader == NULL)
    return hut_ctl_fail (error);
  paper = make_paper (store, reader, personal ? HUT_PAPER_WITH_PERSONAL : HUT_PAPER_MASKED,
                      argv + 1, &code);
  if (paper == NULL)
    return code;
  if (!hut_paper_write_pdf (paper, out, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print: papers as PDF, without a printer or a display. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "report/hut-case-papers.h"
#include "report/hut-council-papers.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-review-papers.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>

static const char usage[] = "--db F print receipt|call-sheet|work-order|case-list "
                            "ID... --out F.pdf [--personal]\n"
                            "  hutongctl --db F print lost-points --from D --to D --out F.pdf\n"
                            "  hutongctl --db F print daily|weekly [--date D] --out F.pdf\n"
                            "  hutongctl --db F print meeting-notice|result-notice|attendance-list|"
                            "ballot-papers|opinion-sheets MEETING [--of ID] --out F.pdf\n"
                            "  hutongctl --db F print whistle-call|joint-record|supervision|"
                            "district-report WHISTLE [--unit CODE] --out F.pdf\n"
                            "  hutongctl --db F print whistle-month --from D --to D --out F.pdf\n"
                            "  hutongctl --db F print patrol-sheet [--lane CODE] [--week D] "
                            "--out F.pdf\n"
                            "  hutongctl --db F print certificate PERSON [--from D] [--to D] "
                            "[--personal] --out F.pdf";

/* What the words after the command say. */
typedef struct
{
  char *out;
  char *from;
  char *to;
  char *date;
  gboolean personal;
} Asked;

/* The uids of the cases named; NULL, once told, where one is not there. */
static GArray *
find_cases (HutReader *reader, char **names, int *code)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));

  for (; *names != NULL; names++)
    {
      GError *error = NULL;
      g_autoptr (HutRecord) record = hut_ctl_find_case (reader, *names, &error);

      if (record == NULL)
        {
          *code = hut_ctl_fail (error);
          return NULL;
        }
      g_array_append_val (ids, record->id);
    }
  return g_steal_pointer (&ids);
}

/* The papers of cases that are named. */
static HutPaper *
make_case_paper (HutCasePaper which, const HutPaperDesk *desk, HutReader *reader, char **names,
                 int *code)
{
  g_autoptr (GArray) ids = find_cases (reader, names, code);
  GError *error = NULL;
  HutPaper *paper;

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

/* A day alone; of NULL, today. */
static gboolean
read_day (const char *text, GTimeZone *zone, HutTime *day)
{
  *day = hut_time_now ();
  return text == NULL || hut_time_parse (text, zone, day);
}

/* The papers about many cases. NULL without an error: @asked does not say what they need. */
static HutPaper *
make_review_paper (const char *name, const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                   const Asked *asked, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  HutTime from, to;

  if (g_str_equal (name, "lost-points"))
    {
      HutRatePeriod period;

      if (asked->from == NULL || asked->to == NULL || !read_day (asked->from, zone, &from) ||
          !read_day (asked->to, zone, &to) || to < from)
        return NULL;
      period = hut_rate_rules_days (rules, from, to, zone);
      return hut_loss_book_new (desk, reader, office, &period, NULL, error);
    }
  if (!read_day (asked->date, zone, &from))
    return NULL;
  return hut_brief_paper_new (g_str_equal (name, "daily") ? HUT_BRIEF_DAILY : HUT_BRIEF_WEEKLY,
                              desk, reader, office, from, NULL, error);
}

static gboolean
is_review (const char *name)
{
  static const char *const names[] = { "lost-points", "daily", "weekly", NULL };

  return g_strv_contains (names, name);
}

static HutPaper *
make_paper (HutStore *store, HutReader *reader, const Asked *asked, char **words, int *code)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (
      store, reader, asked->personal ? HUT_PAPER_WITH_PERSONAL : HUT_PAPER_MASKED);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  GError *error = NULL;
  HutCasePaper which;
  HutPaper *paper = NULL;

  if (hut_case_paper_find (words[0], &which))
    return make_case_paper (which, desk, reader, words + 1, code);
  if (is_review (words[0]) && words[1] == NULL && !asked->personal)
    paper = make_review_paper (words[0], desk, reader, office, asked, &error);
  if (paper == NULL)
    *code = error != NULL ? hut_ctl_fail (error) : hut_ctl_usage (usage);
  return paper;
}

static int
print_asked (const char *db, const Asked *asked, char **words)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutPaper) paper = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  paper = make_paper (desk.store, desk.reader, asked, words, &code);
  if (paper == NULL)
    return code;
  if (!hut_paper_write_pdf (paper, asked->out, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

int
hut_ctl_print_paper (const char *db, int argc, char **argv)
{
  Asked asked = { 0 };
  HutCouncilPaper paper;
  int code;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked.out, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.to, NULL, NULL },
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.date, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.personal, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (argc > 1 && g_str_equal (argv[1], "map"))
    return hut_ctl_print_map (db, argc - 1, argv + 1);
  if (argc > 1 && g_str_equal (argv[1], "certificate"))
    return hut_ctl_print_certificate (db, argc - 1, argv + 1);
  if (argc > 1 && g_str_equal (argv[1], "patrol-sheet"))
    return hut_ctl_print_patrol_sheet (db, argc - 1, argv + 1);
  if (argc > 1 && hut_council_paper_find (argv[1], &paper))
    return hut_ctl_print_meeting (db, argc - 1, argv + 1);
  if (argc > 1 && hut_ctl_is_whistle_paper (argv[1]))
    return hut_ctl_print_whistle (db, argc - 1, argv + 1);
  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  code = argc < 2 || asked.out == NULL ? hut_ctl_usage (usage) : print_asked (db, &asked, argv + 1);
  g_free (asked.out);
  g_free (asked.from);
  g_free (asked.to);
  g_free (asked.date);
  return code;
}

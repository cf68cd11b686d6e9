/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl minutes: the minutes of a meeting, written from what happened, approved and signed. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-council.h"

#include "domain/hut-minutes-plan.h"
#include "domain/hut-minutes.h"
#include "exchange/hut-odt.h"
#include "report/hut-council-papers.h"
#include "report/hut-paper-pdf.h"

#include <glib/gi18n.h>

static const char usage[] = "--db F minutes ID [--draft | --approve NAME | --sign NAME | "
                            "--addendum TEXT] [--out F.pdf|F.odt]";

/* What the words after the command say. */
typedef struct
{
  char *out;
  char *approve;
  char *sign;
  char *addendum;
  gboolean draft;
} Asked;

/* NULL without an error: nothing is to be written. */
static HutRecordPlan *
make_plan (const Asked *asked, HutCtlMeeting *at, GError **error)
{
  const HutMeetingActing *acting = &at->acting;

  if (asked->draft)
    {
      HutCaseNames *names = hut_case_names_new ();
      HutRecordPlan *plan;

      hut_case_names_read (names, at->desk.reader);
      plan = hut_minutes_plan_draft (acting, names->unit_names, error);
      hut_case_names_free (names);
      return plan;
    }
  if (asked->approve != NULL)
    return hut_minutes_plan_approve (acting, asked->approve, error);
  if (asked->sign != NULL)
    return hut_minutes_plan_sign (acting, asked->sign, error);
  return asked->addendum != NULL ? hut_minutes_plan_addendum (acting, asked->addendum, error)
                                 : NULL;
}

static int
write_document (HutCtlMeeting *at, const HutPaperDesk *desk, const char *path)
{
  const HutMinutesSource source = { at->meeting, at->office, desk->names->unit_names };
  const HutOdtAbout about = { hut_record_get_text (at->meeting->meeting, "title"), desk->office,
                              desk->printed_at };
  g_autoptr (GPtrArray) blocks = hut_minutes_document (&source);
  GError *error = NULL;

  return hut_odt_write (blocks, &about, path, &error) ? HUT_CTL_DONE : hut_ctl_fail (error);
}

static int
print_minutes (HutCtlMeeting *at, const char *path)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (at->desk.store, at->desk.reader, HUT_PAPER_MASKED);
  g_autoptr (HutPaper) paper = NULL;
  GError *error = NULL;

  if (g_str_has_suffix (path, ".odt"))
    return write_document (at, desk, path);
  paper = hut_council_paper_new (HUT_COUNCIL_PAPER_MINUTES, desk, at->meeting, at->office, NULL,
                                 &error);
  if (paper == NULL || !hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

static int
run_asked (HutCtlMeeting *at, const Asked *asked)
{
  GError *error = NULL;
  HutRecordPlan *plan = make_plan (asked, at, &error);
  int code;

  if (error != NULL)
    return hut_ctl_fail (error);
  code = plan != NULL ? hut_ctl_meeting_write (at, plan) : HUT_CTL_DONE;
  return code == HUT_CTL_DONE && asked->out != NULL ? print_minutes (at, asked->out) : code;
}

static gboolean
is_paper (const char *path)
{
  return path == NULL || g_str_has_suffix (path, ".pdf") || g_str_has_suffix (path, ".odt");
}

static gboolean
is_one (const Asked *asked)
{
  guint n =
      asked->draft + (asked->approve != NULL) + (asked->sign != NULL) + (asked->addendum != NULL);

  return n == 1 || (n == 0 && asked->out != NULL);
}

int
hut_ctl_minutes (const char *db, int argc, char **argv)
{
  g_auto (HutCtlMeeting) at = { 0 };
  Asked asked = { 0 };
  int code;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked.out, NULL, NULL },
    { "draft", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.draft, NULL, NULL },
    { "approve", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.approve, NULL, NULL },
    { "sign", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.sign, NULL, NULL },
    { "addendum", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.addendum, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || !is_one (&asked) || !is_paper (asked.out))
    code = hut_ctl_usage (usage);
  else if (hut_ctl_meeting_open (&at, db, argv[1], &code))
    code = run_asked (&at, &asked);
  g_free (asked.out);
  g_free (asked.approve);
  g_free (asked.sign);
  g_free (asked.addendum);
  return code;
}

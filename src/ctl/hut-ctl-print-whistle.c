/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print of the papers of whistles; with --issue what was issued is put on record. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "hut-config.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-whistle-papers.h"

#include <glib/gi18n.h>

static const char usage[] =
    "--db F print whistle-call WHISTLE [--unit CODE | --each] --out F.pdf\n"
    "  hutongctl --db F print joint-record WHISTLE --out F.pdf\n"
    "  hutongctl --db F print supervision WHISTLE [--unit CODE] [--by TIME] [--words T] [--issue] "
    "--out F.pdf\n"
    "  hutongctl --db F print district-report WHISTLE [--unit CODE] [--words T] [--issue] "
    "--out F.pdf\n"
    "  hutongctl --db F print whistle-month --from DAY --to DAY --out F.pdf";

typedef struct
{
  char *out, *unit, *by, *words, *from, *to;
  gboolean each, issue;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->out);
  g_free (asked->unit);
  g_free (asked->by);
  g_free (asked->words);
  g_free (asked->from);
  g_free (asked->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static int
write_paper (HutPaper *paper, const char *out)
{
  GError *error = NULL;

  if (!hut_paper_write_pdf (paper, out, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

/* ---- Of one whistle ---- */

/* FALSE where @asked says what this paper does not know. */
static gboolean
read_ask (const Asked *asked, HutWhistlePaperAsk *ask)
{
  gboolean call = ask->which == HUT_WHISTLE_PAPER_CALL;
  gboolean supervision = ask->which == HUT_WHISTLE_PAPER_SUPERVISION;
  gboolean issued = supervision || ask->which == HUT_WHISTLE_PAPER_REPORT;

  if ((asked->unit != NULL && !call && !issued) ||
      (asked->each && (!call || asked->unit != NULL)) || (asked->by != NULL && !supervision) ||
      ((asked->words != NULL || asked->issue) && !issued) || asked->from != NULL ||
      asked->to != NULL ||
      (asked->by != NULL && !hut_time_parse (asked->by, hut_time_shown_zone (), &ask->by)))
    return FALSE;
  ask->unit = asked->unit;
  ask->each = asked->each;
  ask->words = asked->words;
  return TRUE;
}

/* What is on record once the papers of @units are issued; NULL with the reason. */
static HutWrite *
plan_issue (HutCtlWhistles *at, const HutWhistlePaperAsk *ask, const HutWhistle *whistle,
            GPtrArray *units, GError **error)
{
  const HutSummonsSaid said = { .words = ask->words };
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < units->len; i++)
    {
      const HutRecord *summons = units->pdata[i];
      g_autoptr (HutRecordPlan) plan = NULL;
      HutSummonsPaper paper;

      if (hut_whistle_paper_of_summons (ask->which, whistle, summons, at->acting.now, &paper))
        plan = hut_summons_plan (&at->acting, whistle, hut_record_get_text (summons, "unit"),
                                 hut_summons_paper_act (paper), &said, NULL, error);
      if (plan == NULL)
        {
          hut_write_free (write);
          return NULL;
        }
      hut_write_plan (write, plan);
    }
  return write;
}

static int
print_whistle (HutCtlWhistles *at, const HutWhistlePaperAsk *ask, const char *name,
               const Asked *asked)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (at->desk.store, at->desk.reader, HUT_PAPER_MASKED);
  GError *error = NULL;
  g_autoptr (HutWhistle) whistle = hut_ctl_find_whistle (at, name, &error);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (HutPaper) paper = NULL;
  HutWrite *write = NULL;
  int code;

  if (whistle == NULL)
    return hut_ctl_fail (error);
  at->acting.now = desk->printed_at;
  paper = hut_whistle_paper_new (ask, desk, at->desk.reader, whistle, at->office, &error);
  if (paper == NULL)
    return hut_ctl_fail (error);
  units = hut_whistle_paper_units (ask->which, whistle, ask->unit, desk->printed_at);
  if (asked->issue && (write = plan_issue (at, ask, whistle, units, &error)) == NULL)
    return hut_ctl_fail (error);
  code = write_paper (paper, asked->out);
  if (write == NULL)
    return code;
  if (code != HUT_CTL_DONE)
    {
      hut_write_free (write);
      return code;
    }
  return hut_store_write (at->desk.store, write, &error) ? code : hut_ctl_fail (error);
}

/* ---- Of a month ---- */

static int
print_month (HutCtlWhistles *at, HutTime from, HutTime until, const char *out)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (at->desk.store, at->desk.reader, HUT_PAPER_MASKED);
  GError *error = NULL;
  g_autoptr (HutPaper) paper =
      hut_whistle_month_new (desk, at->desk.reader, at->office, from, until, &error);

  return paper != NULL ? write_paper (paper, out) : hut_ctl_fail (error);
}

/* The first moments of the first day and of the day after the last. */
static gboolean
read_days (const Asked *asked, HutTime *from, HutTime *until)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime first, last;

  if (asked->from == NULL || asked->to == NULL || asked->unit != NULL || asked->each ||
      asked->by != NULL || asked->words != NULL || asked->issue ||
      !hut_time_parse (asked->from, zone, &first) || !hut_time_parse (asked->to, zone, &last))
    return FALSE;
  *from = hut_time_day_start (first, zone, 0);
  *until = hut_time_day_start (last, zone, 1);
  return *from < *until;
}

/* ---- The command ---- */

gboolean
hut_ctl_is_whistle_paper (const char *name)
{
  HutWhistlePaper which;

  return g_strcmp0 (name, "whistle-month") == 0 || hut_whistle_paper_find (name, &which);
}

int
hut_ctl_print_whistle (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  g_auto (HutCtlWhistles) at = { 0 };
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked.out, NULL, NULL },
    { "unit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.unit, NULL, NULL },
    { "each", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.each, NULL, NULL },
    { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.by, NULL, NULL },
    { "words", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.words, NULL, NULL },
    { "issue", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.issue, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.to, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  HutWhistlePaperAsk ask = { 0 };
  HutTime from = 0, until = 0;
  gboolean month, sound;
  int code;

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  month = argc > 0 && !hut_whistle_paper_find (argv[0], &ask.which);
  sound = asked.out != NULL && (month ? argc == 1 && read_days (&asked, &from, &until)
                                      : argc == 2 && read_ask (&asked, &ask));
  if (!sound)
    return hut_ctl_usage (usage);
  if (!hut_ctl_whistles_open (&at, db, &code))
    return code;
  return month ? print_month (&at, from, until, asked.out)
               : print_whistle (&at, &ask, argv[1], &asked);
}

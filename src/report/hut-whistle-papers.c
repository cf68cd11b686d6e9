/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a whistle by name, whom they are about, and the words that they share. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"
#include "store/hut-case.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
  gboolean (*add) (HutPaper *paper, const HutWhistlePrint *print, GError **error);
} papers[] = {
  [HUT_WHISTLE_PAPER_CALL] = { "whistle-call", N_ ("Whistle call"), hut_whistle_call_add },
  [HUT_WHISTLE_PAPER_RECORD] = { "joint-record", N_ ("Record of the joint action"),
                                 hut_joint_record_add },
  [HUT_WHISTLE_PAPER_SUPERVISION] = { "supervision", N_ ("Supervision report"),
                                      hut_supervision_paper_add },
  [HUT_WHISTLE_PAPER_REPORT] = { "district-report", N_ ("District report"),
                                 hut_district_report_add },
};

gboolean
hut_whistle_paper_find (const char *name, HutWhistlePaper *which)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      {
        *which = i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_whistle_paper_name (HutWhistlePaper which)
{
  return papers[which].name;
}

const char *
hut_whistle_paper_label (HutWhistlePaper which)
{
  return g_dgettext (GETTEXT_PACKAGE, papers[which].label);
}

/* ---- Whom it is about ---- */

gboolean
hut_whistle_paper_of_summons (HutWhistlePaper which, const HutWhistle *whistle,
                              const HutRecord *summons, HutTime now, HutSummonsPaper *paper)
{
  for (HutSummonsPaper each = 0; each < HUT_SUMMONS_N_PAPERS; each++)
    {
      gboolean supervision = each == HUT_SUMMONS_PAPER_SUPERVISION;
      HutSummonsPaperState state;

      if (which != (supervision ? HUT_WHISTLE_PAPER_SUPERVISION : HUT_WHISTLE_PAPER_REPORT))
        continue;
      hut_summons_paper_state (whistle, summons, each, now, &state);
      *paper = each;
      if (state.fits)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
hut_whistle_paper_units (HutWhistlePaper which, const HutWhistle *whistle, const char *unit,
                         HutTime now)
{
  g_autoptr (GPtrArray) fit = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();

  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];
      HutSummonsPaper paper;

      if ((unit != NULL && g_strcmp0 (hut_record_get_text (summons, "unit"), unit) != 0) ||
          !hut_whistle_paper_of_summons (which, whistle, summons, now, &paper))
        continue;
      g_ptr_array_add (fit, (gpointer)summons);
      if ((hut_summons_papers_asked (whistle, summons, now) & 1u << paper) != 0)
        g_ptr_array_add (asked, (gpointer)summons);
    }
  return asked->len > 0 ? g_steal_pointer (&asked) : g_steal_pointer (&fit);
}

/* ---- Times ---- */

char *
hut_whistle_print_time (const HutWhistlePrint *print, HutTime time)
{
  return time != 0
             ? hut_time_format (time, hut_office_get_zone (print->office), "%Y-%m-%d %H:%M:%S")
             : NULL;
}

char *
hut_whistle_print_minute (const HutWhistlePrint *print, HutTime time)
{
  return time != 0 ? hut_time_format (time, hut_office_get_zone (print->office), "%Y-%m-%d %H:%M")
                   : NULL;
}

char *
hut_whistle_print_called (const HutWhistlePrint *print, const HutRecord *summons)
{
  HutSummonsTimes times;

  hut_summons_times (print->whistle, summons, &times);
  return hut_whistle_print_time (print, times.called);
}

char *
hut_whistle_print_span (HutTime from, gint64 span)
{
  gint64 length = (from + span) / G_USEC_PER_SEC - from / G_USEC_PER_SEC;
  int seconds = (int)(length % 60), minutes = (int)(length / 60 % 60);
  int hours = (int)(length / 3600 % 24), days = (int)(length / 86400);

  if (days > 0)
    return g_strdup_printf (_ ("%d d %d h %d min %d s"), days, hours, minutes, seconds);
  if (hours > 0)
    return g_strdup_printf (_ ("%d h %d min %d s"), hours, minutes, seconds);
  if (minutes > 0)
    return g_strdup_printf (_ ("%d min %d s"), minutes, seconds);
  return g_strdup_printf (_ ("%d s"), seconds);
}

/* ---- What it is ---- */

char *
hut_whistle_print_number (const HutWhistlePrint *print)
{
  const HutRecord *record = print->whistle->whistle;

  return hut_case_number_words (hut_record_get_text (record, "number"), &record->id);
}

char *
hut_whistle_print_where (const HutWhistlePrint *print)
{
  const HutRecord *record = print->whistle->whistle;
  g_autofree char *community = hut_paper_desk_value (print->desk, record, "community");
  g_autofree char *address = hut_paper_desk_value (print->desk, record, "address");

  if (community == NULL || address == NULL)
    return g_strdup (community != NULL ? community : address);
  return g_strdup_printf (C_ ("community, address", "%s, %s"), community, address);
}

const char *
hut_whistle_print_unit (const HutWhistlePrint *print, const HutRecord *record)
{
  return hut_paper_desk_unit (print->desk, hut_record_get_text (record, "unit"));
}

gboolean
hut_whistle_print_is_company (const HutWhistlePrint *print, const HutRecord *summons)
{
  GPtrArray *units = print->desk->names->units;
  const char *code = hut_record_get_text (summons, "unit");

  for (guint i = 0; i < units->len; i++)
    {
      const HutRecord *unit = units->pdata[i];

      if (unit->kind == &hut_kind_department &&
          g_strcmp0 (hut_record_get_text (unit, "code"), code) == 0)
        return g_strcmp0 (hut_record_get_text (unit, "class"), "company") == 0;
    }
  return FALSE;
}

/* ---- Steps ---- */

const HutRecord *
hut_whistle_print_last (const HutWhistlePrint *print, const HutRecord *summons, const char *code)
{
  char id[HUT_UID_STRING_LEN + 1];

  hut_uid_print (&summons->id, id);
  for (guint i = print->whistle->steps->len; i > 0; i--)
    {
      const HutRecord *step = print->whistle->steps->pdata[i - 1];

      if (g_strcmp0 (hut_record_get_text (step, "code"), code) == 0 &&
          g_strcmp0 (hut_record_get_text (step, "summons"), id) == 0)
        return step;
    }
  return NULL;
}

static const char *
how_words (const char *how)
{
  static const struct
  {
    const char *how;
    const char *words;
  } ways[] = {
    { "desk", NC_ ("told", "On its own desktop") },
    { "telephone", NC_ ("told", "Told by telephone") },
    { "on-site", NC_ ("told", "Seen on the spot") },
    { "paper", NC_ ("told", "Told in writing") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i].how, how) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "told", ways[i].words);
  return NULL;
}

/* "entered by Wang Fang", with the time where it is later than what it says. */
static char *
entered_words (const HutWhistlePrint *print, const HutRecord *step)
{
  g_autofree char *who =
      hut_reader_account_name (print->reader, hut_record_get_text (step, "entered_by"));
  HutTime at = hut_record_get_int (step, "at", 0);
  gboolean later = at - hut_whistle_step_time (step) >= HUT_TIME_MINUTE;
  g_autofree char *time = later ? hut_whistle_print_minute (print, at) : NULL;

  if (who != NULL)
    return later ? g_strdup_printf (_ ("entered for it by %s, %s"), who, time)
                 : g_strdup_printf (_ ("entered for it by %s"), who);
  return later ? g_strdup_printf (_ ("entered %s"), time) : NULL;
}

char *
hut_whistle_print_told (const HutWhistlePrint *print, const HutRecord *step)
{
  const char *how = how_words (hut_record_get_text (step, "how"));
  g_autofree char *by = hut_paper_desk_value (print->desk, step, "by");
  g_autofree char *entered = NULL;
  g_autofree char *told = NULL;

  if (how == NULL)
    return hut_reader_account_name (print->reader, hut_record_get_text (step, "entered_by"));
  /* Translators: how it became known, and who said it. */
  told = by != NULL ? g_strdup_printf (C_ ("told", "%s: %s"), how, by) : g_strdup (how);
  if (g_strcmp0 (hut_record_get_text (step, "how"), "desk") == 0 ||
      (entered = entered_words (print, step)) == NULL)
    return g_steal_pointer (&told);
  /* Translators: how it became known, and who entered it. */
  return g_strdup_printf (C_ ("told", "%s; %s"), told, entered);
}

/* ---- Making one ---- */

void
hut_whistle_print_close (HutPaper *paper, const HutWhistlePrint *print)
{
  g_autofree char *when =
      hut_time_format (print->desk->printed_at, hut_office_get_zone (print->office), "%Y-%m-%d");
  g_autofree char *issued = g_strdup_printf (_ ("Date: %s"), when);

  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, " ");
  hut_paper_add_closing (paper, print->desk->office);
  hut_paper_add_closing (paper, issued);
  hut_paper_end_hold (paper);
}

static void
set_foot (HutPaper *paper, const HutWhistlePrint *print)
{
  const char *by = print->desk->printed_by;
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *time = hut_whistle_print_minute (print, print->desk->printed_at);
  g_autofree char *printed = by != NULL ? g_strdup_printf (_ ("Printed by %s, %s"), by, time)
                                        : g_strdup_printf (_ ("Printed %s"), time);

  hut_paper_set_foot (paper, number, printed);
}

HutPaper *
hut_whistle_paper_new (const HutWhistlePaperAsk *ask, const HutPaperDesk *desk, HutReader *reader,
                       const HutWhistle *whistle, HutOffice *office, GError **error)
{
  const HutWhistlePrint print = { ask, desk, reader, whistle, office };
  g_autoptr (HutPaper) paper = NULL;

  if (ask->unit != NULL && hut_whistle_summons (whistle, ask->unit) == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   _ ("%s is not called by this whistle."), hut_paper_desk_unit (desk, ask->unit));
      return NULL;
    }
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, hut_whistle_paper_label (ask->which));
  set_foot (paper, &print);
  return papers[ask->which].add (paper, &print, error) ? g_steal_pointer (&paper) : NULL;
}

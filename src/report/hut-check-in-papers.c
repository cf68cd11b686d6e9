/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of who checks in, the list of thanks, and the letter of thanks. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-check-in-papers.h"

#include "store/hut-reader-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TELL_EVERY 256u

const char *
hut_check_in_paper_label (HutCheckInPaper which)
{
  return which == HUT_CHECK_IN_PAPER_LIST ? _ ("List of check-ins") : _ ("List of thanks");
}

static char *
day_words (HutTime time)
{
  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), "%Y-%m-%d") : NULL;
}

static gboolean
refuse_nobody (GError **error)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("Nobody is on this list yet."));
  return FALSE;
}

/* ---- The list ---- */

static void
begin_list (HutPaper *paper, gboolean units)
{
  const HutPaperColumn members[] = {
    { C_ ("check-in", "Name"), 14, HUT_PAPER_LEFT },
    { _ ("Unit"), 24, HUT_PAPER_LEFT },
    { _ ("Community"), 18, HUT_PAPER_LEFT },
    { C_ ("check-in list", "Call"), 9, HUT_PAPER_CENTRE },
    { C_ ("check-in list", "Promise"), 9, HUT_PAPER_CENTRE },
    { C_ ("check-in list", "Suggestion"), 9, HUT_PAPER_CENTRE },
    { C_ ("check-in list", "Activity"), 9, HUT_PAPER_CENTRE },
  };
  const HutPaperColumn of_units[] = {
    { _ ("Unit"), 44, HUT_PAPER_LEFT },
    { C_ ("check-in", "Members"), 14, HUT_PAPER_RIGHT },
    { C_ ("check-in list", "Practical thing"), 20, HUT_PAPER_CENTRE },
    { C_ ("check-in list", "Last on"), 22, HUT_PAPER_LEFT },
  };

  if (units)
    hut_paper_add_table (paper, of_units, G_N_ELEMENTS (of_units));
  else
    hut_paper_add_table (paper, members, G_N_ELEMENTS (members));
}

static const char *
state_words (const HutCheckInMark *mark, HutCheckInTask task)
{
  if ((mark->done >> task) & 1)
    return C_ ("check-in list", "done");
  return (mark->no_proof >> task) & 1 ? C_ ("check-in list", "no proof")
                                      : C_ ("check-in list", "open");
}

static void
add_unit (HutPaper *paper, const HutCheckInMark *mark)
{
  g_autofree char *members = g_strdup_printf ("%u", mark->n_members);
  g_autofree char *last = day_words (mark->last);
  const char *const cells[] = { mark->name, members, state_words (mark, HUT_CHECK_IN_THING), last };

  hut_paper_add_row (paper, cells);
}

static gboolean
add_member (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader,
            const HutCheckInMark *mark, GError **error)
{
  HutCheckInName name;
  const char *cells[7];

  if (!hut_reader_check_in_name (reader, mark->rowid, &name, error))
    return FALSE;
  cells[0] = name.name;
  cells[1] = hut_paper_desk_unit (desk, name.unit);
  cells[2] = hut_paper_desk_community (desk, name.community);
  for (guint i = 0; i < 4; i++)
    cells[3 + i] = state_words (mark, HUT_CHECK_IN_CALL + i);
  hut_paper_add_row (paper, cells);
  hut_check_in_name_clear (&name);
  return TRUE;
}

static gboolean
add_list (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader, const HutCheckInRoll *roll,
          GCancellable *cancellable, GError **error)
{
  begin_list (paper, roll->units);
  for (guint i = 0; i < roll->marks->len; i++)
    {
      const HutCheckInMark *mark = &g_array_index (roll->marks, HutCheckInMark, i);

      if (i % TELL_EVERY == 0)
        hut_paper_desk_tell (desk, (double)i / roll->marks->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (roll->units)
        add_unit (paper, mark);
      else if (!add_member (paper, desk, reader, mark, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_figures (HutPaper *paper, const HutCheckInRoll *roll)
{
  g_autofree char *n = g_strdup_printf ("%u", roll->n);
  g_autofree char *all = g_strdup_printf ("%u", roll->n_all);
  g_autofree char *unproven = g_strdup_printf ("%u", roll->n_unproven);
  g_autofree char *listed = g_strdup_printf ("%u", roll->marks->len);
  const HutPaperFigure figures[] = {
    { roll->units ? C_ ("check-in", "Units") : C_ ("check-in", "Members"), n, NULL },
    { roll->units ? _ ("Thing done") : _ ("All four done"), all, NULL },
    { _ ("Proof lacks"), unproven, NULL },
    { _ ("On this list"), listed, NULL },
  };

  hut_paper_add_figures (paper, figures, G_N_ELEMENTS (figures));
}

/* ---- Thanks ---- */

static char *
name_of (HutReader *reader, const HutCheckInMark *mark, GError **error)
{
  HutCheckInName name;
  char *words;

  if (mark->rowid == 0)
    return g_strdup (mark->name);
  if (!hut_reader_check_in_name (reader, mark->rowid, &name, error))
    return NULL;
  words = g_strdup (name.name != NULL ? name.name : "");
  hut_check_in_name_clear (&name);
  return words;
}

/* Names in columns. */
static gboolean
add_names (HutPaper *paper, HutReader *reader, const HutCheckInRoll *roll,
           GCancellable *cancellable, GError **error)
{
  const HutPaperColumn column = { roll->units ? _ ("Unit") : C_ ("check-in", "Name"), 1,
                                  HUT_PAPER_CENTRE };
  const HutPaperColumn columns[] = { column, column, column, column };
  guint n_columns = roll->units ? 2 : G_N_ELEMENTS (columns);

  hut_paper_add_table (paper, columns, n_columns);
  for (guint i = 0; i < roll->marks->len; i += n_columns)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; k < n_columns; k++)
        {
          char *name =
              i + k < roll->marks->len
                  ? name_of (reader, &g_array_index (roll->marks, HutCheckInMark, i + k), error)
                  : g_strdup ("");

          if (name == NULL)
            return FALSE;
          g_ptr_array_add (cells, name);
        }
      hut_paper_add_row (paper, (const char *const *)cells->pdata);
    }
  return TRUE;
}

static gboolean
add_thanks (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader,
            const HutCheckInRoll *roll, GCancellable *cancellable, GError **error)
{
  g_autofree char *day = day_words (desk->printed_at);
  g_autofree char *closing = g_strdup_printf ("%s\n%s", desk->office, day);

  hut_paper_add_text (
      paper, roll->units ? _ ("These units checked in with the street and did a practical thing "
                              "for it. The street thanks them.")
                         : _ ("These members checked in with the community that they live in, "
                              "answered a call, made a promise, gave a suggestion and joined an "
                              "activity. The street thanks them."));
  if (!add_names (paper, reader, roll, cancellable, error))
    return FALSE;
  if (!roll->units)
    hut_paper_add_note (paper, _ ("Named is only who has agreed to it."));
  hut_paper_add_closing (paper, closing);
  return TRUE;
}

HutPaper *
hut_check_in_paper_new (HutCheckInPaper which, const HutPaperDesk *desk, HutReader *reader,
                        const HutCheckInAsk *ask, GCancellable *cancellable, GError **error)
{
  HutCheckInAsk asked = *ask;
  g_autoptr (HutPaper) paper = NULL;
  g_autoptr (HutCheckInRoll) roll = NULL;
  gboolean added;

  if (which == HUT_CHECK_IN_PAPER_THANKS)
    asked.who = HUT_CHECK_IN_THANKED;
  roll = hut_reader_check_in_roll (reader, &asked, cancellable, error);
  if (roll == NULL || (roll->marks->len == 0 && !refuse_nobody (error)))
    return NULL;
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, hut_check_in_paper_label (which));
  hut_paper_add_title (paper, hut_check_in_paper_label (which));
  if (which == HUT_CHECK_IN_PAPER_LIST)
    {
      /* Also of who has not agreed to be named in public. */
      if (!roll->units)
        hut_paper_desk_set_internal (desk, paper);
      add_figures (paper, roll);
    }
  added = which == HUT_CHECK_IN_PAPER_LIST
              ? add_list (paper, desk, reader, roll, cancellable, error)
              : add_thanks (paper, desk, reader, roll, cancellable, error);
  return added ? g_steal_pointer (&paper) : NULL;
}

/* ---- The letter ---- */

static gboolean
counts (const HutRecord *check_in)
{
  return hut_record_get_int (check_in, "at", 0) != 0 &&
         hut_record_get_text (check_in, "evidence") != NULL;
}

static void
add_things (HutPaper *paper, GPtrArray *check_ins)
{
  const HutPaperColumn columns[] = { { C_ ("check-in", "Day"), 16, HUT_PAPER_LEFT },
                                     { C_ ("check-in", "What was done"), 28, HUT_PAPER_LEFT },
                                     { C_ ("check-in", "In words"), 56, HUT_PAPER_LEFT } };

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = check_ins->len; i > 0; i--)
    {
      const HutRecord *check_in = check_ins->pdata[i - 1];
      HutCheckInTask task = hut_check_in_task_parse (hut_record_get_text (check_in, "task"));
      g_autofree char *day = day_words (hut_record_get_int (check_in, "at", 0));
      const char *const cells[] = { day,
                                    task < HUT_N_CHECK_IN_TASKS ? hut_check_in_task_label (task)
                                                                : NULL,
                                    hut_record_get_text (check_in, "words") };

      if (counts (check_in))
        hut_paper_add_row (paper, cells);
    }
}

static gboolean
any_counts (GPtrArray *check_ins)
{
  for (guint i = 0; i < check_ins->len; i++)
    if (counts (check_ins->pdata[i]))
      return TRUE;
  return FALSE;
}

HutPaper *
hut_check_in_letter_new (const HutPaperDesk *desk, HutReader *reader, const HutUid *person,
                         const char *unit, GError **error)
{
  g_autoptr (GPtrArray) check_ins = hut_reader_check_ins_of (reader, person, unit, error);
  g_autofree char *name = person != NULL ? hut_reader_person_name (reader, person)
                                         : g_strdup (hut_paper_desk_unit (desk, unit));
  g_autofree char *day = day_words (desk->printed_at);
  g_autofree char *closing = g_strdup_printf ("%s\n%s", desk->office, day);
  g_autofree char *dear = NULL;
  HutPaper *paper;

  if (check_ins == NULL)
    return NULL;
  if (name == NULL || !any_counts (check_ins))
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("Nothing that counts is on record yet."));
      return NULL;
    }
  /* Translators: how a letter begins; the first to a member, the second to a unit. */
  dear = person != NULL ? g_strdup_printf (_ ("Dear comrade %s,"), name)
                        : g_strdup_printf (_ ("To %s,"), name);
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, _ ("Letter of thanks"));
  hut_paper_add_title (paper, _ ("Letter of thanks"));
  hut_paper_add_text (paper, dear);
  hut_paper_add_text (
      paper, person != NULL
                 ? _ ("You checked in with the community that you live in, and were there "
                      "for your neighbours. What you did stands below. Thank you.")
                 : _ ("You checked in with the street, and did a practical thing for those "
                      "who live here. It stands below. Thank you."));
  add_things (paper, check_ins);
  hut_paper_add_text (paper, _ ("We hope to go on doing things together."));
  hut_paper_add_closing (paper, closing);
  return paper;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ledger of accountability. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle-ledger.h"

#include "domain/hut-summons-clock.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *name;
  const char *label, *missing;
} whats[HUT_N_LEDGER] = {
  [HUT_LEDGER_ANSWERED_LATE] = { "answered-late", NC_("ledger", "Answered late"), NC_("ledger", "Never answered") },
  [HUT_LEDGER_CAME_LATE]     = { "came-late",     NC_("ledger", "Came late"),     NC_("ledger", "Never came") },
  [HUT_LEDGER_REFUSED]       = { "refused",       NC_("ledger", "Refused"),       NULL },
  [HUT_LEDGER_DISPUTED]      = { "disputed",      NC_("ledger", "Disputed"),      NULL },
  [HUT_LEDGER_SENT_BACK]     = { "sent-back",     NC_("ledger", "Sent back"),     NULL },
  [HUT_LEDGER_PAPER]         = { "paper",         NC_("ledger", "Paper issued"),  NULL },
};
/* clang-format on */

const char *
hut_ledger_what_name (HutLedgerWhat what)
{
  return whats[what].name;
}

const char *
hut_ledger_what_label (HutLedgerWhat what, gboolean missing)
{
  const char *label =
      missing && whats[what].missing != NULL ? whats[what].missing : whats[what].label;

  return g_dpgettext2 (GETTEXT_PACKAGE, "ledger", label);
}

static void
paper_clear (gpointer data)
{
  g_free (((HutLedgerPaper *)data)->by);
}

static void
entry_free (gpointer data)
{
  HutLedgerEntry *entry = data;

  g_free (entry->unit);
  g_free (entry->number);
  g_free (entry->task);
  g_free (entry->words);
  g_free (entry->by);
  g_free (entry->ruling);
  g_free (entry->ruled_words);
  g_array_unref (entry->papers);
  g_free (entry);
}

/* ---- Of one summons ---- */

/* Its entries while they are made. */
typedef struct
{
  GPtrArray *entries; /* of all */
  guint first;        /* those of this summons begin here */
  const HutWhistle *whistle;
  const HutRecord *summons;
} Making;

static HutLedgerEntry *
add (Making *making, HutLedgerWhat what, HutTime at)
{
  HutLedgerEntry *entry = g_new0 (HutLedgerEntry, 1);
  const HutRecord *whistle = making->whistle->whistle;

  entry->what = what;
  entry->unit = g_strdup (hut_record_get_text (making->summons, "unit"));
  entry->whistle = whistle->id;
  entry->number = g_strdup (hut_record_get_text (whistle, "number"));
  entry->task = g_strdup (hut_record_get_text (whistle, "task"));
  entry->at = at;
  entry->papers = g_array_new (FALSE, FALSE, sizeof (HutLedgerPaper));
  g_array_set_clear_func (entry->papers, paper_clear);
  g_ptr_array_add (making->entries, entry);
  return entry;
}

static void
set_said (HutLedgerEntry *entry, const HutRecord *step)
{
  entry->words = g_strdup (hut_record_get_text (step, "words"));
  entry->by = g_strdup (hut_record_get_text (step, "by"));
}

/* What the unit said when it was late already, the first of it that has words. */
static void
set_excuse (HutLedgerEntry *entry, const Making *making)
{
  static const char *const own[] = { "accepted", "arrived", "report", NULL };

  for (guint i = 0; i < making->whistle->steps->len && entry->words == NULL; i++)
    {
      const HutRecord *step = making->whistle->steps->pdata[i];
      const char *code = hut_record_get_text (step, "code");

      if (code != NULL && g_strv_contains (own, code) &&
          hut_whistle_is_of (step, making->summons) && hut_whistle_step_time (step) >= entry->at &&
          hut_record_get_text (step, "words") != NULL)
        set_said (entry, step);
    }
}

static void
add_late (Making *making, HutLedgerWhat what, const char *due, gint64 late, HutTime done)
{
  HutLedgerEntry *entry;

  if (late <= 0)
    return;
  entry = add (making, what, hut_record_get_int (making->summons, due, 0));
  entry->late = late;
  entry->missing = done == 0;
  set_excuse (entry, making);
}

static void
set_ruling (Making *making, const HutRecord *step)
{
  HutLedgerEntry *dispute = NULL;

  for (guint i = making->first; i < making->entries->len; i++)
    {
      HutLedgerEntry *entry = making->entries->pdata[i];

      if (entry->what == HUT_LEDGER_DISPUTED)
        dispute = entry;
    }
  if (dispute == NULL || dispute->ruling != NULL)
    return;
  dispute->ruling = g_strdup (hut_record_get_text (step, "ruling"));
  dispute->ruled_at = hut_whistle_step_time (step);
  dispute->ruled_words = g_strdup (hut_record_get_text (step, "words"));
}

static gboolean
is_paper_for (const HutLedgerEntry *entry, gboolean to_district)
{
  if (to_district)
    return entry->what == HUT_LEDGER_REFUSED || entry->what == HUT_LEDGER_DISPUTED;
  return entry->what == HUT_LEDGER_ANSWERED_LATE || entry->what == HUT_LEDGER_CAME_LATE;
}

/* What the paper was for: the last that had arisen when it was issued. */
static void
add_paper (Making *making, const HutRecord *step, gboolean to_district)
{
  HutLedgerPaper paper = { to_district, hut_whistle_step_time (step),
                           g_strdup (hut_record_get_text (step, "by")) };
  HutLedgerEntry *of = NULL;

  for (guint i = making->first; i < making->entries->len; i++)
    {
      HutLedgerEntry *entry = making->entries->pdata[i];

      if (is_paper_for (entry, to_district) && entry->at <= paper.at &&
          (of == NULL || of->at <= entry->at))
        of = entry;
    }
  if (of == NULL)
    {
      of = add (making, HUT_LEDGER_PAPER, paper.at);
      of->words = g_strdup (hut_record_get_text (step, "words"));
    }
  g_array_append_val (of->papers, paper);
}

static void
note_step (Making *making, const HutRecord *step)
{
  const char *code = hut_record_get_text (step, "code");
  HutTime at = hut_whistle_step_time (step);

  if (g_strcmp0 (code, "refused") == 0)
    set_said (add (making, HUT_LEDGER_REFUSED, at), step);
  else if (g_strcmp0 (code, "disputed") == 0)
    set_said (add (making, HUT_LEDGER_DISPUTED, at), step);
  else if (g_strcmp0 (code, "sent-back") == 0)
    set_said (add (making, HUT_LEDGER_SENT_BACK, at), step);
  else if (g_strcmp0 (code, "ruled") == 0)
    set_ruling (making, step);
  else if (g_strcmp0 (code, "supervised") == 0)
    add_paper (making, step, FALSE);
  else if (g_strcmp0 (code, "reported") == 0)
    add_paper (making, step, TRUE);
}

/* It said in time why it need not come, and waits for the ruling. */
static gboolean
waits_for_ruling (const HutRecord *summons, const HutSummonsTimes *times)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), "disputed") == 0 &&
         times->disputed <= hut_record_get_int (summons, "due_at", 0);
}

static void
note_summons (GPtrArray *entries, const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  Making making = { entries, entries->len, whistle, summons };
  HutSummonsTimes times;

  hut_summons_times (whistle, summons, &times);
  add_late (&making, HUT_LEDGER_ANSWERED_LATE, "answer_due_at",
            hut_summons_late_answer (summons, &times, now), times.answered);
  if (!waits_for_ruling (summons, &times))
    add_late (&making, HUT_LEDGER_CAME_LATE, "due_at",
              hut_summons_late_arrival (summons, &times, now), times.arrived);
  for (guint i = 0; i < whistle->steps->len; i++)
    if (hut_whistle_is_of (whistle->steps->pdata[i], summons))
      note_step (&making, whistle->steps->pdata[i]);
}

/* ---- All ---- */

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const HutLedgerEntry *left = *(HutLedgerEntry *const *)a, *right = *(HutLedgerEntry *const *)b;
  int order = g_strcmp0 (left->unit, right->unit);

  if (order == 0)
    order = left->at < right->at ? -1 : left->at > right->at;
  return order != 0 ? order : (int)left->what - (int)right->what;
}

GPtrArray *
hut_whistle_ledger (GPtrArray *whistles, HutTime now)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < whistles->len; i++)
    {
      const HutWhistle *whistle = whistles->pdata[i];

      for (guint j = 0; j < whistle->summonses->len; j++)
        note_summons (entries, whistle, whistle->summonses->pdata[j], now);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

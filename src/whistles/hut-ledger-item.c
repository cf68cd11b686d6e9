/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An entry of the ledger in words. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-ledger-item.h"

#include "store/hut-case.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-count-clock.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLedgerItem
{
  GObject parent_instance;
  HutUid whistle;
  char *unit;
  char *title;
  const char *chip, *tone, *icon;
  char *when, *note;
  char *said, *papers; /* or NULL */
};

G_DEFINE_FINAL_TYPE (HutLedgerItem, hut_ledger_item, G_TYPE_OBJECT)

static const struct
{
  const char *tone, *icon;
} signs[HUT_N_LEDGER] = {
  [HUT_LEDGER_ANSWERED_LATE] = { "soon", "hut-clock-symbolic" },
  [HUT_LEDGER_CAME_LATE] = { "soon", "hut-clock-symbolic" },
  [HUT_LEDGER_REFUSED] = { "overdue", "hut-close-symbolic" },
  [HUT_LEDGER_DISPUTED] = { "at-work", "hut-conflict-symbolic" },
  [HUT_LEDGER_SENT_BACK] = { "done", "hut-back-symbolic" },
  [HUT_LEDGER_PAPER] = { "done", "hut-paper-symbolic" },
};

static void
hut_ledger_item_finalize (GObject *object)
{
  HutLedgerItem *self = HUT_LEDGER_ITEM (object);

  g_free (self->unit);
  g_free (self->title);
  g_free (self->when);
  g_free (self->note);
  g_free (self->said);
  g_free (self->papers);
  G_OBJECT_CLASS (hut_ledger_item_parent_class)->finalize (object);
}

static void
hut_ledger_item_class_init (HutLedgerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_ledger_item_finalize;
}

static void
hut_ledger_item_init (HutLedgerItem *self)
{
}

/* ---- Words ---- */

static char *
time_words (HutTime at)
{
  return hut_time_format (at, hut_time_shown_zone (), "%Y-%m-%d %H:%M");
}

/* Takes over @words; NULL adds nothing. */
static void
add (GString *line, char *words)
{
  if (words != NULL)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", words);
  g_free (words);
}

/* An emptied line is none. */
static char *
close_line (GString *line)
{
  return g_string_free (line, line->len == 0);
}

static char *
late_words (const HutLedgerEntry *entry)
{
  g_autofree char *span = NULL;

  if (entry->late <= 0)
    return NULL;
  span = hut_count_words (HUT_COUNT_SINCE, entry->late);
  /* Translators: %s is a length of time. */
  return g_strdup_printf (_ ("late by %s"), span);
}

static char *
note_of (const HutLedgerEntry *entry)
{
  GString *line = g_string_new (NULL);

  add (line, late_words (entry));
  add (line, hut_case_number_words (entry->number, &entry->whistle));
  add (line, g_strdup (entry->task));
  return g_string_free (line, FALSE);
}

static char *
ruling_words (const HutLedgerEntry *entry)
{
  g_autofree char *when = NULL;
  const char *whom;

  if (entry->what != HUT_LEDGER_DISPUTED)
    return NULL;
  if (entry->ruling == NULL)
    return g_strdup (_ ("not ruled yet"));
  when = time_words (entry->ruled_at);
  whom = hut_field_code_label (hut_kind_field (&hut_kind_whistle_step, "ruling"), entry->ruling);
  if (entry->ruled_words == NULL)
    /* Translators: when the district ruled, and for whom. */
    return g_strdup_printf (_ ("ruled at %s: %s"), when, whom);
  /* Translators: when the district ruled, for whom, and in what words. */
  return g_strdup_printf (_ ("ruled at %s: %s, %s"), when, whom, entry->ruled_words);
}

static char *
said_of (const HutLedgerEntry *entry)
{
  GString *line = g_string_new (NULL);

  if (entry->words != NULL && entry->by != NULL)
    /* Translators: words that were said, and by whom. */
    add (line, g_strdup_printf (_ ("“%s” (%s)"), entry->words, entry->by));
  else if (entry->words != NULL)
    /* Translators: words that were said. */
    add (line, g_strdup_printf (_ ("“%s”"), entry->words));
  add (line, ruling_words (entry));
  return close_line (line);
}

static char *
paper_words (const HutLedgerPaper *paper)
{
  g_autofree char *when = time_words (paper->at);
  const char *name =
      paper->to_district ? _ ("Reported to the district") : _ ("Supervision report issued");

  if (paper->by == NULL)
    /* Translators: a paper, and when it was issued. */
    return g_strdup_printf (C_ ("ledger", "%s %s"), name, when);
  /* Translators: a paper, when it was issued, and by whom. */
  return g_strdup_printf (C_ ("ledger", "%s %s (%s)"), name, when, paper->by);
}

static char *
papers_of (const HutLedgerEntry *entry)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < entry->papers->len; i++)
    add (line, paper_words (&g_array_index (entry->papers, HutLedgerPaper, i)));
  return close_line (line);
}

/* Nobody came, or answered: as grave as it gets. */
static void
set_chip (HutLedgerItem *self, const HutLedgerEntry *entry)
{
  self->chip = hut_ledger_what_label (entry->what, entry->missing);
  self->tone = entry->missing ? "overdue" : signs[entry->what].tone;
  self->icon = entry->missing ? "hut-overdue-symbolic" : signs[entry->what].icon;
}

HutLedgerItem *
hut_ledger_item_new (const HutLedgerEntry *entry, HutCaseBrowser *browser)
{
  HutLedgerItem *self = g_object_new (HUT_TYPE_LEDGER_ITEM, NULL);

  self->whistle = entry->whistle;
  self->unit = g_strdup (entry->unit);
  self->title = g_strdup (hut_summons_unit_name (browser, entry->unit));
  set_chip (self, entry);
  self->when = time_words (entry->at);
  self->note = note_of (entry);
  self->said = said_of (entry);
  self->papers = papers_of (entry);
  return self;
}

/* ---- Reading ---- */

const char *
hut_ledger_item_get_unit (HutLedgerItem *self)
{
  return self->unit;
}

const HutUid *
hut_ledger_item_get_whistle (HutLedgerItem *self)
{
  return &self->whistle;
}

const char *
hut_ledger_item_get_title (HutLedgerItem *self)
{
  return self->title;
}

const char *
hut_ledger_item_get_chip (HutLedgerItem *self, const char **tone, const char **icon)
{
  *tone = self->tone;
  *icon = self->icon;
  return self->chip;
}

const char *
hut_ledger_item_get_when (HutLedgerItem *self)
{
  return self->when;
}

const char *
hut_ledger_item_get_note (HutLedgerItem *self)
{
  return self->note;
}

const char *
hut_ledger_item_get_said (HutLedgerItem *self)
{
  return self->said;
}

const char *
hut_ledger_item_get_papers (HutLedgerItem *self)
{
  return self->papers;
}

gboolean
hut_ledger_item_equal (HutLedgerItem *self, HutLedgerItem *other)
{
  return hut_uid_equal (&self->whistle, &other->whistle) && self->chip == other->chip &&
         g_strcmp0 (self->title, other->title) == 0 && g_strcmp0 (self->when, other->when) == 0 &&
         g_strcmp0 (self->note, other->note) == 0 && g_strcmp0 (self->said, other->said) == 0 &&
         g_strcmp0 (self->papers, other->papers) == 0;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-entry.h"
#include "roster/hut-patrol-findings.h"
#include "roster/hut-patrol-hazards.h"
#include "roster/hut-post-entry.h"
#include "roster/hut-turn-entry.h"
#include "widgets/hut-code-drop-down.h"

G_BEGIN_DECLS

struct _HutPatrolEntry
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutPostEntry *place;
  HutTurnEntry *who;
  GtkEditable *day;
  GtkEditable *from;
  GtkEditable *until;
  HutCodeDropDown *how;
  HutPatrolHazards *hazards;
  HutPatrolFindings *findings;
  GtkLabel *trouble;
  HutCaseBrowser *browser;
  HutPatrolPosts *posts; /* or NULL */
  gboolean of_sheet;     /* it was scanned, and stays */
  gboolean saving;
  char *warned; /* what was warned of and is meant so; or NULL */
};

/* Says @words below the fields; NULL: nothing. */
void hut_patrol_entry_tell (HutPatrolEntry *self, const char *words);

/* The zone of the office, whose days count; and the number of its day. */
GTimeZone *hut_patrol_entry_zone (HutPatrolEntry *self);
gint64 hut_patrol_entry_today (HutPatrolEntry *self);

/* Empties the fields for the next patrol; of a sheet lane and person stay. */
void hut_patrol_entry_clear (HutPatrolEntry *self);

/* hut-patrol-entry-save.c: the action patrol-entry.save. */
void hut_patrol_entry_do_save (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* Time limits (DOMAIN 2; regulation on complaints, 13). The limit that an order states goes first;
 * these are for where it states none. Hours run through the night. Days end at the same clock time
 * on the last day; the day of receipt does not count; working days leave out weekends and public
 * holidays and count working weekends. The rule `levels` says for each level how much and which
 * days; a start outside working days begins to count on the next day all the same. */
typedef enum
{
  HUT_DAYS_BY_RULE, /* as the rule says for the level */
  HUT_DAYS_CALENDAR,
  HUT_DAYS_WORKING,
} HutDays;

typedef struct
{
  HutTime due_at;
  char *counted;      /* how it was counted, in words, translated */
  gboolean uncertain; /* reaches beyond the calendar's years: holidays there are not known */
} HutDeadline;

/* @level: "2h", "24h", "7d", "15d". FALSE with HUT_DOMAIN_ERROR_UNKNOWN where the rule has no such
 * level. Clear with hut_deadline_clear(). */
gboolean hut_deadline_count (HutOffice *office, const char *level, HutTime from, HutDays days,
                             HutDeadline *deadline, GError **error);
void hut_deadline_clear (HutDeadline *deadline);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutDeadline, hut_deadline_clear)

/* @n working days (or days) after @from, as above. */
HutTime hut_deadline_add_days (HutOffice *office, HutTime from, guint n, HutDays days,
                               gboolean *uncertain);

/* When the caller must have been contacted (rule `contact`: 24 h; urgent 2 h). */
HutTime hut_deadline_contact (HutOffice *office, const char *urgency, HutTime from);

/* Fills what a new, open case lacks, counted from its dispatch, or else its receipt: `due_at` by
 * its level (due_source `level`), and `contact_due_at` where there is a telephone to call. A limit
 * that the order states is left alone; one that names no source was `entered`. The one way for what
 * is entered, imported or scripted. */
void hut_deadline_fill (HutOffice *office, HutRecord *record);

/* Gives @record the level @level (NULL: none), and the limit that follows from it where the limit
 * followed from a level before, or there was none. */
void hut_deadline_set_level (HutOffice *office, HutRecord *record, const char *level);

G_END_DECLS

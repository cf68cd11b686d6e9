/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"
#include "domain/hut-whistle-plan.h"
#include "store/hut-reader-whistle.h"

G_BEGIN_DECLS

/* What the commands of whistles share: the open file and who acts in it. */
typedef struct
{
  HutCtlDesk desk;
  HutOffice *office;
  GHashTable *departments;
  char *unit;              /* the department whose desktop this file is, or NULL */
  HutWhistleActing acting; /* of now */
} HutCtlWhistles;

/* FALSE, with the reason on stderr and *@code set, where it can't be; to be cleared all the same.
 */
gboolean hut_ctl_whistles_open (HutCtlWhistles *at, const char *db, int *code);
void hut_ctl_whistles_clear (HutCtlWhistles *at);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCtlWhistles, hut_ctl_whistles_clear)

/* The whistle that @name (uid, the beginning of it, or number) says; NULL with an error, also where
 * there is none. */
HutWhistle *hut_ctl_find_whistle (HutCtlWhistles *at, const char *name, GError **error);

/* Prints the whistle @id as it stands now; returns the exit code. */
int hut_ctl_show_whistle (HutCtlWhistles *at, const HutUid *id, gboolean json);

/* A line of the list, of one read whole. */
int hut_ctl_list_whistles (HutCtlWhistles *at, gboolean json);

/* Prints the ledger of accountability of the whistles blown from the day @from to the day @to
 * ("2026-11-01"), an entry a line; with @json an object each. HUT_CTL_USAGE where these are no
 * days. */
int hut_ctl_whistle_ledger (HutCtlWhistles *at, const char *from, const char *to, gboolean json);

/* The whistles blown from the day @from to the day @to, both included, as asked of a reader. FALSE
 * where these are no days, or none. */
gboolean hut_ctl_parse_days (const char *from, const char *to, HutWhistleAsk *ask);

/* What is done with one, its words already taken out of the way: "act ID UNIT ACT KEY=VALUE...",
 * "call", "end", "reopen", "note", "void", "mark", "view". @words[0] is the verb. */
int hut_ctl_work_whistle (HutCtlWhistles *at, char **words, gboolean json);

/* Writes @plan (taken over) and shows the whistle @id. */
int hut_ctl_write_whistle (HutCtlWhistles *at, HutRecordPlan *plan, const HutUid *id,
                           gboolean json);

/* Reads "UNIT=MINUTES" or "UNIT=ANSWER/MINUTES" into @call, whose unit is *@unit (free with
 * g_free()). FALSE with MALFORMED. */
gboolean hut_ctl_parse_call (const char *text, HutWhistleCall *call, char **unit, GError **error);

/* Whether `print` knows @name as a paper of whistles: hut_ctl_print_whistle() makes it. */
gboolean hut_ctl_is_whistle_paper (const char *name);

G_END_DECLS

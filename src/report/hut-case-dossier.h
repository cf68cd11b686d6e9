/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* A case with what is on record of it, as papers need it. A plain struct; owned by one. */
typedef struct
{
  HutRecord *record;
  char *number;      /* for people */
  GPtrArray *events; /* HutRecord, the oldest first */
  GPtrArray *actors; /* char *: name for people of who made each event, or NULL */
  GPtrArray *tasks;  /* HutRecord: lead and co-units with their own times */
} HutCaseDossier;

/* Takes over @record. NULL with the reader's error. */
HutCaseDossier *hut_case_dossier_new (HutReader *reader, HutRecord *record, GError **error);
void hut_case_dossier_free (HutCaseDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseDossier, hut_case_dossier_free)

/* When the case last entered @state, or 0. */
HutTime hut_case_dossier_entered (const HutCaseDossier *dossier, const char *state);

/* 受理, 派办, 办理, 答复, 回访: where the case stands, as a line of signs. */
void hut_case_dossier_add_progress (const HutCaseDossier *dossier, HutPaper *paper);

/* What is on record, step by step: when, what, by whom, in which words. That somebody looked at
 * personal data is no step of the work. */
void hut_case_dossier_add_steps (const HutCaseDossier *dossier, const HutPaperDesk *desk,
                                 HutPaper *paper);

/* "Community, address" or what there is of them. Free with g_free(). */
char *hut_case_dossier_where (const HutCaseDossier *dossier, const HutPaperDesk *desk);

/* Its category down to the last level: "停车管理 / 停车设施". Free with g_free(). */
char *hut_case_dossier_category (const HutCaseDossier *dossier);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-clock.h"
#include "report/hut-whistle-papers.h"

G_BEGIN_DECLS

/* What the papers of a whistle share; inside report/ only. Nothing is owned. */
typedef struct
{
  const HutWhistlePaperAsk *ask;
  const HutPaperDesk *desk;
  HutReader *reader;
  const HutWhistle *whistle;
  HutOffice *office;
} HutWhistlePrint;

/* Each adds itself to a paper that was begun for it; FALSE with RULE where there is nothing. */
gboolean hut_whistle_call_add (HutPaper *paper, const HutWhistlePrint *print, GError **error);
gboolean hut_joint_record_add (HutPaper *paper, const HutWhistlePrint *print, GError **error);
gboolean hut_supervision_paper_add (HutPaper *paper, const HutWhistlePrint *print, GError **error);
gboolean hut_district_report_add (HutPaper *paper, const HutWhistlePrint *print, GError **error);

/* ---- Parts of several ---- */

/* Who was called, and when each did what. */
void hut_whistle_units_add (HutPaper *paper, const HutWhistlePrint *print);
/* What happened: when, whose step, in what words, and how it came to be on record. */
void hut_whistle_steps_add (HutPaper *paper, const HutWhistlePrint *print);
/* What was attached to its steps: photographs as such where the desk reads them, with a word in
 * their place where they are not on this computer; nothing where there is none. FALSE with the
 * reader's error. */
gboolean hut_whistle_evidence_add (HutPaper *paper, const HutWhistlePrint *print, GError **error);
/* What was due of @summons, when it came, and by how much that was late. */
void hut_whistle_lateness_add (HutPaper *paper, const HutWhistlePrint *print,
                               const HutRecord *summons);
/* Office and day. */
void hut_whistle_print_close (HutPaper *paper, const HutWhistlePrint *print);

/* ---- Words; free with g_free() ---- */

/* "2026-11-26 10:05:12" in the zone of the office; NULL of 0. */
char *hut_whistle_print_time (const HutWhistlePrint *print, HutTime time);
/* The same without seconds: of what is set. */
char *hut_whistle_print_minute (const HutWhistlePrint *print, HutTime time);
/* When the unit of @summons was called. */
char *hut_whistle_print_called (const HutWhistlePrint *print, const HutRecord *summons);
/* "3 h 2 min 5 s": from @from until @span later, in whole seconds as these two are printed. */
char *hut_whistle_print_span (HutTime from, gint64 span);
/* The number of the whistle, and its place: address and community, NULL where there is neither. */
char *hut_whistle_print_number (const HutWhistlePrint *print);
char *hut_whistle_print_where (const HutWhistlePrint *print);
/* How a step came to be on record: "Told by telephone: Zhang Wei; entered by Wang Fang". */
char *hut_whistle_print_told (const HutWhistlePrint *print, const HutRecord *step);
/* The name of the unit of @record; static until the desk is freed. */
const char *hut_whistle_print_unit (const HutWhistlePrint *print, const HutRecord *record);
/* Whether it is a public service company, which is no department. */
gboolean hut_whistle_print_is_company (const HutWhistlePrint *print, const HutRecord *summons);
/* The last step of @code of @summons, or NULL. */
const HutRecord *hut_whistle_print_last (const HutWhistlePrint *print, const HutRecord *summons,
                                         const char *code);

G_END_DECLS

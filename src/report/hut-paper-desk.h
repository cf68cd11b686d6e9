/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper.h"
#include "store/hut-case-names.h"

G_BEGIN_DECLS

/* Whether a paper shows callers' names, telephones and home addresses (DOMAIN 9). */
typedef enum
{
  HUT_PAPER_MASKED,
  HUT_PAPER_WITH_PERSONAL,
} HutPaperPrivacy;

/* What all papers of one printing share: whose they are, who prints when, and what stands behind
 * codes. A plain struct, used by one thread at a time. */
typedef struct
{
  char *office;    /* "清华园街道办事处" */
  char *district;  /* "海淀区", or NULL */
  char *telephone; /* of the office (setting "office-telephone"), or NULL */
  char *printed_by;
  HutTime printed_at;
  HutPaperPrivacy privacy;
  HutCaseNames *names;
  char *map_path; /* the map package, or NULL */
  char *database; /* its path */

  HutPaperLoad load; /* photographs are printed too, read by this; or NULL */
  HutPaperTell tell; /* how far the paper is that is being made; or NULL */
  gpointer tell_data;
} HutPaperDesk;

/* Reads it from the file. Any thread that may use @reader. */
HutPaperDesk *hut_paper_desk_new (HutStore *store, HutReader *reader, HutPaperPrivacy privacy);
void hut_paper_desk_free (HutPaperDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPaperDesk, hut_paper_desk_free)

/* Tells how far it is, from 0 to 1, where somebody wants to know. */
void hut_paper_desk_tell (const HutPaperDesk *desk, double fraction);

/* The name of a community or of a unit; its code where it has none, NULL where @code is. */
const char *hut_paper_desk_community (const HutPaperDesk *desk, const char *code);
const char *hut_paper_desk_unit (const HutPaperDesk *desk, const char *code);

/* A paper with the office in its head, and in its foot who printed it when and whether personal
 * data is shown. */
HutPaper *hut_paper_desk_begin (const HutPaperDesk *desk, HutPageTurn turn, const char *name);
HutPaper *hut_paper_desk_begin_on (const HutPaperDesk *desk, const HutPageSetup *setup,
                                   const char *name);

/* Says in the foot of @paper instead that it names people and does not hang out. */
void hut_paper_desk_set_internal (const HutPaperDesk *desk, HutPaper *paper);

/* The value of @field of @record for people: codes, communities, units and times in words;
 * personal values masked unless the paper shows them, and so are telephone numbers inside texts.
 * NULL where there is none. Free with g_free(). */
char *hut_paper_desk_value (const HutPaperDesk *desk, const HutRecord *record, const char *field);

/* @text as this paper may show it; NULL stays NULL. Free with g_free(). */
char *hut_paper_desk_text (const HutPaperDesk *desk, const char *text);

/* Whether an attachment is a photograph, of which there is the content somewhere. */
gboolean hut_paper_desk_is_photo (const HutRecord *attachment);

/* "2026-11-23 09:05" in the zone that is shown; NULL where @time is 0. Free with g_free(). */
char *hut_paper_desk_time (HutTime time);

G_END_DECLS

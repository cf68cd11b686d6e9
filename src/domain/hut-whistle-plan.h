/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-record-plan.h"
#include "domain/hut-whistle.h"

G_BEGIN_DECLS

/* What the street does with a whistle, and what is written then; window, command line and tests go
 * this way. What is done with one summons: hut-summons-plan.h. Each returns a plan of the caller's,
 * or NULL with HUT_DOMAIN_ERROR_RULE, translated, that says why not. Pure. Everything passes
 * hut_operation_check() again, here and on the server. */

/* Who acts. Nothing is owned. */
typedef struct
{
  HutOffice *office;   /* NULL: as shipped */
  const char *account; /* or NULL in a file without accounts */
  const char *stream;  /* the home of the whistle, which is not this file's where a department's
                        * desktop acts on another street's */
  const char *unit;    /* the code of the department whose desktop this is; NULL: the street's */
  GHashTable *departments; /* whom a whistle can call: code → name, of the district; NULL: whom
                              one calls is not looked up */
  HutTime now;             /* by the server's clock, as far as it is known here */
  gint64 clock_off;        /* what was added to this machine's clock to have it */
} HutWhistleActing;

/* Whom to call. */
typedef struct
{
  const char *unit; /* code of a department or public service company */
  const char *task; /* its part; or NULL */
  int answer;       /* minutes from the call to its answer; 0: none is asked */
  int arrive;       /* minutes from the call until it is on the spot, 1 or more */
} HutWhistleCall;

/* A new whistle with what @said (a record of kind whistle) says of it: occasion, task, place,
 * address, community, lane, matter, cases, source, contact. It calls @calls, at @at (0: now; else
 * when they were called by telephone, which is entered afterwards). It is on record of its cases.
 */
HutRecordPlan *hut_whistle_plan_raise (const HutWhistleActing *acting, const HutRecord *said,
                                       const HutWhistleCall *calls, guint n_calls, HutTime at,
                                       GError **error);

/* Calls one more. */
HutRecordPlan *hut_whistle_plan_call (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const HutWhistleCall *call, HutTime at, GError **error);

/* What @said says otherwise of a whistle under way. Cases that come to it have it on record. */
HutRecordPlan *hut_whistle_plan_edit (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const HutRecord *said, GError **error);

/* Only when each unit is done or released, with its outcome; and open again, with the reason. */
HutRecordPlan *hut_whistle_plan_end (const HutWhistleActing *acting, const HutWhistle *whistle,
                                     const char *outcome, GError **error);
HutRecordPlan *hut_whistle_plan_reopen (const HutWhistleActing *acting, const HutWhistle *whistle,
                                        const char *reason, GError **error);

/* Words in its log, of nobody's part. */
HutRecordPlan *hut_whistle_plan_note (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const char *words, GError **error);

/* Blown by mistake: nobody may have come. */
HutRecordPlan *hut_whistle_plan_void (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const char *reason, GError **error);

/* ---- What both say afterwards ---- */

typedef struct
{
  const char *who; /* code of hut_codes_marker; NULL: the street */
  int timely;      /* 1 to 5; 0: not said */
  int effective;
  int attitude;
  const char *words; /* or NULL */
  const char *by;    /* or NULL: the account */
} HutWhistleMarks;

/* The mark for timeliness that the clocks propose: 5 in time, 4 to 2 by how far it was over, as a
 * share of the time it had, 1 where it never came; 0: nothing can be said. */
int hut_whistle_timely_proposed (const HutWhistle *whistle, const HutRecord *summons, HutTime now);

HutRecordPlan *hut_whistle_plan_mark (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const char *unit, const HutWhistleMarks *marks,
                                      GError **error);

typedef struct
{
  const char *needed; /* code of hut_codes_whistle_view, or NULL */
  const char *clear;  /* the same */
  const char *words;  /* or NULL */
  const char *by;     /* who said it; NULL: the account, on the unit's own desktop */
  const char *how;    /* code of hut_codes_whistle_how; NULL: by telephone, or on the own desktop */
} HutWhistleViews;

HutRecordPlan *hut_whistle_plan_view (const HutWhistleActing *acting, const HutWhistle *whistle,
                                      const char *unit, const HutWhistleViews *views,
                                      GError **error);

G_END_DECLS

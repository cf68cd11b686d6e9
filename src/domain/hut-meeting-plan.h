/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-rule.h"
#include "domain/hut-meeting.h"
#include "domain/hut-record-plan.h"

G_BEGIN_DECLS

/* What people do with a meeting, and what is written then; window, command line and tests go this
 * way. Each returns a plan of the caller's, or NULL with HUT_DOMAIN_ERROR_RULE, translated, that
 * says why not. Pure. Everything passes hut_operation_check() again, here and on the server. */

/* Who acts, on what. Nothing is owned. */
typedef struct
{
  const HutMeeting *meeting; /* as the person saw it */
  HutOffice *office;
  const char *account;   /* or NULL in a file without accounts */
  const char *stream;    /* the street's */
  HutUid desk;           /* this desk */
  const char *desk_name; /* for people */
  HutTime now;
} HutMeetingActing;

/* The decision rule of the meeting, or of @motion (may be NULL) where it names its own; NULL where
 * none is named or known. The caller frees it. */
HutDecisionRule *hut_meeting_rule (const HutMeeting *meeting, const HutRecord *motion,
                                   HutOffice *office);

/* ---- The meeting ---- */

/* How many days its notice comes too late: at @announced for a meeting on its day; 0: in time. */
int hut_meeting_notice_lacks (const HutMeeting *meeting, HutOffice *office, HutTime announced);

/* The notice goes out: its topics stand as they are. @where: where it hangs, may be NULL;
 * @committee_told: the residents' committee was told (Beijing's property regulation), 0: not. */
HutRecordPlan *hut_meeting_plan_announce (const HutMeetingActing *acting, const char *where,
                                          HutTime committee_told, GError **error);
HutRecordPlan *hut_meeting_plan_withdraw_notice (const HutMeetingActing *acting, GError **error);

/* This desk leads from now on, in a new term; what another wrote in an older one after this is
 * refused. */
HutRecordPlan *hut_meeting_plan_lead (const HutMeetingActing *acting, GError **error);

/* Who is entitled to vote is frozen. A desk that opens it leads it. */
HutRecordPlan *hut_meeting_plan_open (const HutMeetingActing *acting, GError **error);
HutRecordPlan *hut_meeting_plan_adjourn (const HutMeetingActing *acting, GError **error);
HutRecordPlan *hut_meeting_plan_resume (const HutMeetingActing *acting, GError **error);
HutRecordPlan *hut_meeting_plan_close (const HutMeetingActing *acting, GError **error);

/* ---- Presence ---- */

/* @proxy: who stands for the member, where the rule lets somebody; NULL: he came himself. */
HutRecordPlan *hut_meeting_plan_arrive (const HutMeetingActing *acting, const HutUid *member,
                                        const char *proxy, GError **error);
HutRecordPlan *hut_meeting_plan_leave (const HutMeetingActing *acting, const HutUid *member,
                                       GError **error);

/* The last entry of @member was a mistake. */
HutRecordPlan *hut_meeting_plan_strike (const HutMeetingActing *acting, const HutUid *member,
                                        GError **error);

/* ---- The agenda ---- */

/* A new topic with what @said (a record of kind topic, whatever its meeting and state) says of it,
 * after the last of its parent. */
HutRecordPlan *hut_topic_plan_add (const HutMeetingActing *acting, const HutRecord *said,
                                   GError **error);
/* @said: the topic with what was changed of it. */
HutRecordPlan *hut_topic_plan_edit (const HutMeetingActing *acting, const HutRecord *said,
                                    GError **error);
HutRecordPlan *hut_topic_plan_remove (const HutMeetingActing *acting, const HutUid *topic,
                                      GError **error);
/* To the place @position (from 0) among the children of @parent (NULL: the items of their own). */
HutRecordPlan *hut_topic_plan_move (const HutMeetingActing *acting, const HutUid *topic,
                                    const HutUid *parent, guint position, GError **error);
/* The one that was under discussion is done. */
HutRecordPlan *hut_topic_plan_begin (const HutMeetingActing *acting, const HutUid *topic,
                                     GError **error);
HutRecordPlan *hut_topic_plan_end (const HutMeetingActing *acting, const HutUid *topic,
                                   GError **error);
/* Put off, or taken up again; once the meeting was opened by the leading desk alone. */
HutRecordPlan *hut_topic_plan_skip (const HutMeetingActing *acting, const HutUid *topic,
                                    GError **error);

/* The main views of it, for the minutes, by the leading desk until they are signed; telephone
 * numbers are masked. */
HutRecordPlan *hut_topic_plan_note (const HutMeetingActing *acting, const HutUid *topic,
                                    const char *views, GError **error);

/* ---- Speeches ---- */

HutRecordPlan *hut_speech_plan_ask (const HutMeetingActing *acting, const HutUid *member,
                                    const char *stand, GError **error);
HutRecordPlan *hut_speech_plan_withdraw (const HutMeetingActing *acting, const HutUid *speech,
                                         GError **error);
/* The one who spoke has ended; but a point of order only interrupts him: his clock waits. */
HutRecordPlan *hut_speech_plan_begin (const HutMeetingActing *acting, const HutUid *speech,
                                      GError **error);
HutRecordPlan *hut_speech_plan_pause (const HutMeetingActing *acting, const HutUid *speech,
                                      GError **error);
HutRecordPlan *hut_speech_plan_resume (const HutMeetingActing *acting, const HutUid *speech,
                                       GError **error);
HutRecordPlan *hut_speech_plan_end (const HutMeetingActing *acting, const HutUid *speech,
                                    GError **error);
/* What was said, the same way. */
HutRecordPlan *hut_speech_plan_note (const HutMeetingActing *acting, const HutUid *speech,
                                     const char *text, GError **error);

/* For the acts of other files: @record is written by the leading desk, in its term. */
HutRecord *hut_meeting_plan_led (HutRecordPlan *plan, const HutMeetingActing *acting,
                                 const HutRecord *kept);
/* Whether this desk leads it; RULE, translated, where not. */
gboolean hut_meeting_acting_leads (const HutMeetingActing *acting, GError **error);
/* The same of a meeting that is under way. */
gboolean hut_meeting_acting_under_way (const HutMeetingActing *acting, GError **error);
/* Whether this desk writes down what was said: the leading one, until the minutes are signed. */
gboolean hut_meeting_acting_notes (const HutMeetingActing *acting, GError **error);
gboolean hut_meeting_refuse (GError **error, const char *why);

G_END_DECLS

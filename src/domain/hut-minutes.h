/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* Minutes (会议纪要, DOMAIN 4) written from what happened: for each topic what it was about, the
 * main views, the votes with arithmetic and article, what was agreed, who does it by when; and the
 * log of the meeting. Members stand in them by name and number; telephones and addresses never.
 * Plain text in the form of hut-minutes-block.h, in the language of the program. Pure. */

/* What they are written from. Nothing is owned. */
typedef struct
{
  const HutMeeting *meeting;
  HutOffice *office;
  GHashTable *unit_names; /* code → name of units and communities; NULL: codes stand as they are */
} HutMinutesSource;

/* What a record can keep of a text, in bytes, with room for its old value in the history. */
#define HUT_MINUTES_MAX (60 * 1024)

/* The document, and the log that is annexed, each at most HUT_MINUTES_MAX long: what people said is
 * cut shorter where it has to be. Free with g_free(). */
char *hut_minutes_write (const HutMinutesSource *source);
char *hut_minutes_write_log (const HutMinutesSource *source);

/* The whole as it is printed: the minutes that are kept, or where none were drafted yet what
 * hut_minutes_write() says, marked as a draft; approved and signed by whom; addenda; the log.
 * HutMinutesBlock (hut-minutes-block.h), owned by the array. */
GPtrArray *hut_minutes_document (const HutMinutesSource *source);

/* What minutes that are signed are held to: SHA-256 of text, NUL, log, as hexadecimal. Free with
 * g_free(). */
char *hut_minutes_sha256 (const char *text, const char *log);

/* Whether the signed minutes are what was signed; TRUE of those that nobody signed. */
gboolean hut_minutes_holds (const HutRecord *minutes);

/* What both are made of, for papers too; free with g_free(). A member: "Zhao (12)", the number
 * alone where no name is known. */
char *hut_minutes_member (const HutRecord *member);
/* The zone of the office, or where it is NULL that of all. */
GTimeZone *hut_minutes_zone (HutOffice *office);
/* "2026年11月26日 19:05", in the zone of the office; NULL of 0. */
char *hut_minutes_time (HutTime time, HutOffice *office);
/* "2 min 05 s" of microseconds. */
char *hut_minutes_length (HutTime length);
/* "41 for, 9 against, 4 abstaining, 1 spoiled, 5 not voted"; of a poll each choice with its
 * count. NULL where nothing was counted. */
char *hut_minutes_count (const HutRecord *motion);
/* "Passed", "Opinion formed", ...; NULL of a poll, and where nothing was counted. Static. */
const char *hut_minutes_verdict (const HutRecord *motion);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What is to be done after meetings (DOMAIN 4), of all meetings. */
typedef enum
{
  HUT_REMINDER_RESULT,     /* was announced, and is to be put up by its day */
  HUT_REMINDER_TAKE_DOWN,  /* has hung out its days, and may come down */
  HUT_REMINDER_RESOLUTION, /* is to be carried out by its day */
  HUT_REMINDER_RECHECK,    /* was carried out, and is to be looked at on the spot */
  HUT_N_REMINDERS,
} HutReminderKind;

typedef struct
{
  HutReminderKind kind;
  HutUid meeting;
  HutUid record; /* the motion, notice or resolution */
  char *title;   /* of the motion or resolution; of the notice of a meeting that of the meeting */
  char *meeting_title;
  HutTime at; /* the last instant of its day; of one to be taken down since when it may; of one to
               * be rechecked when it was carried out */
  gboolean late; /* its day is over; never of what may come down or is to be rechecked */
} HutReminder;

/* How long before its day a resolution is told of, and how many of each kind at most, wherever they
 * are counted or listed. */
#define HUT_REMINDER_DAYS 3
#define HUT_REMINDER_MOST 50

void hut_reminder_free (HutReminder *reminder);

/* Those at @now: results not put up, newest first; notices that may come down; resolutions that are
 * due within @days days; rechecks; of each kind at most @limit. Bounded, by index: for the main
 * thread. */
GPtrArray *hut_reader_notices_due (HutReader *reader, HutOffice *office, HutTime now, int days,
                                   guint limit, GError **error);

G_END_DECLS

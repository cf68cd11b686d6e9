/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the commands of the council share: a meeting and who acts on it. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-council.h"

#include "store/hut-reader-meeting.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>

static gboolean
read_meeting (HutCtlMeeting *at, const HutUid *id, GError **error)
{
  g_clear_pointer (&at->meeting, hut_meeting_free);
  at->meeting = hut_reader_meeting (at->desk.reader, id, error);
  at->acting = (HutMeetingActing){ .meeting = at->meeting,
                                   .office = at->office,
                                   .account = at->desk.account,
                                   .stream = hut_store_get_stream (at->desk.store),
                                   .desk = hut_store_desk (at->desk.store),
                                   .desk_name = hut_store_desk_name (),
                                   .now = hut_time_now () };
  return at->meeting != NULL;
}

gboolean
hut_ctl_meeting_open (HutCtlMeeting *at, const char *db, const char *name, int *code)
{
  GError *error = NULL;
  g_autoptr (HutRecord) found = NULL;

  if (!hut_ctl_desk_open (&at->desk, db, code))
    return FALSE;
  at->office = hut_store_dup_office (at->desk.store);
  found = hut_reader_find_meeting (at->desk.reader, name, &error);
  if (found != NULL && read_meeting (at, &found->id, &error))
    return TRUE;
  if (error == NULL)
    error =
        g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no meeting %s"), name);
  *code = hut_ctl_fail (error);
  return FALSE;
}

void
hut_ctl_meeting_clear (HutCtlMeeting *at)
{
  g_clear_pointer (&at->meeting, hut_meeting_free);
  g_clear_pointer (&at->office, hut_office_unref);
  hut_ctl_desk_clear (&at->desk);
}

int
hut_ctl_meeting_write (HutCtlMeeting *at, HutRecordPlan *plan)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = at->meeting->meeting->id;
  GError *error = NULL;

  hut_write_plan (write, plan);
  hut_record_plan_free (plan);
  if (!hut_store_write (at->desk.store, write, &error) || !read_meeting (at, &id, &error))
    return hut_ctl_fail (error);
  return HUT_CTL_DONE;
}

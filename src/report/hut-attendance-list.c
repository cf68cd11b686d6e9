/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 签到表: members by number, with room to sign. Names members: not for the public. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-attendance.h"
#include "domain/hut-minutes.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SIGN_HEIGHT 27.0 /* points: a name by hand */

/* Who stands for a member has a column where the rule lets somebody. */
typedef enum
{
  WITHOUT_PROXY,
  WITH_PROXY,
} Proxies;

static void
add_member (HutPaper *paper, const HutAttendee *attendee, Proxies proxies)
{
  const HutRecord *member = attendee->member;
  const char *role = hut_record_get_text (member, "role");
  const char *name = hut_record_get_text (member, "name");
  g_autofree char *words = hut_field_to_text (hut_kind_field (&hut_kind_member, "role"),
                                              hut_record_get (member, "role"));
  const char *cells[7] = { hut_record_get_text (member, "number"),
                           name != NULL ? name : hut_record_get_text (member, "screen_name"),
                           hut_record_get_text (member, "household"),
                           hut_record_get_text (member, "block"),
                           role == NULL || g_str_equal (role, "member") ? NULL : words };

  if (proxies == WITH_PROXY)
    cells[5] = attendee->proxy;
  hut_paper_add_row (paper, cells);
}

static void
add_table (HutPaper *paper, const HutAttendance *attendance, Proxies proxies)
{
  const HutPaperColumn columns[] = {
    { _ ("Number"), 8, HUT_PAPER_LEFT },
    { C_ ("attendance", "Name"), 15, HUT_PAPER_LEFT },
    { C_ ("sheet", "Household"), 17, HUT_PAPER_LEFT },
    { _ ("Block"), 8, HUT_PAPER_LEFT },
    { _ ("Role"), 12, HUT_PAPER_LEFT },
    { proxies == WITH_PROXY ? _ ("Represented by") : _ ("Signature"), 17, HUT_PAPER_LEFT },
    { _ ("Signature"), 23, HUT_PAPER_LEFT },
  };

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns) - (proxies == WITHOUT_PROXY ? 1 : 0));
  hut_paper_set_row_height (paper, SIGN_HEIGHT);
  for (guint i = 0; i < attendance->n_attendees; i++)
    add_member (paper, &attendance->attendees[i], proxies);
}

gboolean
hut_attendance_list_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  const HutRecord *meeting = print->meeting->meeting;
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (print->meeting, NULL, print->office);
  g_autoptr (HutVoters) voters = hut_voters_new (print->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (print->meeting, voters, rule);
  g_autofree char *when =
      hut_minutes_time (hut_record_get_int (meeting, "starts_at", 0), print->office);
  g_autofree char *entitled = g_strdup_printf ("%" G_GINT64_FORMAT, attendance->base);
  const HutPaperEntry entries[] = {
    { _ ("Meeting"), hut_record_get_text (meeting, "title"), FALSE, 0 },
    { C_ ("minutes", "Time"), when, TRUE, 0 },
    { C_ ("minutes", "Place"), hut_record_get_text (meeting, "place_name"), TRUE, 0 },
    { _ ("Entitled to vote"), entitled, TRUE, 0 },
    { _ ("Present"), NULL, TRUE, 0 },
  };
  const char *const signatures[] = { _ ("Chair:"), _ ("Minutes taken by:") };

  if (print->meeting->members->len == 0)
    return hut_meeting_refuse (error, _ ("The body has no members yet."));
  hut_paper_add_title (paper, _ ("Attendance list"));
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  if (rule != NULL && !rule->proxy)
    hut_paper_add_note (paper, _ ("The decision rule of this meeting lets nobody stand for "
                                  "another."));
  add_table (paper, attendance, rule != NULL && rule->proxy ? WITH_PROXY : WITHOUT_PROXY);
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  return TRUE;
}

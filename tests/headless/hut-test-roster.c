/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Small rosters for tests. */

#include "hut-test-roster.h"

#include "base/hut-paths.h"

const HutRosterMeasures hut_test_measures = {
  2, 1, TRUE, 7, 1, 2, 2, 3, 10, { 100, 300, 600, 1000, 1500 },
};

HutCalendar *
hut_test_calendar (void)
{
  static HutCalendar *calendar = NULL;

  if (calendar == NULL)
    {
      g_autofree char *path = hut_paths_data_file ("calendar/chinese-days.json");
      g_autofree char *json = NULL;

      g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
      calendar = hut_calendar_new (json, -1, NULL);
      g_assert_nonnull (calendar);
    }
  return calendar;
}

HutRecord *
hut_test_make (const HutKind *kind)
{
  HutUid id = hut_uid_new ();

  return hut_record_new (kind, &id, NULL);
}

HutUid
hut_test_person (guint n)
{
  HutUid id = { { 0 } };

  id.bytes[0] = 1;
  id.bytes[15] = (guint8)n;
  return id;
}

const char *
hut_test_lane (guint n)
{
  static const char *const codes[] = { "L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8" };

  return codes[n];
}

void
hut_test_set_person (HutRecord *record, guint n)
{
  HutUid id = hut_test_person (n);

  hut_record_set (record, "person", hut_value_uid (&id));
}

void
hut_test_add_lane (HutRoster *roster, guint n)
{
  HutRecord *lane = hut_test_make (&hut_kind_lane);

  hut_record_set_text (lane, "code", hut_test_lane (n));
  hut_record_set_text (lane, "name", hut_test_lane (n));
  g_ptr_array_add (roster->places, lane);
}

void
hut_test_add_role (HutRoster *roster, const char *code, guint person, guint lane, HutTime from,
                   HutTime until)
{
  HutRecord *role = hut_test_make (&hut_kind_role);

  hut_record_set_text (role, "code", code);
  hut_test_set_person (role, person);
  hut_record_set_text (role, "lane", hut_test_lane (lane));
  if (from != 0)
    hut_record_set_int (role, "from", from);
  if (until != 0)
    hut_record_set_int (role, "until", until);
  g_ptr_array_add (roster->roles, role);
}

HutRecord *
hut_test_add_patrol (HutRoster *roster, guint person, guint lane, HutTime began, HutTime ended)
{
  HutRecord *patrol = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (patrol, person);
  hut_record_set_text (patrol, "lane", hut_test_lane (lane));
  hut_record_set_int (patrol, "began_at", began);
  if (ended != 0)
    hut_record_set_int (patrol, "ended_at", ended);
  g_ptr_array_add (roster->patrols, patrol);
  return patrol;
}

void
hut_test_put_right (HutRoster *roster, const HutRecord *wrong, gboolean took_place, guint lane)
{
  HutRecord *right = hut_record_copy (wrong);

  right->id = hut_uid_new ();
  hut_record_set (right, "replaces", hut_value_uid (&wrong->id));
  hut_record_set_text (right, "lane", hut_test_lane (lane));
  if (!took_place)
    hut_record_set_int (right, "taken_back", 1);
  g_ptr_array_add (roster->patrols, right);
}

HutTime
hut_test_at (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

gint64
hut_test_roster_day (const char *text)
{
  return hut_time_day_number (hut_test_at (text), hut_time_zone (NULL));
}

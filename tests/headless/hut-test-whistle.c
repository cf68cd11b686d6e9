/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle for tests, through plans and the store. */

#include "hut-test-whistle.h"

#include "domain/hut-whistle-plan.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"

void
hut_test_whistle_init (void)
{
  g_setenv ("HUTONG_NOW", "2026-12-20T12:00:00+08:00", TRUE);
}

/* ---- Writing ---- */

static void
read_again (HutTestWhistle *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->whistle, hut_whistle_free);
  self->whistle = hut_reader_whistle (self->store.reader, &self->id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->whistle);
}

static void
write_all (HutTestWhistle *self, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (self->store.store, write, &error);
  g_assert_no_error (error);
}

void
hut_test_whistle_write (HutTestWhistle *self, HutRecordPlan *plan)
{
  write_all (self, plan);
  read_again (self);
}

HutWhistleActing
hut_test_whistle_acting (HutTestWhistle *self)
{
  return (HutWhistleActing){ .office = self->office,
                             .stream = hut_store_get_stream (self->store.store),
                             .departments = self->departments,
                             .now = self->now };
}

const HutRecord *
hut_test_whistle_summons (HutTestWhistle *self, const char *unit)
{
  const HutRecord *summons = hut_whistle_summons (self->whistle, unit);

  g_assert_nonnull (summons);
  return summons;
}

/* ---- Acts ---- */

void
hut_test_whistle_at (HutTestWhistle *self, const char *time)
{
  g_assert_true (hut_time_parse (time, hut_time_zone (NULL), &self->now));
}

void
hut_test_whistle_act (HutTestWhistle *self, const char *unit, HutSummonsAct act,
                      const HutSummonsSaid *said)
{
  const HutWhistleActing acting = hut_test_whistle_acting (self);
  const HutSummonsSaid nothing = { 0 };
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_summons_plan (&acting, self->whistle, unit, act,
                                          said != NULL ? said : &nothing, NULL, &error);

  g_assert_no_error (error);
  hut_test_whistle_write (self, plan);
}

void
hut_test_whistle_say (HutTestWhistle *self, const char *unit, HutSummonsAct act, const char *words)
{
  const HutSummonsSaid said = { .words = words };

  hut_test_whistle_act (self, unit, act, &said);
}

void
hut_test_whistle_end (HutTestWhistle *self, const char *outcome)
{
  const HutWhistleActing acting = hut_test_whistle_acting (self);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_whistle_plan_end (&acting, self->whistle, outcome, &error);

  g_assert_no_error (error);
  hut_test_whistle_write (self, plan);
}

void
hut_test_whistle_call (HutTestWhistle *self, const char *unit, int minutes, const char *task)
{
  const HutWhistleActing acting = hut_test_whistle_acting (self);
  const HutWhistleCall call = { .unit = unit, .task = task, .arrive = minutes };
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_whistle_plan_call (&acting, self->whistle, &call, 0, &error);

  g_assert_no_error (error);
  hut_test_whistle_write (self, plan);
}

/* ---- Raising ---- */

static HutUid
add_case (HutTestWhistle *self)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  g_autoptr (GError) error = NULL;

  hut_record_set_text (record, "title", "家里没有暖气");
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "caller", HUT_TEST_WHISTLE_CALLER);
  hut_record_set_text (record, "telephone", HUT_TEST_WHISTLE_TELEPHONE);
  hut_record_set_int (record, "created_at", self->now);
  hut_write_create (write, record);
  hut_store_write (self->store.store, write, &error);
  g_assert_no_error (error);
  return id;
}

static HutRecord *
new_said (const char *occasion, const char *task)
{
  HutUid none = hut_uid_new ();
  HutRecord *said = hut_record_new (&hut_kind_whistle, &none, NULL);

  hut_record_set_text (said, "occasion", occasion);
  hut_record_set_text (said, "task", task);
  return said;
}

static HutUid
raise_said (HutTestWhistle *self, const HutRecord *said, const HutWhistleCall *calls, guint n)
{
  const HutWhistleActing acting = hut_test_whistle_acting (self);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_whistle_plan_raise (&acting, said, calls, n, 0, &error);
  HutUid id;

  g_assert_no_error (error);
  id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  write_all (self, plan);
  return id;
}

HutUid
hut_test_whistle_raise (HutTestWhistle *self, const char *occasion, int minutes)
{
  g_autoptr (HutRecord) said = new_said (occasion, "占道经营");
  const HutWhistleCall call = { .unit = "market", .arrive = minutes };

  return raise_said (self, said, &call, 1);
}

void
hut_test_whistle_set_up (HutTestWhistle *self, gconstpointer unused)
{
  const HutWhistleCall calls[] = {
    { "heating", "关阀抢修", 10, 30 },
    { "traffic", "疏导交通", 10, 30 },
    { "district-urban-management", NULL, 0, 30 },
  };
  g_autoptr (HutRecord) said =
      new_said ("emergency", "供暖主管爆裂，联系 " HUT_TEST_WHISTLE_TELEPHONE);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&self->store, NULL);
  self->office = hut_store_dup_office (self->store.store);
  self->departments = hut_reader_departments (self->store.reader, &error);
  g_assert_no_error (error);
  hut_test_whistle_at (self, "2026-11-26 23:50:00");
  self->caller_case = add_case (self);
  g_array_append_val (cases, self->caller_case);
  text = hut_whistle_cases_print (cases);
  hut_record_set_text (said, "cases", text);
  hut_record_set_text (said, "address", "学堂路南口");
  hut_record_set_text (said, "contact", HUT_TEST_WHISTLE_CONTACT);
  self->id = raise_said (self, said, calls, G_N_ELEMENTS (calls));
  read_again (self);
}

void
hut_test_whistle_tear_down (HutTestWhistle *self, gconstpointer unused)
{
  hut_whistle_free (self->whistle);
  g_hash_table_unref (self->departments);
  hut_office_unref (self->office);
  hut_test_store_tear_down (&self->store, NULL);
}

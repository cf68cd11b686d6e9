/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A street whose records are shown to others, for tests. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-shown-street.h"

#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"

#define FILL_TRIES 200
#define FILL_WAIT 50 /* ms */

/* ---- Desks ---- */

static void
add_account (HutTestServer *server, const char *name, const char *role, const char *of,
             const char *code)
{
  g_autofree char *program = hut_test_program ("src/server/hutong-server");

  g_assert_cmpint (hut_test_run (NULL, program, "user", "add", "--data", server->data, name,
                                 "--role", role, of, code, "--password-file", server->password_file,
                                 NULL),
                   ==, 0);
}

static void
open_desk (HutShownDesk *desk)
{
  desk->store = hut_test_desk_open (desk->desk, &desk->reader);
}

static void
close_desk (HutShownDesk *desk)
{
  g_clear_pointer (&desk->reader, hut_reader_free);
  if (desk->store != NULL)
    hut_store_close (desk->store);
  g_clear_object (&desk->store);
}

static void
clear_desk (HutShownDesk *desk)
{
  close_desk (desk);
  g_clear_pointer (&desk->desk, hut_test_desk_free);
  g_clear_pointer (&desk->shown, g_free);
}

static void
add_department (HutShownStreet *self, HutShownDesk *desk, const char *unit, guint32 seed)
{
  add_account (self->server, unit, "department", "--unit", unit);
  desk->desk = hut_test_desk_new (self->server, unit, unit, seed);
  desk->unit = unit;
  desk->shown = hut_stream_for_unit (HUT_TEST_STREET, unit);
  open_desk (desk);
}

void
hut_shown_street_set_up (HutShownStreet *self, gconstpointer unused)
{
  self->server = hut_test_server_new ();
  self->street.desk = hut_test_desk_new (self->server, "street", "wang", 1);
  open_desk (&self->street);
  self->office = hut_store_dup_office (self->street.store);
  add_department (self, &self->fire, "fire", 2);
  add_department (self, &self->market, "market", 3);
  add_account (self->server, "east", "community", "--community", HUT_SHOWN_COMMUNITY);
  self->community.desk = hut_test_desk_new (self->server, "community", "east", 4);
  self->community.community = HUT_SHOWN_COMMUNITY;
  self->community.shown = hut_stream_for_community (HUT_SHOWN_COMMUNITY);
  open_desk (&self->community);
  hut_shown_sync (self, &self->street, 0);
  hut_shown_sync (self, &self->fire, 0);
  hut_shown_sync (self, &self->market, 0);
  hut_shown_sync (self, &self->community, 0);
}

void
hut_shown_street_tear_down (HutShownStreet *self, gconstpointer unused)
{
  clear_desk (&self->street);
  clear_desk (&self->fire);
  clear_desk (&self->market);
  clear_desk (&self->community);
  hut_office_unref (self->office);
  hut_test_server_free (self->server);
}

void
hut_shown_sync (HutShownStreet *self, HutShownDesk *desk, guint16 port)
{
  HutTestSync said;

  close_desk (desk);
  g_assert_cmpint (hut_test_desk_sync (desk->desk, port != 0 ? port : self->server->port, &said),
                   ==, 0);
  g_assert_cmpint (said.waiting, ==, 0);
  open_desk (desk);
}

void
hut_shown_sync_until_filled (HutShownStreet *self, HutShownDesk *desk, guint16 port)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *given = NULL;
      g_autofree char *held = NULL;

      hut_shown_sync (self, desk, port);
      given = hut_test_server_dump (self->server, desk->shown);
      held = hut_test_desk_dump (desk->desk, desk->shown);
      if (g_str_equal (given, held))
        return;
      g_assert_cmpuint (i, <, FILL_TRIES);
      g_usleep (FILL_WAIT * 1000);
    }
}

/* ---- Acts ---- */

HutWhistleActing
hut_shown_acting (HutShownStreet *self, HutShownDesk *desk)
{
  return (HutWhistleActing){ .office = self->office,
                             .account = desk->desk->user,
                             .stream = "street/" HUT_TEST_STREET,
                             .unit = desk->unit,
                             .now = hut_time_now () };
}

void
hut_shown_write (HutShownDesk *desk, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (desk->store, write, &error);
  g_assert_no_error (error);
}

HutUid
hut_shown_add_case (HutShownDesk *desk, const char *title, const char *text, const char *community)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  g_autofree char *caller = g_strdup_printf ("caller of %s", title);
  g_autoptr (GError) error = NULL;

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "text", text);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "kind", "complaint");
  hut_record_set_text (record, "caller", caller);
  hut_record_set_text (record, "telephone", "62785544");
  hut_record_set_text (record, "address", "照澜院");
  hut_record_set_text (record, "community", community);
  hut_record_set_int (record, "created_at", hut_time_now ());
  hut_write_create (write, record);
  hut_store_write (desk->store, write, &error);
  g_assert_no_error (error);
  return id;
}

HutUid
hut_shown_raise (HutShownStreet *self, HutShownDesk *desk, const char *task,
                 const char *const *units, const GArray *cases)
{
  const HutWhistleActing acting = hut_shown_acting (self, desk);
  HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &fresh, NULL);
  g_autoptr (GArray) calls = g_array_new (FALSE, TRUE, sizeof (HutWhistleCall));
  g_autofree char *listed = cases != NULL ? hut_whistle_cases_print ((GArray *)cases) : NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutUid id;

  for (guint i = 0; units[i] != NULL; i++)
    {
      const HutWhistleCall call = { .unit = units[i], .answer = 10, .arrive = 30 };

      g_array_append_val (calls, call);
    }
  hut_record_set_text (said, "occasion", "joint-enforcement");
  hut_record_set_text (said, "task", task);
  hut_record_set_text (said, "community", HUT_SHOWN_COMMUNITY);
  hut_record_set (said, "place", hut_value_point ((HutPoint){ 1163300000, 400000000 }));
  hut_record_set_text (said, "cases", listed);
  plan =
      hut_whistle_plan_raise (&acting, said, (HutWhistleCall *)calls->data, calls->len, 0, &error);
  g_assert_no_error (error);
  id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  hut_shown_write (desk, plan);
  return id;
}

static HutWhistle *
read_whistle (HutShownDesk *desk, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  HutWhistle *whistle = hut_reader_whistle (desk->reader, id, &error);

  g_assert_no_error (error);
  return whistle;
}

void
hut_shown_act (HutShownStreet *self, HutShownDesk *desk, const HutUid *id, const char *unit,
               HutSummonsAct act, const char *words)
{
  const HutWhistleActing acting = hut_shown_acting (self, desk);
  const HutSummonsSaid said = { .words = words };
  g_autoptr (HutWhistle) whistle = read_whistle (desk, id);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  g_assert_nonnull (whistle);
  plan = hut_summons_plan (&acting, whistle, unit, act, &said, NULL, &error);
  g_assert_no_error (error);
  hut_shown_write (desk, plan);
}

char *
hut_shown_state (HutShownDesk *desk, const HutUid *id, const char *unit)
{
  g_autoptr (HutWhistle) whistle = read_whistle (desk, id);
  const HutRecord *summons = whistle != NULL ? hut_whistle_summons (whistle, unit) : NULL;

  return summons != NULL ? g_strdup (hut_record_get_text (summons, "state")) : NULL;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Desktops of departments and a community beside the street's, with a real server: a whistle goes
 * through them all, each holds what the server shows it, and not one byte more. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-fault-proxy.h"
#include "hut-shown-street.h"
#include "store/hut-reader-whistle.h"

#include <string.h>

static const char *const both[] = { "fire", "market", NULL };
static const char *const market_alone[] = { "market", NULL };

static void
assert_state (HutShownDesk *desk, const HutUid *whistle, const char *unit, const char *expected)
{
  g_autofree char *state = hut_shown_state (desk, whistle, unit);

  g_assert_cmpstr (state, ==, expected);
}

/* What the street wrote reaches @desk. */
static void
send_to (HutShownStreet *street, HutShownDesk *desk)
{
  hut_shown_sync (street, &street->street, 0);
  hut_shown_sync_until_filled (street, desk, 0);
}

/* And what @desk wrote reaches the street. */
static void
send_back (HutShownStreet *street, HutShownDesk *desk)
{
  hut_shown_sync (street, desk, 0);
  hut_shown_sync (street, &street->street, 0);
}

static HutWhistle *
read_whistle (HutShownDesk *desk, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  HutWhistle *whistle = hut_reader_whistle (desk->reader, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (whistle);
  return whistle;
}

static void
end (HutShownStreet *street, const HutUid *id)
{
  const HutWhistleActing acting = hut_shown_acting (street, &street->street);
  g_autoptr (HutWhistle) whistle = read_whistle (&street->street, id);
  g_autoptr (GError) error = NULL;

  hut_shown_write (&street->street,
                   hut_whistle_plan_end (&acting, whistle, "the lane is free", &error));
  g_assert_no_error (error);
}

static void
mark (HutShownStreet *street, const HutUid *id, const char *unit)
{
  const HutWhistleActing acting = hut_shown_acting (street, &street->street);
  const HutWhistleMarks marks = { .timely = 5, .effective = 4, .attitude = 5 };
  g_autoptr (HutWhistle) whistle = read_whistle (&street->street, id);
  g_autoptr (GError) error = NULL;

  hut_shown_write (&street->street, hut_whistle_plan_mark (&acting, whistle, unit, &marks, &error));
  g_assert_no_error (error);
}

static void
give_view (HutShownStreet *street, HutShownDesk *desk, const HutUid *id)
{
  const HutWhistleActing acting = hut_shown_acting (street, desk);
  const HutWhistleViews views = { .needed = "yes", .clear = "partly" };
  g_autoptr (HutWhistle) whistle = read_whistle (desk, id);
  g_autoptr (GError) error = NULL;

  hut_shown_write (desk, hut_whistle_plan_view (&acting, whistle, desk->unit, &views, &error));
  g_assert_no_error (error);
}

/* ---- One whistle, three desks ---- */

static void
test_a_whistle_goes_through_three_desks (HutShownStreet *street, gconstpointer unused)
{
  HutShownDesk *fire = &street->fire, *market = &street->market, *own = &street->street;
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (HutWhistle) seen = NULL;
  g_autoptr (HutWhistle) heard = NULL;
  HutUid of = hut_shown_add_case (own, "smoke", "at night", HUT_SHOWN_COMMUNITY), id;

  g_array_append_val (cases, of);
  id = hut_shown_raise (street, own, "clear the lane", both, cases);
  send_to (street, fire);
  send_to (street, market);
  assert_state (fire, &id, "fire", "called");
  assert_state (fire, &id, "market", NULL);
  assert_state (market, &id, "market", "called");

  hut_shown_act (street, fire, &id, "fire", HUT_SUMMONS_ANSWER, NULL);
  hut_shown_act (street, market, &id, "market", HUT_SUMMONS_DISPUTE, "another district’s");
  send_back (street, fire);
  send_back (street, market);
  assert_state (own, &id, "fire", "accepted");
  assert_state (own, &id, "market", "disputed");

  hut_shown_act (street, fire, &id, "fire", HUT_SUMMONS_ARRIVE, NULL);
  hut_shown_act (street, fire, &id, "fire", HUT_SUMMONS_DONE, "cleared");
  send_back (street, fire);
  assert_state (own, &id, "fire", "done");
  hut_shown_act (street, own, &id, "fire", HUT_SUMMONS_SEND_BACK, "one car is still there");
  hut_shown_act (street, own, &id, "market", HUT_SUMMONS_RELEASE, "not needed");
  send_to (street, fire);
  send_to (street, market);
  assert_state (fire, &id, "fire", "working");
  assert_state (market, &id, "market", "released");
  hut_shown_act (street, fire, &id, "fire", HUT_SUMMONS_DONE, "cleared for good");
  send_back (street, fire);

  end (street, &id);
  mark (street, &id, "fire");
  send_to (street, fire);
  give_view (street, fire, &id);
  send_back (street, fire);
  seen = read_whistle (fire, &id);
  heard = read_whistle (own, &id);
  g_assert_true (hut_whistle_is_ended (seen));
  g_assert_cmpuint (seen->marks->len, ==, 1);
  g_assert_cmpuint (seen->summonses->len, ==, 1);
  g_assert_cmpuint (heard->views->len, ==, 1);
  g_assert_cmpuint (heard->summonses->len, ==, 2);
  g_assert_nonnull (hut_record_get_text (seen->whistle, "number"));
}

/* What one of the desks wrote on its own stands in every file as the server has it. */
static void
test_files_are_as_the_server_has_them (HutShownStreet *street, gconstpointer unused)
{
  HutShownDesk *desks[] = { &street->fire, &street->market, &street->community };
  HutUid id = hut_shown_raise (street, &street->street, "look at the roof", both, NULL);

  hut_shown_add_case (&street->street, "noise", "all night", HUT_SHOWN_COMMUNITY);
  hut_shown_sync (street, &street->street, 0);
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    hut_shown_sync_until_filled (street, desks[i], 0);
  hut_shown_act (street, &street->fire, &id, "fire", HUT_SUMMONS_ARRIVE, NULL);
  hut_shown_sync_until_filled (street, &street->fire, 0);
  hut_shown_sync (street, &street->street, 0);
  hut_test_desk_verify (street->fire.desk);
  hut_test_desk_verify (street->community.desk);
  hut_test_desk_verify (street->street.desk);
  g_assert_cmpint (hut_reader_count_received (street->community.reader, 0, G_MAXINT64, NULL), ==,
                   1);
}

/* ---- Not one byte more ---- */

static gboolean
holds (const char *bytes, gsize length, gconstpointer wanted, gsize wanted_length)
{
  return memmem (bytes, length, wanted, wanted_length) != NULL;
}

/* The uid as text, and as the file has it. */
static gboolean
holds_uid (const char *bytes, gsize length, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  hut_uid_print (id, text);
  return holds (bytes, length, text, HUT_UID_STRING_LEN) ||
         holds (bytes, length, id->bytes, sizeof id->bytes);
}

/* Of a case nobody whistled for, a whistle for another, another's part of the same whistle, and
 * what is the street's own of it. */
typedef struct
{
  HutUid listed, aside, whistle, others_whistle, others_summons;
} Planted;

static const char *const shown_words[] = { "TASK-FOR-BOTH", "TITLE-LISTED" };
static const char *const kept_words[] = {
  "TEXT-LISTED",           /* of the case only what it may see */
  "caller of",             /* nor who called */
  "TITLE-ASIDE",           /* another case */
  "TEXT-ASIDE",            /* */
  "TASK-MARKET-ALONE",     /* another whistle */
  "MARKET-WORDS",          /* what another did in the same */
  "NOTE-OF-THE-STREET",    /* what the street notes for itself */
  "\"street/110108014\":", /* how far the home has counted */
};

static void
plant (HutShownStreet *street, Planted *planted)
{
  HutShownDesk *own = &street->street;
  const HutWhistleActing acting = hut_shown_acting (street, own);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (HutWhistle) whistle = NULL;
  g_autoptr (GError) error = NULL;

  planted->listed = hut_shown_add_case (own, "TITLE-LISTED", "TEXT-LISTED", HUT_SHOWN_COMMUNITY);
  planted->aside = hut_shown_add_case (own, "TITLE-ASIDE", "TEXT-ASIDE", NULL);
  g_array_append_val (cases, planted->listed);
  planted->whistle = hut_shown_raise (street, own, "TASK-FOR-BOTH", both, cases);
  planted->others_whistle = hut_shown_raise (street, own, "TASK-MARKET-ALONE", market_alone, NULL);
  planted->others_summons = hut_summons_id ("street/" HUT_TEST_STREET, &planted->whistle, "market");
  hut_shown_act (street, own, &planted->whistle, "market", HUT_SUMMONS_DISPUTE, "MARKET-WORDS");
  whistle = read_whistle (own, &planted->whistle);
  hut_shown_write (own, hut_whistle_plan_note (&acting, whistle, "NOTE-OF-THE-STREET", &error));
  g_assert_no_error (error);
}

static void
assert_clean (const char *what, const char *bytes, gsize length, const Planted *planted)
{
  const HutUid *const others[] = { &planted->aside, &planted->others_whistle,
                                   &planted->others_summons };

  for (gsize i = 0; i < G_N_ELEMENTS (kept_words); i++)
    if (holds (bytes, length, kept_words[i], strlen (kept_words[i])))
      g_error ("%s holds “%s”", what, kept_words[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (holds_uid (bytes, length, others[i]))
      g_error ("%s holds the uid of what is not shown, number %" G_GSIZE_FORMAT, what, i);
}

static void
assert_file_clean (HutShownDesk *desk, const Planted *planted)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".key", ".lock" };
  gboolean seen = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (desk->desk->path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      assert_clean (path, bytes, length, planted);
      seen = seen || (holds (bytes, length, shown_words[0], strlen (shown_words[0])) &&
                      holds (bytes, length, shown_words[1], strlen (shown_words[1])) &&
                      holds_uid (bytes, length, &planted->whistle));
    }
  g_assert_true (seen);
}

static void
test_not_one_byte_more (HutShownStreet *street, gconstpointer unused)
{
  g_autoptr (HutFaultProxy) proxy = hut_fault_proxy_new (street->server->port, 1);
  guint16 port = hut_fault_proxy_get_port (proxy);
  g_autoptr (GString) received = NULL;
  Planted planted;

  hut_fault_proxy_keep (proxy);
  plant (street, &planted);
  hut_shown_sync (street, &street->street, 0);
  hut_shown_sync_until_filled (street, &street->fire, port);
  hut_shown_act (street, &street->fire, &planted.whistle, "fire", HUT_SUMMONS_ARRIVE, NULL);
  hut_shown_sync_until_filled (street, &street->fire, port);
  received = hut_fault_proxy_steal_kept (proxy);
  for (gsize i = 0; i < G_N_ELEMENTS (shown_words); i++)
    g_assert_true (holds (received->str, received->len, shown_words[i], strlen (shown_words[i])));
  assert_clean ("what was received", received->str, received->len, &planted);
  assert_file_clean (&street->fire, &planted);
}

/* The test of the test: the street's own file holds all of it. */
static void
test_the_street_holds_it_all (HutShownStreet *street, gconstpointer unused)
{
  Planted planted;
  gsize found = 0, length;
  g_autofree char *bytes = NULL;
  g_autofree char *wal = g_strconcat (street->street.desk->path, "-wal", NULL);

  plant (street, &planted);
  g_assert_true (g_file_get_contents (wal, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (kept_words); i++)
    found += holds (bytes, length, kept_words[i], strlen (kept_words[i]));
  /* All but the caller, who is encrypted, and the count, which is no record. */
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (kept_words) - 2);
  g_assert_true (holds_uid (bytes, length, &planted.others_summons));
}

/* ---- What is refused here already ---- */

static void
assert_refused (HutShownDesk *desk, HutWrite *write)
{
  g_autoptr (GError) error = NULL;
  HutPendingCounts counts;

  g_assert_false (hut_store_write (desk->store, write, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_true (hut_reader_pending_counts (desk->reader, &counts, NULL));
  g_assert_cmpuint (counts.unsent + counts.waiting, ==, 0);
}

static HutWrite *
write_title (const HutUid *id)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_case, id);
  hut_write_set (write, "title", hut_value_text ("another"));
  return write;
}

static HutWrite *
write_case (void)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  hut_record_set_text (record, "title", "a case");
  hut_record_set_text (record, "state", "received");
  hut_write_create (write, record);
  return write;
}

static HutWrite *
write_state (const HutUid *whistle, const char *unit)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_summons_id ("street/" HUT_TEST_STREET, whistle, unit);

  hut_write_update (write, &hut_kind_summons, &id);
  hut_write_set (write, "state", hut_value_text ("released"));
  return write;
}

static void
test_what_the_server_would_refuse_is_refused_here (HutShownStreet *street, gconstpointer unused)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  HutUid of = hut_shown_add_case (&street->street, "smoke", "at night", HUT_SHOWN_COMMUNITY), id;
  HutWrite *view = hut_write_new (HUT_WRITE_PERSON);
  HutUid view_id = hut_uid_new ();
  HutRecord *own = hut_record_new (&hut_kind_view, &view_id, NULL);
  g_autoptr (GError) error = NULL;

  g_array_append_val (cases, of);
  id = hut_shown_raise (street, &street->street, "clear the lane", both, cases);
  send_to (street, &street->fire);
  send_to (street, &street->community);
  assert_refused (&street->fire, write_title (&of));
  assert_refused (&street->fire, write_case ());
  assert_refused (&street->fire, write_state (&id, "fire"));
  assert_refused (&street->community, write_title (&of));
  assert_refused (&street->community, write_case ());
  /* A view of one's own is one's own. */
  hut_record_set_text (own, "name", "mine");
  hut_record_set_text (own, "page", "cases");
  hut_record_set_text (own, "filter", "{}");
  hut_write_create (view, own);
  hut_store_write (street->fire.store, view, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add (path, HutShownStreet, NULL, hut_shown_street_set_up, test, hut_shown_street_tear_down)
  ADD ("/shown/a-whistle-goes-through-three-desks", test_a_whistle_goes_through_three_desks);
  ADD ("/shown/files-are-as-the-server-has-them", test_files_are_as_the_server_has_them);
  ADD ("/shown/not-one-byte-more", test_not_one_byte_more);
  ADD ("/shown/the-street-holds-it-all", test_the_street_holds_it_all);
  ADD ("/shown/what-the-server-would-refuse-is-refused-here",
       test_what_the_server_would_refuse_is_refused_here);
#undef ADD
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What every backend of the storage promises; each is run through all of it.
 *
 * Over 800 lines: one list of promises, each short, over the same fixture. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"
#include "server/hut-storage.h"
#include "server/sqlite/hut-storage-sqlite.h"

#include <glib/gstdio.h>
#include <string.h>

#define STREET "street/110108014"
#define OTHER "street/110108015"

/* A backend: how to make an empty one, open another connection to it, and close either. */
typedef struct
{
  const char *name;
  HutStorage *(*create) (const char *folder, GError **error);
  HutStorage *(*open) (const char *folder, GError **error);
  void (*close) (HutStorage *storage);
} Backend;

static HutStorage *
create_sqlite (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "storage.db", NULL);

  return hut_storage_sqlite_new (path, HUT_STORAGE_SQLITE_CREATE, error);
}

static HutStorage *
open_sqlite (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "storage.db", NULL);

  return hut_storage_sqlite_new (path, HUT_STORAGE_SQLITE_READER, error);
}

static void
close_sqlite (HutStorage *storage)
{
  hut_storage_sqlite_close (HUT_STORAGE_SQLITE (storage));
  g_object_unref (storage);
}

static const Backend backends[] = {
  { "sqlite", create_sqlite, open_sqlite, close_sqlite },
};

typedef struct
{
  char *folder;
  HutStorage *storage;
} Fixture;

#define OK(call)                                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
    gboolean worked = call;                                                                        \
    g_assert_no_error (error);                                                                     \
    g_assert_true (worked);                                                                        \
  }                                                                                                \
  G_STMT_END

static void
begin (HutStorage *storage, HutStorageMode mode)
{
  OK (hut_storage_begin (storage, mode, &error));
}

static gint64
commit (HutStorage *storage)
{
  gint64 mark = -1;

  OK (hut_storage_commit (storage, &mark, &error));
  return mark;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Backend *backend = data;

  fixture->folder = hut_test_make_dir ();
  OK ((fixture->storage = backend->create (fixture->folder, &error)) != NULL);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_stream_add (fixture->storage, STREET, &error));
  OK (hut_storage_stream_add (fixture->storage, OTHER, &error));
  commit (fixture->storage);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const Backend *backend = data;

  OK (hut_storage_verify (fixture->storage, &error));
  backend->close (fixture->storage);
  hut_test_remove_dir (fixture->folder);
}

static HutStored *
make_stored (const HutKind *kind, const char *row, guint64 hash)
{
  HutStored *stored = g_new0 (HutStored, 1);

  stored->kind = kind;
  stored->id = hut_uid_new ();
  stored->ver = 1;
  stored->row = g_strdup (row);
  stored->writers = g_strdup ("{}");
  stored->hash_full = hash;
  stored->hash_masked = hash + 1;
  return stored;
}

static HutStored *
put_new (HutStorage *storage, const char *stream, guint64 hash)
{
  HutStored *stored = make_stored (&hut_kind_case, "{\"title\":\"x\"}", hash);

  OK (hut_storage_record_put (storage, stream, stored, NULL, &error));
  return stored;
}

static gboolean
take_id (const HutStored *stored, gpointer ids)
{
  g_ptr_array_add (ids, g_memdup2 (&stored->id, sizeof stored->id));
  return TRUE;
}

static HutStreamState
state_of (HutStorage *storage, const char *stream)
{
  HutStreamState state;
  gboolean found;

  OK (hut_storage_stream_state (storage, stream, &state, &found, &error));
  g_assert_true (found);
  return state;
}

static void
test_a_record_is_kept_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutStored) stored = make_stored (&hut_kind_case, "{\"title\":\"路灯\"}", 7);
  g_autoptr (HutStored) back = NULL;
  g_autoptr (HutStored) absent = NULL;
  HutUid nobody = hut_uid_new ();

  stored->personal = g_bytes_new ("\0\1\2", 3);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_record_put (fixture->storage, STREET, stored, NULL, &error));
  OK (hut_storage_record_get (fixture->storage, STREET, &hut_kind_case, &stored->id, &back,
                              &error));
  OK (hut_storage_record_get (fixture->storage, STREET, &hut_kind_case, &nobody, &absent, &error));
  g_assert_null (absent);
  OK (hut_storage_record_get (fixture->storage, OTHER, &hut_kind_case, &stored->id, &absent,
                              &error));
  g_assert_null (absent);
  OK (hut_storage_record_get (fixture->storage, STREET, &hut_kind_task, &stored->id, &absent,
                              &error));
  g_assert_null (absent);
  commit (fixture->storage);
  g_assert_cmpstr (back->row, ==, stored->row);
  g_assert_true (g_bytes_equal (back->personal, stored->personal));
  g_assert_cmpint (back->seq, ==, 1);
  g_assert_cmpuint (back->hash_masked, ==, 8);
}

static void
test_seqs_are_taken_per_stream_without_a_gap (Fixture *fixture, gconstpointer data)
{
  for (int i = 1; i <= 5; i++)
    {
      g_autoptr (HutStored) one = NULL;
      g_autoptr (HutStored) two = NULL;
      g_autoptr (HutStored) lost = NULL;

      begin (fixture->storage, HUT_STORAGE_WRITE);
      one = put_new (fixture->storage, STREET, 1);
      two = put_new (fixture->storage, OTHER, 1);
      g_assert_cmpint (one->seq, ==, i);
      g_assert_cmpint (two->seq, ==, i);
      commit (fixture->storage);

      begin (fixture->storage, HUT_STORAGE_WRITE);
      lost = put_new (fixture->storage, STREET, 1);
      hut_storage_rollback (fixture->storage);
    }
}

/* Modulo 2^64, through replacing and undoing. */
static void
test_sums_follow_every_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutStored) first = NULL;
  g_autoptr (HutStored) second = NULL;
  g_autoptr (HutStored) undone = NULL;
  HutStreamState state;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  first = put_new (fixture->storage, STREET, G_MAXUINT64 - 1);
  second = put_new (fixture->storage, STREET, 5);
  state = state_of (fixture->storage, STREET);
  g_assert_cmpint (state.count, ==, 2);
  g_assert_cmpuint (state.sum_full, ==, 3);
  g_assert_cmpuint (state.sum_masked, ==, 5);

  OK (hut_storage_part_begin (fixture->storage, &error));
  undone = put_new (fixture->storage, STREET, 100);
  g_assert_cmpuint (state_of (fixture->storage, STREET).sum_full, ==, 103);
  OK (hut_storage_part_undo (fixture->storage, &error));
  g_assert_cmpint (state_of (fixture->storage, STREET).seq, ==, 2);
  g_assert_cmpuint (state_of (fixture->storage, STREET).sum_full, ==, 3);

  {
    g_autoptr (HutStored) changed = make_stored (&hut_kind_case, "{\"title\":\"y\"}", 10);

    changed->id = second->id;
    changed->ver = 2;
    OK (hut_storage_record_put (fixture->storage, STREET, changed, second, &error));
    g_assert_cmpint (changed->seq, ==, 3);
  }
  commit (fixture->storage);
  begin (fixture->storage, HUT_STORAGE_READ);
  state = state_of (fixture->storage, STREET);
  commit (fixture->storage);
  g_assert_cmpint (state.count, ==, 2);
  g_assert_cmpint (state.seq, ==, 3);
  g_assert_cmpuint (state.sum_full, ==, 8);
}

static gboolean
collect (const HutStored *stored, gpointer data)
{
  GString *text = data;

  g_string_append_printf (text, "%s%" G_GINT64_FORMAT " ", stored->kind->name, stored->seq);
  return text->len < 40;
}

static void
test_records_come_by_seq_and_by_kind_then_id (Fixture *fixture, gconstpointer data)
{
  static const HutKind *const kinds[] = { &hut_kind_task, &hut_kind_case, &hut_kind_event };
  g_autoptr (GString) by_seq = g_string_new (NULL);
  g_autoptr (GString) by_kind = g_string_new (NULL);
  g_autoptr (GString) stopped = g_string_new (NULL);

  begin (fixture->storage, HUT_STORAGE_WRITE);
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (HutStored) stored = make_stored (kinds[i % 3], "{}", i);

      stored->id.bytes[0] = i;
      OK (hut_storage_record_put (fixture->storage, STREET, stored, NULL, &error));
    }
  commit (fixture->storage);
  begin (fixture->storage, HUT_STORAGE_READ);
  OK (hut_storage_records_after (fixture->storage, STREET, 2, collect, by_seq, &error));
  OK (hut_storage_records_sorted (fixture->storage, STREET, HUT_STORED_HASHES, collect, by_kind,
                                  &error));
  g_string_append (stopped, "..........................................");
  OK (hut_storage_records_after (fixture->storage, STREET, 0, collect, stopped, &error));
  commit (fixture->storage);
  g_assert_cmpstr (by_seq->str, ==, "event3 task4 case5 event6 ");
  g_assert_cmpstr (by_kind->str, ==, "case2 case5 event3 event6 task1 task4 ");
  g_assert_true (g_str_has_suffix (stopped->str, ".task1 "));
}

static void
test_records_are_found_by_what_they_belong_to (Fixture *fixture, gconstpointer data)
{
  static const HutKind *const kinds[] = { &hut_kind_event, &hut_kind_task, &hut_kind_event };
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) newest = g_string_new (NULL);
  g_autoptr (GString) elsewhere = g_string_new (NULL);
  HutUid parents[] = { hut_uid_new (), hut_uid_new (), { { 0 } } };

  begin (fixture->storage, HUT_STORAGE_WRITE);
  for (int i = 0; i < 9; i++)
    {
      g_autoptr (HutStored) stored = make_stored (kinds[i / 3], "{}", i);

      stored->parent = parents[i % 3];
      OK (hut_storage_record_put (fixture->storage, STREET, stored, NULL, &error));
    }
  commit (fixture->storage);
  begin (fixture->storage, HUT_STORAGE_READ);
  OK (hut_storage_records_of (fixture->storage, STREET, &parents[1], 10, collect, all, &error));
  OK (hut_storage_records_of (fixture->storage, STREET, &parents[1], 2, collect, newest, &error));
  OK (hut_storage_records_of (fixture->storage, OTHER, &parents[1], 10, collect, elsewhere,
                              &error));
  commit (fixture->storage);
  g_assert_cmpstr (all->str, ==, "event2 task5 event8 ");
  g_assert_cmpstr (newest->str, ==, "task5 event8 ");
  g_assert_cmpstr (elsewhere->str, ==, "");
}

static void
test_a_record_that_is_gone_adds_nothing_and_is_heard_of (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) live = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (HutStored) kept = NULL;
  g_autoptr (HutStored) shown = NULL;
  g_autoptr (HutStored) gone = NULL;
  g_autoptr (HutStored) back = NULL;
  HutStreamState state;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  kept = put_new (fixture->storage, STREET, 5);
  shown = make_stored (&hut_kind_task, "{}", 7);
  shown->home = g_strdup (OTHER);
  OK (hut_storage_record_put (fixture->storage, STREET, shown, NULL, &error));
  gone = make_stored (&hut_kind_task, "", 0);
  gone->id = shown->id;
  gone->ver = 2;
  gone->gone = TRUE;
  OK (hut_storage_record_put (fixture->storage, STREET, gone, shown, &error));
  state = state_of (fixture->storage, STREET);
  g_assert_cmpint (state.count, ==, 1);
  g_assert_cmpint (state.seq, ==, 3);
  g_assert_cmpuint (state.sum_full, ==, 5);
  OK (hut_storage_records_sorted (fixture->storage, STREET, HUT_STORED_WHOLE, collect, live,
                                  &error));
  OK (hut_storage_records_after (fixture->storage, STREET, 0, collect, all, &error));
  g_assert_cmpstr (live->str, ==, "case1 ");
  g_assert_cmpstr (all->str, ==, "case1 task3 ");
  OK (hut_storage_record_get (fixture->storage, STREET, &hut_kind_task, &shown->id, &back, &error));
  g_assert_true (back->gone);
  g_assert_cmpstr (back->home, ==, OTHER);
  g_assert_cmpint (back->born, ==, 2);
  /* And back again. */
  shown->ver = 3;
  OK (hut_storage_record_put (fixture->storage, STREET, shown, back, &error));
  state = state_of (fixture->storage, STREET);
  g_assert_cmpint (state.count, ==, 2);
  g_assert_cmpuint (state.sum_full, ==, 12);
  commit (fixture->storage);
}

static GArray *
uids (const HutUid *first, const HutUid *second)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (HutUid));

  g_array_append_vals (array, first, 1);
  if (second != NULL)
    g_array_append_vals (array, second, 1);
  return array;
}

static void
assert_linking (Fixture *fixture, const HutUid *id, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  OK (hut_storage_records_linking (fixture->storage, STREET, id, collect, found, &error));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_records_are_found_by_what_they_name (Fixture *fixture, gconstpointer data)
{
  HutUid first = hut_uid_new (), second = hut_uid_new ();
  g_autoptr (HutStored) whistle = make_stored (&hut_kind_whistle, "{}", 1);
  g_autoptr (HutStored) other = make_stored (&hut_kind_whistle, "{}", 1);
  g_autoptr (HutStored) next = make_stored (&hut_kind_whistle, "{}", 1);
  g_autoptr (HutStored) without = make_stored (&hut_kind_whistle, "{}", 1);

  whistle->links = uids (&first, &second);
  other->links = uids (&second, NULL);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_record_put (fixture->storage, STREET, whistle, NULL, &error));
  OK (hut_storage_record_put (fixture->storage, STREET, other, NULL, &error));
  assert_linking (fixture, &first, "whistle1 ");
  assert_linking (fixture, &second, "whistle1 whistle2 ");
  /* Others in their place; and none said, which leaves them. */
  next->id = without->id = whistle->id;
  next->links = uids (&second, NULL);
  OK (hut_storage_record_put (fixture->storage, STREET, next, whistle, &error));
  assert_linking (fixture, &first, "");
  OK (hut_storage_record_put (fixture->storage, STREET, without, next, &error));
  assert_linking (fixture, &second, "whistle2 whistle4 ");
  commit (fixture->storage);
}

static void
test_what_is_shown_is_kept_per_record_and_target (Fixture *fixture, gconstpointer data)
{
  HutUid id = hut_uid_new ();
  HutStoredProjection fire = { (char *)"dept/110108-fire", 1, G_MAXUINT64, TRUE };
  HutStoredProjection market = { (char *)"dept/110108-market", 4, 9, FALSE };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) both = NULL;
  const HutStoredProjection *first;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK ((none = hut_storage_projections_of (fixture->storage, STREET, &hut_kind_case, &id, &error)) !=
      NULL);
  g_assert_cmpuint (none->len, ==, 0);
  OK (hut_storage_projection_put (fixture->storage, STREET, &hut_kind_case, &id, &fire, &error));
  OK (hut_storage_projection_put (fixture->storage, STREET, &hut_kind_case, &id, &market, &error));
  fire.ver = 2;
  OK (hut_storage_projection_put (fixture->storage, STREET, &hut_kind_case, &id, &fire, &error));
  OK ((both = hut_storage_projections_of (fixture->storage, STREET, &hut_kind_case, &id, &error)) !=
      NULL);
  g_assert_cmpuint (both->len, ==, 2);
  first = both->pdata[0];
  g_assert_cmpstr (first->target, ==, "dept/110108-fire");
  g_assert_cmpint (first->ver, ==, 2);
  g_assert_cmpuint (first->hash, ==, G_MAXUINT64);
  g_assert_true (first->shown);
  g_assert_false (((const HutStoredProjection *)both->pdata[1])->shown);
  commit (fixture->storage);
}

static gboolean
collect_showing (const HutStoredShowing *showing, gpointer data)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "%s ", showing->turn,
                          showing->ver, showing->row != NULL ? showing->row : "-");
  return showing->ver < 8;
}

static void
queue (Fixture *fixture, const char *home, const char *target, gint64 ver, const char *row,
       gint64 *turn)
{
  HutStoredShowing showing = { .turn = *turn,
                               .target = (char *)target,
                               .kind = &hut_kind_case,
                               .id = hut_uid_new (),
                               .ver = ver,
                               .row = (char *)row };

  OK (hut_storage_queue_add (fixture->storage, home, &showing, &error));
  *turn = showing.turn;
}

static char *
waiting_text (Fixture *fixture)
{
  g_autoptr (GPtrArray) shares = NULL;
  GString *text = g_string_new (NULL);

  OK ((shares = hut_storage_queue_waiting (fixture->storage, &error)) != NULL);
  for (guint i = 0; i < shares->len; i++)
    {
      const HutStoredShare *share = shares->pdata[i];

      g_string_append_printf (text, "%s>%s ", share->home + strlen ("street/110108"),
                              share->target);
    }
  return g_string_free (text, FALSE);
}

static void
test_the_queue_is_in_order_and_struck_out_by_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *waiting = NULL;
  g_autofree char *left = NULL;
  gint64 one = 0, two = 0, later = 0;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  queue (fixture, OTHER, "b", 1, "{}", &two);
  queue (fixture, STREET, "a", 2, "{}", &one);
  queue (fixture, STREET, "a", 3, NULL, &one);
  queue (fixture, STREET, "b", 4, "{}", &one);
  queue (fixture, STREET, "a", 5, "{}", &later);
  g_assert_cmpint (one, ==, 2);
  g_assert_cmpint (later, ==, 5);
  waiting = waiting_text (fixture);
  g_assert_cmpstr (waiting, ==, "015>b 014>a 014>b ");
  OK (hut_storage_queue_each (fixture->storage, STREET, "a", collect_showing, first, &error));
  g_assert_cmpstr (first->str, ==, "2/2{} 2/3- 5/5{} ");
  OK (hut_storage_queue_remove (fixture->storage, STREET, "a", 3, &error));
  OK (hut_storage_queue_remove (fixture->storage, OTHER, "b", 99, &error));
  OK (hut_storage_queue_each (fixture->storage, STREET, "a", collect_showing, rest, &error));
  g_assert_cmpstr (rest->str, ==, "5/5{} ");
  left = waiting_text (fixture);
  g_assert_cmpstr (left, ==, "014>b 014>a ");
  /* Places are never given again. */
  OK (hut_storage_queue_remove (fixture->storage, STREET, "a", 99, &error));
  OK (hut_storage_queue_remove (fixture->storage, STREET, "b", 99, &error));
  later = 0;
  queue (fixture, STREET, "a", 6, "{}", &later);
  g_assert_cmpint (later, ==, 6);
  commit (fixture->storage);
}

static void
test_filling_is_remembered_until_it_is_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  g_autofree char *none = NULL;
  g_autofree char *nobody = NULL;
  gint64 seq;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_fill_put (fixture->storage, STREET, "a", 0, &error));
  OK (hut_storage_fill_put (fixture->storage, STREET, "a", 12, &error));
  OK (hut_storage_fill_next (fixture->storage, &home, &target, &seq, &error));
  g_assert_cmpstr (home, ==, STREET);
  g_assert_cmpstr (target, ==, "a");
  g_assert_cmpint (seq, ==, 12);
  OK (hut_storage_fill_remove (fixture->storage, STREET, "a", &error));
  OK (hut_storage_fill_next (fixture->storage, &none, &nobody, &seq, &error));
  g_assert_null (none);
  commit (fixture->storage);
}

static void
test_a_reader_sees_one_state (Fixture *fixture, gconstpointer data)
{
  const Backend *backend = data;
  g_autoptr (GError) trouble = NULL;
  HutStorage *reader = backend->open (fixture->folder, &trouble);
  g_autoptr (HutStored) stored = NULL;

  g_assert_no_error (trouble);
  begin (reader, HUT_STORAGE_READ);
  g_assert_cmpint (state_of (reader, STREET).seq, ==, 0);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  stored = put_new (fixture->storage, STREET, 1);
  commit (fixture->storage);
  g_assert_cmpint (state_of (reader, STREET).seq, ==, 0);
  commit (reader);
  begin (reader, HUT_STORAGE_READ);
  g_assert_cmpint (state_of (reader, STREET).seq, ==, 1);
  commit (reader);
  backend->close (reader);
}

static void
test_marks_grow_by_one_with_each_write (Fixture *fixture, gconstpointer data)
{
  gint64 mark;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  mark = commit (fixture->storage);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  hut_storage_rollback (fixture->storage);
  begin (fixture->storage, HUT_STORAGE_READ);
  g_assert_cmpint (commit (fixture->storage), ==, 0);
  begin (fixture->storage, HUT_STORAGE_WRITE);
  g_assert_cmpint (commit (fixture->storage), ==, mark + 1);
}

static void
test_an_unknown_stream_is_an_error_or_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutStored) stored = make_stored (&hut_kind_case, "{}", 1);
  g_autoptr (GError) error = NULL;
  HutStreamState state;
  gboolean found;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  g_assert_true (
      hut_storage_stream_state (fixture->storage, "street/000000000", &state, &found, &error));
  g_assert_false (found);
  g_assert_false (
      hut_storage_record_put (fixture->storage, "street/000000000", stored, NULL, &error));
  g_assert_error (error, HUT_STORAGE_ERROR, HUT_STORAGE_ERROR_FAILED);
  hut_storage_rollback (fixture->storage);
}

static void
test_numbers_are_claimed_once_per_stream (Fixture *fixture, gconstpointer data)
{
  HutUid id = hut_uid_new ();
  gboolean claimed;
  gint64 value;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_number_claim (fixture->storage, STREET, "2026-000001", &id, &claimed, &error));
  g_assert_true (claimed);
  OK (hut_storage_number_claim (fixture->storage, STREET, "2026-000001", &id, &claimed, &error));
  g_assert_false (claimed);
  OK (hut_storage_number_claim (fixture->storage, OTHER, "2026-000001", &id, &claimed, &error));
  g_assert_true (claimed);
  for (int i = 1; i <= 3; i++)
    {
      OK (hut_storage_counter_next (fixture->storage, STREET, "2026", &value, &error));
      g_assert_cmpint (value, ==, i);
    }
  OK (hut_storage_counter_next (fixture->storage, STREET, "2027", &value, &error));
  g_assert_cmpint (value, ==, 1);
  commit (fixture->storage);
}

static void
test_logs_and_operations_are_found_again (Fixture *fixture, gconstpointer data)
{
  HutUid log = hut_uid_new (), op = hut_uid_new (), found_op;
  HutStoredLog state = { hut_uid_new (), hut_uid_new (), 3 };
  HutStoredLog back;
  HutStoredOperation operation = { .op = op,
                                   .kind = &hut_kind_case,
                                   .id = hut_uid_new (),
                                   .account = state.account,
                                   .content = (char *)"c",
                                   .result = (char *)"r" };
  g_autoptr (HutStoredOperation) kept = NULL;
  g_autoptr (HutStoredOperation) elsewhere = NULL;
  g_autofree char *body = NULL;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_log_get (fixture->storage, STREET, &log, &back, &error));
  g_assert_cmpint (back.last, ==, 0);
  OK (hut_storage_log_put (fixture->storage, STREET, &log, &state, &error));
  state.last = 4;
  OK (hut_storage_log_put (fixture->storage, STREET, &log, &state, &error));
  OK (hut_storage_log_get (fixture->storage, STREET, &log, &back, &error));
  g_assert_cmpint (back.last, ==, 4);
  g_assert_true (hut_uid_equal (&back.device, &state.device));
  OK (hut_storage_log_get (fixture->storage, OTHER, &log, &back, &error));
  g_assert_cmpint (back.last, ==, 0);

  OK (hut_storage_log_entry_add (fixture->storage, STREET, &log, 4, &op, "body", &error));
  OK (hut_storage_log_entry_get (fixture->storage, STREET, &log, 4, &found_op, &body, &error));
  g_assert_cmpstr (body, ==, "body");
  g_assert_true (hut_uid_equal (&found_op, &op));
  g_clear_pointer (&body, g_free);
  OK (hut_storage_log_entry_get (fixture->storage, STREET, &log, 5, &found_op, &body, &error));
  g_assert_null (body);

  OK (hut_storage_operation_add (fixture->storage, STREET, &operation, &error));
  OK (hut_storage_operation_get (fixture->storage, STREET, &op, &kept, &error));
  g_assert_cmpstr (kept->result, ==, "r");
  g_assert_true (kept->kind == &hut_kind_case);
  OK (hut_storage_operation_get (fixture->storage, OTHER, &op, &elsewhere, &error));
  g_assert_null (elsewhere);
  commit (fixture->storage);
}

static void
test_a_desk_is_whose_it_was_put_as (Fixture *fixture, gconstpointer data)
{
  HutUid desk = hut_uid_new ();
  const HutStoredDesk first = { hut_uid_new (), hut_uid_new () };
  const HutStoredDesk second = { hut_uid_new (), hut_uid_new () };
  HutStoredDesk owner;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_desk_get (fixture->storage, STREET, &desk, &owner, &error));
  g_assert_true (hut_uid_is_nil (&owner.account));
  OK (hut_storage_desk_put (fixture->storage, STREET, &desk, &first, &error));
  OK (hut_storage_desk_put (fixture->storage, STREET, &desk, &second, &error));
  OK (hut_storage_desk_get (fixture->storage, STREET, &desk, &owner, &error));
  g_assert_true (hut_uid_equal (&owner.account, &second.account));
  g_assert_true (hut_uid_equal (&owner.device, &second.device));
  OK (hut_storage_desk_get (fixture->storage, OTHER, &desk, &owner, &error));
  g_assert_true (hut_uid_is_nil (&owner.account));
  commit (fixture->storage);
}

static gboolean
join (gint64 n, const char *text, const char *hash, gpointer data)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT "%s%s ", n, text, hash);
  return TRUE;
}

static void
test_the_audit_is_a_list_per_stream (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hash = NULL;
  gint64 n;

  begin (fixture->storage, HUT_STORAGE_WRITE);
  OK (hut_storage_audit_last (fixture->storage, STREET, &n, &hash, &error));
  g_assert_cmpint (n, ==, 0);
  g_assert_null (hash);
  OK (hut_storage_audit_add (fixture->storage, STREET, 1, "a", "A", &error));
  OK (hut_storage_audit_add (fixture->storage, STREET, 2, "b", "B", &error));
  OK (hut_storage_audit_add (fixture->storage, OTHER, 1, "c", "C", &error));
  OK (hut_storage_audit_last (fixture->storage, STREET, &n, &hash, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpstr (hash, ==, "B");
  OK (hut_storage_audit_each (fixture->storage, STREET, join, text, &error));
  g_assert_cmpstr (text->str, ==, "1aA 2bB ");
  commit (fixture->storage);
}

static void
test_families_of_tokens_end_together (Fixture *fixture, gconstpointer data)
{
  HutUid family = hut_uid_new (), other = hut_uid_new ();
  HutStoredToken tokens[] = { { .hash = (char *)"a", .family = family, .expires = 10 },
                              { .hash = (char *)"b", .family = family, .expires = 99 },
                              { .hash = (char *)"c", .family = other, .expires = 99 } };
  static const char *const names[] = { "a", "b", "c" };
  static const gboolean after_pruning[] = { FALSE, TRUE, TRUE };
  static const gboolean after_ending[] = { FALSE, FALSE, TRUE };

  begin (fixture->storage, HUT_STORAGE_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    OK (hut_storage_token_put (fixture->storage, &tokens[i], &error));
  OK (hut_storage_tokens_prune (fixture->storage, 50, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HutStoredToken) token = NULL;

      OK (hut_storage_token_get (fixture->storage, names[i], &token, &error));
      g_assert_cmpint (token != NULL, ==, after_pruning[i]);
    }
  OK (hut_storage_token_end_family (fixture->storage, &family, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HutStoredToken) token = NULL;

      OK (hut_storage_token_get (fixture->storage, names[i], &token, &error));
      g_assert_cmpint (token != NULL, ==, after_ending[i]);
    }
  commit (fixture->storage);
}

static void
test_the_sign_ins_of_an_account_end_together (Fixture *fixture, gconstpointer data)
{
  HutUid one = hut_uid_new (), other = hut_uid_new ();
  HutStoredToken tokens[] = { { .hash = (char *)"a", .account = one, .expires = 99 },
                              { .hash = (char *)"b", .account = other, .expires = 99 },
                              { .hash = (char *)"c", .account = one, .expires = 99 } };

  begin (fixture->storage, HUT_STORAGE_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      tokens[i].family = hut_uid_new ();
      OK (hut_storage_token_put (fixture->storage, &tokens[i], &error));
    }
  OK (hut_storage_tokens_end_account (fixture->storage, &one, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (HutStoredToken) token = NULL;

      OK (hut_storage_token_get (fixture->storage, tokens[i].hash, &token, &error));
      g_assert_cmpint (token != NULL, ==, i == 1);
    }
  commit (fixture->storage);
}

/* Another kind, another stream and one that is gone do not count. */
static void
test_attachments_are_found_by_their_content (Fixture *fixture, gconstpointer data)
{
  static const char row[] = "{\"name\":\"a.jpg\",\"sha256\":\"ab\"}";
  g_autoptr (HutStored) first = make_stored (&hut_kind_attachment, row, 1);
  g_autoptr (HutStored) gone = make_stored (&hut_kind_attachment, row, 2);
  g_autoptr (HutStored) second = make_stored (&hut_kind_attachment, row, 3);
  g_autoptr (HutStored) another =
      make_stored (&hut_kind_attachment, "{\"name\":\"a.jpg\",\"sha256\":\"cd\"}", 4);
  g_autoptr (HutStored) elsewhere = make_stored (&hut_kind_attachment, row, 5);
  g_autoptr (HutStored) case_record = make_stored (&hut_kind_case, row, 6);
  g_autoptr (HutStored) none = make_stored (&hut_kind_attachment, "", 7);
  HutStored *here[] = { first, gone, second, another, case_record };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  begin (fixture->storage, HUT_STORAGE_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (here); i++)
    OK (hut_storage_record_put (fixture->storage, STREET, here[i], NULL, &error));
  OK (hut_storage_record_put (fixture->storage, OTHER, elsewhere, NULL, &error));
  none->id = gone->id;
  none->gone = TRUE;
  OK (hut_storage_record_put (fixture->storage, STREET, none, gone, &error));
  OK (hut_storage_records_containing (fixture->storage, STREET, "ab", take_id, found, &error));
  commit (fixture->storage);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (hut_uid_equal (found->pdata[0], &second->id));
  g_assert_true (hut_uid_equal (found->pdata[1], &first->id));
}

static void
add_tests (const Backend *backend)
{
  /* clang-format off */
  static const struct { const char *name; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "a-record-is-kept-as-it-was", test_a_record_is_kept_as_it_was },
    { "seqs-are-taken-per-stream-without-a-gap", test_seqs_are_taken_per_stream_without_a_gap },
    { "sums-follow-every-write", test_sums_follow_every_write },
    { "records-come-by-seq-and-by-kind-then-id", test_records_come_by_seq_and_by_kind_then_id },
    { "records-are-found-by-what-they-belong-to",
      test_records_are_found_by_what_they_belong_to },
    { "a-record-that-is-gone-adds-nothing-and-is-heard-of",
      test_a_record_that_is_gone_adds_nothing_and_is_heard_of },
    { "records-are-found-by-what-they-name", test_records_are_found_by_what_they_name },
    { "attachments-are-found-by-their-content", test_attachments_are_found_by_their_content },
    { "what-is-shown-is-kept-per-record-and-target",
      test_what_is_shown_is_kept_per_record_and_target },
    { "the-queue-is-in-order-and-struck-out-by-place",
      test_the_queue_is_in_order_and_struck_out_by_place },
    { "filling-is-remembered-until-it-is-done", test_filling_is_remembered_until_it_is_done },
    { "a-reader-sees-one-state", test_a_reader_sees_one_state },
    { "marks-grow-by-one-with-each-write", test_marks_grow_by_one_with_each_write },
    { "an-unknown-stream-is-an-error-or-not-found", test_an_unknown_stream_is_an_error_or_not_found },
    { "numbers-are-claimed-once-per-stream", test_numbers_are_claimed_once_per_stream },
    { "logs-and-operations-are-found-again", test_logs_and_operations_are_found_again },
    { "a-desk-is-whose-it-was-put-as", test_a_desk_is_whose_it_was_put_as },
    { "the-audit-is-a-list-per-stream", test_the_audit_is_a_list_per_stream },
    { "families-of-tokens-end-together", test_families_of_tokens_end_together },
    { "the-sign-ins-of-an-account-end-together", test_the_sign_ins_of_an_account_end_together },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/storage/%s/%s", backend->name, tests[i].name);

      g_test_add (path, Fixture, backend, set_up, tests[i].func, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (backends); i++)
    add_tests (&backends[i]);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What leaves the server, byte for byte: every field of every kind holds a word of its own, each
 * role asks for every stream in every view in every way there is, and of all that comes back only
 * the words of the cells that the table gives to the role are there. The table here is written a
 * second time on purpose. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-door.h"

#include "base/hut-json.h"
#include "protocol/hut-cursor.h"

#include <string.h>

#define STREET "street/110108014"
#define DISTRICT "district/110108"

typedef struct
{
  HutTestDoor *door;
  GHashTable *words;    /* word → cell: "street/case/telephone", owned */
  GHashTable *personal; /* the words of personal fields */
} Fixture;

static const char *const roles[] = { "clerk", "leader", "community", "department", "admin" };

/* What each role is given of the streams of its own street: f full, m masked, - nothing. */
static const struct
{
  const char *home;
  const char *given; /* by role, in the order above */
} table[] = {
  { "street", "ff--m" },
  { "district", "ff--m" },
  { "city", "ff--m" },
};

static HutValue
value_for (Fixture *fixture, const HutKind *kind, const HutField *field, guint number)
{
  static const char *const homes[] = { "street", "district", "city", "user" };
  g_autofree char *word = g_strdup_printf ("w%06uq", number);
  char *cell = g_strdup_printf ("%s/%s/%s", homes[kind->home], kind->name, field->name);
  HutUid uid;

  switch (field->type)
    {
    case HUT_FIELD_TEXT:
      g_hash_table_insert (fixture->words, g_strdup (word), cell);
      if (field->privacy == HUT_PRIVACY_PERSONAL)
        g_hash_table_add (fixture->personal, g_strdup (word));
      return hut_value_text (word);
    case HUT_FIELD_JSON:
      g_hash_table_insert (fixture->words, g_strdup (word), cell);
      if (field->privacy == HUT_PRIVACY_PERSONAL)
        g_hash_table_add (fixture->personal, g_strdup (word));
      g_free (word);
      word = g_strdup_printf ("[\"w%06uq\"]", number);
      return hut_value_text (word);
    case HUT_FIELD_CODE:
      g_free (cell);
      return hut_value_text (field->codes[0].code);
    case HUT_FIELD_UID:
      g_free (cell);
      uid = hut_uid_new ();
      return hut_value_uid (&uid);
    case HUT_FIELD_POINT:
      g_free (cell);
      return hut_value_point ((HutPoint){ 1163260000 + (gint32)number, 400030000 });
    case HUT_FIELD_BOOL:
      g_free (cell);
      return hut_value_int (TRUE);
    case HUT_FIELD_INT:
    case HUT_FIELD_TIME:
    default:
      g_free (cell);
      return hut_value_int (1795305600000000 + number);
    }
}

/* One record of @kind with a word in every field, written past all rules, straight into its home.
 */
static void
put_record (Fixture *fixture, const HutKind *kind, const char *stream, guint *number)
{
  HutLedger *ledger = &fixture->door->office->ledger;
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = hut_record_new (kind, &id, stream);
  HutWriter creator = { .clock = 1, .op = hut_uid_new () };
  g_autoptr (GError) error = NULL;
  gint64 seq;

  record->ver = 1;
  for (guint i = 0; i < kind->n_fields; i++)
    hut_record_set (record, kind->fields[i].name,
                    value_for (fixture, kind, &kind->fields[i], (*number)++));
  hut_ledger_add (ledger, record, &creator, &seq, &error);
  g_assert_no_error (error);
}

static void
fill (Fixture *fixture)
{
  HutTestOffice *office = fixture->door->office;
  g_autoptr (GError) error = NULL;
  const HutKind *const *kinds;
  guint n_kinds, number = 1;

  kinds = hut_kinds (&n_kinds);
  hut_test_office_open (office);
  hut_storage_begin (office->ledger.storage, HUT_STORAGE_WRITE, &error);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i]->home != HUT_HOME_USER)
      put_record (fixture, kinds[i],
                  kinds[i]->home == HUT_HOME_STREET     ? STREET
                  : kinds[i]->home == HUT_HOME_DISTRICT ? DISTRICT
                                                        : "city",
                  &number);
  hut_data_dir_commit (office->dir, office->ledger.storage, &error);
  g_assert_no_error (error);
  hut_test_office_close (office);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->door = hut_test_door_new ();
  fixture->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->personal = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    hut_test_door_add_account (fixture->door, roles[i], roles[i]);
  fill (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_hash_table_unref (fixture->words);
  g_hash_table_unref (fixture->personal);
  hut_test_door_free (fixture->door);
}

static void
gather (GString *all, HutTestAnswer *answer)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;
  gsize length;
  const char *bytes = g_bytes_get_data (answer->body, &length);

  soup_message_headers_iter_init (&iter, answer->headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (all, "%s: %s\n", name, value);
  g_string_append_len (all, bytes, length);
}

/* Everything that @access gets out of the server by asking for @stream. */
static void
ask_all (Fixture *fixture, const char *access, const char *stream, GString *all)
{
  static const char *const views[] = { "full", "masked" };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *pull = g_strdup_printf ("/v1/pull?after=%s:%s:0", stream, views[i]);
      g_autofree char *sums = g_strdup_printf ("/v1/sums?stream=%s&view=%s", stream, views[i]);
      g_autoptr (HutTestAnswer) pulled = hut_test_ask_as (fixture->door, access, "GET", pull, NULL);
      g_autoptr (HutTestAnswer) summed = hut_test_ask_as (fixture->door, access, "GET", sums, NULL);

      gather (all, pulled);
      gather (all, summed);
    }
}

static char
given (const char *home, gsize role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].home, home))
      return table[i].given[role];
  return '-';
}

/* Every cell: role × home × kind × field. */
static void
check_cells (Fixture *fixture, gsize role, const char *all)
{
  GHashTableIter iter;
  gpointer word, cell;
  guint n_cells = 0;

  g_hash_table_iter_init (&iter, fixture->words);
  while (g_hash_table_iter_next (&iter, &word, &cell))
    {
      g_auto (GStrv) parts = g_strsplit (cell, "/", 3);
      char view = given (parts[0], role);
      gboolean personal = g_hash_table_contains (fixture->personal, word);
      gboolean expected = view == 'f' || (view == 'm' && !personal);
      gboolean there = strstr (all, word) != NULL;

      if (there != expected)
        g_test_message ("%s: %s is %s", roles[role], (char *)cell, there ? "given" : "not given");
      g_assert_cmpint (there, ==, expected);
      n_cells++;
    }
  g_assert_cmpuint (n_cells, >, 100);
}

static void
test_every_cell_leaves_only_to_who_may_see_it (Fixture *fixture, gconstpointer data)
{
  for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
    {
      g_autofree char *access = hut_test_door_login (fixture->door, roles[role]);
      g_autoptr (GString) all = g_string_new (NULL);
      g_autoptr (HutTestAnswer) me = hut_test_ask_as (fixture->door, access, "GET", "/v1/me", NULL);

      gather (all, me);
      ask_all (fixture, access, STREET, all);
      ask_all (fixture, access, DISTRICT, all);
      ask_all (fixture, access, "city", all);
      check_cells (fixture, role, all->str);
    }
}

static void
test_without_a_token_nothing_leaves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GHashTableIter iter;
  gpointer word;

  ask_all (fixture, NULL, STREET, all);
  ask_all (fixture, NULL, DISTRICT, all);
  ask_all (fixture, NULL, "city", all);
  ask_all (fixture, "00", STREET, all);
  g_hash_table_iter_init (&iter, fixture->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_assert_null (strstr (all->str, word));
}

/* Existence included: a street that is there and one that is not are answered alike. */
static void
test_another_street_is_as_if_it_were_not (Fixture *fixture, gconstpointer data)
{
  g_autofree char *access = hut_test_door_login (fixture->door, "community");
  g_autoptr (GString) there = g_string_new (NULL);
  g_autoptr (GString) absent = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autofree char *renamed = NULL;
  g_autoptr (HutTestAnswer) one = hut_test_ask_as (fixture->door, access, "GET",
                                                   "/v1/pull?after=street/110108014:full:0", NULL);
  g_autoptr (HutTestAnswer) other = hut_test_ask_as (
      fixture->door, access, "GET", "/v1/pull?after=street/110108019:full:0", NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (one->body, &length);

  g_string_append_len (there, bytes, length);
  bytes = g_bytes_get_data (other->body, &length);
  g_string_append_len (absent, bytes, length);
  parts = g_strsplit (absent->str, "110108019", -1);
  renamed = g_strjoinv ("110108014", parts);
  g_assert_cmpstr (there->str, ==, renamed);
  g_assert_cmpuint (one->status, ==, other->status);
}

#define ADD(name, func) g_test_add ("/bytes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-cell-leaves-only-to-who-may-see-it", test_every_cell_leaves_only_to_who_may_see_it);
  ADD ("without-a-token-nothing-leaves", test_without_a_token_nothing_leaves);
  ADD ("another-street-is-as-if-it-were-not", test_another_street_is_as_if_it_were_not);
  return g_test_run ();
}

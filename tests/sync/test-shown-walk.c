/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A random walk: the street raises, calls, releases, voids, links and unlinks; departments answer,
 * come and finish on their desktops. After each part each department's file holds what a second
 * function makes of the home's rows, written from PROTOCOL's words and DESIGN's, with lists of
 * fields of its own, and knows nothing of the first. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-shown-street.h"

#include "base/hut-json.h"
#include "store/hut-reader-whistle.h"

#include <string.h>

#define PARTS 6
#define ACTS 25

/* ---- The second function ---- */

/* What a department is shown of each kind. */
static const struct
{
  const char *kind;
  const char *fields;
} shown_fields[] = {
  { "whistle", " number occasion task place address community lane cases at clock_off by contact "
               "state outcome " },
  { "summons", " whistle unit task at clock_off answer_due_at due_at state " },
  { "whistle-step",
    " whistle summons unit code at clock_off said_at by entered_by how words people "
    "place ruling due_at " },
  { "mark", " whistle summons unit who timely effective attitude words at clock_off by " },
  { "whistle-view", " whistle summons unit needed clear words at clock_off by entered_by how " },
  { "case", " number kind title category category_2 category_3 address place community grid lane "
            "created_at urgency due_at state lead " },
};

typedef struct
{
  char *id;
  char *kind;
  JsonObject *row;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->id);
  g_free (row->kind);
  json_object_unref (row->row);
  g_free (row);
}

/* The rows of a dump by uid. */
static GHashTable *
read_rows (const char *dump)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, row_free);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonObject) line =
          *lines[i] != '\0' ? hut_json_parse_object (lines[i], -1, NULL) : NULL;
      Row *row;

      if (line == NULL)
        continue;
      row = g_new0 (Row, 1);
      row->id = g_strdup (json_object_get_string_member (line, "id"));
      row->kind = g_strdup (json_object_get_string_member (line, "kind"));
      row->row = json_object_ref (json_object_get_object_member (line, "row"));
      g_hash_table_insert (rows, row->id, row);
    }
  return rows;
}

static const char *
member (const Row *row, const char *name)
{
  return json_object_has_member (row->row, name) ? json_object_get_string_member (row->row, name)
                                                 : NULL;
}

static const Row *
live (GHashTable *rows, const char *id, const char *kind)
{
  const Row *row = id != NULL ? g_hash_table_lookup (rows, id) : NULL;

  return row != NULL && g_str_equal (row->kind, kind) && member (row, "void_reason") == NULL ? row
                                                                                             : NULL;
}

/* The uids that a whistle lists. */
static GPtrArray *
cases_of (const Row *whistle)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_free);
  JsonArray *listed = json_object_has_member (whistle->row, "cases")
                          ? json_object_get_array_member (whistle->row, "cases")
                          : NULL;

  for (guint i = 0; listed != NULL && i < json_array_get_length (listed); i++)
    g_ptr_array_add (cases, g_strdup (json_array_get_string_element (listed, i)));
  return cases;
}

static gboolean
lists (const Row *whistle, const char *id)
{
  g_autoptr (GPtrArray) cases = cases_of (whistle);

  return g_ptr_array_find_with_equal_func (cases, id, g_str_equal, NULL);
}

static gboolean
calls (GHashTable *rows, const Row *whistle, const char *unit)
{
  GHashTableIter iter;
  Row *row;

  if (live (rows, whistle->id, "whistle") == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    if (live (rows, row->id, "summons") != NULL &&
        g_strcmp0 (member (row, "whistle"), whistle->id) == 0 &&
        g_strcmp0 (member (row, "unit"), unit) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_listed_for (GHashTable *rows, const char *id, const char *unit)
{
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    if (g_str_equal (row->kind, "whistle") && lists (row, id) && calls (rows, row, unit))
      return TRUE;
  return FALSE;
}

static gboolean
is_for (GHashTable *rows, const Row *row, const char *unit)
{
  const Row *summons, *whistle;

  if (live (rows, row->id, row->kind) == NULL)
    return FALSE;
  if (g_str_equal (row->kind, "whistle"))
    return calls (rows, row, unit);
  if (g_str_equal (row->kind, "case"))
    return is_listed_for (rows, row->id, unit);
  if (g_str_equal (row->kind, "summons"))
    return live (rows, member (row, "whistle"), "whistle") != NULL &&
           g_strcmp0 (member (row, "unit"), unit) == 0;
  if (!g_str_equal (row->kind, "whistle-step") && !g_str_equal (row->kind, "mark") &&
      !g_str_equal (row->kind, "whistle-view"))
    return FALSE;
  summons = live (rows, member (row, "summons"), "summons");
  whistle = summons != NULL ? live (rows, member (summons, "whistle"), "whistle") : NULL;
  return whistle != NULL && g_strcmp0 (member (row, "whistle"), whistle->id) == 0 &&
         g_strcmp0 (member (row, "unit"), unit) == 0 &&
         g_strcmp0 (member (summons, "unit"), unit) == 0;
}

static const char *
fields_of (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    if (g_str_equal (shown_fields[i].kind, kind))
      return shown_fields[i].fields;
  return " ";
}

/* Of a whistle's cases those that are shown too. */
static void
set_cases (GHashTable *rows, const Row *whistle, const char *unit, JsonObject *shown)
{
  g_autoptr (GPtrArray) cases = cases_of (whistle);
  JsonArray *listed = json_array_new ();

  for (guint i = 0; i < cases->len; i++)
    {
      const Row *of = live (rows, cases->pdata[i], "case");

      if (of != NULL && is_for (rows, of, unit))
        json_array_add_string_element (listed, of->id);
    }
  if (json_array_get_length (listed) > 0)
    json_object_set_array_member (shown, "cases", listed);
  else
    {
      json_object_remove_member (shown, "cases");
      json_array_unref (listed);
    }
}

/* "<kind> <id> <row>" as @unit is to be shown it. */
static char *
shown_line (GHashTable *rows, const Row *row, const char *unit)
{
  g_autoptr (JsonObject) shown = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (row->row);
  g_autofree char *text = NULL;

  for (GList *at = names; at != NULL; at = at->next)
    {
      g_autofree char *word = g_strdup_printf (" %s ", (char *)at->data);

      if (strstr (fields_of (row->kind), word) != NULL)
        json_object_set_member (shown, at->data,
                                json_node_copy (json_object_get_member (row->row, at->data)));
    }
  if (g_str_equal (row->kind, "whistle"))
    set_cases (rows, row, unit, shown);
  text = hut_json_print_object (shown);
  return g_strdup_printf ("%s %s %s", row->kind, row->id, text);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
expected_lines (const char *home, const char *unit)
{
  g_autoptr (GHashTable) rows = read_rows (home);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    if (is_for (rows, row, unit))
      g_ptr_array_add (lines, shown_line (rows, row, unit));
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/* What the file holds, but the department's own record, which is the district's. */
static GPtrArray *
held_lines (const char *dump)
{
  g_autoptr (GHashTable) rows = read_rows (dump);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    if (!g_str_equal (row->kind, "department"))
      {
        g_autofree char *text = hut_json_print_object (row->row);

        g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", row->kind, row->id, text));
      }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/* Returns how many records that were. */
static guint
assert_as_expected (HutShownStreet *street, HutShownDesk *desk)
{
  g_autofree char *home = hut_test_server_dump (street->server, "street/" HUT_TEST_STREET);
  g_autofree char *dump = hut_test_desk_dump (desk->desk, desk->shown);
  g_autoptr (GPtrArray) expected = expected_lines (home, desk->unit);
  g_autoptr (GPtrArray) held = held_lines (dump);

  for (guint i = 0; i < MIN (expected->len, held->len); i++)
    g_assert_cmpstr (held->pdata[i], ==, expected->pdata[i]);
  g_assert_cmpuint (held->len, ==, expected->len);
  return held->len;
}

/* ---- The walk ---- */

typedef struct
{
  HutShownStreet *street;
  GRand *random;
  GArray *cases;
  GArray *whistles;
  guint n_acts; /* that could be done */
} Walk;

static HutUid
any_of (Walk *walk, GArray *ids)
{
  return g_array_index (ids, HutUid, g_rand_int_range (walk->random, 0, (int)ids->len));
}

static HutWhistle *
read_any (Walk *walk, HutShownDesk *desk)
{
  HutUid id = any_of (walk, walk->whistles);
  g_autoptr (HutWhistle) whistle = hut_reader_whistle (desk->reader, &id, NULL);

  if (whistle == NULL || hut_record_get_text (whistle->whistle, "void_reason") != NULL)
    return NULL;
  return g_steal_pointer (&whistle);
}

/* Writes what could be planned; what a rule does not allow now is left. */
static void
write_any (Walk *walk, HutShownDesk *desk, HutRecordPlan *plan)
{
  if (plan == NULL)
    return;
  hut_shown_write (desk, plan);
  walk->n_acts++;
}

static void
add_case (Walk *walk)
{
  g_autofree char *title = g_strdup_printf ("case %u", walk->cases->len);
  HutUid id = hut_shown_add_case (&walk->street->street, title, "words",
                                  g_rand_boolean (walk->random) ? HUT_SHOWN_COMMUNITY : NULL);

  g_array_append_val (walk->cases, id);
}

static GArray *
some_cases (Walk *walk)
{
  GArray *cases = g_array_new (FALSE, FALSE, sizeof (HutUid));

  for (int n = g_rand_int_range (walk->random, 0, 3); n > 0; n--)
    {
      HutUid id = any_of (walk, walk->cases);
      gboolean twice = cases->len > 0 && hut_uid_equal (&g_array_index (cases, HutUid, 0), &id);

      if (!twice)
        g_array_append_val (cases, id);
    }
  return cases;
}

static void
raise_whistle (Walk *walk)
{
  static const char *const units[] = { "fire", "market", "police", "water" };
  const char *called[G_N_ELEMENTS (units) + 1] = { NULL };
  g_autoptr (GArray) cases = some_cases (walk);
  guint n = 0;
  HutUid id;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_rand_boolean (walk->random))
      called[n++] = units[i];
  if (n == 0)
    called[n++] = "fire";
  id = hut_shown_raise (walk->street, &walk->street->street, "a task", called, cases);
  g_array_append_val (walk->whistles, id);
}

static void
step (Walk *walk, HutShownDesk *desk)
{
  const HutWhistleActing acting = hut_shown_acting (walk->street, desk);
  const HutSummonsSaid said = { .words = "words",
                                .ruling = "department",
                                .due_at = acting.now + HUT_TIME_MINUTE };
  g_autoptr (HutWhistle) whistle = read_any (walk, desk);
  HutSummonsAct act = g_rand_int_range (walk->random, 0, HUT_SUMMONS_N_ACTS);
  const HutRecord *summons;

  if (whistle == NULL || whistle->summonses->len == 0)
    return;
  summons =
      whistle->summonses->pdata[g_rand_int_range (walk->random, 0, (int)whistle->summonses->len)];
  write_any (walk, desk,
             hut_summons_plan (&acting, whistle, hut_record_get_text (summons, "unit"), act, &said,
                               NULL, NULL));
}

static void
call_one_more (Walk *walk, const HutWhistle *whistle, const HutWhistleActing *acting)
{
  const HutWhistleCall call = { .unit = g_rand_boolean (walk->random) ? "fire" : "market",
                                .arrive = 20 };

  write_any (walk, &walk->street->street, hut_whistle_plan_call (acting, whistle, &call, 0, NULL));
}

static void
link_others (Walk *walk, const HutWhistle *whistle, const HutWhistleActing *acting)
{
  g_autoptr (HutRecord) said = hut_record_copy (whistle->whistle);
  g_autoptr (GArray) cases = some_cases (walk);
  g_autofree char *listed = hut_whistle_cases_print (cases);

  hut_record_set_text (said, "cases", listed);
  write_any (walk, &walk->street->street, hut_whistle_plan_edit (acting, whistle, said, NULL));
}

static void
give_marks (Walk *walk, const HutWhistle *whistle, const HutWhistleActing *acting)
{
  const HutWhistleMarks marks = { .timely = 3, .effective = 4 };
  const HutRecord *summons = whistle->summonses->pdata[0];

  write_any (
      walk, &walk->street->street,
      hut_whistle_plan_mark (acting, whistle, hut_record_get_text (summons, "unit"), &marks, NULL));
}

static void
work_on_whistle (Walk *walk, int what)
{
  HutShownDesk *own = &walk->street->street;
  const HutWhistleActing acting = hut_shown_acting (walk->street, own);
  g_autoptr (HutWhistle) whistle = read_any (walk, own);

  if (whistle == NULL)
    return;
  if (what == 0)
    call_one_more (walk, whistle, &acting);
  else if (what == 1)
    link_others (walk, whistle, &acting);
  else if (what == 2)
    write_any (walk, own, hut_whistle_plan_end (&acting, whistle, "over", NULL));
  else if (what == 3)
    write_any (walk, own, hut_whistle_plan_void (&acting, whistle, "a mistake", NULL));
  else if (what == 4)
    give_marks (walk, whistle, &acting);
  else
    write_any (walk, own, hut_whistle_plan_note (&acting, whistle, "a note", NULL));
}

static void
work_on_case (Walk *walk)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = any_of (walk, walk->cases);
  g_autofree char *title = g_strdup_printf ("title %u", g_rand_int (walk->random));

  if (g_rand_int_range (walk->random, 0, 4) == 0)
    hut_write_void (write, &hut_kind_case, &id, "a mistake");
  else
    {
      hut_write_update (write, &hut_kind_case, &id);
      hut_write_set (write, "title", hut_value_text (title));
    }
  walk->n_acts += hut_store_write (walk->street->street.store, write, NULL);
}

static void
act_of_street (Walk *walk)
{
  int what = g_rand_int_range (walk->random, 0, 12);

  if (what < 2)
    add_case (walk);
  else if (what < 4)
    raise_whistle (walk);
  else if (what < 7)
    step (walk, &walk->street->street);
  else if (what < 8)
    work_on_case (walk);
  else
    work_on_whistle (walk, g_rand_int_range (walk->random, 0, 6));
}

static void
walk_part (Walk *walk)
{
  HutShownStreet *street = walk->street;
  HutShownDesk *departments[] = { &street->fire, &street->market };

  for (guint i = 0; i < ACTS; i++)
    act_of_street (walk);
  hut_shown_sync (street, &street->street, 0);
  for (guint d = 0; d < G_N_ELEMENTS (departments); d++)
    {
      hut_shown_sync_until_filled (street, departments[d], 0);
      for (guint i = 0; i < ACTS / 2; i++)
        step (walk, departments[d]);
      hut_shown_sync (street, departments[d], 0);
    }
  hut_shown_sync (street, &street->street, 0);
}

static void
test_files_are_what_a_second_function_makes (HutShownStreet *street, gconstpointer unused)
{
  Walk walk = { .street = street,
                .random = g_rand_new_with_seed (g_test_rand_int ()),
                .cases = g_array_new (FALSE, FALSE, sizeof (HutUid)),
                .whistles = g_array_new (FALSE, FALSE, sizeof (HutUid)) };
  guint n_records = 0;

  add_case (&walk);
  raise_whistle (&walk);
  for (guint part = 0; part < PARTS; part++)
    {
      walk_part (&walk);
      hut_shown_sync_until_filled (street, &street->fire, 0);
      hut_shown_sync_until_filled (street, &street->market, 0);
      n_records = assert_as_expected (street, &street->fire);
      n_records += assert_as_expected (street, &street->market);
    }
  g_test_message ("%u acts, %u cases, %u whistles, %u records shown", walk.n_acts, walk.cases->len,
                  walk.whistles->len, n_records);
  g_assert_cmpuint (walk.n_acts, >, PARTS * ACTS / 4);
  g_assert_cmpuint (n_records, >, 20);
  hut_test_desk_verify (street->fire.desk);
  hut_test_desk_verify (street->market.desk);
  g_rand_free (walk.random);
  g_array_unref (walk.cases);
  g_array_unref (walk.whistles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shown-walk/files-are-what-a-second-function-makes", HutShownStreet, NULL,
              hut_shown_street_set_up, test_files_are_what_a_second_function_makes,
              hut_shown_street_tear_down);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bodies of the demo street and who is in them; what their meetings do is in
 * hut-demo-evening.c. All of it is one write: a body is there with its meetings or not at all. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-council.h"

#include "base/hut-json.h"
#include "domain/hut-body-plan.h"
#include "domain/hut-member-plan.h"
#include "store/hut-case-names.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"

#include <string.h>

#define FILE_NAME "council.json"
#define STREAMS (G_GUINT64_CONSTANT (1) << 40) /* of random numbers, past those of the cases */

/* Where its members live: classes in the order in which they are looked for. */
static const HutDemoClass homes[] = { HUT_DEMO_HOME, HUT_DEMO_ESTATE, HUT_DEMO_ROAD };

static guint
number_of (JsonObject *object, const char *member)
{
  gint64 value = 0;

  hut_json_get_int (object, member, &value);
  return (guint)CLAMP (value, 0, 200);
}

/* ---- A body ---- */

static const HutDemoPlace *
choose_home (HutDemoBody *body, const char *community, guint n)
{
  const HutDemoTables *tables = hut_demo_get_tables (body->demo);

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      const GPtrArray *places = tables->places_of[homes[i]];
      g_autoptr (GPtrArray) near = g_ptr_array_new ();

      for (guint at = 0; at < places->len; at++)
        if (g_strcmp0 (((HutDemoPlace *)places->pdata[at])->community, community) == 0)
          g_ptr_array_add (near, places->pdata[at]);
      if (near->len > 0)
        return near->pdata[n % near->len];
    }
  return tables->places->pdata[0];
}

static HutRecordPlan *
plan_body (HutDemoBody *body, const HutUid *id, JsonObject *said, GError **error)
{
  static const char *const fields[] = { "name", "kind", "rule", "level", "community", "lane" };
  g_autoptr (HutRecord) record =
      hut_record_new (&hut_kind_body, id, hut_demo_get_stream (body->demo));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set_text (record, fields[i], hut_json_get_string (said, fields[i]));
  return hut_body_plan_add (record, body->office, error);
}

static const char *
role_of (guint n, guint n_members, guint n_representatives)
{
  if (n == 0)
    return "chair";
  if (n >= n_members)
    return "guest";
  return n <= n_representatives ? "owner-representative" : "member";
}

/* Plainly invented, as the callers are. */
static void
set_person (HutDemoBody *body, HutRecord *member, guint n)
{
  const HutDemoTables *tables = hut_demo_get_tables (body->demo);
  const char *const *surnames = hut_demo_tables_words (tables, "surnames");
  const char *const *stems = hut_demo_tables_words (tables, "stems");
  HutDemoRandom random = body->random; /* the same for all: no two are called alike */
  guint first = hut_demo_random_below (&random, 1000);
  g_autofree char *name =
      g_strconcat (surnames[(first + n * 11) % g_strv_length ((char **)surnames)],
                   stems[(first + n * 3) % g_strv_length ((char **)stems)], NULL);
  g_autofree char *telephone = g_strdup_printf ("1380000%04u", (first * 7 + n) % 10000);
  g_autofree char *number = g_strdup_printf ("%u", n + 1);

  hut_record_set_text (member, "number", number);
  hut_record_set_text (member, "name", name);
  hut_record_set_text (member, "telephone", telephone);
}

static void
set_household (HutDemoBody *body, HutRecord *member, guint n)
{
  const HutDemoPlace *place =
      choose_home (body, hut_record_get_text (body->body, "community"), n * 5);
  g_autofree char *house =
      place->class == HUT_DEMO_ESTATE ? g_strdup_printf ("%u号楼", n % 9 + 1) : g_strdup ("");
  g_autofree char *household =
      g_strdup_printf ("%s%s%u单元%u%02u", place->name, house, n % 3 + 1, n / 3 % 6 + 1, n % 2 + 1);

  hut_record_set_text (member, "household", household);
}

static HutRecordPlan *
plan_member (HutDemoBody *body, JsonObject *said, guint n, GError **error)
{
  const HutUid *id = &body->body->id;
  const char *class = hut_json_get_string (said, "class");
  JsonArray *blocks = hut_json_get_array (said, "blocks");
  HutUid nobody = hut_uid_new (), member_id;
  g_autoptr (HutRecord) named = hut_record_new (&hut_kind_member, &nobody, NULL);
  g_autoptr (HutRecord) member = NULL;
  g_autofree char *key = NULL;

  set_person (body, named, n);
  key = hut_member_key (id, named);
  member_id = hut_member_id (hut_demo_get_stream (body->demo), key);
  member = hut_record_new (&hut_kind_member, &member_id, NULL);
  set_person (body, member, n);
  hut_record_set_text (member, "class", class);
  if (g_strcmp0 (class, "household") == 0)
    set_household (body, member, n);
  if (blocks != NULL && json_array_get_length (blocks) > 0)
    hut_record_set_text (
        member, "block",
        json_array_get_string_element (blocks, n % json_array_get_length (blocks)));
  hut_record_set_text (
      member, "role",
      role_of (n, number_of (said, "members"), number_of (said, "representatives")));
  return hut_member_plan_add (id, body->members, member, error);
}

/* Carries @plan (taken over) out; its record, a copy of the caller's. NULL where @plan is NULL. */
static HutRecord *
carry_out (HutDemoBody *body, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;

  if (plan == NULL)
    return NULL;
  hut_write_plan (body->write, plan);
  return hut_record_copy (((HutPlannedRecord *)plan->records->pdata[0])->next);
}

static gboolean
found (HutDemoBody *body, const HutUid *id, JsonObject *said, GError **error)
{
  guint n_members = number_of (said, "members") + number_of (said, "guests");

  body->body = carry_out (body, plan_body (body, id, said, error));
  for (guint i = 0; body->body != NULL && i < n_members; i++)
    {
      HutRecord *member = carry_out (body, plan_member (body, said, i, error));

      if (member == NULL)
        return FALSE;
      g_ptr_array_add (body->members, member);
    }
  return body->body != NULL;
}

/* What its texts speak of: a house of its community. */
static void
choose_place (HutDemoBody *body)
{
  const HutDemoPlace *place = choose_home (body, hut_record_get_text (body->body, "community"),
                                           hut_demo_random_below (&body->random, 1000));

  body->place = g_array_index (place->points, HutPoint, 0);
  body->text = hut_demo_text_new (hut_demo_get_tables (body->demo), &body->random, place->class, 1);
  hut_demo_text_set (body->text, "p", place->name);
}

static gboolean
convene (HutDemoBody *body, const HutUid *id, JsonObject *said, HutDemoResult *result,
         GError **error)
{
  JsonArray *meetings = hut_json_get_array (said, "meetings");

  if (!found (body, id, said, error))
    return FALSE;
  choose_place (body);
  for (guint i = 0; meetings != NULL && i < json_array_get_length (meetings); i++)
    {
      if (!hut_demo_body_meet (body, json_array_get_object_element (meetings, i), error))
        return FALSE;
      result->meetings++;
    }
  result->bodies++;
  return TRUE;
}

/* ---- All of them ---- */

static void
body_clear (HutDemoBody *body)
{
  g_clear_pointer (&body->text, hut_demo_text_free);
  g_clear_pointer (&body->body, hut_record_free);
  g_clear_pointer (&body->members, g_ptr_array_unref);
  g_clear_pointer (&body->followed, hut_record_free);
}

/* @shared: what is the same of all. */
static gboolean
add_body (const HutDemoBody *shared, guint n, JsonObject *said, HutDemoResult *result,
          GError **error)
{
  HutDemoBody body = *shared;
  const char *key = hut_json_get_string (said, "key");
  g_autoptr (HutRecord) present = NULL;
  gboolean added;
  HutUid id;

  if (key == NULL)
    {
      g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED,
                   "data/demo/" FILE_NAME ": body %u has no key", n + 1);
      return FALSE;
    }
  id = hut_uid_from_key (hut_demo_get_stream (body.demo), hut_kind_body.name, key);
  present = hut_reader_get (body.reader, &hut_kind_body, &id, NULL);
  if (present != NULL)
    return TRUE;
  body.members = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  hut_demo_random_init (&body.random, hut_demo_get_seed (body.demo), STREAMS + n);
  added = convene (&body, &id, said, result, error);
  body_clear (&body);
  return added;
}

static gboolean
knows_slots_of (const char *text)
{
  for (const char *open = strchr (text, '{'); open != NULL; open = strchr (open + 1, '{'))
    if (!g_str_has_prefix (open, "{p}"))
      return FALSE;
  return TRUE;
}

/* Whether the texts of @node, at any depth, speak of no other slot than the place. */
static gboolean
knows_slots (JsonNode *node)
{
  g_autoptr (GList) parts = NULL;
  gboolean known = TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    parts = json_object_get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    parts = json_array_get_elements (json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return knows_slots_of (json_node_get_string (node));
  for (GList *part = parts; part != NULL; part = part->next)
    known = known && knows_slots (part->data);
  return known;
}

static gboolean
add_bodies (const HutDemoBody *shared, HutDemoResult *result, GError **error)
{
  g_autoptr (JsonNode) node = hut_demo_read_file (FILE_NAME, error);
  JsonArray *bodies;

  if (node == NULL)
    return FALSE;
  if (!knows_slots (node))
    {
      g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED,
                   "data/demo/" FILE_NAME ": a text names a slot that is not {p}");
      return FALSE;
    }
  bodies = JSON_NODE_HOLDS_OBJECT (node)
               ? hut_json_get_array (json_node_get_object (node), "bodies")
               : NULL;
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    if (!add_body (shared, i, json_array_get_object_element (bodies, i), result, error))
      return FALSE;
  return TRUE;
}

gboolean
hut_demo_write_council (HutDemo *demo, HutStore *store, HutReader *reader, guint n_cases,
                        HutDemoResult *result, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_IMPORT);
  HutCaseNames *names = hut_case_names_new ();
  HutDemoBody shared = { .demo = demo,
                         .reader = reader,
                         .office = office,
                         .write = write,
                         .desk = hut_store_desk (store),
                         .n_cases = n_cases };
  gboolean added;

  hut_case_names_read (names, reader);
  shared.unit_names = names->unit_names;
  added = add_bodies (&shared, result, error);
  hut_case_names_free (names);
  return added && (result->bodies == 0 || hut_store_write (store, g_steal_pointer (&write), error));
}

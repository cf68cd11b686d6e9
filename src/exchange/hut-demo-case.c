/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One demo case: its plan put into words and fields. Callers are plainly invented (surname and a
 * counting character), their telephones all 1380000xxxx. Any thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-course.h"

#include "domain/hut-case-rules.h"

#include <string.h>

typedef struct
{
  HutDemo *demo;
  HutDemoPlan *plan;
  HutDemoText *text;
  HutRecord *record;
} Making;

static gboolean
chance (Making *making, double percent)
{
  return hut_demo_random_chance (&making->plan->random, percent);
}

static char *
compose (Making *making, GStrv templates)
{
  return hut_demo_text_fill (making->text, hut_demo_text_pick (making->text, templates));
}

static char *
compose_text (Making *making)
{
  const HutDemoLeaf *leaf = making->plan->leaf;
  g_autofree char *opening = hut_demo_text_say (making->text, "openings");
  g_autofree char *fact = compose (making, leaf->fact);
  g_autofree char *harm = compose (making, leaf->harm);
  g_autofree char *history = hut_demo_text_say (making->text, "histories");
  g_autofree char *wish = compose (making, leaf->wish);
  g_autofree char *reply = hut_demo_text_say (making->text, "replies");
  g_autofree char *ending = NULL;
  GString *out = g_string_new (opening);

  hut_demo_text_set (making->text, "w", wish);
  hut_demo_text_set (making->text, "r", reply);
  ending = hut_demo_text_say (making->text, "wishes");
  g_string_append (out, fact);
  if (chance (making, 75))
    g_string_append_printf (out, "，%s", harm);
  g_string_append (out, "。");
  if (!g_str_equal (hut_record_get_text (making->record, "kind"), "inquiry") && chance (making, 45))
    g_string_append_printf (out, "%s。", history);
  g_string_append (out, ending);
  return g_string_free (out, FALSE);
}

static void
fill_subject (Making *making)
{
  const HutDemoLeaf *leaf = making->plan->leaf;
  g_autofree char *title = NULL, *text = NULL;

  hut_record_set_text (making->record, "kind", hut_demo_text_pick (making->text, leaf->kinds));
  title = compose (making, leaf->title);
  text = compose_text (making);
  hut_record_set_text (making->record, "title", title);
  hut_record_set_text (making->record, "text", text);
  hut_record_set_text (making->record, "category", leaf->path[0]);
  hut_record_set_text (making->record, "category_2", leaf->path[1]);
  hut_record_set_text (making->record, "category_3", leaf->path[2]);
}

/* Of an estate also the number of the house, which the map does not know and we make up. */
static void
set_place_name (Making *making)
{
  const HutDemoPlan *plan = making->plan;
  g_autofree char *house = g_strdup_printf ("%s%u号楼", plan->place->name, plan->house);

  hut_demo_text_set (making->text, "p", plan->house > 0 ? house : plan->place->name);
}

/* 南3楼2单元, or 海淀区清华园街道南3楼2单元: as orders write it. */
static char *
compose_address (Making *making)
{
  const HutDemoPlace *place = making->plan->place;
  gboolean house = place->class == HUT_DEMO_HOME || place->class == HUT_DEMO_ESTATE ||
                   place->class == HUT_DEMO_DORM;
  const char *detail = hut_demo_text_get (making->text, house ? "u" : "side");
  const char *community = hut_demo_get_name (making->demo, place->community);
  const char *name = hut_demo_text_get (making->text, "p");

  switch (hut_demo_random_below (&making->plan->random, 6))
    {
    case 0:
      return g_strconcat ("海淀区清华园街道", name, detail, NULL);
    case 1:
      return g_strconcat (community, name, NULL);
    default:
      return g_strconcat (name, detail, NULL);
    }
}

/* Who only asks seldom says where; some addresses are found on no map. */
static void
fill_place (Making *making)
{
  const HutDemoPlace *place = making->plan->place;
  gboolean asks = g_str_equal (hut_record_get_text (making->record, "kind"), "inquiry");
  g_autofree char *address = compose_address (making);

  hut_record_set_text (making->record, "district", "海淀区");
  hut_record_set_text (making->record, "community", place->community);
  if (asks && chance (making, 40))
    return;
  hut_record_set_text (making->record, "address", address);
  if (chance (making, 5))
    return;
  hut_record_set (making->record, "place", hut_value_point (making->plan->point));
  hut_record_set_text (making->record, "place_system", "wgs84");
  hut_record_set_int (making->record, "place_accuracy",
                      hut_demo_random_between (&making->plan->random, 1, 6) * 10);
  hut_record_set_text (making->record, "lane", place->lane);
}

static void
fill_caller (Making *making)
{
  const HutDemoTables *tables = hut_demo_get_tables (making->demo);
  const char *const *surnames = hut_demo_tables_words (tables, "surnames");
  const char *const *stems = hut_demo_tables_words (tables, "stems");
  guint caller = making->plan->caller;
  g_autofree char *telephone = NULL, *name = NULL;
  const char *surname, *stem;

  hut_record_set_text (making->record, "channel", chance (making, 88) ? "hotline" : "web");
  if (chance (making, 4)) /* without a name */
    return;
  surname = surnames[caller * 7 % g_strv_length ((char **)surnames)];
  stem = stems[caller / 31 % g_strv_length ((char **)stems)];
  name = g_strconcat (surname, stem, NULL);
  telephone = g_strdup_printf ("1380000%04u", caller);
  hut_record_set_text (making->record, "caller", name);
  hut_record_set_text (making->record, "telephone", telephone);
}

static HutTime
limit_of (const char *level)
{
  if (g_str_equal (level, "2h"))
    return 2 * HUT_TIME_HOUR;
  if (g_str_equal (level, "24h"))
    return HUT_TIME_DAY;
  return (g_str_equal (level, "15d") ? 15 : 7) * HUT_TIME_DAY;
}

static void
fill_times (Making *making)
{
  const char *level = hut_demo_text_pick (making->text, making->plan->leaf->levels);
  gboolean urgent = g_str_equal (level, "2h");
  HutTime dispatched =
      making->plan->created_at +
      hut_demo_random_between (&making->plan->random, 3 * 60, urgent ? 12 * 60 : 70 * 60) *
          G_USEC_PER_SEC;

  dispatched = MIN (dispatched, hut_demo_get_now (making->demo));
  hut_record_set_int (making->record, "created_at", making->plan->created_at);
  hut_record_set_int (making->record, "dispatched_at", dispatched);
  hut_record_set_text (making->record, "level", level);
  hut_record_set_text (making->record, "urgency", urgent ? "urgent" : "normal");
  hut_record_set_int (making->record, "due_at", dispatched + limit_of (level));
  hut_record_set_text (making->record, "due_source", "order");
  if (hut_record_get_text (making->record, "telephone") == NULL)
    return; /* nobody to call */
  hut_record_set_int (making->record, "contact_due_at",
                      dispatched + (urgent ? 2 * HUT_TIME_HOUR : HUT_TIME_DAY));
}

/* The uid of what the order number names, a case or the matter that begins with it. */
static HutUid
uid_of (HutDemo *demo, const HutDemoPlan *plan, const HutKind *kind)
{
  g_autofree char *number = hut_demo_order_number (demo, plan);
  g_autofree char *key = hut_case_key ("hotline", number);

  return hut_uid_from_key (hut_demo_get_stream (demo), kind->name, key);
}

/* What several cases are about, made with the first of them. */
static HutRecord *
make_matter (Making *making, const HutUid *id)
{
  static const char *const same[] = { "title", "category", "community", "address", "lead" };
  HutRecord *matter = hut_record_new (&hut_kind_matter, id, hut_demo_get_stream (making->demo));
  gboolean recent = hut_demo_get_now (making->demo) - making->plan->created_at < 40 * HUT_TIME_DAY;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    hut_record_set_text (matter, same[i], hut_record_get_text (making->record, same[i]));
  hut_record_set (matter, "place", hut_value_copy (hut_record_get (making->record, "place")));
  hut_record_set_text (matter, "state", recent ? "open" : "done");
  return matter;
}

static void
fill_matter (Making *making, HutDemoCase *demo_case)
{
  HutDemoPlan first;
  char id_text[HUT_UID_STRING_LEN + 1];
  HutUid id;

  if (!hut_demo_has_matter (making->demo, making->plan))
    return;
  first = hut_demo_plan (making->demo, making->plan->root);
  id = uid_of (making->demo, &first, &hut_kind_matter);
  hut_record_set_text (making->record, "matter", hut_uid_print (&id, id_text));
  if (making->plan->root == making->plan->index)
    demo_case->matter = make_matter (making, &id);
}

HutUid
hut_demo_case_id (HutDemo *demo, guint index)
{
  HutDemoPlan plan = hut_demo_plan (demo, index);

  return uid_of (demo, &plan, &hut_kind_case);
}

HutDemoCase *
hut_demo_make_case (HutDemo *demo, guint index)
{
  HutDemoCase *demo_case = g_new0 (HutDemoCase, 1);
  HutDemoPlan plan = hut_demo_plan (demo, index);
  g_autofree char *number = hut_demo_order_number (demo, &plan);
  HutUid id = uid_of (demo, &plan, &hut_kind_case);
  g_autoptr (HutDemoText) text =
      hut_demo_text_new (hut_demo_get_tables (demo), &plan.random, plan.place->class,
                         g_strv_length (plan.leaf->title));
  Making making = { demo, &plan, text, NULL };

  making.record = hut_record_new (&hut_kind_case, &id, hut_demo_get_stream (demo));
  demo_case->record = making.record;
  demo_case->events = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  hut_record_set_text (making.record, "source", "hotline");
  hut_record_set_text (making.record, "order_number", number);
  set_place_name (&making);
  fill_subject (&making);
  fill_place (&making);
  fill_caller (&making);
  fill_times (&making);
  hut_demo_course_run (demo, &plan, text, demo_case);
  fill_matter (&making, demo_case);
  return demo_case;
}

void
hut_demo_case_free (HutDemoCase *demo_case)
{
  g_clear_pointer (&demo_case->record, hut_record_free);
  g_clear_pointer (&demo_case->matter, hut_record_free);
  g_clear_pointer (&demo_case->events, g_ptr_array_unref);
  g_free (demo_case->void_reason);
  g_free (demo_case);
}

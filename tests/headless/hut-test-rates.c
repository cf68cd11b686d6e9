/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Random cases for the tests of the rates. */

#include "hut-test-rates.h"

#include "base/hut-json.h"

#define PIECE 500
#define N_MATTERS 40

HutRateRules *
hut_test_rates_rules (HutRatesCounted counted)
{
  g_autofree char *json = g_strdup_printf (
      "{\"month_first_day\":19,\"counted_by\":\"%s\",\"preset\":\"uneven\","
      "\"grades\":{\"full\":10,\"very-satisfied\":10,\"satisfied\":8,\"neutral\":5,"
      "\"dissatisfied\":1,\"very-dissatisfied\":0},\"presets\":["
      "{\"name\":\"uneven\",\"response\":30,\"resolution\":35,\"satisfaction\":35},"
      "{\"name\":\"equal\",\"response\":1,\"resolution\":1,\"satisfaction\":1}]}",
      counted == HUT_RATES_BY_DISPATCH ? "dispatch" : "call-back");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = hut_json_parse (json, -1, &error);
  HutRateRules *rules;

  g_assert_no_error (error);
  rules = hut_rate_rules_new (value, &error);
  g_assert_no_error (error);
  return rules;
}

static gboolean
chance (GRand *random, int percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

static const char *
pick (GRand *random, const char *const *texts, guint n_texts)
{
  return texts[g_rand_int_range (random, 0, n_texts)];
}

static void
answer (GRand *random, HutRecord *record, HutTime at)
{
  if (chance (random, 95))
    hut_record_set_int (record, "call_back_at", at);
  if (chance (random, 90))
    hut_record_set_int (record, "contacted", chance (random, 95));
  if (chance (random, 85))
    hut_record_set_int (record, "resolved", chance (random, 80));
  if (chance (random, 80))
    hut_record_set_text (record, "satisfaction", pick (random, hut_rate_grades, HUT_N_GRADES));
}

static HutRecord *
new_case (GRand *random, HutTime from, const HutUid *matters)
{
  static const char *const communities[] = { "110108014001", "110108014002", "110108014003", NULL };
  static const char *const categories[] = { "供暖", "停车", "绿化", "物业", NULL };
  static const char *const leads[] = { "section-1", "section-2", NULL };
  static const char *const states[] = { "received", "assigned",           "in-progress", "closed",
                                        "returned", "awaiting-call-back", "closed" };
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutTime created = from + g_rand_int_range (random, 0, 180 * 24 * 60) * HUT_TIME_MINUTE;
  char matter[HUT_UID_STRING_LEN + 1];

  hut_record_set_text (record, "title", "t");
  hut_record_set_text (record, "state", pick (random, states, G_N_ELEMENTS (states)));
  hut_record_set_text (record, "community", pick (random, communities, G_N_ELEMENTS (communities)));
  hut_record_set_text (record, "category", pick (random, categories, G_N_ELEMENTS (categories)));
  hut_record_set_text (record, "lead", pick (random, leads, G_N_ELEMENTS (leads)));
  hut_record_set_int (record, "created_at", created);
  hut_record_set_int (record, "contact_due_at", created + HUT_TIME_DAY);
  if (chance (random, 80))
    hut_record_set_int (record, "dispatched_at", created + HUT_TIME_HOUR);
  if (chance (random, 70))
    hut_record_set_int (record, "contacted_at",
                        created + g_rand_int_range (random, 1, 40) * HUT_TIME_HOUR);
  if (chance (random, 60))
    answer (random, record, created + g_rand_int_range (random, 1, 40 * 24) * HUT_TIME_HOUR);
  if (chance (random, 8))
    {
      hut_record_set_int (record, "excluded", TRUE);
      if (chance (random, 70))
        hut_record_set_text (record, "exclusion_evidence", "e");
    }
  if (chance (random, 15))
    hut_record_set_text (record, "matter",
                         hut_uid_print (&matters[g_rand_int_range (random, 0, N_MATTERS)], matter));
  return record;
}

/* What an import brings may stand anywhere. */
static void
begin_import (HutWrite *write, const HutUid *id)
{
  HutUid event_id = hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &event_id, NULL);
  char text[HUT_UID_STRING_LEN + 1];

  hut_write_begin_group (write);
  hut_record_set_text (event, "case", hut_uid_print (id, text));
  hut_record_set_text (event, "code", "imported");
  hut_record_set_int (event, "at", hut_time_now ());
  hut_write_create (write, event);
}

static void
add_cases (HutStaging *staging, GRand *random, GArray *ids, const HutUid *matters, HutTime from,
           guint n_cases)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_cases; i++)
    {
      HutRecord *record = new_case (random, from, matters);

      g_array_append_val (ids, record->id);
      begin_import (write, &record->id);
      hut_write_create (write, record);
    }
  hut_staging_add (staging, write, refused, &error);
  g_assert_no_error (error);
  if (refused->len > 0)
    g_error ("%s", ((HutRefusal *)refused->pdata[0])->why);
}

/* Some are asked again and say something else, some turn out to be none. */
static void
change_some (HutTestStore *test, GRand *random, GArray *ids)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ids->len; i += 1 + ids->len / 300)
    {
      const HutUid *id = &g_array_index (ids, HutUid, i);

      if (chance (random, 30))
        {
          hut_write_begin_group (write);
          hut_write_void (write, &hut_kind_case, id, "v");
          continue;
        }
      begin_import (write, id);
      hut_write_update (write, &hut_kind_case, id);
      hut_write_set (write, "resolved", hut_value_int (chance (random, 50)));
      hut_write_set (write, "satisfaction",
                     hut_value_text (pick (random, hut_rate_grades, HUT_N_GRADES)));
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

void
hut_test_rates_fill (HutTestStore *test, guint32 seed, guint n_cases)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (GError) error = NULL;
  HutStaging *staging = hut_staging_begin (test->store, &error);
  HutUid matters[N_MATTERS];
  HutTime from;

  g_assert_no_error (error);
  g_assert_true (hut_time_parse (HUT_TEST_RATES_FROM, hut_time_zone (NULL), &from));
  for (guint i = 0; i < N_MATTERS; i++)
    matters[i] = hut_uid_new ();
  for (guint done = 0; done < n_cases; done += PIECE)
    add_cases (staging, random, ids, matters, from, MIN (PIECE, n_cases - done));
  hut_staging_finish (staging, &error);
  g_assert_no_error (error);
  change_some (test, random, ids);
}

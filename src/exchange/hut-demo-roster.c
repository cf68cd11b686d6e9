/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roster of the demo street. What happens in a lane on a day depends on the seed, the lane and
 * the day only. Any thread but the main one of a window. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-roster.h"

#include "base/hut-json.h"
#include "domain/hut-check-in.h"
#include "domain/hut-checklist.h"
#include "domain/hut-roster-rules.h"
#include "domain/hut-roster.h"
#include "exchange/hut-demo-lists.h"
#include "exchange/hut-demo-activities.h"
#include "exchange/hut-demo-visits.h"
#include "store/hut-staging.h"
#include "store/hut-store-office.h"

#define FILE_NAME "roster.json"
#define STREAMS (G_GUINT64_CONSTANT (1) << 42) /* of random numbers, past those of whistles */
#define GROUP 90                               /* records that hold together at most */
#define PIECE 1000                             /* that are handed over together */

typedef struct
{
  HutDemo *demo;
  HutOffice *office;
  GTimeZone *zone;
  HutChecklist *checklist;
  JsonObject *texts;
  GPtrArray *lanes;    /* HutRecord */
  GPtrArray *stewards; /* HutRecord of kind person */
  char *lead;          /* who handles what went up; NULL: it makes no cases */
  HutStaging *staging;
  HutWrite *write; /* of the piece */
  guint n_piece;
  guint n_group;
  HutDemoResult *result;
} Making;

/* ---- Records ---- */

static HutRecord *
new_record (Making *making, const HutKind *kind, const char *key)
{
  const char *stream = hut_demo_get_stream (making->demo);
  HutUid id = hut_uid_from_key (stream, kind->name, key);

  return hut_record_new (kind, &id, stream);
}

static void G_GNUC_PRINTF (3, 4)
    set_key (HutRecord *record, Making *making, const char *format, ...)
{
  g_autofree char *key = NULL;
  va_list arguments;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  record->id = hut_uid_from_key (hut_demo_get_stream (making->demo), record->kind->name, key);
}

static gboolean
hand_over (Making *making, GError **error)
{
  HutWrite *write = g_steal_pointer (&making->write);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);

  making->n_piece = making->n_group = 0;
  if (write != NULL && !hut_staging_add (making->staging, write, refused, error))
    return FALSE;
  for (guint i = 0; i < refused->len; i++)
    g_warning ("demo roster refused: %s: %s", ((HutRefusal *)refused->pdata[i])->field,
               ((HutRefusal *)refused->pdata[i])->why);
  making->result->refused += refused->len;
  return TRUE;
}

/* Takes over @record. */
static gboolean
put (Making *making, HutRecord *record, GError **error)
{
  if (making->write == NULL)
    making->write = hut_write_new (HUT_WRITE_IMPORT);
  if (making->n_group++ % GROUP == 0)
    hut_write_begin_group (making->write);
  hut_write_create (making->write, record);
  making->result->roster++;
  return ++making->n_piece < PIECE || hand_over (making, error);
}

/* Takes over both: a case and what it came from hold together, and the next is another group. */
static gboolean
put_with_case (Making *making, HutRecord *of, HutRecord *made, GError **error)
{
  HutRecord *entry = hut_demo_case_entry (making->demo, made);
  gboolean done;

  making->n_group = 0;
  done = put (making, made, error);
  if (done)
    done = put (making, entry, error);
  else
    hut_record_free (entry);
  if (done)
    done = put (making, of, error);
  else
    hut_record_free (of);
  making->n_group = 0;
  return done;
}

static HutDemoRandom
random_of (Making *making, guint64 a, guint64 b)
{
  HutDemoRandom random;

  hut_demo_random_init (&random, hut_demo_get_seed (making->demo), STREAMS + a * 100000 + b);
  return random;
}

static const char *
code_of (const HutRecord *lane)
{
  return hut_record_get_text (lane, "code");
}

/* ---- People and roles ---- */

static char *
make_name (Making *making, guint index)
{
  const HutDemoTables *tables = hut_demo_get_tables (making->demo);
  const char *const *surnames = hut_demo_tables_words (tables, "surnames");
  const char *const *stems = hut_demo_tables_words (tables, "stems");
  guint n_surnames = g_strv_length ((char **)surnames), n_stems = g_strv_length ((char **)stems);
  guint surname = index % n_surnames;

  return g_strconcat (surnames[surname], stems[(index / n_surnames + surname * 3) % n_stems], NULL);
}

/* One or two of the skills of the list, by some. */
static void
give_skills (Making *making, HutDemoRandom *random, HutRecord *person)
{
  JsonArray *skills = hut_json_get_array (making->texts, "skills");
  guint n = skills != NULL ? json_array_get_length (skills) : 0;
  g_autofree char *text = NULL;

  if (n == 0 || !hut_demo_random_chance (random, 30))
    return;
  text = g_strdup_printf (
      "[\"%s\"]", json_array_get_string_element (skills, hut_demo_random_below (random, n)));
  hut_record_set_text (person, "skills", text);
}

/* All but the last lane have their share; that one has a single steward: the gap to be seen. */
static const HutRecord *
lane_of_steward (Making *making, guint index)
{
  guint n = making->lanes->len;

  return making->lanes->pdata[index == 0 || n < 2 ? n - 1 : index % (n - 1)];
}

static gboolean
add_role (Making *making, const HutUid *person, const char *code, const HutRecord *lane,
          HutTime from, GError **error)
{
  HutRecord *role = new_record (making, &hut_kind_role, code);

  role->id = hut_role_id (hut_demo_get_stream (making->demo), person, code, code_of (lane), from);
  hut_record_set (role, "person", hut_value_uid (person));
  hut_record_set_text (role, "code", code);
  hut_record_set_text (role, "lane", code_of (lane));
  hut_record_set_int (role, "from", from);
  return put (making, role, error);
}

static gboolean
add_steward (Making *making, guint index, HutTime from, GError **error)
{
  g_autofree char *name = make_name (making, index);
  g_autofree char *telephone = g_strdup_printf ("1380000%04u", 5000 + index);
  g_autofree char *number = g_strdup_printf ("BJ%08u", 10000000 + index);
  HutDemoRandom random = random_of (making, 1, index);
  const HutRecord *lane = lane_of_steward (making, index);
  HutRecord *person = new_record (making, &hut_kind_person, "");

  set_key (person, making, "steward %u", index);
  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "community", hut_record_get_text (lane, "community"));
  hut_record_set_text (person, "telephone", telephone);
  hut_record_set_text (person, "volunteer_number", number);
  hut_record_set_int (person, "agreement_from", from);
  hut_record_set_int (person, "consent_name", hut_demo_random_chance (&random, 80));
  hut_record_set_text (person, "training", "街巷巡查与上报");
  hut_record_set_int (person, "trained_at", from);
  give_skills (making, &random, person);
  g_ptr_array_add (making->stewards, hut_record_copy (person));
  return put (making, person, error) &&
         add_role (making, &((HutRecord *)making->stewards->pdata[index])->id, "steward", lane,
                   from, error);
}

static gboolean
add_people (Making *making, GError **error)
{
  HutTime from = hut_time_day_start (hut_demo_get_now (making->demo), making->zone,
                                     -HUT_DEMO_ROSTER_DAYS - 30);

  for (guint i = 0; i < making->lanes->len; i++)
    {
      HutUid chief = hut_roster_uid (making->lanes->pdata[i], "chief");

      if (!hut_uid_is_nil (&chief) &&
          !add_role (making, &chief, "lane-chief", making->lanes->pdata[i], from, error))
        return FALSE;
    }
  for (guint i = 0; i < HUT_DEMO_STEWARDS; i++)
    if (!add_steward (making, i, from, error))
      return FALSE;
  return TRUE;
}

/* One of the stewards of the lane @l; they take turns, not quite in order. */
static const HutRecord *
pick_steward (Making *making, guint l, guint turn)
{
  guint n = making->lanes->len, first = l == n - 1 ? 0 : l == 0 ? n - 1 : l;
  guint count = l == n - 1 ? 1 : (HUT_DEMO_STEWARDS - 1 - first) / (n - 1) + 1;

  return making->stewards->pdata[first + turn % count * (n - 1)];
}

/* ---- A day in a lane ---- */

static char *
finding_words (JsonObject *of, const HutRecord *lane)
{
  g_autoptr (GString) words = g_string_new (hut_json_get_string (of, "words"));

  g_string_replace (words, "{lane}", hut_record_get_text (lane, "name"), 0);
  return g_strdup (words->str);
}

/* What goes near is done at once, the rest within days, and some is still open. */
static void
settle (Making *making, HutDemoRandom *random, HutRecord *finding, JsonObject *of)
{
  static const char *const routes[] = { "near", "near", "near", "enforcement", "up" };
  const char *route = routes[hut_demo_random_below (random, G_N_ELEMENTS (routes))];
  HutTime at = hut_record_get_int (finding, "at", 0);
  HutTime done = g_str_equal (route, "near")
                     ? at + 30 * HUT_TIME_MINUTE
                     : at + hut_demo_random_between (random, 1, 9) * HUT_TIME_DAY;

  hut_record_set_text (finding, "route", route);
  if (done > hut_demo_get_now (making->demo) || hut_demo_random_chance (random, 3))
    {
      hut_record_set_text (finding, "state", "open");
      return;
    }
  hut_record_set_text (finding, "state", "done");
  hut_record_set_text (finding, "result", hut_json_get_string (of, "result"));
  hut_record_set_int (finding, "done_at", done);
}

static gboolean
add_finding (Making *making, HutDemoRandom *random, const HutRecord *lane, const HutRecord *patrol,
             GError **error)
{
  JsonArray *kinds = hut_json_get_array (making->texts, "findings");
  JsonObject *of = json_array_get_object_element (
      kinds, hut_demo_random_below (random, json_array_get_length (kinds)));
  g_autofree char *words = finding_words (of, lane);
  g_autofree char *key = hut_uid_to_string (&patrol->id);
  HutRecord *finding = new_record (making, &hut_kind_finding, key);

  hut_record_set (finding, "patrol", hut_value_uid (&patrol->id));
  hut_record_set (finding, "person", hut_value_copy (hut_record_get (patrol, "person")));
  hut_record_set_text (finding, "lane", code_of (lane));
  hut_record_set_text (finding, "item", hut_json_get_string (of, "item"));
  hut_record_set_text (finding, "words", words);
  hut_record_set_int (finding, "at", hut_record_get_int (patrol, "ended_at", 0));
  settle (making, random, finding, of);
  if (making->lead != NULL && g_str_equal (hut_record_get_text (finding, "route"), "up"))
    return put_with_case (making, finding,
                          hut_demo_case_of_finding (making->demo, finding, lane, making->lead),
                          error);
  return put (making, finding, error);
}

static gboolean
add_patrol (Making *making, HutDemoRandom *random, guint l, HutTime day, guint turn, GError **error)
{
  static const char *const hows[] = { "sheet", "sheet", "desk", "telephone", NULL };
  const HutRecord *lane = making->lanes->pdata[l];
  const HutRecord *steward = pick_steward (making, l, turn);
  HutTime began = day + hut_demo_random_between (random, 8 * 60, 17 * 60) * HUT_TIME_MINUTE;
  HutTime ended = began + hut_demo_random_between (random, 20, 70) * HUT_TIME_MINUTE;
  gboolean found = hut_demo_random_chance (random, 9);
  HutRecord *patrol;
  g_autoptr (HutRecord) kept = NULL;

  if (ended > hut_demo_get_now (making->demo))
    return TRUE;
  patrol = new_record (making, &hut_kind_patrol, "");
  patrol->id =
      hut_patrol_id (hut_demo_get_stream (making->demo), code_of (lane), &steward->id, began);
  hut_record_set_text (patrol, "lane", code_of (lane));
  hut_record_set (patrol, "person", hut_value_uid (&steward->id));
  hut_record_set_int (patrol, "began_at", began);
  hut_record_set_int (patrol, "ended_at", ended);
  hut_record_set_int (patrol, "at", ended + HUT_TIME_MINUTE);
  hut_record_set_text (patrol, "how", hut_demo_random_text (random, hows));
  kept = hut_record_copy (patrol);
  return put (making, patrol, error) && (!found || add_finding (making, random, lane, kept, error));
}

/* On most working days one comes, on some a second; each lane has days on which nobody does. */
static gboolean
add_day (Making *making, guint l, gint64 number, HutTime day, GError **error)
{
  HutDemoRandom random = random_of (making, 100 + l, (guint64)number);
  guint turn = (guint)number * 2;

  if (!hut_calendar_is_working (hut_office_get_calendar (making->office), day, making->zone))
    return TRUE;
  if (!hut_demo_random_chance (&random, 94))
    return TRUE;
  if (!add_patrol (making, &random, l, day, turn, error))
    return FALSE;
  return l == making->lanes->len - 1 || !hut_demo_random_chance (&random, 15) ||
         add_patrol (making, &random, l, day, turn + 1, error);
}

/* ---- Weeks and months ---- */

/* The later, the better it gets, in all but a lane or two. */
static char *
make_answers (Making *making, HutDemoRandom *random, guint l, int days_ago)
{
  double good = l % 5 == 3 ? 93 : 99.5 - days_ago / 40.0;
  GPtrArray *parts[] = { making->checklist->noes, making->checklist->haves };
  g_autoptr (JsonObject) answers = json_object_new ();

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    for (guint i = 0; i < parts[k]->len; i++)
      json_object_set_string_member (answers, ((HutChecklistItem *)parts[k]->pdata[i])->code,
                                     hut_demo_random_chance (random, good) ? "yes"
                                     : hut_demo_random_chance (random, 60) ? "partly"
                                                                           : "no");
  return hut_json_print_object (answers);
}

static gboolean
add_check (Making *making, guint l, int days_ago, HutTime day, GError **error)
{
  const HutRecord *lane = making->lanes->pdata[l];
  HutDemoRandom random = random_of (making, 200 + l, (guint64)days_ago);
  HutTime at = day + hut_demo_random_between (&random, 9 * 60, 16 * 60) * HUT_TIME_MINUTE;
  HutUid chief = hut_roster_uid (lane, "chief");
  g_autofree char *answers = make_answers (making, &random, l, days_ago);
  HutRecord *check;

  if (at > hut_demo_get_now (making->demo) || hut_demo_random_chance (&random, 6))
    return TRUE;
  check = new_record (making, &hut_kind_lane_check, "");
  set_key (check, making, "%s\t%" G_GINT64_FORMAT, code_of (lane), at);
  hut_record_set_text (check, "lane", code_of (lane));
  hut_record_set_int (check, "at", at);
  if (!hut_uid_is_nil (&chief))
    hut_record_set (check, "person", hut_value_uid (&chief));
  hut_record_set_text (check, "how", "sheet");
  hut_record_set_text (check, "items", answers);
  hut_record_set_text (check, "version", making->checklist->version);
  return put (making, check, error);
}

static gboolean
add_ratings (Making *making, guint l, HutTime day, GError **error)
{
  static const char *const subjects[] = { "enforcement", "cleaning", "greening", "steward" };
  const HutRecord *lane = making->lanes->pdata[l];
  HutUid chief = hut_roster_uid (lane, "chief");
  HutTime before = hut_time_day_start (day, making->zone, -1);
  g_autofree char *month = hut_time_format (before, making->zone, "%Y-%m");
  HutDemoRandom random = random_of (making, 300 + l, (guint64)(day / HUT_TIME_DAY));

  if (hut_uid_is_nil (&chief) || hut_demo_random_chance (&random, 8))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      HutRecord *rating = new_record (making, &hut_kind_rating, "");

      rating->id = hut_rating_id (hut_demo_get_stream (making->demo), code_of (lane), month,
                                  subjects[i], NULL, &chief);
      hut_record_set_text (rating, "lane", code_of (lane));
      hut_record_set_text (rating, "month", month);
      hut_record_set_text (rating, "subject", subjects[i]);
      hut_record_set (rating, "person", hut_value_uid (&chief));
      hut_record_set_int (rating, "score", hut_demo_random_between (&random, 3, 5));
      hut_record_set_int (rating, "at", day + 10 * HUT_TIME_HOUR);
      if (!put (making, rating, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_first_of_month (HutTime day, GTimeZone *zone)
{
  g_autofree char *text = hut_time_format (day, zone, "%d");

  return g_str_equal (text, "01");
}

static gboolean
add_year (Making *making, GError **error)
{
  HutTime now = hut_demo_get_now (making->demo);

  for (int ago = HUT_DEMO_ROSTER_DAYS; ago >= 0; ago--)
    {
      HutTime day = hut_time_day_start (now, making->zone, -ago);
      gint64 number = hut_time_day_number (day, making->zone);

      for (guint l = 0; l < making->lanes->len; l++)
        if (!add_day (making, l, number, day, error) ||
            ((number + l) % 7 == 0 && !add_check (making, l, ago, day, error)) ||
            (is_first_of_month (day, making->zone) && now > day + 10 * HUT_TIME_HOUR &&
             !add_ratings (making, l, day, error)))
          return FALSE;
    }
  return TRUE;
}

/* ---- Visits ---- */

static gboolean
add_visit (Making *making, guint l, guint n, GError **error)
{
  const HutRecord *lane = making->lanes->pdata[l];
  const HutRecord *steward = pick_steward (making, l, n);
  HutRecord *visit = hut_demo_visit (making->demo, hut_json_get_array (making->texts, "visits"),
                                     lane, &steward->id, n);

  if (visit == NULL)
    return TRUE;
  /* What is long ago is no longer under way as a case. */
  if (making->lead != NULL && n % 2 == 1 && hut_record_get_text (visit, "opinion") != NULL &&
      (n == 1 || hut_record_get_int (visit, "done_at", 0) != 0))
    return put_with_case (making, visit,
                          hut_demo_case_of_visit (making->demo, visit, lane, making->lead), error);
  return put (making, visit, error);
}

static gboolean
add_visits (Making *making, GError **error)
{
  for (guint l = 0; l < making->lanes->len; l++)
    for (guint n = 0; n < HUT_DEMO_VISITS; n++)
      if (!add_visit (making, l, n, error))
        return FALSE;
  return TRUE;
}

/* ---- Hours ---- */

static gboolean
add_service (Making *making, guint index, guint n, GError **error)
{
  HutDemoRandom random = random_of (making, 2, index * 100 + n);
  const HutRecord *steward = making->stewards->pdata[index];
  HutTime day = hut_time_day_start (hut_demo_get_now (making->demo), making->zone,
                                    -(int)hut_demo_random_between (&random, 3, 360));
  HutTime began = day + hut_demo_random_between (&random, 8 * 60, 15 * 60) * HUT_TIME_MINUTE;
  gint64 minutes = hut_demo_random_between (&random, 4, 24) * 15;
  HutRecord *service = new_record (making, &hut_kind_service, "");

  set_key (service, making, "%u\t%u", index, n);
  hut_record_set (service, "person", hut_value_uid (&steward->id));
  hut_record_set_int (service, "at", began + minutes * HUT_TIME_MINUTE);
  if (hut_demo_random_chance (&random, 70))
    {
      hut_record_set_text (service, "how", "check-in");
      hut_record_set_int (service, "began_at", began);
      hut_record_set_int (service, "ended_at", began + minutes * HUT_TIME_MINUTE);
    }
  else
    {
      hut_record_set_text (service, "how", "certified");
      hut_record_set_text (service, "certifier", "社区工作者");
      hut_record_set_int (service, "minutes", minutes);
    }
  return put (making, service, error);
}

static gboolean
add_hours (Making *making, GError **error)
{
  for (guint i = 0; i < making->stewards->len; i++)
    for (guint n = 0; n < i % 9; n++)
      if (!add_service (making, i, n, error))
        return FALSE;
  return TRUE;
}

/* ---- The double check-in ---- */

static const char *
text_of (Making *making, const char *list, guint n)
{
  JsonArray *array = hut_json_get_array (making->texts, list);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  return length > 0 ? json_array_get_string_element (array, n % length) : "";
}

static HutRecord *
new_check_in (Making *making, HutDemoRandom *random, const char *subject, const char *task,
              const char *words)
{
  HutRecord *check_in = new_record (making, &hut_kind_check_in, "");
  HutTime day = hut_time_day_start (hut_demo_get_now (making->demo), making->zone,
                                    -(int)hut_demo_random_between (random, 5, 300));

  hut_record_set_text (check_in, "subject", subject);
  hut_record_set_text (check_in, "task", task);
  hut_record_set_text (check_in, "words", words);
  hut_record_set_int (check_in, "at", day + 15 * HUT_TIME_HOUR);
  /* Some brought nothing to show for it. */
  if (!hut_demo_random_chance (random, 8))
    hut_record_set_text (check_in, "evidence", "现场照片、签到表");
  return check_in;
}

/* A member of a community with none to four of the four things. */
static gboolean
add_member (Making *making, guint index, GError **error)
{
  g_autofree char *name = make_name (making, HUT_DEMO_STEWARDS + index);
  g_autofree char *telephone = g_strdup_printf ("1380000%04u", 6000 + index);
  HutDemoRandom random = random_of (making, 3, index);
  const HutRecord *lane = making->lanes->pdata[index % making->lanes->len];
  HutRecord *person = new_record (making, &hut_kind_person, "");
  HutRecord *role = new_record (making, &hut_kind_role, "");
  HutUid id;

  set_key (person, making, "member %u", index);
  id = person->id;
  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "telephone", telephone);
  hut_record_set_text (person, "community", hut_record_get_text (lane, "community"));
  hut_record_set_text (person, "unit", text_of (making, "units", index));
  give_skills (making, &random, person);
  if (hut_demo_random_chance (&random, 70))
    {
      hut_record_set_int (person, "consent_name", 1);
      hut_record_set_int (person, "consented_at",
                          hut_time_day_start (hut_demo_get_now (making->demo), making->zone, -320));
    }
  role->id = hut_role_id (hut_demo_get_stream (making->demo), &id, "party-member", NULL, 0);
  hut_record_set (role, "person", hut_value_uid (&id));
  hut_record_set_text (role, "code", "party-member");
  hut_record_set_text (role, "community", hut_record_get_text (lane, "community"));
  if (!put (making, person, error) || !put (making, role, error))
    return FALSE;
  for (guint n = 0; n < index % 5; n++)
    {
      HutCheckInTask task = HUT_CHECK_IN_CALL + n;
      HutRecord *check_in = new_check_in (making, &random, "member", hut_check_in_task_name (task),
                                          text_of (making, "deeds", n));

      set_key (check_in, making, "member %u\t%u", index, n);
      hut_record_set (check_in, "person", hut_value_uid (&id));
      hut_record_set_text (check_in, "community", hut_record_get_text (lane, "community"));
      if (!put (making, check_in, error))
        return FALSE;
    }
  return TRUE;
}

/* All units but the last have done their thing. */
static gboolean
add_check_ins (Making *making, GError **error)
{
  JsonArray *units = hut_json_get_array (making->texts, "units");
  guint n_units = units != NULL ? json_array_get_length (units) : 0;

  for (guint i = 0; i + 1 < n_units; i++)
    {
      HutDemoRandom random = random_of (making, 4, i);
      HutRecord *check_in =
          new_check_in (making, &random, "unit", hut_check_in_task_name (HUT_CHECK_IN_THING),
                        text_of (making, "things", i));

      set_key (check_in, making, "unit %u", i);
      hut_record_set_text (check_in, "unit", text_of (making, "units", i));
      if (!put (making, check_in, error))
        return FALSE;
    }
  for (guint i = 0; i < HUT_DEMO_MEMBERS; i++)
    if (!add_member (making, i, error))
      return FALSE;
  return TRUE;
}

/* ---- The three lists ---- */

static gboolean
add_lists (Making *making, GError **error)
{
  const HutDemoLists lists = { .stream = hut_demo_get_stream (making->demo),
                               .texts = making->texts,
                               .lanes = making->lanes,
                               .office = making->office,
                               .zone = making->zone,
                               .now = hut_demo_get_now (making->demo) };
  g_autoptr (GPtrArray) records = hut_demo_lists_make (&lists);

  for (guint i = 0; i < records->len; i++)
    if (!put (making, hut_record_copy (records->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* ---- All of it ---- */

static gboolean
has_roster (HutReader *reader, gboolean *has, GError **error)
{
  g_autoptr (GPtrArray) roles = hut_reader_list (reader, &hut_kind_role, error);

  *has = roles != NULL && roles->len > 0;
  return roles != NULL;
}

static gboolean
read_texts (Making *making, JsonNode **node, GError **error)
{
  JsonArray *findings;

  *node = hut_demo_read_file (FILE_NAME, error);
  if (*node == NULL)
    return FALSE;
  making->texts = JSON_NODE_HOLDS_OBJECT (*node) ? json_node_get_object (*node) : NULL;
  findings = making->texts != NULL ? hut_json_get_array (making->texts, "findings") : NULL;
  if (findings != NULL && json_array_get_length (findings) > 0)
    return TRUE;
  g_set_error (error, HUT_DEMO_ERROR, HUT_DEMO_ERROR_MALFORMED,
               "data/demo/" FILE_NAME ": it has no findings");
  return FALSE;
}

/* The street's own team; the first unit that there is where it has none. */
static char *
find_lead (HutReader *reader)
{
  g_autoptr (GPtrArray) units = hut_reader_list (reader, &hut_kind_unit, NULL);
  const HutRecord *found = NULL;

  for (guint i = 0; units != NULL && i < units->len; i++)
    if (found == NULL ||
        g_strcmp0 (hut_record_get_text (units->pdata[i], "class"), "enforcement") == 0)
      found = units->pdata[i];
  return found != NULL ? g_strdup (hut_record_get_text (found, "code")) : NULL;
}

/* Takes over @record: it begins as such records do, and comes into its state from there. */
static gboolean
put_in_state (Making *making, HutRecord *record, GError **error)
{
  const HutKind *kind = record->kind;
  const char *first = hut_roster_next_states (kind, NULL)[0];
  g_autofree char *state = first != NULL ? g_strdup (hut_record_get_text (record, "state")) : NULL;
  HutUid id = record->id;

  if (first != NULL)
    hut_record_set_text (record, "state", first);
  if (!put (making, record, error))
    return FALSE;
  if (g_strcmp0 (state, first) == 0)
    return TRUE;
  if (making->write == NULL)
    making->write = hut_write_new (HUT_WRITE_IMPORT);
  hut_write_update (making->write, kind, &id);
  hut_write_set (making->write, "state", hut_value_text (state));
  return TRUE;
}

/* Each activity holds together with who takes part. */
static gboolean
add_activities (Making *making, GError **error)
{
  g_autoptr (GPtrArray) records =
      hut_demo_activities (making->demo, hut_json_get_array (making->texts, "activities"),
                           making->lanes, making->stewards, making->zone);

  for (guint i = 0; i < records->len; i++)
    {
      if (((HutRecord *)records->pdata[i])->kind == &hut_kind_activity)
        making->n_group = 0;
      if (!put_in_state (making, hut_record_copy (records->pdata[i]), error))
        return FALSE;
    }
  making->n_group = 0;
  return TRUE;
}

static gboolean
make_all (Making *making, GError **error)
{
  return making->lanes->len == 0 ||
         (add_people (making, error) && add_year (making, error) && add_visits (making, error) &&
          add_hours (making, error) && add_check_ins (making, error) && add_lists (making, error) &&
          add_activities (making, error) && hand_over (making, error));
}

gboolean
hut_demo_write_roster (HutDemo *demo, HutStore *store, HutReader *reader, guint n_cases,
                       HutDemoResult *result, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutChecklist) checklist = hut_checklist_of (office);
  g_autoptr (GPtrArray) lanes = hut_reader_list (reader, &hut_kind_lane, error);
  g_autoptr (GPtrArray) stewards = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (JsonNode) node = NULL;
  Making making = { .demo = demo,
                    .office = office,
                    .zone = hut_office_get_zone (office),
                    .checklist = checklist,
                    .lanes = lanes,
                    .stewards = stewards,
                    .result = result };
  gboolean has, made;

  if (lanes == NULL || !has_roster (reader, &has, error))
    return FALSE;
  if (has || checklist == NULL)
    return TRUE;
  if (!read_texts (&making, &node, error))
    return FALSE;
  /* A small demo has the cases that were asked for, and no others. */
  making.lead = n_cases >= HUT_DEMO_CASES_OF_PATROLS ? find_lead (reader) : NULL;
  making.staging = hut_staging_begin (store, error);
  if (making.staging == NULL)
    {
      g_free (making.lead);
      return FALSE;
    }
  made = make_all (&making, error);
  g_clear_pointer (&making.write, hut_write_free);
  g_free (making.lead);
  if (made)
    return hut_staging_finish (making.staging, error);
  hut_staging_cancel (making.staging);
  return FALSE;
}

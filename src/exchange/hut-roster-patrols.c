/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A table of patrols that were done, with what they found. A patrol is named by its place, person
 * and beginning: the same table again adds none. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-roster-import-private.h"

#include "domain/hut-finding-stand.h"
#include "domain/hut-patrol-again.h"
#include "domain/hut-roster.h"
#include "store/hut-reader-patrols.h"
#include "store/hut-reader-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  LANE,
  GRID,
  NAME,
  TELEPHONE,
  DATE,
  BEGAN,
  ENDED,
  FINDING,
  ADDRESS,
  ROUTE,
  RESULT,
  WORDS,
  N_COLUMNS
} Column;

/* clang-format off */
static const HutListColumn columns[N_COLUMNS] = {
  [LANE] =      { "lane", "街巷;街巷名称;街巷编号;巡查街巷;lane" },
  [GRID] =      { "grid", "网格;网格名称;网格编号;grid" },
  [NAME] =      { "person", "姓名;巡查人;巡查人员;小巷管家;管家;网格员;人员;name;person", TRUE },
  [TELEPHONE] = { "telephone", "联系电话;电话;手机;手机号;telephone;phone" },
  [DATE] =      { "date", "日期;巡查日期;date" },
  [BEGAN] =     { "began_at", "开始时间;巡查时间;起始时间;时间;began;from" },
  [ENDED] =     { "ended_at", "结束时间;截止时间;ended;until" },
  [FINDING] =   { "finding", "发现问题;问题;问题描述;巡查发现;finding" },
  [ADDRESS] =   { "address", "地点;问题地点;位置;点位;address" },
  [ROUTE] =     { "route", "处置方式;处置;处理方式;去向;route" },
  [RESULT] =    { "result", "处置结果;结果;处理结果;result" },
  [WORDS] =     { "words", "备注;说明;note" },
};

static const HutRosterWord routes[] = {
  { "near",        "自行解决;现场解决;社区解决;就地解决" },
  { "enforcement", "综合执法;执法队;移交执法;综合行政执法队" },
  { "up",          "上报;上报街道;上报街巷长制办公室" },
  { NULL, NULL },
};
/* clang-format on */

/* ---- When ---- */

/* "9:05" or "09:05:30" in the day that begins at @day. */
static gboolean
read_clock (const char *text, HutTime day, HutTime *time)
{
  g_autofree char *date = hut_time_format (day, hut_time_zone (NULL), "%Y-%m-%d");
  g_autofree char *both = g_strdup_printf ("%s %s%s", date, text[1] == ':' ? "0" : "", text);

  return strchr (text, ':') != NULL && hut_time_parse (both, hut_time_zone (NULL), time);
}

/* A spreadsheet keeps a time of day as a part of the day. */
static gboolean
read_fraction (const char *text, HutTime day, HutTime *time)
{
  char *end;
  double part = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || strchr (text, '.') == NULL || !(part >= 0 && part < 1))
    return FALSE;
  *time = day + (HutTime)(part * 24 * 60 + 0.5) * HUT_TIME_MINUTE;
  return TRUE;
}

/* A cell with a time of day goes with the day; one with a day of its own does not need it. 0 where
 * it is empty; FALSE, and a fault, where it says no time. */
static gboolean
read_moment (HutRosterReading *reading, Column column, HutTime day, HutTime *time)
{
  const HutCell *cell = hut_list_reader_cell (reading->list, column);
  g_autofree char *text = hut_roster_text (reading, column);

  *time = 0;
  if (text == NULL)
    return cell == NULL;
  if (day != 0 && read_fraction (text, day, time))
    return TRUE;
  if (day != 0 && strlen (text) <= 8 && read_clock (text, day, time))
    return TRUE;
  return hut_roster_time (reading, column, time);
}

static gboolean
read_span (HutRosterReading *reading, HutRecord *patrol)
{
  HutTime day, began, ended;

  if (!hut_roster_time (reading, DATE, &day) || !read_moment (reading, BEGAN, day, &began) ||
      !read_moment (reading, ENDED, day, &ended))
    return FALSE;
  if (began == 0)
    began = day;
  if (began == 0)
    hut_roster_add_fault (reading, DATE, g_strdup (_ ("When was it? A day is needed.")));
  else if (MAX (began, ended) > reading->how->now)
    hut_roster_add_fault (reading, ended > began ? ENDED : BEGAN,
                          g_strdup (_ ("It has not taken place yet: only what was done counts.")));
  else if (ended != 0 && ended < began)
    hut_roster_add_fault (reading, ENDED, g_strdup (_ ("It ends before it begins.")));
  else if (ended != 0 && ended - began > HUT_TIME_DAY)
    hut_roster_add_fault (reading, ENDED, g_strdup (_ ("It lasts longer than a day.")));
  hut_record_set_int (patrol, "began_at", began);
  if (ended != 0)
    hut_record_set_int (patrol, "ended_at", ended);
  return TRUE;
}

/* ---- Who ---- */

static gboolean
has_telephone (const HutRecord *person, const char *telephone)
{
  const char *kept = hut_record_get_text (person, "telephone");

  return kept != NULL && telephone != NULL && g_str_equal (kept, telephone);
}

/* Whether one is responsible there. */
static gboolean
has_place (HutRosterReading *reading, const HutRecord *person, const char *place)
{
  g_autoptr (GPtrArray) roles = hut_reader_roles_of (reading->reader, &person->id, NULL);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    if (g_strcmp0 (hut_roster_place (roles->pdata[i]), place) == 0)
      return TRUE;
  return FALSE;
}

/* Of several of one name the one with the telephone, else the one of the place; nil and a fault
 * where that leaves none or more than one. */
static HutUid
choose (HutRosterReading *reading, GPtrArray *people, const char *telephone, const char *place)
{
  HutUid chosen = { { 0 } };
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    if (people->len == 1 || (telephone != NULL ? has_telephone (people->pdata[i], telephone)
                                               : has_place (reading, people->pdata[i], place)))
      {
        chosen = ((HutRecord *)people->pdata[i])->id;
        n++;
      }
  if (n == 1)
    return chosen;
  hut_roster_add_fault (
      reading, NAME,
      people->len == 0
          ? g_strdup (_ ("Nobody of this name is on the roster."))
          : g_strdup_printf (_ ("%u people have this name: give the telephone."), people->len));
  return (HutUid){ { 0 } };
}

/* nil, and a fault, where it is nobody in particular. FALSE where it cannot be read. */
static gboolean
read_who (HutRosterReading *reading, const char *place, HutUid *who, GError **error)
{
  g_autofree char *name = hut_roster_text (reading, NAME);
  g_autofree char *telephone = hut_roster_number (reading, TELEPHONE);
  g_autoptr (GPtrArray) people = NULL;

  *who = (HutUid){ { 0 } };
  if (name == NULL)
    {
      hut_roster_add_fault (reading, NAME, g_strdup (_ ("A patrol is somebody’s: give the name.")));
      return TRUE;
    }
  people = hut_reader_people_named (reading->reader, name, error);
  if (people == NULL)
    return FALSE;
  *who = choose (reading, people, telephone, place);
  return TRUE;
}

/* ---- The row ---- */

static void
set_taken (HutRecord *record, const char *field, char *text)
{
  hut_record_set_text (record, field, text);
  g_free (text);
}

/* NULL: nothing was found. */
static HutRecord *
read_finding (HutRosterReading *reading)
{
  g_autofree char *words = hut_roster_text (reading, FINDING);
  g_autofree char *route = hut_roster_text (reading, ROUTE);
  const char *code =
      route != NULL ? hut_roster_word (hut_kind_field (&hut_kind_finding, "route"), routes, route)
                    : "up";
  HutUid id = hut_uid_new ();
  HutRecord *finding;

  if (code == NULL)
    hut_roster_add_fault (reading, ROUTE, g_strdup_printf (_ ("“%s” is not known here."), route));
  if (words == NULL)
    return NULL;
  finding = hut_record_new (&hut_kind_finding, &id, NULL);
  hut_record_set_text (finding, "words", words);
  hut_record_set_text (finding, "route", code);
  set_taken (finding, "address", hut_roster_text (reading, ADDRESS));
  set_taken (finding, "result", hut_roster_text (reading, RESULT));
  if (hut_record_get_text (finding, "result") != NULL && !hut_finding_may_be_done_at_once (code))
    hut_roster_add_fault (
        reading, RESULT,
        g_strdup (_ ("What the enforcement team did is shown by a photograph from before and one "
                     "from after: leave the result empty, and add them.")));
  hut_record_set_text (finding, "state",
                       hut_record_get_text (finding, "result") != NULL ? "done" : "open");
  return finding;
}

/* @of: what it is named by; @patrol: the one it is put on, or NULL where none counts. */
static gboolean
put_finding (HutRosterReading *reading, const HutUid *of, const HutRecord *patrol, HutRecord *taken,
             GError **error)
{
  static const char *const shared[] = { "lane", "grid", "person" };
  g_autoptr (HutRecord) finding = taken;
  g_autofree char *key = hut_uid_to_string (of);
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) kept = NULL;

  finding->id = hut_uid_from_key (reading->stream, hut_kind_finding.name, key);
  /* What became of it since is not undone by the table that it came from. */
  kept = hut_reader_get (reading->reader, &hut_kind_finding, &finding->id, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (kept != NULL)
    return TRUE;
  if (patrol == NULL)
    {
      hut_roster_add_fault (reading, FINDING,
                            g_strdup (_ ("This patrol was taken back, or put right to another "
                                         "time: enter it again before what was found on it.")));
      return TRUE;
    }
  hut_record_set (finding, "patrol", hut_value_uid (&patrol->id));
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    hut_record_set (finding, shared[i], hut_value_copy (hut_record_get (patrol, shared[i])));
  hut_record_set_int (finding, "at", hut_record_get_int (patrol, "began_at", 0));
  if (g_str_equal (hut_record_get_text (finding, "state"), "done"))
    hut_record_set_int (finding, "done_at", hut_record_get_int (patrol, "began_at", 0));
  return hut_roster_put (reading, g_steal_pointer (&finding), &reading->result->findings, error);
}

/* What the table says of it; who and when decide which one it is. */
static HutRecord *
read_patrol (HutRosterReading *reading, GError **error)
{
  HutUid none = { { 0 } }, who;
  g_autoptr (HutRecord) patrol = hut_record_new (&hut_kind_patrol, &none, NULL);
  const char *lane = hut_roster_code (reading, LANE, &reading->lanes);
  const char *grid = hut_roster_code (reading, GRID, &reading->grids);

  hut_record_set_text (patrol, "lane", lane);
  hut_record_set_text (patrol, "grid", grid);
  if (hut_roster_place (patrol) == NULL && hut_list_reader_cell (reading->list, LANE) == NULL &&
      hut_list_reader_cell (reading->list, GRID) == NULL)
    hut_roster_add_fault (reading, LANE,
                          g_strdup (_ ("Where was it? A lane or a grid is needed.")));
  if (!read_who (reading, hut_roster_place (patrol), &who, error))
    return NULL;
  if (!hut_uid_is_nil (&who))
    hut_record_set (patrol, "person", hut_value_uid (&who));
  read_span (reading, patrol);
  set_taken (patrol, "words", hut_roster_text (reading, WORDS));
  hut_record_set_text (patrol, "how", "import");
  hut_record_set_int (patrol, "at", reading->how->now);
  if (hut_roster_place (patrol) != NULL)
    patrol->id = hut_patrol_id (reading->stream, hut_roster_place (patrol), &who,
                                hut_record_get_int (patrol, "began_at", 0));
  return g_steal_pointer (&patrol);
}

static const HutRecord *
find (GPtrArray *there, const HutUid *id)
{
  for (guint i = 0; i < there->len; i++)
    if (hut_uid_equal (&((const HutRecord *)there->pdata[i])->id, id))
      return there->pdata[i];
  return NULL;
}

/* The one of @there that stands as the table says; NULL where none does. */
static const HutRecord *
find_standing (GPtrArray *there, const HutRecord *said)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (there);

  for (guint i = 0; i < standing->len; i++)
    if (hut_patrol_is_like (standing->pdata[i], said))
      return standing->pdata[i];
  return NULL;
}

/* The first of what @patrol puts right, as far as it is among @there: what was found keeps its name
 * as it moves along. */
static HutUid
first_of (GPtrArray *there, const HutRecord *patrol)
{
  for (guint n = 0; n < there->len; n++)
    {
      HutUid id = hut_roster_uid (patrol, "replaces");
      const HutRecord *before = find (there, &id);

      if (before == NULL)
        break;
      patrol = before;
    }
  return patrol->id;
}

/* Of those on record that are like it the one that stands is meant, else the first. */
static gboolean
put_row (HutRosterReading *reading, HutRecord *patrol, HutRecord *taken, GError **error)
{
  g_autoptr (HutRecord) finding = taken;
  HutUid person = hut_roster_uid (patrol, "person"), of = patrol->id;
  g_autoptr (GPtrArray) there = hut_reader_patrols_like (
      reading->reader, &person, hut_record_get_int (patrol, "began_at", 0), error);
  const HutRecord *stands, *on = patrol;

  if (there == NULL)
    return FALSE;
  stands = find_standing (there, patrol);
  if (stands != NULL)
    {
      on = stands;
      of = first_of (there, on);
      patrol->id = on->id;
    }
  else if (find (there, &patrol->id) != NULL)
    on = NULL;
  return hut_roster_put (reading, hut_record_copy (patrol), NULL, error) &&
         (finding == NULL || put_finding (reading, &of, on, g_steal_pointer (&finding), error));
}

static gboolean
take_row (HutRosterReading *reading, GError **error)
{
  guint64 faults = reading->result->n_faults;
  g_autoptr (HutRecord) patrol = read_patrol (reading, error);
  g_autoptr (HutRecord) finding = NULL;

  if (patrol == NULL)
    return FALSE;
  finding = read_finding (reading);
  if (reading->result->n_faults > faults)
    return TRUE;
  return put_row (reading, patrol, g_steal_pointer (&finding), error);
}

const HutRosterTable hut_roster_patrols = { "patrols", columns, N_COLUMNS, take_row };

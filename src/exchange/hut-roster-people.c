/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A table of people, a row for each role that one has. Who is known is told by the name and one of
 * telephone, identity number and volunteer number; with the name alone it is proposed. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-roster-import-private.h"

#include "domain/hut-person-alike.h"
#include "domain/hut-roster.h"
#include "store/hut-reader-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  NAME,
  TELEPHONE,
  ID_NUMBER,
  HOME_ADDRESS,
  COMMUNITY,
  UNIT,
  ROLE,
  LANE,
  GRID,
  FROM,
  UNTIL,
  SKILLS,
  TRAINING,
  VOLUNTEER_NUMBER,
  AGREEMENT_FROM,
  AGREEMENT_UNTIL,
  CONSENT,
  NOTE,
  N_COLUMNS
} Column;

/* clang-format off */
static const HutListColumn columns[N_COLUMNS] = {
  [NAME] =             { "name", "姓名;名字;人员姓名;志愿者姓名;name", TRUE },
  [TELEPHONE] =        { "telephone", "联系电话;电话;电话号码;手机;手机号;手机号码;联系方式;telephone;phone" },
  [ID_NUMBER] =        { "id_number", "身份证号;身份证号码;身份证;公民身份号码;证件号码;idnumber" },
  [HOME_ADDRESS] =     { "home_address", "家庭住址;住址;现住址;居住地址;地址;address" },
  [COMMUNITY] =        { "community", "社区;所属社区;所在社区;community" },
  [UNIT] =             { "unit", "单位;工作单位;所在单位;科室;部门;unit" },
  [ROLE] =             { "role", "身份;角色;类别;人员类别;职务;role" },
  [LANE] =             { "lane", "街巷;负责街巷;所在街巷;街巷名称;认领街巷;lane" },
  [GRID] =             { "grid", "网格;所属网格;网格名称;网格编号;grid" },
  [FROM] =             { "from", "开始日期;起始日期;聘任日期;上岗日期;入职日期;from" },
  [UNTIL] =            { "until", "结束日期;截止日期;到期日期;until" },
  [SKILLS] =           { "skills", "技能;特长;专长;服务技能;skills" },
  [TRAINING] =         { "training", "培训;培训情况;培训内容;training" },
  [VOLUNTEER_NUMBER] = { "volunteer_number", "志愿者编号;志愿北京编号;志愿服务编号;注册编号;volunteernumber" },
  [AGREEMENT_FROM] =   { "agreement_from", "协议开始;协议起始日期;协议签订日期" },
  [AGREEMENT_UNTIL] =  { "agreement_until", "协议结束;协议截止日期;协议到期日期" },
  [CONSENT] =          { "consent_name", "同意公示;同意公开;是否同意公示;公示同意" },
  [NOTE] =             { "note", "备注;说明;note" },
};

static const HutRosterWord roles[] = {
  { "lane-chief",     "街巷长;街长;巷长" },
  { "steward",        "小巷管家;管家" },
  { "grid-worker",    "网格员;专职网格员" },
  { "volunteer",      "志愿者" },
  { "representative", "居民代表;代表" },
  { "owner",          "业主" },
  { "party-member",   "党员志愿者;在职党员;报到党员;党员" },
  { "property",       "物业人员;物业" },
  { "cleaning",       "保洁员;保洁;环卫工" },
  { "greening",       "绿化员;绿化" },
  { "enforcement",    "执法队员;城管队员;综合执法" },
  { "assistant",      "协管员;街巷长助理;助理" },
  { NULL, NULL },
};
/* clang-format on */

#define YES "是;同意;√;1;yes;true"
#define NO "否;不同意;×;0;no;false"

/* ---- The row ---- */

static void
set_taken (HutRecord *record, const char *field, char *text)
{
  hut_record_set_text (record, field, text);
  g_free (text);
}

static void
set_time (HutRosterReading *reading, Column column, HutRecord *record)
{
  HutTime time;

  if (hut_roster_time (reading, column, &time) && time != 0)
    hut_record_set_int (record, columns[column].key, time);
}

static char *
read_skills (char *text)
{
  char *skills = hut_person_read_skills (text);

  g_free (text);
  return skills;
}

static void
read_consent (HutRosterReading *reading, HutRecord *person)
{
  g_autofree char *text = hut_roster_text (reading, CONSENT);
  g_autofree char *word = text != NULL ? hut_list_normal (text) : NULL;

  if (word == NULL)
    return;
  if (hut_list_has (YES, word) || hut_list_has (NO, word))
    hut_record_set_int (person, "consent_name", hut_list_has (YES, word));
  else
    hut_roster_add_fault (reading, CONSENT, g_strdup_printf (_ ("“%s” is not known here."), text));
}

/* The unit by its code where it is known, else as it is written: many are not the office's. */
static void
read_unit (HutRosterReading *reading, HutRecord *person)
{
  g_autofree char *text = hut_roster_text (reading, UNIT);
  g_autofree char *word = text != NULL ? hut_list_normal (text) : NULL;
  const char *code = word != NULL ? g_hash_table_lookup (reading->units.names, word) : NULL;

  if (text != NULL)
    hut_record_set_text (person, "unit", code != NULL && *code != '\0' ? code : text);
}

static HutRecord *
read_person (HutRosterReading *reading)
{
  HutUid id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);
  char *telephone = hut_roster_number (reading, TELEPHONE);
  char *id_number = hut_roster_number (reading, ID_NUMBER);

  set_taken (person, "name", hut_roster_text (reading, NAME));
  if (hut_record_get_text (person, "name") == NULL)
    hut_roster_add_fault (reading, NAME, g_strdup (_ ("A person needs a name.")));
  if (telephone != NULL && !hut_person_is_telephone (telephone))
    hut_roster_add_fault (reading, TELEPHONE,
                          g_strdup (_ ("This is no telephone number of 7 to 15 digits.")));
  if (id_number != NULL && !hut_person_is_id_number (id_number))
    hut_roster_add_fault (reading, ID_NUMBER,
                          g_strdup (_ ("This is no identity number: its digits do not agree.")));
  set_taken (person, "telephone", telephone);
  set_taken (person, "id_number", id_number);
  set_taken (person, "home_address", hut_roster_text (reading, HOME_ADDRESS));
  hut_record_set_text (person, "community",
                       hut_roster_code (reading, COMMUNITY, &reading->communities));
  read_unit (reading, person);
  set_taken (person, "skills", read_skills (hut_roster_text (reading, SKILLS)));
  set_taken (person, "training", hut_roster_text (reading, TRAINING));
  set_taken (person, "volunteer_number", hut_roster_number (reading, VOLUNTEER_NUMBER));
  set_time (reading, AGREEMENT_FROM, person);
  set_time (reading, AGREEMENT_UNTIL, person);
  read_consent (reading, person);
  set_taken (person, "note", hut_roster_text (reading, NOTE));
  return person;
}

/* NULL: the row says none. */
static HutRecord *
read_role (HutRosterReading *reading)
{
  g_autofree char *text = hut_roster_text (reading, ROLE);
  const char *lane = hut_roster_code (reading, LANE, &reading->lanes);
  const char *grid = hut_roster_code (reading, GRID, &reading->grids);
  const HutField *field = hut_kind_field (&hut_kind_role, "code");
  const char *code = text != NULL ? hut_roster_word (field, roles, text) : NULL;
  HutUid id = hut_uid_new ();
  HutRecord *role;
  HutTime until;

  if (text != NULL && code == NULL)
    hut_roster_add_fault (reading, ROLE, g_strdup_printf (_ ("“%s” is not known here."), text));
  if (code == NULL)
    return NULL;
  role = hut_record_new (&hut_kind_role, &id, NULL);
  hut_record_set_text (role, "code", code);
  hut_record_set_text (role, "lane", lane);
  hut_record_set_text (role, "grid", grid);
  if ((g_str_equal (code, "steward") || g_str_equal (code, "lane-chief")) && lane == NULL &&
      hut_list_reader_cell (reading->list, LANE) == NULL)
    hut_roster_add_fault (reading, LANE, g_strdup (_ ("Which lane? This role has one.")));
  if (g_str_equal (code, "grid-worker") && grid == NULL &&
      hut_list_reader_cell (reading->list, GRID) == NULL)
    hut_roster_add_fault (reading, GRID, g_strdup (_ ("Which grid? This role has one.")));
  set_time (reading, FROM, role);
  /* The day that is named is the last. */
  if (hut_roster_time (reading, UNTIL, &until) && until != 0)
    hut_record_set_int (role, "until", hut_time_day_start (until, hut_time_zone (NULL), 1));
  if (until != 0 && hut_record_get_int (role, "from", 0) >= hut_record_get_int (role, "until", 0))
    hut_roster_add_fault (reading, UNTIL, g_strdup (_ ("It ends before it begins.")));
  return role;
}

/* ---- Who it is ---- */

typedef struct
{
  HutUid id;
  guint row; /* of the table; 0: it is known */
  HutPersonMarks marks;
} Known;

static Known *
known_new (const HutRecord *person, guint row)
{
  Known *known = g_new0 (Known, 1);

  known->id = person->id;
  known->row = row;
  hut_person_marks_init (&known->marks, person);
  return known;
}

static void
known_free (gpointer data)
{
  Known *known = data;

  hut_person_marks_clear (&known->marks);
  g_free (known);
}

/* Those of the table so far who have the name. */
static GPtrArray *
earlier_of (HutRosterReading *reading, const char *name)
{
  GPtrArray *earlier = g_hash_table_lookup (reading->named, name);

  if (earlier == NULL)
    {
      earlier = g_ptr_array_new_with_free_func (known_free);
      g_hash_table_insert (reading->named, g_strdup (name), earlier);
    }
  return earlier;
}

static void
propose (HutRosterReading *reading, const HutRecord *person, const Known *like)
{
  HutRosterAlike *alike;

  reading->result->n_alike++;
  if (reading->result->alike->len >= HUT_ROSTER_FAULTS)
    return;
  alike = g_new0 (HutRosterAlike, 1);
  alike->row = hut_list_reader_row (reading->list);
  alike->name = g_strdup (hut_record_get_text (person, "name"));
  alike->like_row = like->row;
  alike->community = g_strdup (like->marks.community);
  if (like->row == 0)
    alike->like = like->id;
  g_ptr_array_add (reading->result->alike, alike);
}

/* Who of @people is most like @person. */
static void
find_most_alike (const Known *person, GPtrArray *people, HutPersonLikeness *best,
                 const Known **most)
{
  for (guint i = 0; i < people->len && *best != HUT_PERSON_SAME; i++)
    {
      const Known *other = people->pdata[i];
      HutPersonLikeness likeness = hut_person_compare (&person->marks, &other->marks);

      if (likeness <= *best)
        continue;
      *best = likeness;
      *most = other;
    }
}

/* Those of the roster who have the name. */
static GPtrArray *
known_of (HutRosterReading *reading, const char *name, GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_people_named (reading->reader, name, error);
  GPtrArray *known = records != NULL ? g_ptr_array_new_with_free_func (known_free) : NULL;

  for (guint i = 0; known != NULL && i < records->len; i++)
    g_ptr_array_add (known, known_new (records->pdata[i], 0));
  return known;
}

/* Gives @person the uid of who it is, and remembers one who is new. FALSE: it may be one that is
 * known, and is left. */
static gboolean
identify (HutRosterReading *reading, HutRecord *person, GPtrArray *known)
{
  GPtrArray *earlier = earlier_of (reading, hut_record_get_text (person, "name"));
  Known *self = known_new (person, hut_list_reader_row (reading->list));
  HutAlike choice = reading->how->alike;
  const Known *most = NULL;
  HutPersonLikeness best = HUT_PERSON_OTHER;

  find_most_alike (self, earlier, &best, &most);
  find_most_alike (self, known, &best, &most);
  if (best == HUT_PERSON_PERHAPS)
    propose (reading, person, most);
  if (best == HUT_PERSON_SAME || (best == HUT_PERSON_PERHAPS && choice == HUT_ALIKE_JOIN))
    person->id = most->id;
  if (best == HUT_PERSON_PERHAPS && choice == HUT_ALIKE_LEAVE)
    {
      known_free (self);
      return FALSE;
    }
  self->id = person->id;
  g_ptr_array_add (earlier, self);
  return TRUE;
}

static gboolean
put_role (HutRosterReading *reading, HutRecord *taken, const HutUid *person, GError **error)
{
  g_autoptr (HutRecord) role = taken;

  hut_record_set (role, "person", hut_value_uid (person));
  role->id = hut_role_id (reading->stream, person, hut_record_get_text (role, "code"),
                          hut_roster_place (role), hut_record_get_int (role, "from", 0));
  return hut_roster_put (reading, g_steal_pointer (&role), &reading->result->roles, error);
}

static gboolean
put_row (HutRosterReading *reading, HutRecord *person, HutRecord *role, GError **error)
{
  g_autoptr (GPtrArray) known = known_of (reading, hut_record_get_text (person, "name"), error);
  HutUid id;

  if (known == NULL)
    return FALSE;
  if (!identify (reading, person, known))
    {
      reading->result->left++;
      return TRUE;
    }
  id = person->id;
  return hut_roster_put (reading, hut_record_copy (person), NULL, error) &&
         (role == NULL || put_role (reading, hut_record_copy (role), &id, error));
}

static gboolean
take_row (HutRosterReading *reading, GError **error)
{
  guint64 faults = reading->result->n_faults;
  g_autoptr (HutRecord) person = read_person (reading);
  g_autoptr (HutRecord) role = read_role (reading);

  return reading->result->n_faults > faults || put_row (reading, person, role, error);
}

const HutRosterTable hut_roster_people = { "people", columns, N_COLUMNS, take_row };

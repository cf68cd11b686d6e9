/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases that belong together: as JSON, and as the condition of a query by index. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-kin.h"

#include "base/hut-json.h"
#include "store/hut-case-kin-private.h"

#define LAT_MASK G_GUINT64_CONSTANT (0xFFFFFFFF)
#define METRES_MAX 10000
#define DAYS_MAX 3650
#define DAY (24 * 3600 * G_TIME_SPAN_SECOND)

static const char *const names[] = { "", "caller", "place", "matter", "address", "calling-again" };

/* clang-format off */
#define PERIOD " AND k.created_at BETWEEN ?21 AND ?22)"
#define BY_CALLER \
  " AND c.id IN (SELECT k.id FROM cases k WHERE k.telephone_digest =" \
  " (SELECT telephone_digest FROM cases WHERE uid = ?20)" PERIOD
#define BY_PLACE \
  " AND c.id IN (SELECT k.id FROM cases k WHERE " HUT_PLACE_IN_BOX ("k.place", "?20", "?23", "?24", "?25") PERIOD
#define BY_ADDRESS \
  " AND c.id IN (SELECT k.id FROM cases k WHERE k.address =" \
  " (SELECT address FROM cases WHERE uid = ?20)" PERIOD
#define BY_MATTER " AND c.id IN (SELECT k.id FROM cases k WHERE k.matter = ?20)"
#define CALLING_AGAIN \
  " AND EXISTS (SELECT 1 FROM cases k" \
  " WHERE k.telephone_digest = c.telephone_digest AND k.id <> c.id" \
  " AND k.id NOT IN (SELECT v.id FROM cases v WHERE coalesce(v.state, 'void') = 'void')" \
  " AND k.created_at BETWEEN c.created_at - ?21 AND c.created_at)"
/* clang-format on */

gboolean
hut_case_kin_equal (const HutCaseKin *a, const HutCaseKin *b)
{
  return a->kin == b->kin && hut_uid_equal (&a->id, &b->id) && a->place.lon == b->place.lon &&
         a->place.lat == b->place.lat && a->metres == b->metres && a->from == b->from &&
         a->until == b->until && a->days == b->days;
}

JsonObject *
hut_case_kin_to_json (const HutCaseKin *kin)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "kin", names[kin->kin]);
  if (kin->kin == HUT_KIN_CALLING_AGAIN)
    {
      json_object_set_int_member (object, "days", kin->days);
      return object;
    }
  if (kin->kin != HUT_KIN_PLACE)
    json_object_set_string_member (object, "id", hut_uid_print (&kin->id, id));
  if (kin->kin == HUT_KIN_MATTER)
    return object;
  json_object_set_int_member (object, "from", kin->from);
  json_object_set_int_member (object, "until", kin->until);
  if (kin->kin == HUT_KIN_PLACE)
    {
      json_object_set_int_member (object, "lon", kin->place.lon);
      json_object_set_int_member (object, "lat", kin->place.lat);
      json_object_set_int_member (object, "metres", kin->metres);
    }
  return object;
}

static gboolean
read_place (HutCaseKin *kin, JsonObject *object)
{
  gint64 lon, lat, metres;

  if (!hut_json_get_int (object, "lon", &lon) || !hut_json_get_int (object, "lat", &lat) ||
      !hut_json_get_int (object, "metres", &metres) || ABS (lon) > HUT_POINT_LON_MAX ||
      ABS (lat) > HUT_POINT_LAT_MAX || metres < 1 || metres > METRES_MAX)
    return FALSE;
  kin->place = (HutPoint){ (gint32)lon, (gint32)lat };
  kin->metres = (int)metres;
  return TRUE;
}

static gboolean
read_days (HutCaseKin *kin, JsonObject *object)
{
  gint64 days;

  if (!hut_json_get_int (object, "days", &days) || days < 1 || days > DAYS_MAX)
    return FALSE;
  kin->days = (int)days;
  return TRUE;
}

gboolean
hut_case_kin_read (HutCaseKin *kin, JsonObject *object)
{
  static const guint members[] = { 0, 4, 6, 2, 4, 2 };
  const char *name = object != NULL ? hut_json_get_string (object, "kin") : NULL;
  const char *id = object != NULL ? hut_json_get_string (object, "id") : NULL;

  *kin = (HutCaseKin){ 0 };
  for (guint i = 1; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      kin->kin = i;
  if (kin->kin == HUT_KIN_NONE || json_object_get_size (object) != members[kin->kin])
    return FALSE;
  if (kin->kin == HUT_KIN_CALLING_AGAIN)
    return read_days (kin, object);
  if (kin->kin == HUT_KIN_PLACE ? !read_place (kin, object)
                                : id == NULL || !hut_uid_parse (id, &kin->id))
    return FALSE;
  return kin->kin == HUT_KIN_MATTER || (hut_json_get_int (object, "from", &kin->from) &&
                                        hut_json_get_int (object, "until", &kin->until));
}

/* ---- As a query ---- */

void
hut_case_kin_append (GString *sql, const HutCaseKin *kin)
{
  static const char *const conditions[] = { "",        BY_CALLER,  BY_PLACE,
                                            BY_MATTER, BY_ADDRESS, CALLING_AGAIN };

  g_string_append (sql, conditions[kin->kin]);
}

void
hut_place_bind_box (sqlite3_stmt *statement, const HutBox *box, const int parameters[4])
{
  /* Over the equator the lower halves are no range. */
  gboolean crosses = box->min_lat < 0 && box->max_lat >= 0;

  sqlite3_bind_int64 (statement, parameters[0], (gint64)((guint64)(guint32)box->min_lon << 32));
  sqlite3_bind_int64 (statement, parameters[1],
                      (gint64)((guint64)(guint32)box->max_lon << 32 | LAT_MASK));
  sqlite3_bind_int64 (statement, parameters[2], crosses ? 0 : (gint64)(guint32)box->min_lat);
  sqlite3_bind_int64 (statement, parameters[3],
                      crosses ? (gint64)LAT_MASK : (gint64)(guint32)box->max_lat);
}

void
hut_place_bind (sqlite3_stmt *statement, HutPoint place, double metres, const int parameters[4])
{
  HutBox box = HUT_BOX_EMPTY;

  hut_box_add_point (&box, place);
  box = hut_box_grown (&box, metres);
  hut_place_bind_box (statement, &box, parameters);
}

void
hut_case_kin_bind (sqlite3_stmt *statement, const HutCaseKin *kin)
{
  static const int parameters[4] = { 20, 23, 24, 25 };

  if (kin->kin == HUT_KIN_NONE)
    return;
  if (kin->kin == HUT_KIN_CALLING_AGAIN)
    {
      sqlite3_bind_int64 (statement, 21, kin->days * DAY);
      return;
    }
  if (kin->kin == HUT_KIN_PLACE)
    hut_place_bind (statement, kin->place, kin->metres, parameters);
  else
    hut_db_bind_uid (statement, 20, &kin->id);
  sqlite3_bind_int64 (statement, 21, kin->from);
  sqlite3_bind_int64 (statement, 22, kin->until);
}

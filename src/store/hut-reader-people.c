/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of the roster as a list shows them. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-people.h"

#include "domain/hut-person-alike.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"

#define ALIKE_MOST 20

/* clang-format off */
#define SHOWN(of) of ".void_reason IS NULL AND " of ".staged NOT IN (SELECT id FROM staging)"

/* ?1 beginning, ?2 what is past all that begin so, ?3 digest of a telephone, ?4 the text as it is;
 * ?5 role, ?6 now, ?7 community, ?8 scope */
#define NARROWED \
  SHOWN ("r") " AND (?8 = 2 OR (r.left_at IS NOT NULL) = ?8) " \
  "AND (?7 IS NULL OR r.community = ?7) " \
  "AND (?5 IS NULL OR r.uid IN (SELECT o.person FROM roles o WHERE o.code = ?5 AND " SHOWN ("o") \
  " AND coalesce(o.\"from\", 0) <= ?6 AND coalesce(o.\"until\", ?6 + 1) > ?6)) " \
  "ORDER BY r.initials, r.name, r.id"

static const char SQL_ALL[] = "SELECT r.id FROM persons r WHERE " NARROWED;
static const char SQL_FIND[] =
  "SELECT r.id FROM persons r WHERE r.id IN "
  "(SELECT n.person FROM person_names n WHERE n.part >= ?1 AND n.part < ?2 "
  "UNION SELECT t.id FROM persons t WHERE ?3 IS NOT NULL AND t.telephone_digest = ?3 "
  "UNION SELECT v.id FROM persons v WHERE ?4 IS NOT NULL AND v.volunteer_number = ?4) AND " NARROWED;

static const char SQL_ENTRY[] =
  "SELECT r.id, r.uid, r.name, r.unit, r.community, r.left_at FROM persons r WHERE r.id = ?1";
static const char SQL_HELD[] =
  "SELECT o.code, coalesce(o.lane, o.grid) FROM roles o WHERE o.person = ?1 AND " SHOWN ("o")
  " AND coalesce(o.\"from\", 0) <= ?2 AND coalesce(o.\"until\", ?2 + 1) > ?2 "
  "ORDER BY o.\"from\", o.id LIMIT 8";
static const char SQL_ROWID[] = "SELECT id FROM persons WHERE uid = ?1";
static const char SQL_LANES[] = "SELECT r.code, r.name FROM lanes r WHERE " SHOWN ("r");
static const char SQL_GRIDS[] = "SELECT r.code, r.name FROM grids r WHERE " SHOWN ("r");
static const char TELEPHONED[] = "WHERE r.telephone_digest = ?1 AND " SHOWN ("r") " LIMIT 20";

/* Looks through all of them. ?1 from, ?2 until */
#define SEEN "r.staged NOT IN (SELECT id FROM staging)"
static const char SERVICES[] =
  "WHERE " SEEN " AND coalesce(r.began_at, r.\"at\") >= ?1 AND coalesce(r.began_at, r.\"at\") < ?2 "
  "AND coalesce(r.taken_back, 0) = 0 "
  "AND r.uid NOT IN (SELECT x.replaces FROM services x WHERE x.replaces IS NOT NULL "
  "AND x.staged NOT IN (SELECT id FROM staging)) "
  "ORDER BY r.person, coalesce(r.began_at, r.\"at\"), r.id";
/* clang-format on */

/* ---- Who is found ---- */

/* As the parts of names are kept. */
static char *
fold (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = composed != NULL ? g_ascii_strdown (composed, -1) : g_strdup ("");

  return g_strdup (g_strstrip (folded));
}

static void
bind_blob (sqlite3_stmt *statement, int index, const char *digest)
{
  if (digest != NULL)
    sqlite3_bind_blob (statement, index, digest, 64, SQLITE_TRANSIENT);
}

static char *
digest_of (HutReader *reader, const char *telephone)
{
  HutVault *vault = hut_store_get_vault (reader->store);

  return vault != NULL && telephone != NULL && hut_person_is_telephone (telephone)
             ? hut_vault_digest (vault, "telephone", telephone)
             : NULL;
}

static sqlite3_stmt *
prepare (HutReader *reader, const HutPeopleAsk *ask, GError **error)
{
  g_autofree char *begin = ask->text != NULL ? fold (ask->text) : g_strdup ("");
  gboolean any = *begin == '\0';
  g_autofree char *end = g_strconcat (begin, "\xf4\x8f\xbf\xbf", NULL); /* U+10FFFF */
  g_autofree char *digest = any ? NULL : digest_of (reader, begin);
  sqlite3_stmt *statement = hut_db_statement (reader->db, any ? SQL_ALL : SQL_FIND, error);
  gboolean number = g_ascii_isdigit (*begin);

  if (statement == NULL)
    return NULL;
  if (!any)
    {
      hut_db_bind_text (statement, 1, begin);
      hut_db_bind_text (statement, 2, end);
      bind_blob (statement, 3, digest);
      hut_db_bind_text (statement, 4, number ? begin : NULL);
    }
  hut_db_bind_text (statement, 5, ask->role);
  sqlite3_bind_int64 (statement, 6, ask->now);
  hut_db_bind_text (statement, 7, ask->community);
  sqlite3_bind_int (statement, 8, ask->scope == HUT_PEOPLE_ALL ? 2 : ask->scope);
  return statement;
}

GArray *
hut_reader_people (HutReader *reader, const HutPeopleAsk *ask, GError **error)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = prepare (reader, ask, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      gint64 rowid;

      if (!row)
        return g_steal_pointer (&rowids);
      rowid = sqlite3_column_int64 (statement, 0);
      g_array_append_val (rowids, rowid);
    }
  return NULL;
}

/* ---- Rows ---- */

static void
held_role_clear (gpointer data)
{
  HutHeldRole *role = data;

  g_free (role->code);
  g_free (role->place);
}

void
hut_person_entry_free (HutPersonEntry *entry)
{
  g_free (entry->name);
  g_free (entry->unit);
  g_free (entry->community);
  g_clear_pointer (&entry->roles, g_array_unref);
  g_free (entry);
}

static gboolean
read_held (HutReader *reader, HutPersonEntry *entry, HutTime now, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_HELD, error);
  gboolean row;

  entry->roles = g_array_new (FALSE, FALSE, sizeof (HutHeldRole));
  g_array_set_clear_func (entry->roles, held_role_clear);
  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &entry->id);
  sqlite3_bind_int64 (statement, 2, now);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutHeldRole role;

      if (!row)
        return TRUE;
      role.code = hut_db_dup_text (statement, 0);
      role.place = hut_db_dup_text (statement, 1);
      g_array_append_val (entry->roles, role);
    }
  return FALSE;
}

/* NULL without an error where the person has gone. */
static HutPersonEntry *
read_entry (HutReader *reader, gint64 rowid, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ENTRY, error);
  HutPersonEntry *entry;
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, rowid);
  if (!hut_db_step (reader->db, statement, &row, error) || !row)
    return NULL;
  entry = g_new0 (HutPersonEntry, 1);
  entry->rowid = sqlite3_column_int64 (statement, 0);
  entry->id = hut_db_column_uid (statement, 1);
  entry->name = hut_db_dup_text (statement, 2);
  entry->unit = hut_db_dup_text (statement, 3);
  entry->community = hut_db_dup_text (statement, 4);
  entry->left_at = sqlite3_column_int64 (statement, 5);
  sqlite3_reset (statement);
  return entry;
}

GPtrArray *
hut_reader_person_entries (HutReader *reader, const gint64 *rowids, guint n_rowids, HutTime now,
                           GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_person_entry_free);

  for (guint i = 0; i < n_rowids; i++)
    {
      g_autoptr (GError) failed = NULL;
      HutPersonEntry *entry = read_entry (reader, rowids[i], &failed);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
      if (failed != NULL || (entry != NULL && !read_held (reader, entry, now, &failed)))
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
    }
  return g_steal_pointer (&entries);
}

gint64
hut_reader_person_rowid (HutReader *reader, const HutUid *id)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ROWID, NULL);
  gint64 rowid = 0;
  gboolean row;

  if (statement == NULL)
    return 0;
  hut_db_bind_uid (statement, 1, id);
  if (hut_db_step (reader->db, statement, &row, NULL) && row)
    {
      rowid = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return rowid;
}

static gboolean
read_names (HutReader *reader, const char *sql, GHashTable *names, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      g_autofree char *code = NULL;
      g_autofree char *name = NULL;

      if (!row)
        return TRUE;
      code = hut_db_dup_text (statement, 0);
      name = hut_db_dup_text (statement, 1);
      if (code != NULL && name != NULL)
        g_hash_table_insert (names, g_steal_pointer (&code), g_steal_pointer (&name));
    }
  return FALSE;
}

GHashTable *
hut_reader_place_names (HutReader *reader, const HutKind *kind, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if ((kind != &hut_kind_grid && !read_names (reader, SQL_LANES, names, error)) ||
      (kind != &hut_kind_lane && !read_names (reader, SQL_GRIDS, names, error)))
    return NULL;
  return g_steal_pointer (&names);
}

/* ---- Who may be the same ---- */

static gboolean
holds (GPtrArray *records, const HutUid *id)
{
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
add_alike (GPtrArray *alike, GPtrArray *found, const HutRecord *said, gboolean by_name)
{
  g_auto (HutPersonMarks) marks = { 0 };

  hut_person_marks_init (&marks, said);
  for (guint i = 0; i < found->len && alike->len < ALIKE_MOST; i++)
    {
      const HutRecord *other = found->pdata[i];
      g_auto (HutPersonMarks) others = { 0 };

      hut_person_marks_init (&others, other);
      if (hut_uid_equal (&other->id, &said->id) || holds (alike, &other->id) ||
          (by_name && hut_person_compare (&marks, &others) == HUT_PERSON_OTHER))
        continue;
      g_ptr_array_add (alike, hut_record_copy (other));
    }
}

static GPtrArray *
read_telephoned (HutReader *reader, const char *digest, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_person), TELEPHONED, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  bind_blob (statement, 1, digest);
  return hut_reader_records (reader, statement, &hut_kind_person, error);
}

GPtrArray *
hut_reader_people_alike (HutReader *reader, const HutRecord *said, GError **error)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  const char *name = hut_record_get_text (said, "name");
  g_autofree char *digest = digest_of (reader, hut_record_get_text (said, "telephone"));
  g_autoptr (GPtrArray) named =
      name != NULL ? hut_reader_people_named (reader, name, error) : g_ptr_array_new ();
  g_autoptr (GPtrArray) telephoned = NULL;

  if (named == NULL)
    return NULL;
  add_alike (alike, named, said, TRUE);
  if (digest == NULL)
    return g_steal_pointer (&alike);
  telephoned = read_telephoned (reader, digest, error);
  if (telephoned == NULL)
    return NULL;
  add_alike (alike, telephoned, said, FALSE);
  return g_steal_pointer (&alike);
}

/* ---- Hours ---- */

GPtrArray *
hut_reader_services (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_service), SERVICES, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  return hut_reader_records (reader, statement, &hut_kind_service, error);
}

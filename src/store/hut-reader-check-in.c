/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who has checked in. All are looked at once, in the order of names, with what is on record of
 * each beside it; what is kept of one is some thirty bytes. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-check-in.h"

#include "store/hut-case-names.h"
#include "store/hut-reader-private.h"

#include <string.h>

#define LOOK_EVERY 1024u

/* clang-format off */
#define SHOWN(t) " " t ".staged NOT IN (SELECT id FROM staging)"

/* ?1 now, ?2 a community or NULL. Whether somebody is a member is looked up by the person: half of
 * all roles may be those of members. */
static const char SQL_MEMBERS[] =
  "SELECT p.id, p.name, p.unit, p.consent_name, c.task, c.\"at\", c.evidence IS NOT NULL, "
  "p.initials FROM persons p LEFT JOIN check_ins c ON c.person = p.uid AND c.subject = 'member' "
  "AND c.void_reason IS NULL AND" SHOWN ("c") " "
  "WHERE p.left_at IS NULL AND p.void_reason IS NULL AND" SHOWN ("p") " "
  "AND (?2 IS NULL OR p.community = ?2) "
  "AND EXISTS (SELECT 1 FROM roles r WHERE r.person = p.uid AND +r.code = 'party-member' "
  "AND (r.\"from\" IS NULL OR r.\"from\" <= ?1) AND (r.\"until\" IS NULL OR r.\"until\" > ?1) "
  "AND r.void_reason IS NULL AND" SHOWN ("r") ") "
  "ORDER BY p.name, p.id";

/* What each says of a unit: its code or name, and of check-ins the task, day and evidence. */
static const char SQL_UNITS[] =
  "SELECT c.unit, c.task, c.\"at\", c.evidence IS NOT NULL, 0 FROM check_ins c "
  "WHERE c.unit IS NOT NULL AND c.subject = 'unit' AND c.void_reason IS NULL AND" SHOWN ("c") " "
  "UNION ALL SELECT e.unit, NULL, NULL, 0, 0 FROM entries e "
  "WHERE e.unit IS NOT NULL AND e.void_reason IS NULL AND" SHOWN ("e") " "
  "UNION ALL SELECT p.unit, NULL, NULL, 0, 1 FROM persons p "
  "WHERE p.unit IS NOT NULL AND p.left_at IS NULL AND p.void_reason IS NULL AND" SHOWN ("p") " "
  "AND EXISTS (SELECT 1 FROM roles r WHERE r.person = p.uid AND +r.code = 'party-member' "
  "AND (r.\"from\" IS NULL OR r.\"from\" <= ?1) AND (r.\"until\" IS NULL OR r.\"until\" > ?1) "
  "AND r.void_reason IS NULL AND" SHOWN ("r") ")";

static const char SQL_SPELLINGS[] =
  "SELECT DISTINCT c.unit FROM check_ins c WHERE c.unit IS NOT NULL AND c.subject = 'unit'";
static const char SQL_NAME[] = "SELECT uid, name, unit, community FROM persons WHERE id = ?1";

static const char OF_MEMBER[] =
  " WHERE r.person = ?1 AND r.subject = 'member' AND r.void_reason IS NULL AND" SHOWN ("r") " "
  "ORDER BY r.\"at\" DESC, r.uid DESC LIMIT 200";
static const char OF_UNIT[] =
  " WHERE r.unit = ?1 AND r.subject = 'unit' AND r.void_reason IS NULL AND" SHOWN ("r") " "
  "ORDER BY r.\"at\" DESC, r.uid DESC LIMIT 200";
/* clang-format on */

HutCheckInAsk *
hut_check_in_ask_copy (const HutCheckInAsk *ask)
{
  HutCheckInAsk *copy = g_memdup2 (ask, sizeof *ask);

  copy->community = g_strdup (ask->community);
  copy->text = g_strdup (ask->text);
  return copy;
}

void
hut_check_in_ask_free (HutCheckInAsk *ask)
{
  g_free (ask->community);
  g_free (ask->text);
  g_free (ask);
}

void
hut_check_in_roll_free (HutCheckInRoll *roll)
{
  g_array_unref (roll->marks);
  g_string_chunk_free (roll->names);
  g_free (roll);
}

/* ---- Looking ---- */

typedef struct
{
  const HutCheckInAsk *ask;
  char *text; /* folded, or NULL */
  HutCheckInRoll *roll;
  HutCaseNames *names;
} Look;

/* What is searched of one; each may be NULL. */
typedef struct
{
  const char *texts[3];
} Words;

/* Whether one of @texts (each may be NULL) has @part. */
static gboolean
any_has (const char *const *texts, guint n_texts, const char *part)
{
  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *folded = texts[i] != NULL ? g_utf8_casefold (texts[i], -1) : NULL;

      if (folded != NULL && strstr (folded, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
fits (const Look *look, const HutCheckInStanding *standing, const Words *words, gboolean consents)
{
  const HutCheckInAsk *ask = look->ask;
  guint task = ask->task < HUT_N_CHECK_IN_TASKS ? 1u << ask->task : 0;
  gboolean right = TRUE;

  switch (ask->who)
    {
    case HUT_CHECK_IN_NOT_DONE:
      right = task != 0 ? (standing->open & task) != 0 : !standing->all;
      break;
    case HUT_CHECK_IN_UNPROVEN:
      right = task != 0 ? (standing->no_proof & task) != 0 : standing->no_proof != 0;
      break;
    case HUT_CHECK_IN_DONE:
      right = task != 0 ? (standing->done & task) != 0 : standing->all;
      break;
    case HUT_CHECK_IN_THANKED:
      right = standing->all && (ask->units || consents);
      break;
    case HUT_CHECK_IN_EVERYBODY:
      break;
    }
  return right &&
         (look->text == NULL || any_has (words->texts, G_N_ELEMENTS (words->texts), look->text));
}

/* Counts one of whom all was noted, and keeps it where it is asked for. */
static void
take (Look *look, HutCheckInMark mark, HutCheckInStanding *standing, const Words *words,
      gboolean consents)
{
  HutCheckInRoll *roll = look->roll;

  hut_check_in_close (standing, roll->units);
  roll->n++;
  roll->n_all += standing->all;
  roll->n_unproven += standing->no_proof != 0;
  for (guint i = 0; i < HUT_N_CHECK_IN_TASKS; i++)
    roll->n_open[i] += (standing->open >> i) & 1;
  if (!fits (look, standing, words, consents))
    return;
  mark.last = standing->last;
  mark.done = (guint8)standing->done;
  mark.no_proof = (guint8)standing->no_proof;
  g_array_append_val (roll->marks, mark);
}

/* ---- Members ---- */

typedef struct
{
  gint64 rowid; /* 0: none yet */
  char *name, *initials, *unit;
  gboolean consents;
  HutCheckInStanding standing;
} Member;

static void
member_clear (Member *member)
{
  g_free (member->name);
  g_free (member->initials);
  g_free (member->unit);
}

static void
close_member (Look *look, Member *member)
{
  if (member->rowid != 0)
    take (look, (HutCheckInMark){ .rowid = member->rowid }, &member->standing,
          &(Words){ { member->name, member->initials, member->unit } }, member->consents);
  member_clear (member);
  *member = (Member){ 0 };
}

static void
note (HutCheckInStanding *standing, sqlite3_stmt *row, int first)
{
  const char *task = hut_db_column_text (row, first);

  if (task != NULL)
    hut_check_in_note (standing, hut_check_in_task_parse (task),
                       sqlite3_column_int64 (row, first + 1),
                       sqlite3_column_int (row, first + 2) != 0);
}

static void
read_member (Look *look, Member *member, sqlite3_stmt *row)
{
  gint64 rowid = sqlite3_column_int64 (row, 0);

  if (rowid != member->rowid)
    {
      close_member (look, member);
      member->rowid = rowid;
      member->consents = sqlite3_column_int (row, 3) == 1;
      if (look->text != NULL)
        {
          member->name = hut_db_dup_text (row, 1);
          member->initials = hut_db_dup_text (row, 7);
          member->unit =
              g_strdup (hut_case_names_unit_words (look->names, hut_db_column_text (row, 2)));
        }
    }
  note (&member->standing, row, 4);
}

static gboolean
read_members (Look *look, HutReader *reader, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_MEMBERS, error);
  Member member = { 0 };
  guint n = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, look->ask->now);
  hut_db_bind_text (statement, 2, look->ask->community);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        {
          close_member (look, &member);
          return TRUE;
        }
      read_member (look, &member, statement);
      if (++n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  sqlite3_reset (statement);
  member_clear (&member);
  return FALSE;
}

/* ---- Units ---- */

typedef struct
{
  HutCheckInMark mark;
  HutCheckInStanding standing;
} Unit;

static void
read_unit (Look *look, GHashTable *units, sqlite3_stmt *row)
{
  const char *kept = hut_case_names_unit_kept (look->names, hut_db_column_text (row, 0));
  Unit *unit = g_hash_table_lookup (units, kept);

  if (unit == NULL)
    {
      unit = g_new0 (Unit, 1);
      unit->mark.unit = g_string_chunk_insert (look->roll->names, kept);
      unit->mark.name =
          g_string_chunk_insert (look->roll->names, hut_case_names_unit_words (look->names, kept));
      g_hash_table_insert (units, (gpointer)unit->mark.unit, unit);
    }
  unit->mark.n_members += sqlite3_column_int (row, 4);
  note (&unit->standing, row, 1);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const HutCheckInMark *first = a, *second = b;
  int names = strcmp (first->name, second->name);

  return names != 0 ? names : strcmp (first->unit, second->unit);
}

static gboolean
read_units (Look *look, HutReader *reader, GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_UNITS, error);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer value;
  gboolean row = TRUE;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, look->ask->now);
  while (row)
    {
      if (!hut_db_step (reader->db, statement, &row, error))
        return FALSE;
      if (row)
        read_unit (look, units, statement);
      if (++n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Unit *unit = value;

      take (look, unit->mark, &unit->standing, &(Words){ { unit->mark.name } }, TRUE);
    }
  g_array_sort (look->roll->marks, by_name);
  return TRUE;
}

HutCheckInRoll *
hut_reader_check_in_roll (HutReader *reader, const HutCheckInAsk *ask, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HutCheckInRoll) roll = g_new0 (HutCheckInRoll, 1);
  g_autofree char *folded = ask->text != NULL ? g_utf8_casefold (ask->text, -1) : NULL;
  HutCaseNames *names = hut_case_names_new ();
  Look look = { ask, folded, roll, names };
  gboolean read = FALSE;

  roll->units = ask->units;
  roll->marks = g_array_new (FALSE, FALSE, sizeof (HutCheckInMark));
  roll->names = g_string_chunk_new (4096);
  hut_case_names_read (names, reader);
  if (hut_reader_begin (reader, error))
    {
      read = ask->units ? read_units (&look, reader, cancellable, error)
                        : read_members (&look, reader, cancellable, error);
      hut_reader_end (reader);
    }
  hut_case_names_free (names);
  return read ? g_steal_pointer (&roll) : NULL;
}

/* ---- One of them ---- */

void
hut_check_in_name_clear (HutCheckInName *name)
{
  g_free (name->name);
  g_free (name->unit);
  g_free (name->community);
  *name = (HutCheckInName){ 0 };
}

gboolean
hut_reader_check_in_name (HutReader *reader, gint64 rowid, HutCheckInName *name, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_NAME, error);
  gboolean row;

  *name = (HutCheckInName){ 0 };
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, rowid);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  name->id = hut_db_column_uid (statement, 0);
  name->name = hut_db_dup_text (statement, 1);
  name->unit = hut_db_dup_text (statement, 2);
  name->community = hut_db_dup_text (statement, 3);
  sqlite3_reset (statement);
  return TRUE;
}

/* How @unit was written in check-ins, of whatever time: by its code, or by its name. */
static GPtrArray *
read_spellings (HutReader *reader, const char *unit, GError **error)
{
  g_autoptr (GPtrArray) spellings = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_SPELLINGS, error);
  HutCaseNames *names = hut_case_names_new ();
  gboolean row = statement != NULL, read = statement != NULL;

  hut_case_names_read (names, reader);
  while (row && read)
    {
      const char *text;

      read = hut_db_step (reader->db, statement, &row, error);
      text = read && row ? hut_db_column_text (statement, 0) : NULL;
      if (text != NULL && g_strcmp0 (hut_case_names_unit_kept (names, text), unit) == 0)
        g_ptr_array_add (spellings, g_strdup (text));
    }
  hut_case_names_free (names);
  return read ? g_steal_pointer (&spellings) : NULL;
}

static GPtrArray *
read_of (HutReader *reader, const HutUid *person, const char *unit, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (&hut_kind_check_in),
                                      person != NULL ? OF_MEMBER : OF_UNIT, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  if (person != NULL)
    hut_db_bind_uid (statement, 1, person);
  else
    hut_db_bind_text (statement, 1, unit);
  return hut_reader_records (reader, statement, &hut_kind_check_in, error);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  HutTime at = hut_record_get_int (first, "at", 0), other = hut_record_get_int (second, "at", 0);

  if (at != other)
    return at > other ? -1 : 1;
  return memcmp (&second->id, &first->id, sizeof first->id);
}

GPtrArray *
hut_reader_check_ins_of (HutReader *reader, const HutUid *person, const char *unit, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) spellings = NULL;

  if (person != NULL)
    return read_of (reader, person, NULL, error);
  spellings = read_spellings (reader, unit, error);
  if (spellings == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  for (guint i = 0; i < spellings->len; i++)
    {
      GPtrArray *some = read_of (reader, NULL, spellings->pdata[i], error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }
  g_ptr_array_sort (all, compare_newest_first);
  return g_steal_pointer (&all);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Meetings with what belongs to them, found by the index of their meeting. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-meeting.h"

#include "store/hut-reader-private.h"

/* clang-format off */
#define NOT_STAGED(alias) " " alias ".staged NOT IN (SELECT id FROM staging)"

static const char SQL_LINES[] =
  "SELECT m.uid, m.title, b.name, m.kind, m.state, m.place_name, m.starts_at, "
  "(SELECT count(*) FROM topics t WHERE t.meeting = m.uid AND t.void_reason IS NULL), "
  "(SELECT count(*) FROM resolutions r WHERE r.meeting = m.uid AND r.state = 'open' "
  "AND r.void_reason IS NULL) "
  "FROM meetings m LEFT JOIN bodies b ON b.uid = m.body "
  "WHERE m.void_reason IS NULL AND" NOT_STAGED ("m")
  " ORDER BY CASE WHEN m.state IN ('open', 'adjourned') THEN 0 "
  "WHEN m.state <> 'closed' AND coalesce(m.starts_at, ?1) >= ?1 - 86400000000 THEN 1 ELSE 2 END, "
  "CASE WHEN m.state <> 'closed' AND coalesce(m.starts_at, ?1) >= ?1 - 86400000000 "
  "THEN coalesce(m.starts_at, ?1) ELSE -m.starts_at END, m.id DESC LIMIT ?2";
static const char SQL_FIND[] =
  "SELECT m.uid FROM meetings m WHERE m.void_reason IS NULL AND" NOT_STAGED ("m")
  " AND (m.title = ?1 OR lower(hex(m.uid)) LIKE ?2) LIMIT 2";
/* Of the meetings of the body ?1 that were opened before ?3, but for ?2: what is being carried out,
 * what was carried out and no meeting has been told of yet, and what was reported in ?2. */
#define EARLIER                                                                                    \
  "FROM resolutions r JOIN meetings m ON m.uid = r.meeting "                                       \
  "WHERE m.body = ?1 AND m.uid <> ?2 AND m.opened_at < ?3 AND m.void_reason IS NULL "              \
  "AND r.void_reason IS NULL AND" NOT_STAGED ("r") " AND (r.state = 'open' "                       \
  "OR EXISTS (SELECT 1 FROM reports p WHERE p.resolution = r.uid AND p.meeting = ?2) "             \
  "OR (r.state IN ('done', 'checked') AND NOT EXISTS (SELECT 1 FROM reports p "                    \
  "WHERE p.resolution = r.uid AND p.state IN ('done', 'checked'))))"
#define MAX_EARLIER 500

static const char SQL_EARLIER[] =
  " WHERE r.uid IN (SELECT r.uid " EARLIER " ORDER BY m.opened_at, r.id LIMIT ?4)";
static const char SQL_EARLIER_MEETINGS[] =
  " WHERE r.uid IN (SELECT r.meeting " EARLIER " LIMIT ?4)";
/* clang-format on */

/* ---- One whole ---- */

/* The rows of @kind that @statement finds, without what is personal. */
static GPtrArray *
read_rows (HutReader *reader, const HutKind *kind, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutRecord *record;

      if (!row)
        return g_steal_pointer (&records);
      record = hut_rows_read (reader->db, statement, NULL, kind, error);
      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  sqlite3_reset (statement);
  return NULL;
}

/* What is not void of @kind where @column is @id. */
static GPtrArray *
read_of (HutReader *reader, const HutKind *kind, const char *column, const HutUid *id,
         GError **error)
{
  gboolean may_be_void = hut_kind_field (kind, "void_reason") != NULL;
  g_autofree char *sql =
      g_strdup_printf ("%s WHERE r.\"%s\" = ?1 AND" NOT_STAGED ("r") "%s", hut_rows_select (kind),
                       column, may_be_void ? " AND r.void_reason IS NULL" : "");
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);

  if (statement == NULL)
    return NULL;
  hut_db_bind_uid (statement, 1, id);
  return read_rows (reader, kind, statement, error);
}

static gboolean
read_list (HutReader *reader, const HutKind *kind, const char *column, const HutUid *id,
           GPtrArray **list, GError **error)
{
  GPtrArray *records = read_of (reader, kind, column, id, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*list);
  *list = records;
  return TRUE;
}

/* Attached to its topics, which name the meeting for them. */
static gboolean
read_attachments (HutReader *reader, HutMeeting *meeting, GError **error)
{
  g_autofree char *sql =
      g_strconcat (hut_rows_select (&hut_kind_attachment),
                   " WHERE r.topic IN (SELECT uid FROM topics WHERE meeting = ?1)"
                   " AND" NOT_STAGED ("r") " AND r.void_reason IS NULL",
                   NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);
  GPtrArray *records = NULL;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &meeting->meeting->id);
  records = hut_reader_records (reader, statement, &hut_kind_attachment, error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (meeting->attachments);
  meeting->attachments = records;
  return TRUE;
}

static gboolean
read_body (HutReader *reader, HutMeeting *meeting, GError **error)
{
  const char *text = hut_record_get_text (meeting->meeting, "body");
  HutUid id;

  if (text == NULL || !hut_uid_parse (text, &id))
    return TRUE;
  meeting->body = hut_rows_get (reader->db, NULL, &hut_kind_body, &id, NULL);
  return read_list (reader, &hut_kind_member, "body", &id, &meeting->members, error);
}

static gboolean
has_member (const HutMeeting *meeting, const HutUid *id)
{
  for (guint i = 0; i < meeting->members->len; i++)
    if (hut_uid_equal (&((HutRecord *)meeting->members->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Who was taken off the list since he voted still has his vote, and his household no other. */
static gboolean
read_voters (HutReader *reader, HutMeeting *meeting, GError **error)
{
  for (guint i = 0; i < meeting->ballots->len; i++)
    {
      const char *text = hut_record_get_text (meeting->ballots->pdata[i], "member");
      g_autoptr (GError) failure = NULL;
      HutRecord *member;
      HutUid id;

      if (text == NULL || !hut_uid_parse (text, &id) || has_member (meeting, &id))
        continue;
      member = hut_rows_get (reader->db, NULL, &hut_kind_member, &id, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (member != NULL)
        g_ptr_array_add (meeting->members, member);
    }
  return TRUE;
}

/* Of @kind what @where finds for @meeting of the body @body, into @list. */
static gboolean
read_before (HutReader *reader, const HutMeeting *meeting, const HutUid *body, const HutKind *kind,
             const char *where, GPtrArray **list, GError **error)
{
  g_autofree char *sql = g_strconcat (hut_rows_select (kind), where, NULL);
  sqlite3_stmt *statement = hut_db_statement (reader->db, g_intern_string (sql), error);
  GPtrArray *records;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, body);
  hut_db_bind_uid (statement, 2, &meeting->meeting->id);
  sqlite3_bind_int64 (statement, 3, hut_record_get_int (meeting->meeting, "opened_at", G_MAXINT64));
  sqlite3_bind_int (statement, 4, MAX_EARLIER);
  records = read_rows (reader, kind, statement, error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (*list);
  *list = records;
  return TRUE;
}

static gboolean
read_earlier (HutReader *reader, HutMeeting *meeting, GError **error)
{
  const char *text = hut_record_get_text (meeting->meeting, "body");
  HutUid body;

  if (text == NULL || !hut_uid_parse (text, &body))
    return TRUE;
  return read_before (reader, meeting, &body, &hut_kind_resolution, SQL_EARLIER, &meeting->earlier,
                      error) &&
         (meeting->earlier->len == 0 ||
          read_before (reader, meeting, &body, &hut_kind_meeting, SQL_EARLIER_MEETINGS,
                       &meeting->earlier_meetings, error));
}

static gboolean
read_minutes (HutReader *reader, HutMeeting *meeting, GError **error)
{
  g_autoptr (GPtrArray) minutes =
      read_of (reader, &hut_kind_minutes, "meeting", &meeting->meeting->id, error);

  if (minutes == NULL)
    return FALSE;
  if (minutes->len > 0)
    meeting->minutes = g_ptr_array_steal_index (minutes, 0);
  return TRUE;
}

static gboolean
read_parts (HutReader *reader, HutMeeting *meeting, GError **error)
{
  for (const HutMeetingList *list = hut_meeting_lists (); list->kind != NULL; list++)
    if (!read_list (reader, list->kind, "meeting", &meeting->meeting->id,
                    G_STRUCT_MEMBER_P (meeting, list->list), error))
      return FALSE;
  return read_body (reader, meeting, error) && read_voters (reader, meeting, error) &&
         read_minutes (reader, meeting, error) && read_attachments (reader, meeting, error) &&
         read_earlier (reader, meeting, error);
}

HutMeeting *
hut_reader_meeting (HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (HutMeeting) meeting = NULL;
  g_autoptr (GError) failure = NULL;
  HutRecord *record;
  gboolean read;

  if (!hut_reader_begin (reader, error))
    return NULL;
  record = hut_rows_get (reader->db, NULL, &hut_kind_meeting, id, &failure);
  if (record != NULL)
    meeting = hut_meeting_new (record);
  read = meeting != NULL && read_parts (reader, meeting, &failure);
  hut_reader_end (reader);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (!read)
    return NULL;
  hut_meeting_sort (meeting);
  return g_steal_pointer (&meeting);
}

GPtrArray *
hut_reader_members (HutReader *reader, const HutUid *id, GError **error)
{
  GPtrArray *members = read_of (reader, &hut_kind_member, "body", id, error);

  if (members == NULL)
    return NULL;
  hut_members_sort (members);
  return members;
}

/* ---- The list ---- */

void
hut_meeting_line_free (HutMeetingLine *line)
{
  g_free (line->title);
  g_free (line->body);
  g_free (line->kind);
  g_free (line->state);
  g_free (line->place_name);
  g_free (line);
}

static HutMeetingLine *
read_line (sqlite3_stmt *statement)
{
  HutMeetingLine *line = g_new0 (HutMeetingLine, 1);

  line->id = hut_db_column_uid (statement, 0);
  line->title = hut_db_dup_text (statement, 1);
  line->body = hut_db_dup_text (statement, 2);
  line->kind = hut_db_dup_text (statement, 3);
  line->state = hut_db_dup_text (statement, 4);
  line->place_name = hut_db_dup_text (statement, 5);
  line->starts_at = sqlite3_column_int64 (statement, 6);
  line->n_topics = (guint)sqlite3_column_int (statement, 7);
  line->n_open_resolutions = (guint)sqlite3_column_int (statement, 8);
  return line;
}

GPtrArray *
hut_reader_meetings (HutReader *reader, HutTime now, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_LINES, error);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_meeting_line_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, now);
  sqlite3_bind_int (statement, 2, (int)limit);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&lines);
      g_ptr_array_add (lines, read_line (statement));
    }
  sqlite3_reset (statement);
  return NULL;
}

HutRecord *
hut_reader_find_meeting (HutReader *reader, const char *name, GError **error)
{
  return hut_reader_find_named (reader, &hut_kind_meeting, SQL_FIND, name, error);
}

gboolean
hut_meeting_changed (HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_meeting) ||
      hut_change_set_has_kind (changes, &hut_kind_body) ||
      hut_change_set_has_kind (changes, &hut_kind_member) ||
      hut_change_set_has_kind (changes, &hut_kind_minutes))
    return TRUE;
  for (const HutMeetingList *list = hut_meeting_lists (); list->kind != NULL; list++)
    if (hut_change_set_has_kind (changes, list->kind))
      return TRUE;
  return FALSE;
}

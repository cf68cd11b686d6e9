/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases for the map, the list and the counts: one query for all three, over a covering index, and
 * the rows of what is in view. Search is a phrase of bigrams (hut-tokenizer.c). */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-figure.h"
#include "store/hut-case-kin-private.h"
#include "store/hut-reader-private.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 1000
#define NARROW 20000 /* 10⁻⁷ degree: some 170 m */
#define NO_PLACE ((HutPoint){ G_MININT32, G_MININT32 })

/* What the user typed as one FTS5 string; a single character as a prefix of the bigrams. */
static char *
match_phrase (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_auto (GStrv) parts = g_strsplit (normal != NULL ? normal : "", "\"", -1);
  g_autofree char *quoted = g_strjoinv ("\"\"", parts);
  gboolean single = normal != NULL && g_utf8_strlen (normal, -1) == 1;

  return g_strdup_printf ("\"%s\"%s", quoted, single ? "*" : "");
}

static gboolean
searches (const HutCaseFilter *filter)
{
  return filter->text != NULL && *filter->text != '\0';
}

/* Whether @filter finds none that is done, whatever else it asks. */
static gboolean
is_of_open (const HutCaseFilter *filter)
{
  if (filter->due != HUT_DUE_ANY && filter->due != HUT_DUE_RETURNING && filter->due != HUT_DUE_NONE)
    return TRUE;
  if (filter->states == NULL)
    return filter->open;
  for (guint i = 0; filter->states[i] != NULL; i++)
    if (hut_case_state_done (filter->states[i]))
      return FALSE;
  return TRUE;
}

/* The words by which the index of open cases knows that it will do (cases_open). */
static void
append_states (GString *sql, const HutCaseFilter *filter)
{
  if (filter->states != NULL)
    {
      g_string_append (sql, " AND c.state IN (");
      for (guint i = 0; filter->states[i] != NULL; i++)
        g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", 10 + i);
      g_string_append (sql, ")");
    }
  if (is_of_open (filter))
    g_string_append (sql, " AND c.state NOT IN "
                          "('awaiting-call-back', 'closed', 'returned', 'void')");
  else if (filter->states == NULL)
    g_string_append (sql, " AND c.state <> 'void'");
}

static void
append_due (GString *sql, const HutCaseFilter *filter)
{
  switch (filter->due)
    {
    case HUT_DUE_OVERDUE:
      g_string_append (sql, " AND c.due_at < ?6");
      break;
    case HUT_DUE_TODAY:
      g_string_append (sql, " AND c.due_at >= ?6 AND c.due_at < ?7");
      break;
    case HUT_DUE_RETURNING:
      g_string_append (sql, " AND c.reopened > 0");
      break;
    case HUT_DUE_NONE:
      g_string_append (sql, " AND c.due_at IS NULL");
      break;
    case HUT_DUE_CONTACT:
      g_string_append (sql, " AND c.contact_due_at < ?8 AND c.contacted_at IS NULL");
      break;
    case HUT_DUE_RETRY:
      g_string_append (sql, " AND c.retry_at IS NOT NULL");
      break;
    case HUT_DUE_UNASSIGNED:
      g_string_append (sql, " AND c.lead IS NULL AND c.assignee IS NULL");
      break;
    case HUT_DUE_ANY:
    default:
      break;
    }
}

/* By row number, which every index has: the query stays on the covering one. */
#define MY_TASKS                                                                                   \
  "(SELECT o.id FROM tasks t JOIN cases o ON o.uid = t.\"case\" "                                  \
  "WHERE (t.unit = ?4 OR t.assignee = ?4) AND t.state <> 'done' AND t.void_reason IS NULL)"

/* A text that must be there, or with "none" must not. The sign keeps the query on the covering
 * index: one by category would lead to thousands of rows, each elsewhere in the file. */
static void
append_code (GString *sql, const char *column, const char *code, guint parameter)
{
  if (g_strcmp0 (code, "none") == 0)
    g_string_append_printf (sql, " AND +c.%s IS NULL", column);
  else if (code != NULL)
    g_string_append_printf (sql, " AND +c.%s = ?%u", column, parameter);
}

static void
append_figure (GString *sql, const HutCaseFilter *filter)
{
  if (filter->figure == HUT_FIGURE_NONE)
    return;
  g_string_append_printf (sql, " AND c.id IN (%s)",
                          hut_figure_period_sql ("c.id", filter->period.counted));
  hut_figure_append (sql, filter->figure,
                     filter->grades != NULL ? g_strv_length (filter->grades) : 0);
}

/* A narrow rectangle is found by the index of places; of a wide one there are too many, and the
 * covering index that is read anyway has the place. What lies in a circle is decided row by row
 * (is_within). */
static void
append_area (GString *sql, const HutCaseFilter *filter)
{
  HutBox box = hut_case_area_box (&filter->area);

  if (filter->area.kind == HUT_CASE_AREA_ANY)
    return;
  if ((gint64)box.max_lon - box.min_lon <= NARROW)
    g_string_append (sql, " AND c.id IN (SELECT w.id FROM cases w WHERE " HUT_PLACE_IN_BOX (
                              "w.place", "?26", "?27", "?28", "?29") ")");
  else
    g_string_append (sql, " AND +c.place BETWEEN ?26 AND ?27"
                          " AND (c.place & 4294967295) BETWEEN ?28 AND ?29");
}

static void
bind_area (sqlite3_stmt *statement, const HutCaseFilter *filter)
{
  static const int parameters[4] = { 26, 27, 28, 29 };
  HutBox box = hut_case_area_box (&filter->area);

  if (filter->area.kind != HUT_CASE_AREA_ANY)
    hut_place_bind_box (statement, &box, parameters);
}

/* ?1 text, ?2 category, ?3 community, ?4 mine, ?5 lead, ?6 now, ?7 the end of today, ?8 until when
 * contact is near, from ?10 states, from ?20 what belongs together, from ?26 where, ?38 and ?39
 * times of receipt, from ?40 a figure of the rates, ?90 the one case that is asked of. */
static const char *
cases_sql (const HutCaseFilter *filter, gboolean one)
{
  static const char *const orders[] = { "", " ORDER BY +c.created_at DESC, c.id DESC",
                                        " ORDER BY c.number IS NULL, +c.number DESC, c.id DESC" };
  g_autoptr (GString) sql = g_string_new ("SELECT c.id, c.place, c.due_at, c.state FROM ");

  g_string_append (sql, searches (filter) ? "case_search s CROSS JOIN cases c ON c.id = s.rowid "
                                            "WHERE s.case_search MATCH ?1"
                                          : "cases c WHERE TRUE");
  if (one)
    g_string_append (sql,
                     searches (filter) ? " AND s.rowid = ?90 AND c.id = ?90" : " AND c.id = ?90");
  g_string_append (sql, " AND c.staged NOT IN (SELECT id FROM staging)");
  append_states (sql, filter);
  append_due (sql, filter);
  append_code (sql, "category", filter->category, 2);
  append_code (sql, "community", filter->community, 3);
  append_code (sql, "lead", filter->lead, 5);
  if (filter->received_until != 0)
    g_string_append (sql, " AND c.created_at >= ?38 AND c.created_at < ?39");
  append_figure (sql, filter);
  hut_case_kin_append (sql, &filter->kin);
  append_area (sql, filter);
  if (filter->mine != NULL)
    g_string_append (sql, " AND (c.lead = ?4 OR c.assignee = ?4 OR c.id IN " MY_TASKS ")");
  if (!one)
    g_string_append (sql, orders[filter->order]);
  return g_intern_string (sql->str);
}

/* Binding a number that the statement does not have is an error that says nothing. */
static void
bind_filter (sqlite3_stmt *statement, const HutCaseFilter *filter, HutTime now)
{
  g_autofree char *phrase = searches (filter) ? match_phrase (filter->text) : NULL;

  hut_db_bind_text (statement, 1, phrase);
  hut_db_bind_text (statement, 2, filter->category);
  hut_db_bind_text (statement, 3, filter->community);
  hut_db_bind_text (statement, 4, filter->mine);
  hut_db_bind_text (statement, 5, filter->lead);
  sqlite3_bind_int64 (statement, 6, now);
  sqlite3_bind_int64 (statement, 7, hut_time_day_start (now, hut_time_shown_zone (), 1));
  sqlite3_bind_int64 (
      statement, 8,
      MAX (hut_time_day_start (now, hut_time_shown_zone (), 1), now + HUT_CONTACT_NEAR));
  for (guint i = 0; filter->states != NULL && filter->states[i] != NULL; i++)
    hut_db_bind_text (statement, 10 + i, filter->states[i]);
  sqlite3_bind_int64 (statement, 38, filter->received_from);
  sqlite3_bind_int64 (statement, 39, filter->received_until);
  hut_case_kin_bind (statement, &filter->kin);
  bind_area (statement, filter);
  if (filter->figure != HUT_FIGURE_NONE)
    hut_figure_bind_period (statement, &filter->period, now);
  for (guint i = 0; filter->grades != NULL && filter->grades[i] != NULL; i++)
    hut_db_bind_text (statement, HUT_FIGURE_FIRST_GRADE + i, filter->grades[i]);
}

static HutPoint
read_place (sqlite3_stmt *statement, int column)
{
  guint64 packed;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NO_PLACE;
  packed = (guint64)sqlite3_column_int64 (statement, column);
  return (HutPoint){ (gint32)(packed >> 32), (gint32)(guint32)packed };
}

/* Of a circle the query finds the rectangle around it. */
static gboolean
is_within (const HutCaseArea *area, HutPoint place)
{
  return area->kind != HUT_CASE_AREA_CIRCLE ||
         hut_point_distance (area->centre, place) <= area->metres;
}

static HutCaseMark
read_mark (sqlite3_stmt *statement, HutTime now, HutTime day_end)
{
  HutTime due_at = sqlite3_column_int64 (statement, 2);
  gboolean done = hut_case_state_done (hut_db_column_text (statement, 3));

  return (HutCaseMark){ .rowid = sqlite3_column_int64 (statement, 0),
                        .place = read_place (statement, 1),
                        .due_at = due_at,
                        .standing = hut_case_standing_by (done, due_at, now, day_end) };
}

/* Open ones by due time, those without one after them, then the done ones, the latest first. */
static int
by_due (const void *a, const void *b)
{
  const HutCaseMark *left = a, *right = b;
  gboolean left_done = left->standing == HUT_STANDING_DONE;
  gboolean right_done = right->standing == HUT_STANDING_DONE;

  if (left_done != right_done)
    return left_done - right_done;
  if (!left_done && left->due_at != right->due_at)
    {
      if (left->due_at == 0 || right->due_at == 0)
        return left->due_at == 0 ? 1 : -1;
      return left->due_at < right->due_at ? -1 : 1;
    }
  return left->rowid < right->rowid ? 1 : left->rowid > right->rowid ? -1 : 0;
}

#define DIGIT_BITS 11

/* Those done, the latest first: nearly all of a large set, and only their numbers count, so they
 * are sorted by these, digit for digit. @other has as much room. */
static void
sort_done (HutCaseMark *marks, HutCaseMark *other, guint n_marks)
{
  HutCaseMark *from = marks, *to = other;
  guint64 highest = 0;

  for (guint i = 0; i < n_marks; i++)
    highest = MAX (highest, (guint64)marks[i].rowid);
  for (guint shift = 0; shift < 64 && highest >> shift != 0; shift += DIGIT_BITS)
    {
      guint first[(1 << DIGIT_BITS) + 1] = { 0 };
      const guint mask = (1 << DIGIT_BITS) - 1;

      for (guint i = 0; i < n_marks; i++)
        first[mask - ((guint64)from[i].rowid >> shift & mask) + 1]++;
      for (guint digit = 1; digit <= mask; digit++)
        first[digit] += first[digit - 1];
      for (guint i = 0; i < n_marks; i++)
        to[first[mask - ((guint64)from[i].rowid >> shift & mask)]++] = from[i];
      to = from;
      from = from == marks ? other : marks;
    }
  if (from != marks)
    memcpy (marks, from, n_marks * sizeof *marks);
}

/* As by_due() has it. */
static void
sort_by_due (HutCaseSet *set)
{
  HutCaseMark *sorted = g_new (HutCaseMark, set->n_marks);
  guint n_open = set->n_marks - set->n_by_standing[HUT_STANDING_DONE];
  guint open = 0, done = n_open;

  for (guint i = 0; i < set->n_marks; i++)
    sorted[set->marks[i].standing == HUT_STANDING_DONE ? done++ : open++] = set->marks[i];
  if (n_open > 0)
    qsort (sorted, n_open, sizeof *sorted, by_due);
  sort_done (sorted + n_open, set->marks, set->n_marks - n_open);
  g_free (set->marks);
  set->marks = sorted;
}

static int
check_cancelled (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
read_marks (HutReader *reader, sqlite3_stmt *statement, HutCaseSet *set, GArray *marks,
            GError **error)
{
  HutTime day_end = hut_time_day_start (set->now, hut_time_shown_zone (), 1);
  HutCaseMark mark;
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      mark = read_mark (statement, set->now, day_end);
      if (!is_within (&set->filter->area, mark.place))
        continue;
      set->n_by_standing[mark.standing]++;
      set->n_placed += mark.place.lon != G_MININT32;
      g_array_append_val (marks, mark);
    }
  return FALSE;
}

HutCaseSet *
hut_reader_cases (HutReader *reader, const HutCaseFilter *filter, HutTime now,
                  GCancellable *cancellable, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, cases_sql (filter, FALSE), error);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (HutCaseMark));
  HutCaseSet *set;
  gboolean read;

  if (statement == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  set = g_new0 (HutCaseSet, 1);
  g_atomic_ref_count_init (&set->refs);
  set->filter = hut_case_filter_copy (filter);
  set->now = now;
  bind_filter (statement, filter, now);
  if (cancellable != NULL)
    sqlite3_progress_handler (hut_db_handle (reader->db), 2000, check_cancelled, cancellable);
  read = read_marks (reader, statement, set, marks, error);
  sqlite3_progress_handler (hut_db_handle (reader->db), 0, NULL, NULL);
  sqlite3_reset (statement);
  if (!read)
    {
      hut_case_set_unref (set);
      return NULL;
    }
  set->n_marks = marks->len;
  set->marks = (HutCaseMark *)g_array_free (g_steal_pointer (&marks), FALSE);
  if (filter->order == HUT_CASE_ORDER_DUE && set->n_marks > 0)
    sort_by_due (set);
  return set;
}

/* ---- A few cases asked of anew ---- */

/* Which of two comes first; ?1 and ?2. */
/* clang-format off */
static const char SQL_NEWER[] =
  "SELECT CASE WHEN a.created_at IS b.created_at THEN b.id - a.id "
  "  WHEN b.created_at IS NULL OR a.created_at > b.created_at THEN -1 ELSE 1 END "
  "FROM cases a, cases b WHERE a.id = ?1 AND b.id = ?2";
static const char SQL_NUMBERED[] =
  "SELECT CASE WHEN a.number IS b.number THEN b.id - a.id "
  "  WHEN b.number IS NULL OR a.number > b.number THEN -1 ELSE 1 END "
  "FROM cases a, cases b WHERE a.id = ?1 AND b.id = ?2";
/* clang-format on */

typedef struct
{
  HutReader *reader;
  HutCaseOrder order;
  GError *error;
} Order;

static int
compare_in_file (const HutCaseMark *found, const HutCaseMark *mark, Order *order)
{
  sqlite3_stmt *statement = hut_db_statement (
      order->reader->db, order->order == HUT_CASE_ORDER_NEWEST ? SQL_NEWER : SQL_NUMBERED,
      order->error == NULL ? &order->error : NULL);
  gboolean row = FALSE;
  int result = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, found->rowid);
  sqlite3_bind_int64 (statement, 2, mark->rowid);
  if (!hut_db_step (order->reader->db, statement, &row,
                    order->error == NULL ? &order->error : NULL))
    return 0;
  if (row)
    result = sqlite3_column_int64 (statement, 0) < 0 ? -1 : 1;
  else if (order->error == NULL)
    g_set_error_literal (&order->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "a case has gone");
  sqlite3_reset (statement);
  return found->rowid == mark->rowid ? 0 : result;
}

static int
order_marks (const HutCaseMark *found, const HutCaseMark *mark, gpointer data)
{
  Order *order = data;

  return order->order == HUT_CASE_ORDER_DUE ? by_due (found, mark)
                                            : compare_in_file (found, mark, order);
}

/* The mark of the one case, where the filter of @set finds it. */
static gboolean
read_one (HutReader *reader, HutCaseSet *set, gint64 rowid, GArray *found, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, cases_sql (set->filter, TRUE), error);
  HutTime day_end = hut_time_day_start (set->now, hut_time_shown_zone (), 1);
  gboolean row, read;

  if (statement == NULL)
    return FALSE;
  bind_filter (statement, set->filter, set->now);
  sqlite3_bind_int64 (statement, 90, rowid);
  read = hut_db_step (reader->db, statement, &row, error);
  if (read && row)
    {
      HutCaseMark mark = read_mark (statement, set->now, day_end);

      if (is_within (&set->filter->area, mark.place))
        g_array_append_val (found, mark);
    }
  sqlite3_reset (statement);
  return read;
}

HutCaseEdit *
hut_reader_cases_again (HutReader *reader, HutCaseSet *old, GArray *ids, GError **error)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HutCaseMark));
  Order order = { reader, old->filter->order, NULL };
  HutCaseEdit *edit;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 rowid = hut_reader_case_rowid (reader, &g_array_index (ids, HutUid, i));

      /* Gone without a trace: by which number it was known, only the whole set knows. */
      if (rowid == 0)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "a case has gone");
          return NULL;
        }
      if (!read_one (reader, old, rowid, found, error))
        return NULL;
      g_array_append_val (rowids, rowid);
    }
  edit = hut_case_edit_new (old, rowids, found, order_marks, &order);
  if (order.error == NULL)
    return edit;
  hut_case_edit_unref (edit);
  g_propagate_error (error, order.error);
  return NULL;
}

gboolean
hut_case_filter_is_of_rows (const HutCaseFilter *filter)
{
  switch (filter->kin.kin)
    {
    case HUT_KIN_CALLER:
    case HUT_KIN_ADDRESS:
    case HUT_KIN_CALLING_AGAIN:
      return FALSE;
    case HUT_KIN_NONE:
    case HUT_KIN_PLACE:
    case HUT_KIN_MATTER:
    default:
      return TRUE;
    }
}

gboolean
hut_case_filter_is_of_time (const HutCaseFilter *filter)
{
  return filter->due == HUT_DUE_OVERDUE || filter->due == HUT_DUE_TODAY ||
         filter->due == HUT_DUE_CONTACT || filter->figure != HUT_FIGURE_NONE;
}

/* clang-format off */
static const char SQL_SEARCH[] =
  "SELECT s.rowid FROM case_search s WHERE s.case_search MATCH ?1 ORDER BY s.rowid DESC LIMIT ?2";
static const char SQL_NEWEST[] =
  "SELECT id FROM cases WHERE state <> 'void' AND staged NOT IN (SELECT id FROM staging) "
  "ORDER BY id DESC LIMIT ?1";
/* Answered, closed or called back in it. */
static const char SQL_DONE[] =
  "SELECT id FROM cases WHERE state <> 'void' AND staged NOT IN (SELECT id FROM staging) "
  "AND ((done_at >= ?1 AND done_at < ?2) OR (closed_at >= ?1 AND closed_at < ?2) "
  "  OR (call_back_at >= ?1 AND call_back_at < ?2)) ORDER BY id";
/* Alone with a file nobody waits for anything to be sent, and each row would cost a look at another
 * place of the file. */
static const char SQL_ROWS[] =
  "SELECT c.id, c.uid, c.number, c.title, c.state, c.category, c.community, c.address, c.lead, "
  "  c.created_at, c.due_at, c.reopened, c.place, "
  "  CASE WHEN EXISTS (SELECT 1 FROM setting WHERE name = 'server') THEN "
  "    EXISTS (SELECT 1 FROM operation o WHERE o.uid = c.uid AND o.state IN (0, 1)) ELSE 0 END, "
  "  CASE WHEN c.contacted_at IS NULL THEN c.contact_due_at END "
  "FROM cases c WHERE c.id = ?1";
static const char SQL_ROWID[] = "SELECT id FROM cases WHERE uid = ?1";
/* From one name to the next through the index: as many steps as there are names. */
static const char SQL_CATEGORIES[] =
  "WITH RECURSIVE used (name) AS ("
  "  SELECT min(category) FROM cases "
  "  UNION ALL "
  "  SELECT (SELECT min(category) FROM cases WHERE category > name) FROM used "
  "  WHERE name IS NOT NULL) "
  "SELECT name FROM used WHERE name IS NOT NULL LIMIT 200";
/* clang-format on */

/* The rowids that @statement finds. */
static GArray *
read_rowids (HutReader *reader, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (hut_db_step (reader->db, statement, &row, error))
    {
      gint64 rowid = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&rowids);
      g_array_append_val (rowids, rowid);
    }
  return NULL;
}

GArray *
hut_reader_search (HutReader *reader, const char *text, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_SEARCH, error);
  g_autofree char *phrase = match_phrase (text);

  if (statement == NULL)
    return NULL;
  hut_db_bind_text (statement, 1, phrase);
  sqlite3_bind_int64 (statement, 2, limit);
  return read_rowids (reader, statement, error);
}

GArray *
hut_reader_newest (HutReader *reader, guint limit, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_NEWEST, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  return read_rowids (reader, statement, error);
}

GArray *
hut_reader_done (HutReader *reader, HutTime from, HutTime until, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_DONE, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, until);
  return read_rowids (reader, statement, error);
}

void
hut_case_row_free (HutCaseRow *row)
{
  g_free (row->number);
  g_free (row->title);
  g_free (row->state);
  g_free (row->category);
  g_free (row->community);
  g_free (row->address);
  g_free (row->lead);
  g_free (row);
}

static HutCaseRow *
read_row (sqlite3_stmt *statement)
{
  HutCaseRow *row = g_new0 (HutCaseRow, 1);

  row->rowid = sqlite3_column_int64 (statement, 0);
  row->id = hut_db_column_uid (statement, 1);
  row->number = hut_db_dup_text (statement, 2);
  row->title = hut_db_dup_text (statement, 3);
  row->state = hut_db_dup_text (statement, 4);
  row->category = hut_db_dup_text (statement, 5);
  row->community = hut_db_dup_text (statement, 6);
  row->address = hut_db_dup_text (statement, 7);
  row->lead = hut_db_dup_text (statement, 8);
  row->created_at = sqlite3_column_int64 (statement, 9);
  row->due_at = sqlite3_column_int64 (statement, 10);
  row->reopened = sqlite3_column_int64 (statement, 11);
  row->place = read_place (statement, 12);
  row->has_place = row->place.lon != G_MININT32;
  row->unsent = sqlite3_column_int (statement, 13);
  row->contact_due_at = sqlite3_column_int64 (statement, 14);
  return row;
}

GPtrArray *
hut_reader_case_rows (HutReader *reader, const gint64 *rowids, guint n_rowids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_row_free);

  for (guint i = 0; i < MIN (n_rowids, ROWS_MAX); i++)
    {
      sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_ROWS, error);
      gboolean row;

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, rowids[i]);
      if (!hut_db_step (reader->db, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (rows, read_row (statement));
      sqlite3_reset (statement);
    }
  return g_steal_pointer (&rows);
}

gint64
hut_reader_case_rowid (HutReader *reader, const HutUid *id)
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

GStrv
hut_reader_categories (HutReader *reader, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_CATEGORIES, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (names);
      g_strv_builder_add (names, hut_db_column_text (statement, 0));
    }
  return NULL;
}

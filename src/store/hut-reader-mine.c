/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One list of what waits for a person or unit, out of three tables. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-mine.h"

#include "store/hut-reader-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define N_NAMES 3 /* account, full name, uid */

/* clang-format off */
/* The list of states is that of the partial indices of cases. */
#define OPEN_STATES "('received', 'accepted', 'assigned', 'in-progress', 'disputed')"
#define CASE_COLUMNS \
  "SELECT c.uid, c.title, c.number, c.state, c.community, c.address, c.lead, c.assignee, " \
  "c.due_at, CASE WHEN c.contacted_at IS NULL THEN c.contact_due_at END, " \
  "CASE WHEN c.unsolved_reason IS NOT NULL THEN c.retry_at END, c.created_at FROM cases c "
#define CASE_REST \
  "AND c.state IN " OPEN_STATES " AND c.void_reason IS NULL " \
  "AND c.staged NOT IN (SELECT id FROM staging) " \
  "ORDER BY min(coalesce(c.due_at, 9e18), coalesce(CASE WHEN c.contacted_at IS NULL " \
  "THEN c.contact_due_at END, 9e18)), c.id LIMIT ?9"

static const char SQL_CASES_OF_PERSON[] =
  CASE_COLUMNS "WHERE c.assignee IN (?1, ?2, ?3) " CASE_REST;
static const char SQL_CASES_OF_UNIT[] =
  CASE_COLUMNS "WHERE c.lead IN (?4, ?5) " CASE_REST;

#define TASK_COLUMNS \
  "SELECT t.uid, t.\"case\", t.matter, w.uid, t.role, t.title, t.state, t.unit, t.assignee, " \
  "t.given_by, t.due_at, t.created_at, c.number, coalesce(c.title, w.title, m.title), " \
  "c.community, c.address FROM tasks t LEFT JOIN cases c ON c.uid = t.\"case\" " \
  "LEFT JOIN warnings w ON w.task = t.uid AND w.void_reason IS NULL " \
  "LEFT JOIN matters m ON m.uid = t.matter " \
  "WHERE t.state IN ('open', 'interim') AND t.void_reason IS NULL " \
  "AND t.staged NOT IN (SELECT id FROM staging) " \
  "AND (c.state IS NULL OR c.state NOT IN ('void', 'returned')) "
#define TASK_ORDER "ORDER BY t.due_at IS NULL, t.due_at, t.id LIMIT ?9"

static const char SQL_TASKS_OF_PERSON[] =
  TASK_COLUMNS
  "AND (t.assignee IN (?1, ?2, ?3) OR (t.assignee IS NULL AND t.unit IN (?4, ?5))) " TASK_ORDER;
static const char SQL_TASKS_OF_UNIT[] =
  TASK_COLUMNS "AND t.unit IN (?4, ?5) " TASK_ORDER;

static const char SQL_TASKS[] = TASK_COLUMNS TASK_ORDER;

/* Who handles the case waits for what co-units owe, or where nobody does, who asked them. */
static const char SQL_OWED_TO_PERSON[] =
  TASK_COLUMNS
  "AND t.role = 'co-unit' AND t.state = 'open' AND coalesce(c.assignee, t.given_by) IN (?1, ?2, ?3) "
  TASK_ORDER;
static const char SQL_OWED_TO_UNIT[] =
  TASK_COLUMNS
  "AND t.role = 'co-unit' AND t.state = 'open' AND c.lead IN (?4, ?5) AND t.unit NOT IN (?4, ?5) "
  TASK_ORDER;

#define MATTER_COLUMNS \
  "SELECT m.uid, m.title, m.state, m.community, m.address, m.lead, m.assignee FROM matters m " \
  "WHERE m.state = 'open' AND m.void_reason IS NULL "
static const char SQL_MATTERS_OF_PERSON[] =
  MATTER_COLUMNS "AND m.assignee IN (?1, ?2, ?3) ORDER BY m.id LIMIT ?9";
static const char SQL_MATTERS_OF_UNIT[] =
  MATTER_COLUMNS "AND m.lead IN (?4, ?5) ORDER BY m.id LIMIT ?9";

static const char SQL_PERSON[] =
  "SELECT name, unit, community FROM persons WHERE name = ?1 AND void_reason IS NULL LIMIT 1";
static const char SQL_NAMES[] =
  "SELECT assignee FROM cases WHERE assignee IS NOT NULL AND state IN " OPEN_STATES " UNION "
  "SELECT assignee FROM tasks WHERE assignee IS NOT NULL AND state IN ('open', 'interim') "
  "AND void_reason IS NULL UNION "
  "SELECT assignee FROM matters WHERE assignee IS NOT NULL AND state = 'open' UNION "
  "SELECT coalesce(full_name, name) FROM accounts WHERE role IN ('clerk', 'leader') "
  "AND void_reason IS NULL ORDER BY 1 LIMIT 200";

static const struct
{
  const char *name;
  const char *label;
} kinds[] = {
  [HUT_MINE_CASE]       = { "case",         NC_("waits", "Case") },
  [HUT_MINE_TASK]       = { "task",         NC_("waits", "Task of a case") },
  [HUT_MINE_CO_UNIT]    = { "co-unit",      NC_("waits", "Co-unit’s work") },
  [HUT_MINE_OWED]       = { "owed",         NC_("waits", "Report owed") },
  [HUT_MINE_OF_WARNING] = { "warning-task", NC_("waits", "Task of a warning") },
  [HUT_MINE_OF_MATTER]  = { "matter-task",  NC_("waits", "Task of a matter") },
  [HUT_MINE_NOTED]      = { "noted",        NC_("waits", "Noted") },
  [HUT_MINE_MATTER]     = { "matter",       NC_("waits", "Matter") },
};
/* clang-format on */

const char *
hut_mine_kind_name (HutMineKind kind)
{
  return kinds[kind].name;
}

const char *
hut_mine_kind_label (HutMineKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "waits", kinds[kind].label);
}

void
hut_mine_item_free (HutMineItem *item)
{
  g_free (item->title);
  g_free (item->of);
  g_free (item->number);
  g_free (item->state);
  g_free (item->community);
  g_free (item->address);
  g_free (item->unit);
  g_free (item->assignee);
  g_free (item->given_by);
  g_free (item);
}

void
hut_mine_who_clear (HutMineWho *who)
{
  g_free (who->person);
  g_strfreev (who->names);
  g_free (who->unit);
  g_free (who->community);
}

/* ---- Who ---- */

static gboolean
is_account (const HutRecord *account, const char *name)
{
  char id[HUT_UID_STRING_LEN + 1];

  return g_strcmp0 (hut_record_get_text (account, "name"), name) == 0 ||
         g_strcmp0 (hut_record_get_text (account, "full_name"), name) == 0 ||
         g_str_equal (hut_uid_print (&account->id, id), name);
}

static void
take_account (HutMineWho *who, const HutRecord *account)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *full = hut_record_get_text (account, "full_name");
  const char *name = hut_record_get_text (account, "name");
  char id[HUT_UID_STRING_LEN + 1];

  g_strv_builder_add (names, name);
  g_strv_builder_add (names, full != NULL ? full : name);
  g_strv_builder_add (names, hut_uid_print (&account->id, id));
  who->person = g_strdup (full != NULL ? full : name);
  who->names = g_strv_builder_end (names);
  who->unit = g_strdup (hut_record_get_text (account, "unit"));
  who->community = g_strdup (hut_record_get_text (account, "community"));
}

static gboolean
take_person (HutReader *reader, const char *name, HutMineWho *who, GError **error)
{
  const char *names[] = { name, NULL };
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_PERSON, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  who->person = g_strdup (name);
  who->names = g_strdupv ((char **)names);
  hut_db_bind_text (statement, 1, name);
  if (!hut_db_step (reader->db, statement, &row, error))
    return FALSE;
  if (row)
    {
      who->unit = hut_db_dup_text (statement, 1);
      who->community = hut_db_dup_text (statement, 2);
    }
  sqlite3_reset (statement);
  return TRUE;
}

gboolean
hut_reader_mine_who (HutReader *reader, const char *name, HutMineWho *who, GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autofree char *own = name != NULL ? NULL : hut_reader_get_setting (reader, "account");

  if (name == NULL && own == NULL)
    own = hut_reader_get_setting (reader, HUT_MINE_SETTING);
  name = name != NULL ? name : own;
  if (name == NULL || *name == '\0')
    return TRUE;
  accounts = hut_reader_list (reader, &hut_kind_account, error);
  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    if (is_account (accounts->pdata[i], name))
      {
        take_account (who, accounts->pdata[i]);
        return TRUE;
      }
  return take_person (reader, name, who, error);
}

/* ---- What ---- */

static HutTime
earlier (HutTime a, HutTime b)
{
  return a == 0 ? b : b == 0 ? a : MIN (a, b);
}

static HutMineItem *
item_of_case (sqlite3_stmt *statement)
{
  HutMineItem *item = g_new0 (HutMineItem, 1);
  HutTime due_at = sqlite3_column_int64 (statement, 8);
  HutTime contact = sqlite3_column_int64 (statement, 9);
  HutTime retry = sqlite3_column_int64 (statement, 10);

  item->kind = HUT_MINE_CASE;
  item->id = item->case_id = hut_db_column_uid (statement, 0);
  item->title = hut_db_dup_text (statement, 1);
  item->number = hut_db_dup_text (statement, 2);
  item->state = hut_db_dup_text (statement, 3);
  item->community = hut_db_dup_text (statement, 4);
  item->address = hut_db_dup_text (statement, 5);
  item->unit = hut_db_dup_text (statement, 6);
  item->assignee = hut_db_dup_text (statement, 7);
  item->created_at = sqlite3_column_int64 (statement, 11);
  item->due_at = earlier (due_at, contact);
  if (contact != 0 && item->due_at == contact)
    item->due = HUT_MINE_DUE_CONTACT;
  else if (retry != 0)
    {
      item->due_at = retry;
      item->due = HUT_MINE_DUE_RETRY;
    }
  return item;
}

static HutMineKind
kind_of_task (const HutMineItem *item, const char *role)
{
  if (g_strcmp0 (role, "co-unit") == 0)
    return HUT_MINE_CO_UNIT;
  if (!hut_uid_is_nil (&item->case_id))
    return HUT_MINE_TASK;
  if (!hut_uid_is_nil (&item->warning))
    return HUT_MINE_OF_WARNING;
  return hut_uid_is_nil (&item->matter) ? HUT_MINE_NOTED : HUT_MINE_OF_MATTER;
}

static HutMineItem *
item_of_task (sqlite3_stmt *statement)
{
  HutMineItem *item = g_new0 (HutMineItem, 1);

  item->id = hut_db_column_uid (statement, 0);
  item->case_id = hut_db_column_uid (statement, 1);
  item->matter = hut_db_column_uid (statement, 2);
  item->warning = hut_db_column_uid (statement, 3);
  item->kind = kind_of_task (item, hut_db_column_text (statement, 4));
  item->title = hut_db_dup_text (statement, 5);
  item->state = hut_db_dup_text (statement, 6);
  item->unit = hut_db_dup_text (statement, 7);
  item->assignee = hut_db_dup_text (statement, 8);
  item->given_by = hut_db_dup_text (statement, 9);
  item->due_at = sqlite3_column_int64 (statement, 10);
  item->created_at = sqlite3_column_int64 (statement, 11);
  item->number = hut_db_dup_text (statement, 12);
  item->of = hut_db_dup_text (statement, 13);
  item->community = hut_db_dup_text (statement, 14);
  item->address = hut_db_dup_text (statement, 15);
  return item;
}

static HutMineItem *
item_of_owed (sqlite3_stmt *statement)
{
  HutMineItem *item = item_of_task (statement);

  item->kind = HUT_MINE_OWED;
  return item;
}

static HutMineItem *
item_of_matter (sqlite3_stmt *statement)
{
  HutMineItem *item = g_new0 (HutMineItem, 1);

  item->kind = HUT_MINE_MATTER;
  item->id = item->matter = hut_db_column_uid (statement, 0);
  item->title = hut_db_dup_text (statement, 1);
  item->state = hut_db_dup_text (statement, 2);
  item->community = hut_db_dup_text (statement, 3);
  item->address = hut_db_dup_text (statement, 4);
  item->unit = hut_db_dup_text (statement, 5);
  item->assignee = hut_db_dup_text (statement, 6);
  return item;
}

static gboolean
holds (GPtrArray *items, const HutUid *id)
{
  for (guint i = 0; i < items->len; i++)
    if (hut_uid_equal (&((const HutMineItem *)items->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
add_all (HutReader *reader, const char *sql, const HutMineWho *who,
         HutMineItem *(*read) (sqlite3_stmt *), GPtrArray *items, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (reader->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; who->names != NULL && who->names[i] != NULL && i < N_NAMES; i++)
    hut_db_bind_text (statement, (int)i + 1, who->names[i]);
  hut_db_bind_text (statement, 4, who->unit);
  hut_db_bind_text (statement, 5, who->community);
  sqlite3_bind_int (statement, 9, HUT_MINE_LIMIT);
  while (hut_db_step (reader->db, statement, &row, error))
    {
      HutMineItem *item;

      if (!row)
        return TRUE;
      item = read (statement);
      if (holds (items, &item->id))
        hut_mine_item_free (item);
      else
        g_ptr_array_add (items, item);
    }
  return FALSE;
}

static int
compare_items (gconstpointer first, gconstpointer second)
{
  const HutMineItem *a = *(const HutMineItem *const *)first;
  const HutMineItem *b = *(const HutMineItem *const *)second;

  if ((a->due_at == 0) != (b->due_at == 0))
    return a->due_at == 0 ? 1 : -1;
  if (a->due_at != b->due_at)
    return a->due_at < b->due_at ? -1 : 1;
  return (a->created_at > b->created_at) - (a->created_at < b->created_at);
}

typedef struct
{
  const char *sql;
  HutMineItem *(*read) (sqlite3_stmt *);
} Question;

/* What is asked in each scope. */
static const Question questions[][4] = {
  [HUT_MINE_PERSON] = { { SQL_CASES_OF_PERSON, item_of_case },
                        { SQL_TASKS_OF_PERSON, item_of_task },
                        { SQL_OWED_TO_PERSON, item_of_owed },
                        { SQL_MATTERS_OF_PERSON, item_of_matter } },
  [HUT_MINE_UNIT] = { { SQL_CASES_OF_UNIT, item_of_case },
                      { SQL_TASKS_OF_UNIT, item_of_task },
                      { SQL_OWED_TO_UNIT, item_of_owed },
                      { SQL_MATTERS_OF_UNIT, item_of_matter } },
  [HUT_MINE_EVERYBODY] = { { SQL_TASKS, item_of_task } },
};

GPtrArray *
hut_reader_mine (HutReader *reader, const HutMineWho *who, HutMineScope scope,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_mine_item_free);

  for (guint i = 0; i < G_N_ELEMENTS (questions[scope]); i++)
    {
      const Question *question = &questions[scope][i];

      if (question->sql == NULL)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_all (reader, question->sql, who, question->read, items, error))
        return NULL;
    }
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}

void
hut_mine_count (GPtrArray *items, HutTime now, GTimeZone *zone, guint counts[HUT_N_DUE_GROUPS])
{
  memset (counts, 0, HUT_N_DUE_GROUPS * sizeof *counts);
  for (guint i = 0; i < items->len; i++)
    counts[hut_due_group (((const HutMineItem *)items->pdata[i])->due_at, now, zone)]++;
}

GStrv
hut_reader_mine_names (HutReader *reader, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *statement = hut_db_statement (reader->db, SQL_NAMES, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (hut_db_step (reader->db, statement, &row, error))
    {
      if (!row)
        return g_strv_builder_end (names);
      if (hut_db_column_text (statement, 0) != NULL)
        g_strv_builder_add (names, hut_db_column_text (statement, 0));
    }
  return NULL;
}

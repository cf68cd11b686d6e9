/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one write path, inside the writer's transaction: read what stands, decide (domain), write
 * row, outbox and history. */

#define G_LOG_DOMAIN "hutong-store"

#include "domain/hut-council-rules.h"
#include "domain/hut-number.h"
#include "store/hut-store-office.h"
#include "store/hut-store-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const char SQL_HAS_SHADOW[] = "SELECT 1 FROM shadow WHERE uid = ?1";
static const char SQL_SAVEPOINT[] = "SAVEPOINT one_group";
static const char SQL_RELEASE[] = "RELEASE one_group";
static const char SQL_NUMBER_TAKEN[] =
  "SELECT 1 FROM cases WHERE number = ?1 UNION ALL SELECT 1 FROM whistles WHERE number = ?1";
/* clang-format on */

static gboolean
refuse (GError **error, HutStoreError code, const HutField *field, const char *why)
{
  g_set_error (error, HUT_STORE_ERROR, code, "%s%s%s", field != NULL ? field->name : "",
               field != NULL ? ": " : "", why);
  return FALSE;
}

static gboolean
has_row (HutDb *db, sqlite3_stmt *statement, gboolean *found, GError **error)
{
  if (!hut_db_step (db, statement, found, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
is_expected (const HutWriteItem *item, const HutField *field)
{
  return item != NULL && item->expected != NULL && g_ptr_array_find (item->expected, field, NULL);
}

/* A step that somebody took meanwhile is not taken again, even where it leads to the same. */
static gboolean
came_too_late (const HutWriteItem *item, const HutDelta *delta, const HutValue *stands)
{
  return is_expected (item, delta->field) && !hut_value_equal (&delta->old_value, stands) &&
         (delta->field->merge == HUT_MERGE_GUARDED || !hut_value_equal (&delta->new_value, stands));
}

/* Old values are what stands; what is so already is left out. */
static gboolean
fill_in (HutOperation *operation, const HutRecord *present, const HutWriteItem *item,
         GError **error)
{
  for (guint i = operation->deltas->len; i-- > 0;)
    {
      HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      const HutValue *stands =
          &present->values[hut_kind_field_index (operation->kind, delta->field)];

      if (came_too_late (item, delta, stands))
        return refuse (error, HUT_STORE_ERROR_CHANGED, delta->field, "changed meanwhile");
      if (hut_value_equal (&delta->new_value, stands))
        {
          g_array_remove_index (operation->deltas, i);
          continue;
        }
      hut_value_clear (&delta->old_value);
      delta->old_value = hut_value_copy (stands);
      if (delta->field->merge == HUT_MERGE_GUARDED)
        hut_operation_add_guard (operation, delta->field, hut_value_copy (stands));
    }
  return TRUE;
}

static gboolean
same_content (const HutOperation *operation, const HutRecord *present)
{
  for (guint i = 0; i < present->kind->n_fields; i++)
    {
      static const HutValue none = HUT_VALUE_INIT;
      const HutDelta *delta = hut_operation_delta (operation, &present->kind->fields[i]);

      if (!hut_value_equal (delta != NULL ? &delta->new_value : &none, &present->values[i]))
        return FALSE;
    }
  return TRUE;
}

/* The next free number of the year: only a file that works alone numbers by itself. */
static char *
next_number (HutApply *apply, const HutKind *kind, HutTime at, GError **error)
{
  int year = hut_time_year (at, hut_time_zone (NULL));
  g_autofree char *counter = hut_number_counter (kind, year);
  gint64 last = hut_settings_get_int (apply->db, counter, 0);
  gboolean taken = TRUE;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  while (taken)
    {
      sqlite3_stmt *statement = hut_db_statement (apply->db, SQL_NUMBER_TAKEN, error);

      g_free (number);
      number = hut_number_print (kind, year, ++last);
      if (statement == NULL)
        return NULL;
      hut_db_bind_text (statement, 1, number);
      if (!has_row (apply->db, statement, &taken, error))
        return NULL;
    }
  text = g_strdup_printf ("%" G_GINT64_FORMAT, last);
  return hut_settings_set (apply->db, counter, text, error) ? g_steal_pointer (&number) : NULL;
}

/* When it came, and its number. */
static gboolean
complete (HutApply *apply, HutOperation *operation, GError **error)
{
  gboolean is_case = operation->kind == &hut_kind_case;
  const HutField *at = hut_kind_field (operation->kind, is_case ? "created_at" : "at");
  const HutField *number = hut_kind_field (operation->kind, "number");
  g_autofree char *server = hut_settings_get (apply->db, "server");
  g_autofree char *given = NULL;

  if (hut_operation_delta (operation, at) == NULL)
    hut_operation_add (operation, at, (HutValue)HUT_VALUE_INIT, hut_value_int (hut_time_now ()));
  if (server != NULL || hut_operation_delta (operation, number) != NULL)
    return TRUE;
  given = next_number (apply, operation->kind,
                       hut_operation_delta (operation, at)->new_value.number, error);
  if (given == NULL)
    return FALSE;
  hut_operation_add (operation, number, (HutValue)HUT_VALUE_INIT, hut_value_text (given));
  return TRUE;
}

/* FALSE only where it cannot be read. */
static gboolean
read_record (HutApply *apply, const HutKind *kind, const HutUid *id, HutRecord **record,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (hut_uid_is_nil (id))
    return TRUE;
  *record = hut_rows_get (apply->db, NULL, kind, id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check (HutApply *apply, const HutOperation *operation, const HutRecord *present, GError **error)
{
  g_autoptr (GError) rule = NULL;
  g_autoptr (HutRecord) meeting = NULL;
  g_autoptr (HutRecord) motion = NULL;
  HutCouncilFacts council = { 0 };
  g_auto (HutWhistleKnown) whistle = { 0 };
  HutUid meeting_id, motion_id;
  g_auto (HutCaseFacts) facts = { 0 };
  HutMatterFacts matter = { 0 };
  g_autofree char *account = NULL;
  g_autoptr (HutOffice) office = NULL;
  HutOperationContext context = { .imported = apply->imported };

  if (!hut_seat_check (apply, operation, present, error))
    return FALSE;
  if (present != NULL && hut_operation_needs_facts (operation, apply->imported))
    {
      if (!hut_case_facts_read (apply->db, &present->id, &facts, error))
        return FALSE;
      account = hut_settings_get (apply->db, "account");
      context.facts = &facts;
      context.account = account;
      context.office = office = hut_store_dup_office (apply->store);
    }
  if (present != NULL && hut_operation_needs_matter (operation, apply->imported))
    {
      if (!hut_matter_facts_read (apply->db, &present->id, &matter, error))
        return FALSE;
      context.matter = &matter;
    }
  if (hut_council_needs (operation, present, &meeting_id, &motion_id))
    {
      if (!read_record (apply, &hut_kind_meeting, &meeting_id, &meeting, error) ||
          !read_record (apply, &hut_kind_motion, &motion_id, &motion, error))
        return FALSE;
      council = (HutCouncilFacts){ meeting, motion };
      context.council = &council;
    }
  if (!hut_whistle_known_read (apply->db, operation, present, &whistle, error))
    return FALSE;
  context.whistle = &whistle.facts;
  if (hut_operation_check (operation, present, &context, &apply->culprit, &rule))
    return TRUE;
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, rule->message);
  return FALSE;
}

/* Before the first change of ours on top of a row of the server's. */
static gboolean
keep_shadow (HutApply *apply, const HutRecord *present, GError **error)
{
  sqlite3_stmt *statement = hut_db_statement (apply->db, SQL_HAS_SHADOW, error);
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;
  hut_db_bind_uid (statement, 1, &present->id);
  if (!has_row (apply->db, statement, &found, error))
    return FALSE;
  return found || hut_shadow_put (apply->db, hut_store_get_vault (apply->store), present, error);
}

static gboolean
write_record (HutApply *apply, const HutOperation *operation, const HutRecord *present,
              GError **error)
{
  HutVault *vault = hut_store_get_vault (apply->store);
  g_autoptr (HutRecord) record =
      present != NULL ? hut_record_copy (present)
                      : hut_record_new (operation->kind, &operation->id, operation->stream);
  guint64 hash = 0;
  gint64 ver;

  if (present != NULL &&
      (!hut_rows_get_state (apply->db, record->kind, &record->id, &ver, &hash, error) ||
       (present->ver > 0 && !keep_shadow (apply, present, error))))
    return FALSE;
  hut_operation_apply (operation, record);
  return hut_rows_put (apply->db, vault, record, present, hash, apply->staged, error);
}

static HutRecord *
get_present (HutApply *apply, const HutOperation *operation, GError **error)
{
  return hut_rows_get (apply->db, hut_store_get_vault (apply->store), operation->kind,
                       &operation->id, error);
}

/* What is on record may be put there again, as long as it says the same. */
static gboolean
accept_existing (const HutOperation *operation, const HutRecord *present, GError **error)
{
  return (operation->kind->append && same_content (operation, present)) ||
         refuse (error, HUT_STORE_ERROR_REFUSED, NULL, "a record of this uid exists");
}

static gboolean
apply_item (HutApply *apply, HutOperation *operation, const HutWriteItem *item, GError **error)
{
  HutVault *vault = hut_store_get_vault (apply->store);
  g_autoptr (HutRecord) present = NULL;
  g_autoptr (GError) failed = NULL;

  present = get_present (apply, operation, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (operation->stream == NULL)
    operation->stream = g_strdup (
        present != NULL ? present->stream : hut_store_get_home (apply->store, operation->kind));
  if (operation->verb == HUT_VERB_CREATE && present != NULL)
    return accept_existing (operation, present, error);
  if (operation->verb != HUT_VERB_CREATE && present != NULL)
    {
      if (!fill_in (operation, present, item, error))
        return FALSE;
      if (operation->deltas->len == 0)
        return TRUE;
    }
  if (!check (apply, operation, present, error) ||
      (hut_number_has (operation->kind) && operation->verb == HUT_VERB_CREATE &&
       !complete (apply, operation, error)))
    return FALSE;

  operation->clock = hut_store_tick (apply->store);
  hut_change_set_add (apply->changes, operation->kind, &operation->id);
  hut_change_set_add_sync (apply->changes);
  return write_record (apply, operation, present, error) &&
         (operation->verb == HUT_VERB_CREATE ||
          hut_history_add (apply->store, apply->db, operation, error)) &&
         hut_outbox_add (apply->db, vault, operation, HUT_OP_OUTBOX, apply->staged, error);
}

gboolean
hut_apply_operation (HutApply *apply, HutOperation *operation, GError **error)
{
  return apply_item (apply, operation, NULL, error);
}

static gboolean
is_import_event (const HutOperation *operation)
{
  const HutDelta *code;

  if (operation->kind != &hut_kind_event)
    return FALSE;
  code = hut_operation_delta (operation, hut_kind_field (&hut_kind_event, "code"));
  return code != NULL && g_strcmp0 (code->new_value.text, "imported") == 0;
}

static gboolean
holds_import_event (GPtrArray *items, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_import_event (((HutWriteItem *)g_ptr_array_index (items, i))->operation))
      return TRUE;
  return FALSE;
}

/* The server takes no larger one; it is said before anything is called on record. */
static gboolean
check_size (guint first, guint end, GError **error)
{
  if (end - first <= HUT_RECORD_PLAN_MOST)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("This is too much for one step: %u records, and at most %d hold together. Do it "
                  "in parts."),
               end - first, HUT_RECORD_PLAN_MOST);
  return FALSE;
}

/* Items [first, end) are one group. */
static gboolean
apply_group (HutApply *apply, GPtrArray *items, guint first, guint end, GError **error)
{
  if (!check_size (first, end, error))
    return FALSE;
  apply->imported = holds_import_event (items, first, end);
  for (guint i = first; i < end; i++)
    {
      HutWriteItem *item = g_ptr_array_index (items, i);

      if (!apply_item (apply, item->operation, item, error))
        return FALSE;
    }
  return TRUE;
}

guint
hut_write_group_end (GPtrArray *items, guint first)
{
  guint group = ((HutWriteItem *)g_ptr_array_index (items, first))->group;
  guint end = first;

  while (end < items->len && ((HutWriteItem *)g_ptr_array_index (items, end))->group == group)
    end++;
  return end;
}

static gboolean
only_creates (GPtrArray *items, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (((HutWriteItem *)g_ptr_array_index (items, i))->operation->verb != HUT_VERB_CREATE)
      return FALSE;
  return TRUE;
}

/* Whether a group of creates will be taken, before anything is written. */
static gboolean
decide_creates (HutApply *apply, GPtrArray *items, guint first, guint end, GError **error)
{
  if (!check_size (first, end, error))
    return FALSE;
  apply->imported = holds_import_event (items, first, end);
  for (guint i = first; i < end; i++)
    {
      const HutOperation *operation = ((HutWriteItem *)g_ptr_array_index (items, i))->operation;
      g_autoptr (GError) failed = NULL;
      g_autoptr (HutRecord) present = get_present (apply, operation, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (!(present != NULL ? accept_existing (operation, present, error)
                            : check (apply, operation, NULL, error)))
        return FALSE;
    }
  return TRUE;
}

/* A savepoint makes the search index write what it has gathered, which costs a third of an
 * import; so groups that only create are decided first and then written without one. */
static gboolean
try_group (HutApply *apply, GPtrArray *items, guint first, guint end, GError **refusal,
           GError **error)
{
  if (only_creates (items, first, end))
    return !decide_creates (apply, items, first, end, refusal) ||
           apply_group (apply, items, first, end, error);

  if (!hut_db_run_sql (apply->db, SQL_SAVEPOINT, error))
    return FALSE;
  if (apply_group (apply, items, first, end, refusal))
    return hut_db_run_sql (apply->db, SQL_RELEASE, error);
  return hut_db_execute (apply->db, "ROLLBACK TO one_group; RELEASE one_group", error);
}

gboolean
hut_apply_group (HutApply *apply, GPtrArray *items, guint first, guint end, GPtrArray *refused,
                 GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutRefusal *refusal;

  if (refused == NULL)
    return apply_group (apply, items, first, end, error);
  apply->culprit = NULL;
  if (!try_group (apply, items, first, end, &failed, error))
    return FALSE;
  if (failed == NULL)
    return TRUE;
  if (!g_error_matches (failed, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED) &&
      !g_error_matches (failed, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED) &&
      !g_error_matches (failed, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  refusal = g_new0 (HutRefusal, 1);
  refusal->group = ((HutWriteItem *)g_ptr_array_index (items, first))->group;
  refusal->field = apply->culprit != NULL ? g_strdup (apply->culprit->name) : NULL;
  refusal->why = g_strdup (failed->message);
  g_ptr_array_add (refused, refusal);
  return TRUE;
}

gboolean
hut_apply_write (HutApply *apply, HutWrite *write, GPtrArray *refused, GError **error)
{
  GPtrArray *items = hut_write_get_items (write);

  for (guint first = 0, end; first < items->len; first = end)
    {
      end = hut_write_group_end (items, first);
      if (!hut_apply_group (apply, items, first, end, refused, error))
        return FALSE;
    }
  return TRUE;
}

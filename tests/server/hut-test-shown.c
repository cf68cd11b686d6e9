/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Streets, and who is shown a part of them. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-shown.h"

#include "base/hut-json.h"
#include "domain/hut-whistle.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "server/hut-filler.h"
#include "server/hut-pull.h"

static void
give (HutTestOffice *office, const HutCaller *caller)
{
  g_autofree char *stream = hut_access_projection (caller);
  g_autoptr (GError) error = NULL;

  hut_storage_begin (office->ledger.storage, HUT_STORAGE_WRITE, &error);
  hut_filler_give (office->ledger.storage, stream, &error);
  g_assert_no_error (error);
  hut_data_dir_commit (office->dir, office->ledger.storage, &error);
  g_assert_no_error (error);
}

HutCaller *
hut_test_department_new (HutTestOffice *office, const char *unit)
{
  HutCaller *caller = hut_test_caller_new (office, HUT_ROLE_DEPARTMENT);

  caller->unit = g_strdup (unit);
  give (office, caller);
  return caller;
}

HutCaller *
hut_test_community_new (HutTestOffice *office, const char *code)
{
  HutCaller *caller = hut_test_caller_new (office, HUT_ROLE_COMMUNITY);

  caller->community = g_strdup (code);
  give (office, caller);
  return caller;
}

static void
add_street (HutTestOffice *office, const char *stream)
{
  g_autoptr (GError) error = NULL;

  hut_storage_begin (office->ledger.storage, HUT_STORAGE_WRITE, &error);
  hut_storage_stream_add (office->ledger.storage, stream, &error);
  hut_data_dir_commit (office->dir, office->ledger.storage, &error);
  g_assert_no_error (error);
}

HutTestShown *
hut_test_shown_new (void)
{
  HutTestShown *shown = g_new0 (HutTestShown, 1);
  HutTestOffice *office = shown->office = hut_test_office_new ();

  add_street (office, TEST_STREET_2);
  shown->clerk = hut_test_caller_new (office, HUT_ROLE_CLERK);
  shown->clerk_2 = hut_test_caller_new (office, HUT_ROLE_CLERK);
  g_free (shown->clerk_2->street);
  shown->clerk_2->street = g_strdup ("110108015");
  shown->fire = hut_test_department_new (office, "fire");
  shown->market = hut_test_department_new (office, "market");
  shown->housing = hut_test_department_new (office, "housing");
  shown->east = hut_test_community_new (office, "110108014001");
  shown->west = hut_test_community_new (office, "110108014002");
  hut_test_fill (shown);
  return shown;
}

void
hut_test_shown_free (HutTestShown *shown)
{
  HutCaller *callers[] = { shown->clerk,   shown->clerk_2, shown->fire, shown->market,
                           shown->housing, shown->east,    shown->west };

  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    hut_caller_free (callers[i]);
  hut_test_office_free (shown->office);
  g_free (shown);
}

HutOperation *
hut_test_create (const HutKind *kind, const char *stream, ...)
{
  HutUid id = hut_uid_new ();
  HutOperation *operation = hut_operation_new (HUT_VERB_CREATE, kind, &id, stream);
  const char *field;
  va_list args;

  operation->clock = TEST_NOW;
  va_start (args, stream);
  while ((field = va_arg (args, const char *)) != NULL)
    hut_test_set (operation, field, va_arg (args, const char *));
  va_end (args);
  return operation;
}

HutOperation *
hut_test_update (const HutKind *kind, const char *stream, const HutUid *id, const char *field,
                 const char *from, const char *to)
{
  HutOperation *operation = hut_operation_new (HUT_VERB_UPDATE, kind, id, stream);

  operation->clock = TEST_NOW + 1;
  hut_operation_add (operation, hut_kind_field (kind, field), hut_value_text (from),
                     hut_value_text (to));
  return operation;
}

HutOperation *
hut_test_void (const HutKind *kind, const char *stream, const HutUid *id)
{
  HutOperation *operation = hut_operation_new (HUT_VERB_VOID, kind, id, stream);

  operation->clock = TEST_NOW + 2;
  hut_test_set (operation, "void_reason", "by mistake");
  if (kind == &hut_kind_case)
    hut_operation_add (operation, hut_kind_field (kind, "state"), hut_value_text ("received"),
                       hut_value_text ("void"));
  return operation;
}

void
hut_test_set_uid (HutOperation *operation, const char *field, const HutUid *id)
{
  hut_operation_add (operation, hut_kind_field (operation->kind, field), (HutValue)HUT_VALUE_INIT,
                     hut_value_uid (id));
}

void
hut_test_set_int (HutOperation *operation, const char *field, gint64 number)
{
  hut_operation_add (operation, hut_kind_field (operation->kind, field), (HutValue)HUT_VALUE_INIT,
                     hut_value_int (number));
}

HutResultLine *
hut_test_try (HutTestShown *shown, const HutCaller *caller, HutOperation *operation)
{
  HutResultLine *result = hut_test_push_one (shown->office, caller, operation);

  hut_operation_free (operation);
  return result;
}

static void
assert_accepted (const HutResultLine *result)
{
  if (result->problem != NULL)
    g_test_message ("%s %s: %s", hut_problem_slug_name (result->problem->slug),
                    result->problem->field, result->problem->detail);
  g_assert_cmpint (result->result, !=, HUT_RESULT_REFUSED);
}

HutUid
hut_test_do_it (HutTestShown *shown, const HutCaller *caller, HutOperation *operation)
{
  HutUid id = operation->id;
  g_autoptr (HutResultLine) result = hut_test_try (shown, caller, operation);

  assert_accepted (result);
  return id;
}

void
hut_test_do_group (HutTestShown *shown, const HutCaller *caller, GPtrArray *operations)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) results = NULL;
  HutUid group = hut_uid_new ();

  for (guint i = 0; i < operations->len; i++)
    {
      HutOperation *operation = operations->pdata[i];

      operation->group = group;
      hut_test_log_add (log, operation);
    }
  g_ptr_array_unref (operations);
  results = hut_test_push (shown->office, caller, log);
  for (guint i = 0; i < results->len; i++)
    assert_accepted (results->pdata[i]);
}

HutUid
hut_test_summons_of (const char *stream, const HutUid *whistle, const char *unit)
{
  return hut_summons_id (stream, whistle, unit);
}

static HutOperation *
make_summons (const char *stream, const HutUid *whistle, const char *unit)
{
  HutOperation *summons = hut_test_create (&hut_kind_summons, stream, "unit", unit, "state",
                                           "called", "task", "its part", NULL);

  summons->id = hut_summons_id (stream, whistle, unit);
  hut_test_set_uid (summons, "whistle", whistle);
  hut_test_set_int (summons, "at", TEST_NOW);
  hut_test_set_int (summons, "due_at", TEST_NOW + 1800 * G_USEC_PER_SEC);
  return summons;
}

HutUid
hut_test_raise (HutTestShown *shown, const HutCaller *caller, const char *stream, GArray *cases,
                ...)
{
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_operation_free);
  HutOperation *whistle =
      hut_test_create (&hut_kind_whistle, stream, "occasion", "demand", "task", "clear the lane",
                       "state", "open", "contact", "the desk", NULL);
  g_autofree char *listed = cases != NULL ? hut_whistle_cases_print (cases) : NULL;
  HutUid id = whistle->id;
  const char *unit;
  va_list args;

  hut_test_set_int (whistle, "at", TEST_NOW);
  if (listed != NULL)
    hut_test_set (whistle, "cases", listed);
  g_ptr_array_add (group, whistle);
  va_start (args, cases);
  while ((unit = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (group, make_summons (stream, &id, unit));
  va_end (args);
  hut_test_do_group (shown, caller, group);
  return id;
}

GPtrArray *
hut_test_step (const char *stream, const HutUid *whistle, const char *unit, const char *from,
               const char *to, const char *code)
{
  GPtrArray *group = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_operation_free);
  HutUid summons = hut_summons_id (stream, whistle, unit);
  HutOperation *step = hut_test_create (&hut_kind_whistle_step, stream, "unit", unit, "code", code,
                                        "how", "desk", "words", "we are here", NULL);

  if (to != NULL)
    g_ptr_array_add (group,
                     hut_test_update (&hut_kind_summons, stream, &summons, "state", from, to));
  hut_test_set_uid (step, "whistle", whistle);
  hut_test_set_uid (step, "summons", &summons);
  hut_test_set_int (step, "at", TEST_NOW);
  g_ptr_array_add (group, step);
  return group;
}

void
hut_test_fill (HutTestShown *shown)
{
  g_autoptr (GError) error = NULL;

  hut_filler_run_all (shown->office->dir, &shown->office->ledger, &error);
  g_assert_no_error (error);
}

GPtrArray *
hut_test_pull (HutTestShown *shown, const HutCaller *caller, gint64 seq)
{
  static const HutUid none = { { 0 } };
  HutStorage *storage = shown->office->ledger.storage;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_pull_line_free);
  g_autofree char *stream = hut_access_projection (caller);
  g_autofree char *after = g_strdup_printf ("%s:full:%" G_GINT64_FORMAT, stream, seq);
  g_autoptr (GPtrArray) cursors = hut_cursors_parse (after, NULL);
  g_autoptr (GError) error = NULL;
  gboolean beyond = FALSE;
  GString *page;
  HutLines reader;
  const char *text;
  gsize length;

  hut_storage_begin (storage, HUT_STORAGE_READ, &error);
  page = hut_pull (&shown->office->ledger, caller, cursors, &none, HUT_PULL_MAX_LINES, &beyond,
                   &error);
  hut_storage_rollback (storage);
  g_assert_no_error (error);
  reader = hut_lines_init (page->str, page->len);
  while (hut_lines_next (&reader, &text, &length))
    {
      g_ptr_array_add (lines, hut_pull_line_parse (text, length, &error));
      g_assert_no_error (error);
    }
  g_string_free (page, TRUE);
  return lines;
}

static HutStored *
stored_in (HutTestShown *shown, const char *stream, const HutKind *kind, const HutUid *id)
{
  HutStorage *storage = shown->office->ledger.storage;
  g_autoptr (HutStored) stored = NULL;
  g_autoptr (GError) error = NULL;

  hut_storage_begin (storage, HUT_STORAGE_READ, &error);
  hut_storage_record_get (storage, stream, kind, id, &stored, &error);
  g_assert_no_error (error);
  hut_storage_rollback (storage);
  return stored != NULL && !stored->gone ? g_steal_pointer (&stored) : NULL;
}

gboolean
hut_test_is_shown (HutTestShown *shown, const char *stream, const HutKind *kind, const HutUid *id)
{
  g_autoptr (HutStored) stored = stored_in (shown, stream, kind, id);

  return stored != NULL;
}

char *
hut_test_shown_text (HutTestShown *shown, const char *stream, const HutKind *kind, const HutUid *id,
                     const char *field)
{
  g_autoptr (HutStored) stored = stored_in (shown, stream, kind, id);
  g_autoptr (JsonObject) row =
      stored != NULL ? hut_json_parse_object (stored->row, -1, NULL) : NULL;

  if (row == NULL || !json_object_has_member (row, field))
    return NULL;
  return json_to_string (json_object_get_member (row, field), FALSE);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two thousand cases assigned in one act and taken back in one, and for how long the list is held
 * meanwhile: the browser that the window looks through runs on this main loop, whose time between
 * two waits is taken. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "store/hut-bulk.h"
#include "store/hut-case-browser.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define MANY 2000
#define ROUNDS 3
#define LEAD "110108014001"
#define GOAL_MS 2000
#define GOAL_HOLD_MS 100
#define SETTLE_MS 300 /* the browser asks again soon after */

static gint64 woken; /* when the main loop last came back from waiting; 0: not measured */
static double longest;

static int
timed_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int ready;

  if (woken != 0)
    longest = MAX (longest, hut_bench_ms_since (woken));
  ready = g_poll (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();
  return ready;
}

static void
run_bulk (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (hut_bulk_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
note_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
note_settled (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the list shows what was done. */
static void
settle (HutCaseBrowser *browser)
{
  gboolean settled = FALSE, busy = TRUE;

  g_timeout_add (SETTLE_MS, note_settled, &settled);
  while (!settled || busy)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (browser, "busy", &busy, NULL);
    }
}

/* Runs @bulk beside the main loop; its milliseconds are added to @times. */
static gboolean
measure (HutBulk *bulk, HutCaseBrowser *browser, GArray *times, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, note_result, &result);
  gint64 start = g_get_monotonic_time ();
  double time;

  g_task_set_task_data (task, bulk, NULL);
  g_task_run_in_thread (task, run_bulk);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  time = hut_bench_ms_since (start);
  settle (browser);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (times != NULL)
    g_array_append_val (times, time);
  return TRUE;
}

/* A street has some hundred new cases at a time; the rest of the many is made of cases that came on
 * the same day. */
static gboolean
add_received (HutBench *bench, guint n, GError **error)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  for (guint i = 0; i < n; i++)
    {
      guint index = (bench->n_cases + i) % HUT_DEMO_MAX_CASES;
      g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (bench->demo, index);

      hut_record_set_text (demo_case->record, "state", "received");
      hut_demo_add_case (write, demo_case, HUT_DEMO_BRIEF);
    }
  return hut_store_write (bench->store, write, error);
}

/* The cases that can be assigned once they are all accepted. */
static GArray *
find_new (HutBench *bench, GError **error)
{
  static const char *const states[] = { "received", "accepted", NULL };
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  GArray *rowids;

  filter->states = g_strdupv ((char **)states);
  set = hut_reader_cases (bench->reader, filter, hut_time_now (), NULL, error);
  if (set == NULL)
    return NULL;
  rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < MIN (set->n_marks, MANY); i++)
    {
      gint64 rowid = set->marks[i].rowid;

      g_array_append_val (rowids, rowid);
    }
  return rowids;
}

static HutBulk *
new_assignment (HutBench *bench, GArray *rowids)
{
  const HutCaseAct *assign = hut_case_act_find ("assign");
  HutActValues *values = hut_act_values_new (assign);

  hut_act_values_set (values, "lead", hut_value_text (LEAD));
  hut_act_values_set (values, "duty_reason", hut_value_text (LEAD));
  return hut_bulk_new_act (bench->store, g_array_copy (rowids), assign, values);
}

static gboolean
accept (HutBench *bench, GArray *rowids, GError **error)
{
  const HutCaseAct *act = hut_case_act_find ("accept");
  g_autoptr (HutBulk) bulk =
      hut_bulk_new_act (bench->store, g_array_copy (rowids), act, hut_act_values_new (act));

  return hut_bulk_run (bulk, NULL, error);
}

static GArray *
find_assignable (HutBench *bench, GError **error)
{
  g_autoptr (GArray) rowids = find_new (bench, error);

  if (rowids == NULL)
    return NULL;
  if (rowids->len < MANY)
    {
      if (!add_received (bench, MANY - rowids->len, error))
        return NULL;
      g_array_unref (rowids);
      rowids = find_new (bench, error);
    }
  return rowids != NULL && accept (bench, rowids, error) ? g_steal_pointer (&rowids) : NULL;
}

static const char *
first_reason (HutBulk *bulk)
{
  GPtrArray *refusals = hut_bulk_get_refusals (bulk);

  return refusals->len > 0 ? ((HutBulkRefusal *)refusals->pdata[0])->why : "";
}

static gboolean
assign_and_take_back (HutBench *bench, HutCaseBrowser *browser, GArray *rowids, GArray *assigning,
                      GArray *undoing, GError **error)
{
  g_autoptr (HutBulk) assigned = new_assignment (bench, rowids);
  g_autoptr (HutBulk) undone = hut_bulk_new_undo (bench->store, hut_bulk_get_batch (assigned));

  if (!measure (assigned, browser, assigning, error) || !measure (undone, browser, undoing, error))
    return FALSE;
  if (hut_bulk_get_n_done (assigned) == rowids->len && hut_bulk_get_n_done (undone) == rowids->len)
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
               "%u of %u assigned, %u taken back: %s", hut_bulk_get_n_done (assigned), rowids->len,
               hut_bulk_get_n_done (undone), first_reason (assigned));
  return FALSE;
}

gboolean
hut_bench_bulk (HutBench *bench, GError **error)
{
  g_autoptr (GArray) rowids = NULL;
  g_autoptr (GArray) assigning = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) undoing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (HutCaseBrowser) browser = NULL;
  gboolean done = TRUE;

  if (bench->given)
    {
      g_printerr ("bulk: %s\n", _ ("the file was there before, nothing is written to it"));
      return TRUE;
    }
  rowids = find_assignable (bench, error);
  if (rowids == NULL)
    return FALSE;
  browser = hut_case_browser_new (bench->store, error);
  if (browser == NULL)
    return FALSE;
  settle (browser);
  g_main_context_set_poll_func (NULL, timed_poll);
  for (guint i = 0; done && i < ROUNDS; i++)
    done = assign_and_take_back (bench, browser, rowids, assigning, undoing, error);
  g_main_context_set_poll_func (NULL, NULL);
  hut_case_browser_close (browser);
  if (!done)
    return FALSE;
  g_printerr ("bulk: %u\n", rowids->len);
  hut_bench_add (bench, "bulk-assign", "ms", hut_bench_median (assigning), GOAL_MS);
  hut_bench_add (bench, "bulk-undo", "ms", hut_bench_median (undoing), GOAL_MS);
  hut_bench_add (bench, "bulk-hold", "ms", longest, GOAL_HOLD_MS);
  return TRUE;
}

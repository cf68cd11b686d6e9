/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the click on a street's desktop to the department's notification: two databases, each kept
 * in step by an engine of its own as the desktop does it, and a real server between them, all on
 * this machine. A whistle is blown when everything has been quiet for a while, as in an office; it
 * is measured until the department's desktop has it and knows that it has to be told. Then it is
 * ended, so that each finds the same.
 *
 * The way is cut where it can be seen from here: planned and durably written by the street;
 * until the department begins to fetch it, which is the street's push, the server's work, and its
 * hint; until it is in the department's database; and until it is decided that it is news. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench-server.h"
#include "ctl/hut-bench.h"

#include "domain/hut-summons-plan.h"
#include "domain/hut-whistle-news.h"
#include "domain/hut-whistle-times.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "sync/hut-sync.h"

#include <glib/gi18n.h>
#include <math.h>

#define WHISTLES 210
#define WARM_UP 10
#define STREET "110108014"
#define CLERK "wang"
#define UNIT "traffic"
#define QUIET 400   /* ms before the next: longer than writes are gathered */
#define PATIENCE 30 /* s for anything that is waited for */

/* Between two moments of the way, each a GArray of double: ms. */
typedef enum
{
  WAY_WRITE,  /* click → durable at the street's desktop */
  WAY_HINT,   /* → the department begins to fetch */
  WAY_FETCH,  /* → it is in the department's database, and told there */
  WAY_DECIDE, /* → it is known to be news */
  WAY_ALL,
  N_WAYS,
} Way;

typedef struct
{
  HutStore *store;
  HutReader *reader;
  HutSync *sync;
} Desk;

typedef struct
{
  HutBench *bench;
  HutBenchServer *server;
  Desk street, department;
  HutOffice *office;
  GHashTable *departments;
  GArray *ways[N_WAYS];
  char *told; /* of the department: as its desktop remembers it */

  /* Of the whistle on its way. */
  HutUid whistle;
  gboolean blown;
  gint64 clicked, written, hinted, known;

  /* Of what is waited for. */
  gboolean signed_in, timed_out;
  GError *error;
} Course;

/* ---- Waiting ---- */

static gboolean
on_time (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @is_done; FALSE with an error where that does not come. */
static gboolean
wait_for (Course *course, gboolean (*is_done) (Course *course), const char *what, GError **error)
{
  guint source;

  course->timed_out = FALSE;
  source = g_timeout_add_seconds (PATIENCE, on_time, &course->timed_out);
  while (!is_done (course) && course->error == NULL && !course->timed_out)
    g_main_context_iteration (NULL, TRUE);
  if (!course->timed_out)
    g_source_remove (source);
  if (course->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&course->error));
      return FALSE;
    }
  if (course->timed_out)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "waited in vain for %s", what);
  return !course->timed_out;
}

static void
pause_for (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, on_time, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_idle (Course *course)
{
  return hut_sync_get_state (course->street.sync) == HUT_SYNC_STATE_IDLE &&
         hut_sync_get_state (course->department.sync) == HUT_SYNC_STATE_IDLE;
}

/* ---- The two desktops ---- */

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer data)
{
  Course *course = data;

  hut_sync_sign_in_finish (HUT_SYNC (source), result, &course->error);
  course->signed_in = TRUE;
}

static gboolean
is_signed_in (Course *course)
{
  return course->signed_in;
}

static gboolean
open_desk (Course *course, Desk *desk, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".db", NULL);
  g_autofree char *path = g_build_filename (course->bench->dir, file, NULL);

  if (!hut_store_create (path, STREET, NULL, error))
    return FALSE;
  desk->store = hut_store_open (path, error);
  if (desk->store == NULL)
    return FALSE;
  desk->reader = hut_reader_new (desk->store, error);
  if (desk->reader == NULL)
    return FALSE;
  desk->sync = hut_sync_new (desk->store, course->server->url, NULL);
  course->signed_in = FALSE;
  hut_sync_sign_in_async (desk->sync, name, HUT_BENCH_PASSWORD, NULL, on_signed_in, course);
  if (!wait_for (course, is_signed_in, "the sign-in", error))
    return FALSE;
  hut_sync_start (desk->sync);
  return TRUE;
}

static void
close_desk (Desk *desk)
{
  if (desk->sync != NULL)
    hut_sync_stop (desk->sync);
  g_clear_object (&desk->sync);
  g_clear_pointer (&desk->reader, hut_reader_free);
  if (desk->store != NULL)
    hut_store_close (desk->store);
  g_clear_object (&desk->store);
}

static void
on_department_changed (Course *course, HutChangeSet *changes)
{
  if (course->blown && course->known == 0 && hut_change_set_has (changes, &course->whistle))
    course->known = g_get_monotonic_time ();
}

/* The first round after the click: nothing else asks for one, but for the regular one of every 25 s
 * now and then, which comes out as a short way. */
static void
on_department_state (Course *course)
{
  if (course->blown && course->hinted == 0 &&
      hut_sync_get_state (course->department.sync) == HUT_SYNC_STATE_SYNCING)
    course->hinted = g_get_monotonic_time ();
}

static gboolean
set_up (Course *course, GError **error)
{
  course->server = hut_bench_server_new (course->bench->dir, STREET, error);
  if (course->server == NULL ||
      !hut_bench_server_add (course->server, CLERK, "clerk", NULL, error) ||
      !hut_bench_server_add (course->server, UNIT, "department", UNIT, error) ||
      !hut_bench_server_start (course->server, error) ||
      !open_desk (course, &course->street, CLERK, error) ||
      !open_desk (course, &course->department, UNIT, error))
    return FALSE;
  course->office = hut_store_dup_office (course->street.store);
  course->departments = hut_reader_departments (course->street.reader, error);
  g_signal_connect_swapped (course->department.store, "changed", G_CALLBACK (on_department_changed),
                            course);
  g_signal_connect_swapped (course->department.sync, "notify::state",
                            G_CALLBACK (on_department_state), course);
  return course->departments != NULL && wait_for (course, is_idle, "the first load", error);
}

static void
tear_down (Course *course)
{
  close_desk (&course->street);
  close_desk (&course->department);
  g_clear_pointer (&course->server, hut_bench_server_free);
  g_clear_pointer (&course->departments, g_hash_table_unref);
  g_clear_pointer (&course->office, hut_office_unref);
  for (Way way = 0; way < N_WAYS; way++)
    g_clear_pointer (&course->ways[way], g_array_unref);
  g_clear_pointer (&course->told, g_free);
}

/* ---- One whistle ---- */

static HutWhistleActing
acting_of (Course *course)
{
  gint64 off = hut_reader_clock_offset (course->street.reader);

  return (HutWhistleActing){ .office = course->office,
                             .account = CLERK,
                             .stream = hut_store_get_stream (course->street.store),
                             .departments = course->departments,
                             .now = hut_time_now () + off,
                             .clock_off = off };
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Course *course = data;

  if (hut_store_write_finish (HUT_STORE (source), result, &course->error))
    course->written = g_get_monotonic_time ();
}

/* Takes over @plan; NULL: @error is set already. */
static gboolean
write_plan (Course *course, HutRecordPlan *taken, GError **error)
{
  g_autoptr (HutRecordPlan) plan = taken;
  HutWrite *write;

  if (plan == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_plan (write, plan);
  hut_store_write_async (course->street.store, write, NULL, on_written, course);
  return TRUE;
}

static gboolean
blow (Course *course, GError **error)
{
  const HutWhistleCall call = { .unit = UNIT, .answer = 10, .arrive = 30 };
  HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &fresh, NULL);
  HutWhistleActing acting;
  HutRecordPlan *plan;

  course->written = course->hinted = course->known = 0;
  course->clicked = g_get_monotonic_time ();
  acting = acting_of (course);
  hut_record_set_text (said, "occasion", "emergency");
  hut_record_set_text (said, "task", "bench");
  plan = hut_whistle_plan_raise (&acting, said, &call, 1, 0, error);
  if (plan == NULL)
    return FALSE;
  course->whistle = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  course->blown = TRUE;
  return write_plan (course, plan, error);
}

static gboolean
is_known (Course *course)
{
  return course->known != 0 && course->written != 0;
}

/* What the department's desktop then does: it reads its whistles, and finds what is news. */
static gboolean
decide (Course *course, GError **error)
{
  const HutWhistleAsk open = { .state = "open" };
  g_autofree char *unit = hut_reader_department_here (course->department.reader);
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (course->department.reader, &open, error);
  g_autoptr (GPtrArray) news = NULL;
  HutWhistleTimes times;
  HutNewsAsk ask;
  char *told_next;

  if (whistles == NULL)
    return FALSE;
  hut_whistle_times_of (course->office, &times);
  ask = (HutNewsAsk){ .unit = unit, .now = hut_time_now (), .remind_before = times.remind_before };
  news = hut_whistle_news (whistles, &ask, course->told, &told_next);
  g_free (course->told);
  course->told = told_next;
  if (news->len > 0 &&
      hut_uid_equal (&((HutNews *)news->pdata[0])->whistle->whistle->id, &course->whistle))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the whistle is no news");
  return FALSE;
}

static void
note (Course *course, Way way, gint64 from, gint64 until)
{
  double ms = (double)(until - from) / 1000;

  g_array_append_val (course->ways[way], ms);
}

static gboolean
measure (Course *course, gboolean counts, GError **error)
{
  gint64 decided;

  if (!blow (course, error) || !wait_for (course, is_known, "the whistle", error) ||
      !decide (course, error))
    return FALSE;
  decided = g_get_monotonic_time ();
  course->blown = FALSE;
  if (!counts)
    return TRUE;
  note (course, WAY_WRITE, course->clicked, course->written);
  note (course, WAY_HINT, course->written, course->hinted);
  note (course, WAY_FETCH, course->hinted, course->known);
  note (course, WAY_DECIDE, course->known, decided);
  note (course, WAY_ALL, course->clicked, decided);
  return TRUE;
}

/* ---- Ended again ---- */

static gboolean
is_written (Course *course)
{
  return course->written != 0;
}

static HutWhistle *
read_whistle (Course *course, GError **error)
{
  HutWhistle *whistle = hut_reader_whistle (course->street.reader, &course->whistle, error);

  if (whistle == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the whistle has gone");
  return whistle;
}

static gboolean
is_ended_there (Course *course)
{
  g_autoptr (HutRecord) whistle =
      hut_reader_get (course->department.reader, &hut_kind_whistle, &course->whistle, NULL);

  return whistle != NULL && g_strcmp0 (hut_record_get_text (whistle, "state"), "ended") == 0 &&
         is_idle (course);
}

static gboolean
end (Course *course, GError **error)
{
  const HutSummonsSaid said = { .words = "bench" };
  g_autoptr (HutWhistle) called = read_whistle (course, error);
  g_autoptr (HutWhistle) released = NULL;
  HutWhistleActing acting = acting_of (course);

  course->written = 0;
  if (called == NULL ||
      !write_plan (
          course, hut_summons_plan (&acting, called, UNIT, HUT_SUMMONS_RELEASE, &said, NULL, error),
          error) ||
      !wait_for (course, is_written, "the release", error))
    return FALSE;
  released = read_whistle (course, error);
  acting = acting_of (course);
  if (released == NULL ||
      !write_plan (course, hut_whistle_plan_end (&acting, released, "bench", error), error) ||
      !wait_for (course, is_ended_there, "the end", error))
    return FALSE;
  pause_for (QUIET);
  return wait_for (course, is_idle, "quiet", error);
}

/* ---- All of them ---- */

/* The value that @part of all do not exceed; of sorted ones. */
static double
quantile (GArray *values, double part)
{
  guint place = (guint)ceil (part * values->len);

  return values->len > 0 ? g_array_index (values, double, MAX (place, 1) - 1) : NAN;
}

static void
add_results (Course *course)
{
  static const char *const names[N_WAYS] = {
    [WAY_WRITE] = "whistle-write",   [WAY_HINT] = "whistle-hint", [WAY_FETCH] = "whistle-fetch",
    [WAY_DECIDE] = "whistle-decide", [WAY_ALL] = "whistle",
  };

  for (Way way = 0; way < N_WAYS; way++)
    {
      g_autofree char *late = g_strconcat (names[way], "-99", NULL);
      double median = hut_bench_median (course->ways[way]);

      hut_bench_add (course->bench, names[way], "ms", median, NAN);
      hut_bench_add (course->bench, late, "ms", quantile (course->ways[way], 0.99), NAN);
    }
}

static gboolean
run (Course *course, GError **error)
{
  if (!set_up (course, error))
    return FALSE;
  course->told = g_strdup ("{}");
  for (guint i = 0; i < WARM_UP + WHISTLES; i++)
    if (!measure (course, i >= WARM_UP, error) || !end (course, error))
      return FALSE;
  add_results (course);
  return TRUE;
}

gboolean
hut_bench_whistle (HutBench *bench, GError **error)
{
  Course course = { .bench = bench };
  g_autofree char *server = hut_bench_find_server ();
  gboolean done;

  if (server == NULL)
    {
      g_printerr ("whistle: %s\n", _ ("the server is not there"));
      return TRUE;
    }
  for (Way way = 0; way < N_WAYS; way++)
    course.ways[way] = g_array_new (FALSE, FALSE, sizeof (double));
  done = run (&course, error);
  tear_down (&course);
  return done;
}

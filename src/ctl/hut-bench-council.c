/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An evening's council at its largest: 300 members, 40 items on the agenda, 500 speeches, four
 * roll calls. Each act is planned, written durably, read again with the whole meeting, and
 * attendance, agenda and speakers' list made anew, as the window does. Then the clock is stopped
 * and started some thousand times. The page cache of the database grows meanwhile, up to its limit;
 * so what is kept of it all is read before and after with the file closed and opened anew. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "domain/hut-meeting-view.h"
#include "domain/hut-motion-plan.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <malloc.h>
#include <math.h>
#include <time.h>

#define N_MEMBERS 300
#define N_TOPICS 40
#define N_SPEECHES 500
#define N_ROLL_CALLS 4
#define N_WARM_UP 500 /* stops and starts of the clock before the memory is read */
#define N_CLOCK 3000
#define GOAL_MS 50
#define GOAL_MEMORY_MB 200
#define GOAL_GROWTH_MB 0.5

typedef struct
{
  HutBench *bench;
  HutOffice *office;
  HutUid id;
  HutMeetingView *view;
  HutMeetingActing acting;
  GHashTable *times; /* act → GArray of double */
  GPtrArray *names;  /* of the acts, in their order */
  gint64 start;      /* of the act under way */
  double start_work; /* ms of processor time until then */
  double most_work;  /* ms of it that an act took at most */
} Evening;

static void
evening_clear (Evening *evening)
{
  g_clear_pointer (&evening->view, hut_meeting_view_free);
  g_clear_pointer (&evening->office, hut_office_unref);
  g_clear_pointer (&evening->times, g_hash_table_unref);
  g_clear_pointer (&evening->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evening, evening_clear)

/* ---- One act ---- */

static gboolean
read_again (Evening *evening, GError **error)
{
  HutMeeting *meeting = hut_reader_meeting (evening->bench->reader, &evening->id, error);

  if (meeting == NULL)
    return FALSE;
  g_clear_pointer (&evening->view, hut_meeting_view_free);
  evening->view = hut_meeting_view_new (meeting, evening->office, hut_time_now ());
  evening->acting.meeting = evening->view->meeting;
  return TRUE;
}

/* Milliseconds that all threads of this program have worked: on a busy machine what waiting for the
 * processor is left out of. */
static double
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1000000;
}

static void
take_time (Evening *evening, const char *act)
{
  GArray *times = g_hash_table_lookup (evening->times, act);
  double ms = hut_bench_ms_since (evening->start);

  evening->most_work = MAX (evening->most_work, worked () - evening->start_work);
  if (times == NULL)
    {
      times = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (evening->times, (gpointer)act, times);
      g_ptr_array_add (evening->names, (gpointer)act);
    }
  g_array_append_val (times, ms);
}

static const HutMeetingActing *
begin_act (Evening *evening)
{
  evening->start = g_get_monotonic_time ();
  evening->start_work = worked ();
  evening->acting.now = hut_time_now ();
  return &evening->acting;
}

/* Takes over @plan, of which begin_act() told who acts; NULL: @error is set already. */
static gboolean
end_act (Evening *evening, const char *act, HutRecordPlan *taken, GError **error)
{
  g_autoptr (HutRecordPlan) plan = taken;
  HutWrite *write;

  if (plan == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_plan (write, plan);
  if (!hut_store_write (evening->bench->store, write, error) || !read_again (evening, error))
    return FALSE;
  take_time (evening, act);
  /* What was written is told on the main loop. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return TRUE;
}

/* ---- The evening ---- */

static void
add_member (HutWrite *write, const HutUid *body, guint number)
{
  HutUid id = hut_uid_new ();
  HutRecord *member = hut_record_new (&hut_kind_member, &id, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *block = g_strdup_printf ("%c", 'A' + (char)(number % 6));

  hut_record_set (member, "body", hut_value_uid (body));
  hut_record_set_text (member, "number", text);
  hut_record_set_text (member, "name", text);
  hut_record_set_text (member, "block", block);
  hut_record_set_text (member, "role", number == 1 ? "chair" : "member");
  hut_write_create (write, member);
}

static gboolean
call_meeting (Evening *evening, GError **error)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid body_id = hut_uid_new ();
  HutRecord *body = hut_record_new (&hut_kind_body, &body_id, NULL);
  HutRecord *meeting;

  evening->id = hut_uid_new ();
  meeting = hut_record_new (&hut_kind_meeting, &evening->id, NULL);
  hut_record_set_text (body, "name", "bench");
  hut_record_set_text (body, "kind", "council");
  hut_write_create (write, body);
  for (guint i = 1; i <= N_MEMBERS; i++)
    add_member (write, &body_id, i);
  hut_record_set (meeting, "body", hut_value_uid (&body_id));
  hut_record_set_text (meeting, "title", "bench");
  hut_record_set_text (meeting, "kind", "council");
  hut_record_set_text (meeting, "rule", "council");
  hut_record_set_text (meeting, "state", "draft");
  hut_write_create (write, meeting);
  return hut_store_write (evening->bench->store, write, error) && read_again (evening, error);
}

static const HutUid *
member_at (Evening *evening, guint i)
{
  return &((HutRecord *)evening->view->meeting->members->pdata[i % N_MEMBERS])->id;
}

static gboolean
add_topics (Evening *evening, GError **error)
{
  for (guint i = 0; i < N_TOPICS; i++)
    {
      const HutMeetingActing *acting = begin_act (evening);
      HutUid id = hut_uid_new ();
      g_autoptr (HutRecord) said = hut_record_new (&hut_kind_topic, &id, NULL);

      hut_record_set_text (said, "title", "bench");
      hut_record_set_int (said, "minutes", 5);
      if (!end_act (evening, "topic", hut_topic_plan_add (acting, said, error), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
come (Evening *evening, GError **error)
{
  const HutMeetingActing *acting = begin_act (evening);

  if (!end_act (evening, "open", hut_meeting_plan_open (acting, error), error))
    return FALSE;
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      acting = begin_act (evening);
      if (!end_act (evening, "arrive",
                    hut_meeting_plan_arrive (acting, member_at (evening, i), NULL, error), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
speak (Evening *evening, guint i, GError **error)
{
  static const char *const stands[] = { "for", "against", "question" };
  const HutMeetingActing *acting = begin_act (evening);
  HutUid speech;

  if (!end_act (evening, "ask",
                hut_speech_plan_ask (acting, member_at (evening, 1 + i % (N_MEMBERS - 1)),
                                     stands[i % 3], error),
                error))
    return FALSE;
  speech = g_array_index (evening->view->list->waiting, HutSpeechPlace, 0).speech->id;
  acting = begin_act (evening);
  if (!end_act (evening, "speak", hut_speech_plan_begin (acting, &speech, error), error))
    return FALSE;
  acting = begin_act (evening);
  return end_act (evening, "end", hut_speech_plan_end (acting, &speech, error), error);
}

static gboolean
cast_all (Evening *evening, const HutUid *motion, GError **error)
{
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      const HutMeetingActing *acting = begin_act (evening);

      if (!end_act (evening, "ballot",
                    hut_motion_plan_ballot (acting, motion, member_at (evening, i),
                                            i % 3 == 0 ? "no" : "yes", error),
                    error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
call_roll (Evening *evening, GError **error)
{
  const HutRecord *topic = hut_meeting_current_topic (evening->view->meeting);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_motion, &id, NULL);
  const HutMeetingActing *acting = begin_act (evening);

  hut_record_set (said, "topic", hut_value_uid (&topic->id));
  hut_record_set_text (said, "title", "bench");
  hut_record_set_text (said, "method", "roll-call");
  if (!end_act (evening, "motion", hut_motion_plan_add (acting, said, error), error))
    return FALSE;
  acting = begin_act (evening);
  if (!end_act (evening, "put", hut_motion_plan_open (acting, &id, error), error) ||
      !cast_all (evening, &id, error))
    return FALSE;
  acting = begin_act (evening);
  if (!end_act (evening, "count", hut_motion_plan_close (acting, &id, error), error))
    return FALSE;
  acting = begin_act (evening);
  return end_act (evening, "publish", hut_motion_plan_publish (acting, &id, error), error);
}

static gboolean
go_through (Evening *evening, GError **error)
{
  for (guint i = 0; i < N_TOPICS; i++)
    {
      const HutMeetingActing *acting = begin_act (evening);
      HutUid topic = ((HutRecord *)evening->view->meeting->topics->pdata[i])->id;

      if (!end_act (evening, "begin", hut_topic_plan_begin (acting, &topic, error), error))
        return FALSE;
      for (guint k = i * N_SPEECHES / N_TOPICS; k < (i + 1) * N_SPEECHES / N_TOPICS; k++)
        if (!speak (evening, k, error))
          return FALSE;
      if ((i + 1) % (N_TOPICS / N_ROLL_CALLS) == 0 && !call_roll (evening, error))
        return FALSE;
    }
  return TRUE;
}

/* One speaks; his clock is stopped and started @n times. */
static gboolean
stop_and_go (Evening *evening, const HutUid *speech, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      const HutMeetingActing *acting = begin_act (evening);
      gboolean runs = hut_record_get_int (hut_meeting_speaking (evening->view->meeting),
                                          "running_since", 0) > 0;

      if (!end_act (evening, "clock",
                    (runs ? hut_speech_plan_pause : hut_speech_plan_resume) (acting, speech, error),
                    error))
        return FALSE;
    }
  return TRUE;
}

/* MB that the program holds, the caches of the database emptied. */
static gboolean
read_memory (Evening *evening, double *held, GError **error)
{
  hut_bench_close (evening->bench);
  if (!hut_bench_open (evening->bench, error) || !read_again (evening, error))
    return FALSE;
  *held = (double)mallinfo2 ().uordblks / (1024 * 1024);
  return TRUE;
}

static gboolean
grow (Evening *evening, double *growth, GError **error)
{
  const HutMeetingActing *acting = begin_act (evening);
  HutUid speech;
  double before, after;

  if (!end_act (evening, "ask", hut_speech_plan_ask (acting, member_at (evening, 7), "for", error),
                error))
    return FALSE;
  speech = g_array_index (evening->view->list->waiting, HutSpeechPlace, 0).speech->id;
  acting = begin_act (evening);
  if (!end_act (evening, "speak", hut_speech_plan_begin (acting, &speech, error), error) ||
      !stop_and_go (evening, &speech, N_WARM_UP, error) || !read_memory (evening, &before, error) ||
      !stop_and_go (evening, &speech, N_CLOCK, error))
    return FALSE;
  hut_bench_add (evening->bench, "council-memory", "MB", hut_bench_read_status ("self", "VmRSS:"),
                 GOAL_MEMORY_MB);
  if (!read_memory (evening, &after, error))
    return FALSE;
  *growth = after - before;
  return TRUE;
}

static void
add_results (Evening *evening)
{
  for (guint i = 0; i < evening->names->len; i++)
    {
      const char *act = evening->names->pdata[i];
      GArray *times = g_hash_table_lookup (evening->times, act);
      g_autofree char *name = g_strconcat ("council-", act, NULL);
      g_autofree char *most = g_strconcat (name, "-longest", NULL);
      double median = hut_bench_median (times);

      hut_bench_add (evening->bench, name, "ms", median, GOAL_MS);
      hut_bench_add (evening->bench, most, "ms", g_array_index (times, double, times->len - 1),
                     GOAL_MS);
    }
}

gboolean
hut_bench_council (HutBench *bench, GError **error)
{
  g_auto (Evening) evening = { .bench = bench };
  double growth = NAN;

  if (bench->given)
    {
      g_printerr ("council: %s\n", _ ("the file was there before, nothing is written to it"));
      return TRUE;
    }
  evening.office = hut_store_dup_office (bench->store);
  evening.times =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
  evening.names = g_ptr_array_new ();
  evening.acting = (HutMeetingActing){ .office = evening.office,
                                       .stream = hut_store_get_stream (bench->store),
                                       .desk = hut_store_desk (bench->store),
                                       .desk_name = hut_store_desk_name () };
  if (!call_meeting (&evening, error) || !add_topics (&evening, error) || !come (&evening, error) ||
      !go_through (&evening, error) || !grow (&evening, &growth, error))
    return FALSE;
  add_results (&evening);
  hut_bench_add (bench, "council-work", "ms", evening.most_work, GOAL_MS);
  hut_bench_add (bench, "council-growth", "MB", growth, GOAL_GROWTH_MB);
  return TRUE;
}

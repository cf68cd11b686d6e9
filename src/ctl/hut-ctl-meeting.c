/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl meeting: the list of meetings, one as it stands, and its acts (hut-ctl-meeting-act.c).
 * A member is known by number here, and nothing else of him is told. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-meeting-act.h"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "hut-config.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-desk.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_LISTED 1000

static const char USAGE[] =
    "--db F meeting list [--json] | show ID [--json] | new KEY=VALUE... | acts | "
    "act ID ACT [KEY=VALUE...] [--json]";

/* ---- The list ---- */

static JsonObject *
line_object (const HutMeetingLine *line, GTimeZone *zone)
{
  JsonObject *object = json_object_new ();
  g_autofree char *starts =
      line->starts_at != 0 ? hut_time_format_iso (line->starts_at, zone) : NULL;
  const struct
  {
    const char *member;
    const char *text;
  } texts[] = { { "title", line->title }, { "body", line->body },        { "kind", line->kind },
                { "state", line->state }, { "place", line->place_name }, { "starts_at", starts } };
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&line->id, id));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      json_object_set_string_member (object, texts[i].member, texts[i].text);
  json_object_set_int_member (object, "topics", line->n_topics);
  json_object_set_int_member (object, "open_resolutions", line->n_open_resolutions);
  return object;
}

static int
list (HutCtlDesk *desk, gboolean json)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  GTimeZone *zone = hut_office_get_zone (office);
  GError *error = NULL;
  g_autoptr (GPtrArray) lines =
      hut_reader_meetings (desk->reader, hut_time_now (), MOST_LISTED, &error);

  if (lines == NULL)
    return hut_ctl_fail (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const HutMeetingLine *line = lines->pdata[i];
      g_autoptr (JsonObject) object = line_object (line, zone);
      g_autofree char *starts =
          line->starts_at != 0 ? hut_time_format (line->starts_at, zone, "%Y-%m-%d %H:%M") : NULL;
      char id[HUT_UID_STRING_LEN + 1];

      if (json && !hut_ctl_print_json (object))
        return HUT_CTL_FAILED;
      if (!json)
        g_print ("%s\t%s\t%s\t%s\n", hut_uid_print (&line->id, id),
                 hut_field_code_label (hut_kind_field (&hut_kind_meeting, "state"), line->state),
                 starts != NULL ? starts : "", line->title);
    }
  return HUT_CTL_DONE;
}

/* ---- One, for machines ---- */

/* Texts and numbers of @record by the names of their fields; what is absent is left out. */
static JsonObject *
fields_object (const HutRecord *record, const char *const *fields, GTimeZone *zone)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&record->id, id));
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const HutValue *value = hut_record_get (record, fields[i]);
      const HutField *field = hut_kind_field (record->kind, fields[i]);

      if (value->type == HUT_VALUE_TEXT)
        json_object_set_string_member (object, fields[i], value->text);
      else if (value->type == HUT_VALUE_INT && field->type == HUT_FIELD_TIME)
        {
          g_autofree char *time = hut_time_format_iso (value->number, zone);

          json_object_set_string_member (object, fields[i], time);
        }
      else if (value->type == HUT_VALUE_INT && field->type == HUT_FIELD_BOOL)
        json_object_set_boolean_member (object, fields[i], value->number != 0);
      else if (value->type == HUT_VALUE_INT)
        json_object_set_int_member (object, fields[i], value->number);
    }
  return object;
}

static void
set_attendance (JsonObject *answer, const HutAttendance *attendance, GTimeZone *zone)
{
  json_object_set_int_member (answer, "base", attendance->base);
  json_object_set_int_member (answer, "present", attendance->present);
  json_object_set_int_member (answer, "guests", attendance->n_guests);
  json_object_set_int_member (answer, "missing", attendance->missing);
  if (attendance->quorum == HUT_QUORUM_UNKNOWN)
    json_object_set_null_member (answer, "quorum");
  else
    json_object_set_boolean_member (answer, "quorum", attendance->quorum == HUT_QUORUM_REACHED);
  if (attendance->quorum_since != 0)
    {
      g_autofree char *since = hut_time_format_iso (attendance->quorum_since, zone);

      json_object_set_string_member (answer, "since", since);
    }
  if (attendance->has_area)
    {
      json_object_set_int_member (answer, "area_base", attendance->area_base);
      json_object_set_int_member (answer, "area_present", attendance->area_present);
    }
}

static void
set_member (JsonObject *object, const HutRecord *member)
{
  if (member != NULL && hut_record_get_text (member, "number") != NULL)
    json_object_set_string_member (object, "member", hut_record_get_text (member, "number"));
}

static JsonArray *
present_array (const HutAttendance *attendance)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < attendance->n_attendees; i++)
    if (attendance->attendees[i].present)
      json_array_add_string_element (
          array, hut_record_get_text (attendance->attendees[i].member, "number"));
  return array;
}

static JsonArray *
agenda_array (const HutMeetingView *view, GTimeZone *zone)
{
  static const char *const fields[] = { "title",     "state",      "minutes",  "subject",
                                        "announced", "started_at", "ended_at", NULL };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (view->agenda->items, HutAgendaItem, i);
      JsonObject *object = fields_object (item->topic, fields, zone);

      json_object_set_string_member (object, "number", item->number);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
waiting_array (const HutMeetingView *view)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < view->list->waiting->len; i++)
    {
      const HutSpeechPlace *place = &g_array_index (view->list->waiting, HutSpeechPlace, i);
      JsonObject *object = json_object_new ();
      char id[HUT_UID_STRING_LEN + 1];

      json_object_set_string_member (object, "id", hut_uid_print (&place->speech->id, id));
      set_member (object, place->member);
      json_object_set_string_member (object, "stand", hut_record_get_text (place->speech, "stand"));
      json_object_set_int_member (object, "spoken_before", place->n_before);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* The running clock, in seconds. */
static JsonObject *
speaking_object (const HutMeetingView *view, const HutRecord *speech)
{
  JsonObject *object = json_object_new ();
  HutTime left = hut_speech_left (speech, view->made_at);
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&speech->id, id));
  set_member (object, hut_meeting_of (view->meeting, speech, "member"));
  json_object_set_string_member (object, "stand", hut_record_get_text (speech, "stand"));
  json_object_set_boolean_member (object, "running",
                                  hut_record_get_int (speech, "running_since", 0) > 0);
  json_object_set_int_member (object, "spoken",
                              hut_speech_spoken (speech, view->made_at) / G_USEC_PER_SEC);
  if (left != G_MAXINT64)
    json_object_set_int_member (object, "left", left / G_USEC_PER_SEC);
  return object;
}

static JsonArray *
records_array (GPtrArray *records, const char *const *fields, GTimeZone *zone)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, fields_object (records->pdata[i], fields, zone));
  return array;
}

/* Resolutions of earlier meetings, each with what was said of it in this one. */
static JsonArray *
earlier_array (const HutMeeting *meeting, const char *const *fields, GTimeZone *zone)
{
  static const char *const report_fields[] = { "progress", "words", "state", "at", NULL };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < meeting->earlier->len; i++)
    {
      const HutRecord *resolution = meeting->earlier->pdata[i];
      const HutRecord *of = hut_meeting_of (meeting, resolution, "meeting");
      const HutRecord *report = hut_meeting_report (meeting, &resolution->id);
      JsonObject *object = fields_object (resolution, fields, zone);

      if (of != NULL)
        json_object_set_string_member (object, "meeting", hut_record_get_text (of, "title"));
      if (report != NULL)
        json_object_set_object_member (object, "reported",
                                       fields_object (report, report_fields, zone));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
meeting_object (const HutMeetingView *view, gboolean leads, GTimeZone *zone)
{
  static const char *const fields[] = { "title",      "kind",      "rule",         "state",
                                        "place_name", "starts_at", "announced_at", "leader_name",
                                        "opened_at",  "term",      "closed_at",    NULL };
  static const char *const motion_fields[] = {
    "title",     "topic",      "method",     "subject",      "rule",    "state",
    "base",      "present",    "yes",        "no",           "abstain", "spoiled",
    "not_voted", "area_base",  "area_yes",   "counts",       "area_no", "verdict",
    "why",       "arithmetic", "citation",   "submit",       "blocks",  "count_1",
    "opened_at", "count_2",    "counted_at", "published_at", NULL
  };
  static const char *const resolution_fields[] = { "title",    "unit",           "due_at", "state",
                                                   "progress", "progress_words", NULL };
  const HutRecord *speech = hut_meeting_speaking (view->meeting);
  JsonObject *answer = fields_object (view->meeting->meeting, fields, zone);

  json_object_set_boolean_member (answer, "leads", leads);
  set_attendance (answer, view->attendance, zone);
  json_object_set_array_member (answer, "present_members", present_array (view->attendance));
  json_object_set_array_member (answer, "agenda", agenda_array (view, zone));
  if (speech != NULL)
    json_object_set_object_member (answer, "speaking", speaking_object (view, speech));
  json_object_set_array_member (answer, "waiting", waiting_array (view));
  json_object_set_int_member (answer, "speeches", view->meeting->speeches->len);
  json_object_set_int_member (answer, "ballots", view->meeting->ballots->len);
  json_object_set_array_member (answer, "motions",
                                records_array (view->meeting->motions, motion_fields, zone));
  json_object_set_array_member (
      answer, "resolutions", records_array (view->meeting->resolutions, resolution_fields, zone));
  json_object_set_array_member (answer, "earlier_resolutions",
                                earlier_array (view->meeting, resolution_fields, zone));
  return answer;
}

static gboolean
print_json (const HutMeetingView *view, gboolean leads, GTimeZone *zone)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  json_node_take_object (node, meeting_object (view, leads, zone));
  /* Not canonical: a quorum that is not asked stands there as null. */
  text = json_to_string (node, FALSE);
  line = g_strconcat (text, "\n", NULL);
  return hut_ctl_print (line, strlen (line));
}

/* ---- One, for people ---- */

static const char *
state_words (const HutRecord *record)
{
  return hut_field_code_label (hut_kind_field (record->kind, "state"),
                               hut_record_get_text (record, "state"));
}

static void
append_presence (GString *out, const HutAttendance *attendance)
{
  g_string_append_printf (out, _ ("Present %d of %d"), (int)attendance->present,
                          (int)attendance->base);
  if (attendance->quorum == HUT_QUORUM_REACHED)
    g_string_append_printf (out, "; %s", _ ("quorum reached"));
  if (attendance->quorum == HUT_QUORUM_MISSING)
    {
      g_string_append (out, "; ");
      g_string_append_printf (
          out,
          ngettext ("%d more has to come", "%d more have to come", (gulong)attendance->missing),
          (int)attendance->missing);
    }
  g_string_append_c (out, '\n');
}

static void
append_speech (GString *out, const HutRecord *speech, const HutRecord *member)
{
  const char *number = member != NULL ? hut_record_get_text (member, "number") : NULL;

  g_string_append_printf (out, "%s: %s, %s", state_words (speech), number != NULL ? number : "–",
                          hut_field_code_label (hut_kind_field (speech->kind, "stand"),
                                                hut_record_get_text (speech, "stand")));
}

/* Who speaks and for how long, then who waits, in their order. */
static void
append_floor (GString *out, const HutMeetingView *view)
{
  const HutRecord *speech = hut_meeting_speaking (view->meeting);

  if (speech != NULL)
    {
      int seconds = (int)(hut_speech_spoken (speech, view->made_at) / G_USEC_PER_SEC);

      append_speech (out, speech, hut_meeting_of (view->meeting, speech, "member"));
      g_string_append_printf (out, ", %d:%02d\n", seconds / 60, seconds % 60);
    }
  for (guint i = 0; i < view->list->waiting->len; i++)
    {
      const HutSpeechPlace *place = &g_array_index (view->list->waiting, HutSpeechPlace, i);

      append_speech (out, place->speech, place->member);
      g_string_append_c (out, '\n');
    }
}

static void
append_motion (GString *out, const HutRecord *motion)
{
  static const char *const lines[] = { "why", "arithmetic", "citation", "submit" };

  g_string_append_printf (out, "%s: %s\n", hut_record_get_text (motion, "title"),
                          state_words (motion));
  if (hut_record_get_text (motion, "verdict") != NULL)
    g_string_append_printf (out, "  %s\n",
                            hut_field_code_label (hut_kind_field (motion->kind, "verdict"),
                                                  hut_record_get_text (motion, "verdict")));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (hut_record_get_text (motion, lines[i]) != NULL)
      g_string_append_printf (out, "  %s\n", hut_record_get_text (motion, lines[i]));
}

static void
append_earlier (GString *out, const HutMeeting *meeting, const HutRecord *resolution)
{
  const HutRecord *report = hut_meeting_report (meeting, &resolution->id);

  g_string_append_printf (out, "%s: %s: %d%%%s%s\n", _ ("Earlier"),
                          hut_record_get_text (resolution, "title"),
                          (int)hut_record_get_int (resolution, "progress", 0),
                          report != NULL ? "; " : "", report != NULL ? _ ("reported") : "");
}

static gboolean
print_words (const HutMeetingView *view)
{
  const HutMeeting *meeting = view->meeting;
  const char *leader = hut_record_get_text (meeting->meeting, "leader_name");
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s: %s\n", hut_record_get_text (meeting->meeting, "title"),
                          state_words (meeting->meeting));
  if (leader != NULL)
    g_string_append_printf (out, _ ("%s leads it, term %d\n"), leader,
                            (int)hut_record_get_int (meeting->meeting, "term", 0));
  append_presence (out, view->attendance);
  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (view->agenda->items, HutAgendaItem, i);

      g_string_append_printf (out, "%s %s: %s\n", item->number,
                              hut_record_get_text (item->topic, "title"),
                              state_words (item->topic));
    }
  append_floor (out, view);
  for (guint i = 0; i < meeting->motions->len; i++)
    append_motion (out, meeting->motions->pdata[i]);
  for (guint i = 0; i < meeting->resolutions->len; i++)
    g_string_append_printf (out, "%s: %s\n",
                            hut_record_get_text (meeting->resolutions->pdata[i], "title"),
                            state_words (meeting->resolutions->pdata[i]));
  for (guint i = 0; i < meeting->earlier->len; i++)
    append_earlier (out, meeting, meeting->earlier->pdata[i]);
  return hut_ctl_print (out->str, out->len);
}

/* ---- Finding it ---- */

static HutMeetingView *
find_view (HutCtlDesk *desk, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) record = hut_reader_find_meeting (desk->reader, name, &failed);
  g_autoptr (HutOffice) office = NULL;
  HutMeeting *meeting =
      record != NULL ? hut_reader_meeting (desk->reader, &record->id, &failed) : NULL;

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (meeting == NULL)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "%s: %s",
                 _ ("no meeting, or more than one, of this name"), name);
  if (meeting == NULL)
    return NULL;
  office = hut_store_dup_office (desk->store);
  return hut_meeting_view_new (meeting, office, hut_time_now ());
}

static int
show (HutCtlDesk *desk, const HutMeetingView *view, gboolean json)
{
  HutUid here = hut_store_desk (desk->store);
  gboolean leads = hut_meeting_is_led_by (view->meeting, &here);

  return (json ? print_json (view, leads, hut_office_get_zone (view->office)) : print_words (view))
             ? HUT_CTL_DONE
             : HUT_CTL_FAILED;
}

static int
run (HutCtlDesk *desk, int argc, char **argv, gboolean json)
{
  g_autoptr (HutMeetingView) view = NULL;
  GError *error = NULL;

  if (g_str_equal (argv[1], "list") && argc == 2)
    return list (desk, json);
  if (g_str_equal (argv[1], "new") && argc > 2)
    return hut_ctl_meeting_new (desk, argv + 2, json);
  if (!(g_str_equal (argv[1], "show") && argc == 3) && !(g_str_equal (argv[1], "act") && argc > 3))
    return hut_ctl_usage (USAGE);
  view = find_view (desk, argv[2], &error);
  if (view == NULL)
    return hut_ctl_fail (error);
  return argc == 3 ? show (desk, view, json)
                   : hut_ctl_meeting_act (desk, view, argv[3], argv + 4, json);
}

int
hut_ctl_meeting (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc < 2)
    return hut_ctl_usage (USAGE);
  if (g_str_equal (argv[1], "acts"))
    return hut_ctl_meeting_acts ();
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  return run (&desk, argc, argv, json);
}

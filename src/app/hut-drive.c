/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hand that works by script; see the header. A step every STEP milliseconds, taken in turn from
 * a fixed order, with numbers from a generator of its own: each run does the same. What its frames
 * cost is in hut-drive-frames.c. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-drive.h"

#include "app/hut-drive-frames.h"
#include "app/hut-window-private.h"
#include "cases/hut-case-list-view.h"
#include "mapview/hut-map-view.h"

#include <stdlib.h>

#define STEP 400
#define REST_SECONDS 5
#define TELL_SECONDS 10
#define SEED 20
#define N_FILTERS 8

typedef struct
{
  HutWindow *window;
  HutMapView *map;
  GtkWidget *list;
  GRand *rand;
  gboolean writes;
  double minutes;
  gint64 end; /* monotonic time */
  guint step;
  guint n_writes;
} Drive;

static HutCaseBrowser *
browser_of (Drive *drive)
{
  return hut_desk_get_browser (drive->window->desk);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* ---- What it does ---- */

static void
pan (Drive *drive)
{
  HutBox bounds = hut_map_view_get_bounds (drive->map);
  HutPoint centre = hut_map_view_get_centre (drive->map);
  double east = g_rand_double_range (drive->rand, -0.6, 0.6);
  double north = g_rand_double_range (drive->rand, -0.6, 0.6);

  centre.lon += (gint32)(east * (bounds.max_lon - bounds.min_lon));
  centre.lat += (gint32)(north * (bounds.max_lat - bounds.min_lat));
  hut_map_view_show_point (drive->map, centre, hut_map_view_get_zoom (drive->map));
}

/* Around a case of the list, so that the way never leads away from the street. */
static void
zoom (Drive *drive)
{
  GListModel *list = G_LIST_MODEL (hut_case_browser_get_list (browser_of (drive)));
  guint n = g_list_model_get_n_items (list);
  g_autoptr (HutCase) item =
      n > 0 ? g_list_model_get_item (list, g_rand_int_range (drive->rand, 0, (gint32)n)) : NULL;
  HutPoint place = hut_map_view_get_centre (drive->map);

  if (item != NULL)
    hut_case_get_place (item, &place);
  hut_map_view_show_point (drive->map, place, g_rand_double_range (drive->rand, 12.5, 18));
}

static void
filter (Drive *drive)
{
  g_autoptr (HutCaseFilter) asked = hut_case_filter_new ();
  GPtrArray *communities = hut_case_browser_get_communities (browser_of (drive));
  guint which = drive->step % N_FILTERS;

  asked->open = which != 1 && which != 6;
  asked->order = which == 2   ? HUT_CASE_ORDER_NEWEST
                 : which == 6 ? HUT_CASE_ORDER_NUMBER
                              : HUT_CASE_ORDER_DUE;
  asked->due = which == 3 ? HUT_DUE_OVERDUE : which == 5 ? HUT_DUE_TODAY : HUT_DUE_ANY;
  if (which == 4 && communities->len > 0)
    asked->community = g_strdup (hut_record_get_text (communities->pdata[0], "code"));
  hut_case_browser_set_filter (browser_of (drive), asked);
}

/* Two characters of a title in the list. */
static void
search (Drive *drive)
{
  GListModel *list = G_LIST_MODEL (hut_case_browser_get_list (browser_of (drive)));
  g_autoptr (HutCase) item = g_list_model_get_item (list, 0);
  const char *title = item != NULL ? hut_case_get_title (item) : NULL;
  g_autofree char *term = NULL;

  if (title != NULL && g_utf8_strlen (title, -1) >= 2)
    term = g_utf8_substring (title, 0, 2);
  hut_case_browser_set_text (browser_of (drive), term);
}

static void
forget_search (Drive *drive)
{
  hut_case_browser_set_text (browser_of (drive), NULL);
}

static guint
choose_position (Drive *drive)
{
  guint n = hut_case_browser_get_count (browser_of (drive));

  return n > 0 ? (guint)g_rand_int_range (drive->rand, 0, (gint32)n) : G_MAXUINT;
}

static void
choose (Drive *drive)
{
  guint position = choose_position (drive);

  if (position != G_MAXUINT)
    hut_case_browser_select_position (browser_of (drive), position);
}

static void
scroll (Drive *drive)
{
  guint position = choose_position (drive);

  if (position != G_MAXUINT && drive->list != NULL)
    gtk_widget_activate_action (drive->list, "list.scroll-to-item", "u", position);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!hut_store_write_finish (HUT_STORE (source), result, &error))
    g_printerr ("drive could not write: %s\n", error->message);
}

/* A case like @item is received. */
static void
add_case (Drive *drive, HutWrite *write, HutCase *item)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutTime now = hut_time_now ();
  HutPoint place;

  hut_record_set_text (record, "title", hut_case_get_title (item));
  hut_record_set_text (record, "state", "received");
  hut_record_set_int (record, "created_at", now);
  hut_record_set_int (record, "due_at",
                      now + g_rand_int_range (drive->rand, -200, 200) * HUT_TIME_HOUR);
  if (hut_case_get_place (item, &place))
    hut_record_set (record, "place", hut_value_point (place));
  hut_write_create (write, record);
}

/* Some steps away. */
static void
move_case (Drive *drive, HutWrite *write, HutCase *item, HutPoint place)
{
  place.lon += g_rand_int_range (drive->rand, -5000, 5000);
  place.lat += g_rand_int_range (drive->rand, -5000, 5000);
  hut_write_update (write, &hut_kind_case, hut_case_get_id (item));
  hut_write_set (write, "place", hut_value_point (place));
}

static void
write_case (Drive *drive)
{
  GListModel *list = G_LIST_MODEL (hut_case_browser_get_list (browser_of (drive)));
  guint position = choose_position (drive);
  g_autoptr (HutCase) item = position != G_MAXUINT ? g_list_model_get_item (list, position) : NULL;
  HutWrite *write;
  HutPoint place;

  if (!drive->writes || item == NULL || hut_uid_is_nil (hut_case_get_id (item)))
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  if (drive->n_writes++ % 2 == 0 || !hut_case_get_place (item, &place))
    add_case (drive, write, item);
  else
    move_case (drive, write, item, place);
  hut_store_write_async (hut_desk_get_store (drive->window->desk), write, NULL, on_written, NULL);
}

static const struct
{
  const char *name;
  void (*func) (Drive *drive);
} acts[] = {
  { "pan", pan },          { "pan", pan },          { "zoom", zoom },
  { "write", write_case }, { "pan", pan },          { "select", choose },
  { "zoom", zoom },        { "filter", filter },    { "pan", pan },
  { "pan", pan },          { "scroll", scroll },    { "write", write_case },
  { "zoom", zoom },        { "pan", pan },          { "search", search },
  { "pan", pan },          { "select", choose },    { "zoom", zoom },
  { "pan", pan },          { "write", write_case }, { "no search", forget_search },
  { "pan", pan },          { "scroll", scroll },
};

/* ---- Its time ---- */

static gboolean
tell (gpointer data)
{
  Drive *drive = data;

  hut_drive_frames_tell ();
  g_printerr ("drive writes %u\n", drive->n_writes);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_step (gpointer data)
{
  Drive *drive = data;
  gboolean busy = FALSE;

  if (drive->window->desk == NULL || g_get_monotonic_time () > drive->end)
    {
      tell (drive);
      g_printerr ("drive ends\n");
      g_application_quit (g_application_get_default ());
      return G_SOURCE_REMOVE;
    }
  /* A question that is asked is let to its answer: a person waits for what was found. */
  g_object_get (browser_of (drive), "busy", &busy, NULL);
  drive->step++;
  if (busy)
    {
      hut_drive_frames_note ("pan");
      pan (drive);
      return G_SOURCE_CONTINUE;
    }
  hut_drive_frames_note (acts[drive->step % G_N_ELEMENTS (acts)].name);
  acts[drive->step % G_N_ELEMENTS (acts)].func (drive);
  return G_SOURCE_CONTINUE;
}

/* Keeps the frames coming, as while a finger is on the map. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The window has made what it makes after it is ready. */
static gboolean
begin (gpointer data)
{
  Drive *drive = data;

  g_printerr ("drive begins\n");
  drive->end = g_get_monotonic_time () + (gint64)(drive->minutes * 60 * G_USEC_PER_SEC);
  hut_drive_frames_start (GTK_WIDGET (drive->window));
  gtk_widget_add_tick_callback (GTK_WIDGET (drive->window), on_tick, drive, NULL);
  g_timeout_add (STEP, on_step, drive);
  g_timeout_add_seconds (TELL_SECONDS, tell, drive);
  return G_SOURCE_REMOVE;
}

void
hut_drive_start (HutWindow *window)
{
  const char *minutes = g_getenv ("HUTONG_DRIVE");
  GtkWidget *map;
  Drive *drive;

  if (minutes == NULL)
    return;
  hut_window_go_to (window, "map");
  map = find_widget (GTK_WIDGET (window), HUT_TYPE_MAP_VIEW);
  g_return_if_fail (map != NULL);

  /* As long as the process, which ends with it. */
  drive = g_new0 (Drive, 1);
  drive->window = window;
  drive->map = HUT_MAP_VIEW (map);
  drive->list = find_widget (GTK_WIDGET (window->work), HUT_TYPE_CASE_LIST_VIEW);
  drive->list = drive->list != NULL ? find_widget (drive->list, GTK_TYPE_LIST_VIEW) : NULL;
  drive->rand = g_rand_new_with_seed (SEED);
  drive->writes = g_strcmp0 (g_getenv ("HUTONG_DRIVE_WRITES"), "1") == 0;
  drive->minutes = g_ascii_strtod (minutes, NULL);
  hut_drive_frames_note ("start");
  g_timeout_add_seconds (REST_SECONDS, begin, drive);
}

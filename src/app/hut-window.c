/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frame of the window: head, sidebar, places, search, toasts. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-drive.h"
#include "app/hut-seat-places.h"
#include "app/hut-trace.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* The page is taken for drawn and idle after so many frames without news. */
#define QUIET_FRAMES 3

G_DEFINE_FINAL_TYPE (HutWindow, hut_window, GTK_TYPE_APPLICATION_WINDOW)

/* Places: the name that actions take, the page of the stack, and how the work page shows it. */
static const struct
{
  const char *name;
  const char *page;
  HutWorkMode mode;
} places[] = {
  { "today", "today", HUT_WORK_CASES },       { "mine", "mine", HUT_WORK_CASES },
  { "matters", "matters", HUT_WORK_CASES },   { "map", "work", HUT_WORK_MAP },
  { "cases", "work", HUT_WORK_CASES },        { "whistles", "whistles", HUT_WORK_CASES },
  { "council", "council", HUT_WORK_CASES },   { "roster", "roster", HUT_WORK_CASES },
  { "insights", "insights", HUT_WORK_CASES }, { "conflicts", "conflicts", HUT_WORK_CASES },
  { "waiting", "waiting", HUT_WORK_CASES },   { "import", "import", HUT_WORK_CASES },
};

static HutSeatKind
seat_of (HutWindow *self)
{
  return self->desk != NULL ? hut_case_browser_get_seat (hut_desk_get_browser (self->desk))->kind
                            : HUT_SEAT_STREET;
}

void
hut_window_go_to (HutWindow *self, const char *place)
{
  if (g_str_equal (place, "board"))
    {
      hut_window_go_to (self, "whistles");
      if (g_str_equal (self->place, "whistles"))
        hut_whistles_page_open_board (self->whistles);
      return;
    }
  if (g_str_has_prefix (place, "roster/"))
    {
      hut_window_go_to (self, "roster");
      if (g_str_equal (self->place, "roster"))
        hut_roster_page_show_view (self->roster, place + strlen ("roster/"));
      return;
    }
  if (!hut_seat_has_place (seat_of (self), place))
    place = hut_seat_first_place (seat_of (self));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_equal (places[i].name, place))
        continue;
      self->place = places[i].name;
      hut_window_need_page (self, places[i].page);
      if (g_str_equal (places[i].page, "work"))
        hut_work_page_set_mode (self->work, places[i].mode);
      gtk_stack_set_visible_child_name (self->places, places[i].page);
      hut_sidebar_set_place (self->sidebar, self->place);
      return;
    }
  g_warning ("there is no place \"%s\"", place);
}

void
hut_window_tell (HutWindow *self, const char *text, const char *label, const char *action)
{
  hut_toast_overlay_show (self->toasts, text, label, action);
}

/* What the head of the window offers. */
static void
show_head (HutWindow *self)
{
  gboolean desk = g_strcmp0 (gtk_stack_get_visible_child_name (self->stage), "desk") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          desk && hut_seat_has_action (seat_of (self), "search"));
  gtk_widget_set_visible (self->new_button,
                          desk && hut_seat_has_action (seat_of (self), "new-case"));
}

void
hut_window_set_stage (HutWindow *self, const char *stage)
{
  gtk_stack_set_visible_child_name (self->stage, stage);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (stage, "opening"));
  show_head (self);
  if (g_str_equal (stage, "start"))
    hut_start_page_enter (self->start_page);
}

/* Search: what is typed goes to the filter, and what the filter says comes back. */
static void
on_search_changed (HutWindow *self)
{
  const char *text = gtk_editable_get_text (self->search);
  const HutCaseFilter *filter;

  if (self->desk == NULL)
    return;
  filter = hut_case_browser_get_filter (hut_desk_get_browser (self->desk));
  if (g_strcmp0 (filter->text != NULL ? filter->text : "", text) == 0)
    return;
  hut_case_browser_set_text (hut_desk_get_browser (self->desk), text);
  if (*text != '\0' && !g_str_equal (self->place, "map"))
    hut_window_go_to (self, "cases");
}

static void
on_filter_changed (HutWindow *self)
{
  const HutCaseFilter *filter = hut_case_browser_get_filter (hut_desk_get_browser (self->desk));
  const char *text = filter->text != NULL ? filter->text : "";

  if (g_strcmp0 (gtk_editable_get_text (self->search), text) != 0)
    gtk_editable_set_text (self->search, text);
}

static void
on_search_activate (HutWindow *self)
{
  on_search_changed (self);
  hut_work_page_focus_list (hut_window_get_work (self));
}

/* Down leads from the words into what they found, as Enter does. */
static gboolean
on_search_key (HutWindow *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  on_search_activate (self);
  return GDK_EVENT_STOP;
}

static void
on_search_stopped (HutWindow *self)
{
  gtk_editable_set_text (self->search, "");
}

/* What was done to cases is told by a toast, with the way back. */
static void
on_told (HutWindow *self, const char *message, const char *batch)
{
  g_autofree char *action =
      batch != NULL ? g_action_print_detailed_name ("app.undo", g_variant_new_string (batch))
                    : NULL;

  hut_window_tell (self, message, batch != NULL ? _ ("Undo") : NULL, action);
}

static void
on_failed (HutWindow *self, const char *message)
{
  hut_window_tell (self, message, NULL, NULL);
}

static void
show_street (HutWindow *self)
{
  const char *seat = self->desk != NULL
                         ? hut_case_browser_get_seat_name (hut_desk_get_browser (self->desk))
                         : NULL;
  const char *name = seat != NULL ? seat
                     : self->desk != NULL
                         ? hut_store_get_street_name (hut_desk_get_store (self->desk))
                         : NULL;
  g_autofree char *label = NULL;

  if (name != NULL)
    {
      /* Translators: the title of the window: the street or who else sits here, and the program. */
      g_autofree char *title = g_strdup_printf (_ ("%s – Hutong"), name);

      gtk_window_set_title (GTK_WINDOW (self), title);
    }
  else
    gtk_window_set_title (GTK_WINDOW (self), _ ("Hutong"));
  gtk_label_set_label (self->street_label, name != NULL ? name : _ ("Hutong"));
  label = seat != NULL ? g_strdup (seat)
                       : g_strdup_printf (_ ("Street: %s"), name != NULL ? name : _ ("none"));
  hut_button_set_name (self->street_button, label);
}

/* Somebody else sits here: another one opened the file, or the server said who that is. */
static void
show_seat (HutWindow *self)
{
  show_street (self);
  hut_window_offer_actions (self, seat_of (self));
  show_head (self);
  if (!hut_seat_has_place (seat_of (self), self->place))
    hut_window_go_to (self, self->place);
}

void
hut_window_set_desk (HutWindow *self, HutDesk *desk)
{
  g_autoptr (HutDesk) old = g_steal_pointer (&self->desk);
  HutCaseActions *actions = desk != NULL ? hut_desk_get_actions (desk) : NULL;

  g_clear_pointer (&self->bell, hut_whistle_bell_free);
  self->desk = desk != NULL ? g_object_ref (desk) : NULL;
  if (desk != NULL)
    self->bell = hut_whistle_bell_new (
        desk, self->settings, G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  g_signal_group_set_target (self->browser_signals,
                             desk != NULL ? hut_desk_get_browser (desk) : NULL);
  g_signal_group_set_target (self->action_signals, actions);
  hut_sidebar_set_desk (self->sidebar, desk);
  hut_sync_badge_set_desk (self->badge, desk);
  hut_today_set_desk (self->today, desk);
  hut_mine_page_set_actions (self->mine, actions);
  hut_matters_page_set_actions (self->matters, actions);
  hut_window_set_pages_desk (self, desk);
  hut_cards_page_set_actions (HUT_CARDS_PAGE (self->conflicts), actions);
  hut_cards_page_set_actions (HUT_CARDS_PAGE (self->waiting), actions);
  gtk_editable_set_text (self->search, "");
  show_seat (self);
  if (old != NULL)
    hut_desk_close (old);
  hut_window_use_waiting_map (self);
}

/* Scripts that take pictures or drive the window wait for a line "ready"; "usable" comes
 * when a person can begin. */
static gboolean
is_settled (HutWindow *self, gboolean (*today_is) (HutToday *today))
{
  const char *stage = gtk_stack_get_visible_child_name (self->stage);
  HutSyncState state;

  if (g_str_equal (stage, "opening"))
    return FALSE;
  if (!g_str_equal (stage, "desk"))
    return TRUE;
  state = hut_sync_get_state (hut_desk_get_sync (self->desk));
  if (state == HUT_SYNC_STATE_SYNCING ||
      (self->server_url != NULL && state == HUT_SYNC_STATE_SIGNED_OUT))
    return FALSE;
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "work"))
    return hut_work_page_is_filled (self->work);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "mine"))
    return hut_mine_page_is_filled (self->mine);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "matters"))
    return hut_matters_page_is_filled (self->matters);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "whistles"))
    return hut_whistles_page_is_filled (self->whistles);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "council"))
    return hut_council_page_is_filled (self->council);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "roster"))
    return hut_roster_page_is_filled (self->roster);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->places), "insights"))
    return hut_insights_page_is_filled (self->insights);
  return today_is (self->today);
}

static void
say (const char *word)
{
  hut_trace (word);
  if (g_strcmp0 (g_getenv ("HUTONG_SAY_READY"), "1") != 0)
    return;
  g_print ("%s\n", word);
  fflush (stdout);
}

static gboolean
on_ready_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HutWindow *self = HUT_WINDOW (widget);

  /* The frame before this one was drawn with it. */
  if (is_settled (self, hut_today_is_usable) && ++self->usable_frames == 2)
    say ("usable");
  self->quiet_frames = is_settled (self, hut_today_is_filled) ? self->quiet_frames + 1 : 0;
  if (self->quiet_frames < QUIET_FRAMES)
    return G_SOURCE_CONTINUE;
  say ("ready");
  self->ready_tick = 0;
  hut_window_make_pages_later (self);
  hut_drive_start (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_give_up_answered (HutPrompt *prompt, gpointer data)
{
  HutWindow *self = data;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Closing would cost something: ask first. */
static gboolean
ask_before_closing (HutWindow *self, const char *title, const char *text, const char *button)
{
  HutPrompt *prompt =
      hut_prompt_new (GTK_WIDGET (self), title, text, button, on_give_up_answered, self, NULL);

  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
  return GDK_EVENT_STOP;
}

static gboolean
hut_window_close_request (GtkWindow *window)
{
  HutWindow *self = HUT_WINDOW (window);
  gboolean asks = !self->closing && self->desk != NULL;
  int width, height;

  if (asks && ((self->work != NULL && hut_work_page_is_editing (self->work)) ||
               (self->whistles != NULL && hut_whistles_page_is_editing (self->whistles))))
    return ask_before_closing (
        self, _ ("Close without saving?"),
        _ ("The form has been filled in and not saved. What was typed will be lost."),
        _ ("Close without Saving"));
  if (asks && self->import != NULL && hut_import_page_is_running (self->import))
    return ask_before_closing (self, _ ("Stop the import?"),
                               _ ("It is not done yet. Nothing of it will be kept; the file can be "
                                  "imported again."),
                               _ ("Stop and Close"));
  gtk_window_get_default_size (window, &width, &height);
  hut_settings_set_window (self->settings, width, height, gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (hut_window_parent_class)->close_request (window);
}

static void
hut_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_window_parent_class)->map (widget);
  hut_trace ("the window is on screen");
}

static void
hut_window_dispose (GObject *object)
{
  HutWindow *self = HUT_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->pages_source, g_source_remove);
  if (self->desk != NULL)
    hut_window_set_desk (self, NULL);
  g_clear_object (&self->browser_signals);
  g_clear_object (&self->action_signals);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hut_window_parent_class)->dispose (object);
}

static void
hut_window_finalize (GObject *object)
{
  HutWindow *self = HUT_WINDOW (object);

  g_free (self->path);
  g_free (self->street);
  g_free (self->copy);
  g_free (self->done);
  g_free (self->map_waiting);
  g_free (self->server_url);
  g_free (self->server_user);
  g_free (self->server_password);
  G_OBJECT_CLASS (hut_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutWindow, street_button);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, street_label);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, main_button);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, badge);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, file_notice);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, places);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, today);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, matters);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, mine);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, conflicts);
  gtk_widget_class_bind_template_child (widget_class, HutWindow, waiting);
}

static void
hut_window_class_init (HutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_window_finalize;
  widget_class->map = hut_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = hut_window_close_request;

  g_type_ensure (HUT_TYPE_SYNC_BADGE);
  g_type_ensure (HUT_TYPE_TOAST_OVERLAY);
  g_type_ensure (HUT_TYPE_START_PAGE);
  g_type_ensure (HUT_TYPE_TROUBLE_PAGE);
  g_type_ensure (HUT_TYPE_SIDEBAR);
  g_type_ensure (HUT_TYPE_FILE_NOTICE);
  g_type_ensure (HUT_TYPE_TODAY);
  g_type_ensure (HUT_TYPE_MATTERS_PAGE);
  g_type_ensure (HUT_TYPE_MINE_PAGE);
  g_type_ensure (HUT_TYPE_CONFLICTS_PAGE);
  g_type_ensure (HUT_TYPE_WAITING_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
}

static void
hut_window_init (HutWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stage);
  hut_stack_hide_others (self->places);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->main_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main menu"), -1);

  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::filter",
                                  G_CALLBACK (on_filter_changed), self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::seat", G_CALLBACK (show_seat),
                                  self);
  self->action_signals = g_signal_group_new (HUT_TYPE_CASE_ACTIONS);
  g_signal_group_connect_swapped (self->action_signals, "told", G_CALLBACK (on_told), self);
  g_signal_group_connect_swapped (self->action_signals, "failed", G_CALLBACK (on_failed), self);
  self->ready_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_ready_tick, NULL, NULL);
  hut_window_take_drops (self);
  show_street (self);
  hut_window_go_to (self, "today");
}

/* Days begin elsewhere now, and all that counts by them. */
static void
show_zone (HutWindow *self)
{
  g_autofree char *zone = NULL;

  g_object_get (self->settings, "time-zone", &zone, NULL);
  hut_time_set_shown_zone (zone);
  hut_today_refresh (self->today);
  if (self->desk == NULL)
    return;
  hut_desk_refresh (self->desk);
  hut_case_browser_refresh (hut_desk_get_browser (self->desk));
}

HutWindow *
hut_window_new (GtkApplication *application, HutSettings *settings)
{
  HutWindow *self = g_object_new (HUT_TYPE_WINDOW, "application", application, NULL);
  gboolean maximized;
  int width, height;

  self->settings = g_object_ref (settings);
  hut_settings_get_window (settings, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "notify::time-zone", G_CALLBACK (show_zone), self,
                           G_CONNECT_SWAPPED);
  show_zone (self);
  hut_window_add_actions (self, application);
  return self;
}

void
hut_window_sign_in_to (HutWindow *self, const char *url, const char *user, const char *password)
{
  g_free (self->server_url);
  g_free (self->server_user);
  g_free (self->server_password);
  self->server_url = g_strdup (url);
  self->server_user = g_strdup (user);
  self->server_password = g_strdup (password);
}

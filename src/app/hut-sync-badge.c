/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sync badge of the head bar and its popover. Main thread only; the list of what is not sent
 * is one bounded read, made when the popover opens. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-sync-badge.h"

#include "app/hut-app-words.h"
#include "store/hut-pending-words.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN_UNSENT 8

struct _HutSyncBadge
{
  GtkWidget parent_instance;
  GtkWidget *button;
  GtkImage *sign;
  GtkLabel *label;
  GtkPopover *popover;
  GtkLabel *heading;
  GtkLabel *explanation;
  GtkListBox *unsent;
  GtkWidget *more;
  GtkWidget *show_waiting;
  GtkWidget *show_conflicts;
  GtkWidget *sign_in;
  GtkWidget *sync_now;
  HutDesk *desk;
  GSignalGroup *desk_signals;
  GSignalGroup *sync_signals;
};

G_DEFINE_FINAL_TYPE (HutSyncBadge, hut_sync_badge, GTK_TYPE_WIDGET)

/* What the badge says; one of these at a time, the most pressing. */
typedef struct
{
  const char *icon;
  const char *style; /* of the label, or NULL */
  char *label;
  char *heading;
  const char *explanation;
} Standing;

static char *
synced_at (HutSync *sync)
{
  HutTime at = hut_sync_get_last_synced (sync);
  HutTime today = hut_time_day_start (hut_time_now (), hut_time_shown_zone (), 0);

  if (at == 0)
    return g_strdup (_ ("not yet"));
  return hut_time_format (at, hut_time_shown_zone (),
                          /* Translators: strftime patterns for a time of today, and of before. */
                          at >= today ? _ ("%H:%M") : _ ("%e %b %H:%M"));
}

static void
tell_state (Standing *standing, HutSync *sync, const HutPendingCounts *pending)
{
  g_autofree char *at = synced_at (sync);
  g_autofree char *unsent = hut_unsent_number (pending->unsent);

  switch (hut_sync_get_state (sync))
    {
    case HUT_SYNC_STATE_SIGNED_OUT:
      standing->icon = "hut-offline-symbolic";
      standing->label = g_strdup (_ ("This computer only"));
      standing->heading = g_strdup (_ ("Kept on this computer only"));
      standing->explanation =
          _ ("Everything works without a server. Sign in to one to work together with others.");
      return;
    case HUT_SYNC_STATE_SIGN_IN_NEEDED:
      standing->icon = "hut-person-symbolic";
      standing->style = "hut-overdue";
      standing->label = g_strdup (_ ("Sign in"));
      standing->heading = g_strdup (_ ("The server asks who you are"));
      standing->explanation = _ ("Sign in again; what is not sent stays here until then.");
      return;
    case HUT_SYNC_STATE_PROBLEM:
      standing->icon = "hut-sync-error-symbolic";
      standing->style = "hut-overdue";
      standing->label = g_strdup (_ ("Not in step"));
      standing->heading = g_strdup (_ ("Not in step with the server"));
      standing->explanation = hut_sync_get_message (sync);
      return;
    case HUT_SYNC_STATE_OFFLINE:
      standing->icon = "hut-offline-symbolic";
      standing->label = pending->unsent > 0
                            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Offline · %s unsent",
                                                            "Offline · %s unsent", pending->unsent),
                                               unsent)
                            : g_strdup (_ ("Offline"));
      standing->heading = g_strdup_printf (_ ("The server cannot be reached; in step %s"), at);
      standing->explanation =
          _ ("Go on working: changes are kept here and sent by themselves once it answers.");
      return;
    case HUT_SYNC_STATE_SYNCING:
    case HUT_SYNC_STATE_IDLE:
    default:
      standing->icon = "hut-sync-symbolic";
      standing->style = "hut-good";
      standing->label = pending->unsent > 0
                            ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s unsent",
                                                            "%s unsent", pending->unsent),
                                               unsent)
                            : g_strdup_printf (_ ("In step · %s"), at);
      standing->heading = g_strdup_printf (_ ("In step with the server: %s"), at);
      standing->explanation = pending->unsent > 0
                                  ? _ ("The changes below are being sent.")
                                  : _ ("Everything entered here has reached the server.");
    }
}

/* Conflicts and refused changes come before all but what keeps sync from working. */
static void
tell_answers (Standing *standing, const HutPendingCounts *pending)
{
  g_clear_pointer (&standing->label, g_free);
  standing->style = "hut-overdue";
  if (pending->conflicts > 0)
    {
      standing->icon = "hut-conflict-symbolic";
      standing->explanation =
          _ ("Two people changed the same. Nothing is lost: choose which words are right.");
      standing->label = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u conflict", "%u conflicts", pending->conflicts),
          pending->conflicts);
    }
  else
    {
      standing->icon = "hut-sync-error-symbolic";
      standing->explanation =
          _ ("The server did not take some changes. Each waits for your answer.");
      standing->label = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u to answer", "%u to answer", pending->waiting),
          pending->waiting);
    }
}

static void
show_standing (HutSyncBadge *self)
{
  static const char *const styles[] = { "hut-overdue", "hut-good" };
  HutDay *day = self->desk != NULL ? hut_desk_get_day (self->desk) : NULL;
  HutPendingCounts pending = day != NULL ? day->pending : (HutPendingCounts){ 0 };
  Standing standing = { 0 };
  g_autofree char *name = NULL;
  HutSyncState state;

  if (self->desk == NULL)
    return;
  state = hut_sync_get_state (hut_desk_get_sync (self->desk));
  tell_state (&standing, hut_desk_get_sync (self->desk), &pending);
  if (pending.conflicts + pending.waiting > 0 && state != HUT_SYNC_STATE_SIGN_IN_NEEDED &&
      state != HUT_SYNC_STATE_PROBLEM)
    tell_answers (&standing, &pending);

  gtk_image_set_from_icon_name (self->sign, standing.icon);
  gtk_label_set_label (self->label, standing.label);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), styles[i]);
  if (standing.style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), standing.style);
  gtk_label_set_label (self->heading, standing.heading);
  gtk_label_set_label (self->explanation, standing.explanation != NULL ? standing.explanation : "");
  gtk_widget_set_visible (self->show_waiting, pending.unsent + pending.waiting > 0);
  gtk_widget_set_visible (self->show_conflicts, pending.conflicts > 0);
  gtk_widget_set_visible (self->sign_in, state == HUT_SYNC_STATE_SIGNED_OUT ||
                                             state == HUT_SYNC_STATE_SIGN_IN_NEEDED);
  gtk_widget_set_visible (self->sync_now, state != HUT_SYNC_STATE_SIGNED_OUT &&
                                              state != HUT_SYNC_STATE_SIGN_IN_NEEDED);
  name = g_strdup_printf (_ ("Sync: %s"), standing.label);
  hut_button_set_name (self->button, name);
  g_free (standing.label);
  g_free (standing.heading);
}

/* "what was done · which record" */
static GtkWidget *
unsent_row (const HutPendingOperation *pending)
{
  const HutOperation *operation = pending->operation;
  const char *verb = operation->verb == HUT_VERB_CREATE   ? C_ ("operation", "New")
                     : operation->verb == HUT_VERB_UPDATE ? C_ ("operation", "Changed")
                                                          : C_ ("operation", "Voided");
  const char *title = pending->title != NULL ? pending->title
                                             : g_dgettext (GETTEXT_PACKAGE, operation->kind->label);
  g_autofree char *text = g_strdup_printf ("%s · %s", verb, title);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
fill_popover (HutSyncBadge *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unsent = NULL;
  HutDay *day = hut_desk_get_day (self->desk);
  HutReader *reader = hut_case_browser_get_reader (hut_desk_get_browser (self->desk));
  GtkListBoxRow *old;
  guint rest;

  while ((old = gtk_list_box_get_row_at_index (self->unsent, 0)) != NULL)
    gtk_list_box_remove (self->unsent, GTK_WIDGET (old));
  if (reader != NULL)
    unsent = hut_reader_unsent (reader, SHOWN_UNSENT, &error);
  if (error != NULL)
    {
      g_autofree char *words = hut_app_words_error (error);

      g_warning ("cannot read what is not sent: %s", error->message);
      gtk_label_set_label (self->explanation, words);
    }
  for (guint i = 0; unsent != NULL && i < unsent->len; i++)
    gtk_list_box_append (self->unsent, unsent_row (g_ptr_array_index (unsent, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->unsent), unsent != NULL && unsent->len > 0);

  rest = day != NULL && unsent != NULL && day->pending.unsent > unsent->len
             ? day->pending.unsent - unsent->len
             : 0;
  gtk_widget_set_visible (self->more, rest > 0);
  if (rest > 0)
    {
      g_autofree char *number = hut_unsent_rest_number (day->pending.unsent, unsent->len);
      g_autofree char *words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %s more", "and %s more", rest), number);

      gtk_label_set_label (GTK_LABEL (self->more), words);
    }
}

static void
on_popover_shown (HutSyncBadge *self)
{
  if (self->desk == NULL)
    return;
  show_standing (self);
  fill_popover (self);
}

/* The desk has another sync, or there is another desk. */
static void
follow_sync (HutSyncBadge *self)
{
  g_signal_group_set_target (self->sync_signals,
                             self->desk != NULL ? hut_desk_get_sync (self->desk) : NULL);
  show_standing (self);
}

static void
hut_sync_badge_dispose (GObject *object)
{
  HutSyncBadge *self = HUT_SYNC_BADGE (object);

  g_clear_object (&self->desk_signals);
  g_clear_object (&self->sync_signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_sync_badge_parent_class)->dispose (object);
}

static void
hut_sync_badge_class_init (HutSyncBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_sync_badge_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-sync-badge.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, button);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, sign);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, label);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, popover);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, heading);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, explanation);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, unsent);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, more);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, show_waiting);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, show_conflicts);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, sign_in);
  gtk_widget_class_bind_template_child (widget_class, HutSyncBadge, sync_now);
}

static void
hut_sync_badge_init (HutSyncBadge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_shown), self,
                           G_CONNECT_SWAPPED);
  self->desk_signals = g_signal_group_new (HUT_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "notify::day", G_CALLBACK (show_standing),
                                  self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::sync", G_CALLBACK (follow_sync),
                                  self);
  self->sync_signals = g_signal_group_new (HUT_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify", G_CALLBACK (show_standing), self);
}

void
hut_sync_badge_set_desk (HutSyncBadge *self, HutDesk *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->desk_signals, desk);
  gtk_widget_set_visible (GTK_WIDGET (self), desk != NULL);
  follow_sync (self);
}

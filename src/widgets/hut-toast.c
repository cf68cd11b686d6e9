/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One toast over a child: a revealer at the bottom of an overlay, hidden after some seconds unless
 * the pointer or the focus is on it. Its label is an alert to the accessible tree; where alerts
 * are silent, its change of name is what is told. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-toast.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What can be taken back stands longer: it is read, thought about, and reached by keys. */
#define SHOWN_SECONDS 6
#define SHOWN_SECONDS_WITH_BUTTON 12

struct _HutToastOverlay
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *revealer;
  GtkWidget *toast;
  GtkWidget *label;
  GtkWidget *button;
  guint hide_id;
  gboolean held;
};

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (HutToastOverlay, hut_toast_overlay, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
on_time (gpointer data)
{
  HutToastOverlay *self = HUT_TOAST_OVERLAY (data);

  if (self->held)
    return G_SOURCE_CONTINUE;
  self->hide_id = 0;
  hut_toast_overlay_hide (self);
  return G_SOURCE_REMOVE;
}

static void
on_held (GtkEventController *controller, GParamSpec *pspec, HutToastOverlay *self)
{
  gboolean held = FALSE;

  g_object_get (controller,
                GTK_IS_EVENT_CONTROLLER_FOCUS (controller) ? "contains-focus" : "contains-pointer",
                &held, NULL);
  self->held = held;
}

/* What is not revealed is not in the accessible tree either. */
static void
tell_hidden (HutToastOverlay *self, gboolean hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toast), GTK_ACCESSIBLE_STATE_HIDDEN, hidden,
                               -1);
}

static void
on_button (GtkButton *button, HutToastOverlay *self)
{
  hut_toast_overlay_hide (self);
}

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    hut_toast_overlay_set_child (HUT_TOAST_OVERLAY (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

static void
hut_toast_overlay_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CHILD)
    g_value_set_object (value,
                        gtk_overlay_get_child (GTK_OVERLAY (HUT_TOAST_OVERLAY (object)->overlay)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_toast_overlay_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_CHILD)
    hut_toast_overlay_set_child (HUT_TOAST_OVERLAY (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_toast_overlay_dispose (GObject *object)
{
  HutToastOverlay *self = HUT_TOAST_OVERLAY (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_toast_overlay_parent_class)->dispose (object);
}

static void
hut_toast_overlay_class_init (HutToastOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_toast_overlay_get_property;
  object_class->set_property = hut_toast_overlay_set_property;
  object_class->dispose = hut_toast_overlay_dispose;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_toast (HutToastOverlay *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *close = gtk_button_new_from_icon_name ("hut-close-symbolic");

  gtk_widget_add_css_class (box, "hut-toast");
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "max-width-chars", 60,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "hut-toast-action");
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button), self, G_CONNECT_AFTER);

  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close the notice"), -1);
  gtk_box_append (GTK_BOX (box), close);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_button), self, 0);
  return box;
}

static void
hut_toast_overlay_init (HutToastOverlay *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->toast = new_toast (self);
  self->revealer = g_object_new (GTK_TYPE_REVEALER, "child", self->toast, "halign",
                                 GTK_ALIGN_CENTER, "valign", GTK_ALIGN_END, "transition-type",
                                 GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP, "visible", FALSE, NULL);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->revealer);
  tell_hidden (self, TRUE);

  g_signal_connect_object (motion, "notify::contains-pointer", G_CALLBACK (on_held), self, 0);
  gtk_widget_add_controller (self->toast, motion);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (on_held), self, 0);
  gtk_widget_add_controller (self->toast, focus);
}

GtkWidget *
hut_toast_overlay_new (void)
{
  return g_object_new (HUT_TYPE_TOAST_OVERLAY, NULL);
}

void
hut_toast_overlay_set_child (HutToastOverlay *self, GtkWidget *child)
{
  g_return_if_fail (HUT_IS_TOAST_OVERLAY (self));

  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), child);
}

/* Name and target never stand beside each other where they do not fit: GTK warns of that. */
static void
set_action (HutToastOverlay *self, const char *action)
{
  GtkActionable *button = GTK_ACTIONABLE (self->button);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (!g_action_parse_detailed_name (action, &name, &target, &error))
    {
      g_critical ("%s", error->message);
      return;
    }
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

void
hut_toast_overlay_show (HutToastOverlay *self, const char *text, const char *label,
                        const char *action)
{
  g_return_if_fail (HUT_IS_TOAST_OVERLAY (self));

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), label);
      set_action (self, action);
    }
  gtk_widget_set_visible (self->revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  tell_hidden (self, FALSE);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_seconds (label != NULL ? SHOWN_SECONDS_WITH_BUTTON : SHOWN_SECONDS,
                                         on_time, self);
}

void
hut_toast_overlay_hide (HutToastOverlay *self)
{
  g_return_if_fail (HUT_IS_TOAST_OVERLAY (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (self->revealer, FALSE);
  tell_hidden (self, TRUE);
}

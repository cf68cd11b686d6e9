/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Marks as buttons. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-mark-scale.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MARKS 5

struct _HutMarkScale
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkToggleButton *buttons[MARKS];
  int mark;
  gboolean setting; /* the buttons follow the mark, and not the mark them */
};

G_DEFINE_FINAL_TYPE (HutMarkScale, hut_mark_scale, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
take (HutMarkScale *self, int mark)
{
  hut_mark_scale_set_mark (self, mark);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_toggled (HutMarkScale *self, GtkToggleButton *button)
{
  for (int i = 0; i < MARKS && !self->setting; i++)
    if (self->buttons[i] == button)
      {
        take (self, gtk_toggle_button_get_active (button) ? i + 1 : 0);
        return;
      }
}

static gboolean
on_key (HutMarkScale *self, guint key, guint code, GdkModifierType state)
{
  gunichar digit = gdk_keyval_to_unicode (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || digit < '0' || digit > '0' + MARKS)
    return GDK_EVENT_PROPAGATE;
  take (self, (int)(digit - '0'));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* The one that is pressed; before that the best, which is the likeliest. */
static gboolean
hut_mark_scale_grab_focus (GtkWidget *widget)
{
  HutMarkScale *self = HUT_MARK_SCALE (widget);

  return gtk_widget_grab_focus (
      GTK_WIDGET (self->buttons[self->mark > 0 ? self->mark - 1 : MARKS - 1]));
}

/* It is one stop of the Tab key. */
static gboolean
hut_mark_scale_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (hut_mark_scale_parent_class)->focus (widget, direction);
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static void
hut_mark_scale_dispose (GObject *object)
{
  g_clear_pointer (&HUT_MARK_SCALE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_mark_scale_parent_class)->dispose (object);
}

static void
hut_mark_scale_class_init (HutMarkScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_mark_scale_dispose;
  widget_class->grab_focus = hut_mark_scale_grab_focus;
  widget_class->focus = hut_mark_scale_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_mark_scale_init (HutMarkScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  for (int i = 0; i < MARKS; i++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", i + 1);

      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (digit));
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->buttons[i]));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hut_mark_scale_new (const char *name)
{
  HutMarkScale *self = g_object_new (HUT_TYPE_MARK_SCALE, NULL);

  for (int i = 0; i < MARKS; i++)
    {
      /* Translators: what is marked, and one of the marks from 1 to 5. */
      g_autofree char *words = g_strdup_printf (C_ ("mark", "%s %d"), name, i + 1);

      hut_button_set_name (GTK_WIDGET (self->buttons[i]), words);
    }
  return GTK_WIDGET (self);
}

void
hut_mark_scale_set_mark (HutMarkScale *self, int mark)
{
  g_return_if_fail (HUT_IS_MARK_SCALE (self));

  self->mark = CLAMP (mark, 0, MARKS);
  self->setting = TRUE;
  for (int i = 0; i < MARKS; i++)
    gtk_toggle_button_set_active (self->buttons[i], i + 1 == self->mark);
  self->setting = FALSE;
}

int
hut_mark_scale_get_mark (HutMarkScale *self)
{
  g_return_val_if_fail (HUT_IS_MARK_SCALE (self), 0);

  return self->mark;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An item as it is answered. The keyboard stops at the row, not at each of its three buttons.
 * Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-check-row.h"

#include "exchange/hut-media-type.h"
#include "roster/hut-lane-words.h"
#include "widgets/hut-attach-sources.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-file-picker.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const answers[] = { "yes", "partly", "no" };

struct _HutLaneCheckRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkToggleButton *buttons[G_N_ELEMENTS (answers)];
  GtkWidget *attach;
  GtkWidget *forget;
  char *code;
  char *name;
  GPtrArray *sources; /* HutAttachSource */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HutLaneCheckRow, hut_lane_check_row, GTK_TYPE_WIDGET)

static guint answered_signal;

/* "No disorderly parking: Yes" */
static void
set_accessible_name (HutLaneCheckRow *self)
{
  /* Translators: an item of a check-list, and its answer. */
  g_autofree char *words =
      g_strdup_printf (C_ ("answer", "%s: %s"), self->name,
                       hut_lane_answer_label (hut_lane_check_row_get_answer (self)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_toggled (HutLaneCheckRow *self)
{
  if (self->setting)
    return;
  set_accessible_name (self);
  g_signal_emit (self, answered_signal, 0);
}

/* ---- Photographs ---- */

static void
show_sources (HutLaneCheckRow *self)
{
  guint n = self->sources->len;
  g_autofree char *words =
      n > 0
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u photograph", "%u photographs", n), n)
          : g_strdup (_ ("Attach…"));
  /* Translators: %s is an item of the check-list. */
  g_autofree char *name = g_strdup_printf (_ ("Attach photographs: %s"), self->name);

  gtk_button_set_label (GTK_BUTTON (self->attach), words);
  hut_button_set_name (self->attach, name);
  gtk_widget_set_visible (self->forget, n > 0);
}

static void
on_files (const char *const *paths, gpointer data)
{
  HutLaneCheckRow *self = data;

  g_ptr_array_extend_and_steal (self->sources, hut_attach_sources_of_paths (paths));
  show_sources (self);
}

static void
on_attach (HutLaneCheckRow *self)
{
  g_autofree char *patterns = hut_media_type_patterns ();
  const HutFileKind kinds[] = { { N_ ("Photographs and papers"), patterns }, { NULL, NULL } };

  hut_file_picker_open_many (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             _ ("Attach Photographs"), kinds, on_files, self);
}

static void
on_forget (HutLaneCheckRow *self)
{
  g_ptr_array_set_size (self->sources, 0);
  show_sources (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_drop (HutLaneCheckRow *self, const GValue *value)
{
  GPtrArray *sources = hut_attach_sources_of_value (value);
  gboolean any = sources->len > 0;

  g_ptr_array_extend_and_steal (self->sources, sources);
  show_sources (self);
  return any;
}

/* ---- Keys ---- */

static gboolean
answer_of_key (guint key, const char **answer)
{
  static const guint keys[][4] = {
    { GDK_KEY_1, GDK_KEY_KP_1, GDK_KEY_y, GDK_KEY_Y },
    { GDK_KEY_2, GDK_KEY_KP_2, GDK_KEY_p, GDK_KEY_P },
    { GDK_KEY_3, GDK_KEY_KP_3, GDK_KEY_n, GDK_KEY_N },
    { GDK_KEY_0, GDK_KEY_KP_0, GDK_KEY_Delete, GDK_KEY_BackSpace },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (keys[i]); k++)
      if (keys[i][k] == key)
        {
          *answer = i < G_N_ELEMENTS (answers) ? answers[i] : NULL;
          return TRUE;
        }
  return FALSE;
}

/* To the next row of the same list, or the one before. */
static void
go (HutLaneCheckRow *self, gboolean on)
{
  GtkWidget *to = GTK_WIDGET (self);

  do
    to = on ? gtk_widget_get_next_sibling (to) : gtk_widget_get_prev_sibling (to);
  while (to != NULL && !HUT_IS_LANE_CHECK_ROW (to));
  if (to != NULL)
    gtk_widget_grab_focus (to);
}

static gboolean
on_key (HutLaneCheckRow *self, guint key, guint code, GdkModifierType state)
{
  const char *answer;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down || key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    {
      go (self, key == GDK_KEY_Down || key == GDK_KEY_KP_Down);
      return TRUE;
    }
  if (!answer_of_key (key, &answer))
    return FALSE;
  hut_lane_check_row_set_answer (self, answer);
  g_signal_emit (self, answered_signal, 0);
  go (self, TRUE);
  return TRUE;
}

/* ---- The widget ---- */

static void
hut_lane_check_row_dispose (GObject *object)
{
  g_clear_pointer (&HUT_LANE_CHECK_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_lane_check_row_parent_class)->dispose (object);
}

static void
hut_lane_check_row_finalize (GObject *object)
{
  HutLaneCheckRow *self = HUT_LANE_CHECK_ROW (object);

  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->sources);
  G_OBJECT_CLASS (hut_lane_check_row_parent_class)->finalize (object);
}

static void
hut_lane_check_row_class_init (HutLaneCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_lane_check_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_lane_check_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "row");
  answered_signal = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_answers (HutLaneCheckRow *self)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (group, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const char *label = hut_lane_answer_label (answers[i]);
      g_autofree char *name = g_strdup_printf (C_ ("answer", "%s: %s"), self->name, label);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      hut_button_set_name (button, name);
      gtk_widget_set_focusable (button, FALSE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons[0]);
      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (group), button);
    }
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
add_photographs (HutLaneCheckRow *self)
{
  self->attach = gtk_button_new ();
  self->forget = gtk_button_new_from_icon_name ("hut-close-symbolic");
  gtk_widget_add_css_class (self->attach, "flat");
  gtk_widget_add_css_class (self->forget, "flat");
  gtk_widget_set_tooltip_text (self->forget, _ ("Do not attach them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Do not attach them"), -1);
  g_signal_connect_object (self->attach, "clicked", G_CALLBACK (on_attach), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forget, "clicked", G_CALLBACK (on_forget), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->attach);
  gtk_box_append (GTK_BOX (self->box), self->forget);
}

static void
hut_lane_check_row_init (HutLaneCheckRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_attach_source_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
hut_lane_check_row_new (const char *code, const char *name)
{
  HutLaneCheckRow *self = g_object_new (HUT_TYPE_LANE_CHECK_ROW, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "hexpand", TRUE,
                                   "wrap", TRUE, NULL);

  self->code = g_strdup (code);
  self->name = g_strdup (name);
  gtk_box_append (GTK_BOX (self->box), label);
  add_answers (self);
  add_photographs (self);
  show_sources (self);
  set_accessible_name (self);
  return GTK_WIDGET (self);
}

const char *
hut_lane_check_row_get_code (HutLaneCheckRow *self)
{
  return self->code;
}

const char *
hut_lane_check_row_get_answer (HutLaneCheckRow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return answers[i];
  return NULL;
}

void
hut_lane_check_row_set_answer (HutLaneCheckRow *self, const char *answer)
{
  self->setting = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_toggle_button_set_active (self->buttons[i], g_strcmp0 (answers[i], answer) == 0);
  self->setting = FALSE;
  set_accessible_name (self);
}

GPtrArray *
hut_lane_check_row_get_sources (HutLaneCheckRow *self)
{
  return self->sources;
}

void
hut_lane_check_row_set_attaching (HutLaneCheckRow *self, gboolean attaching)
{
  gtk_widget_set_visible (self->attach, attaching);
}

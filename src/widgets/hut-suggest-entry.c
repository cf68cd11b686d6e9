/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An entry over a column of flat buttons. The buttons are a part of the page, not a popover: what
 * stands below moves down, and a keyboard or a screen reader finds them in order. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-suggest-entry.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SUGGESTIONS_MAX 8

struct _HutSuggestEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (HutSuggestEntry, hut_suggest_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

enum
{
  TYPED,
  CHOSEN,
  ENTERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
on_changed (GtkEditable *editable, HutSuggestEntry *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (!self->setting)
    g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (editable));
}

static void
on_suggestion (GtkButton *button, HutSuggestEntry *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autofree char *words = g_strdup (g_object_get_data (G_OBJECT (button), "words"));

  hut_suggest_entry_set_text (self, words);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  hut_suggest_entry_set_suggestions (self, NULL);
  g_signal_emit (self, signals[CHOSEN], 0, index);
}

static void
on_entered (HutSuggestEntry *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        HutSuggestEntry *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->list);

  if (first == NULL || (key != GDK_KEY_Down && key != GDK_KEY_Escape))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    hut_suggest_entry_set_suggestions (self, NULL);
  else if (!gtk_widget_has_focus (first))
    gtk_widget_grab_focus (first);
  return GDK_EVENT_STOP;
}

static void
hut_suggest_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TEXT)
    g_value_set_string (value, hut_suggest_entry_get_text (HUT_SUGGEST_ENTRY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_suggest_entry_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_TEXT)
    hut_suggest_entry_set_text (HUT_SUGGEST_ENTRY (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
hut_suggest_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_SUGGEST_ENTRY (widget)->entry);
}

static void
hut_suggest_entry_dispose (GObject *object)
{
  HutSuggestEntry *self = HUT_SUGGEST_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_suggest_entry_parent_class)->dispose (object);
}

static void
hut_suggest_entry_class_init (HutSuggestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = hut_suggest_entry_get_property;
  object_class->set_property = hut_suggest_entry_set_property;
  object_class->dispose = hut_suggest_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_suggest_entry_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string (
      "text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_suggest_entry_init (HutSuggestEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
  self->list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "visible",
                             FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (self->list, "hut-card");
  gtk_widget_add_css_class (self->list, "hut-suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
hut_suggest_entry_new (void)
{
  return g_object_new (HUT_TYPE_SUGGEST_ENTRY, NULL);
}

void
hut_suggest_entry_set_text (HutSuggestEntry *self, const char *text)
{
  g_return_if_fail (HUT_IS_SUGGEST_ENTRY (self));

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = FALSE;
}

const char *
hut_suggest_entry_get_text (HutSuggestEntry *self)
{
  g_return_val_if_fail (HUT_IS_SUGGEST_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
hut_suggest_entry_set_name (HutSuggestEntry *self, const char *name)
{
  g_return_if_fail (HUT_IS_SUGGEST_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
hut_suggest_entry_set_placeholder (HutSuggestEntry *self, const char *text)
{
  g_return_if_fail (HUT_IS_SUGGEST_ENTRY (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

static GtkWidget *
new_line (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_suggestion (HutSuggestEntry *self, guint index, const char *words, const char *note)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean noted = note != NULL && *note != '\0';
  g_autofree char *name = noted ? g_strdup_printf ("%s, %s", words, note) : g_strdup (words);

  gtk_box_append (GTK_BOX (lines), new_line (words, NULL));
  if (noted)
    {
      GtkWidget *label = new_line (note, "hut-note");

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "flat");
  hut_button_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
  g_object_set_data_full (G_OBJECT (button), "note", g_strdup (note), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_suggestion), self, 0);
  return button;
}

void
hut_suggest_entry_set_suggestions (HutSuggestEntry *self, const char *const *words)
{
  hut_suggest_entry_set_noted (self, words, NULL);
}

static gboolean
suggests (GtkWidget *button, const char *words, const char *note)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (button), "words"), words) == 0 &&
         g_strcmp0 (g_object_get_data (G_OBJECT (button), "note"), note) == 0;
}

/* What is suggested again in its place stays: somebody may be about to press it. */
void
hut_suggest_entry_set_noted (HutSuggestEntry *self, const char *const *words,
                             const char *const *notes)
{
  GtkWidget *child;
  guint n = 0;

  g_return_if_fail (HUT_IS_SUGGEST_ENTRY (self));

  child = gtk_widget_get_first_child (self->list);
  for (; words != NULL && words[n] != NULL && n < SUGGESTIONS_MAX && child != NULL; n++)
    {
      if (!suggests (child, words[n], notes != NULL ? notes[n] : NULL))
        break;
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->list), child);
      child = next;
    }
  for (; words != NULL && words[n] != NULL && n < SUGGESTIONS_MAX; n++)
    gtk_box_append (GTK_BOX (self->list),
                    new_suggestion (self, n, words[n], notes != NULL ? notes[n] : NULL));
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

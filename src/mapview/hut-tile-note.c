/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The note on a source; see the header. Main thread. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-note.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WIDTH 46 /* letters in a line */

struct _HutTileNote
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
};

enum
{
  RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutTileNote, hut_tile_note, GTK_TYPE_WIDGET)

static const char *const WORDS[] = {
  [HUT_TILE_TROUBLE_OFFLINE] =
      N_ ("The map source “%s” cannot be reached. Check the network; it is "
          "tried again by itself."),
  [HUT_TILE_TROUBLE_SLOW] = N_ ("The map source “%s” does not answer in time. It is tried again by "
                                "itself."),
  [HUT_TILE_TROUBLE_BUSY] = N_ ("The map source “%s” is overloaded, or its requests for today are "
                                "used up. It is tried again later."),
  [HUT_TILE_TROUBLE_REFUSED] = N_ ("The map source “%s” refuses the key. Check the key in the "
                                   "preferences, under map sources."),
  [HUT_TILE_TROUBLE_KEY] = N_ ("The key of the map source “%s” is not at hand. Enter it in the "
                               "preferences, under map sources."),
  [HUT_TILE_TROUBLE_MISSING] = N_ ("The map source “%s” shows nothing of this place."),
  [HUT_TILE_TROUBLE_NO_IMAGE] =
      N_ ("The map source “%s” answers something that is no picture. Check "
          "its address, and whether the network asks you to sign in."),
  [HUT_TILE_TROUBLE_TOO_LARGE] =
      N_ ("The map source “%s” answers pictures that are too large for a "
          "map. Choose another source."),
  [HUT_TILE_TROUBLE_FILE] =
      N_ ("The file of the map source “%s” is not there, empty, damaged or of "
          "another kind. Choose it again in the preferences."),
  [HUT_TILE_TROUBLE_FAR] = N_ ("The map source “%s” begins nearer: zoom in to see it."),
};

char *
hut_tile_trouble_words (HutTileTrouble trouble, const char *name)
{
  if (trouble == HUT_TILE_TROUBLE_NONE)
    return NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, WORDS[trouble]), name);
#pragma GCC diagnostic pop
}

static gboolean
helps_to_retry (HutTileTrouble trouble)
{
  return trouble != HUT_TILE_TROUBLE_NONE && trouble != HUT_TILE_TROUBLE_FAR &&
         trouble != HUT_TILE_TROUBLE_MISSING && trouble != HUT_TILE_TROUBLE_KEY;
}

static void
on_clicked (HutTileNote *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
hut_tile_note_dispose (GObject *object)
{
  g_clear_pointer (&HUT_TILE_NOTE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_tile_note_parent_class)->dispose (object);
}

static void
hut_tile_note_class_init (HutTileNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_tile_note_dispose;
  signals[RETRY] = g_signal_new ("retry", HUT_TYPE_TILE_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hut_tile_note_init (HutTileNote *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "hut-map-note");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), WIDTH);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_box_append (GTK_BOX (self->box), self->label);

  self->button = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hut_tile_note_new (void)
{
  return g_object_new (HUT_TYPE_TILE_NOTE, NULL);
}

void
hut_tile_note_show (HutTileNote *self, HutTileTrouble trouble, const char *name)
{
  g_autofree char *words = hut_tile_trouble_words (trouble, name);

  gtk_label_set_label (GTK_LABEL (self->label), words != NULL ? words : "");
  gtk_widget_set_visible (self->button, helps_to_retry (trouble));
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

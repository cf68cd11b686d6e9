/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the sheets of the three lists are made of. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entry-words.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

GtkWidget *
hut_entry_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text != NULL ? text : "", "xalign", 0.0,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
hut_entry_button (const char *label, const char *action, const char *target, const char *about)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* The label alone says not what it is about. */
  if (about != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", label, about);

      hut_button_set_name (button, name);
    }
  return button;
}

void
hut_entry_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

char *
hut_match_state_words (const HutRecord *match, const char **icon, const char **tone)
{
  const char *state = hut_match_state (match);

  *icon = "hut-clock-symbolic";
  *tone = "at-work";
  if (g_strcmp0 (state, "done") == 0)
    {
      *icon = "hut-done-symbolic";
      *tone = "good";
    }
  else if (g_strcmp0 (state, "dropped") == 0)
    {
      *icon = "hut-close-symbolic";
      *tone = "done";
    }
  else
    /* Translators: how many of the four two-way steps of a match are taken. */
    return g_strdup_printf (_ ("Step %u of 4"), hut_match_steps_done (match));
  return g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_match, "state"), state));
}

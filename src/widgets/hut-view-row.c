/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the menu of saved views. What can be done stands below the name once it is asked for, so
 * that the keyboard goes through one list. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-view-row.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define VIEW "hut-view"

/* "Of the office, by Wang · with its part of the map · in force" */
static char *
note_words (const HutSavedView *view, const char *by, HutViewRowFlags flags)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  /* Translators: a saved view that everybody in the office sees; %s is who shared it. */
  g_autofree char *of = by != NULL ? g_strdup_printf (_ ("Of the office, by %s"), by) : NULL;

  if (!view->shared)
    g_ptr_array_add (words, (gpointer)_ ("My own"));
  else
    g_ptr_array_add (words, of != NULL ? of : (gpointer)_ ("Of the office"));
  if (view->map != NULL)
    g_ptr_array_add (words, (gpointer)_ ("with its part of the map"));
  if (flags & HUT_VIEW_ROW_START)
    g_ptr_array_add (words, (gpointer)_ ("the page begins with it"));
  if (flags & HUT_VIEW_ROW_IN_FORCE)
    g_ptr_array_add (words, (gpointer)(flags & HUT_VIEW_ROW_CHANGED ? _ ("filter changed since")
                                                                    : _ ("in force")));
  if (view->newer)
    g_ptr_array_add (words, (gpointer)_ ("saved by a newer version: update the program"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

static void
add_act (GtkWidget *box, const HutSavedView *view, const char *label, const char *action)
{
  char id[HUT_UID_STRING_LEN + 1];
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, and the name of the view with which it does it. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), label, view->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (&view->id, id));
  hut_button_set_name (button, name);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_acts (const HutSavedView *view, HutViewRowFlags flags)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean mine = !view->shared || flags & HUT_VIEW_ROW_MAY_SHARE;

  gtk_widget_set_margin_start (box, 24);
  if (!view->newer && mine)
    {
      add_act (box, view, _ ("Update to the Present Filter"), "view.update");
      add_act (box, view, _ ("Rename…"), "view.rename");
    }
  if (flags & HUT_VIEW_ROW_MAY_SHARE)
    add_act (box, view,
             view->shared ? _ ("Take Back from the Office") : _ ("Share with the Office"),
             "view.share");
  if (!view->newer)
    add_act (box, view,
             flags & HUT_VIEW_ROW_START ? _ ("Begin without a View") : _ ("Begin the Page with It"),
             "view.start");
  if (mine)
    add_act (box, view, _ ("Remove"), "view.remove");
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
on_more (GtkToggleButton *button, GtkWidget *acts)
{
  gtk_widget_set_visible (acts, gtk_toggle_button_get_active (button));
}

static GtkWidget *
new_more (const HutSavedView *view, GtkWidget *acts)
{
  GtkWidget *more = gtk_toggle_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("What can be done with %s"), view->name);

  gtk_button_set_icon_name (GTK_BUTTON (more), "hut-more-symbolic");
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (more, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (more, "toggled", G_CALLBACK (on_more), acts, 0);
  return more;
}

static GtkWidget *
new_icon (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "valign", GTK_ALIGN_CENTER,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

GtkWidget *
hut_view_row_new (const HutSavedView *view, const char *by, HutViewRowFlags flags)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *acts = new_acts (view, flags);
  g_autofree char *note = note_words (view, by, flags);
  g_autofree char *name = g_strdup_printf ("%s, %s", view->name, note);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", view->name, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 32, NULL);
  GtkWidget *below = g_object_new (GTK_TYPE_LABEL, "label", note, "xalign", 0.0, "wrap", TRUE,
                                   "max-width-chars", 36, NULL);

  gtk_widget_add_css_class (below, "hut-note");
  if (flags & HUT_VIEW_ROW_IN_FORCE)
    gtk_widget_add_css_class (title, "hut-strong");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), below);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head),
                  new_icon (view->shared ? "hut-people-symbolic" : "hut-person-symbolic"));
  gtk_box_append (GTK_BOX (head), words);
  if (flags & HUT_VIEW_ROW_IN_FORCE)
    gtk_box_append (GTK_BOX (head), new_icon (flags & HUT_VIEW_ROW_CHANGED ? "hut-edit-symbolic"
                                                                           : "hut-done-symbolic"));
  if (gtk_widget_get_first_child (acts) != NULL)
    gtk_box_append (GTK_BOX (head), new_more (view, acts));
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), acts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !view->newer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), VIEW, hut_saved_view_copy (view),
                          (GDestroyNotify)hut_saved_view_free);
  return row;
}

const HutSavedView *
hut_view_row_get_view (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), VIEW);
}

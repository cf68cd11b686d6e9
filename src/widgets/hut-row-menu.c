/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A menu button that makes its menu late. GTK places a popover against the monitor that its button
 * is on, and finds none for one that lies below the window: then the menu waits for the frame in
 * which the keyboard has brought the button into view. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-row-menu.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MENU "hut-row-menu"

typedef struct
{
  HutRowMenuMake make;
  gpointer data;
} Menu;

static gboolean
is_in_window (GtkWidget *button)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (button));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (button, window, &bounds) && bounds.origin.x >= 0 &&
         bounds.origin.y >= 0 &&
         bounds.origin.x + bounds.size.width <= (float)gtk_widget_get_width (window) &&
         bounds.origin.y + bounds.size.height <= (float)gtk_widget_get_height (window);
}

static void
make_menu (GtkMenuButton *button)
{
  const Menu *menu = g_object_get_data (G_OBJECT (button), MENU);
  g_autoptr (GMenuModel) model = menu->make (menu->data);

  gtk_menu_button_set_menu_model (button, model);
}

/* Frames that bringing it into view may take; a button that is not there by then has no menu. */
#define FRAMES_MOST 60

static gboolean
on_frame (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  if (!is_in_window (button))
    return ++*n_frames < FRAMES_MOST ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  make_menu (GTK_MENU_BUTTON (button));
  gtk_popover_popup (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  return G_SOURCE_REMOVE;
}

static void
on_open (GtkMenuButton *button, gpointer data)
{
  if (is_in_window (GTK_WIDGET (button)))
    {
      make_menu (button);
      return;
    }
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_widget_child_focus (GTK_WIDGET (button), GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (GTK_WIDGET (button), on_frame, g_new0 (guint, 1), g_free);
}

GtkWidget *
hut_row_menu_new (HutRowMenuMake make, gpointer data)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "hut-more-symbolic",
                                    "valign", GTK_ALIGN_CENTER, NULL);
  Menu *menu = g_new (Menu, 1);

  *menu = (Menu){ make, data };
  g_object_set_data_full (G_OBJECT (button), MENU, menu, g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_open, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

void
hut_row_menu_set_title (GtkWidget *button, const char *title)
{
  g_autofree char *name = g_strdup_printf (_ ("More of %s"), title);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
hut_row_menu_append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window with one of each thing that the driver handles, so that the driver itself is tested: a
 * text that is echoed, a list with a selection, two pages, a drop-down, a menu, a shortcut, a
 * button that cannot be pressed at first. */

#include <gtk/gtk.h>

#define LET_AFTER_MS 400

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  set_name (gtk_widget_get_parent (label), text);
}

static GtkWidget *
make_list (void)
{
  const char *rows[] = { "地下室渗水", "树枝遮挡路灯", "暖气温度不达标", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (rows))));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  list = gtk_list_view_new (model, factory);
  set_name (list, "诉求");
  return list;
}

/* GTK 4.8 leaves the pages that a stack does not show in the tree, and has no name for any: what
 * hides a page is its child's state, what names it is the page's own label. */
static void
tell_pages (GtkStack *stack)
{
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStackPage *page = gtk_stack_get_page (stack, child);

      gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   child != shown, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_stack_page_get_title (page), -1);
    }
}

static void
show_second_page (GtkStack *stack)
{
  gtk_stack_set_visible_child_name (stack, "second");
}

static GtkWidget *
make_pages (GtkWidget *button)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("第一页"), "first", "甲");
  gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new ("第二页"), "second", "乙");
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (tell_pages), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_second_page), stack);
  tell_pages (GTK_STACK (stack));
  return stack;
}

static void
echo_text (GtkEditable *entry, GParamSpec *pspec, GtkLabel *echo)
{
  gtk_label_set_text (echo, gtk_editable_get_text (entry));
}

static void
on_focus (GtkEventController *controller, GtkLabel *echo)
{
  gtk_label_set_text (echo, "已聚焦");
}

static GtkWidget *
make_entry (GtkWidget *echo)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  set_name (entry, "搜索");
  g_signal_connect (entry, "notify::text", G_CALLBACK (echo_text), echo);
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus), echo);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
echo_choice (GtkDropDown *choice, GParamSpec *pspec, GtkLabel *echo)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);
  g_autofree char *text = g_strconcat ("选了", gtk_string_object_get_string (item), NULL);

  gtk_label_set_text (echo, text);
}

static GtkWidget *
make_choice (GtkWidget *echo)
{
  const char *choices[] = { "全部", "办理中", "已办结", NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (choice, "状态");
  g_signal_connect (choice, "notify::selected", G_CALLBACK (echo_choice), echo);
  return choice;
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer echo)
{
  gtk_label_set_text (echo, "已打印");
}

static GtkWidget *
make_menu (GtkApplication *app, GtkWidget *echo)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("print", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_signal_connect (action, "activate", G_CALLBACK (on_print), echo);
  g_action_map_add_action (G_ACTION_MAP (app), G_ACTION (action));
  g_menu_append (menu, "打印", "app.print");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  set_name (button, "菜单");
  return button;
}

static gboolean
let (gpointer button)
{
  gtk_widget_set_sensitive (button, TRUE);
  return G_SOURCE_REMOVE;
}

static void
let_soon (GtkWidget *button)
{
  g_timeout_add (LET_AFTER_MS, let, button);
}

static void
on_handed_in (GtkLabel *echo)
{
  gtk_label_set_text (echo, "已提交");
}

/* What can be pressed a while after "准备" was. */
static GtkWidget *
make_slow (GtkWidget *ready, GtkWidget *echo)
{
  GtkWidget *button = gtk_button_new_with_label ("提交");

  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_swapped (ready, "clicked", G_CALLBACK (let_soon), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_handed_in), echo);
  return button;
}

static gboolean
focus_entry (GtkWidget *window, GVariant *arguments, gpointer entry)
{
  return gtk_widget_grab_focus (entry);
}

static void
add_shortcut (GtkWidget *window, GtkWidget *entry)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>f"),
                        gtk_callback_action_new (focus_entry, entry, NULL)));
  gtk_widget_add_controller (window, controller);
}

static void
on_activate (GtkApplication *app)
{
  GtkWidget *window = gtk_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *echo = gtk_label_new ("");
  GtkWidget *entry = make_entry (echo);
  GtkWidget *next = gtk_button_new_with_label ("下一页");
  GtkWidget *ready = gtk_button_new_with_label ("准备");
  GtkWidget *end = gtk_button_new_with_label ("退出");
  g_autoptr (GDateTime) sunday = g_date_time_new_utc (2026, 11, 22, 0, 0, 0);
  g_autofree char *day = g_date_time_format (sunday, "%A");

  gtk_box_append (GTK_BOX (box), make_pages (next));
  gtk_box_append (GTK_BOX (box), next);
  gtk_box_append (GTK_BOX (box), gtk_label_new (day));
  gtk_box_append (GTK_BOX (box), make_list ());
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_choice (echo));
  gtk_box_append (GTK_BOX (box), make_menu (app, echo));
  gtk_box_append (GTK_BOX (box), ready);
  gtk_box_append (GTK_BOX (box), make_slow (ready, echo));
  gtk_box_append (GTK_BOX (box), echo);
  gtk_box_append (GTK_BOX (box), end);
  g_signal_connect_swapped (end, "clicked", G_CALLBACK (g_application_quit), app);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_focus (GTK_WINDOW (window), end);
  gtk_window_set_title (GTK_WINDOW (window), "样例");
  add_shortcut (window, entry);
  gtk_window_present (GTK_WINDOW (window));
  g_print ("ready\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) app = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The menu of acts: a menu button with a popover of buttons, since a menu model shows neither hints
 * nor mnemonics of its own. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-act-menu.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseActMenu
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *acts;
  GtkWidget *before; /* had the keyboard when the menu was opened by a key, or NULL; weak */
  guint after;       /* 0, or the idle source after it was closed */
};

G_DEFINE_FINAL_TYPE (HutCaseActMenu, hut_case_act_menu, GTK_TYPE_WIDGET)

gboolean
hut_case_act_is_plain (const HutCaseAct *act)
{
  return act->n_arguments == 0 || (act->n_arguments == 1 && !act->arguments[0].required);
}

char *
hut_case_act_title (const HutCaseAct *act)
{
  static GRegex *marks;

  if (g_once_init_enter (&marks))
    /* "保存(_S)…" and "_Save…" alike. */
    g_once_init_leave (&marks, g_regex_new ("\\(_.\\)|_|…", 0, 0, NULL));
  return g_regex_replace_literal (marks, hut_case_act_label (act), -1, 0, "", 0, NULL);
}

static void
add_act (HutCaseActMenu *self, const HutCaseAct *act, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hut_case_act_hint (act));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", act->name);
  gtk_box_append (GTK_BOX (self->acts), button);
  hut_button_name_once (button);
}

/* The menu closes first: what the other place gives the keyboard to keeps it. */
static void
on_elsewhere (GtkButton *button, HutCaseActMenu *self)
{
  const char *from = g_object_get_data (G_OBJECT (button), "from");
  const char *action = g_object_get_data (G_OBJECT (button), "action");

  hut_case_act_menu_close (self);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", from);
}

/* What other places of the window take over from the case; @action: static. */
static void
add_elsewhere (HutCaseActMenu *self, const HutRecord *record, const char *label, const char *hint,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *id = hut_uid_to_string (&record->id);
  g_autofree char *from = g_strconcat ("case/", id, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, hint);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data_full (G_OBJECT (button), "from", g_steal_pointer (&from), g_free);
  g_object_set_data (G_OBJECT (button), "action", (gpointer)action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_elsewhere), self, 0);
  gtk_box_append (GTK_BOX (self->acts), button);
  hut_button_name_once (button);
}

void
hut_case_act_menu_fill (HutCaseActMenu *self, const HutActing *acting, const HutCaseAct *next)
{
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);
  GtkWidget *child;

  g_return_if_fail (HUT_IS_CASE_ACT_MENU (self));

  while ((child = gtk_widget_get_first_child (self->acts)) != NULL)
    gtk_box_remove (GTK_BOX (self->acts), child);
  if (next != NULL && hut_case_act_is_plain (next))
    {
      g_autofree char *title = hut_case_act_title (next);
      /* Translators: an item of a menu; %s is a step such as "Accept". */
      g_autofree char *label = g_strdup_printf (_ ("%s _with a Remark…"), title);

      add_act (self, next, label);
    }
  for (guint i = 0; i < n_acts; i++)
    if (&acts[i] != next && hut_case_act_open (&acts[i], acting))
      add_act (self, &acts[i], hut_case_act_label (&acts[i]));
  if (g_strcmp0 (hut_record_get_text (acting->record, "state"), "void") != 0)
    {
      add_elsewhere (self, acting->record, _ ("Blo_w a Whistle…"),
                     _ ("Call departments to come and act together"), "app.new-whistle");
      add_elsewhere (self, acting->record, _ ("Put to the Counci_l…"),
                     _ ("As a topic of a meeting in preparation"), "app.new-topic");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->acts) != NULL);
}

void
hut_case_act_menu_open (HutCaseActMenu *self)
{
  g_return_if_fail (HUT_IS_CASE_ACT_MENU (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->after, g_source_remove);
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* Newer GTKs give the keyboard to the button only once the menu is gone. */
static gboolean
after_closed (gpointer data)
{
  HutCaseActMenu *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->after = 0;
  if (self->before != NULL && focus != NULL && gtk_widget_is_ancestor (focus, self->button))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
  return G_SOURCE_REMOVE;
}

/* GTK leaves the keyboard with the button: it goes back to where the person was. */
static void
on_closed (HutCaseActMenu *self)
{
  if (self->before == NULL)
    return;
  gtk_widget_grab_focus (self->before);
  g_clear_handle_id (&self->after, g_source_remove);
  self->after = g_idle_add_full (G_PRIORITY_LOW, after_closed, self, NULL);
}

void
hut_case_act_menu_close (HutCaseActMenu *self)
{
  g_return_if_fail (HUT_IS_CASE_ACT_MENU (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType modifiers,
        HutCaseActMenu *self)
{
  GtkDirectionType direction;

  if (keyval == GDK_KEY_Down)
    direction = GTK_DIR_TAB_FORWARD;
  else if (keyval == GDK_KEY_Up)
    direction = GTK_DIR_TAB_BACKWARD;
  else
    return FALSE;
  if (!gtk_widget_child_focus (self->acts, direction))
    gtk_widget_child_focus (self->acts, direction);
  return TRUE;
}

/* As in a menu, a letter does without Alt. */
static void
let_letters_do (GtkWidget *popover)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (popover);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        gtk_shortcut_controller_set_mnemonics_modifiers (GTK_SHORTCUT_CONTROLLER (controller), 0);
    }
}

static void
hut_case_act_menu_dispose (GObject *object)
{
  HutCaseActMenu *self = HUT_CASE_ACT_MENU (object);

  g_clear_handle_id (&self->after, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_act_menu_parent_class)->dispose (object);
}

static void
hut_case_act_menu_class_init (HutCaseActMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_case_act_menu_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_case_act_menu_init (HutCaseActMenu *self)
{
  const char *name = _ ("Other steps");
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "direction", GTK_ARROW_UP, "icon-name",
                               "hut-more-symbolic", "tooltip-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_add_css_class (self->button, "flat");
  self->acts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->acts);
  gtk_popover_set_mnemonics_visible (GTK_POPOVER (self->popover), TRUE);
  let_letters_do (self->popover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (self->popover, keys);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

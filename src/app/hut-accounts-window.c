/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Accounts come down as records of the city's stream; what is asked of them goes to the server
 * directly and comes back the same way. The list is read anew when the store changed. Main thread
 * only: a city's stream holds some hundred accounts. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-accounts-window.h"

#include "app/hut-account-prompts.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutAccountsWindow
{
  GtkWindow parent_instance;
  GtkWidget *add;
  GtkStack *stack;
  GtkLabel *summary;
  GtkListBox *list;
  GtkWidget *empty;
  HutDesk *desk;
  GPtrArray *accounts; /* HutRecord, in the order of the rows */
};

G_DEFINE_FINAL_TYPE (HutAccountsWindow, hut_accounts_window, GTK_TYPE_WINDOW)

static gboolean
is_ended (const HutRecord *account)
{
  return hut_record_get_text (account, "void_reason") != NULL;
}

/* ---- A row ---- */

/* Role, and which community or department. */
static char *
second_line (HutAccountsWindow *self, const HutRecord *account)
{
  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);
  const char *full_name = hut_record_get_text (account, "full_name");
  const char *community = hut_record_get_text (account, "community");
  const char *unit = hut_record_get_text (account, "unit");
  const char *member = community != NULL ? hut_case_browser_community_name (browser, community)
                       : unit != NULL    ? hut_case_browser_unit_name (browser, unit)
                                         : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (full_name != NULL)
    g_ptr_array_add (parts, (gpointer)full_name);
  if (member != NULL)
    g_ptr_array_add (parts, (gpointer)member);
  if (is_ended (account))
    g_ptr_array_add (parts, (gpointer)hut_record_get_text (account, "void_reason"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static GtkWidget *
make_lines (HutAccountsWindow *self, const HutRecord *account)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *second = second_line (self, account);
  GtkWidget *name = gtk_label_new (hut_record_get_text (account, "name"));
  GtkWidget *rest = gtk_label_new (second);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "hut-strong");
  gtk_label_set_xalign (GTK_LABEL (rest), 0);
  gtk_label_set_ellipsize (GTK_LABEL (rest), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (rest, "hut-note");
  gtk_widget_set_visible (rest, *second != '\0');
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), rest);
  gtk_widget_set_hexpand (lines, TRUE);
  return lines;
}

static GtkWidget *
make_menu_button (const HutRecord *account)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *id = hut_uid_to_string (&account->id);
  g_autofree char *label =
      /* Translators: %s is the name of an account. */
      g_strdup_printf (_ ("More about %s"), hut_record_get_text (account, "name"));
  GtkWidget *button = gtk_menu_button_new ();
  const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { _ ("_Change…"), "accounts.change" },
    { _ ("New _Password…"), "accounts.password" },
    { is_ended (account) ? _ ("_Let Sign In Again…") : _ ("_End Account…"),
      is_ended (account) ? "accounts.restore" : "accounts.end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "hut-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
add_row (HutAccountsWindow *self, const HutRecord *account)
{
  const char *role = hut_field_code_label (hut_kind_field (&hut_kind_account, "role"),
                                           hut_record_get_text (account, "role"));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *chip = is_ended (account) ? hut_chip_new (_ ("Ended"), "hut-close-symbolic", "done")
                                       : hut_chip_new (role, "hut-person-symbolic", "good");
  g_autofree char *label =
      /* Translators: the name of an account, then its role, then whether it was ended. */
      g_strdup_printf (_ ("%s, %s, %s"), hut_record_get_text (account, "name"), role,
                       is_ended (account) ? _ ("Ended") : _ ("Signs in"));

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_lines (self, account));
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), make_menu_button (account));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->list, row);
}

/* ---- The list ---- */

static gboolean
am_administrator (HutAccountsWindow *self)
{
  const char *own = hut_sync_get_account (hut_desk_get_sync (self->desk));

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const HutRecord *account = g_ptr_array_index (self->accounts, i);

      if (g_strcmp0 (hut_record_get_text (account, "name"), own) == 0)
        return g_strcmp0 (hut_record_get_text (account, "role"), "admin") == 0;
    }
  return FALSE;
}

static void
show_summary (HutAccountsWindow *self)
{
  guint n_ended = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->accounts->len; i++)
    n_ended += is_ended (g_ptr_array_index (self->accounts, i));
  words =
      /* Translators: how many accounts sign in, and how many were ended. */
      g_strdup_printf (_ ("%u sign in, %u ended"), self->accounts->len - n_ended, n_ended);
  gtk_label_set_label (self->summary, words);
}

static void
refresh (HutAccountsWindow *self)
{
  HutReader *reader = hut_case_browser_get_reader (hut_desk_get_browser (self->desk));
  GtkWidget *row;
  gboolean administrator;

  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  if (reader != NULL)
    self->accounts = hut_reader_list_all (reader, &hut_kind_account, NULL);
  if (self->accounts == NULL)
    self->accounts = g_ptr_array_new ();
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  administrator = am_administrator (self);
  for (guint i = 0; administrator && i < self->accounts->len; i++)
    add_row (self, g_ptr_array_index (self->accounts, i));
  show_summary (self);
  gtk_widget_set_visible (self->add, administrator);
  gtk_stack_set_visible_child_name (self->stack, administrator ? "list" : "empty");
}

static void
on_store_changed (HutAccountsWindow *self, HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_account))
    refresh (self);
}

/* ---- Actions ---- */

static const HutRecord *
find (HutAccountsWindow *self, GVariant *id_text)
{
  HutUid id;

  if (!hut_uid_parse (g_variant_get_string (id_text, NULL), &id))
    return NULL;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const HutRecord *account = g_ptr_array_index (self->accounts, i);

      if (hut_uid_equal (&account->id, &id))
        return account;
    }
  return NULL;
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_account_prompt_edit (widget, HUT_ACCOUNTS_WINDOW (widget)->desk, NULL);
}

static void
on_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*prompt) (GtkWidget *parent, HutDesk *desk, const HutRecord *account);
  } prompts[] = {
    { "accounts.change", hut_account_prompt_edit },
    { "accounts.password", hut_account_prompt_password },
    { "accounts.end", hut_account_prompt_end },
    { "accounts.restore", hut_account_prompt_restore },
  };
  HutAccountsWindow *self = HUT_ACCOUNTS_WINDOW (widget);
  const HutRecord *account = find (self, parameter);

  for (guint i = 0; account != NULL && i < G_N_ELEMENTS (prompts); i++)
    if (g_str_equal (name, prompts[i].name))
      prompts[i].prompt (widget, self->desk, account);
}

static void
on_row_activated (HutAccountsWindow *self, GtkListBoxRow *row)
{
  const HutRecord *account = g_ptr_array_index (self->accounts, gtk_list_box_row_get_index (row));

  hut_account_prompt_edit (GTK_WIDGET (self), self->desk, account);
}

static void
on_server (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_widget_activate_action (GTK_WIDGET (parent), "app.server", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- The object ---- */

static void
hut_accounts_window_dispose (GObject *object)
{
  HutAccountsWindow *self = HUT_ACCOUNTS_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_accounts_window_parent_class)->dispose (object);
}

static void
hut_accounts_window_class_init (HutAccountsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const of_account[] = { "accounts.change", "accounts.password", "accounts.end",
                                            "accounts.restore" };

  G_OBJECT_CLASS (klass)->dispose = hut_accounts_window_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-accounts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAccountsWindow, add);
  gtk_widget_class_bind_template_child (widget_class, HutAccountsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HutAccountsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HutAccountsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HutAccountsWindow, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "accounts.server", NULL, on_server);
  for (guint i = 0; i < G_N_ELEMENTS (of_account); i++)
    gtk_widget_class_install_action (widget_class, of_account[i], "s", on_account_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_accounts_window_init (HutAccountsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
}

void
hut_accounts_window_show (GtkWindow *parent, HutDesk *desk)
{
  HutAccountsWindow *self = g_object_new (HUT_TYPE_ACCOUNTS_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (hut_desk_get_browser (desk), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The menu of saved views. What is in force is the view that was chosen last; where none was, one
 * whose filter is the page's. The views are read when the menu opens and when one changed: an
 * office has some dozens. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-view-menu.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-view-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutViewMenu
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *save;

  GtkWidget *page; /* holds this */
  char *name;
  const HutViewMenuPage *how;
  HutCaseBrowser *browser;
  GSignalGroup *browser_signals;
  GPtrArray *views; /* HutSavedView, or NULL */
  char *start;      /* name of the view that the page begins with, or NULL */
  HutUid current;   /* nil: none was chosen */
};

G_DEFINE_FINAL_TYPE (HutViewMenu, hut_view_menu, GTK_TYPE_WIDGET)

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- What is there ---- */

static HutSavedView *
find_view (HutViewMenu *self, const HutUid *id)
{
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    if (hut_uid_equal (&((HutSavedView *)self->views->pdata[i])->id, id))
      return self->views->pdata[i];
  return NULL;
}

static HutSavedView *
find_filter (HutViewMenu *self, const char *filter)
{
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    if (g_strcmp0 (((HutSavedView *)self->views->pdata[i])->filter, filter) == 0)
      return self->views->pdata[i];
  return NULL;
}

/* The view in force, and whether the filter is another by now. */
static const HutSavedView *
in_force (HutViewMenu *self, gboolean *changed)
{
  g_autofree char *filter = self->how->dup_filter (self->page);
  const HutSavedView *view = find_view (self, &self->current);

  *changed = view != NULL && g_strcmp0 (view->filter, filter) != 0;
  return view != NULL ? view : find_filter (self, filter);
}

static void
show_label (HutViewMenu *self)
{
  gboolean changed;
  const HutSavedView *view = in_force (self, &changed);
  /* Translators: the name of a saved view whose filter was changed since. */
  g_autofree char *words = view == NULL ? g_strdup (_ ("Views"))
                           : changed    ? g_strdup_printf (_ ("%s (changed)"), view->name)
                                        : g_strdup (view->name);
  g_autofree char *name =
      view == NULL ? g_strdup (_ ("Saved views")) : g_strdup_printf (_ ("Saved views: %s"), words);

  gtk_label_set_label (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  hut_button_set_name (GTK_WIDGET (self->button), name);
}

static void
read_views (HutViewMenu *self)
{
  HutReader *reader = self->browser != NULL ? hut_case_browser_get_reader (self->browser) : NULL;
  g_autofree char *setting = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->start, g_free);
  if (reader == NULL)
    return;
  self->views = hut_saved_views_read (reader, self->name, &error);
  if (self->views == NULL)
    g_warning ("The views cannot be read: %s", error->message);
  setting = hut_saved_views_start_setting (self->name);
  self->start = hut_reader_get_setting (reader, setting);
}

/* ---- The menu ---- */

static GtkWidget *
new_row (HutViewMenu *self, const HutSavedView *view, const HutSavedView *current, gboolean changed)
{
  HutReader *reader = hut_case_browser_get_reader (self->browser);
  g_autofree char *by = view->by != NULL ? hut_reader_account_name (reader, view->by) : NULL;
  gboolean start = g_strcmp0 (view->name, self->start) == 0;
  HutViewRowFlags flags = hut_saved_views_may_share (reader) ? HUT_VIEW_ROW_MAY_SHARE : 0;

  if (view == current)
    flags |= HUT_VIEW_ROW_IN_FORCE | (changed ? HUT_VIEW_ROW_CHANGED : 0);
  return hut_view_row_new (view, by, flags | (start ? HUT_VIEW_ROW_START : 0));
}

static void
show_list (HutViewMenu *self)
{
  gboolean changed = FALSE;
  const HutSavedView *current = in_force (self, &changed);
  guint n = self->views != NULL ? self->views->len : 0;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, new_row (self, self->views->pdata[i], current, changed));
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
}

/* One comes for a view: the keyboard is in the list, where there is one. */
static void
on_shown (HutViewMenu *self)
{
  GtkListBoxRow *first;

  if (self->browser == NULL)
    return;
  read_views (self);
  show_list (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
on_store_changed (HutViewMenu *self, HutChangeSet *changes)
{
  if (!hut_change_set_has_kind (changes, &hut_kind_view) &&
      !hut_change_set_has_kind (changes, &hut_kind_shared_view))
    return;
  read_views (self);
  show_label (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    show_list (self);
}

static void
apply_view (HutViewMenu *self, const HutSavedView *view)
{
  self->current = view->id;
  self->how->apply (self->page, view);
  show_label (self);
}

static void
on_row_activated (HutViewMenu *self, GtkListBoxRow *row)
{
  g_autoptr (HutSavedView) view = hut_saved_view_copy (hut_view_row_get_view (row));

  gtk_popover_popdown (self->popover);
  apply_view (self, view);
}

/* ---- Writing ---- */

static void
write_view (HutViewMenu *self, HutWrite *write, const char *message)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[WRITE], 0, write, message);
}

static char *
account_of (HutViewMenu *self)
{
  return hut_reader_get_setting (hut_case_browser_get_reader (self->browser), "account");
}

static void
set_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *const *pair = data;
  g_autoptr (GError) error = NULL;

  if (!hut_store_set_setting (source, pair[0], *pair[1] != '\0' ? pair[1] : NULL, &error))
    g_warning ("The start view is not kept: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/* @view NULL: the page begins without one. */
static void
set_start (HutViewMenu *self, const char *view)
{
  g_autofree char *setting = hut_saved_views_start_setting (self->name);
  const char *const pair[] = { setting, view != NULL ? view : "", NULL };
  g_autoptr (GTask) task =
      g_task_new (hut_case_browser_get_store (self->browser), NULL, NULL, NULL);

  g_task_set_source_tag (task, set_start);
  g_task_set_task_data (task, g_strdupv ((GStrv)pair), (GDestroyNotify)g_strfreev);
  g_task_run_in_thread (task, set_in_thread);
  g_free (self->start);
  self->start = g_strdup (view);
}

/* What the page shows now, under @view. */
static void
fill (HutViewMenu *self, HutSavedView *view)
{
  g_free (view->filter);
  g_free (view->map);
  view->filter = self->how->dup_filter (self->page);
  view->map = self->how->dup_map != NULL ? self->how->dup_map (self->page) : NULL;
}

/* ---- Names ---- */

typedef struct
{
  HutViewMenu *self;
  HutSavedView *view; /* to be renamed; NULL: a new one is saved */
  char *confirmed;    /* a name that is there, and may be replaced */
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->self);
  g_clear_pointer (&naming->view, hut_saved_view_free);
  g_free (naming->confirmed);
  g_free (naming);
}

static void
save_as (HutViewMenu *self, const char *name, const HutSavedView *there)
{
  g_autoptr (HutSavedView) view =
      there != NULL ? hut_saved_view_copy (there) : g_new0 (HutSavedView, 1);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  if (there == NULL)
    {
      view->name = g_strdup (name);
      view->page = g_strdup (self->name);
    }
  fill (self, view);
  hut_saved_views_save (write, view, NULL);
  self->current = view->id;
  write_view (self, write, there != NULL ? _ ("The view is updated") : _ ("The view is kept"));
}

static void
rename_to (HutViewMenu *self, HutSavedView *view, const char *name)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  if (g_strcmp0 (self->start, view->name) == 0)
    set_start (self, name);
  g_free (view->name);
  view->name = g_strdup (name);
  hut_saved_views_save (write, view, NULL);
  write_view (self, write, _ ("The view is renamed"));
}

/* One name is one view; saving over it is asked for twice. */
static gboolean
on_named (HutPrompt *prompt, gpointer data)
{
  Naming *naming = data;
  HutViewMenu *self = naming->self;
  const char *name = hut_prompt_get_text (prompt);
  const char *fault = hut_saved_view_name_fault (name);
  gboolean shared = naming->view != NULL && naming->view->shared;
  HutSavedView *there = self->views != NULL && fault == NULL
                            ? hut_saved_views_find (self->views, self->name, name, &shared)
                            : NULL;

  if (self->browser == NULL)
    return TRUE;
  if (fault == NULL && there != NULL && naming->view != NULL &&
      !hut_uid_equal (&there->id, &naming->view->id))
    fault = _ ("There is a view of this name. Choose another.");
  else if (fault == NULL && there != NULL && naming->view == NULL &&
           g_strcmp0 (naming->confirmed, name) != 0)
    {
      fault = _ ("There is a view of this name. Replace it, or choose another name.");
      g_free (naming->confirmed);
      naming->confirmed = g_strdup (name);
      hut_prompt_set_answer (prompt, _ ("_Replace"));
    }
  hut_prompt_set_error (prompt, fault);
  if (fault != NULL)
    return FALSE;
  if (naming->view != NULL)
    rename_to (self, naming->view, name);
  else
    save_as (self, name, there);
  return TRUE;
}

static void
ask_name (HutViewMenu *self, const HutSavedView *view)
{
  Naming *naming = g_new0 (Naming, 1);
  HutPrompt *prompt;

  naming->self = g_object_ref (self);
  naming->view = view != NULL ? hut_saved_view_copy (view) : NULL;
  gtk_popover_popdown (self->popover);
  prompt = hut_prompt_new (
      GTK_WIDGET (self), view != NULL ? _ ("Rename View") : _ ("Save View"),
      view != NULL ? NULL
      : self->how->dup_map != NULL
          ? _ ("Filter and order are kept under a name, and on the map the part that is shown.")
          : _ ("The filter is kept under a name."),
      view != NULL ? _ ("_Rename") : _ ("_Save"), on_named, naming, naming_free);
  hut_prompt_add_entry (prompt, _ ("_Name"), TRUE);
  if (view != NULL)
    hut_prompt_set_text (prompt, view->name);
  hut_prompt_show (prompt);
}

/* ---- Actions ---- */

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutViewMenu *self = HUT_VIEW_MENU (widget);

  if (self->browser == NULL)
    return;
  read_views (self);
  ask_name (self, NULL);
}

static void
share (HutViewMenu *self, const HutSavedView *view)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autofree char *account = account_of (self);
  gboolean current = hut_uid_equal (&view->id, &self->current);
  HutUid id = hut_saved_views_move (write, view, !view->shared, account);

  if (current)
    self->current = id;
  write_view (self, write,
              view->shared ? _ ("The view is yours alone now")
                           : _ ("Everybody in the office has the view now"));
}

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutViewMenu *self = HUT_VIEW_MENU (widget);
  g_autoptr (HutSavedView) view = NULL;
  const HutSavedView *found;
  HutUid id;

  if (self->browser == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  found = find_view (self, &id);
  if (found == NULL)
    return;
  view = hut_saved_view_copy (found);
  if (g_str_equal (name, "view.rename"))
    ask_name (self, view);
  else if (g_str_equal (name, "view.share"))
    share (self, view);
  else if (g_str_equal (name, "view.start"))
    {
      set_start (self, g_strcmp0 (self->start, view->name) == 0 ? NULL : view->name);
      show_list (self);
    }
  else
    {
      HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

      if (g_str_equal (name, "view.update"))
        {
          fill (self, view);
          self->current = view->id;
          hut_saved_views_save (write, view, NULL);
          write_view (self, write, _ ("The view is updated"));
          return;
        }
      hut_saved_views_remove (write, view, _ ("Not needed"));
      write_view (self, write, _ ("The view is removed"));
    }
}

/* ---- The widget ---- */

static void
hut_view_menu_dispose (GObject *object)
{
  HutViewMenu *self = HUT_VIEW_MENU (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_object (&self->browser_signals);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_view_menu_parent_class)->dispose (object);
}

static void
hut_view_menu_class_init (HutViewMenuClass *klass)
{
  static const char *const acts[] = { "view.update", "view.rename", "view.share", "view.start",
                                      "view.remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_view_menu_dispose;
  signals[WRITE] = g_signal_new ("write", HUT_TYPE_VIEW_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "view.save", NULL, do_save);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], "s", do_act);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/widgets/hut-view-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, button);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, label);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, popover);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, list);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, empty);
  gtk_widget_class_bind_template_child (widget_class, HutViewMenu, save);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
hut_view_menu_init (HutViewMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->save);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "changed", G_CALLBACK (on_store_changed),
                                  self);
}

void
hut_view_menu_set_page (HutViewMenu *self, GtkWidget *page, const char *name,
                        const HutViewMenuPage *how)
{
  g_return_if_fail (HUT_IS_VIEW_MENU (self));

  self->page = page;
  self->how = how;
  hut_view_menu_set_name (self, name);
}

void
hut_view_menu_set_name (HutViewMenu *self, const char *name)
{
  g_return_if_fail (HUT_IS_VIEW_MENU (self));

  if (self->name == name)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
}

void
hut_view_menu_set_browser (HutViewMenu *self, HutCaseBrowser *browser)
{
  g_autofree char *filter = NULL;
  const HutSavedView *start;

  g_return_if_fail (HUT_IS_VIEW_MENU (self));

  if (!g_set_object (&self->browser, browser))
    return;
  g_signal_group_set_target (self->browser_signals, browser);
  self->current = (HutUid){ 0 };
  read_views (self);
  if (browser == NULL)
    return;
  filter = self->how->dup_filter (self->page);
  start = self->views != NULL && self->start != NULL
              ? hut_saved_views_find (self->views, self->name, self->start, NULL)
              : NULL;
  if (start != NULL && !start->newer && g_strcmp0 (filter, self->how->untouched) == 0)
    {
      g_autoptr (HutSavedView) view = hut_saved_view_copy (start);

      apply_view (self, view);
    }
  show_label (self);
}

void
hut_view_menu_filter_changed (HutViewMenu *self)
{
  g_return_if_fail (HUT_IS_VIEW_MENU (self));

  if (self->browser != NULL)
    show_label (self);
}

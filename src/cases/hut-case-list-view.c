/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of what the browser found. The list view works over a HutKeySelection: it and the
 * browser's one selected case follow each other while one row is selected; with more, the bar for
 * many shows and the detail stays where it was. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-list-view.h"

#include "cases/hut-case-bulk-bar.h"
#include "cases/hut-case-left-out.h"
#include "cases/hut-case-line.h"
#include "cases/hut-case-print.h"
#include "cases/hut-ledger-window.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-key-selection.h"
#include "widgets/hut-progress.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseListView
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *count;
  GtkWidget *spinner;
  GtkWidget *order;
  GtkWidget *menu;
  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *bulk;
  GtkWidget *progress;

  HutCaseActions *actions;
  GSignalGroup *actions_signals;
  GSignalGroup *browser_signals;
  GSignalGroup *list_signals;
  HutKeySelection *selection;
  gboolean following; /* one of both selections is being set from the other */
  gboolean had_focus; /* a row had the keyboard as the list began to change */
};

G_DEFINE_FINAL_TYPE (HutCaseListView, hut_case_list_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const orders[] = { "due", "newest", "number" };

static HutCaseBrowser *
browser_of (HutCaseListView *self)
{
  return self->actions != NULL ? hut_case_actions_get_browser (self->actions) : NULL;
}

/* ---- Head and empty page ---- */

static gboolean
is_narrow (const HutCaseFilter *filter)
{
  return filter->text != NULL || filter->states != NULL || filter->category != NULL ||
         filter->community != NULL || filter->due != HUT_DUE_ANY || filter->mine != NULL ||
         filter->lead != NULL || filter->received_until != 0 || filter->figure != HUT_FIGURE_NONE ||
         filter->kin.kin != HUT_KIN_NONE || filter->area.kind != HUT_CASE_AREA_ANY;
}

static void
show_empty_words (HutCaseListView *self)
{
  HutCaseBrowser *browser = browser_of (self);
  const HutCaseFilter *filter = hut_case_browser_get_filter (browser);
  g_autoptr (GError) error = NULL;

  g_object_get (browser, "error", &error, NULL);
  if (error != NULL)
    {
      g_autofree char *words = hut_case_actions_error_words (error);

      g_object_set (self->empty, "title", _ ("The cases cannot be read"), "text", words, NULL);
      hut_empty_page_set_button (HUT_EMPTY_PAGE (self->empty), NULL, NULL);
    }
  else if (is_narrow (filter))
    {
      g_object_set (self->empty, "title", _ ("No case fits"), "text",
                    _ ("Take a filter away, or search with other words."), NULL);
      hut_empty_page_set_button (HUT_EMPTY_PAGE (self->empty), _ ("Show All Open Cases"),
                                 "cases.reset-filter");
    }
  else
    {
      g_object_set (self->empty, "title", _ ("No cases here yet"), "text",
                    _ ("Enter the first one, or import the hotline’s work orders."), NULL);
      hut_empty_page_set_button (HUT_EMPTY_PAGE (self->empty), _ ("New Case"), "app.new-case");
    }
}

static gboolean
has_focus (HutCaseListView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->list);
}

/* Before the list view hears of it, and lets its rows go. */
static void
on_rows_changing (HutCaseListView *self)
{
  self->had_focus = self->had_focus || has_focus (self);
}

/* Where the row that had the keyboard is gone, its neighbour has it, or what there is to do. */
static void
keep_focus (HutCaseListView *self, guint n)
{
  gboolean lost = self->had_focus && !has_focus (self);

  self->had_focus = FALSE;
  if (lost)
    gtk_widget_child_focus (n > 0 ? self->list : self->empty, GTK_DIR_TAB_FORWARD);
}

static void
show_count (HutCaseListView *self)
{
  HutCaseBrowser *browser = browser_of (self);
  guint n = hut_case_browser_get_count (browser);
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case in this view", "%u cases in this view", n), n);

  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->count), words);
  if (hut_case_browser_get_set (browser) == NULL)
    return;
  if (n == 0)
    show_empty_words (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n == 0 ? "empty" : "list");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_STATE_HIDDEN, n == 0,
                               -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->empty), GTK_ACCESSIBLE_STATE_HIDDEN, n > 0,
                               -1);
  keep_focus (self, n);
}

static void
show_busy (HutCaseListView *self)
{
  gboolean busy = FALSE;

  g_object_get (browser_of (self), "busy", &busy, NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

static void
show_order (HutCaseListView *self)
{
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->order),
                               orders[hut_case_browser_get_filter (browser_of (self))->order]);
}

static void
on_order (HutCaseListView *self)
{
  const char *code = hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->order));
  g_autoptr (HutCaseFilter) filter = NULL;

  if (self->actions == NULL || code == NULL)
    return;
  filter = hut_case_filter_copy (hut_case_browser_get_filter (browser_of (self)));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i], code))
      filter->order = i;
  hut_case_browser_set_filter (browser_of (self), filter);
}

static void
reset_filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseListView *self = HUT_CASE_LIST_VIEW (widget);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  filter->open = TRUE;
  filter->order = hut_case_browser_get_filter (browser_of (self))->order;
  hut_case_browser_set_filter (browser_of (self), filter);
}

/* ---- The whole list, on paper and as a ledger ---- */

static void
print_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseListView *self = HUT_CASE_LIST_VIEW (widget);
  HutCaseBrowser *browser = browser_of (self);
  HutCaseSet *set = browser != NULL ? hut_case_browser_get_set (browser) : NULL;
  GArray *rowids;

  if (set == NULL)
    return;
  rowids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), set->n_marks);
  for (guint i = 0; i < set->n_marks; i++)
    {
      gint64 rowid = set->marks[i].rowid;

      g_array_append_val (rowids, rowid);
    }
  hut_case_print_open (widget, self->actions, rowids, HUT_CASE_PAPER_LIST);
}

static void
open_ledger (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseListView *self = HUT_CASE_LIST_VIEW (widget);

  if (self->actions != NULL)
    hut_ledger_window_open (widget, self->actions, NULL);
}

/* ---- Selection ---- */

static void
scroll_to (HutCaseListView *self, guint position)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
follow_browser (HutCaseListView *self)
{
  HutCase *item = hut_case_browser_get_selected_case (browser_of (self));
  gint64 rowid = item != NULL ? hut_case_get_rowid (item) : 0;
  gint64 single = 0;
  guint position;

  if (self->following || self->selection == NULL)
    return;
  if (hut_key_selection_get_single (self->selection, &single) && single == rowid)
    return;
  self->following = TRUE;
  hut_key_selection_select_key (self->selection, rowid);
  self->following = FALSE;
  position = hut_case_browser_get_selected_position (browser_of (self));
  if (position != G_MAXUINT)
    scroll_to (self, position);
}

static void
on_selection_changed (HutCaseListView *self)
{
  g_autoptr (HutCase) item = NULL;
  gint64 rowid;

  hut_case_bulk_bar_set_count (HUT_CASE_BULK_BAR (self->bulk),
                               hut_key_selection_get_n_selected (self->selection));
  if (self->following || !hut_key_selection_get_single (self->selection, &rowid))
    return;
  item = hut_case_list_dup_case (hut_case_browser_get_list (browser_of (self)), rowid);
  if (item == NULL)
    return;
  self->following = TRUE;
  hut_case_browser_select (browser_of (self), hut_case_get_id (item));
  self->following = FALSE;
}

static void
on_activate (HutCaseListView *self, guint position)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autoptr (HutCase) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s",
                                hut_uid_print (hut_case_get_id (item), text));
}

static GArray *
selected_keys (gpointer data)
{
  return hut_key_selection_get_keys (HUT_CASE_LIST_VIEW (data)->selection);
}

/* Those that were left out, to be taken up again. */
static void
on_select_left_out (HutCaseListView *self, GArray *rowids)
{
  if (self->selection != NULL)
    hut_key_selection_select_keys (self->selection, rowids);
}

static void
on_left_out (HutCaseListView *self, guint n_done, GPtrArray *refusals)
{
  HutCaseLeftOut *window = hut_case_left_out_new (GTK_WIDGET (self), n_done, refusals);

  g_signal_connect_object (window, "select", G_CALLBACK (on_select_left_out), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_progress (HutCaseListView *self, double fraction, GCancellable *cancellable)
{
  if (fraction >= 1)
    hut_progress_hide (HUT_PROGRESS (self->progress));
  else
    hut_progress_show (HUT_PROGRESS (self->progress), _ ("Changing the cases…"), fraction,
                       cancellable);
}

static void
select_none (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseListView *self = HUT_CASE_LIST_VIEW (widget);

  if (self->selection == NULL)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  follow_browser (self);
}

/* ---- Rows ---- */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  gtk_list_item_set_child (row, hut_case_line_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  hut_case_line_set_case (HUT_CASE_LINE (gtk_list_item_get_child (row)),
                          gtk_list_item_get_item (row));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  hut_case_line_set_case (HUT_CASE_LINE (gtk_list_item_get_child (row)), NULL);
}

/* Once the list is seen: its two hundred rows are no business of a page that shows another. */
static void
show_rows (HutCaseListView *self)
{
  guint position;

  if (self->selection == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      gtk_list_view_get_model (GTK_LIST_VIEW (self->list)) != NULL)
    return;
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  position = hut_case_browser_get_selected_position (browser_of (self));
  if (position != G_MAXUINT)
    scroll_to (self, position);
}

static void
hut_case_list_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_case_list_view_parent_class)->map (widget);
  show_rows (HUT_CASE_LIST_VIEW (widget));
}

static gint64
rowid_at (GListModel *model, guint position)
{
  return hut_case_list_get_rowid (HUT_CASE_LIST (model), position);
}

static gboolean
leaving_rowids (GListModel *model, GArray *rowids)
{
  return hut_case_list_get_leaving (HUT_CASE_LIST (model), rowids);
}

/* ---- The object ---- */

static void
hut_case_list_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, HUT_CASE_LIST_VIEW (object)->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_list_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_case_list_view_set_actions (HUT_CASE_LIST_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_list_view_dispose (GObject *object)
{
  HutCaseListView *self = HUT_CASE_LIST_VIEW (object);

  hut_case_list_view_set_actions (self, NULL);
  g_clear_object (&self->actions_signals);
  g_clear_object (&self->browser_signals);
  g_clear_object (&self->list_signals);
  g_clear_pointer (&self->progress, gtk_widget_unparent);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->bulk, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_list_view_parent_class)->dispose (object);
}

static void
hut_case_list_view_class_init (HutCaseListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_case_list_view_get_property;
  object_class->set_property = hut_case_list_view_set_property;
  object_class->dispose = hut_case_list_view_dispose;
  widget_class->map = hut_case_list_view_map;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_CASE_BULK_BAR);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_PROGRESS);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "cases.reset-filter", NULL, reset_filter);
  gtk_widget_class_install_action (widget_class, "cases.select-none", NULL, select_none);
  gtk_widget_class_install_action (widget_class, "cases.print-list", NULL, print_list);
  gtk_widget_class_install_action (widget_class, "cases.ledger", NULL, open_ledger);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "cases.select-none", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-list-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, head);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, count);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, spinner);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, order);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, menu);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, stack);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, list);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, empty);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, bulk);
  gtk_widget_class_bind_template_child (widget_class, HutCaseListView, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_order);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
hut_case_list_view_init (HutCaseListView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  HutCodeDropDown *order;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("This list on paper or as a ledger"), -1);
  order = HUT_CODE_DROP_DOWN (self->order);
  hut_code_drop_down_set_name (order, _ ("Order"));
  hut_code_drop_down_add (order, orders[HUT_CASE_ORDER_DUE], _ ("By due time"));
  hut_code_drop_down_add (order, orders[HUT_CASE_ORDER_NEWEST], _ ("Newest first"));
  hut_code_drop_down_add (order, orders[HUT_CASE_ORDER_NUMBER], _ ("By number"));

  self->actions_signals = g_signal_group_new (HUT_TYPE_CASE_ACTIONS);
  g_signal_group_connect_swapped (self->actions_signals, "progress", G_CALLBACK (on_progress),
                                  self);
  g_signal_group_connect_swapped (self->actions_signals, "left-out", G_CALLBACK (on_left_out),
                                  self);
  self->list_signals = g_signal_group_new (HUT_TYPE_CASE_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed",
                                  G_CALLBACK (on_rows_changing), self);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::set", G_CALLBACK (show_count),
                                  self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::error", G_CALLBACK (show_count),
                                  self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::busy", G_CALLBACK (show_busy),
                                  self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::filter", G_CALLBACK (show_order),
                                  self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::selected-case",
                                  G_CALLBACK (follow_browser), self);
}

GtkWidget *
hut_case_list_view_new (void)
{
  return g_object_new (HUT_TYPE_CASE_LIST_VIEW, NULL);
}

void
hut_case_list_view_set_actions (HutCaseListView *self, HutCaseActions *actions)
{
  HutCaseBrowser *browser;

  g_return_if_fail (HUT_IS_CASE_LIST_VIEW (self));

  if (!g_set_object (&self->actions, actions))
    return;
  browser = browser_of (self);
  g_signal_group_set_target (self->list_signals,
                             browser != NULL ? hut_case_browser_get_list (browser) : NULL);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->selection);
  if (self->bulk != NULL)
    hut_case_bulk_bar_set_source (HUT_CASE_BULK_BAR (self->bulk), actions, selected_keys, self);
  g_signal_group_set_target (self->actions_signals, actions);
  g_signal_group_set_target (self->browser_signals, browser);
  if (browser != NULL)
    {
      self->selection =
          hut_key_selection_new (G_LIST_MODEL (hut_case_browser_get_list (browser)), rowid_at);
      hut_key_selection_set_leaving_func (self->selection, leaving_rowids);
      g_signal_connect_object (self->selection, "notify::n-selected",
                               G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "selection-changed",
                               G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
      show_rows (self);
      show_order (self);
      show_count (self);
      show_busy (self);
      follow_browser (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

GArray *
hut_case_list_view_get_selected (HutCaseListView *self)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST_VIEW (self), NULL);

  return self->selection != NULL ? hut_key_selection_get_keys (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
hut_case_list_view_focus (HutCaseListView *self)
{
  guint position;

  g_return_if_fail (HUT_IS_CASE_LIST_VIEW (self));

  if (self->actions == NULL)
    return;
  position = hut_case_browser_get_selected_position (browser_of (self));
  if (position != G_MAXUINT)
    scroll_to (self, position);
  gtk_widget_grab_focus (self->list);
}

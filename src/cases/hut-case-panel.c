/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The right side: a stack of detail, two forms (one for a new case, one for edits, so that neither
 * throws the other's words away; each is made when it is first needed) and an empty page. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-panel.h"

#include "cases/hut-case-detail.h"
#include "cases/hut-case-print.h"
#include "widgets/hut-empty-page.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCasePanel
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *detail;
  GtkWidget *new_form;  /* NULL until it is needed, as the next */
  GtkWidget *edit_form; /* ask get_form() */
  GtkWidget *empty;

  HutCaseActions *actions;
  GSignalGroup *browser_signals;

  HutAddressLookup lookup; /* what both forms ask, and with what */
  gpointer lookup_data;
  GDestroyNotify lookup_destroy;
  HutAddressWhere where;
  gpointer where_data;
  GDestroyNotify where_destroy;
};

G_DEFINE_FINAL_TYPE (HutCasePanel, hut_case_panel, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  PROP_EDITING,
  PROP_PICKING,
  PROP_EMPTY,
  N_PROPS
};

enum
{
  PLACE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static HutCaseBrowser *
browser_of (HutCasePanel *self)
{
  return self->actions != NULL ? hut_case_actions_get_browser (self->actions) : NULL;
}

/* The form that is shown, or NULL. */
static HutCaseForm *
shown_form (HutCasePanel *self)
{
  GtkWidget *child =
      self->stack != NULL ? gtk_stack_get_visible_child (GTK_STACK (self->stack)) : NULL;

  return HUT_IS_CASE_FORM (child) ? HUT_CASE_FORM (child) : NULL;
}

/* What a stack does not show stays in the accessible tree unless it is told to be hidden. */
static void
show_child (HutCasePanel *self, GtkWidget *child)
{
  GtkWidget *children[] = { self->detail, self->new_form, self->edit_form, self->empty };

  gtk_stack_set_visible_child (GTK_STACK (self->stack), child);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if (children[i] != NULL)
      gtk_accessible_update_state (GTK_ACCESSIBLE (children[i]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   children[i] != child, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

/* The form of the selected case while it is edited, else its detail, else the empty page. */
static void
show_selected (HutCasePanel *self)
{
  HutCaseBrowser *browser = browser_of (self);
  HutUid id;

  if (browser == NULL || !hut_case_browser_get_selected (browser, &id))
    show_child (self, self->empty);
  else if (self->edit_form != NULL &&
           hut_case_form_is_editing (HUT_CASE_FORM (self->edit_form), &id))
    show_child (self, self->edit_form);
  else if (hut_case_detail_has_case (HUT_CASE_DETAIL (self->detail)))
    show_child (self, self->detail);
  else
    show_child (self, self->empty);
}

static void
on_finished (HutCasePanel *self)
{
  show_selected (self);
}

static void
on_picking (HutCasePanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

static void
on_place_changed (HutCasePanel *self)
{
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static HutCaseForm *
add_form (HutCasePanel *self, const char *name)
{
  GtkWidget *form = g_object_new (HUT_TYPE_CASE_FORM, NULL);

  gtk_stack_add_named (GTK_STACK (self->stack), form, name);
  g_signal_connect_object (form, "finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "notify::picking", G_CALLBACK (on_picking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "place-changed", G_CALLBACK (on_place_changed), self,
                           G_CONNECT_SWAPPED);
  hut_case_form_set_lookup (HUT_CASE_FORM (form), self->lookup, self->lookup_data, NULL);
  hut_case_form_set_where (HUT_CASE_FORM (form), self->where, self->where_data, NULL);
  hut_case_form_set_actions (HUT_CASE_FORM (form), self->actions);
  return HUT_CASE_FORM (form);
}

static HutCaseForm *
get_form (HutCasePanel *self, GtkWidget **form, const char *name)
{
  if (*form == NULL)
    *form = GTK_WIDGET (add_form (self, name));
  return HUT_CASE_FORM (*form);
}

/* Gives what both forms have; they are there or not. */
static void
set_lookup (HutCasePanel *self, HutAddressLookup lookup, gpointer data, GDestroyNotify destroy)
{
  if (self->edit_form != NULL)
    hut_case_form_set_lookup (HUT_CASE_FORM (self->edit_form), lookup, data, NULL);
  if (self->new_form != NULL)
    hut_case_form_set_lookup (HUT_CASE_FORM (self->new_form), lookup, data, NULL);
  if (self->lookup_destroy != NULL)
    self->lookup_destroy (self->lookup_data);
  self->lookup = lookup;
  self->lookup_data = data;
  self->lookup_destroy = destroy;
}

static void
set_where (HutCasePanel *self, HutAddressWhere where, gpointer data, GDestroyNotify destroy)
{
  if (self->edit_form != NULL)
    hut_case_form_set_where (HUT_CASE_FORM (self->edit_form), where, data, NULL);
  if (self->new_form != NULL)
    hut_case_form_set_where (HUT_CASE_FORM (self->new_form), where, data, NULL);
  if (self->where_destroy != NULL)
    self->where_destroy (self->where_data);
  self->where = where;
  self->where_data = data;
  self->where_destroy = destroy;
}

static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCasePanel *self = HUT_CASE_PANEL (widget);
  HutUid id;

  if (browser_of (self) != NULL && hut_case_browser_get_selected (browser_of (self), &id))
    hut_case_panel_edit_case (self, &id);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_case_panel_print (HUT_CASE_PANEL (widget));
}

static void
hut_case_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutCasePanel *self = HUT_CASE_PANEL (object);

  switch (prop_id)
    {
    case PROP_ACTIONS:
      g_value_set_object (value, self->actions);
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, shown_form (self) != NULL);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, hut_case_panel_is_empty (self));
      break;
    case PROP_PICKING:
      g_value_set_boolean (value, hut_case_panel_get_picking (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_case_panel_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_case_panel_set_actions (HUT_CASE_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_panel_dispose (GObject *object)
{
  HutCasePanel *self = HUT_CASE_PANEL (object);

  g_clear_object (&self->browser_signals);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->new_form = self->edit_form = NULL;
  set_lookup (self, NULL, NULL, NULL);
  set_where (self, NULL, NULL, NULL);
  G_OBJECT_CLASS (hut_case_panel_parent_class)->dispose (object);
}

static void
hut_case_panel_class_init (HutCasePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags reads = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_case_panel_get_property;
  object_class->set_property = hut_case_panel_set_property;
  object_class->dispose = hut_case_panel_dispose;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE, reads);
  properties[PROP_PICKING] = g_param_spec_boolean ("picking", NULL, NULL, FALSE, reads);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, reads);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "panel.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "panel.print", NULL, do_print);
}

static void
hut_case_panel_init (HutCasePanel *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-panel");
  self->empty = hut_empty_page_new ("hut-cases-symbolic", _ ("No case is selected"),
                                    _ ("Select one in the list or on the map."));
  self->detail = g_object_new (HUT_TYPE_CASE_DETAIL, NULL);
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->detail, "detail");

  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_data (self->browser_signals, "notify::selected",
                               G_CALLBACK (show_selected), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_child (self, self->empty);
}

GtkWidget *
hut_case_panel_new (void)
{
  return g_object_new (HUT_TYPE_CASE_PANEL, NULL);
}

void
hut_case_panel_set_actions (HutCasePanel *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  if (!g_set_object (&self->actions, actions))
    return;
  hut_case_detail_set_actions (HUT_CASE_DETAIL (self->detail), actions);
  if (self->new_form != NULL)
    hut_case_form_set_actions (HUT_CASE_FORM (self->new_form), actions);
  if (self->edit_form != NULL)
    hut_case_form_set_actions (HUT_CASE_FORM (self->edit_form), actions);
  g_signal_group_set_target (self->browser_signals, browser_of (self));
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

gboolean
hut_case_panel_is_empty (HutCasePanel *self)
{
  return self->stack == NULL ||
         gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->empty;
}

void
hut_case_panel_new_case (HutCasePanel *self)
{
  HutCaseForm *form;

  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  if (self->actions == NULL)
    return;
  form = get_form (self, &self->new_form, "new");
  if (!hut_case_form_is_active (form))
    hut_case_form_begin_new (form);
  show_child (self, self->new_form);
  gtk_widget_grab_focus (self->new_form);
}

static void
ask_detail (HutCasePanel *self, const char *action)
{
  if (self->stack != NULL && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->detail)
    gtk_widget_activate_action (self->detail, action, NULL);
}

void
hut_case_panel_step (HutCasePanel *self)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  if (shown_form (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (shown_form (self)), "form.save", NULL);
  else
    ask_detail (self, "detail.step");
}

void
hut_case_panel_open_steps (HutCasePanel *self)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  ask_detail (self, "detail.menu");
}

void
hut_case_panel_edit_case (HutCasePanel *self, const HutUid *id)
{
  HutCaseForm *form;

  g_return_if_fail (HUT_IS_CASE_PANEL (self));
  g_return_if_fail (id != NULL);

  if (self->actions == NULL)
    return;
  form = get_form (self, &self->edit_form, "edit");
  if (hut_case_form_is_dirty (form) && !hut_case_form_is_editing (form, id))
    hut_case_form_set_notice (form,
                              _ ("Another case is being edited. Save or give up this first."));
  else if (!hut_case_form_is_editing (form, id) && !hut_case_form_begin_edit (form, id))
    return;
  show_child (self, self->edit_form);
  gtk_widget_grab_focus (self->edit_form);
}

void
hut_case_panel_set_place (HutCasePanel *self, const HutPoint *place)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  if (shown_form (self) != NULL)
    hut_case_form_set_place (shown_form (self), place);
}

gboolean
hut_case_panel_get_place (HutCasePanel *self, HutPoint *place)
{
  g_return_val_if_fail (HUT_IS_CASE_PANEL (self), FALSE);

  return shown_form (self) != NULL && hut_case_form_get_place (shown_form (self), place);
}

gboolean
hut_case_panel_get_picking (HutCasePanel *self)
{
  g_return_val_if_fail (HUT_IS_CASE_PANEL (self), FALSE);

  return shown_form (self) != NULL && hut_case_form_get_picking (shown_form (self));
}

void
hut_case_panel_set_lookup (HutCasePanel *self, HutAddressLookup lookup, gpointer data,
                           GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  set_lookup (self, lookup, data, destroy);
}

void
hut_case_panel_set_where (HutCasePanel *self, HutAddressWhere where, gpointer data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_PANEL (self));

  set_where (self, where, data, destroy);
}

gboolean
hut_case_panel_print (HutCasePanel *self)
{
  HutCaseBrowser *browser;
  HutReader *reader;
  GArray *rowids;
  gint64 rowid;
  HutUid id;

  g_return_val_if_fail (HUT_IS_CASE_PANEL (self), FALSE);

  browser = browser_of (self);
  reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  if (reader == NULL || !hut_case_browser_get_selected (browser, &id))
    return FALSE;
  rowid = hut_reader_case_rowid (reader, &id);
  if (rowid == 0)
    return FALSE;
  rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (rowids, rowid);
  hut_case_print_open (GTK_WIDGET (self), self->actions, rowids, HUT_CASE_PAPER_WORK_ORDER);
  return TRUE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Headings and cards in a column. Filled only while it is mapped: a page that nobody sees reads
 * nothing. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-cards-page.h"

#include "widgets/hut-empty-page.h"

typedef struct
{
  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *column;
  GtkWidget *empty;
  GSignalGroup *browser_signals;
  HutCaseActions *actions;
  gboolean stale;
} HutCardsPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HutCardsPage, hut_cards_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static HutCardsPagePrivate *
private_of (HutCardsPage *self)
{
  return hut_cards_page_get_instance_private (self);
}

static HutCaseBrowser *
browser_of (HutCardsPage *self)
{
  HutCaseActions *actions = private_of (self)->actions;

  return actions != NULL ? hut_case_actions_get_browser (actions) : NULL;
}

static void
fill_again (HutCardsPage *self)
{
  HutCardsPagePrivate *priv = private_of (self);
  HutCaseBrowser *browser = browser_of (self);
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  GtkWidget *child;
  gboolean any;

  while ((child = gtk_widget_get_first_child (priv->column)) != NULL)
    gtk_box_remove (GTK_BOX (priv->column), child);
  if (reader != NULL)
    HUT_CARDS_PAGE_GET_CLASS (self)->fill (self, reader, priv->actions);
  priv->stale = FALSE;
  any = gtk_widget_get_first_child (priv->column) != NULL;
  gtk_stack_set_visible_child (GTK_STACK (priv->stack), any ? priv->scrolled : priv->empty);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->scrolled), GTK_ACCESSIBLE_STATE_HIDDEN, !any,
                               -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->empty), GTK_ACCESSIBLE_STATE_HIDDEN, any, -1);
}

static void
refresh (HutCardsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_again (self);
  else
    private_of (self)->stale = TRUE;
}

static void
on_changed (HutCardsPage *self, HutChangeSet *changes)
{
  if (hut_change_set_has_sync (changes))
    refresh (self);
}

static void
hut_cards_page_map (GtkWidget *widget)
{
  HutCardsPage *self = HUT_CARDS_PAGE (widget);

  GTK_WIDGET_CLASS (hut_cards_page_parent_class)->map (widget);
  if (private_of (self)->stale)
    fill_again (self);
}

static void
hut_cards_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, private_of (HUT_CARDS_PAGE (object))->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_cards_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_cards_page_set_actions (HUT_CARDS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_cards_page_dispose (GObject *object)
{
  HutCardsPagePrivate *priv = private_of (HUT_CARDS_PAGE (object));

  g_clear_object (&priv->browser_signals);
  g_clear_object (&priv->actions);
  g_clear_pointer (&priv->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_cards_page_parent_class)->dispose (object);
}

static void
hut_cards_page_class_init (HutCardsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_cards_page_get_property;
  object_class->set_property = hut_cards_page_set_property;
  object_class->dispose = hut_cards_page_dispose;
  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  GTK_WIDGET_CLASS (klass)->map = hut_cards_page_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_cards_page_init (HutCardsPage *self)
{
  HutCardsPagePrivate *priv = private_of (self);

  priv->stack = gtk_stack_new ();
  gtk_widget_set_parent (priv->stack, GTK_WIDGET (self));
  priv->column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12,
                               "halign", GTK_ALIGN_CENTER, "width-request", 480, "margin-top", 24,
                               "margin-bottom", 24, "margin-start", 24, "margin-end", 24, NULL);
  priv->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", priv->column,
                                 "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_stack_add_child (GTK_STACK (priv->stack), priv->scrolled);

  priv->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (priv->browser_signals, "changed", G_CALLBACK (on_changed), self);
}

void
hut_cards_page_set_empty (HutCardsPage *self, const char *icon, const char *title, const char *text)
{
  HutCardsPagePrivate *priv = private_of (self);

  g_return_if_fail (priv->empty == NULL);

  priv->empty = hut_empty_page_new (icon, title, text);
  gtk_stack_add_child (GTK_STACK (priv->stack), priv->empty);
}

void
hut_cards_page_set_actions (HutCardsPage *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  if (!g_set_object (&private_of (self)->actions, actions))
    return;
  g_signal_group_set_target (private_of (self)->browser_signals, browser_of (self));
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

static GtkWidget *
add_label (HutCardsPage *self, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "max-width-chars", 60, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (private_of (self)->column), label);
  return label;
}

void
hut_cards_page_add_heading (HutCardsPage *self, const char *heading, const char *text)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  add_label (self, heading, "hut-title");
  add_label (self, text, "hut-dim");
}

void
hut_cards_page_add_note (HutCardsPage *self, const char *text)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  add_label (self, text, "hut-dim");
}

void
hut_cards_page_add (HutCardsPage *self, GtkWidget *card)
{
  g_return_if_fail (HUT_IS_CARDS_PAGE (self));

  gtk_box_append (GTK_BOX (private_of (self)->column), card);
}

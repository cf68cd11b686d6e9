/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of conflicts: a column of cards, read again when the store says that something of sync
 * changed. At most SHOWN at once; what follows comes as these are answered. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-conflicts-page.h"

#include "cases/hut-answer-card.h"
#include "cases/hut-cards-page.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 100

struct _HutConflictsPage
{
  GtkWidget parent_instance;

  HutCardsPage *page;
  HutCaseActions *actions;
};

G_DEFINE_FINAL_TYPE (HutConflictsPage, hut_conflicts_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fill (HutCardsPage *page, HutReader *reader, gpointer data)
{
  HutConflictsPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = hut_reader_conflicts (reader, NULL, SHOWN, &error);

  if (conflicts == NULL)
    {
      g_warning ("Cannot read the conflicts: %s", error->message);
      return;
    }
  if (conflicts->len > 0)
    hut_cards_page_add_heading (
        page, _ ("Two people changed the same"),
        _ ("Nothing is lost: choose for each which words are right. Until then the later ones are "
           "in force."));
  for (guint i = 0; i < conflicts->len; i++)
    hut_cards_page_add (page, hut_answer_card_new_for_conflict (
                                  self->actions, g_ptr_array_index (conflicts, i), TRUE));
}

static void
hut_conflicts_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, HUT_CONFLICTS_PAGE (object)->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_conflicts_page_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_conflicts_page_set_actions (HUT_CONFLICTS_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_conflicts_page_dispose (GObject *object)
{
  HutConflictsPage *self = HUT_CONFLICTS_PAGE (object);
  GtkWidget *page = GTK_WIDGET (g_steal_pointer (&self->page));

  g_clear_pointer (&page, gtk_widget_unparent);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hut_conflicts_page_parent_class)->dispose (object);
}

static void
hut_conflicts_page_class_init (HutConflictsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_conflicts_page_get_property;
  object_class->set_property = hut_conflicts_page_set_property;
  object_class->dispose = hut_conflicts_page_dispose;
  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_conflicts_page_init (HutConflictsPage *self)
{
  GtkWidget *page = hut_cards_page_new (
      "hut-done-symbolic", _ ("Nothing to decide"),
      _ ("Where two people change the same field of a case, both values come here."), fill, self);

  self->page = HUT_CARDS_PAGE (page);
  gtk_widget_set_parent (page, GTK_WIDGET (self));
}

GtkWidget *
hut_conflicts_page_new (void)
{
  return g_object_new (HUT_TYPE_CONFLICTS_PAGE, NULL);
}

void
hut_conflicts_page_set_actions (HutConflictsPage *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CONFLICTS_PAGE (self));

  if (!g_set_object (&self->actions, actions))
    return;
  hut_cards_page_set_browser (self->page,
                              actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

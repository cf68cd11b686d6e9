/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page behind the sync badge: what was refused, then what is not sent, read again when the
 * store says that something of sync changed. At most SHOWN of each. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-waiting-page.h"

#include "cases/hut-answer-card.h"
#include "cases/hut-cards-page.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 100

struct _HutWaitingPage
{
  GtkWidget parent_instance;

  HutCardsPage *page;
  HutCaseActions *actions;
};

G_DEFINE_FINAL_TYPE (HutWaitingPage, hut_waiting_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_waiting (HutWaitingPage *self, HutReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = hut_reader_waiting (reader, SHOWN, &error);

  if (waiting == NULL)
    {
      g_warning ("Cannot read what was refused: %s", error->message);
      return;
    }
  if (waiting->len > 0)
    hut_cards_page_add_heading (self->page, _ ("Waiting for your answer"),
                                _ ("The server did not take these changes. Each stays here until "
                                   "you send it again or give it up."));
  for (guint i = 0; i < waiting->len; i++)
    hut_cards_page_add (self->page, hut_answer_card_new_for_waiting (
                                        self->actions, g_ptr_array_index (waiting, i), TRUE));
}

static void
add_unsent (HutWaitingPage *self, HutReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unsent = hut_reader_unsent (reader, SHOWN, &error);

  if (unsent == NULL)
    {
      g_warning ("Cannot read what is not sent: %s", error->message);
      return;
    }
  if (unsent->len > 0)
    hut_cards_page_add_heading (self->page, _ ("Not sent yet"),
                                _ ("These changes are safe in this file, and go to the server by "
                                   "themselves when it can be reached."));
  for (guint i = 0; i < unsent->len; i++)
    hut_cards_page_add (
        self->page, hut_answer_card_new_for_unsent (self->actions, g_ptr_array_index (unsent, i)));
}

/* How many there are besides those that are shown. */
static void
add_rest (HutWaitingPage *self, HutReader *reader)
{
  HutPendingCounts counts;
  g_autofree char *words = NULL;
  guint rest;

  if (!hut_reader_pending_counts (reader, &counts, NULL) || counts.unsent <= SHOWN)
    return;
  rest = counts.unsent - SHOWN;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", rest), rest);
  hut_cards_page_add_note (self->page, words);
}

static void
fill (HutCardsPage *page, HutReader *reader, gpointer data)
{
  add_waiting (data, reader);
  add_unsent (data, reader);
  add_rest (data, reader);
}

static void
hut_waiting_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, HUT_WAITING_PAGE (object)->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_waiting_page_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_waiting_page_set_actions (HUT_WAITING_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_waiting_page_dispose (GObject *object)
{
  HutWaitingPage *self = HUT_WAITING_PAGE (object);
  GtkWidget *page = GTK_WIDGET (g_steal_pointer (&self->page));

  g_clear_pointer (&page, gtk_widget_unparent);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (hut_waiting_page_parent_class)->dispose (object);
}

static void
hut_waiting_page_class_init (HutWaitingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_waiting_page_get_property;
  object_class->set_property = hut_waiting_page_set_property;
  object_class->dispose = hut_waiting_page_dispose;
  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_waiting_page_init (HutWaitingPage *self)
{
  GtkWidget *page = hut_cards_page_new (
      "hut-done-symbolic", _ ("Everything is in step"),
      _ ("Changes that the server has not got yet, or did not take, come here."), fill, self);

  self->page = HUT_CARDS_PAGE (page);
  gtk_widget_set_parent (page, GTK_WIDGET (self));
}

GtkWidget *
hut_waiting_page_new (void)
{
  return g_object_new (HUT_TYPE_WAITING_PAGE, NULL);
}

void
hut_waiting_page_set_actions (HutWaitingPage *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_WAITING_PAGE (self));

  if (!g_set_object (&self->actions, actions))
    return;
  hut_cards_page_set_browser (self->page,
                              actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

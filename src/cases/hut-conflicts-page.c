/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of conflicts: a column of cards, read again when the store says that something of sync
 * changed. At most SHOWN at once; what follows comes as these are answered. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-conflicts-page.h"

#include "cases/hut-answer-card.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 100

struct _HutConflictsPage
{
  HutCardsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (HutConflictsPage, hut_conflicts_page, HUT_TYPE_CARDS_PAGE)

static void
fill (HutCardsPage *page, HutReader *reader, HutCaseActions *actions)
{
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
    hut_cards_page_add (
        page, hut_answer_card_new_for_conflict (actions, g_ptr_array_index (conflicts, i), TRUE));
}

static void
hut_conflicts_page_class_init (HutConflictsPageClass *klass)
{
  HUT_CARDS_PAGE_CLASS (klass)->fill = fill;
}

static void
hut_conflicts_page_init (HutConflictsPage *self)
{
  hut_cards_page_set_empty (
      HUT_CARDS_PAGE (self), "hut-done-symbolic", _ ("Nothing to decide"),
      _ ("Where two people change the same field of a case, both values come here."));
}

GtkWidget *
hut_conflicts_page_new (void)
{
  return g_object_new (HUT_TYPE_CONFLICTS_PAGE, NULL);
}

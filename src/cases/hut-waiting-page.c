/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page behind the sync badge: what was refused, then what is not sent, read again when the
 * store says that something of sync changed. At most SHOWN of each. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-waiting-page.h"

#include "cases/hut-answer-card.h"
#include "store/hut-pending-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 100

struct _HutWaitingPage
{
  HutCardsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (HutWaitingPage, hut_waiting_page, HUT_TYPE_CARDS_PAGE)

/* A group is one change to a person: one card stands for it. */
static gboolean
is_new_group (GHashTable *seen, const HutPendingOperation *pending)
{
  const HutUid *group = &pending->operation->group;

  return hut_uid_is_nil (group) || g_hash_table_add (seen, (gpointer)group);
}

static void
add_waiting (HutCardsPage *page, HutReader *reader, HutCaseActions *actions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = hut_reader_waiting (reader, SHOWN, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  if (waiting == NULL)
    {
      g_warning ("Cannot read what was refused: %s", error->message);
      return;
    }
  if (waiting->len > 0)
    hut_cards_page_add_heading (page, _ ("Waiting for your answer"),
                                _ ("The server did not take these changes. Each stays here until "
                                   "you send it again or give it up."));
  for (guint i = 0; i < waiting->len; i++)
    if (is_new_group (seen, g_ptr_array_index (waiting, i)))
      hut_cards_page_add (
          page, hut_answer_card_new_for_waiting (actions, g_ptr_array_index (waiting, i), TRUE));
}

static void
add_unsent (HutCardsPage *page, HutReader *reader, HutCaseActions *actions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) unsent = hut_reader_unsent (reader, SHOWN, &error);

  if (unsent == NULL)
    {
      g_warning ("Cannot read what is not sent: %s", error->message);
      return;
    }
  if (unsent->len > 0)
    hut_cards_page_add_heading (page, _ ("Not sent yet"),
                                _ ("These changes are safe in this file, and go to the server by "
                                   "themselves when it can be reached."));
  for (guint i = 0; i < unsent->len; i++)
    hut_cards_page_add (page,
                        hut_answer_card_new_for_unsent (actions, g_ptr_array_index (unsent, i)));
}

/* How many there are besides those that are shown. */
static void
add_rest (HutCardsPage *page, HutReader *reader)
{
  HutPendingCounts counts;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  if (!hut_reader_pending_counts (reader, &counts, NULL) || counts.unsent <= SHOWN)
    return;
  number = hut_unsent_rest_number (counts.unsent, SHOWN);
  words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "and %s more", "and %s more", counts.unsent - SHOWN), number);
  hut_cards_page_add_note (page, words);
}

static void
fill (HutCardsPage *page, HutReader *reader, HutCaseActions *actions)
{
  add_waiting (page, reader, actions);
  add_unsent (page, reader, actions);
  add_rest (page, reader);
}

static void
hut_waiting_page_class_init (HutWaitingPageClass *klass)
{
  HUT_CARDS_PAGE_CLASS (klass)->fill = fill;
}

static void
hut_waiting_page_init (HutWaitingPage *self)
{
  hut_cards_page_set_empty (
      HUT_CARDS_PAGE (self), "hut-done-symbolic", _ ("Everything is in step"),
      _ ("Changes that the server has not got yet, or did not take, come here."));
}

GtkWidget *
hut_waiting_page_new (void)
{
  return g_object_new (HUT_TYPE_WAITING_PAGE, NULL);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scrolled column of headings and cards that are read from the store, and made anew when what
 * waits for an answer or for sending changes; an empty page where there is none. What stands in it
 * is its subclass's: fill() reads, and adds by the functions below.
 *
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_CARDS_PAGE (hut_cards_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutCardsPage, hut_cards_page, HUT, CARDS_PAGE, GtkWidget)

struct _HutCardsPageClass
{
  GtkWidgetClass parent_class;

  void (*fill) (HutCardsPage *self, HutReader *reader, HutCaseActions *actions);
};

void hut_cards_page_set_actions (HutCardsPage *self, HutCaseActions *actions);

/* For subclasses; once: what the empty page shows. */
void hut_cards_page_set_empty (HutCardsPage *self, const char *icon, const char *title,
                               const char *text);
void hut_cards_page_add_heading (HutCardsPage *self, const char *heading, const char *text);
void hut_cards_page_add_note (HutCardsPage *self, const char *text);
void hut_cards_page_add (HutCardsPage *self, GtkWidget *card);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scrolled column of headings and cards that are read from the store, and made anew when what
 * waits for an answer or for sending changes; an empty page where there is none. */
#define HUT_TYPE_CARDS_PAGE (hut_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (HutCardsPage, hut_cards_page, HUT, CARDS_PAGE, GtkWidget)

/* Reads and adds: hut_cards_page_add_heading(), hut_cards_page_add(). */
typedef void (*HutCardsFill) (HutCardsPage *page, HutReader *reader, gpointer data);

/* @icon, @title and @text are of the empty page. @data lives as long as the page. */
GtkWidget *hut_cards_page_new (const char *icon, const char *title, const char *text,
                               HutCardsFill fill, gpointer data);
void hut_cards_page_set_browser (HutCardsPage *self, HutCaseBrowser *browser);
void hut_cards_page_add_heading (HutCardsPage *self, const char *heading, const char *text);
void hut_cards_page_add_note (HutCardsPage *self, const char *text);
void hut_cards_page_add (HutCardsPage *self, GtkWidget *card);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A number of the day with its name and a word on it, which is a button to the list behind it.
 * Properties, construct only: title, tone (the style class of the number while it is not 0). */
#define HUT_TYPE_FIGURE_CARD (hut_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (HutFigureCard, hut_figure_card, HUT, FIGURE_CARD, GtkButton)

/* @note: the second line; NULL is none. */
void hut_figure_card_set (HutFigureCard *self, guint figure, const char *note);

G_END_DECLS

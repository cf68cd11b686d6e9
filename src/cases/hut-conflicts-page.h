/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-cards-page.h"

G_BEGIN_DECLS

/* The fields on which two desktops met, each as a card in plain words with two answers.
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_CONFLICTS_PAGE (hut_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (HutConflictsPage, hut_conflicts_page, HUT, CONFLICTS_PAGE, HutCardsPage)

GtkWidget *hut_conflicts_page_new (void);

G_END_DECLS

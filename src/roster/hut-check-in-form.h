/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is asked of a check-in, each in a small window; what is wrong stands there. @widget: of the
 * page that tells how it went. Main thread. */

/* Whom a check-in is of: a person, or a unit as it is kept; both absent: it is asked too. */
typedef struct
{
  const HutUid *person; /* or NULL */
  const char *unit;     /* or NULL */
  const char *task;     /* that it begins with, or NULL */
} HutCheckInWhose;

/* A thing that was done, with its day and its evidence. */
void hut_check_in_form_open_new (GtkWidget *widget, HutCaseBrowser *browser,
                                 const HutCheckInWhose *whose);

/* Day and evidence of @kept, which lacks them. */
void hut_check_in_form_ask_proof (GtkWidget *widget, HutCaseBrowser *browser,
                                  const HutRecord *kept);

/* Why @kept is struck off. */
void hut_check_in_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS

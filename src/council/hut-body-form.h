/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-page-write.h"

G_BEGIN_DECLS

/* Asks for a body, or (@kept not NULL) what is to be another of the one on record. @written (may be
 * NULL): called with its uid when it is on record. @widget stands in a HutCouncilPage. */
void hut_body_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept,
                         HutPageWritten written);

/* Asks why the body deliberates no more, and voids it. */
void hut_body_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS

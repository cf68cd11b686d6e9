/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-person-dossier.h"
#include "widgets/hut-page-write.h"

G_BEGIN_DECLS

/* The forms of a person. @widget stands in the page of the roster, which tells what was written.
 * Main thread. */

/* Asks for somebody new. Who may be the same is proposed before anybody is added; @added is called
 * with the uid of who was added, or of the one who turned out to be known. */
void hut_person_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, HutPageWritten added);

/* What is to be another of @person. Telephone, identity number and home address are masked until
 * they are asked for. */
void hut_person_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *person);

G_END_DECLS

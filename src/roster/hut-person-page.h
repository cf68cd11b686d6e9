/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page of a person: what the person is and may, what the law asks for and is missing, roles
 * over time, where the person was, findings and what became of them, hours with their corrections,
 * and of a lane chief a record of the chief's own. What is done here is told by the page of the
 * roster. Main thread.
 *
 * Actions: person.edit, person.leave, person.return, person.void, person.give-role,
 * person.enter-hours, person.certificate; of a line of its lists (s: uid) person.end-role,
 * person.void-role, person.correct-service, person.take-back-service, person.show-case. */
#define HUT_TYPE_PERSON_PAGE (hut_person_page_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonPage, hut_person_page, HUT, PERSON_PAGE, GtkWidget)

/* NULL: none. Takes a reference. Shows nobody. */
void hut_person_page_set_browser (HutPersonPage *self, HutCaseBrowser *browser);

/* nil: nobody. */
void hut_person_page_show (HutPersonPage *self, const HutUid *id);

/* Whether it shows who was asked for, or that there is nobody. */
gboolean hut_person_page_is_filled (HutPersonPage *self);

G_END_DECLS

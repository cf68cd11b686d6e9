/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person is and may: where one works and lives, skills and free days, training and
 * agreement, number and consent. Telephone, identity number and home address are masked until they
 * are asked for, and again after a minute. Main thread. */
#define HUT_TYPE_PERSON_FACTS (hut_person_facts_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonFacts, hut_person_facts, HUT, PERSON_FACTS, GtkWidget)

/* Shows what @dossier says, of which a copy of the person is kept. Of another person what is
 * personal is masked again. */
void hut_person_facts_show (HutPersonFacts *self, const HutPersonDossier *dossier,
                            HutCaseBrowser *browser);

G_END_DECLS

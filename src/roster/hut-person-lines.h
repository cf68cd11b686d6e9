/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-person-dossier.h"
#include "widgets/hut-line-list.h"

G_BEGIN_DECLS

/* What is on record of a person, as lines of lists. Each returns an array of HutLine to be given to
 * hut_line_list_set_lines(). */

/* Roles, those that are held first; each that is held can be ended. */
GPtrArray *hut_person_lines_roles (const HutPersonDossier *dossier);

/* Where the person was, the last place first; the id is the code of the lane or grid. */
GPtrArray *hut_person_lines_places (const HutPersonDossier *dossier);

/* Findings, the newest first, and what became of each; at most HUT_PERSON_LINES. */
GPtrArray *hut_person_lines_findings (const HutPersonDossier *dossier);

/* Services, the newest first; under each that holds the ones that it puts right. At most
 * HUT_PERSON_LINES of those that hold. */
GPtrArray *hut_person_lines_services (const HutPersonDossier *dossier);

/* Of a lane chief: lanes, checks of lanes, visits, ratings given, findings followed, each with how
 * many and the last. */
GPtrArray *hut_person_lines_chief (const HutPersonDossier *dossier);

/* Whether the person is or was lane chief. */
gboolean hut_person_is_chief (const HutPersonDossier *dossier);

#define HUT_PERSON_LINES 200

G_END_DECLS

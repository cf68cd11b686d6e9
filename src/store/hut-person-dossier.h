/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-measures.h"
#include "domain/hut-volunteer-record.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* All that is on record of one person of the roster, as one state. Owned; of any thread, one at a
 * time. */
typedef struct
{
  HutRecord *person;   /* with what is personal, where the key is at hand */
  GPtrArray *roles;    /* HutRecord, of any time, by when they began */
  GPtrArray *services; /* HutRecord, also those that were put right */
  GPtrArray *patrols;  /* likewise */
  GPtrArray *findings; /* HutRecord */
  GPtrArray *checks;   /* of lanes, likewise put right */
  GPtrArray *visits;   /* HutRecord */
  GPtrArray *ratings;  /* that the person gave */
  GPtrArray *followed; /* findings in the lanes of which the person is or was chief */
  GHashTable *cases;   /* HutUid of a case of a finding → char *, its state */
  GHashTable *places;  /* code → name of lanes and grids */
  GHashTable *lanes;   /* of lanes alone */
  GHashTable *titles;  /* HutUid of an activity → char *, its title */
  guint check_ins;     /* of the double check-in */
  HutTime now;
} HutPersonDossier;

/* NULL without an error where there is nobody of that uid, or the entry is void. On a worker. */
HutPersonDossier *hut_person_dossier_read (HutReader *reader, const HutUid *id, HutTime now,
                                           GError **error);
void hut_person_dossier_free (HutPersonDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPersonDossier, hut_person_dossier_free)

/* How much was done by the person and is on record. */
guint hut_person_dossier_done (const HutPersonDossier *dossier);

/* The name of a lane or grid; the code where it has none, NULL where @code is. */
const char *hut_person_dossier_place (const HutPersonDossier *dossier, const char *code);

/* The state of the case that @finding became (static code or owned by @dossier), or NULL. */
const char *hut_person_dossier_case_state (const HutPersonDossier *dossier,
                                           const HutRecord *finding);

/* The title of the activity of @service, or NULL. */
const char *hut_person_dossier_activity (const HutPersonDossier *dossier, const HutRecord *service);

/* Where the person was, by patrols and checks that hold: the codes of the places with
 * when one was there last and how often, the last first. Owned array of HutPersonPlace. */
typedef struct
{
  const char *place; /* of the dossier */
  HutTime last;
  guint times;
} HutPersonPlace;

GArray *hut_person_dossier_places (const HutPersonDossier *dossier);

/* Hours, points and stars of all time. */
HutVolunteerRecord hut_person_dossier_record (const HutPersonDossier *dossier,
                                              const HutRosterMeasures *measures);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-kind.h"
#include "geo/hut-coords.h"

G_BEGIN_DECLS

/* What is known about one system's export: which headings name which field, which words stand for
 * which code, the zone of its times and the system of its coordinates. Data, from
 * data/presets/NAME.json; data/presets/words.json holds the words that every export may use.
 * Immutable, counted references, thread-safe. */
typedef struct _HutPreset HutPreset;

/* Fields that are of no record, but are read into some. */
#define HUT_PRESET_LONGITUDE "longitude"
#define HUT_PRESET_LATITUDE "latitude"
#define HUT_PRESET_COORDINATES "coordinates" /* "116.3,40.0" in one cell */
#define HUT_PRESET_STREET "street"           /* checked against ours */

/* The shipped preset @name, or the file @name where that has a "/" or ends in ".json".
 * HUT_EXCHANGE_ERROR_MAPPING where there is none, or where it says what cannot be. */
HutPreset *hut_preset_load (const char *name, GError **error);

/* All shipped ones, by name. */
GPtrArray *hut_preset_load_all (GError **error);

HutPreset *hut_preset_ref (HutPreset *preset);
void hut_preset_unref (HutPreset *preset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPreset, hut_preset_unref)

const char *hut_preset_get_name (HutPreset *preset);
const char *hut_preset_get_label (HutPreset *preset);  /* in the user's language */
const char *hut_preset_get_source (HutPreset *preset); /* of hut_case_key() */
GTimeZone *hut_preset_get_zone (HutPreset *preset);
HutCoords hut_preset_get_coords (HutPreset *preset);

/* Whether a file can fill the field @name: of a case, or one that only imports know. */
gboolean hut_preset_is_field (const char *name);

/* The fields that it knows names for. */
const char *const *hut_preset_get_fields (HutPreset *preset);

/* The normal form in which headings and words are compared: compatibility characters folded
 * (full width to half width), no case, no white space, no punctuation. */
char *hut_preset_normalize (const char *text);

/* How good a heading (in normal form) names @field: 0 best, -1 not at all. */
int hut_preset_rate_heading (HutPreset *preset, const char *field, const char *heading);

/* All names of @field, in normal form; owned by the preset. */
GPtrArray *hut_preset_list_names (HutPreset *preset, const char *field);

/* Whether @fields (a set of names) are enough for a row to say something; @missing, where not,
 * gets the names of a group of which one is needed, as "title, text". */
gboolean hut_preset_is_enough (HutPreset *preset, GHashTable *fields, char **missing);

/* The code that @word stands for in @field ("1" and "0" for yes and no), "" where the word says
 * nothing, NULL where it is not known. */
const char *hut_preset_find_word (HutPreset *preset, const HutField *field, const char *word);

/* Whether it is one of the words of @field itself, not only one that stands for whatever else. */
gboolean hut_preset_knows_word (HutPreset *preset, const HutField *field, const char *word);

/* What a new record of this source has where the file says nothing; or NULL. */
const char *hut_preset_get_default (HutPreset *preset, const char *field);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-case-mapper.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What an import knows of the street itself: the names of its communities and units, and where
 * its communities lie. One thread at a time. */
typedef struct _HutImportStreet HutImportStreet;

/* Reads it, and gives the names to @mapper (NULL: to nobody). */
HutImportStreet *hut_import_street_read (HutReader *reader, HutCaseMapper *mapper, GError **error);
void hut_import_street_free (HutImportStreet *street);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutImportStreet, hut_import_street_free)

/* The code of the community that @place lies in, or NULL. */
const char *hut_import_street_find_community (HutImportStreet *street, HutPoint place);

/* Takes note of a place that was read as @coords; the first thousand are looked at. */
void hut_import_street_note (HutImportStreet *street, HutPoint place, HutCoords coords);

/* Whether clearly more of the noted places would lie in the street if they were of another system
 * than they were read as; @rather tells which. (DOMAIN 8: a batch that is off by one shift) */
gboolean hut_import_street_doubts (HutImportStreet *street, HutCoords coords, HutCoords *rather);

G_END_DECLS

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

/* The rectangle around its communities; empty where none has an area. */
HutBox hut_import_street_box (HutImportStreet *street);

G_END_DECLS

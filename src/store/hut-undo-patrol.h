/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "store/hut-store-private.h"

G_BEGIN_DECLS

/* Whether the create of @present is undone without two of the same in the end: where it is a patrol
 * that puts another right (in @stream) that one comes back. FALSE and HUT_DOMAIN_ERROR_RULE where
 * it was entered again meanwhile. */
gboolean hut_undo_patrol_check (HutDb *db, HutVault *vault, const char *stream,
                                const HutRecord *present, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* What a write touched, for those who show it. Immutable, counted references. */
typedef struct _HutChangeSet HutChangeSet;

#define HUT_TYPE_CHANGE_SET (hut_change_set_get_type ())
GType hut_change_set_get_type (void);

HutChangeSet *hut_change_set_ref (HutChangeSet *changes);
void hut_change_set_unref (HutChangeSet *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutChangeSet, hut_change_set_unref)

/* Whether records of @kind changed. */
gboolean hut_change_set_has_kind (HutChangeSet *changes, const HutKind *kind);

/* Whether the record changed; TRUE also where too many changed to be named. */
gboolean hut_change_set_has (HutChangeSet *changes, const HutUid *id);

/* The records of @kind that changed (HutUid); NULL where too many changed to be named. Free with
 * g_array_unref(). */
GArray *hut_change_set_get_ids (HutChangeSet *changes, const HutKind *kind);

/* Whether the outbox, conflicts or what waits for an answer changed. */
gboolean hut_change_set_has_sync (HutChangeSet *changes);

/* For those who write. @kind NULL: only sync. More than 256 ids are no longer named. */
HutChangeSet *hut_change_set_new (void);
void hut_change_set_add (HutChangeSet *changes, const HutKind *kind, const HutUid *id);
void hut_change_set_add_all (HutChangeSet *changes, const HutKind *kind);
void hut_change_set_add_sync (HutChangeSet *changes);
void hut_change_set_merge (HutChangeSet *changes, HutChangeSet *other);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"

G_BEGIN_DECLS

/* Values and operations straight to canonical JSON: what hut_json_print() makes of the trees of
 * hut_field_to_json() and hut_operation_fields(), without building them. Every write prints its
 * operation, and in an import the trees cost more than the index. */

/* Appends @value in its form on the wire; NONE is null. */
void hut_field_append_json (GString *out, const HutField *field, const HutValue *value);

/* The deltas whose fields are (or are not) personal, by the names of these: const HutDelta,
 * borrowed from @operation until that changes. */
GPtrArray *hut_operation_sort_deltas (const HutOperation *operation, gboolean personal);

/* Appends `["old","new"]`. */
void hut_delta_append_json (GString *out, const HutDelta *delta);

/* hut_operation_fields() without the personal ones, printed; NULL where there are none. */
char *hut_operation_print_fields (const HutOperation *operation);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* The figure in @record's @field, text of JSON: parts of [lon,lat] in 10⁻⁷ degree, as the area of a
 * community has them, or one such part alone, as the line of a lane has it. NULL where it is none.
 * Free with hut_shape_free(). */
HutShape *hut_record_shape (const HutRecord *record, const char *field, HutShapeKind kind);

G_END_DECLS

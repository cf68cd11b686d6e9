/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-osm-reader.h"

G_BEGIN_DECLS

/* Puts the ways of a multi-polygon end to end until they close, and adds each ring to @area,
 * whatever the members' roles: rings count by the even-odd rule. Returns FALSE where the relation
 * is broken (a way is missing, ends meet nowhere); the rings that do close are added all the same.
 */
gboolean hut_osm_rings_assemble (HutOsm *osm, const HutOsmRelation *relation, HutShape *area);

G_END_DECLS

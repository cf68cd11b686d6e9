/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo.h"
#include "domain/hut-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Posts and activities of the demo street as the texts of data/demo/roster.json say ("activities"),
 * with those of @stewards (HutRecord of kind person) who signed up, who came, and the hours that
 * were certified for it. Depends on the seed and the present of @demo only; nothing that was done
 * is later than it. @lanes: HutRecord. Owned array of HutRecord, each of which may be stolen; empty
 * where there are no texts. */
GPtrArray *hut_demo_activities (HutDemo *demo, JsonArray *texts, GPtrArray *lanes,
                                GPtrArray *stewards, GTimeZone *zone);

G_END_DECLS

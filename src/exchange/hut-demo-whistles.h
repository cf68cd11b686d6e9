/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-write.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The whistles of the demo street, of data/demo/whistles.json: ended with marks and without, under
 * way, and an emergency that began a moment ago; by the plans by which people do it. Adds to
 * @result; FALSE and nothing written on error. Where the file has a whistle already, none are
 * added. Blocks. */
gboolean hut_demo_write_whistles (HutDemo *demo, HutStore *store, HutReader *reader,
                                  HutDemoResult *result, GError **error);

G_END_DECLS

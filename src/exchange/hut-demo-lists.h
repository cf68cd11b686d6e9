/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-record.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the three lists of the demo street are made of. */
typedef struct
{
  const char *stream;
  JsonObject *texts; /* of data/demo/roster.json */
  GPtrArray *lanes;  /* HutRecord: where the lines stand */
  HutOffice *office;
  GTimeZone *zone;
  HutTime now;
} HutDemoLists;

/* The lines of the three lists, and the matches among them, under way, done and dropped, with the
 * scores that they have: HutRecord, owned by whoever asks. Nobody in them is real. Pure. */
GPtrArray *hut_demo_lists_make (const HutDemoLists *lists);

G_END_DECLS

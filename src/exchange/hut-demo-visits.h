/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the patrols and visits of the demo street lead to. New records, which depend on the seed and
 * their place only. */

/* The case that @finding (of kind finding, route up) became, handled by @lead: closed where the
 * finding is done. Sets the finding's `case`. */
HutRecord *hut_demo_case_of_finding (HutDemo *demo, HutRecord *finding, const HutRecord *lane,
                                     const char *lead);

/* Visit number @n of @lane by @person, as the texts of data/demo/roster.json say ("visits");
 * nothing is later than the demo's present. NULL where there are no texts. */
HutRecord *hut_demo_visit (HutDemo *demo, JsonArray *texts, const HutRecord *lane,
                           const HutUid *person, guint n);

/* The entry that says where @of_case came from: it stands as it is from its beginning. */
HutRecord *hut_demo_case_entry (HutDemo *demo, const HutRecord *of_case);

/* The case that the opinion of @visit became; sets the visit's `case`. */
HutRecord *hut_demo_case_of_visit (HutDemo *demo, HutRecord *visit, const HutRecord *lane,
                                   const char *lead);

G_END_DECLS

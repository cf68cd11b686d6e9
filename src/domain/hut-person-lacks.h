/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What a volunteer's papers lack (Beijing's volunteer regulation): service over a month needs a
 * written agreement (18), work that needs skill needs training before it (19), one is insured under
 * the number of 志愿北京 (13, 41), and names are published with consent only (28). Bits. Pure. */
typedef enum
{
  HUT_PERSON_LACKS_AGREEMENT = 1 << 0,
  HUT_PERSON_LACKS_AGREEMENT_NOW = 1 << 1, /* there was one, and it ran out */
  HUT_PERSON_LACKS_TRAINING = 1 << 2,
  HUT_PERSON_LACKS_NUMBER = 1 << 3,
} HutPersonLack;

/* Whether who has the role @code serves as a volunteer, and the law asks the above. */
gboolean hut_role_is_of_volunteer (const char *code);

/* The bits for @person with these @roles (HutRecord) and @services (of any time) at @now. Who has
 * left lacks nothing. */
guint hut_person_lacks (const HutRecord *person, GPtrArray *roles, GPtrArray *services,
                        HutTime now);

/* What one bit means, and what to do: translated, static. */
const char *hut_person_lack_words (HutPersonLack lack);

/* When @person served first and last in any role of a volunteer or by @services; FALSE: never. */
gboolean hut_person_service_span (GPtrArray *roles, GPtrArray *services, HutTime now, HutTime *from,
                                  HutTime *until);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The table of hours for the city's volunteer platform: the rule `hours-columns`, which names its
 * columns as the platform wants them and says what fills each, a line for each: "姓名 = name". */
typedef enum
{
  HUT_HOURS_NAME,
  HUT_HOURS_VOLUNTEER_NUMBER,
  HUT_HOURS_ID_NUMBER,
  HUT_HOURS_TELEPHONE,
  HUT_HOURS_ACTIVITY, /* its title, else what was done */
  HUT_HOURS_PLACE,
  HUT_HOURS_DAY,
  HUT_HOURS_FROM,
  HUT_HOURS_UNTIL,
  HUT_HOURS_HOURS, /* with two decimals */
  HUT_HOURS_MINUTES,
  HUT_HOURS_HOW,
  HUT_HOURS_CERTIFIER,
  HUT_N_HOURS_FIELDS,
} HutHoursField;

typedef struct
{
  char *heading;
  HutHoursField field;
} HutHoursColumn;

/* An array of HutHoursColumn. HUT_DOMAIN_ERROR_MALFORMED (translated) names the line that cannot be
 * read. */
GArray *hut_hours_columns_read (JsonNode *value, GError **error);
gboolean hut_hours_columns_check (JsonNode *value, GError **error);

G_END_DECLS

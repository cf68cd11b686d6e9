/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"
#include "base/hut-time.h"
#include "base/hut-uid.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The part of a filter that asks for cases that belong together: of one caller, at one place, of
 * one matter, or those whose caller is back again. A plain value. */
typedef enum
{
  HUT_KIN_NONE,
  HUT_KIN_CALLER,        /* of who called for the case `id`, found by the keyed digest */
  HUT_KIN_PLACE,         /* within `metres` of `place`, east-west and north-south */
  HUT_KIN_MATTER,        /* of the matter `id` */
  HUT_KIN_ADDRESS,       /* at the address of the case `id`, word for word */
  HUT_KIN_CALLING_AGAIN, /* each whose caller had another in the `days` before it */
} HutKin;

typedef struct
{
  HutKin kin;
  HutUid id;
  HutPoint place;
  int metres;
  HutTime from, until; /* received, both included: of caller, place, address */
  int days;
} HutCaseKin;

gboolean hut_case_kin_equal (const HutCaseKin *a, const HutCaseKin *b);

/* {"kin":"caller","id":"...","from":...,"until":...}; "lon","lat","metres"; "days". A new object.
 */
JsonObject *hut_case_kin_to_json (const HutCaseKin *kin);
gboolean hut_case_kin_read (HutCaseKin *kin, JsonObject *object);

G_END_DECLS

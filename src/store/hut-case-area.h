/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The part of a filter that asks for cases by where they are: around a place, or in a rectangle
 * such as a view of the map. A case without a place is never found. A plain value. */
typedef enum
{
  HUT_CASE_AREA_ANY,
  HUT_CASE_AREA_CIRCLE,
  HUT_CASE_AREA_BOX,
} HutCaseAreaKind;

typedef struct
{
  HutCaseAreaKind kind;
  HutPoint centre; /* of a circle */
  int metres;      /* its radius: 1 to HUT_CASE_AREA_METRES_MAX */
  HutBox box;
} HutCaseArea;

#define HUT_CASE_AREA_METRES_MAX 20000

gboolean hut_case_area_equal (const HutCaseArea *a, const HutCaseArea *b);

/* Whether @place is there; edges are included. */
gboolean hut_case_area_holds (const HutCaseArea *area, HutPoint place);

/* The rectangle around it; empty where it is HUT_CASE_AREA_ANY. */
HutBox hut_case_area_box (const HutCaseArea *area);

/* {"lat":...,"lon":...,"metres":...} or {"box":[west,south,east,north]}, in 10⁻⁷ degree. A new
 * object; and back. */
JsonObject *hut_case_area_to_json (const HutCaseArea *area);
gboolean hut_case_area_read (HutCaseArea *area, JsonObject *object);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"
#include "exchange/hut-demo-tables.h"

G_BEGIN_DECLS

/* The demo street: 清华园街道 with lanes, units and invented cases of the last 400 days. Texts and
 * callers are made up from templates; places are real buildings and roads. Case @index depends on
 * the seed, the present and the index only, so a greater number of cases holds the smaller one,
 * and the same call gives the same cases everywhere. */
typedef struct _HutDemo HutDemo;

#define HUT_DEMO_DAYS 400
#define HUT_DEMO_MAX_CASES 1000000

/* Reads the data files. @now: nothing that it makes is later. */
HutDemo *hut_demo_new (guint64 seed, HutTime now, GError **error);
void hut_demo_free (HutDemo *demo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDemo, hut_demo_free)

const HutDemoTables *hut_demo_get_tables (HutDemo *demo);
guint64 hut_demo_get_seed (HutDemo *demo);
HutTime hut_demo_get_now (HutDemo *demo);

/* "street/110108014" */
const char *hut_demo_get_stream (HutDemo *demo);

/* The name of a unit or a community by code, or the code where it has none. */
const char *hut_demo_get_name (HutDemo *demo, const char *code);

/* The street's units, grids and lanes, and the lanes' chiefs, as records. */
GPtrArray *hut_demo_street_records (HutDemo *demo, GError **error);

/* What a case is about, when and where: all that others need to know of it. */
typedef struct
{
  guint index;
  guint root; /* the earlier case whose matter it is about, or its own index */
  const HutDemoLeaf *leaf;
  const HutDemoPlace *place;
  HutPoint point;
  guint house; /* number of the house in an estate; 0: none */
  HutTime created_at;
  guint caller;         /* 0 to 9999 */
  HutDemoRandom random; /* goes on from here */
} HutDemoPlan;

HutDemoPlan hut_demo_plan (HutDemo *demo, guint index);

/* Whether another case, earlier or later, is about the same matter as this one. */
gboolean hut_demo_has_matter (HutDemo *demo, const HutDemoPlan *plan);

/* A case with all that happened to it until now. */
typedef struct
{
  HutRecord *record; /* in the state that it is in, or was in before it was voided */
  HutRecord *matter; /* what it is the first case of, or NULL */
  GPtrArray *events; /* HutRecord, by time; the first says where it was imported from */
  char *void_reason; /* or NULL */
} HutDemoCase;

HutDemoCase *hut_demo_make_case (HutDemo *demo, guint index);

/* The uid that the case has, or will have. */
HutUid hut_demo_case_id (HutDemo *demo, guint index);
void hut_demo_case_free (HutDemoCase *demo_case);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDemoCase, hut_demo_case_free)

/* The order number, which names the case for ever. Free with g_free(). */
char *hut_demo_order_number (HutDemo *demo, const HutDemoPlan *plan);

/* The indices of the first @n_cases cases in the order in which they were received. */
GArray *hut_demo_order (HutDemo *demo, guint n_cases);

G_END_DECLS

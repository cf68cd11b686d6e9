/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/hut-point.h"
#include "exchange/hut-demo-random.h"

G_BEGIN_DECLS

/* What the demo street is made of, read from data/demo: what people call about (texts.json) and
 * where (110108014-places.json). Immutable once read; not counted: one owner. */

#define HUT_DEMO_STREET "110108014"

#define HUT_DEMO_ERROR (hut_demo_error_quark ())

typedef enum
{
  HUT_DEMO_ERROR_MALFORMED, /* a data file is not what it should be: install it again */
} HutDemoError;

GQuark hut_demo_error_quark (void);

/* What kind of place; what people complain about depends on it. */
typedef enum
{
  HUT_DEMO_HOME,
  HUT_DEMO_ESTATE,
  HUT_DEMO_DORM,
  HUT_DEMO_TEACHING,
  HUT_DEMO_OFFICE,
  HUT_DEMO_CANTEEN,
  HUT_DEMO_SCHOOL,
  HUT_DEMO_SPORT,
  HUT_DEMO_GREEN,
  HUT_DEMO_WATER,
  HUT_DEMO_ROAD,
  HUT_DEMO_GATE,
  HUT_DEMO_STOP,
  HUT_DEMO_N_CLASSES,
} HutDemoClass;

typedef struct
{
  HutDemoClass class;
  char *name;      /* 南3楼 */
  char *community; /* code */
  char *lane;      /* code, of a road; else NULL */
  GArray *points;  /* HutPoint, at least one */
} HutDemoPlace;

/* A third-level category: what is said about it, where, when and to whom it goes. */
typedef struct
{
  char *path[3];
  guint weight;
  guint classes;    /* flags 1 << HutDemoClass */
  guint months[12]; /* per cent, January first */
  guint hours[24];  /* weights, midnight first */
  char *lead;       /* a unit's code; "community" for the community of the place */
  char *route;      /* code */
  GStrv kinds;      /* codes, the first the most likely; so too: */
  GStrv levels;
  GStrv title, fact, harm, wish, answer; /* templates */
} HutDemoLeaf;

typedef struct
{
  GPtrArray *leaves; /* HutDemoLeaf */
  GPtrArray *places; /* HutDemoPlace */
  GPtrArray *places_of[HUT_DEMO_N_CLASSES];
  GHashTable *words; /* name: GStrv of templates */
  GHashTable *slots; /* "name/class", or "name" for the rest: GStrv */
} HutDemoTables;

HutDemoTables *hut_demo_tables_read (GError **error);
void hut_demo_tables_free (HutDemoTables *tables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDemoTables, hut_demo_tables_free)

/* The templates of texts.json named @name, which must be there: "accepted", "openings", ... */
const char *const *hut_demo_tables_words (const HutDemoTables *tables, const char *name);

/* What may stand in a template for {@name} at a place of @class; NULL where it is no slot. */
const char *const *hut_demo_tables_slot (const HutDemoTables *tables, const char *name,
                                         HutDemoClass class);

/* Reads data/demo/@name as JSON: an array or an object. */
JsonNode *hut_demo_read_file (const char *name, GError **error);

/* A point of the form [lon,lat]; FALSE where it is not one. */
gboolean hut_demo_read_point (JsonNode *node, HutPoint *point);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint street;    /* lanes, their chiefs, grids and units added */
  guint added;     /* cases */
  guint unchanged; /* cases that were there already */
  guint events;
  guint matters;
  guint bodies; /* that deliberate, with their members */
  guint meetings;
  guint whistles;
  guint roster;  /* records of the roster */
  guint refused; /* by a rule: none, where all is well */
} HutDemoResult;

/* Opens the street's demonstration file at @path, made where there is none, with the shipped map
 * package; REFUSED where it is another street's. */
HutStore *hut_demo_open_store (const char *path, GError **error);

/* The present that the file's demo cases of @seed are relative to, kept in the file when they are
 * first made, so that running it again another day adds nothing. */
HutTime hut_demo_present (HutStore *store, guint64 seed, HutTime now);

/* How much of what happened to a case is written with it. */
typedef enum
{
  HUT_DEMO_WHOLE, /* every step, and the matter that begins with it */
  HUT_DEMO_BRIEF, /* only the step that it came by: for large numbers */
} HutDemoDepth;

/* Adds the case as one group to @write; takes what it needs out of @demo_case. */
void hut_demo_add_case (HutWrite *write, HutDemoCase *demo_case, HutDemoDepth depth);

/* Writes the street's lanes, grids and units, and the first @n_cases cases that are not there yet,
 * with their events, each in a group of its own; all is shown at once at the end. Then the bodies
 * that deliberate, with their meetings (hut-demo-council.h), whistles
 * (hut-demo-whistles.h) and the roster (hut-demo-roster.h).
 * Blocks. */
gboolean hut_demo_write (HutDemo *demo, HutStore *store, guint n_cases, HutDemoResult *result,
                         GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-text.h"
#include "exchange/hut-demo-write.h"
#include "store/hut-reader.h"

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The demo street's council, of data/demo/council.json: bodies with invented members, meetings that
 * were held, with their minutes, and such as are to come. Everything is done by the plans by which
 * people do it, one upon the other; the records are those of this file alone, since a meeting is
 * called by somebody. */

/* Adds to @result; FALSE and nothing written on error. A body that is there, changed by somebody or
 * not, is left alone with its meetings. Words that meetings write (minutes, what a count means)
 * are in the language of the program. The first @n_cases demo cases are there. Blocks. */
gboolean hut_demo_write_council (HutDemo *demo, HutStore *store, HutReader *reader, guint n_cases,
                                 HutDemoResult *result, GError **error);

/* For hut-demo-evening.c: a body that meets. */
typedef struct
{
  HutDemo *demo;
  HutReader *reader;
  HutOffice *office;
  HutWrite *write; /* gathers what is done */
  GHashTable *unit_names;
  HutUid desk;
  guint n_cases;
  HutDemoRandom random;
  HutDemoText *text; /* with its slots set */
  HutPoint place;    /* of the slot "p" */
  HutRecord *body;
  GPtrArray *members;  /* HutRecord, by number */
  HutRecord *followed; /* a resolution that is being carried out, or NULL */
} HutDemoBody;

/* The meeting that @said describes, from its notice to where it stands. */
gboolean hut_demo_body_meet (HutDemoBody *body, JsonObject *said, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-address-book.h"

G_BEGIN_DECLS

/* A house number on a road; number 0: somewhere on it. */
typedef struct
{
  HutAddressNumber number;
  HutPoint point;
  guint accuracy; /* metres */
  guint group;
} HutAddressHouse;

/* A road, or any other place. */
typedef struct
{
  HutNameKind kind;
  char *name; /* as it was given */
  guint group;
  HutPoint point;
  HutShape *shape;   /* NULL: a point; of a road all its figures in one, or NULL */
  double radius;     /* metres, half of what it covers */
  GArray *houses;    /* HutAddressHouse, of a road, by number; NULL: none */
  GPtrArray *pieces; /* HutShape: the figures of a road that hang together, longest first */
  GArray *members;   /* guint: of a compound, the buildings and gates in it; NULL: none */
} HutAddressPlace;

/* A form of a name. */
typedef enum
{
  HUT_FORM_FULL,  /* as it was given */
  HUT_FORM_SAFE,  /* without 小区: nobody tells the two apart */
  HUT_FORM_LOOSE, /* without 花园: may be another one */
} HutNameForm;

typedef struct
{
  const gunichar *key; /* in the book's characters once sealed */
  guint length;
  guint place;
  HutNameForm form;
} HutAddressName;

struct _HutAddressBook
{
  GArray *places;    /* HutAddressPlace */
  GHashTable *roads; /* normal form (char *) -> index in @places + 1 */
  GArray *names;     /* HutAddressName, by key */
  GPtrArray *keys;   /* gunichar *: what the names point into */
  GHashTable *heads; /* the first two characters -> index of their first name + 1 */
  GArray *grams;     /* guint64: two characters << 32 | name, sorted; see the .c */
};

/* A question on its way. */
typedef struct
{
  const HutAddressBook *book;
  gunichar *text;
  guint length;
  guint divisions; /* where the address proper begins */
  guint leave_out;
} HutAddressQuery;

static inline const HutAddressPlace *
hut_address_place (const HutAddressBook *book, guint index)
{
  return &g_array_index (book->places, HutAddressPlace, index);
}

/* Metres to the east and to the north from @a to @b, on the plane at @a. */
void hut_address_offset (HutPoint a, HutPoint b, double *east, double *north);
HutPoint hut_address_moved (HutPoint from, double east, double north);

/* The direction of @side as a unit vector. */
void hut_address_direction (HutSide side, double *east, double *north);

/* hut-address-road.c */

/* The place of @number on @road, or its middle, or nothing; appended to @found. */
void hut_address_find_house (const HutAddressQuery *query, const HutAddressPlace *road,
                             const HutAddressNumber *number, GArray *found);
void hut_address_find_middle (const HutAddressQuery *query, const HutAddressPlace *road,
                              GArray *found);

/* Where two roads cross or come near each other. */
gboolean hut_address_find_crossing (const HutAddressPlace *one, const HutAddressPlace *other,
                                    HutAddressFound *found);

/* Sorts the houses and parts the figures of a road. */
void hut_address_seal_road (HutAddressPlace *road);

/* hut-address-compound.c */

/* A place with what stands behind its name: building, gate, side, beside. */
HutAddressFound hut_address_find_in (const HutAddressQuery *query, const HutAddressPlace *place,
                                     const HutAddressTail *tail);

/* Gives buildings and gates to the compounds in which they lie. */
void hut_address_seal_members (HutAddressBook *book);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-address-text.h"
#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* The names of a district or a street, with where they lie, to find the place that an address
 * means: by compound and building, road and house number, gate, crossing. Filled, sealed, then
 * immutable and for every thread. The same names in the same order give the same answers. */
typedef struct _HutAddressBook HutAddressBook;

typedef enum
{
  HUT_NAME_COMPOUND, /* 小区, a campus, a park: what has grounds and gates */
  HUT_NAME_ROAD,     /* a road or a lane; many figures of one name are one road */
  HUT_NAME_BUILDING,
  HUT_NAME_GATE,
  HUT_NAME_PLACE,     /* a shop, a station, a named spot */
  HUT_NAME_UNIT,      /* where a unit has its post */
  HUT_NAME_COMMUNITY, /* 社区, 村 */
} HutNameKind;

/* How sure a place is, the surest first. */
typedef enum
{
  HUT_SURE_EXACT,     /* what the words name is known */
  HUT_SURE_NEAR,      /* found by what is beside it, or known but not to the building */
  HUT_SURE_STREET,    /* somewhere on the road */
  HUT_SURE_COMMUNITY, /* somewhere in the community */
  HUT_SURE_GUESS,     /* the words go on where the name ends, and may mean something else */
} HutSure;

/* What a place was found by. @name, @other, @low, @high and @side are those of HutAddressFound. */
typedef enum
{
  HUT_WHY_NAME,      /* @name is known */
  HUT_WHY_NUMBER,    /* house number @low is known on @name */
  HUT_WHY_BETWEEN,   /* between @low and @high on @name */
  HUT_WHY_BY_NUMBER, /* @low is the nearest number known on @name */
  HUT_WHY_BUILDING,  /* building @low in @name is known */
  HUT_WHY_GROUNDS,   /* in the grounds of @name, whose building @low is not known */
  HUT_WHY_GATE,      /* a gate of @name that the map knows */
  HUT_WHY_EDGE,      /* the edge of @name on its @side */
  HUT_WHY_BESIDE,    /* beside or opposite @name */
  HUT_WHY_CROSSING,  /* where @name and @other cross */
  HUT_WHY_MIDDLE,    /* the middle of road @name */
  HUT_WHY_COMMUNITY, /* the middle of community @name */
  HUT_WHY_ALIKE,     /* names that begin as the words do, such as @name */
} HutWhy;

typedef struct
{
  HutPoint place;
  guint accuracy; /* metres within which the true place should lie */
  HutSure sure;
  HutWhy why;
  const char *name;  /* the book's */
  const char *other; /* the book's, or NULL */
  guint low;
  guint high;
  HutSide side;
  guint walk;   /* metres gone from there to @side, as the words say; 0: none */
  guint rivals; /* other places that the words mean just as well */
} HutAddressFound;

HutAddressBook *hut_address_book_new (void);
void hut_address_book_free (HutAddressBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAddressBook, hut_address_book_free)

/* Adds @name at @shape, which is copied. @group is the caller's, to leave it out of a search; 0:
 * none. A name that is itself a house number of a road (月坛南街19号院) is known as such too. */
void hut_address_book_add (HutAddressBook *book, HutNameKind kind, const char *name,
                           const HutShape *shape, guint group);

/* The same for a single point. */
void hut_address_book_add_point (HutAddressBook *book, HutNameKind kind, const char *name,
                                 HutPoint point, guint group);

/* Adds that @point is, to @accuracy metres, at @address, a road with or without a house number
 * (成府路28号); what is no such address is passed over. */
void hut_address_book_add_address (HutAddressBook *book, const char *address, HutPoint point,
                                   guint accuracy, guint group);

/* Ends the filling. */
void hut_address_book_seal (HutAddressBook *book);

/* The places that @address may mean, the best first, at most @limit; empty where no name of it is
 * known. What was added with the group @leave_out (not 0) is as if it were not there. Free with
 * g_array_unref(); HutAddressFound. */
GArray *hut_address_book_find (const HutAddressBook *book, const char *address, guint leave_out,
                               guint limit);

/* The places whose names hold @words (two characters or more): what begins with them first, the
 * shorter name first, each name once. */
GArray *hut_address_book_complete (const HutAddressBook *book, const char *words, guint limit);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-role-access.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Who sits at the desktop whose file this is, by the role that the server gave to its account
 * (PROTOCOL, Streams and projections). A file without a server is the street's. */
typedef enum
{
  HUT_SEAT_STREET,     /* clerk, leader, admin: the street's records */
  HUT_SEAT_DEPARTMENT, /* what is shown to a department or company, and its own part of whistles */
  HUT_SEAT_COMMUNITY,  /* what is shown to a community: it reads */
} HutSeatKind;

typedef struct
{
  HutSeatKind kind;
  char *code; /* of the department or the community; NULL: the street's */
  guint role; /* HutRole of the account; 0: a file without a server, which keeps nobody from it */
} HutSeat;

/* Reads the settings of the file. Bounded, for the main thread. */
void hut_seat_read (HutSeat *seat, HutReader *reader);
void hut_seat_clear (HutSeat *seat);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutSeat, hut_seat_clear)

gboolean hut_seat_equal (const HutSeat *a, const HutSeat *b);

/* Whether the role of who sits at a desktop of the street's writes this; the store refuses it where
 * not. @access is not READ. */
gboolean hut_seat_may (const HutSeat *seat, const HutKind *kind, HutAccess access);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-seat.h"

G_BEGIN_DECLS

/* What the window offers to whom: the street has every place; a department the whistles that call
 * it, in a place of its own; a community what is shown to it, to be read. Pure; main thread. */

/* Whether the place @name is there for @kind. */
gboolean hut_seat_has_place (HutSeatKind kind, const char *name);

/* Where @kind begins: "today" or "whistles". Static. */
const char *hut_seat_first_place (HutSeatKind kind);

/* Whether the action @name of the application is there for @kind. */
gboolean hut_seat_has_action (HutSeatKind kind, const char *name);

G_END_DECLS

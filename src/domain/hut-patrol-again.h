/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* A patrol that is entered again after the ones like it were taken back or put right to another
 * place, person or time. One rule for the desktop that plans it and the server that takes it: of
 * those that are like each other one stands at most. Pure. */

/* Whether both are of one place, person and beginning. */
gboolean hut_patrol_is_like (const HutRecord *patrol, const HutRecord *other);

/* How many like it were before @patrol in @stream, as its uid says (hut_patrol_id_again()); 0: it
 * is the first, or its uid says nothing of that. */
guint hut_patrol_before (const char *stream, const HutRecord *patrol);

/* Whether one like @patrol stands among @there (HutRecord, with what puts them right). */
gboolean hut_patrol_stands (GPtrArray *there, const HutRecord *patrol);

/* Why @patrol, which is new, cannot be the next one after those like it: @there has those before it
 * with what puts them right. In English, static; NULL where it can. */
const char *hut_patrol_again_fault (const char *stream, const HutRecord *patrol, GPtrArray *there);

G_END_DECLS

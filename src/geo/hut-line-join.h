/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* A road as one figure, from the pieces in which maps keep it. Pure. */

/* The parts of @line (a line) put end to end, where their ends are the same place or no more than
 * @touch metres apart: as few parts as that makes, the longest first. Whatever order the pieces
 * come in, the same figure comes out. A new line; free with hut_shape_free(). */
HutShape *hut_line_join (const HutShape *line, double touch);

/* What of @line lies in @area (an area) or no more than @beside metres from it, cut where it leaves
 * that for 10 metres or more; NULL where nothing does. */
HutShape *hut_line_cut (const HutShape *line, const HutShape *area, double beside);

/* @line without the parts that run beside a longer one, no more than @beside metres from it
 * everywhere: the other carriageway of the same road. */
HutShape *hut_line_without_doubles (const HutShape *line, double beside);

G_END_DECLS

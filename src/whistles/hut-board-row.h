/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-summons-row.h"

G_BEGIN_DECLS

/* How much room there is for one. */
typedef enum
{
  HUT_BOARD_FULL,  /* and who is there, since when */
  HUT_BOARD_SHORT, /* the unit, where it stands and what its clock counts, the clock */
  HUT_BOARD_LOW,   /* the same in one line */
  HUT_BOARD_N_SIZES
} HutBoardSize;

/* One that is called, on the wall: read from afar, its clock the largest. What a record says is
 * shown without telephone numbers. It is given the same line as a HutSummonsRow, and offers no
 * step. Main thread.
 *
 * Signal: passed (): the time that its clock counts to has come. */
#define HUT_TYPE_BOARD_ROW (hut_board_row_get_type ())
G_DECLARE_FINAL_TYPE (HutBoardRow, hut_board_row, HUT, BOARD_ROW, GtkWidget)

GtkWidget *hut_board_row_new (HutBoardSize size);

HutBoardSize hut_board_row_get_size (HutBoardRow *self);

/* Takes over @line. */
void hut_board_row_set_line (HutBoardRow *self, HutSummonsLine *line);

/* A clock that has come to count hours or days keeps within its row. To be called now and then. */
void hut_board_row_refresh (HutBoardRow *self);

G_END_DECLS

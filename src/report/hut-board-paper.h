/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-board.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The board 公示牌 of a lane as one page, A4 or A3, to be hung out: the same sheet in two sizes.
 * What is on it is what @board says, and nothing else of anybody. */
HutPaper *hut_board_paper_new (const HutPaperDesk *desk, const HutBoard *board, HutPageSize size);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-count-clock.h"

G_BEGIN_DECLS

/* What a row says of one that is called, and offers. A plain value; the texts are its own. */
typedef struct
{
  char *label;
  const char *action; /* is given the line's id; static */
} HutSummonsOffer;

#define HUT_SUMMONS_BUTTONS 3
#define HUT_SUMMONS_MENU 14

typedef struct
{
  char *id;                          /* the uid of the summons, as text */
  char *title;                       /* the unit */
  char *note;                        /* who, and the times; or NULL */
  char *part;                        /* its own part of the task, or NULL */
  char *marks;                       /* what both say afterwards, a line each; or NULL */
  char *chip;                        /* its state */
  const char *chip_icon, *chip_tone; /* as of HutChip; static */
  HutCount count;                    /* the clock: see hut_count_clock_set() */
  HutTime count_at;
  char *what;                                   /* what the clock counts, for who does not see it */
  char *caption;                                /* below the clock */
  const char *count_tone;                       /* static, or NULL */
  HutSummonsOffer buttons[HUT_SUMMONS_BUTTONS]; /* the next steps, the likeliest first */
  HutSummonsOffer menu[HUT_SUMMONS_MENU];       /* and the others */
} HutSummonsLine;

HutSummonsLine *hut_summons_line_new (const char *id);
void hut_summons_line_free (HutSummonsLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSummonsLine, hut_summons_line_free)

/* Adds a button while there is room, else an item of the menu; takes over @label. */
void hut_summons_line_add_button (HutSummonsLine *line, char *label, const char *action);
void hut_summons_line_add_item (HutSummonsLine *line, char *label, const char *action);

/* A row of one that is called: its name, where it stands by colour, sign and word, who and when,
 * its clock, and its next steps. Filled again whenever its line says something else; the clock goes
 * on by itself. Main thread.
 *
 * Signal: passed (): the time that its clock counts to has come. */
#define HUT_TYPE_SUMMONS_ROW (hut_summons_row_get_type ())
G_DECLARE_FINAL_TYPE (HutSummonsRow, hut_summons_row, HUT, SUMMONS_ROW, GtkListBoxRow)

GtkWidget *hut_summons_row_new (void);

/* Takes over @line. */
void hut_summons_row_set_line (HutSummonsRow *self, HutSummonsLine *line);

/* Owned by the row, until the next line. NULL before the first. */
const HutSummonsLine *hut_summons_row_get_line (HutSummonsRow *self);

G_END_DECLS

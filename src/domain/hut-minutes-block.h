/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minutes are kept as plain text that a clerk edits, and printed with headings and tables. What a
 * line is can be seen by its form, as official documents are written (GB/T 9704): the first line is
 * the title; "一、" or "I. " begins a heading, "（一）" or "(a) " a lesser one; lines with tabs are
 * rows of a table, the first of them its head; "label：value" before the first heading is a line of
 * the form. Pure. */
typedef enum
{
  HUT_MINUTES_TITLE,
  HUT_MINUTES_FIELD, /* two cells: label and value */
  HUT_MINUTES_HEADING,
  HUT_MINUTES_SUBHEADING,
  HUT_MINUTES_TEXT,
  HUT_MINUTES_TABLE, /* the head of a table */
  HUT_MINUTES_ROW,
  /* Only of a whole document (hut_minutes_document()): */
  HUT_MINUTES_NOTE,
  HUT_MINUTES_SIGNATURES, /* labels with room to sign */
  HUT_MINUTES_ANNEX,      /* a title that begins a page */
} HutMinutesBlockKind;

typedef struct
{
  HutMinutesBlockKind kind;
  char **cells; /* one of a text or heading; of a row as many as its table's head has */
} HutMinutesBlock;

/* Takes over @cells. */
HutMinutesBlock *hut_minutes_block_new (HutMinutesBlockKind kind, char **cells);
void hut_minutes_block_free (HutMinutesBlock *block);

/* @text in lines: HutMinutesBlock, owned by the array. Empty lines end a table and are otherwise
 * left out; control characters too. */
GPtrArray *hut_minutes_blocks (const char *text);

/* How headings are numbered in the language of the program: of "3" and "3.1" (hut-agenda.h) "三、"
 * and "三之一、", or "III. " and "III-1. "; of the lesser 3, from 1, "（三）" or "(c) ". Free with
 * g_free(). */
char *hut_minutes_numeral (const char *number);
char *hut_minutes_lesser_numeral (guint number);

/* @words in one line that is no heading, row or form: for what people typed. "" of NULL. Free with
 * g_free(). */
char *hut_minutes_line (const char *words);

G_END_DECLS

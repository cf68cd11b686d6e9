/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 会议纪要 on paper: what hut_minutes_document() says, block by block. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-minutes-block.h"
#include "domain/hut-minutes.h"

#include <string.h>

#define MAX_SHARE 24.0 /* of the widest column, in characters */
#define MIN_SHARE 3.0
#define MAX_HELD 3 /* approved, signed, and the sum of it: a line each */

static const HutMinutesBlock *
block_at (GPtrArray *blocks, guint i)
{
  return i < blocks->len ? blocks->pdata[i] : NULL;
}

static gboolean
is_kind (GPtrArray *blocks, guint i, HutMinutesBlockKind kind)
{
  return i < blocks->len && block_at (blocks, i)->kind == kind;
}

/* Where the run of @kind that begins at @i ends. */
static guint
end_of (GPtrArray *blocks, guint i, HutMinutesBlockKind kind)
{
  while (is_kind (blocks, i, kind))
    i++;
  return i;
}

static guint
add_fields (HutPaper *paper, GPtrArray *blocks, guint i)
{
  guint end = end_of (blocks, i, HUT_MINUTES_FIELD);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (HutPaperEntry));

  for (; i < end; i++)
    {
      char **cells = block_at (blocks, i)->cells;
      const HutPaperEntry entry = { cells[0], cells[1], FALSE, 0 };

      g_array_append_val (entries, entry);
    }
  hut_paper_add_form (paper, (const HutPaperEntry *)(gpointer)entries->data, entries->len);
  return end;
}

static double
share_of (const char *cell)
{
  double wide = 0;

  for (const char *c = cell; *c != '\0'; c = g_utf8_next_char (c))
    wide += g_unichar_iswide (g_utf8_get_char (c)) ? 1.0 : 0.55;
  return CLAMP (wide, MIN_SHARE, MAX_SHARE);
}

/* Columns as wide as what stands in them. */
static guint
add_table (HutPaper *paper, GPtrArray *blocks, guint i)
{
  guint end = end_of (blocks, i + 1, HUT_MINUTES_ROW);
  char **head = block_at (blocks, i)->cells;
  guint n = g_strv_length (head);
  g_autofree HutPaperColumn *columns = g_new0 (HutPaperColumn, n);

  for (guint column = 0; column < n; column++)
    {
      gboolean figures = end > i + 1;

      columns[column] = (HutPaperColumn){ head[column], share_of (head[column]), HUT_PAPER_LEFT };
      for (guint row = i + 1; row < end; row++)
        {
          const char *cell = block_at (blocks, row)->cells[column];

          columns[column].share = MAX (columns[column].share, share_of (cell));
          figures = figures && cell[strspn (cell, "0123456789.,")] == '\0';
        }
      columns[column].align = figures ? HUT_PAPER_RIGHT : HUT_PAPER_LEFT;
    }
  hut_paper_add_table (paper, columns, n);
  for (guint row = i + 1; row < end; row++)
    hut_paper_add_row (paper, (const char *const *)block_at (blocks, row)->cells);
  return end;
}

/* Returns where the next one begins. */
static guint
add_block (HutPaper *paper, GPtrArray *blocks, guint i)
{
  const HutMinutesBlock *block = block_at (blocks, i);

  switch (block->kind)
    {
    case HUT_MINUTES_FIELD:
      return add_fields (paper, blocks, i);
    case HUT_MINUTES_TABLE:
      return add_table (paper, blocks, i);
    case HUT_MINUTES_TITLE:
      hut_paper_add_title (paper, block->cells[0]);
      break;
    case HUT_MINUTES_ANNEX:
      hut_paper_add_page_break (paper);
      hut_paper_add_title (paper, block->cells[0]);
      break;
    case HUT_MINUTES_HEADING:
      hut_paper_add_heading (paper, block->cells[0]);
      break;
    case HUT_MINUTES_SUBHEADING:
      hut_paper_add_subheading (paper, block->cells[0]);
      break;
    case HUT_MINUTES_NOTE:
      hut_paper_add_note (paper, block->cells[0]);
      break;
    case HUT_MINUTES_SIGNATURES:
      hut_paper_add_signatures (paper, (const char *const *)block->cells,
                                g_strv_length (block->cells));
      break;
    case HUT_MINUTES_ROW:
    case HUT_MINUTES_TEXT:
    default:
      hut_paper_add_text (paper, block->cells[0]);
      break;
    }
  return i + 1;
}

/* How many blocks from @i on belong on one page: the lines to sign on, with the words before them
 * that they are for. 0: none here. */
static guint
held_at (GPtrArray *blocks, guint i)
{
  guint end = i;

  while (end - i < MAX_HELD &&
         (is_kind (blocks, end, HUT_MINUTES_TEXT) || is_kind (blocks, end, HUT_MINUTES_NOTE)))
    end++;
  return end > i && is_kind (blocks, end, HUT_MINUTES_SIGNATURES) ? end + 1 - i : 0;
}

gboolean
hut_minutes_paper_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  const HutMinutesSource source = { print->meeting, print->office, print->desk->names->unit_names };
  g_autoptr (GPtrArray) blocks = hut_minutes_document (&source);
  guint held = 0; /* where what is held ends */

  for (guint i = 0; i < blocks->len;)
    {
      if (held == 0 && held_at (blocks, i) > 0)
        {
          held = i + held_at (blocks, i);
          hut_paper_begin_hold (paper);
        }
      i = add_block (paper, blocks, i);
      if (i == held)
        {
          hut_paper_end_hold (paper);
          held = 0;
        }
    }
  return TRUE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Strips onto pages. Strips that hold together go to the next page together, unless no page could
 * hold them: then they are parted where the page ends. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-flow.h"

#define SLACK 0.01 /* points: sums of fractions */

typedef struct
{
  GArray *strips;
  GArray *places;
  double height;
  double y;
  guint page;
  gboolean empty; /* nothing stands on the page yet */
} Flow;

static const HutStrip *
strip_at (Flow *flow, guint n)
{
  return &g_array_index (flow->strips, HutStrip, n);
}

static void
put (Flow *flow, guint n, gboolean repeated)
{
  const HutStrip *strip = strip_at (flow, n);
  HutPlace place = { .strip = n, .page = flow->page, .repeated = repeated };

  if (!flow->empty)
    flow->y += strip->above;
  place.y = flow->y;
  flow->y += strip->height;
  flow->empty = FALSE;
  g_array_append_val (flow->places, place);
}

static void
turn_page (Flow *flow)
{
  flow->page++;
  flow->y = 0;
  flow->empty = TRUE;
}

/* After the last strip that holds together with @first. */
static guint
run_end (Flow *flow, guint first)
{
  guint end = first;

  while (end + 1 < flow->strips->len && strip_at (flow, end)->with_next &&
         !strip_at (flow, end + 1)->new_page)
    end++;
  return end + 1;
}

static double
run_height (Flow *flow, guint first, guint end, gboolean at_head)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    height += strip_at (flow, i)->height + (at_head && i == first ? 0 : strip_at (flow, i)->above);
  return height;
}

static double
heads_height (Flow *flow, guint n)
{
  const HutStrip *strip = strip_at (flow, n);

  return strip->n_heads > 0 ? run_height (flow, strip->head, strip->head + strip->n_heads, TRUE)
                            : 0;
}

static gboolean
fits (Flow *flow, double height)
{
  return flow->y + height <= flow->height + SLACK;
}

static void
put_heads (Flow *flow, guint n)
{
  const HutStrip *strip = strip_at (flow, n);

  for (guint i = 0; i < strip->n_heads; i++)
    put (flow, strip->head + i, TRUE);
}

static void
put_run (Flow *flow, guint first, guint end)
{
  gboolean whole =
      heads_height (flow, first) + run_height (flow, first, end, TRUE) <= flow->height + SLACK;

  if (!flow->empty && whole && !fits (flow, run_height (flow, first, end, FALSE)))
    turn_page (flow);
  for (guint i = first; i < end; i++)
    {
      const HutStrip *strip = strip_at (flow, i);

      if (!flow->empty && (strip->new_page || !fits (flow, strip->above + strip->height)))
        turn_page (flow);
      if (flow->empty)
        put_heads (flow, i);
      put (flow, i, FALSE);
    }
}

/* Tells each place whether its block goes on above and below it on the page. */
static void
mark_ends (Flow *flow)
{
  for (guint i = 0; i < flow->places->len; i++)
    {
      HutPlace *place = &g_array_index (flow->places, HutPlace, i);
      HutPlace *before = i > 0 ? place - 1 : NULL;
      gboolean begins =
          before == NULL || before->page != place->page ||
          strip_at (flow, before->strip)->block != strip_at (flow, place->strip)->block;

      place->first = begins;
      if (before != NULL)
        before->last = begins;
      place->last = TRUE;
    }
}

GArray *
hut_paper_flow (GArray *strips, double height)
{
  Flow flow = { .strips = strips,
                .places = g_array_new (FALSE, FALSE, sizeof (HutPlace)),
                .height = height,
                .empty = TRUE };

  for (guint i = 0, end; i < strips->len; i = end)
    {
      end = run_end (&flow, i);
      put_run (&flow, i, end);
    }
  mark_ends (&flow);
  return flow.places;
}

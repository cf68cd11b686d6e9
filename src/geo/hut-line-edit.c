/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changing a line. A line has tens of points: each step keeps a copy of what was before. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-line-edit.h"

#include "geo/hut-shape-distance.h"

#define STEPS_MOST 500

/* All points, and for each part the number of the point after its last. */
typedef struct
{
  GArray *points; /* HutPoint */
  GArray *ends;   /* guint */
} Line;

struct _HutLineEdit
{
  Line *line;
  GPtrArray *undo; /* Line, the last on top */
  GPtrArray *redo;
};

static Line *
line_new (void)
{
  Line *line = g_new (Line, 1);

  line->points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  line->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return line;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_array_unref (line->points);
  g_array_unref (line->ends);
  g_free (line);
}

static Line *
line_of (const HutShape *shape)
{
  Line *line = line_new ();

  if (shape == NULL)
    return line;
  g_array_append_vals (line->points, shape->points->data, shape->points->len);
  g_array_append_vals (line->ends, shape->ends->data, shape->ends->len);
  return line;
}

static Line *
line_copy (const Line *from)
{
  Line *line = line_new ();

  g_array_append_vals (line->points, from->points->data, from->points->len);
  g_array_append_vals (line->ends, from->ends->data, from->ends->len);
  return line;
}

HutLineEdit *
hut_line_edit_new (const HutShape *line)
{
  HutLineEdit *edit = g_new (HutLineEdit, 1);

  edit->line = line_of (line);
  edit->undo = g_ptr_array_new_with_free_func (line_free);
  edit->redo = g_ptr_array_new_with_free_func (line_free);
  return edit;
}

void
hut_line_edit_free (HutLineEdit *edit)
{
  line_free (edit->line);
  g_ptr_array_unref (edit->undo);
  g_ptr_array_unref (edit->redo);
  g_free (edit);
}

/* ---- Parts ---- */

static guint
end_of (const Line *line, guint part)
{
  return g_array_index (line->ends, guint, part);
}

static guint
begin_of (const Line *line, guint part)
{
  return part > 0 ? end_of (line, part - 1) : 0;
}

static guint
part_of (const Line *line, guint index)
{
  guint part = 0;

  while (part + 1 < line->ends->len && end_of (line, part) <= index)
    part++;
  return part;
}

static HutPoint
at (const Line *line, guint index)
{
  return g_array_index (line->points, HutPoint, index);
}

/* The part @part has @by points more or less. */
static void
shift_ends (Line *line, guint part, int by)
{
  for (guint i = part; i < line->ends->len; i++)
    g_array_index (line->ends, guint, i) = (guint)((int)end_of (line, i) + by);
}

/* ---- Changes ---- */

static void
keep (HutLineEdit *edit)
{
  g_ptr_array_set_size (edit->redo, 0);
  if (edit->undo->len == STEPS_MOST)
    g_ptr_array_remove_index (edit->undo, 0);
  g_ptr_array_add (edit->undo, line_copy (edit->line));
}

void
hut_line_edit_replace (HutLineEdit *edit, const HutShape *line)
{
  Line *next = line_of (line);

  keep (edit);
  line_free (edit->line);
  edit->line = next;
}

/* The end that is nearest to @point: *@part, and whether it is where that begins. */
static gboolean
nearest_end (const Line *line, HutPoint point, guint *part)
{
  double least = G_MAXDOUBLE;
  gboolean first = FALSE;

  for (guint i = 0; i < line->ends->len; i++)
    {
      double from_last = hut_point_distance (at (line, end_of (line, i) - 1), point);
      double from_first = hut_point_distance (at (line, begin_of (line, i)), point);

      if (from_last < least)
        {
          least = from_last;
          *part = i;
          first = FALSE;
        }
      if (from_first < least)
        {
          least = from_first;
          *part = i;
          first = TRUE;
        }
    }
  return first;
}

guint
hut_line_edit_extend (HutLineEdit *edit, HutPoint point)
{
  Line *line = edit->line;
  guint part = 0, index;

  keep (edit);
  if (line->ends->len == 0)
    {
      guint end = 1;

      g_array_append_val (line->points, point);
      g_array_append_val (line->ends, end);
      return 0;
    }
  index = nearest_end (line, point, &part) ? begin_of (line, part) : end_of (line, part);
  g_array_insert_val (line->points, index, point);
  shift_ends (line, part, 1);
  return index;
}

gboolean
hut_line_edit_leads_on (const HutLineEdit *edit, guint index)
{
  const Line *line = edit->line;

  return index < line->points->len && index + 1 < end_of (line, part_of (line, index));
}

guint
hut_line_edit_insert (HutLineEdit *edit, guint index, HutPoint point)
{
  guint part;

  if (!hut_line_edit_leads_on (edit, index))
    return G_MAXUINT;
  part = part_of (edit->line, index);
  keep (edit);
  g_array_insert_val (edit->line->points, index + 1, point);
  shift_ends (edit->line, part, 1);
  return index + 1;
}

void
hut_line_edit_drag (HutLineEdit *edit, guint index, HutPoint point)
{
  g_return_if_fail (index < edit->line->points->len);

  g_array_index (edit->line->points, HutPoint, index) = point;
}

void
hut_line_edit_move (HutLineEdit *edit, guint index, HutPoint point)
{
  g_return_if_fail (index < edit->line->points->len);

  keep (edit);
  hut_line_edit_drag (edit, index, point);
}

void
hut_line_edit_remove (HutLineEdit *edit, guint index)
{
  Line *line = edit->line;
  guint part, left;

  g_return_if_fail (index < line->points->len);

  keep (edit);
  part = part_of (line, index);
  g_array_remove_index (line->points, index);
  shift_ends (line, part, -1);
  left = end_of (line, part) - begin_of (line, part);
  if (left > 1 || (left == 1 && line->ends->len == 1))
    return;
  if (left == 1)
    {
      g_array_remove_index (line->points, begin_of (line, part));
      shift_ends (line, part, -1);
    }
  g_array_remove_index (line->ends, part);
}

static gboolean
step (HutLineEdit *edit, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, edit->line);
  edit->line = g_ptr_array_steal_index (from, from->len - 1);
  return TRUE;
}

gboolean
hut_line_edit_undo (HutLineEdit *edit)
{
  return step (edit, edit->undo, edit->redo);
}

gboolean
hut_line_edit_redo (HutLineEdit *edit)
{
  return step (edit, edit->redo, edit->undo);
}

gboolean
hut_line_edit_can_undo (const HutLineEdit *edit)
{
  return edit->undo->len > 0;
}

gboolean
hut_line_edit_can_redo (const HutLineEdit *edit)
{
  return edit->redo->len > 0;
}

/* ---- Looking ---- */

guint
hut_line_edit_n_points (const HutLineEdit *edit)
{
  return edit->line->points->len;
}

HutPoint
hut_line_edit_point (const HutLineEdit *edit, guint index)
{
  return at (edit->line, index);
}

double
hut_line_edit_length (const HutLineEdit *edit)
{
  double length = 0;

  for (guint i = 0; i < edit->line->points->len; i++)
    if (hut_line_edit_leads_on (edit, i))
      length += hut_point_distance (at (edit->line, i), at (edit->line, i + 1));
  return length;
}

guint
hut_line_edit_nearest_point (const HutLineEdit *edit, HutPoint place, double *metres)
{
  guint nearest = G_MAXUINT;

  *metres = G_MAXDOUBLE;
  for (guint i = 0; i < edit->line->points->len; i++)
    {
      double distance = hut_point_distance (at (edit->line, i), place);

      if (distance < *metres)
        {
          *metres = distance;
          nearest = i;
        }
    }
  return nearest;
}

guint
hut_line_edit_nearest_piece (const HutLineEdit *edit, HutPoint place, double *metres)
{
  guint nearest = G_MAXUINT;

  *metres = G_MAXDOUBLE;
  for (guint i = 0; i < edit->line->points->len; i++)
    {
      g_autoptr (HutShape) piece = hut_shape_new (HUT_SHAPE_LINE);
      double distance;

      if (!hut_line_edit_leads_on (edit, i) ||
          !hut_shape_add_part (piece, &g_array_index (edit->line->points, HutPoint, i), 2))
        continue;
      distance = hut_shape_distance (piece, place);
      if (distance < *metres)
        {
          *metres = distance;
          nearest = i;
        }
    }
  return nearest;
}

HutShape *
hut_line_edit_to_shape (const HutLineEdit *edit)
{
  g_autoptr (HutShape) shape = hut_shape_new (HUT_SHAPE_LINE);

  for (guint i = 0; i < edit->line->ends->len; i++)
    {
      guint begin = begin_of (edit->line, i);

      hut_shape_add_part (shape, &g_array_index (edit->line->points, HutPoint, begin),
                          end_of (edit->line, i) - begin);
    }
  return hut_shape_n_parts (shape) > 0 ? g_steal_pointer (&shape) : NULL;
}

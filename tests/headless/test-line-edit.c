/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines of lanes: pieces of a road are joined and cut to the street, points are moved, added and
 * removed, and each step is taken back. */

#include "geo/hut-line-edit.h"
#include "geo/hut-line-join.h"
#include "geo/hut-shape-json.h"

/* Some 8.5 m east and 11.1 m north per 1000 units at Beijing. */
static HutPoint
at (int x, int y)
{
  return (HutPoint){ 1163000000 + x * 1000, 400000000 + y * 1000 };
}

static void
add (HutShape *shape, int x1, int y1, int x2, int y2)
{
  HutPoint points[] = { at (x1, y1), at (x2, y2) };

  g_assert_true (hut_shape_add_part (shape, points, 2));
}

static void
assert_part (const HutShape *shape, guint part, const int *xy, guint n_points)
{
  guint n;
  const HutPoint *points = hut_shape_part (shape, part, &n);

  g_assert_cmpuint (n, ==, n_points);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (points[i].lon, ==, at (xy[2 * i], 0).lon);
      g_assert_cmpint (points[i].lat, ==, at (0, xy[2 * i + 1]).lat);
    }
}

static HutPoint
first_of (const HutShape *shape, guint part)
{
  guint n;

  return hut_shape_part (shape, part, &n)[0];
}

static HutPoint
last_of (const HutShape *shape, guint part)
{
  guint n;
  const HutPoint *points = hut_shape_part (shape, part, &n);

  return points[n - 1];
}

static void
assert_near (HutPoint a, HutPoint b)
{
  g_assert_cmpfloat (hut_point_distance (a, b), <=, 0.2);
}

static HutShape *
square (int from, int to)
{
  HutShape *area = hut_shape_new (HUT_SHAPE_AREA);
  HutPoint ring[] = { at (from, from), at (to, from), at (to, to), at (from, to) };

  g_assert_true (hut_shape_add_part (area, ring, 4));
  return area;
}

/* ---- Joining and cutting ---- */

static void
test_pieces_in_any_order_and_direction_make_one_line (void)
{
  static const int pieces[][4] = { { 0, 0, 10, 0 }, { 20, 0, 10, 0 }, { 20, 0, 30, 5 } };
  static const int orders[][3] = { { 0, 1, 2 }, { 2, 0, 1 }, { 1, 2, 0 }, { 2, 1, 0 } };
  static const int whole[] = { 0, 0, 10, 0, 20, 0, 30, 5 };

  for (gsize k = 0; k < G_N_ELEMENTS (orders); k++)
    {
      g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
      g_autoptr (HutShape) joined = NULL;

      for (guint i = 0; i < 3; i++)
        {
          const int *piece = pieces[orders[k][i]];

          add (line, piece[0], piece[1], piece[2], piece[3]);
        }
      joined = hut_line_join (line, 1);
      g_assert_cmpuint (hut_shape_n_parts (joined), ==, 1);
      assert_part (joined, 0, whole, 4);
    }
}

static void
test_a_gap_is_closed_only_where_it_is_small (void)
{
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutShape) apart = NULL, together = NULL;
  static const int longest[] = { 11, 0, 40, 0 };
  static const int whole[] = { 0, 0, 10, 0, 11, 0, 40, 0 };

  add (line, 0, 0, 10, 0);
  add (line, 11, 0, 40, 0); /* 8.5 m on */
  apart = hut_line_join (line, 5);
  g_assert_cmpuint (hut_shape_n_parts (apart), ==, 2);
  assert_part (apart, 0, longest, 2);
  together = hut_line_join (line, 10);
  g_assert_cmpuint (hut_shape_n_parts (together), ==, 1);
  assert_part (together, 0, whole, 4);
}

static void
test_a_line_is_cut_at_the_edge_of_the_street (void)
{
  g_autoptr (HutShape) street = square (0, 100);
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutShape) outside = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutShape) edge = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutShape) cut = NULL, along = NULL;
  HutPoint winding[] = { at (-20, 50), at (40, 50), at (40, 120), at (60, 120), at (60, 50) };

  g_assert_true (hut_shape_add_part (line, winding, G_N_ELEMENTS (winding)));
  cut = hut_line_cut (line, street, 0);
  g_assert_cmpuint (hut_shape_n_parts (cut), ==, 2);
  assert_near (first_of (cut, 0), at (0, 50));
  assert_near (last_of (cut, 0), at (40, 100));
  assert_near (first_of (cut, 1), at (60, 100));
  assert_near (last_of (cut, 1), at (60, 50));
  add (outside, -20, -20, -10, 120);
  g_assert_null (hut_line_cut (outside, street, 0));
  /* A road along the edge is the street's too. */
  add (edge, -2, 0, -2, 100);
  g_assert_null (hut_line_cut (edge, street, 0));
  along = hut_line_cut (edge, street, 35);
  g_assert_cmpuint (hut_shape_n_parts (along), ==, 1);
}

static void
test_of_two_carriageways_one_is_kept (void)
{
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutShape) single = NULL;
  static const int kept[] = { 0, 0, 50, 0 };
  static const int other[] = { 60, 30, 80, 30 };

  add (line, 1, 2, 48, 2); /* 22 m beside */
  add (line, 0, 0, 50, 0);
  add (line, 60, 30, 80, 30);
  single = hut_line_without_doubles (line, 40);
  g_assert_cmpuint (hut_shape_n_parts (single), ==, 2);
  assert_part (single, 0, kept, 2);
  assert_part (single, 1, other, 2);
}

static void
test_a_line_reads_back_as_it_was_written (void)
{
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);

  for (guint parts = 1; parts <= 2; parts++)
    {
      g_autofree char *text = NULL, *again = NULL;
      g_autoptr (HutShape) read = NULL;

      add (line, 0, (int)parts, 30, (int)parts);
      text = hut_shape_line_to_json (line);
      read = hut_shape_from_json (HUT_SHAPE_LINE, text);
      g_assert_nonnull (read);
      g_assert_cmpuint (hut_shape_n_parts (read), ==, parts);
      again = hut_shape_line_to_json (read);
      g_assert_cmpstr (again, ==, text);
    }
}

/* ---- Editing ---- */

static char *
text_of (const HutLineEdit *edit)
{
  g_autoptr (HutShape) shape = hut_line_edit_to_shape (edit);

  return shape != NULL ? hut_shape_line_to_json (shape) : g_strdup ("none");
}

static void
test_a_line_is_drawn_point_by_point_at_its_nearer_end (void)
{
  g_autoptr (HutLineEdit) edit = hut_line_edit_new (NULL);
  g_autoptr (HutShape) shape = NULL;
  static const int drawn[] = { -10, 0, 0, 0, 10, 0 };

  g_assert_cmpuint (hut_line_edit_extend (edit, at (0, 0)), ==, 0);
  g_assert_null (hut_line_edit_to_shape (edit));
  g_assert_cmpuint (hut_line_edit_extend (edit, at (10, 0)), ==, 1);
  g_assert_cmpuint (hut_line_edit_extend (edit, at (-10, 0)), ==, 0);
  shape = hut_line_edit_to_shape (edit);
  assert_part (shape, 0, drawn, 3);
  g_assert_cmpfloat_with_epsilon (hut_line_edit_length (edit), 170.3, 2);
}

/* Every change, in all parts, is taken back to just what was, and done again. */
static void
test_every_step_is_taken_back_and_done_again (void)
{
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutLineEdit) edit = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  add (line, 0, 0, 10, 0);
  add (line, 30, 0, 40, 0);
  edit = hut_line_edit_new (line);
  g_ptr_array_add (seen, text_of (edit));
  g_assert_cmpuint (hut_line_edit_insert (edit, 2, at (35, 5)), ==, 3);
  g_ptr_array_add (seen, text_of (edit));
  hut_line_edit_move (edit, 0, at (-5, 0));
  hut_line_edit_drag (edit, 0, at (-6, 0));
  g_ptr_array_add (seen, text_of (edit));
  hut_line_edit_remove (edit, 1); /* the first part is left with a single point, and goes */
  g_ptr_array_add (seen, text_of (edit));
  g_assert_cmpuint (hut_line_edit_n_points (edit), ==, 3);
  hut_line_edit_extend (edit, at (50, 0));
  g_ptr_array_add (seen, text_of (edit));
  hut_line_edit_replace (edit, NULL);
  g_ptr_array_add (seen, text_of (edit));

  for (guint i = seen->len - 1; i > 0; i--)
    {
      g_autofree char *text = NULL;

      g_assert_true (hut_line_edit_undo (edit));
      text = text_of (edit);
      g_assert_cmpstr (text, ==, seen->pdata[i - 1]);
    }
  g_assert_false (hut_line_edit_undo (edit));
  for (guint i = 1; i < seen->len; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (hut_line_edit_redo (edit));
      text = text_of (edit);
      g_assert_cmpstr (text, ==, seen->pdata[i]);
    }
  g_assert_false (hut_line_edit_can_redo (edit));
}

static void
test_no_piece_leads_from_one_part_to_the_next (void)
{
  g_autoptr (HutShape) line = hut_shape_new (HUT_SHAPE_LINE);
  g_autoptr (HutLineEdit) edit = NULL;
  double metres;

  add (line, 0, 0, 10, 0);
  add (line, 30, 0, 40, 0);
  edit = hut_line_edit_new (line);
  g_assert_false (hut_line_edit_leads_on (edit, 1));
  g_assert_cmpuint (hut_line_edit_insert (edit, 1, at (20, 0)), ==, G_MAXUINT);
  g_assert_false (hut_line_edit_can_undo (edit));
  g_assert_cmpuint (hut_line_edit_nearest_piece (edit, at (21, 0), &metres), ==, 2);
  g_assert_cmpfloat_with_epsilon (metres, 9 * 8.52, 1);
  g_assert_cmpuint (hut_line_edit_nearest_point (edit, at (12, 0), &metres), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/pieces-in-any-order-make-one-line",
                   test_pieces_in_any_order_and_direction_make_one_line);
  g_test_add_func ("/line/only-a-small-gap-is-closed", test_a_gap_is_closed_only_where_it_is_small);
  g_test_add_func ("/line/is-cut-at-the-edge-of-the-street",
                   test_a_line_is_cut_at_the_edge_of_the_street);
  g_test_add_func ("/line/of-two-carriageways-one-is-kept", test_of_two_carriageways_one_is_kept);
  g_test_add_func ("/line/reads-back-as-it-was-written", test_a_line_reads_back_as_it_was_written);
  g_test_add_func ("/line/is-drawn-at-its-nearer-end",
                   test_a_line_is_drawn_point_by_point_at_its_nearer_end);
  g_test_add_func ("/line/every-step-is-taken-back", test_every_step_is_taken_back_and_done_again);
  g_test_add_func ("/line/parts-stay-apart", test_no_piece_leads_from_one_part_to_the_next);
  return g_test_run ();
}

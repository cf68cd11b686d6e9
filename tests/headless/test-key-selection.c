/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A selection by numbers: all, all but these, and what the list does to it. */

#include "widgets/hut-key-selection.h"

/* A list of numbers that counts how many items it had to make. */
#define TEST_TYPE_NUMBERS (test_numbers_get_type ())
G_DECLARE_FINAL_TYPE (TestNumbers, test_numbers, TEST, NUMBERS, GObject)

struct _TestNumbers
{
  GObject parent_instance;

  guint n;
  gint64 first;
  guint n_made;
};

static void numbers_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNumbers, test_numbers, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, numbers_model_init))

static GType
numbers_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
numbers_get_n_items (GListModel *model)
{
  return TEST_NUMBERS (model)->n;
}

static gpointer
numbers_get_item (GListModel *model, guint position)
{
  TEST_NUMBERS (model)->n_made++;
  return position < TEST_NUMBERS (model)->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
numbers_model_init (GListModelInterface *iface)
{
  iface->get_item_type = numbers_get_item_type;
  iface->get_n_items = numbers_get_n_items;
  iface->get_item = numbers_get_item;
}

static void
test_numbers_class_init (TestNumbersClass *klass)
{
}

static void
test_numbers_init (TestNumbers *self)
{
  self->first = 1;
}

static gint64
key_at (GListModel *model, guint position)
{
  return TEST_NUMBERS (model)->first + position;
}

/* Replaces the whole by @n numbers from @first on. */
static void
replace (TestNumbers *numbers, gint64 first, guint n)
{
  guint before = numbers->n;

  numbers->first = first;
  numbers->n = n;
  g_list_model_items_changed (G_LIST_MODEL (numbers), 0, before, n);
}

typedef struct
{
  TestNumbers *numbers;
  HutKeySelection *selection;
  GtkSelectionModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer n)
{
  fixture->numbers = g_object_new (TEST_TYPE_NUMBERS, NULL);
  fixture->numbers->n = GPOINTER_TO_UINT (n);
  fixture->selection = hut_key_selection_new (G_LIST_MODEL (fixture->numbers), key_at);
  fixture->model = GTK_SELECTION_MODEL (fixture->selection);
}

static void
tear_down (Fixture *fixture, gconstpointer n)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->numbers);
}

static void
test_all_makes_no_item (Fixture *fixture, gconstpointer n)
{
  g_autoptr (GtkBitset) range = NULL;

  gtk_selection_model_select_all (fixture->model);
  g_assert_cmpuint (hut_key_selection_get_n_selected (fixture->selection), ==, 1000000);
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 999999));
  range = gtk_selection_model_get_selection_in_range (fixture->model, 10, 20);
  g_assert_cmpuint (gtk_bitset_get_size (range), ==, 20);
  g_assert_cmpuint (fixture->numbers->n_made, ==, 0);
}

static void
test_all_but_these (Fixture *fixture, gconstpointer n)
{
  g_autoptr (GArray) keys = NULL;

  gtk_selection_model_select_all (fixture->model);
  gtk_selection_model_unselect_item (fixture->model, 3);
  gtk_selection_model_unselect_item (fixture->model, 5);
  gtk_selection_model_select_item (fixture->model, 5, FALSE);
  g_assert_cmpuint (hut_key_selection_get_n_selected (fixture->selection), ==, 9);
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 3));
  keys = hut_key_selection_get_keys (fixture->selection);
  g_assert_cmpuint (keys->len, ==, 9);
  g_assert_cmpint (g_array_index (keys, gint64, 3), ==, 5);
}

static void
test_kept_when_the_list_changes (Fixture *fixture, gconstpointer n)
{
  gint64 key = 0;

  gtk_selection_model_select_item (fixture->model, 4, TRUE);
  replace (fixture->numbers, 3, 10);
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 2));
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 4));
  g_assert_true (hut_key_selection_get_single (fixture->selection, &key));
  g_assert_cmpint (key, ==, 5);
}

static void
test_what_leaves_is_dropped (Fixture *fixture, gconstpointer n)
{
  gint64 key = 0;

  gtk_selection_model_select_range (fixture->model, 0, 3, TRUE);
  replace (fixture->numbers, 3, 10);
  g_assert_cmpuint (hut_key_selection_get_n_selected (fixture->selection), ==, 1);
  g_assert_true (hut_key_selection_get_single (fixture->selection, &key));
  g_assert_cmpint (key, ==, 3);
  replace (fixture->numbers, 1, 10);
  g_assert_cmpuint (hut_key_selection_get_n_selected (fixture->selection), ==, 1);
}

static void
test_all_follows_the_list (Fixture *fixture, gconstpointer n)
{
  gtk_selection_model_select_all (fixture->model);
  gtk_selection_model_unselect_item (fixture->model, 0);
  replace (fixture->numbers, 5, 20);
  g_assert_cmpuint (hut_key_selection_get_n_selected (fixture->selection), ==, 20);
}

static void
test_mask_sets_only_its_own (Fixture *fixture, gconstpointer n)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (0, 2);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (1, 2);

  gtk_selection_model_select_item (fixture->model, 2, TRUE);
  gtk_selection_model_set_selection (fixture->model, selected, mask);
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 0));
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 1));
  g_assert_false (gtk_selection_model_is_selected (fixture->model, 2));
}

typedef struct
{
  guint n_signals;
  guint n_removed;
  guint n_added;
  guint shown; /* how many items there should be */
} Told;

/* What is told holds at each signal: the number of items, and that none beyond it is chosen. */
static void
on_told (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  told->n_signals++;
  told->n_removed += removed;
  told->n_added += added;
  told->shown += added - removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, told->shown);
  g_assert_true (removed == 0 || added == 0 || added <= 1000);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), told->shown));
}

static void
test_much_goes_before_much_comes (Fixture *fixture, gconstpointer n)
{
  Told told = { .shown = fixture->numbers->n };

  gtk_selection_model_select_item (fixture->model, 7, TRUE);
  g_signal_connect (fixture->selection, "items-changed", G_CALLBACK (on_told), &told);
  replace (fixture->numbers, 2, 100000); /* the eighth is the seventh now */
  g_assert_cmpuint (told.n_signals, ==, 2);
  g_assert_cmpuint (told.n_removed, ==, GPOINTER_TO_UINT (n));
  g_assert_cmpuint (told.n_added, ==, 100000);
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 6));
  g_assert_cmpuint (fixture->numbers->n_made, ==, 0);

  replace (fixture->numbers, 2, 10);
  g_assert_cmpuint (told.n_signals, ==, 3);
  g_assert_true (gtk_selection_model_is_selected (fixture->model, 6));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, n, func)                                                                        \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  TEST ("/key-selection/select-all-makes-no-item", 1000000, test_all_makes_no_item);
  TEST ("/key-selection/all-but-these", 10, test_all_but_these);
  TEST ("/key-selection/kept-when-the-list-changes", 10, test_kept_when_the_list_changes);
  TEST ("/key-selection/what-leaves-is-dropped", 10, test_what_leaves_is_dropped);
  TEST ("/key-selection/all-follows-the-list", 10, test_all_follows_the_list);
  TEST ("/key-selection/a-mask-sets-only-its-own", 10, test_mask_sets_only_its_own);
  TEST ("/key-selection/much-goes-before-much-comes", 5000, test_much_goes_before_much_comes);
  return g_test_run ();
}

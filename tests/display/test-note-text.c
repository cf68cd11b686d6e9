/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text that goes on record by itself: when, for whom, and what becomes of what is typed. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-note-text.h"

#define CAP_MS 5000

typedef struct
{
  HutNoteText *text;
  GString *noted; /* "owner: text\n" each */
} Fixture;

static void
on_noted (HutNoteText *text, const char *owner, const char *words, Fixture *fixture)
{
  g_string_append_printf (fixture->noted, "%s: %s\n", owner, words);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->noted = g_string_new (NULL);
  fixture->text = HUT_NOTE_TEXT (g_object_ref_sink (hut_note_text_new ()));
  g_signal_connect (fixture->text, "noted", G_CALLBACK (on_noted), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->text);
  g_string_free (fixture->noted, TRUE);
}

static GtkTextBuffer *
buffer_of (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->text));
}

static void
type (Fixture *fixture, const char *words)
{
  gtk_text_buffer_insert_at_cursor (buffer_of (fixture), words, -1);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (buffer_of (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static int
cursor_of (Fixture *fixture)
{
  int at;

  g_object_get (buffer_of (fixture), "cursor-position", &at, NULL);
  return at;
}

static void
set_cursor (Fixture *fixture, int at)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer_of (fixture), &iter, at);
  gtk_text_buffer_place_cursor (buffer_of (fixture), &iter);
}

static void
wait_noted (Fixture *fixture)
{
  gint64 cap = g_get_monotonic_time () + CAP_MS * 1000;

  while (fixture->noted->len == 0 && g_get_monotonic_time () < cap)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_by_itself (Fixture *fixture, gconstpointer data)
{
  hut_note_text_show (fixture->text, "a", "");
  type (fixture, "多数");
  type (fixture, "同意");
  g_assert_cmpstr (fixture->noted->str, ==, "");
  wait_noted (fixture);
  g_assert_cmpstr (fixture->noted->str, ==, "a: 多数同意\n");
  hut_note_text_flush (fixture->text);
  g_assert_cmpstr (fixture->noted->str, ==, "a: 多数同意\n");
}

static void
test_of_another (Fixture *fixture, gconstpointer data)
{
  hut_note_text_show (fixture->text, "a", "一");
  set_cursor (fixture, 1);
  type (fixture, "二");
  hut_note_text_show (fixture->text, "b", "三");
  g_assert_cmpstr (fixture->noted->str, ==, "a: 一二\n");
  assert_text (fixture, "三");
  hut_note_text_show (fixture->text, NULL, NULL);
  type (fixture, "谁的");
  hut_note_text_flush (fixture->text);
  g_assert_cmpstr (fixture->noted->str, ==, "a: 一二\n");
}

static void
test_typed_stays (Fixture *fixture, gconstpointer data)
{
  hut_note_text_show (fixture->text, "a", "一");
  set_cursor (fixture, 1);
  type (fixture, "二");
  hut_note_text_show (fixture->text, "a", "别人写的");
  assert_text (fixture, "一二");
  hut_note_text_flush (fixture->text);
  /* Read before it was on record. */
  hut_note_text_show (fixture->text, "a", "一");
  assert_text (fixture, "一二");
}

static void
test_cursor_stays (Fixture *fixture, gconstpointer data)
{
  hut_note_text_show (fixture->text, "a", "一二三");
  set_cursor (fixture, 1);
  type (fixture, "又");
  hut_note_text_flush (fixture->text);
  hut_note_text_show (fixture->text, "a", "一又二三");
  g_assert_cmpint (cursor_of (fixture), ==, 2);
  hut_note_text_show (fixture->text, "a", "一又二***");
  assert_text (fixture, "一又二***");
  g_assert_cmpint (cursor_of (fixture), ==, 2);
  g_assert_cmpstr (fixture->noted->str, ==, "a: 一又二三\n");
}

static void
test_out_of_sight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->text));
  gtk_window_present (GTK_WINDOW (window));
  hut_note_text_show (fixture->text, "a", "");
  type (fixture, "最后一句");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpstr (fixture->noted->str, ==, "a: 最后一句\n");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/note-text/is-noted-once-when-nobody-types", test_by_itself);
  ADD ("/note-text/what-was-typed-for-another-is-his", test_of_another);
  ADD ("/note-text/what-is-typed-is-not-replaced", test_typed_stays);
  ADD ("/note-text/the-cursor-stays-where-it-was", test_cursor_stays);
  ADD ("/note-text/out-of-sight-is-on-record", test_out_of_sight);
  return g_test_run ();
}

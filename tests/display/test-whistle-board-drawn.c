/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The board of a whistle as it is drawn: each text measured against DESIGN 7, nothing cut off,
 * nothing private; that it follows what is written and what passes; and how it makes room for many.
 * In the process itself. */

#include "hut-wall-look.h"
#include "hut-wall-stage.h"

#include "hut-config.h"
#include "hut-test-whistle.h"
#include "whistles/hut-board-log.h"
#include "whistles/hut-board-row.h"
#include "whistles/hut-whistle-board.h"
#include "widgets/hut-right-now.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  HutTestWhistle whistle;
  HutCaseBrowser *browser;
  HutWhistleDesk *desk;
  GtkWindow *window;
  GtkWidget *board;
} Fixture;

/* ---- The stage ---- */

/* The clock of the wall. */
static void
set_clock (Fixture *fixture, const char *time)
{
  hut_test_whistle_at (&fixture->whistle, time);
  hut_right_now_set_off (fixture->whistle.now - hut_time_now ());
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_test_whistle_set_up (&fixture->whistle, NULL);
  hut_write_update (write, &hut_kind_whistle, &fixture->whistle.id);
  hut_write_set (write, "place", hut_value_point ((HutPoint){ 1163260000, 400030000 }));
  hut_store_write (fixture->whistle.store.store, write, &error);
  g_assert_no_error (error);
  fixture->browser = hut_case_browser_new (fixture->whistle.store.store, &error);
  g_assert_no_error (error);
  set_clock (fixture, "2026-11-26 23:55:00");
}

static void
close_board (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (g_steal_pointer (&fixture->window));
  g_clear_object (&fixture->desk);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  close_board (fixture);
  hut_case_browser_close (fixture->browser);
  g_object_unref (fixture->browser);
  hut_test_whistle_tear_down (&fixture->whistle, NULL);
}

static gboolean
is_settled (gpointer board)
{
  return hut_whistle_board_is_settled (board);
}

static void
settle (Fixture *fixture)
{
  hut_wall_stage_wait_until (is_settled, fixture->board);
  hut_wall_stage_settle (fixture->window);
}

static void
open_board (Fixture *fixture, int width, int height)
{
  fixture->desk = hut_whistle_desk_new (fixture->browser);
  hut_whistle_desk_show (fixture->desk, &fixture->whistle.id);
  fixture->board = hut_whistle_board_new (fixture->desk);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_add_css_class (GTK_WIDGET (fixture->window), "hutong");
  gtk_window_set_child (fixture->window, fixture->board);
  hut_wall_stage_open (fixture->window, width, height);
  settle (fixture);
}

/* ---- What is drawn ---- */

typedef struct
{
  GtkWidget *board;
  char *name;
  double unit; /* pixels that one of a wall 1080 high takes */
  gboolean has_task;
  guint n_clocks, n_rows;
  GString *said;
} Look;

static void
see (GtkWidget *widget, gpointer data)
{
  Look *look = data;
  double height;

  look->n_rows += HUT_IS_BOARD_ROW (widget);
  if (!GTK_IS_LABEL (widget) ||
      !hut_wall_look_label (look->board, look->name, widget, HUT_WALL_LEAST * look->unit))
    return;
  height = hut_wall_look_height (look->board, widget);
  g_string_append_printf (look->said, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  if (gtk_widget_has_css_class (widget, "hut-board-point"))
    look->has_task = height > HUT_WALL_POINT * look->unit - 0.01;
  if (gtk_widget_has_css_class (gtk_widget_get_parent (widget), "hut-board-clock"))
    look->n_clocks += height > HUT_WALL_POINT * look->unit - 0.01;
}

static void
assert_no_secret (const char *words)
{
  static const char *const secrets[] = { HUT_TEST_WHISTLE_CALLER, HUT_TEST_WHISTLE_TELEPHONE,
                                         "62780001" };

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (words, secrets[i]) != NULL)
      g_error ("the board says “%s” in: %s", secrets[i], words);
}

/* Returns all that it says; free with g_free(). */
static char *
look_at (Fixture *fixture, guint n_rows)
{
  Look look = { .board = fixture->board, .said = g_string_new (NULL) };
  int height = gtk_widget_get_height (fixture->board);

  look.name = g_strdup_printf ("%d×%d", gtk_widget_get_width (fixture->board), height);
  look.unit = height / 1080.0;
  hut_wall_look_walk (fixture->board, see, &look);
  g_test_message ("%s: %s", look.name, look.said->str);
  g_assert_true (look.has_task);
  g_assert_cmpuint (look.n_rows, ==, n_rows);
  g_assert_cmpuint (look.n_clocks, ==, n_rows);
  assert_no_secret (look.said->str);
  g_free (look.name);
  return g_string_free (look.said, FALSE);
}

static void
assert_says (Fixture *fixture, guint n_rows, const char *words)
{
  g_autofree char *said = look_at (fixture, n_rows);

  if (strstr (said, words) == NULL)
    g_error ("the board does not say “%s”: %s", words, said);
}

static const int sizes[][2] = { { 1920, 1080 }, { 1280, 800 }, { 1024, 768 } };

static void
look_at_sizes (Fixture *fixture, guint n_rows, const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      open_board (fixture, sizes[i][0], sizes[i][1]);
      assert_says (fixture, n_rows, words);
      close_board (fixture);
    }
}

/* What is measured is what is shown in the offices. */
static void
the_board_speaks_chinese (void)
{
  g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "Live Board"), ==, "现场看板");
}

/* ---- The promises ---- */

static void
every_text_has_its_size_and_is_whole (Fixture *fixture, gconstpointer unused)
{
  const HutPoint there = { 1163290000, 400030000 };
  const HutSummonsSaid come = { .by = "张伟", .how = "telephone", .people = 4, .place = &there };

  look_at_sizes (fixture, 3, "距应答");
  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_ARRIVE, &come);
  hut_test_whistle_say (&fixture->whistle, "heating", HUT_SUMMONS_REPORT,
                        "阀门已关，请回电 " HUT_TEST_WHISTLE_TELEPHONE);
  hut_test_whistle_say (&fixture->whistle, "traffic", HUT_SUMMONS_DISPUTE, "不在辖区");
  set_clock (fixture, "2026-11-27 00:31:00");
  look_at_sizes (fixture, 3, "未应答 · 到场已超");
  /* Hours and days are longer to write. */
  set_clock (fixture, "2026-11-27 11:31:00");
  look_at_sizes (fixture, 3, "−11:11:");
  set_clock (fixture, "2026-11-29 23:31:00");
  look_at_sizes (fixture, 3, "−2 天 23 小时");
}

static void
an_ended_whistle_says_what_came_of_it (Fixture *fixture, gconstpointer unused)
{
  hut_test_whistle_say (&fixture->whistle, "heating", HUT_SUMMONS_RELEASE, "不需要");
  hut_test_whistle_say (&fixture->whistle, "traffic", HUT_SUMMONS_RELEASE, "不需要");
  hut_test_whistle_say (&fixture->whistle, "district-urban-management", HUT_SUMMONS_RELEASE,
                        "不需要");
  hut_test_whistle_end (&fixture->whistle, "管道已修复，恢复供暖");
  look_at_sizes (fixture, 3, "结果：管道已修复，恢复供暖");
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  Fixture *fixture;
  const char *words;
} Wanted;

/* Whether the first line of the log says it, and stands out. */
static gboolean
is_on_top (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *log = find_type (wanted->fixture->board, HUT_TYPE_BOARD_LOG);
  GtkWidget *line = gtk_widget_get_first_child (log);
  GtkWidget *when = line != NULL ? gtk_widget_get_first_child (line) : NULL;
  GtkWidget *what = when != NULL ? gtk_widget_get_next_sibling (when) : NULL;

  return what != NULL && strstr (gtk_label_get_label (GTK_LABEL (what)), wanted->words) != NULL &&
         gtk_widget_has_css_class (line, "new");
}

static void
what_is_written_turns_up_on_top (Fixture *fixture, gconstpointer unused)
{
  Wanted wanted = { fixture, "上游阀门已关" };
  const HutSummonsSaid report = { .how = "telephone", .by = "张伟", .words = "上游阀门已关" };

  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_ARRIVE, NULL);
  open_board (fixture, 1920, 1080);
  g_assert_false (is_on_top (&wanted));
  set_clock (fixture, "2026-11-26 23:56:00");
  hut_test_whistle_act (&fixture->whistle, "heating", HUT_SUMMONS_REPORT, &report);
  hut_wall_stage_wait_until (is_on_top, &wanted);
  settle (fixture);
  assert_says (fixture, 3, "上游阀门已关");
}

static void
gather (GtkWidget *widget, gpointer said)
{
  if (GTK_IS_LABEL (widget))
    g_string_append (said, gtk_label_get_label (GTK_LABEL (widget)));
}

static gboolean
is_told (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GString) said = g_string_new (NULL);

  hut_wall_look_walk (wanted->fixture->board, gather, said);
  return strstr (said->str, wanted->words) != NULL;
}

/* The clock of the wall goes on to the second before; nothing else happens. */
static void
a_time_that_passes_turns_up_by_itself (Fixture *fixture, gconstpointer unused)
{
  Wanted wanted = { fixture, "未应答 · 应答已超" };

  set_clock (fixture, "2026-11-26 23:59:59");
  open_board (fixture, 1920, 1080);
  assert_says (fixture, 3, "待应答 · 距应答");
  g_assert_false (is_told (&wanted));
  set_clock (fixture, "2026-11-27 00:00:03");
  hut_wall_stage_wait_until (is_told, &wanted);
  settle (fixture);
  assert_says (fixture, 3, "−00:0");
}

/* Rows become smaller before they go onto pages; the log keeps room. */
static void
many_units_have_smaller_rows_and_then_pages (Fixture *fixture, gconstpointer unused)
{
  static const char *const more[] = { "housing",  "market", "fire",  "police",
                                      "greening", "water",  "power", "gas" };
  GtkWidget *row;

  for (gsize i = 0; i < G_N_ELEMENTS (more); i++)
    hut_test_whistle_call (&fixture->whistle, more[i], 30, NULL);
  open_board (fixture, 1920, 1080);
  row = find_type (fixture->board, HUT_TYPE_BOARD_ROW);
  g_assert_cmpint (hut_board_row_get_size (HUT_BOARD_ROW (row)), ==, HUT_BOARD_LOW);
  assert_says (fixture, 6, "第 1 页 / 共 2 页");
  close_board (fixture);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("HUTONG_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();
  gtk_init ();
  hut_wall_stage_style ();

  g_test_add_func ("/whistle-board/it-speaks-chinese", the_board_speaks_chinese);
  ADD ("/whistle-board/every-text-has-its-size-and-is-whole", every_text_has_its_size_and_is_whole);
  ADD ("/whistle-board/an-ended-whistle-says-what-came-of-it",
       an_ended_whistle_says_what_came_of_it);
  ADD ("/whistle-board/what-is-written-turns-up-on-top", what_is_written_turns_up_on_top);
  ADD ("/whistle-board/a-time-that-passes-turns-up-by-itself",
       a_time_that_passes_turns_up_by_itself);
  ADD ("/whistle-board/many-units-have-smaller-rows-and-then-pages",
       many_units_have_smaller_rows_and_then_pages);
  return g_test_run ();
}

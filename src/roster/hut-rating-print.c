/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's ratings as a paper and as a file. Main thread, but for the making and the writing. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-print.h"

#include "domain/hut-cover-span.h"
#include "roster/hut-rating-table.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-span-paper.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- Paper ---- */

/* @table (taken over) with a heading; @shares: of its columns, the last for all that follow. */
static void
add_table (HutPaper *paper, const char *heading, HutResults *table, const double *shares)
{
  g_autoptr (HutResults) owned = table;
  guint n = g_strv_length (table->headings);
  g_autofree HutPaperColumn *columns = g_new0 (HutPaperColumn, n);
  double share = 1;

  for (guint i = 0; i < n; i++)
    {
      if (*shares > 0)
        share = *shares++;
      columns[i] = (HutPaperColumn){ table->headings[i], share, HUT_PAPER_LEFT };
    }
  hut_paper_add_heading (paper, heading);
  if (table->rows->len == 0)
    {
      hut_paper_add_text (paper, _ ("There is none."));
      return;
    }
  hut_paper_add_table (paper, columns, n);
  for (guint i = 0; i < table->rows->len; i++)
    hut_paper_add_row (paper, table->rows->pdata[i]);
}

static HutPaper *
write_paper (const HutPaperDesk *desk, const HutRatingAnswer *answer, gint64 first)
{
  static const double of_lanes[] = { 2, 1.3, 1.2, 1, 1, 1, 1, 1, 1, 0.8, 1.7, 0.8, 1, 0 },
                      of_chiefs[] = { 1.5, 4, 1, 0 }, of_open[] = { 1.6, 1.4, 5, 1, 2.4, 0 };
  HutPaper *paper = hut_paper_desk_begin (desk, HUT_PAGE_LANDSCAPE, _ ("Ratings of the month"));
  g_autofree char *month =
      hut_time_format (first * HUT_TIME_DAY, hut_time_zone ("UTC"), _ ("%B %Y"));
  /* Translators: a month. */
  g_autofree char *title = g_strdup_printf (_ ("Ratings and duties of lane chiefs, %s"), month);

  hut_paper_add_title (paper, title);
  add_table (paper, _ ("Ratings by lane"), hut_rating_table_lanes (answer), of_lanes);
  add_table (paper, _ ("Each chief"), hut_rating_table_chiefs (answer), of_chiefs);
  add_table (paper, _ ("Handed up, and still open"), hut_rating_table_open (answer), of_open);
  return paper;
}

static HutPaper *
make (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, gint64 from, gint64 until,
      GCancellable *cancellable, GError **error)
{
  HutRatingQuestion of = { .office = office,
                           .now = hut_time_now () + hut_reader_clock_offset (reader),
                           .first = from,
                           .n_days = (guint)(until - from) };
  g_autoptr (HutRatingAnswer) answer = hut_rating_answer_read (reader, &of, cancellable, error);

  return answer != NULL ? write_paper (desk, answer, from) : NULL;
}

static char *
dup_ending (gint64 from, gint64 until)
{
  return hut_month_code (from);
}

static const HutSpanPaper of_month = { N_ ("Ratings of the month"), make, dup_ending };

void
hut_rating_print_open (GtkWidget *parent, HutCaseBrowser *browser, gint64 first, guint n_days)
{
  hut_span_paper_open (parent, browser, &of_month, first, first + n_days);
}

/* ---- File ---- */

typedef struct
{
  GtkWidget *parent;
  HutResults *table;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_object (&writing->parent);
  g_clear_pointer (&writing->table, hut_results_free);
  g_free (writing->path);
  g_free (writing);
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;

  if (hut_results_write (writing->table, writing->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  /* The thread may be the last to let go of the rest. */
  g_autoptr (GtkWidget) parent = g_steal_pointer (&writing->parent);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (writing->path);
  g_autofree char *words = g_task_propagate_boolean (G_TASK (result), &error)
                               ? g_strdup_printf (_ ("Written to %s"), name)
                               : hut_error_words (error, HUT_WHILE_WRITING, NULL);

  hut_page_tell (parent, words, NULL);
}

static void
on_path_chosen (const char *path, gpointer data)
{
  Writing *kept = data;
  Writing *writing = g_new0 (Writing, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_written, NULL);

  writing->parent = g_object_ref (kept->parent);
  writing->table = g_steal_pointer (&kept->table);
  writing->path = g_strdup (path);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

void
hut_rating_export_open (GtkWidget *parent, HutResults *table, const char *name)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  g_autofree char *file = g_strconcat (name, ".xlsx", NULL);
  Writing *kept = g_new0 (Writing, 1);

  kept->parent = g_object_ref (parent);
  kept->table = table;
  /* What is chosen from lives as long as the window, or until the next time. */
  g_object_set_data_full (G_OBJECT (window), "hut-rating-export", kept, writing_free);
  hut_file_picker_save (window, _ ("Export the Ratings"), file, on_path_chosen, kept);
}

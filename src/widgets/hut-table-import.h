/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-line-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The window that imports a table, from a file (xlsx or text with separators) or from rows that are
 * pasted: it is read first, and what it would write is shown; where something is wrong, all of it
 * is said with row and column; then it is written. What of reading and writing differs by the table
 * is the subclass's, which works on a worker. Actions: import.choose, import.read-rows,
 * import.write. Main thread. */
#define HUT_TYPE_TABLE_IMPORT (hut_table_import_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutTableImport, hut_table_import, HUT, TABLE_IMPORT, GtkWindow)

struct _HutTableImportClass
{
  GtkWindowClass parent_class;

  /* Another table is read: what was made of the one before, or chosen for it, goes. May be NULL. */
  void (*forget) (HutTableImport *self);

  /* Reads the table in the file @path, or with @path NULL the rows @rows; and writes it. Each ends
   * with one call of hut_table_import_fail(), _show_faults(), or of _show_preview() for what was
   * read and _tell() for what was written, which are given @cancellable again: what comes late
   * shows nothing. Until then somebody holds a reference. */
  void (*read) (HutTableImport *self, const char *path, const char *rows,
                GCancellable *cancellable);
  void (*write) (HutTableImport *self, const char *path, const char *rows,
                 GCancellable *cancellable);

  /* What a person reads of an error that is not the table's: hut_error_words() as it is set. */
  char *(*dup_error_words) (const GError *error);
};

/* What is said, translated; @choose, @reading and @writing stay. */
typedef struct
{
  const char *title;
  const char *choose;  /* of the dialog that chooses the file */
  const char *text;    /* what the table is, above all */
  const char *hint;    /* where nothing was read yet */
  const char *answer;  /* the button that writes, with a mnemonic */
  const char *lines;   /* the name of the list in the preview */
  const char *reading; /* while it goes on */
  const char *writing;
} HutTableImportWords;

/* Opens the window @self, new and empty; @widget stands in the page that tells what was written. */
void hut_table_import_open (HutTableImport *self, GtkWidget *widget, HutCaseBrowser *browser,
                            const HutTableImportWords *words);

/* For instance initialisation: something to choose in the preview, floating. */
void hut_table_import_add_choice (HutTableImport *self, GtkWidget *choice);

/* Not owned; NULL once the window is gone: nothing is to be shown any more. */
HutCaseBrowser *hut_table_import_get_browser (HutTableImport *self);

/* Reads the same table again, where there is one: something else was chosen. */
void hut_table_import_read_again (HutTableImport *self);

/* "people.xlsx", or that the rows were pasted. Free with g_free(). */
char *hut_table_import_dup_source (HutTableImport *self);

/* How far it is, while it goes on: see hut_progress_show(). */
void hut_table_import_show_progress (HutTableImport *self, const char *words, double fraction);

/* Nothing for what was cancelled. */
void hut_table_import_fail (HutTableImport *self, GCancellable *cancellable, const GError *error);

/* @lines (HutLine) are taken over; @columns NULL: nothing is said of them. The preview answers
 * FALSE where it came late and is not shown: it was cancelled, another table is read by now, or the
 * window is gone. */
void hut_table_import_show_faults (HutTableImport *self, GCancellable *cancellable,
                                   const char *count, GPtrArray *lines);
gboolean hut_table_import_show_preview (HutTableImport *self, GCancellable *cancellable,
                                        const char *counts, const char *columns, GPtrArray *lines,
                                        gboolean may_write);

/* Appends what there is to say of the row @row of the table; all is copied, @note may be NULL. */
void hut_table_import_add_line (GPtrArray *lines, guint row, const char *title, const char *note);

/* It is written: the page tells @words, with @batch (NULL: none) to be undone, also where it was
 * cancelled too late or the window is gone; the window closes unless it reads another table by now.
 */
void hut_table_import_tell (HutTableImport *self, GCancellable *cancellable, const char *words,
                            const char *batch);

G_END_DECLS

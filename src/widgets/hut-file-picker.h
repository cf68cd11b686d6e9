/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one place where files are chosen: GtkFileDialog where GTK has it (4.10), else
 * GtkFileChooserNative. @data must live as long as @parent. */

/* What may be chosen: a name to be translated, and patterns separated by ';'. */
typedef struct
{
  const char *name;
  const char *patterns;
} HutFileKind;

/* Called once with the chosen path; not at all where the person gives up, or chose what is no file
 * of this machine. */
typedef void (*HutFileChosen) (const char *path, gpointer data);

/* The same of several, one at least. */
typedef void (*HutFilesChosen) (const char *const *paths, gpointer data);

/* @kinds ends with a NULL name; any file can be chosen besides. */
void hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                           HutFileChosen chosen, gpointer data);

void hut_file_picker_open_many (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                                HutFilesChosen chosen, gpointer data);

/* Where to write, with @name proposed; the person was asked before an existing file is named. */
void hut_file_picker_save (GtkWindow *parent, const char *title, const char *name,
                           HutFileChosen chosen, gpointer data);

/* The folder to write into. */
void hut_file_picker_folder (GtkWindow *parent, const char *title, HutFileChosen chosen,
                             gpointer data);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The one place where files are chosen: GtkFileDialog where GTK has it (4.10), else
 * GtkFileChooserNative. */

/* What may be chosen: a name to be translated, and patterns separated by ';'. */
typedef struct
{
  const char *name;
  const char *patterns;
} HutFileKind;

/* Called once with the chosen path; not at all where the person gives up, or chose what is no file
 * of this machine. */
typedef void (*HutFileChosen) (const char *path, gpointer data);

/* @kinds ends with a NULL name; any file can be chosen besides. @data must live as long as
 * @parent. */
void hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                           HutFileChosen chosen, gpointer data);

G_END_DECLS

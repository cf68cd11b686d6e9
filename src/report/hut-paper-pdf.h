/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper.h"

G_BEGIN_DECLS

/* Writes @paper to @path as PDF, readable by its owner only, replacing what is there, whole or not
 * at all: G_IO_ERROR or G_FILE_ERROR where the disk is full or the folder cannot be written, and
 * then nothing is left behind. Needs no printer. @tell may be NULL. Blocks: not for the main thread
 * where the paper is long. */
gboolean hut_paper_write_pdf (HutPaper *paper, const char *path, HutPaperTell tell, gpointer data,
                              GCancellable *cancellable, GError **error);

G_END_DECLS

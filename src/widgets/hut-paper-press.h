/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One paper, made, looked at, printed and written on a thread of its own, one thing after the
 * other, so that no window waits for it. Everything is asked in the main thread, and answered
 * there.
 *
 * What was asked of a paper is answered of that paper: making another cancels what waits. */
#define HUT_TYPE_PAPER_PRESS (hut_paper_press_get_type ())
G_DECLARE_FINAL_TYPE (HutPaperPress, hut_paper_press, HUT, PAPER_PRESS, GObject)

HutPaperPress *hut_paper_press_new (void);

/* Cancels all, and waits for what runs: where that looks at its GCancellable, milliseconds. Nothing
 * may be asked afterwards. Also done when the last reference goes. */
void hut_paper_press_close (HutPaperPress *self);

/* Makes the paper; on the thread. It tells how far it is by hut_paper_press_tell(). */
typedef HutPaper *(*HutPaperMake) (HutPaperPress *press, gpointer question,
                                   GCancellable *cancellable, GError **error);

/* Takes over @question, which is freed in the main thread. The answer is the number of pages, or 0
 * with the error of @make, and then there is no paper. */
void hut_paper_press_make_async (HutPaperPress *self, HutPaperMake make, gpointer question,
                                 GDestroyNotify free_question, GAsyncReadyCallback callback,
                                 gpointer data);
guint hut_paper_press_make_finish (HutPaperPress *self, GAsyncResult *result, GError **error);

/* Pages of the paper that is made, and its sheet; 0 and A4 where there is none. */
guint hut_paper_press_get_n_pages (HutPaperPress *self);
const HutPageSetup *hut_paper_press_get_setup (HutPaperPress *self);

/* Page @page (from 0) as a picture @width pixels wide, black on white. */
void hut_paper_press_show_async (HutPaperPress *self, guint page, int width,
                                 GAsyncReadyCallback callback, gpointer data);
GdkTexture *hut_paper_press_show_finish (HutPaperPress *self, GAsyncResult *result, GError **error);

/* Draws page @page onto @cr, which nobody else uses until the answer. */
void hut_paper_press_draw_async (HutPaperPress *self, guint page, cairo_t *cr,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean hut_paper_press_draw_finish (HutPaperPress *self, GAsyncResult *result, GError **error);

/* Writes it to @path; see hut_paper_write_pdf(). */
void hut_paper_press_write_async (HutPaperPress *self, const char *path,
                                  GAsyncReadyCallback callback, gpointer data);
gboolean hut_paper_press_write_finish (HutPaperPress *self, GAsyncResult *result, GError **error);

/* Cancels what runs and what waits: it is answered by G_IO_ERROR_CANCELLED. The paper stays. */
void hut_paper_press_cancel (HutPaperPress *self);

/* From 0 to 1: how far what runs is. */
void hut_paper_press_tell (double fraction, gpointer press);
double hut_paper_press_get_progress (HutPaperPress *self);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-paper-press.h"

G_BEGIN_DECLS

typedef enum
{
  HUT_PAPER_PRINTED,
  HUT_PAPER_GIVEN_UP,
  HUT_PAPER_NOT_PRINTED, /* with an error */
} HutPaperPrinted;

/* Called once. @error (else NULL) is GTK_PRINT_ERROR or the press's. */
typedef void (*HutPaperPrintDone) (HutPaperPrinted how, const GError *error, gpointer data);

/* Prints the paper of @press, each page as hut_paper_draw_page() draws it, drawn on the press's
 * thread. On a sheet of another size it is made smaller or larger, and stands in the middle.
 *
 * hut_paper_print_ask() shows the desktop's print dialog, with what was chosen in it last;
 * hut_paper_print_export() asks nothing, and prints into the PDF @path. @name: of the job.
 * @tell is told of each page. Cancelling the press ends it. */
void hut_paper_print_ask (HutPaperPress *press, GtkWindow *parent, const char *name,
                          HutPaperTell tell, HutPaperPrintDone done, gpointer data);
void hut_paper_print_export (HutPaperPress *press, const char *path, HutPaperPrintDone done,
                             gpointer data);

G_END_DECLS

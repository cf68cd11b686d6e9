/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text file as a stream of UTF-8, whatever it is written in: UTF-8 with or without a byte order
 * mark, UTF-16 with one, else GB18030 (and GBK and GB2312 with it). One thread at a time. */
typedef struct _HutCsvText HutCsvText;

/* Stands for each byte or unit that could not be read; no text has it. */
#define HUT_CSV_UNREADABLE "\xef\xbf\xbf"

/* Looks through the whole file to tell its encoding. G_IO_ERROR; HUT_EXCHANGE_ERROR_FORMAT where
 * it is no text. */
HutCsvText *hut_csv_text_open (const char *path, GError **error);
void hut_csv_text_free (HutCsvText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCsvText, hut_csv_text_free)

/* Begins again at the start. */
gboolean hut_csv_text_rewind (HutCsvText *text, GError **error);

/* Appends the next piece to @out; @more is FALSE once the end is reached. */
gboolean hut_csv_text_read (HutCsvText *text, GString *out, gboolean *more, GError **error);

/* How much is read, 0 to 1. */
double hut_csv_text_progress (HutCsvText *text);

G_END_DECLS

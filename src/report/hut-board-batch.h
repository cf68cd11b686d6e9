/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* Writes the boards of all lanes, or of the one of the code @lane, into @folder, which is made
 * where it is absent: "<code>-A4.pdf" and "<code>-A3.pdf" of each, by hut_file_stem(). All of them
 * are made beside first, and then put in their places: cancelled, or where one cannot be made,
 * what stood there stays as it was. @written (or NULL) is set to the number of files. On a worker.
 *
 * HUT_DOMAIN_ERROR_RULE (translated) where there is no lane; G_FILE_ERROR, G_IO_ERROR (CANCELLED
 * too), HUT_STORE_ERROR. */
gboolean hut_board_batch_write (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                                const char *lane, const char *folder, GCancellable *cancellable,
                                guint *written, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-check.h"

G_BEGIN_DECLS

/* What people read of an error, made from its domain and code alone: what went wrong and what to
 * do next. The error's own message is for the log. */

/* One or two translated sentences; free with g_free(). Of an unknown error, that it did not work
 * and where the log says more. */
char *hut_app_words_error (const GError *error);

/* What became of a damaged file: what was done, what was kept, what was lost, what to do. A
 * sentence a line; free with g_free(). */
char *hut_app_words_put_right (const HutPutRight *done);

G_END_DECLS

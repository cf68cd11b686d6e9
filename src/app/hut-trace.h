/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With HUTONG_TRACE=1 in the environment: how long after the start of the process, and after how
 * much work of its main thread, something happened, and each time that the main loop was held for
 * longer than 8 ms, on stderr. */

/* Begins; call it first in main(). */
void hut_trace_start (void);

/* Tells that @what happened now. Main thread. */
void hut_trace (const char *what);

G_END_DECLS

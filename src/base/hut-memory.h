/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has memory that is freed go back to the system, in a process whose threads come and go and each
 * work on a set of hundreds of thousands of cases for a moment. The C library gives each thread an
 * arena of its own, and after the first large block takes blocks of up to 32 MB from it, which stay
 * resident where one small block behind them is alive: a window that had worked for two minutes on
 * 60,000 cases used 63 MB and held 350. First thing in main(). */
void hut_memory_set_up (void);

G_END_DECLS

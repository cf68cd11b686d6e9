/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory of a process whose threads come and go and each work on a set of hundreds of thousands of
 * cases for a moment. The C library gives a thread an arena of its own, keeps what is freed there,
 * and after the first large block takes blocks of up to 32 MB from it: a window that had worked for
 * two minutes on 60,000 cases used 63 MB and held 350. */

/* Gives each large block pages of its own, which are gone when it is freed. First thing in main().
 * Without it hut_memory_give_back() does nothing. */
void hut_memory_set_up (void);

/* A task that needed much has ended: what is free in all arenas goes back to the system, some
 * seconds from now, on a thread of its own (it may take 100 ms). Any thread, at once. */
void hut_memory_give_back (void);

G_END_DECLS

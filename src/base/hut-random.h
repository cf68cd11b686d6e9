/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fills @bytes with @size unpredictable bytes. The system is asked for some kilobytes at a time and
 * thread: an import seals and names so much that a call for each would cost as much as the work.
 * A process that forked does not give out its parent's. Any thread. */
void hut_random_fill (gpointer bytes, gsize size);

G_END_DECLS

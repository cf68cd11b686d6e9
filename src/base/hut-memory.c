/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the C library keeps memory; see the header. Other C libraries than GNU's do as they do. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define ARENAS 2         /* the main thread's, and one that the others share */
#define OWN_PAGES 131072 /* bytes; a block of so many is its own, and gone when it is freed */
#define KEPT 1048576     /* bytes at the end of an arena that are not given back at once */

void
hut_memory_set_up (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, ARENAS);
  mallopt (M_MMAP_THRESHOLD, OWN_PAGES);
  mallopt (M_TRIM_THRESHOLD, KEPT);
#endif
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the C library keeps memory; see the header. Other C libraries than GNU's do as they do. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define ARENAS 8 /* enough that workers seldom share that of the main thread */
/* A larger block is its own, and gone when it is freed. The picture of a full-HD window, which GTK
 * draws into a new block each frame, stays below: to fault its pages in took a quarter of the time.
 */
#define OWN_PAGES (10 << 20)
#define KEPT (32 << 20) /* bytes at the end of an arena that are not given back at once */
#define PAUSE 10        /* seconds */

void
hut_memory_set_up (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, ARENAS);
  mallopt (M_MMAP_THRESHOLD, OWN_PAGES);
  mallopt (M_TRIM_THRESHOLD, KEPT);
#endif
}

void
hut_memory_give_back (void)
{
  static GMutex mutex;
  static gint64 next; /* monotonic time; under the mutex */
  gint64 now = g_get_monotonic_time ();
  gboolean due;

  g_mutex_lock (&mutex);
  due = now >= next;
  if (due)
    next = now + PAUSE * G_TIME_SPAN_SECOND;
  g_mutex_unlock (&mutex);
#ifdef __GLIBC__
  if (due)
    malloc_trim (0);
#endif
}

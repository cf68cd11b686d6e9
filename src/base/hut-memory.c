/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the C library keeps memory; see the header. Other C libraries than GNU's do as they do. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-memory.h"

#ifdef __GLIBC__
#include <malloc.h>

#define ARENAS 8 /* enough that workers seldom share that of the main thread */
/* A larger block is its own, and gone when it is freed. The picture of a full-HD window, which GTK
 * draws into a new block each frame, stays below: to fault its pages in took a quarter of the time.
 */
#define OWN_PAGES (10 << 20)
#define KEPT (32 << 20) /* bytes at the end of an arena that are not given back at once */
#define PAUSE 5         /* seconds from the end of a task */

static GMutex mutex;
static GCond asked;
static gboolean is_asked; /* this and the next under the mutex */
static GThread *thread;   /* as long as the process, from the first task that asked */
static gboolean is_set_up;

static gpointer
give_back (gpointer data)
{
  while (TRUE)
    {
      g_mutex_lock (&mutex);
      while (!is_asked)
        g_cond_wait (&asked, &mutex);
      g_mutex_unlock (&mutex);
      g_usleep (PAUSE * G_USEC_PER_SEC);
      g_mutex_lock (&mutex);
      is_asked = FALSE;
      g_mutex_unlock (&mutex);
      malloc_trim (0);
    }
  return NULL;
}

void
hut_memory_set_up (void)
{
  mallopt (M_ARENA_MAX, ARENAS);
  mallopt (M_MMAP_THRESHOLD, OWN_PAGES);
  mallopt (M_TRIM_THRESHOLD, KEPT);
  is_set_up = TRUE;
}

void
hut_memory_give_back (void)
{
  if (!is_set_up)
    return;
  g_mutex_lock (&mutex);
  is_asked = TRUE;
  if (thread == NULL)
    thread = g_thread_new ("hutong-memory", give_back, NULL);
  g_cond_signal (&asked);
  g_mutex_unlock (&mutex);
}
#else
void
hut_memory_set_up (void)
{
}

void
hut_memory_give_back (void)
{
}
#endif

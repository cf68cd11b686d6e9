/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libsodium's source of randomness behind a supply for each thread. What is given out is wiped. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-random.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

#define SUPPLY 4096

typedef struct
{
  guint8 bytes[SUPPLY];
  gsize left; /* the last ones of @bytes */
  guint process;
} Supply;

static GPrivate supplies = G_PRIVATE_INIT (g_free);
static guint process; /* another one after a fork */

static void
forked (void)
{
  process++;
}

static void
start (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  if (sodium_init () < 0 || pthread_atfork (NULL, NULL, forked) != 0)
    g_error ("libsodium cannot start: no source of randomness");
  g_once_init_leave (&once, 1);
}

static Supply *
get_supply (void)
{
  Supply *supply = g_private_get (&supplies);

  if (supply == NULL)
    {
      start ();
      supply = g_new0 (Supply, 1);
      supply->process = process;
      g_private_set (&supplies, supply);
    }
  if (supply->process != process)
    {
      supply->left = 0;
      supply->process = process;
    }
  return supply;
}

void
hut_random_fill (gpointer bytes, gsize size)
{
  Supply *supply = get_supply ();
  guint8 *at;

  if (size > SUPPLY)
    {
      randombytes_buf (bytes, size);
      return;
    }
  if (supply->left < size)
    {
      randombytes_buf (supply->bytes, SUPPLY);
      supply->left = SUPPLY;
    }
  at = supply->bytes + SUPPLY - supply->left;
  memcpy (bytes, at, size);
  sodium_memzero (at, size);
  supply->left -= size;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers of what waits to be sent. Pure. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-pending-words.h"

/* At least so many: a thousand or more. */
static char *
at_least (guint number)
{
  return g_strdup_printf ("%u,%03u+", number / 1000, number % 1000);
}

char *
hut_unsent_rest_number (guint unsent, guint shown)
{
  if (unsent > HUT_UNSENT_MAX && shown < HUT_UNSENT_MAX - 1000)
    return at_least (HUT_UNSENT_MAX - shown);
  return g_strdup_printf ("%u", unsent > shown ? unsent - shown : 0);
}

char *
hut_unsent_number (guint unsent)
{
  return hut_unsent_rest_number (unsent, 0);
}

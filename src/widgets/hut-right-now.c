/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The time that all desktops share. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-right-now.h"

static gint64 right_off;

HutTime
hut_right_now (void)
{
  return hut_time_now () + right_off;
}

gint64
hut_right_now_get_off (void)
{
  return right_off;
}

void
hut_right_now_set_off (gint64 off)
{
  right_off = off;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Answers to warnings as writes. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-warning-work.h"

/* The fields in which @next is another than @kept; the person decided by the state. */
static void
write_difference (HutWrite *write, const HutRecord *kept, const HutRecord *next)
{
  hut_write_difference (write, kept, next);
  hut_write_expect (write, "state", hut_value_copy (hut_record_get (kept, "state")));
}

void
hut_write_warning (HutWrite *write, const HutRecord *kept, const HutRecord *answered,
                   const HutRecord *task)
{
  hut_write_begin_group (write);
  if (task != NULL)
    hut_write_create (write, hut_record_copy (task));
  if (kept == NULL)
    hut_write_create (write, hut_record_copy (answered));
  else
    write_difference (write, kept, answered);
}

void
hut_write_task (HutWrite *write, const HutRecord *kept, const HutRecord *done)
{
  hut_write_begin_group (write);
  write_difference (write, kept, done);
}

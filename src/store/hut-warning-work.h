/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-warning-answer.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* Adds to @write, as one group, what makes @answered (domain/hut-warning-answer.h) of @kept, the
 * record as it was read, or NULL where the warning is not on record yet; with the new record of a
 * task, where it was accepted (NULL otherwise). Where somebody answered meanwhile, the write fails
 * with CHANGED. Nothing is taken over. */
void hut_write_warning (HutWrite *write, const HutRecord *kept, const HutRecord *answered,
                        const HutRecord *task);

/* The same of a task that is done: @kept as it was read, @done as it shall be. */
void hut_write_task (HutWrite *write, const HutRecord *kept, const HutRecord *done);

G_END_DECLS

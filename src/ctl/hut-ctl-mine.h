/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl.h"
#include "store/hut-reader-mine.h"

G_BEGIN_DECLS

/* What waits for the person @name (NULL: who is signed in), or else for the unit @unit. @who is
 * filled in, and cleared by the caller. */
GPtrArray *hut_ctl_read_mine (HutReader *reader, const char *name, const char *unit,
                              HutMineWho *who, GError **error);

/* Prints HutMineItem; returns the exit code. */
int hut_ctl_print_mine (const HutMineWho *who, GPtrArray *items, gboolean json);

G_END_DECLS

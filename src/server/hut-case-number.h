/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-storage.h"

G_BEGIN_DECLS

/* The number that people see: YYYY-NNNNNN, unique in a street's stream. A new case that brings one
 * of a desktop which was alone keeps it where it is well-formed and free; else it gets the next
 * free one of the year of @now in Asia/Shanghai. */
gboolean hut_case_number_give (HutStorage *storage, HutRecord *record, gint64 now, GError **error);

gboolean hut_case_number_is_valid (const char *number);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-number.h"
#include "server/hut-storage.h"

G_BEGIN_DECLS

/* Gives a new record its number, where its kind has one (domain/hut-number.h). One that brings that
 * of a desk which was alone keeps it where it is well-formed and free; else it gets the next free
 * one of the year of @now in Asia/Shanghai. */
gboolean hut_number_give (HutStorage *storage, HutRecord *record, gint64 now, GError **error);

G_END_DECLS

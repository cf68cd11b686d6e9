/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-board.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The boards of the lanes as they are at @now, by code: of the one of the code @lane (an empty
 * array where there is none), or with NULL of all. On a worker. Owned array of HutBoard. */
GPtrArray *hut_reader_boards (HutReader *reader, HutOffice *office, const char *lane, HutTime now,
                              GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-access.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* GET /v1/live: server-sent events that say how far streams are. Hints only: what could not be
 * written yet is replaced by what is newer, so that a slow client holds one line. Main thread. */
typedef struct _HutHints HutHints;

HutHints *hut_hints_new (void);
void hut_hints_free (HutHints *hints);

/* Begins the answer of @message; it ends when the client goes, or with its access token. @first is
 * sent at once: stream → seq (gint64 *). HUT_PROBLEM_BUSY where there are too many. */
gboolean hut_hints_add (HutHints *hints, SoupServerMessage *message, const HutCaller *caller,
                        GHashTable *first, GError **error);

/* Tells all who are given one of @heads (stream → seq, gint64 *). */
void hut_hints_tell (HutHints *hints, GHashTable *heads);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* The rules of the offices that one push is about, as they stand in it; read when a step first
 * asks for them. */
typedef struct _HutOffices HutOffices;

HutOffices *hut_offices_new (void);
void hut_offices_free (HutOffices *offices);

/* The rules of the office whose stream is @stream: its records of kind `rule` over what is
 * shipped. Owned by @offices until the next hut_offices_forget(); NULL with an error where they
 * cannot be read. */
HutOffice *hut_offices_get (HutOffices *offices, HutLedger *ledger, const char *stream,
                            GError **error);

/* A rule was written or undone. */
void hut_offices_forget (HutOffices *offices);

G_END_DECLS

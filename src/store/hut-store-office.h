/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* The rules of the office that this file belongs to, as they stand; renewed before a change of a
 * `rule` record is announced. Never NULL; owned by the caller; from any thread, without waiting.
 * Days count in the office's zone, whatever zone is shown. */
HutOffice *hut_store_dup_office (HutStore *store);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* The desk that leads a meeting (hut-meeting-plan.h) is this file, on this machine, of this person:
 * the same after a power cut and after the file was restored where it lay; another where it was
 * copied to. Reads a small file of the system: not often, from any thread. */
HutUid hut_store_desk (HutStore *store);

/* Its name for people: the machine's. Static. */
const char *hut_store_desk_name (void);

G_END_DECLS

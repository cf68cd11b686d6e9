/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"

G_BEGIN_DECLS

/* The body that @name says: its name, its uid, or the beginning of it (8 characters or more). NULL
 * with an error where there is none, or more than one. */
HutRecord *hut_ctl_find_body (HutReader *reader, const char *name, GError **error);

G_END_DECLS

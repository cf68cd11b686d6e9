/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* The rules as they are shipped, with @rules (HutRecord of kind `rule`, or NULL) in the place of
 * those of their names: for who has no file. NULL where what is shipped cannot be read. */
HutOffice *hut_office_load (GPtrArray *rules, GError **error);

G_END_DECLS

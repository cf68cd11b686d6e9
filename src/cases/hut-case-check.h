/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* Reads what a person typed into the form for a field of a case. NULL, with @value set, where it is
 * right; else what is wrong and how to write it (static, translated). Beside what the field's type
 * asks: a title says something, a telephone has digits. */
const char *hut_case_check (const HutField *field, const char *text, HutValue *value);

G_END_DECLS

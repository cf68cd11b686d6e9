/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @words with the middle of each telephone number in it struck out ("138****8000"): mobile numbers
 * of 11 digits, written together or in groups, and landlines of 8 digits or with an area code.
 * Dates and order numbers stay. NULL of NULL. Free with g_free(). */
char *hut_telephone_mask_in (const char *words);

G_END_DECLS

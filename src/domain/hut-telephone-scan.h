/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Telephone numbers in running text, which is not masked as the field for them is. */

/* Where one stands, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} HutTelephoneSpan;

/* The first telephone number of @text that begins at or after the byte @from: a mobile of 11
 * digits (also with +86, or in groups), a land line with its area code (010-62770000), or an
 * American number with its signs; digits may be full-width. Order numbers, dates, identity
 * numbers, and what is called 编号 or 单号 are none. FALSE where there is none. @text is valid
 * UTF-8; NULL has none. */
gboolean hut_telephone_scan (const char *text, gsize from, HutTelephoneSpan *span);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sum that tells whether bytes at rest are still those that were written: 64 bits of SipHash-2-4
 * with a key that everybody knows. It finds what a disk damages, not what somebody forges. */
guint64 hut_sum (const void *bytes, gsize length);

G_END_DECLS

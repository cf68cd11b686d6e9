/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @text is UTF-8 in NFC beyond doubt: only characters below U+0300, and Chinese ones with
 * their punctuation and wide forms, which stay as they are whatever stands beside them. Nearly all
 * that is ever written, and normalising it costs more than reading it. FALSE asks for a closer
 * look (g_utf8_normalize()). */
gboolean hut_nfc_is_plain (const char *text);

G_END_DECLS

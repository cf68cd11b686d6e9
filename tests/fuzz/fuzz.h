/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What every target is: it reads @data and must come back, whatever it is. With clang the targets
 * can be linked with -fsanitize=fuzzer; here fuzz-replay.c runs them over their corpus. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

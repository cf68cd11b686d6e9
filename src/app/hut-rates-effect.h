/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-rules.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* What other rules make of this assessment month, in words: "This month: score 87.3, now 85.1".
 * Counted on the browser's worker; @rules and @present are copied. */
void hut_rates_effect_read (HutCaseBrowser *browser, const HutRateRules *present,
                            const HutRateRules *rules, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);

/* Free with g_free(); NULL with an error where it cannot be counted. */
char *hut_rates_effect_finish (GAsyncResult *result, GError **error);

G_END_DECLS

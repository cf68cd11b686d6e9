/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-reader.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* What writes @value as the office's own rule @name, by whom and now, in place of the shipped one
 * or of the office's last. @source (may be NULL): where the value comes from, in the office's
 * words. HUT_DOMAIN_ERROR_UNKNOWN for a name that no shipped rule has, HUT_DOMAIN_ERROR_MALFORMED
 * (translated) for a value that the rule does not take; store errors where the file cannot be
 * read. Bounded: main thread. */
HutWrite *hut_rule_write (HutReader *reader, HutStore *store, const char *name, JsonNode *value,
                          const char *source, const char *account, GError **error);

G_END_DECLS

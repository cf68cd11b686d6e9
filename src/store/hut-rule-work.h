/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-reader.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* Whether who works at this file may: nobody may who is signed in with a role that does not set the
 * rules of the street. */
gboolean hut_rule_may_set (HutReader *reader);

/* What writes @value as the office's own rule @name, verified by @signer (a name, or NULL) now, in
 * place of the shipped one or of the office's last. @source (may be NULL): where the value comes
 * from, in the office's words; of a decision rule the law and the article, without which it is
 * refused. A decision rule is signed as a whole: where it was signed anew meanwhile, the server
 * refuses this one.
 * HUT_DOMAIN_ERROR_UNKNOWN for a name that no shipped rule has, HUT_DOMAIN_ERROR_MALFORMED
 * (translated) for a value that the rule does not take; store errors where the file cannot be
 * read. Bounded: main thread. */
HutWrite *hut_rule_write (HutReader *reader, HutStore *store, const char *name, JsonNode *value,
                          const char *source, const char *signer, GError **error);

/* What takes the office's own rule @name back, for @reason: the shipped one holds again.
 * HUT_DOMAIN_ERROR_UNKNOWN where the office has none of its own; store errors as above. */
HutWrite *hut_rule_take_back (HutReader *reader, HutStore *store, const char *name,
                              const char *reason, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The one door by which what a record says gets onto a projected screen (DOMAIN 4, 9): a field
 * whose privacy is not HUT_PRIVACY_PUBLIC, and one that the kind does not have, is as if it were
 * empty, so that a mistake shows nothing. Free what is returned with g_free(). */

/* The text of the field @name, as people read it (a code by its name, a time to the minute), with
 * what hut_public_words() strikes out; NULL where there is none, or it is not public. */
char *hut_public_text (const HutRecord *record, const char *name);

/* The code itself; NULL as above. Owned by @record. */
const char *hut_public_code (const HutRecord *record, const char *name);

/* The number, or @fallback where it is absent or not public. */
gint64 hut_public_int (const HutRecord *record, const char *name, gint64 fallback);

/* FALSE where it has no point, or it is not public. */
gboolean hut_public_point (const HutRecord *record, const char *name, HutPoint *point);

/* What somebody wrote for all to read, with the middle of telephone numbers and identity numbers
 * struck out, and the number of a flat behind its building and entrance. NULL of NULL. */
char *hut_public_words (const char *words);

/* How a member is called in public: the name entered for it, else "No. 12", else that it is a
 * member. */
char *hut_public_member (const HutRecord *member);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "widgets/hut-code-drop-down.h"

G_BEGIN_DECLS

/* The decision rules of @office in @choice, by name; those that do not hold today, or that nobody
 * verified, say so. @none (may be NULL): the name of the entry for none. */
void hut_rule_choice_fill (HutCodeDropDown *choice, HutOffice *office, const char *none);

/* What the rule @id says, for below the choice: quorum, what carries, its notice and its article.
 * NULL where there is none of that name. Free with g_free(). */
char *hut_rule_choice_words (HutOffice *office, const char *id);

/* What the law gives somebody to decide, in @choice: each with who decides it. */
void hut_subject_choice_fill (HutCodeDropDown *choice, HutOffice *office, const char *none);

/* Who decides the subject @id, and that a meeting by the rule @rule (may be NULL) can or cannot.
 * NULL where no rule has it. Free with g_free(). */
char *hut_subject_choice_words (HutOffice *office, const char *id, const char *rule);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-plan.h"
#include "store/hut-case-browser.h"
#include "whistles/hut-summons-row.h"

G_BEGIN_DECLS

/* What a row says of @summons of @whistle at @now, in words, and the steps that @acting can take;
 * with what both say afterwards; NULL: neither, as on the wall. Translated. The caller frees it. */
HutSummonsLine *hut_summons_line_of (const HutWhistle *whistle, const HutRecord *summons,
                                     HutCaseBrowser *browser, const HutWhistleActing *acting,
                                     HutTime now);

/* The action of a row for @act, which takes the uid of the summons: "summons.answer". Static. */
const char *hut_summons_action (HutSummonsAct act);

/* How a summons is marked beside its unit: its chip's words, tone and sign. @late: of what its
 * clock counts to. Static. */
const char *hut_summons_chip (const char *state, gboolean late);
const char *hut_summons_tone (const char *state, gboolean late);
const char *hut_summons_icon (const char *state, gboolean late);

/* The name of @unit, or its code where it is not known. */
const char *hut_summons_unit_name (HutCaseBrowser *browser, const char *unit);

G_END_DECLS

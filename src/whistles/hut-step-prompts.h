/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-summons-plan.h"
#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* What is asked before a step is put on record: of a unit, who said it, how, when, in what words,
 * with how many people, where they stand, and the evidence; by the keyboard alone. The prompt stays
 * while it is on its way, says at the field what is missing and below them why it was refused, and
 * closes when it is on record. Main thread. */

/* @act with the summons @summons of the whistle that @desk shows. */
void hut_step_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons,
                   HutSummonsAct act);

G_END_DECLS

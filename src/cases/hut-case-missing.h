/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"

G_BEGIN_DECLS

/* One thing that a case lacks for its next step. */
typedef struct
{
  char *words;           /* translated */
  const HutCaseAct *act; /* that supplies it; NULL: it is entered in the form */
} HutCaseMissing;

/* In the order in which it is done. Before work: who leads and where it is. Before the answer: what
 * must be on record (hut-case-lacks.h). An owned array of HutCaseMissing. */
GPtrArray *hut_case_missing (const HutActing *acting);

G_END_DECLS

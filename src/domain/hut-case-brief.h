/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-uid.h"

G_BEGIN_DECLS

/* What is read of a case to learn from its text: many of them at once, so a plain struct and no
 * record. Owned texts; NULL where absent. */
typedef struct
{
  HutUid id;
  char *title;
  char *text;
  char *category; /* first level */
} HutCaseBrief;

void hut_case_brief_free (HutCaseBrief *brief);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseBrief, hut_case_brief_free)

G_END_DECLS

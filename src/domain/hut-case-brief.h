/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"
#include "base/hut-time.h"
#include "base/hut-uid.h"

G_BEGIN_DECLS

/* What is read of a case to learn from its text or to hold it against others: many of them at
 * once, so a plain struct and no record. Owned texts; NULL where absent. Who only wants texts may
 * leave all after the category unset. */
typedef struct
{
  HutUid id;
  char *title;
  char *text;
  char *category; /* first level */
  char *category_2;
  char *category_3;
  char *number;
  char *state;
  char *community;
  char *address;
  char *caller; /* keyed digest of the telephone: equal where it is the same, says nothing else */
  HutPoint place;
  gboolean has_place;
  HutTime created_at; /* 0: not known */
  HutUid matter;      /* nil: none */
} HutCaseBrief;

void hut_case_brief_free (HutCaseBrief *brief);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseBrief, hut_case_brief_free)

G_END_DECLS

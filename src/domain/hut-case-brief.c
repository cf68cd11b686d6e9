/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases in brief. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-brief.h"

void
hut_case_brief_free (HutCaseBrief *brief)
{
  if (brief == NULL)
    return;
  g_free (brief->title);
  g_free (brief->text);
  g_free (brief->category);
  g_free (brief->category_2);
  g_free (brief->category_3);
  g_free (brief->number);
  g_free (brief->state);
  g_free (brief->community);
  g_free (brief->address);
  g_free (brief->caller);
  g_free (brief);
}

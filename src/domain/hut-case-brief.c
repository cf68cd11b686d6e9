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
  g_free (brief);
}

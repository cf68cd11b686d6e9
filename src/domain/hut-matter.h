/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What people do with a matter itself (DOMAIN 1): it is led by a unit and worked on by a person,
 * and done when somebody says so, which is proposed once nobody waits for it any more and never
 * done by itself. It keeps its end only for as long as its cases do: one that is linked to it, or
 * reopens, opens it again. Pure. */

/* What it takes to judge; gathered by store and server in their transaction. */
typedef struct
{
  guint n_cases;      /* that are not void */
  guint n_open;       /* of these, not done (hut_case_state_done()) */
  guint n_open_tasks; /* of the matter itself */
} HutMatterFacts;

/* Takes note of a case or task of the matter. Begin with zeroed facts. */
void hut_matter_facts_add (HutMatterFacts *facts, const HutRecord *record);

typedef enum
{
  HUT_MATTER_OPEN,
  HUT_MATTER_READY, /* open, and nobody waits for it any more: to be done, by a person */
  HUT_MATTER_DONE,
} HutMatterStanding;

/* One that is marked done while a case of it is open (another desk linked it, an import reopened
 * it) stands open. */
HutMatterStanding hut_matter_standing (const HutRecord *matter, const HutMatterFacts *facts);

/* Translated, static. */
const char *hut_matter_standing_label (HutMatterStanding standing);

/* Why the matter cannot be marked done, translated; NULL where it can. Free with g_free(). */
char *hut_matter_missing (const HutMatterFacts *facts);

/* Each of these changes @matter in place; HUT_DOMAIN_ERROR_RULE says why it may not be, translated,
 * and leaves it as it was. */
gboolean hut_matter_finish (HutRecord *matter, const HutMatterFacts *facts, HutTime now,
                            GError **error);
gboolean hut_matter_reopen (HutRecord *matter, GError **error);

/* What a person may say of it; NULL members stay as they are, "" takes away. Numbers of telephones
 * in words are masked. */
typedef struct
{
  const char *title;
  const char *lead; /* code of a unit */
  const char *assignee;
  const char *text;
} HutMatterSaid;

gboolean hut_matter_say (HutRecord *matter, const HutMatterSaid *said, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"

G_BEGIN_DECLS

/* What a lane is held against at a visit: the ten no's and the ten haves (DOMAIN 5), the rule
 * `checklist`:
 *
 *   {"noes":[{"code":"no-parking","name":{"en":"...","zh_CN":"无乱停车"}},...],"haves":[...]}
 *
 * A check answers each by its code: yes (it holds), partly, no. */
typedef struct
{
  char *code;
  char *name; /* for people, in the language of the program */
} HutChecklistItem;

typedef struct
{
  GPtrArray *noes;  /* HutChecklistItem, at least one */
  GPtrArray *haves; /* HutChecklistItem */
  char *version;    /* what a check is kept with; never NULL */
} HutChecklist;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) where it is none: a code twice, a name missing. @version
 * NULL: it has none. */
HutChecklist *hut_checklist_new (JsonNode *value, const char *version, GError **error);

/* That of the office as it stands; NULL where it has none that can be read. The version of one of
 * the office's own is the day on which it was verified, or else a mark of what it says. */
HutChecklist *hut_checklist_of (HutOffice *office);

/* What a grid is looked at for on patrol, the rule `hazards` of the same form: its noes are the
 * hazards that are not there, and it may have no haves. */
HutChecklist *hut_checklist_of_hazards (HutOffice *office);

void hut_checklist_free (HutChecklist *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutChecklist, hut_checklist_free)

/* NULL: it is not on the list. */
const HutChecklistItem *hut_checklist_find (const HutChecklist *list, const char *code);

typedef struct
{
  guint yes, partly, no, open; /* open: not answered */
} HutChecklistCount;

/* How the answers @items (as a lane check keeps them, or NULL) stand to the no's, and to the haves.
 * Either may be NULL. */
void hut_checklist_count (const HutChecklist *list, const char *items, HutChecklistCount *noes,
                          HutChecklistCount *haves);

/* All no's are answered, and hold. */
gboolean hut_checklist_holds (const HutChecklist *list, const char *items);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* The photographs and papers of a case: seen, opened, added by choosing, dropping or pasting, saved
 * and removed. */
#define HUT_TYPE_CASE_ATTACHMENTS (hut_case_attachments_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseAttachments, hut_case_attachments, HUT, CASE_ATTACHMENTS,
                      HutCaseSection)

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* Of a case without a category: which it looks like, to be taken by a press. */
#define HUT_TYPE_CASE_CATEGORY (hut_case_category_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseCategory, hut_case_category, HUT, CASE_CATEGORY, HutCaseSection)

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* 同一事项: the other cases of the matter, those that may be of it with the reasons, an answer that
 * one of them got, and whether caller or place is back again. */
#define HUT_TYPE_MATTER_SECTION (hut_matter_section_get_type ())
G_DECLARE_FINAL_TYPE (HutMatterSection, hut_matter_section, HUT, MATTER_SECTION, HutCaseSection)

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* 一条线: what hangs on the case, see store/hut-case-thread.h; each link opens where its record has
 * a place. Hidden where nothing does. */
#define HUT_TYPE_CASE_THREAD_SECTION (hut_case_thread_section_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseThreadSection, hut_case_thread_section, HUT, CASE_THREAD_SECTION,
                      HutCaseSection)

G_END_DECLS

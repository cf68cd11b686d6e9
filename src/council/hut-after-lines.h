/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-line-list.h"
#include "domain/hut-meeting-view.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* What follows a meeting, as lines of lists (hut-meeting-lines.h says how). */

/* Resolutions, with the steps that stand open. @browser: knows units and communities by name. */
GPtrArray *hut_after_lines_resolutions (const HutMeetingView *view, HutCaseBrowser *browser);

/* Whether a meeting has not been opened yet, is told of earlier resolutions, or its minutes stand.
 */
typedef enum
{
  HUT_REPORTING_BEFORE,
  HUT_REPORTING_NOW,
  HUT_REPORTING_AFTER,
} HutReporting;

HutReporting hut_after_reporting (const HutMeetingView *view);

/* Resolutions of earlier meetings: before, with what prepares a report; now, to be reported on;
 * after, those that were. */
GPtrArray *hut_after_lines_earlier (const HutMeetingView *view, HutCaseBrowser *browser);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-text.h"
#include "exchange/hut-demo.h"

G_BEGIN_DECLS

/* Lets @demo_case, whose record says what it is about and when it came, take its course up to the
 * present: fills in the record's state, times, lead and call-back, and its events. The states go
 * only where a step of the machine leads. @text composes the words, with its slots set. */
void hut_demo_course_run (HutDemo *demo, const HutDemoPlan *plan, HutDemoText *text,
                          HutDemoCase *demo_case);

G_END_DECLS

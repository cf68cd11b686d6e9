/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* What is to be done with a meeting first, before anything else can be. Static, translated. */
typedef struct
{
  const char *words;  /* NULL: nothing, it goes on */
  const char *label;  /* of the button that does it, or NULL */
  const char *action; /* of that button */
} HutMeetingNotice;

/* @leads: this desk leads it. */
HutMeetingNotice hut_meeting_notice (const HutMeetingView *view, gboolean leads);

G_END_DECLS

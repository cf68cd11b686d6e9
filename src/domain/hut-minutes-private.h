/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-minutes.h"

G_BEGIN_DECLS

/* What the files that write minutes share; inside domain/ only. */
typedef struct
{
  const HutMinutesSource *source;
  const HutMeeting *meeting;
  GString *text;
  guint n_sections; /* of the topic that is being written */
  glong max_words;  /* characters of what somebody said; more is cut */
} HutMinutesWriting;

void hut_minutes_add_line (HutMinutesWriting *writing, const char *line);
/* "label: value" in one line; nothing where there is no value. */
void hut_minutes_add_labelled (HutMinutesWriting *writing, const char *label, const char *value);
/* Each line of @text a paragraph. */
void hut_minutes_add_paragraphs (HutMinutesWriting *writing, const char *text);
/* A lesser heading with its number. */
void hut_minutes_begin_section (HutMinutesWriting *writing, const char *title);

/* Title, time and place, who came; the votes on @topic. */
void hut_minutes_add_head (HutMinutesWriting *writing);
void hut_minutes_add_votes (HutMinutesWriting *writing, const HutRecord *topic);

/* Whether resolutions of earlier meetings were reported on under @topic (NULL: under none); and a
 * table of them. */
gboolean hut_minutes_has_reports (const HutMeeting *meeting, const HutRecord *topic);
void hut_minutes_add_reports (HutMinutesWriting *writing, const HutRecord *topic);

/* Who carries @resolution out, in one line; "" where nobody was named. */
char *hut_minutes_unit (const HutMinutesWriting *writing, const HutRecord *resolution);

/* The field @name of @record in words. */
char *hut_minutes_field (const HutRecord *record, const char *name);
/* @text (taken over), whole lines of it, so that it can be kept, and a word on what was left out.
 */
char *hut_minutes_fit (char *text);
/* @words with "……" for what is over @max characters. */
char *hut_minutes_cut (const char *words, glong max);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What marks and views of a whistle say. Translated; pure. Texts are free with g_free(). */

/* Of marks: "The street: timely 5 · effective 4 · attitude 5 · came at once". What was not marked
 * is left out. */
char *hut_mark_words (const HutRecord *mark);

/* Of a view: "It was needed: yes · the task was clear: partly · no drawing". */
char *hut_view_words (const HutRecord *view);

/* The same in the log of the whistle, of the unit that is called @unit. */
char *hut_mark_title (const HutRecord *mark, const char *unit);
char *hut_view_title (const HutRecord *view, const char *unit);

/* Who gave marks: "By Wang Fang"; NULL where it is not known. */
char *hut_mark_told (const HutRecord *mark);

/* Who marks: "Residents". Static. */
const char *hut_marker_label (const char *who);

G_END_DECLS

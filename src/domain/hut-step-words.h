/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What a step of a whistle says, in the window, on the wall and on paper. Translated; pure but for
 * the shown time zone. Texts are free with g_free(). */

/* Both take marks and views too: all that is in hut_whistle_entries(). */

/* What happened: "Water company: on the spot with 4 people". @unit: the name of the step's unit, or
 * NULL where it is of the whistle itself. */
char *hut_step_title (const HutRecord *step, const char *unit);

/* Who said it, how, and who entered it: "Telephone: Zhang Wei (entered by Wang Fang, 10:31)", "On
 * its own desktop: Li Qiang"; NULL of what the street does itself. The time stands there where it
 * was entered later than it took place, who entered it where that is somebody else. */
char *hut_step_told (const HutRecord *step);

G_END_DECLS

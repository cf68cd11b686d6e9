/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

G_BEGIN_DECLS

/* What is said of people, translated. Free what is returned with g_free(). */

/* "Steward · East Lane One"; @place: a name, or NULL. */
char *hut_person_role_words (const char *code, const char *place);

/* "2026-01-05 to 2026-11-27", "since 2026-01-05", "until ...", or that no day is known. @until: the
 * first time at which it is no longer; the last day is shown. 0: open. */
char *hut_person_span_words (HutTime from, HutTime until);

/* The days of the week of a record's list: "Mon, Wed"; "any day" where none is named. */
char *hut_person_weekday_words (const char *available);

/* A short name of day @day, 1 (Monday) to 7; static. */
const char *hut_person_weekday (guint day);

/* Stars, and the word for them: "★★☆☆☆". */
char *hut_person_star_signs (guint stars);

/* "2026-11-27 09:00 to 11:30", or the day it was entered on. */
char *hut_person_service_when (const HutRecord *service);

/* Reads a day as it is typed: "2026-11-27", "11-27", "today", "yesterday"; its first instant. FALSE
 * where it is none. */
gboolean hut_person_read_day (const char *text, HutTime now, HutTime *day);

G_END_DECLS

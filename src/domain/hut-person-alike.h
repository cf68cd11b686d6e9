/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Who is who among people: what numbers say, where names say nothing. Pure. */

/* The digits and letters of a telephone or identity number, as they are compared; NULL where none
 * is left, or @number is NULL. Free with g_free(). */
char *hut_person_bare_number (const char *number);

/* Whether @text has 7 to 15 digits; whether it is an identity number: 15 digits, or 18 of which
 * the last is the check of the others (GB 11643). */
gboolean hut_person_is_telephone (const char *text);
gboolean hut_person_is_id_number (const char *text);

/* Whether two skills are one: "First aid" is "first aid". */
gboolean hut_person_same_skill (const char *a, const char *b);

/* "木工、电工" as the sorted list that records keep: ["木工","电工"]; and back again, joined by
 * @between. NULL where there is none. What is no word in a list
 * from elsewhere is passed over. So are the tags of the three lists kept. Free with g_free(). */
char *hut_person_read_skills (const char *text);
char *hut_person_skill_words (const char *skills, const char *between);

/* What a person is told apart by: numbers that nobody else has, and where one lives. Owned. */
typedef enum
{
  HUT_PERSON_BY_ID_NUMBER,
  HUT_PERSON_BY_VOLUNTEER_NUMBER,
  HUT_PERSON_BY_TELEPHONE,
  HUT_N_PERSON_MARKS
} HutPersonMark;

typedef struct
{
  char *numbers[HUT_N_PERSON_MARKS]; /* bare; NULL where not known */
  char *community;
} HutPersonMarks;

void hut_person_marks_init (HutPersonMarks *marks, const HutRecord *person);
void hut_person_marks_clear (HutPersonMarks *marks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutPersonMarks, hut_person_marks_clear)

typedef enum
{
  HUT_PERSON_OTHER,
  HUT_PERSON_PERHAPS, /* nothing says yes or no */
  HUT_PERSON_SAME,
} HutPersonLikeness;

/* Of two of the same name. People change their telephone, but seldom where they live: with another
 * one in the same community they may still be the same. */
HutPersonLikeness hut_person_compare (const HutPersonMarks *a, const HutPersonMarks *b);

G_END_DECLS

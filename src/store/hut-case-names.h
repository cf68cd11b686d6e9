/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-seat.h"

G_BEGIN_DECLS

/* What stands behind the codes of a case, kept for lists and choices: communities, and units with
 * departments; and who works here: the account, and whether the file belongs to a server. A plain
 * struct of the main thread. */
typedef struct
{
  GPtrArray *communities; /* HutRecord, by code */
  GPtrArray *units;       /* HutRecord: units, then departments */
  GHashTable *community_names;
  GHashTable *unit_names;   /* code → name, both owned by the records */
  GHashTable *unit_codes;   /* folded name → code, of the records too */
  GHashTable *street_names; /* code of 9 digits → name, of streets that were asked for */
  char *account;            /* or NULL */
  HutSeat seat;
  gboolean has_server;
} HutCaseNames;

HutCaseNames *hut_case_names_new (void);
void hut_case_names_free (HutCaseNames *names);

/* Reads the records again: three small lists. */
void hut_case_names_read (HutCaseNames *names, HutReader *reader);

/* Reads the settings again. */
void hut_case_names_read_settings (HutCaseNames *names, HutReader *reader);

/* Units are kept by their codes where they are known, else as they were written, for many are not
 * the street's. How @unit, kept so, is shown: by its name, which is @unit itself where it is none
 * of the codes; NULL for NULL. */
const char *hut_case_names_unit_words (const HutCaseNames *names, const char *unit);

/* How what somebody wrote is kept: the code of the unit that is named so, without regard to width,
 * case and spaces around it, else @text itself; NULL for NULL. */
const char *hut_case_names_unit_kept (const HutCaseNames *names, const char *text);

/* The name of the street whose stream or code that is, as shipped, or the code. Owned by @names. */
const char *hut_case_names_street (HutCaseNames *names, const char *stream);

G_END_DECLS

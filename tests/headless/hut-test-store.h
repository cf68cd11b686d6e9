/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"
#include "store/hut-staging.h"

G_BEGIN_DECLS

/* A street's database in a temporary folder, opened, and removed again. */
typedef struct
{
  char *folder;
  char *path;
  HutStore *store;
  HutReader *reader;
} HutTestStore;

void hut_test_store_set_up (HutTestStore *test, gconstpointer unused);
void hut_test_store_tear_down (HutTestStore *test, gconstpointer unused);

/* Closes and opens again. */
void hut_test_store_reopen (HutTestStore *test);

/* A new case in @write: received, with @title; returns its uid. */
HutUid hut_test_store_add_case (HutWrite *write, const char *title);

/* Writes one; fails the test on error. */
HutUid hut_test_store_new_case (HutTestStore *test, const char *title);

/* Sets one text field of a case; fails the test on error. Returns the batch. */
HutUid hut_test_store_edit (HutTestStore *test, const HutUid *id, const char *field,
                            const char *text);

/* The shipped rules, with @rules (HutRecord, or NULL) in the place of those of their names. */
HutOffice *hut_test_load_office (GPtrArray *rules);

/* The number of the day "2026-11-26", as the office counts. */
gint64 hut_test_day (const char *text);

/* Another program's @sql in the database at @path, past the store; fails the test on error. */
void hut_test_store_change_behind (const char *path, const char *sql);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The commands of hutongctl. Each prints answers to stdout in the order of the questions, and one
 * clear line to stderr where something is wrong; returns the exit code: 0 done, 1 refused or
 * failed, 2 wrong usage. argv[0] is the command's name; @db is what --db gave, or NULL. */
typedef int (*HutCtlCommand) (const char *db, int argc, char **argv);

int hut_ctl_init (const char *db, int argc, char **argv);
int hut_ctl_import (const char *db, int argc, char **argv);
int hut_ctl_cases (const char *db, int argc, char **argv);
int hut_ctl_case (const char *db, int argc, char **argv);
int hut_ctl_similar (const char *db, int argc, char **argv);
int hut_ctl_verify (const char *db, int argc, char **argv);
int hut_ctl_dump (const char *db, int argc, char **argv);
int hut_ctl_attach (const char *db, int argc, char **argv);
int hut_ctl_undo (const char *db, int argc, char **argv);
int hut_ctl_recover (const char *db, int argc, char **argv);
int hut_ctl_sync (const char *db, int argc, char **argv);
int hut_ctl_demo (const char *db, int argc, char **argv);
int hut_ctl_geo_find (const char *db, int argc, char **argv);
int hut_ctl_rates (const char *db, int argc, char **argv);
int hut_ctl_deadline (const char *db, int argc, char **argv);
int hut_ctl_print_paper (const char *db, int argc, char **argv);
int hut_ctl_print_meeting (const char *db, int argc, char **argv);
int hut_ctl_print_whistle (const char *db, int argc, char **argv);
int hut_ctl_print_map (const char *db, int argc, char **argv);
int hut_ctl_print_certificate (const char *db, int argc, char **argv);
int hut_ctl_print_patrol_sheet (const char *db, int argc, char **argv);
int hut_ctl_decide (const char *db, int argc, char **argv);
int hut_ctl_rules (const char *db, int argc, char **argv);
int hut_ctl_rule (const char *db, int argc, char **argv);
int hut_ctl_view (const char *db, int argc, char **argv);
int hut_ctl_body (const char *db, int argc, char **argv);
int hut_ctl_member (const char *db, int argc, char **argv);
int hut_ctl_unit (const char *db, int argc, char **argv);
int hut_ctl_template (const char *db, int argc, char **argv);
int hut_ctl_export (const char *db, int argc, char **argv);
int hut_ctl_suggest_category (const char *db, int argc, char **argv);
int hut_ctl_warnings (const char *db, int argc, char **argv);
int hut_ctl_warning (const char *db, int argc, char **argv);
int hut_ctl_matter (const char *db, int argc, char **argv);
int hut_ctl_meeting (const char *db, int argc, char **argv);
int hut_ctl_who (const char *db, int argc, char **argv);
int hut_ctl_minutes (const char *db, int argc, char **argv);
int hut_ctl_mine (const char *db, int argc, char **argv);
int hut_ctl_task (const char *db, int argc, char **argv);
int hut_ctl_whistle (const char *db, int argc, char **argv);
int hut_ctl_scores (const char *db, int argc, char **argv);
int hut_ctl_hours (const char *db, int argc, char **argv);
int hut_ctl_coverage (const char *db, int argc, char **argv);
int hut_ctl_boards (const char *db, int argc, char **argv);
int hut_ctl_match (const char *db, int argc, char **argv);
int hut_ctl_bench (const char *db, int argc, char **argv);

/* What a command can be told to do by its next word, as in rule set. */
typedef struct
{
  const char *name;
  HutCtlCommand run; /* gets argv from that word on */
} HutCtlVerb;

/* Runs that of @verbs which argv[1] names; HUT_CTL_USAGE where none. */
int hut_ctl_run_verb (const HutCtlVerb *verbs, guint n_verbs, const char *usage, const char *db,
                      int argc, char **argv);

#define HUT_CTL_DONE 0
#define HUT_CTL_FAILED 1
#define HUT_CTL_USAGE 2

/* Says what is wrong on stderr, in one line, and returns HUT_CTL_FAILED. Frees @error. */
int hut_ctl_fail (GError *error);

/* The same of the file @db; where it is damaged, with the way out of it: the newest copy, or that
 * there is none. */
int hut_ctl_fail_damaged (const char *db, GError *error);

/* Says how the command is used on stderr, and returns HUT_CTL_USAGE. */
int hut_ctl_usage (const char *usage);

/* Parses the options of one command; FALSE, with the reason and @usage on stderr, where they are
 * wrong, or where --help was asked for: then *@code is the exit code. What is left of @argv are
 * the command's arguments. */
gboolean hut_ctl_options (const char *usage, const GOptionEntry *entries, int *argc, char ***argv,
                          int *code);

/* Opens the database; NULL with the reason on stderr, and *@code set. */
HutStore *hut_ctl_open (const char *db, int *code);

/* The rules of the office whose file is @db; NULL: those that are shipped. NULL with the reason on
 * stderr, and *@code set. */
HutOffice *hut_ctl_find_office (const char *db, int *code);

/* The case that @name (uid or number) says; NULL with an error, also where there is none. */
HutRecord *hut_ctl_find_case (HutReader *reader, const char *name, GError **error);

/* Writes to stdout; FALSE, once told on stderr, where the reading end is gone or the disk full. */
gboolean hut_ctl_print (const char *text, gsize length);

/* hut_ctl_print() of @object in canonical form, with a line end. */
gboolean hut_ctl_print_json (JsonObject *object);

G_END_DECLS

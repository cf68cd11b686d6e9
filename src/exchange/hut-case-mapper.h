/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "exchange/hut-mapping.h"

G_BEGIN_DECLS

/* Rows to cases: what a file's row says, as values of a case. Needs no database; the street's own
 * names come with it. One thread at a time. */
typedef struct _HutCaseMapper HutCaseMapper;

/* What a row has besides errors; a file is told how many rows have each. */
typedef enum
{
  HUT_NOTICE_TELEPHONE = 1 << 0, /* a telephone number in title, text or place: not masked */
  HUT_NOTICE_NO_PLACE = 1 << 1,  /* coordinates that are missing, rounded to degrees or nonsense */
  HUT_NOTICE_COMMUNITY = 1 << 2, /* a community that this street does not have */
  HUT_NOTICE_STREET = 1 << 3,    /* another street's row */
  HUT_NOTICE_NO_NUMBER = 1 << 4, /* its number is made from its content */
  HUT_NOTICE_LOOKED_UP = 1 << 5, /* its place was found by its address; set by others */
} HutNotice;

#define HUT_N_NOTICES 6
#define HUT_NOTICE_LOOKED_UP_INDEX 5 /* of its bit */

/* A case as a row has it. @record holds what the file says and nothing else: no defaults. */
typedef struct
{
  HutUid id;
  char *key; /* hut_case_key() */
  HutRecord *record;
  HutTime latest; /* the latest of what has happened, not of what is due; the day in the number
                   * where nothing else tells; 0: no time at all */
  guint notices;  /* HutNotice flags */
  const char *community; /* the code of the one that its place lies in; set by others, or NULL */
  HutPoint looked_up;    /* with HUT_NOTICE_LOOKED_UP: where its address is, */
  guint accuracy;        /* and to how many metres that is known; set by others */
  const char *field;     /* of a row with an error: the culprit, or NULL */
  char *why;             /* translated; NULL: no error */
  GPtrArray *words;      /* HutMappedWord that no code is known for, or NULL */
} HutMappedCase;

/* A word of a field of codes, or of yes and no, that nobody knows. */
typedef struct
{
  const char *field; /* static */
  char *word;
} HutMappedWord;

void hut_mapped_case_clear (HutMappedCase *mapped);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutMappedCase, hut_mapped_case_clear)

/* @mapping is borrowed and must not change any more. @stream: the street's. */
HutCaseMapper *hut_case_mapper_new (HutMapping *mapping, const char *stream,
                                    const char *street_name);
void hut_case_mapper_free (HutCaseMapper *mapper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseMapper, hut_case_mapper_free)

/* Names that stand for a code of the street's: its communities, and the units that lead. */
void hut_case_mapper_add_community (HutCaseMapper *mapper, const char *name, const char *code);
void hut_case_mapper_add_unit (HutCaseMapper *mapper, const char *name, const char *code);

/* The uid of the case that @row is about, as hut_case_mapper_map() will give it; FALSE where the
 * row cannot be trusted at all. */
gboolean hut_case_mapper_identify (HutCaseMapper *mapper, const HutRow *row, HutUid *id);

/* Reads @row. FALSE with field and why set where it has an error, the first; the words that are not
 * known are gathered from the whole row. @mapped is overwritten. */
gboolean hut_case_mapper_map (HutCaseMapper *mapper, const HutRow *row, HutMappedCase *mapped);

G_END_DECLS

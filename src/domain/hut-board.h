/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* What hangs out in a lane on its board 公示牌 (DOMAIN 5): who is responsible, what for, whom to
 * call, and where to report. Only what is public: a chief is an official, and named; a steward is
 * named who said so (volunteer regulation, 28); nobody's telephone is on it, and no telephone that
 * stands in a name. Owned texts. */
typedef struct
{
  char *code;
  char *name;      /* of the lane; its code where it has none */
  char *community; /* code, or NULL */
  char *chief;     /* or NULL: there is none */
  GStrv stewards;  /* those who may be named, in the order of the roster */
  guint n_unnamed; /* stewards who are not on it */
  GStrv duties;    /* of the chief: lines of the rule `board-duties` */
  GStrv services;  /* "Water 96116": lines of the rule `board-services` */
  char *telephone; /* of the office, or NULL */
  char *report;    /* what its QR code says; see hut_board_report() */
  gboolean online; /* that is an address: who scans it reports there */
} HutBoard;

/* @people: HutRecord of kind person, those who have a role in @roster and the chief among them.
 * @telephone: of the office, or NULL. */
HutBoard *hut_board_new (const HutRecord *lane, const HutRoster *roster, GPtrArray *people,
                         HutOffice *office, const char *telephone, HutTime now);
void hut_board_free (HutBoard *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBoard, hut_board_free)

/* What somebody with a telephone is told by the QR code: the office's address for reports (rule
 * `board-report`) with the code of the lane in the place of "{lane}", where it has one; else words
 * that name the lane and the telephone: the office's, or with NULL the city's hotline. *@online
 * (may be NULL) says which. Free with g_free(). */
char *hut_board_report (HutOffice *office, const char *code, const char *name,
                        const char *telephone, gboolean *online);

/* What the rules of boards look like: HUT_DOMAIN_ERROR_MALFORMED (translated) says what is wrong.
 * Lines are texts of up to 200 characters; an address is one line, https:// or http://. */
gboolean hut_board_check_lines (JsonNode *value, GError **error);
gboolean hut_board_check_report (JsonNode *value, GError **error);

G_END_DECLS

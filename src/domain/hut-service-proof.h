/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-volunteer-record.h"

G_BEGIN_DECLS

/* What a certificate of service rests on (Beijing's volunteer regulation, 14: given free, truly and
 * in time; 28 and 49: a forged one is a violation): the services of one person in a time that hold,
 * and nothing else. Owned. */
typedef struct
{
  HutTime from, until; /* [from, until) */
  GPtrArray *services; /* HutRecord of those that were given, by when they were; not owned */
  gint64 minutes;      /* time that two of them share counts once */
  gint64 overlap;      /* what counts once and was entered twice */
  char *number;        /* of the certificate */
} HutServiceProof;

/* Of @services (HutRecord, those that were put right too) what is @person's and began in [@from,
 * @until). @street: the code of the street. The number is made of all that it rests on: the same
 * services give the same number on every machine, and any other give another. */
HutServiceProof *hut_service_proof_new (const HutUid *person, GPtrArray *services, HutTime from,
                                        HutTime until, const char *street);
void hut_service_proof_free (HutServiceProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutServiceProof, hut_service_proof_free)

/* When a service was: when it began, else when it was entered. */
HutTime hut_service_when (const HutRecord *service);

/* Its length: from check-in to check-out, or as it was certified. */
gint64 hut_service_minutes (const HutRecord *service);

/* "2:30" or "2.5", as hours are typed, at most 24, in minutes; FALSE: @text (not NULL) is none. And
 * as they are written, "2:30", to the minute; free with g_free(). */
gboolean hut_service_read_hours (const char *text, gint64 *minutes);
char *hut_service_write_hours (gint64 minutes);

G_END_DECLS

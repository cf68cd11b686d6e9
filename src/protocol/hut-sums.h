/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "protocol/hut-cursor.h"

G_BEGIN_DECLS

/* The answer of GET /v1/sums?stream=S&view=V[&bucket=B], which narrows a difference: a bucket is
 * the last byte or the last two bytes of the records' ids, in hexadecimal as the id is written.
 * Without a bucket it holds the sums of the 256 last bytes ("00" to "ff"; empty ones are left
 * out), of a bucket of one byte those of its 256 ("003f" to "ff3f"), and of a bucket of two bytes
 * the records themselves, as they stand in that view. */
typedef struct
{
  char *bucket;
  gint64 count;
  guint64 sum;
} HutSumsBucket;

typedef struct
{
  gint64 seq; /* of the stream when they were read */
  gint64 count;
  guint64 sum;
  GArray *buckets;    /* HutSumsBucket */
  GPtrArray *records; /* HutRecord; empty but for a bucket of two bytes */
} HutSums;

HutSums *hut_sums_new (void);
void hut_sums_free (HutSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSums, hut_sums_free)

void hut_sums_add_bucket (HutSums *sums, const char *bucket, gint64 count, guint64 sum);

/* {"buckets":{"3f":[count,"sum"]},"count","records":[{"home","id","kind","personal","row","ver"}],
 * "seq","sum"}; @stream is the home of records that name none. HUT_PROBLEM_MALFORMED otherwise. */
char *hut_sums_print (const HutSums *sums);
HutSums *hut_sums_parse (const char *bytes, gssize length, const char *stream, GError **error);

/* Whether @bucket is one: "" or two or four digits in lower case. */
gboolean hut_sums_bucket_is_valid (const char *bucket);

/* The bucket of @id of @length digits (2 or 4), as text. */
void hut_sums_bucket_of (const HutUid *id, guint length, char bucket[5]);

G_END_DECLS

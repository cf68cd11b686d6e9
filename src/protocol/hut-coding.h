/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Content-Encoding of bodies, streamed: what comes out is counted as it comes, so that a small
 * body that swells is stopped at the cap and not after it. A decoder is used by one thread. */
typedef enum
{
  HUT_CODING_IDENTITY,
  HUT_CODING_GZIP,
  HUT_CODING_ZSTD,
} HutCoding;

/* NULL, "" and "identity" are IDENTITY; FALSE where the name is none of ours. */
gboolean hut_coding_parse (const char *name, HutCoding *coding);
const char *hut_coding_name (HutCoding coding);

/* The best of ours that an Accept-Encoding value takes (q=0 excludes); zstd, gzip, identity. */
HutCoding hut_coding_choose (const char *accepted);

typedef struct _HutDecoder HutDecoder;

/* @cap: bytes that may come out at most. */
HutDecoder *hut_decoder_new (HutCoding coding, gsize cap);
void hut_decoder_free (HutDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDecoder, hut_decoder_free)

/* Appends what @length bytes give to @out. HUT_PROBLEM_TOO_LARGE over the cap, MALFORMED where it
 * is damaged or goes on after its end; after an error the decoder is of no use. */
gboolean hut_decoder_push (HutDecoder *decoder, gconstpointer bytes, gsize length, GByteArray *out,
                           GError **error);

/* The body has ended: HUT_PROBLEM_MALFORMED where it was cut. */
gboolean hut_decoder_finish (HutDecoder *decoder, GError **error);

/* A whole body at once. */
GBytes *hut_coding_decode (HutCoding coding, gconstpointer bytes, gsize length, gsize cap,
                           GError **error);
GBytes *hut_coding_encode (HutCoding coding, gconstpointer bytes, gsize length);

G_END_DECLS

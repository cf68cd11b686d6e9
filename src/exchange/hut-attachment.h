/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-media-type.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* A photograph or paper on its way to what it belongs to, as it will be kept. */
typedef struct
{
  GBytes *bytes; /* of a photograph: without place and owner */
  char *name;    /* made safe; ends as its form does */
  const HutMediaType *type;
  gboolean stripped;     /* something was left out of the photograph */
  gboolean names_author; /* a paper: what its program wrote into it of the author is still there */
} HutAttachment;

/* @bytes under @name (untrusted both; a path's last part counts, NULL: none). NULL with
 * HUT_EXCHANGE_ERROR_FORMAT where it is nothing that we take, DAMAGED where it is a photograph that
 * is not whole, TOO_LARGE over HUT_BLOB_MAX. */
HutAttachment *hut_attachment_new (GBytes *bytes, const char *name, GError **error);

/* The same from the file @path; not for the main thread. */
HutAttachment *hut_attachment_read (const char *path, GError **error);

void hut_attachment_free (HutAttachment *attachment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAttachment, hut_attachment_free)

/* Keeps the content beside the database, and adds the record for the case, topic or check-in @id
 * (@of is its kind) to @write, of now and by whoever works here. Not for the main thread. */
gboolean hut_attachment_keep (HutAttachment *attachment, HutStore *store, HutWrite *write,
                              const HutKind *of, const HutUid *id, GError **error);

/* The same as evidence of the step @step of the whistle @whistle, which may be in @write too. */
gboolean hut_attachment_keep_evidence (HutAttachment *attachment, HutStore *store, HutWrite *write,
                                       const HutUid *whistle, const HutUid *step, GError **error);

/* The same as a photograph of the item @item of the check @check of a lane, which may be in @write
 * too. */
gboolean hut_attachment_keep_check (HutAttachment *attachment, HutStore *store, HutWrite *write,
                                    const HutUid *check, const char *item, GError **error);

/* @name as a file may be called here and elsewhere: valid UTF-8, one part, no control or direction
 * characters, no telephone number (names of files are no place for those), not too long, and with
 * the ending of @type. Free with g_free(). */
char *hut_attachment_safe_name (const char *name, const HutMediaType *type);

G_END_DECLS

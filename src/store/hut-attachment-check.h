/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* An attachment whose content cannot be had. */
typedef struct
{
  HutUid id;
  char *name;
  gboolean damaged; /* other bytes stand there; else none do */
} HutAttachmentFault;

void hut_attachment_fault_free (HutAttachmentFault *fault);

/* Holds the content of every attachment that is not void against its name: owned array of
 * HutAttachmentFault, empty where all is well. A content that is absent is no fault of this machine
 * where the record came from a server. Reads every file: not for the main thread. */
GPtrArray *hut_store_check_attachments (HutStore *store, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-attach-sources.h"

G_BEGIN_DECLS

/* What is attached as evidence to what is being entered: files that are chosen, and what lies on
 * the clipboard; each can be taken away again. Main thread. */
#define HUT_TYPE_EVIDENCE_ROW (hut_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (HutEvidenceRow, hut_evidence_row, HUT, EVIDENCE_ROW, GtkWidget)

GtkWidget *hut_evidence_row_new (void);

/* HutAttachSource, in their order; free with g_ptr_array_unref(). */
GPtrArray *hut_evidence_row_get_sources (HutEvidenceRow *self);

G_END_DECLS

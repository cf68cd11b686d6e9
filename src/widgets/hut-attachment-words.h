/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What a person reads of attachments. Translated; strings are free with g_free(). */

/* "Photograph · 2.3 MB" */
char *hut_attachment_note_words (const HutRecord *record);

/* The sign of its form. Static. */
const char *hut_attachment_icon (const HutRecord *record);

/* Whether it is shown in the window itself. */
gboolean hut_attachment_is_photo (const HutRecord *record);

/* Why the file @name could not be attached. */
char *hut_attachment_refusal_words (const char *name, const GError *error);

/* Why the content of one that is attached cannot be shown or saved, and what to do. */
char *hut_attachment_trouble_words (const GError *error);

G_END_DECLS

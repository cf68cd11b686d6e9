/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Forms of files that may be attached to a case. */
typedef enum
{
  HUT_MEDIA_PHOTO, /* shown in the window, stripped before it is kept */
  HUT_MEDIA_PAPER, /* opened by other programs, kept as it is */
} HutMediaClass;

typedef struct
{
  const char *type;    /* "image/jpeg" */
  const char *endings; /* of names, the usual one first: "jpg;jpeg" */
  const char *label;   /* untranslated: "Photograph" */
  HutMediaClass class;
} HutMediaType;

/* What @bytes is by its content, never by its name; NULL where it is no form that we take. The old
 * office forms are one container, so that there @name says which. @bytes is untrusted. */
const HutMediaType *hut_media_type_guess (GBytes *bytes, const char *name);

/* By the name that a record gives; NULL where we do not know it. */
const HutMediaType *hut_media_type_find (const char *type);

/* Translated. */
const char *hut_media_type_label (const HutMediaType *type);

/* Whether @name ends as files of @type do. */
gboolean hut_media_type_fits_name (const HutMediaType *type, const char *name);

/* "*.jpg;*.jpeg;*.png..." of all of them, for choosing files; free with g_free(). */
char *hut_media_type_patterns (void);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words for attachments. Pure. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachment-words.h"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-media-type.h"
#include "store/hut-blobs.h"
#include "store/hut-store-error.h"
#include "widgets/hut-error-words.h"

#include "hut-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static const HutMediaType *
type_of (const HutRecord *record)
{
  return hut_media_type_find (hut_record_get_text (record, "media_type"));
}

char *
hut_attachment_note_words (const HutRecord *record)
{
  const HutMediaType *type = type_of (record);
  g_autofree char *size = g_format_size (MAX (hut_record_get_int (record, "size", 0), 0));

  return g_strdup_printf ("%s · %s", type != NULL ? hut_media_type_label (type) : _ ("File"), size);
}

const char *
hut_attachment_icon (const HutRecord *record)
{
  return hut_attachment_is_photo (record) ? "hut-photo-symbolic" : "hut-paper-symbolic";
}

gboolean
hut_attachment_is_photo (const HutRecord *record)
{
  const HutMediaType *type = type_of (record);

  return type != NULL && type->class == HUT_MEDIA_PHOTO;
}

static const char *
refused_form (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name != NULL ? name : "", -1);

  if (g_str_has_suffix (lower, ".heic") || g_str_has_suffix (lower, ".heif"))
    return _ ("HEIC photographs cannot be attached: let the telephone save them as JPEG");
  return _ ("only photographs (JPEG, PNG, WebP), PDF, OFD, Word, Excel and slides can be attached");
}

static char *
reason_of (const char *name, const GError *error)
{
  if (g_error_matches (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT))
    return g_strdup (refused_form (name));
  if (g_error_matches (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED))
    return g_strdup (_ ("the picture is damaged or not complete; get it again"));
  if (g_error_matches (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE))
    return g_strdup_printf (_ ("larger than %d MB"), HUT_BLOB_MAX >> 20);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("there is no such file any more"));
  if (error->domain == HUT_STORE_ERROR)
    return hut_error_words (error, HUT_WHILE_WRITING, _ ("it cannot be read"));
  return g_strdup (_ ("it cannot be read"));
}

char *
hut_attachment_refusal_words (const char *name, const GError *error)
{
  g_autofree char *reason = reason_of (name, error);

  /* Translators: a file that was not attached, and why. */
  return g_strdup_printf (_ ("%s: %s"), name != NULL ? name : _ ("Picture"), reason);
}

char *
hut_attachment_trouble_words (const GError *error)
{
  if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT))
    return g_strdup (_ ("Not on this machine"));
  if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    return g_strdup (_ ("Damaged: attach it again"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_ ("Too large to be shown: save a copy"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return g_strdup (_ ("Cannot be shown: save a copy"));
  return g_strdup (_ ("Cannot be read: see to the disk"));
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Attachments: by their form, stripped, named, kept. Any thread but the main one. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-attachment.h"

#include "domain/hut-telephone-scan.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-photo-strip.h"
#include "store/hut-blobs.h"

#include <gio/gio.h>
#include <string.h>

#define NAME_MAX_CHARACTERS 100

/* ---- The name ---- */

/* What moves text about, or cannot be seen. */
static gboolean
is_unsafe (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_SURROGATE || type == G_UNICODE_PRIVATE_USE ||
         type == G_UNICODE_UNASSIGNED || (c < 0x80 && strchr ("/\\:*?\"<>|", (int)c) != NULL);
}

/* Without its ending, whatever that was where it is one of @type. */
static char *
stem_of (const char *name, const HutMediaType *type)
{
  const char *slash = name != NULL ? MAX (strrchr (name, '/'), strrchr (name, '\\')) : NULL;
  g_autofree char *part = g_utf8_make_valid (slash != NULL  ? slash + 1
                                             : name != NULL ? name
                                                            : "",
                                             -1);

  if (hut_media_type_fits_name (type, part))
    *strrchr (part, '.') = '\0';
  return g_steal_pointer (&part);
}

static void
hide_telephones (GString *text)
{
  HutTelephoneSpan span;

  while (hut_telephone_scan (text->str, 0, &span))
    {
      g_string_erase (text, span.start, span.end - span.start);
      g_string_insert (text, span.start, "***");
    }
}

char *
hut_attachment_safe_name (const char *name, const HutMediaType *type)
{
  g_autofree char *stem = stem_of (name, type);
  g_autoptr (GString) safe = g_string_new (NULL);
  guint n = 0;
  gsize first;

  for (const char *at = stem; *at != '\0' && n < NAME_MAX_CHARACTERS; at = g_utf8_next_char (at))
    if (!is_unsafe (g_utf8_get_char (at)))
      {
        g_string_append_unichar (safe, g_utf8_get_char (at));
        n++;
      }
  hide_telephones (safe);
  /* Names that begin with a dot are hidden, and some systems drop one at the end. */
  first = strspn (safe->str, ". ");
  g_string_erase (safe, 0, first);
  while (safe->len > 0 && strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  if (safe->len == 0)
    g_string_assign (safe, type->class == HUT_MEDIA_PHOTO ? "photo" : "paper");
  g_string_append_printf (safe, ".%.*s", (int)strcspn (type->endings, ";"), type->endings);
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

/* ---- The content ---- */

static GBytes *
strip (GBytes *bytes, const HutMediaType *type, GError **error)
{
  if (g_str_equal (type->type, "image/jpeg"))
    return hut_photo_strip_jpeg (bytes, error);
  if (g_str_equal (type->type, "image/png"))
    return hut_photo_strip_png (bytes, error);
  if (g_str_equal (type->type, "image/webp"))
    return hut_photo_strip_webp (bytes, error);
  return g_bytes_ref (bytes);
}

static gboolean
check_size (guint64 size, GError **error)
{
  if (size <= HUT_BLOB_MAX)
    return TRUE;
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE,
               "the file has %" G_GUINT64_FORMAT " MiB; at most %d may be attached",
               (size + (1 << 20) - 1) >> 20, HUT_BLOB_MAX >> 20);
  return FALSE;
}

HutAttachment *
hut_attachment_new (GBytes *bytes, const char *name, GError **error)
{
  const HutMediaType *type = hut_media_type_guess (bytes, name);
  g_autoptr (GBytes) kept = NULL;
  HutAttachment *attachment;

  if (!check_size (g_bytes_get_size (bytes), error))
    return NULL;
  if (type == NULL)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT,
                           "neither a photograph (JPEG, PNG, WebP) nor a document (PDF, OFD, "
                           "Word, Excel, slides)");
      return NULL;
    }
  kept = strip (bytes, type, error);
  if (kept == NULL)
    return NULL;
  attachment = g_new0 (HutAttachment, 1);
  attachment->stripped = !g_bytes_equal (kept, bytes);
  attachment->bytes = g_steal_pointer (&kept);
  attachment->name = hut_attachment_safe_name (name, type);
  attachment->type = type;
  attachment->names_author = type->class == HUT_MEDIA_PAPER;
  return attachment;
}

HutAttachment *
hut_attachment_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  /* A pipe or a device would never end. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT, "not a file");
      return NULL;
    }
  if (!check_size (g_file_info_get_size (info), error))
    return NULL;
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  return bytes != NULL ? hut_attachment_new (bytes, path, error) : NULL;
}

void
hut_attachment_free (HutAttachment *attachment)
{
  g_bytes_unref (attachment->bytes);
  g_free (attachment->name);
  g_free (attachment);
}

/* The record, which still says nothing of what it is attached to. */
static HutRecord *
keep (HutAttachment *attachment, HutStore *store, GError **error)
{
  g_autofree char *sum = hut_blobs_keep (hut_store_get_path (store), attachment->bytes, error);
  g_autofree char *account = NULL;
  HutUid uid = hut_uid_new ();
  HutRecord *record;

  if (sum == NULL)
    return NULL;
  account = hut_store_get_setting (store, "account");
  record = hut_record_new (&hut_kind_attachment, &uid, NULL);
  hut_record_set_text (record, "name", attachment->name);
  hut_record_set_text (record, "sha256", sum);
  hut_record_set_text (record, "media_type", attachment->type->type);
  hut_record_set_int (record, "size", g_bytes_get_size (attachment->bytes));
  hut_record_set_int (record, "at", hut_time_now ());
  hut_record_set_text (record, "by", account);
  return record;
}

gboolean
hut_attachment_keep (HutAttachment *attachment, HutStore *store, HutWrite *write, const HutKind *of,
                     const HutUid *id, GError **error)
{
  HutRecord *record = keep (attachment, store, error);

  if (record == NULL)
    return FALSE;
  hut_record_set (record, hut_kind_part_field (of), hut_value_uid (id));
  hut_write_create (write, record);
  return TRUE;
}

gboolean
hut_attachment_keep_evidence (HutAttachment *attachment, HutStore *store, HutWrite *write,
                              const HutUid *whistle, const HutUid *step, GError **error)
{
  HutRecord *record = keep (attachment, store, error);

  if (record == NULL)
    return FALSE;
  hut_record_set (record, "whistle", hut_value_uid (whistle));
  hut_record_set (record, "step", hut_value_uid (step));
  hut_write_create (write, record);
  return TRUE;
}

gboolean
hut_attachment_keep_check (HutAttachment *attachment, HutStore *store, HutWrite *write,
                           const HutUid *check, const char *item, GError **error)
{
  HutRecord *record = keep (attachment, store, error);

  if (record == NULL)
    return FALSE;
  hut_record_set (record, "lane_check", hut_value_uid (check));
  hut_record_set_text (record, "item", item);
  hut_write_create (write, record);
  return TRUE;
}

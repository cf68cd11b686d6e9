/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* HEAD, GET and PATCH of the content of an attachment. What the caller may not have is answered as
 * what does not exist. */

#define G_LOG_DOMAIN "hutong-server"

#include "protocol/hut-limits.h"
#include "server/hut-blob-reach.h"
#include "server/hut-blob-shelf.h"
#include "server/hut-service-private.h"
#include "store/hut-blobs.h"

#include <string.h>

static gboolean
problem (GError **error, HutProblemSlug slug, const char *what)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, slug, what);
  return FALSE;
}

static gboolean
absent (GError **error)
{
  return problem (error, HUT_PROBLEM_ABSENT, "there is no such content");
}

static gboolean
reach (HutRequest *request, HutLedger *ledger, HutBlobReach *found, GError **error)
{
  return hut_blob_name_is_valid (request->below)
             ? hut_blob_reach (ledger, request->caller, request->below, found, error)
             : absent (error);
}

/* Whose it is that can be read, and its size; NULL: nobody's. */
static const HutUid *
find_whole (HutRequest *request, const HutBlobReach *found, const char *folder, gint64 *size)
{
  for (guint i = 0; i < found->makers->len; i++)
    {
      const HutUid *maker = &g_array_index (found->makers, HutUid, i);

      *size = hut_blob_shelf_size (folder, maker, request->below);
      if (*size >= 0)
        return maker;
    }
  return NULL;
}

/* How much the server has of what the caller is to bring. A last piece after which the server was
 * cut off counts: what is missing is done now. */
static gboolean
own_held (HutRequest *request, const char *folder, gint64 size, gint64 *held, GError **error)
{
  const HutUid *account = &request->caller->account;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GError) failed = NULL;

  *held = hut_blob_shelf_held (folder, account, request->below);
  if (*held < size || hut_blob_shelf_size (folder, account, request->below) >= 0)
    return TRUE;
  if (hut_blob_shelf_add (folder, account, request->below, size, *held, nothing, held, &failed) ||
      g_error_matches (failed, HUT_PROBLEM_ERROR, HUT_PROBLEM_OFFSET) ||
      g_error_matches (failed, HUT_PROBLEM_ERROR, HUT_PROBLEM_RULE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Of the caller's own: how far it came. Of others': only whole ones are there. */
gboolean
hut_blob_stage_head (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autofree char *folder = hut_blob_shelf_folder (request->dir->path);
  g_auto (HutBlobReach) found = { 0 };
  gint64 size;

  request->mime = HUT_MIME_CONTENT;
  if (!reach (request, ledger, &found, error))
    return FALSE;
  if (found.own && found.size >= 0)
    {
      if (!own_held (request, folder, found.size, &request->next, error))
        return FALSE;
      size = hut_blob_shelf_size (folder, &request->caller->account, request->below);
      request->length = size >= 0 ? size : found.size;
      return TRUE;
    }
  if (find_whole (request, &found, folder, &size) == NULL)
    return absent (error);
  request->next = request->length = size;
  return TRUE;
}

/* "bytes=100-" and "bytes=100-199"; FALSE for what is no range of one piece, which is passed over.
 */
static gboolean
parse_range (const char *text, gint64 *first, gint64 *last)
{
  g_auto (GStrv) parts = NULL;
  guint64 from, to = G_MAXINT64;

  if (text == NULL || !g_str_has_prefix (text, "bytes="))
    return FALSE;
  parts = g_strsplit (text + strlen ("bytes="), "-", 3);
  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT64, &from, NULL) ||
      (*parts[1] != '\0' &&
       !g_ascii_string_to_unsigned (parts[1], 10, from, G_MAXINT64, &to, NULL)))
    return FALSE;
  *first = (gint64)from;
  *last = (gint64)to;
  return TRUE;
}

/* What is asked for of @size bytes, as [first, end). FALSE where nothing of it is there. */
static gboolean
take_range (HutRequest *request, gint64 size, gint64 *first, gint64 *end)
{
  gint64 last;

  *first = 0;
  *end = size;
  if (!parse_range (request->range, first, &last))
    return TRUE;
  if (*first >= size)
    {
      request->status = SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE;
      request->part = g_strdup_printf ("bytes */%" G_GINT64_FORMAT, size);
      return FALSE;
    }
  *end = MIN (last, size - 1) + 1;
  request->status = SOUP_STATUS_PARTIAL_CONTENT;
  request->part = g_strdup_printf (
      "bytes %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, *first, *end - 1, size);
  return TRUE;
}

gboolean
hut_blob_stage_get (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autofree char *folder = hut_blob_shelf_folder (request->dir->path);
  g_auto (HutBlobReach) found = { 0 };
  gint64 size, first, end;
  const HutUid *maker;

  if (!reach (request, ledger, &found, error))
    return FALSE;
  maker = find_whole (request, &found, folder, &size);
  if (maker == NULL)
    return absent (error);
  request->mime = HUT_MIME_CONTENT;
  if (!take_range (request, size, &first, &end))
    return TRUE;
  if (!hut_request_hold (request, (gsize)(end - first)))
    return problem (error, HUT_PROBLEM_BUSY, "too much is going out at once");
  request->answer = hut_blob_shelf_read (folder, maker, request->below, first, end - first, error);
  return request->answer != NULL;
}

static gboolean
parse_offset (HutRequest *request, gint64 *offset, GError **error)
{
  guint64 value;

  if (request->offset == NULL ||
      !g_ascii_string_to_unsigned (request->offset, 10, 0, HUT_BLOB_MAX, &value, NULL))
    return problem (error, HUT_PROBLEM_MALFORMED, "a piece says where it begins");
  if (request->encoding != NULL)
    return problem (error, HUT_PROBLEM_MALFORMED, "a piece is sent as it is");
  *offset = (gint64)value;
  return TRUE;
}

/* Only what an attachment of the caller's names is taken, and no more than it says. */
gboolean
hut_blob_stage_patch (HutRequest *request, HutLedger *ledger, GError **error)
{
  g_autofree char *folder = hut_blob_shelf_folder (request->dir->path);
  g_auto (HutBlobReach) found = { 0 };
  g_autoptr (GBytes) piece = NULL;
  gint64 offset;

  if (!parse_offset (request, &offset, error) || !reach (request, ledger, &found, error))
    return FALSE;
  if (!found.own)
    return absent (error);
  if (found.size < 0 || found.size > HUT_BLOB_MAX)
    {
      request->field = "size";
      return problem (error, HUT_PROBLEM_TOO_LARGE, "the attachment's size is none that is kept");
    }
  piece = g_bytes_new_static (request->body->data, request->body->len);
  request->field = "sha256"; /* where that is not what was sent */
  if (!hut_blob_shelf_add (folder, &request->caller->account, request->below, found.size, offset,
                           piece, &request->next, error))
    return FALSE;
  request->status = SOUP_STATUS_NO_CONTENT;
  return TRUE;
}

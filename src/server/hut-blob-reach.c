/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who may have a content. An attachment's content is whose operation set it: that is on record with
 * the home's row, and does not change with roles. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-blob-reach.h"

#define MOST 1000 /* attachments of one content that are looked at, the newest */

/* An attachment that names it. */
typedef struct
{
  HutUid id;
  char *home;
} Naming;

static void
naming_clear (gpointer data)
{
  g_free (((Naming *)data)->home);
}

typedef struct
{
  const char *stream;
  GArray *found; /* Naming */
} Search;

void
hut_blob_reach_clear (HutBlobReach *reach)
{
  g_clear_pointer (&reach->makers, g_array_unref);
}

static gboolean
add_naming (const HutStored *stored, gpointer data)
{
  Search *search = data;
  Naming naming = { stored->id, g_strdup (stored->home != NULL ? stored->home : search->stream) };

  g_array_append_val (search->found, naming);
  return search->found->len < MOST;
}

/* Of one of the caller's streams; those of which he sees a part only show him no content. */
static gboolean
search_stream (HutLedger *ledger, const HutCaller *caller, const char *stream, const char *name,
               GArray *found, GError **error)
{
  Search search = { stream, found };
  HutStreamState state;
  HutView view;
  gboolean there;

  if (!hut_access_view (caller, stream, &view) || view != HUT_VIEW_FULL)
    return TRUE;
  if (!hut_storage_stream_state (ledger->storage, stream, &state, &there, error))
    return FALSE;
  return !there ||
         hut_storage_records_containing (ledger->storage, stream, name, add_naming, &search, error);
}

/* Whose operation named the content in the record; nil where that is not known. */
static gboolean
find_maker (HutLedger *ledger, const HutEntry *entry, const char *home, HutUid *maker,
            GError **error)
{
  const HutField *field = hut_kind_field (&hut_kind_attachment, "sha256");
  HutWriter writer = hut_writers_get (entry->writers, field);
  g_autoptr (HutStoredOperation) operation = NULL;

  *maker = (HutUid){ { 0 } };
  if (!hut_storage_operation_get (ledger->storage, home, &writer.op, &operation, error))
    return FALSE;
  if (operation != NULL)
    *maker = operation->account;
  return TRUE;
}

static void
add_maker (HutBlobReach *reach, const HutUid *maker)
{
  for (guint i = 0; i < reach->makers->len; i++)
    if (hut_uid_equal (&g_array_index (reach->makers, HutUid, i), maker))
      return;
  g_array_append_val (reach->makers, *maker);
}

/* What stands in the home may have changed since it was shown: the maker is of what is named now.
 */
static gboolean
add_record (HutLedger *ledger, const HutCaller *caller, const Naming *naming, const char *name,
            HutBlobReach *reach, GError **error)
{
  g_autoptr (HutEntry) entry = NULL;
  HutUid maker;

  if (!hut_ledger_load (ledger, naming->home, &hut_kind_attachment, &naming->id, &entry, error))
    return FALSE;
  if (entry == NULL || g_strcmp0 (hut_record_get_text (entry->record, "sha256"), name) != 0)
    return TRUE;
  if (!find_maker (ledger, entry, naming->home, &maker, error))
    return FALSE;
  if (hut_uid_is_nil (&maker))
    return TRUE;
  add_maker (reach, &maker);
  if (hut_uid_equal (&maker, &caller->account))
    {
      reach->own = TRUE;
      reach->size = MAX (reach->size, hut_record_get_int (entry->record, "size", -1));
    }
  return TRUE;
}

gboolean
hut_blob_reach (HutLedger *ledger, const HutCaller *caller, const char *name, HutBlobReach *reach,
                GError **error)
{
  g_auto (GStrv) streams = hut_access_streams (caller);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Naming));

  g_array_set_clear_func (found, naming_clear);
  reach->makers = g_array_new (FALSE, FALSE, sizeof (HutUid));
  reach->own = FALSE;
  reach->size = -1;
  for (guint i = 0; streams[i] != NULL; i++)
    if (!search_stream (ledger, caller, streams[i], name, found, error))
      return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!add_record (ledger, caller, &g_array_index (found, Naming, i), name, reach, error))
      return FALSE;
  return TRUE;
}

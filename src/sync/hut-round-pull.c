/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pulling: pages are gathered until the server says that there is no more, and then applied in one
 * transaction; a page without its last line counts for nothing. Only a first load, and one that
 * grows past what memory should hold, is applied page by page. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-round.h"

#include "protocol/hut-cursor.h"
#include "protocol/hut-lines.h"
#include "protocol/hut-problem.h"
#include "protocol/hut-pull-line.h"

#include <string.h>

#define STAGED_MAX_BYTES (64 * 1024 * 1024) /* of pages not applied yet */
#define MAX_RESTARTS 20                     /* refetches within one pull */
#define MAX_REPAIRS 3                       /* pulls in a row after which a sum still differs */

/* What came down and is not applied yet. */
typedef struct
{
  GPtrArray *cursors;  /* HutCursor, where the next page begins */
  GPtrArray *arrivals; /* HutArrival */
  GArray *checkpoint;  /* HutCheckpoint of the last page */
  GStrv refetch;
  GStrv drop;
  HutUid epoch; /* a new one, or nil */
  gsize bytes;
  gboolean more;
  gboolean first_load;
} Pages;

static void
pages_clear (Pages *pages)
{
  g_clear_pointer (&pages->cursors, g_ptr_array_unref);
  g_clear_pointer (&pages->arrivals, g_ptr_array_unref);
  g_clear_pointer (&pages->checkpoint, g_array_unref);
  g_clear_pointer (&pages->refetch, g_strfreev);
  g_clear_pointer (&pages->drop, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pages, pages_clear)

static gboolean
nonsense (GError **error, const char *what)
{
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL, "a page of a pull: %s", what);
  return FALSE;
}

static gboolean
begin_pages (HutRound *round, Pages *pages, GError **error)
{
  g_autoptr (GPtrArray) held = hut_store_sync_streams (round->store, error);

  if (held == NULL)
    return FALSE;
  pages->cursors = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_cursor_free);
  pages->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_arrival_free);
  pages->first_load = TRUE;
  for (guint i = 0; i < held->len; i++)
    {
      HutHeldStream *stream = held->pdata[i];
      HutView view = HUT_VIEW_FULL;

      hut_view_parse (stream->view, &view);
      g_ptr_array_add (pages->cursors, hut_cursor_new (stream->stream, view, stream->seq));
      if (stream->seq > 0)
        pages->first_load = FALSE;
    }
  return TRUE;
}

static gboolean
is_asked_for (Pages *pages, const char *stream)
{
  for (guint i = 0; i < pages->cursors->len; i++)
    if (g_str_equal (((HutCursor *)pages->cursors->pdata[i])->stream, stream))
      return TRUE;
  return FALSE;
}

static gboolean
too_old (GError **error, const char *what)
{
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_TOO_OLD,
               "the server has records that this version does not know: %s", what);
  return FALSE;
}

/* A projected stream shows records of homes that keep their kind, and nothing personal. */
static gboolean
check_home (const HutPullLine *line, const HutKind *kind, GError **error)
{
  static const char *const homes[] = {
    [HUT_HOME_STREET] = "street/", [HUT_HOME_DISTRICT] = "district/"
  };

  if (!hut_stream_is_projection (line->stream))
    return g_str_equal (line->stream, line->home) || nonsense (error, "a record of another home");
  if (line->type != HUT_PULL_PUT)
    return TRUE;
  if (kind->home > HUT_HOME_DISTRICT || !g_str_has_prefix (line->home, homes[kind->home]))
    return nonsense (error, "what is shown has no such home");
  return line->personal == NULL || nonsense (error, "what is shown is personal");
}

static void
take_arrival (Pages *pages, const HutPullLine *line, HutArrival *arrival)
{
  if (hut_stream_is_projection (line->stream))
    hut_arrival_set_shown (arrival, line->stream);
  g_ptr_array_add (pages->arrivals, arrival);
}

static gboolean
add_arrival (Pages *pages, HutPullLine *line, GError **error)
{
  const HutKind *kind = hut_kind_find (line->kind);
  g_autoptr (GError) local = NULL;
  HutRecord *record;

  if (!is_asked_for (pages, line->stream))
    return nonsense (error, "a stream that was not asked for");
  if (kind == NULL)
    return too_old (error, line->kind);
  if (!check_home (line, kind, error))
    return FALSE;
  if (line->type != HUT_PULL_PUT)
    {
      take_arrival (
          pages, line,
          hut_arrival_new (line->type == HUT_PULL_GONE ? HUT_ARRIVAL_GONE : HUT_ARRIVAL_PURGE, kind,
                           &line->id));
      return TRUE;
    }
  record = hut_pull_line_record (line, &local);
  if (record == NULL)
    return nonsense (error, local->message);
  take_arrival (pages, line, hut_arrival_new_put (record));
  return TRUE;
}

static gboolean
add_line (Pages *pages, HutPullLine *line, GError **error)
{
  switch (line->type)
    {
    case HUT_PULL_PUT:
    case HUT_PULL_GONE:
    case HUT_PULL_PURGE:
      return add_arrival (pages, line, error);
    case HUT_PULL_CHECKPOINT:
      g_clear_pointer (&pages->checkpoint, g_array_unref);
      pages->checkpoint = g_array_ref (line->checkpoint);
      pages->more = line->more;
      return TRUE;
    case HUT_PULL_REFETCH:
      g_clear_pointer (&pages->refetch, g_strfreev);
      pages->refetch = g_strdupv (line->streams);
      pages->epoch = line->epoch;
      return TRUE;
    case HUT_PULL_DROP:
    default:
      g_clear_pointer (&pages->drop, g_strfreev);
      pages->drop = g_strdupv (line->streams);
      return TRUE;
    }
}

/* A page, added to @pages only where its last line is there. */
static gboolean
parse_page (Pages *pages, GBytes *body, GError **error)
{
  HutLines lines = hut_lines_init (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  gboolean complete = FALSE;
  const char *text;
  gsize length;

  while (hut_lines_next (&lines, &text, &length))
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (HutPullLine) line = NULL;

      if (complete)
        return nonsense (error, "it goes on after its end");
      line = hut_pull_line_parse (text, length, &local);
      if (line == NULL)
        return nonsense (error, local->message);
      if (!add_line (pages, line, error))
        return FALSE;
      complete = line->type == HUT_PULL_CHECKPOINT;
    }
  if (!complete && pages->refetch == NULL && pages->drop == NULL)
    return nonsense (error, "it breaks off");
  pages->bytes += g_bytes_get_size (body);
  return TRUE;
}

static gboolean
fetch_page (HutRound *round, Pages *pages, GError **error)
{
  g_autofree char *after = hut_cursors_print (pages->cursors);
  g_autofree char *escaped = g_uri_escape_string (after, "/:,", FALSE);
  HutUid epoch = hut_store_sync_epoch (round->store);
  char epoch_text[HUT_UID_STRING_LEN + 1];
  g_autofree char *path = NULL;
  g_autoptr (GBytes) body = NULL;

  path =
      g_strdup_printf ("/v1/pull?after=%s&epoch=%s", escaped, hut_uid_print (&epoch, epoch_text));
  body = hut_link_call (round->link, path, NULL, NULL, round->cancellable, error);
  return body != NULL && parse_page (pages, body, error);
}

/* ---- What a page asks for ---- */

/* Streams to be erased; @restart is set where there were any. */
static gboolean
obey (HutRound *round, Pages *pages, gboolean *restart, GError **error)
{
  *restart = pages->refetch != NULL || pages->drop != NULL;
  if (pages->drop != NULL &&
      !hut_store_sync_drop (round->store, (const char *const *)pages->drop, error))
    return FALSE;
  if (pages->refetch == NULL)
    return TRUE;
  g_message ("the server asks for %u streams to be loaded again", g_strv_length (pages->refetch));
  if (!hut_uid_is_nil (&pages->epoch))
    {
      HutUid known = hut_store_sync_epoch (round->store);

      if (!hut_uid_equal (&known, &pages->epoch))
        return hut_store_sync_begin_epoch (round->store, &pages->epoch, error);
    }
  return hut_store_sync_refetch (round->store, (const char *const *)pages->refetch, error);
}

/* TRUE where the page led any further: a server must not keep us busy with nothing. */
static gboolean
advance (Pages *pages)
{
  gboolean further = FALSE;

  for (guint i = 0; i < pages->checkpoint->len; i++)
    {
      HutCheckpoint *mark = &g_array_index (pages->checkpoint, HutCheckpoint, i);

      for (guint c = 0; c < pages->cursors->len; c++)
        {
          HutCursor *cursor = pages->cursors->pdata[c];

          if (!g_str_equal (cursor->stream, mark->stream))
            continue;
          further |= mark->seq > cursor->seq;
          cursor->seq = mark->seq;
        }
    }
  return further;
}

static gboolean
apply (HutRound *round, Pages *pages, GPtrArray *differing, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (HutStreamMark));

  for (guint i = 0; i < pages->checkpoint->len; i++)
    {
      HutCheckpoint *checkpoint = &g_array_index (pages->checkpoint, HutCheckpoint, i);
      HutStreamMark mark = { checkpoint->stream, checkpoint->seq, !pages->more, checkpoint->count,
                             checkpoint->sum };

      g_array_append_val (marks, mark);
    }
  if (!hut_store_sync_apply (round->store, pages->arrivals, marks, differing, error))
    return FALSE;
  round->report->pulled += pages->arrivals->len;
  g_ptr_array_set_size (pages->arrivals, 0);
  pages->bytes = 0;
  return TRUE;
}

/* Pages until there is no more, or until one asks for a new beginning. */
static gboolean
pull_once (HutRound *round, gboolean *restart, GPtrArray *differing, GError **error)
{
  g_auto (Pages) pages = { 0 };

  if (!begin_pages (round, &pages, error))
    return FALSE;
  do
    {
      if (!fetch_page (round, &pages, error) || !obey (round, &pages, restart, error))
        return FALSE;
      if (*restart)
        return TRUE;
      if (!advance (&pages) && pages.more)
        return nonsense (error, "there is more, and nothing in it");
      if ((!pages.more || pages.first_load || pages.bytes > STAGED_MAX_BYTES) &&
          !apply (round, &pages, differing, error))
        return FALSE;
    }
  while (pages.more);
  return TRUE;
}

static gboolean
repair_all (HutRound *round, GPtrArray *differing, GError **error)
{
  for (guint i = 0; i < differing->len; i++)
    if (!hut_round_repair (round, differing->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
hut_round_pull (HutRound *round, GError **error)
{
  guint repairs = 0;

  for (guint restarts = 0; restarts < MAX_RESTARTS && repairs < MAX_REPAIRS; restarts++)
    {
      g_autoptr (GPtrArray) differing = g_ptr_array_new_with_free_func (g_free);
      gboolean restart = FALSE;

      if (!pull_once (round, &restart, differing, error) || !repair_all (round, differing, error))
        return FALSE;
      if (!restart && differing->len == 0)
        return TRUE;
      repairs += differing->len > 0;
    }
  return nonsense (error, repairs > 0 ? "sums still differ" : "it never comes to an end");
}

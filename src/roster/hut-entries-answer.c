/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the view of the three lists shows. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entries-answer.h"

#include "domain/hut-roster.h"
#include "store/hut-reader-entries.h"
#include "store/hut-reader-roster.h"

void
hut_entries_ask_free (gpointer data)
{
  HutEntriesAsk *ask = data;

  g_free (ask->list);
  g_free (ask->state);
  g_clear_pointer (&ask->office, hut_office_unref);
  g_free (ask);
}

static void
match_shown_free (gpointer data)
{
  HutMatchShown *shown = data;

  hut_record_free (shown->match);
  g_free (shown->need);
  g_free (shown->resource);
  g_free (shown->project);
  g_free (shown);
}

void
hut_entries_answer_free (gpointer data)
{
  HutEntriesAnswer *answer = data;

  if (answer == NULL)
    return;
  g_free (answer->list);
  g_free (answer->person);
  g_clear_pointer (&answer->entries, g_ptr_array_unref);
  g_clear_pointer (&answer->entry, hut_record_free);
  g_clear_pointer (&answer->matches, g_ptr_array_unref);
  g_clear_pointer (&answer->ranked, g_ptr_array_unref);
  g_clear_pointer (&answer->sides, g_ptr_array_unref);
  g_clear_pointer (&answer->progress, g_ptr_array_unref);
  g_clear_pointer (&answer->projects, g_ptr_array_unref);
  g_clear_pointer (&answer->categories, g_strfreev);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutEntriesAnswer, hut_entries_answer_free)

/* ---- Matches ---- */

static char *
title_of (HutReader *reader, const HutRecord *match, const char *side)
{
  HutUid id = hut_roster_uid (match, side);

  return hut_uid_is_nil (&id) ? NULL : hut_reader_match_side_title (reader, &id);
}

static gboolean
read_matches (HutEntriesAnswer *answer, HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) matches = hut_reader_matches_of (reader, &answer->entry->id, error);

  answer->matches = g_ptr_array_new_with_free_func (match_shown_free);
  if (matches == NULL)
    return FALSE;
  g_ptr_array_set_free_func (matches, NULL);
  for (guint i = 0; i < matches->len; i++)
    {
      HutMatchShown *shown = g_new0 (HutMatchShown, 1);
      HutUid resource = hut_roster_uid (matches->pdata[i], "resource");
      g_autofree char *name = hut_reader_person_name (reader, &resource);

      shown->match = matches->pdata[i];
      shown->need = title_of (reader, shown->match, "need");
      shown->resource = title_of (reader, shown->match, "resource");
      shown->project = title_of (reader, shown->match, "project");
      shown->person = name != NULL;
      g_ptr_array_add (answer->matches, shown);
    }
  return TRUE;
}

const HutMatchShown *
hut_entries_answer_match (const HutEntriesAnswer *answer, const HutUid *id)
{
  for (guint i = 0; answer->matches != NULL && i < answer->matches->len; i++)
    {
      const HutMatchShown *shown = answer->matches->pdata[i];

      if (hut_uid_equal (&shown->match->id, id))
        return shown;
    }
  return NULL;
}

/* Whether it is matched with the need already, and not dropped. */
static gboolean
is_matched (const HutEntriesAnswer *answer, const HutUid *resource)
{
  for (guint i = 0; i < answer->matches->len; i++)
    {
      const HutMatchShown *shown = answer->matches->pdata[i];
      HutUid id = hut_roster_uid (shown->match, "resource");

      if (hut_uid_equal (&id, resource) &&
          g_strcmp0 (hut_record_get_text (shown->match, "state"), "dropped") != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
rank (HutEntriesAnswer *answer, HutReader *reader, const HutEntriesAsk *ask, GError **error)
{
  g_autoptr (GPtrArray) matches = hut_reader_matches (reader, error);

  answer->sides = matches != NULL ? hut_reader_match_sides (reader, error) : NULL;
  if (answer->sides == NULL)
    return FALSE;
  hut_match_measures_of (ask->office, &answer->measures);
  answer->ranked = hut_match_rank (answer->entry, answer->sides, matches, &answer->measures);
  for (guint i = answer->ranked->len; i > 0; i--)
    if (is_matched (answer, &((HutMatchScore *)answer->ranked->pdata[i - 1])->resource->id))
      g_ptr_array_remove_index (answer->ranked, i - 1);
  answer->n_ranked = answer->ranked->len;
  if (answer->ranked->len > HUT_ENTRIES_RANKED)
    g_ptr_array_set_size (answer->ranked, HUT_ENTRIES_RANKED);
  return TRUE;
}

/* ---- The line that is chosen ---- */

static gboolean
says_progress (const HutHistoryEntry *entry)
{
  return entry->fields != NULL && (json_object_has_member (entry->fields, "progress") ||
                                   json_object_has_member (entry->fields, "progress_words"));
}

static gboolean
read_progress (HutEntriesAnswer *answer, HutReader *reader, GError **error)
{
  answer->progress = hut_reader_history (reader, &hut_kind_entry, &answer->entry->id, error);
  if (answer->progress == NULL)
    return FALSE;
  for (guint i = answer->progress->len; i > 0; i--)
    if (!says_progress (answer->progress->pdata[i - 1]))
      g_ptr_array_remove_index (answer->progress, i - 1);
  return TRUE;
}

static gboolean
is_in (const HutRecord *record, const char *field, const char *code)
{
  return g_strcmp0 (hut_record_get_text (record, field), code) == 0;
}

/* Of another list the line stays chosen where it was asked for by its uid. */
static gboolean
read_chosen (HutEntriesAnswer *answer, HutReader *reader, const HutEntriesAsk *ask, GError **error)
{
  HutUid id = ask->chosen, person;
  g_autoptr (GError) failed = NULL;

  if (!hut_uid_is_nil (&id))
    answer->entry = hut_reader_get (reader, &hut_kind_entry, &id, &failed);
  if (failed == NULL && (answer->entry == NULL || !is_in (answer->entry, "list", ask->list) ||
                         hut_record_get_text (answer->entry, "void_reason") != NULL))
    {
      g_clear_pointer (&answer->entry, hut_record_free);
      if (answer->entries->len > 0)
        answer->entry = hut_reader_get (reader, &hut_kind_entry,
                                        &((HutRecord *)answer->entries->pdata[0])->id, &failed);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (answer->entry == NULL)
    return TRUE;
  person = hut_roster_uid (answer->entry, "person");
  if (!hut_uid_is_nil (&person))
    answer->person = hut_reader_person_name (reader, &person);
  if (!read_matches (answer, reader, error))
    return FALSE;
  if (is_in (answer->entry, "list", "project"))
    return read_progress (answer, reader, error);
  return !is_in (answer->entry, "list", "need") || !is_in (answer->entry, "state", "open") ||
         rank (answer, reader, ask, error);
}

HutEntriesAnswer *
hut_entries_answer_read (HutReader *reader, const HutEntriesAsk *ask, GError **error)
{
  g_autoptr (HutEntriesAnswer) answer = g_new0 (HutEntriesAnswer, 1);

  answer->list = g_strdup (ask->list);
  answer->entries = hut_reader_entries (reader, ask->list, ask->state, error);
  if (answer->entries == NULL)
    return NULL;
  answer->projects = hut_reader_entries (reader, "project", "open", error);
  if (answer->projects == NULL || !read_chosen (answer, reader, ask, error))
    return NULL;
  answer->categories = hut_reader_entry_categories (reader, error);
  return answer->categories != NULL ? g_steal_pointer (&answer) : NULL;
}

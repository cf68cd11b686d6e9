/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* KEY=VALUE of an act, and what it names. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-meeting-said.h"

#include "hut-config.h"

#include <glib/gi18n.h>

HutCtlSaid *
hut_ctl_said_new (const HutMeetingView *view, const HutMeetingActing *acting)
{
  HutCtlSaid *said = g_new0 (HutCtlSaid, 1);

  said->view = view;
  said->acting = *acting;
  said->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return said;
}

void
hut_ctl_said_free (HutCtlSaid *said)
{
  if (said == NULL)
    return;
  g_hash_table_unref (said->words);
  g_free (said);
}

gboolean
hut_ctl_said_add (HutCtlSaid *said, const char *given, const char *keys, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (given, "=", 2);
  g_auto (GStrv) known = g_strsplit (keys, " ", -1);

  if (parts[0] != NULL && parts[1] != NULL &&
      g_strv_contains ((const char *const *)known, parts[0]))
    {
      g_hash_table_replace (said->words, g_strdup (parts[0]), g_strdup (parts[1]));
      return TRUE;
    }
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s; %s: %s", given,
               parts[0] == NULL || parts[1] == NULL ? _ ("not KEY=VALUE") : _ ("no such key"),
               _ ("known"), keys);
  return FALSE;
}

const char *
hut_ctl_said_word (const HutCtlSaid *said, const char *key)
{
  return g_hash_table_lookup (said->words, key);
}

gboolean
hut_ctl_said_int (const HutCtlSaid *said, const char *key, gint64 *number, GError **error)
{
  const char *word = hut_ctl_said_word (said, key);

  if (word == NULL || g_ascii_string_to_signed (word, 10, G_MININT32, G_MAXINT32, number, NULL))
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: %s: %s", key,
               _ ("not a whole number"), word);
  return FALSE;
}

/* ---- Whom and what ---- */

static const HutRecord *
unknown (const char *key, const char *word, const char *why, GError **error)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s%s%s: %s", key,
               word != NULL ? "=" : "", word != NULL ? word : "", why);
  return NULL;
}

static const HutRecord *
find_uid (const HutCtlSaid *said, const char *word, const HutKind *kind)
{
  HutUid id;
  const HutRecord *found =
      hut_uid_parse (word, &id) ? hut_meeting_find (said->view->meeting, &id) : NULL;

  return found != NULL && found->kind == kind ? found : NULL;
}

/* The only one whose @field is @word; NULL where there is none or more than one. */
static const HutRecord *
find_text (GPtrArray *records, const char *field, const char *word)
{
  const HutRecord *found = NULL;

  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (hut_record_get_text (records->pdata[i], field), word) == 0)
      {
        if (found != NULL)
          return NULL;
        found = records->pdata[i];
      }
  return found;
}

const HutRecord *
hut_ctl_said_member (const HutCtlSaid *said, GError **error)
{
  const char *word = hut_ctl_said_word (said, "member");
  const HutRecord *found;

  if (word == NULL)
    return unknown ("member", NULL, _ ("is missing"), error);
  found = find_uid (said, word, &hut_kind_member);
  if (found == NULL)
    found = find_text (said->view->meeting->members, "number", word);
  return found != NULL ? found
                       : unknown ("member", word, _ ("nobody on the list has this number"), error);
}

static const HutRecord *
find_agenda_number (const HutAgenda *agenda, const char *word)
{
  for (guint i = 0; i < agenda->items->len; i++)
    if (g_str_equal (g_array_index (agenda->items, HutAgendaItem, i).number, word))
      return g_array_index (agenda->items, HutAgendaItem, i).topic;
  return NULL;
}

const HutRecord *
hut_ctl_said_topic (const HutCtlSaid *said, const char *key, GError **error)
{
  const char *word = hut_ctl_said_word (said, key);
  const HutRecord *found = word != NULL ? find_uid (said, word, &hut_kind_topic)
                                        : hut_meeting_current_topic (said->view->meeting);

  if (found == NULL && word != NULL)
    found = find_agenda_number (said->view->agenda, word);
  if (found == NULL && word != NULL)
    found = find_text (said->view->meeting->topics, "title", word);
  return found != NULL ? found : unknown (key, word, _ ("no such topic"), error);
}

const HutRecord *
hut_ctl_said_motion (const HutCtlSaid *said, GError **error)
{
  const char *word = hut_ctl_said_word (said, "motion");
  GPtrArray *motions = said->view->meeting->motions;
  const HutRecord *found = word != NULL ? find_uid (said, word, &hut_kind_motion)
                                        : hut_meeting_voting (said->view->meeting);
  guint64 place;

  if (found == NULL && word == NULL && motions->len > 0)
    found = motions->pdata[motions->len - 1];
  if (found == NULL && word != NULL && motions->len > 0 &&
      g_ascii_string_to_unsigned (word, 10, 1, motions->len, &place, NULL))
    found = motions->pdata[place - 1];
  if (found == NULL && word != NULL)
    found = find_text (motions, "title", word);
  return found != NULL ? found : unknown ("motion", word, _ ("no such motion"), error);
}

const HutRecord *
hut_ctl_said_attachment (const HutCtlSaid *said, GError **error)
{
  const char *word = hut_ctl_said_word (said, "attachment");
  GPtrArray *attachments = said->view->meeting->attachments;
  HutUid id;

  if (word == NULL)
    return unknown ("attachment", NULL, _ ("is missing"), error);
  for (guint i = 0; hut_uid_parse (word, &id) && i < attachments->len; i++)
    if (hut_uid_equal (&((HutRecord *)attachments->pdata[i])->id, &id))
      return attachments->pdata[i];
  return unknown ("attachment", word, _ ("attached to no topic of this meeting"), error);
}

const HutRecord *
hut_ctl_said_resolution (const HutCtlSaid *said, GPtrArray *among, GError **error)
{
  const char *word = hut_ctl_said_word (said, "resolution");
  const HutRecord *found = NULL;
  guint64 place;
  HutUid id;

  if (word == NULL)
    return unknown ("resolution", NULL, _ ("is missing"), error);
  if (among->len > 0 && g_ascii_string_to_unsigned (word, 10, 1, among->len, &place, NULL))
    found = among->pdata[place - 1];
  for (guint i = 0; found == NULL && hut_uid_parse (word, &id) && i < among->len; i++)
    if (hut_uid_equal (&((HutRecord *)among->pdata[i])->id, &id))
      found = among->pdata[i];
  if (found == NULL)
    found = find_text (among, "title", word);
  return found != NULL ? found : unknown ("resolution", word, _ ("no such resolution"), error);
}

static gboolean
has_ended (const HutRecord *speech)
{
  static const char *const ended[] = { "done", "withdrawn", NULL };

  return g_strv_contains (ended, hut_record_get_text (speech, "state"));
}

static const HutRecord *
find_speech (const HutCtlSaid *said, const char *word)
{
  GPtrArray *speeches = said->view->meeting->speeches;
  const HutRecord *member =
      hut_ctl_said_word (said, "member") != NULL ? hut_ctl_said_member (said, NULL) : NULL;

  for (guint i = speeches->len; i-- > 0;)
    {
      const HutRecord *speech = speeches->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];

      if (word != NULL ? g_str_equal (hut_uid_print (&speech->id, id), word)
                       : member != NULL && !has_ended (speech) &&
                             hut_meeting_is_of (speech, "member", &member->id))
        return speech;
    }
  return NULL;
}

const HutRecord *
hut_ctl_said_speech (const HutCtlSaid *said, GError **error)
{
  const char *word = hut_ctl_said_word (said, "speech");
  const char *member = hut_ctl_said_word (said, "member");
  const HutRecord *found = word == NULL && member == NULL
                               ? hut_meeting_speaking (said->view->meeting)
                               : find_speech (said, word);

  return found != NULL ? found
                       : unknown (word != NULL || member == NULL ? "speech" : "member",
                                  word != NULL ? word : member, _ ("no such speech"), error);
}

/* ---- Counts and records ---- */

static gboolean
read_choices (HutCount *count, const char *word, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i == HUT_MAX_CHOICES ||
          !g_ascii_string_to_signed (parts[i], 10, 0, G_MAXINT32, &count->choices[i], NULL))
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "choices=%s: %s", word,
                       _ ("not up to 16 whole numbers"));
          return FALSE;
        }
      count->n_choices = i + 1;
    }
  return TRUE;
}

gboolean
hut_ctl_said_count (const HutCtlSaid *said, HutCount *count, GError **error)
{
  const char *choices = hut_ctl_said_word (said, "choices");

  *count = (HutCount){ 0 };
  return hut_ctl_said_int (said, "yes", &count->yes, error) &&
         hut_ctl_said_int (said, "no", &count->no, error) &&
         hut_ctl_said_int (said, "abstain", &count->abstain, error) &&
         hut_ctl_said_int (said, "spoiled", &count->spoiled, error) &&
         (choices == NULL || read_choices (count, choices, error));
}

HutRecord *
hut_ctl_said_record (const HutCtlSaid *said, const HutKind *kind, GError **error)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record = hut_record_new (kind, &id, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const HutField *field = &kind->fields[i];
      const char *word = hut_ctl_said_word (said, field->name);
      HutValue value;

      if (word == NULL || field->type == HUT_FIELD_UID)
        continue;
      if (!hut_field_from_text (field, word, &value, error))
        return NULL;
      hut_record_set (record, field->name, value);
    }
  return g_steal_pointer (&record);
}

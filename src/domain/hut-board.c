/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is on a board. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-board.h"

#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINES_MOST 40
#define LINE_MOST 200    /* characters */
#define ADDRESS_MOST 300 /* bytes: more makes a code that no telephone reads from two metres */
#define HOTLINE "12345"
#define PLACE "{lane}"

static gboolean
fail (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, why);
  return FALSE;
}

/* ---- The rules ---- */

static const char *
line_at (JsonArray *lines, guint i)
{
  JsonNode *node = json_array_get_element (lines, i);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

gboolean
hut_board_check_lines (JsonNode *value, GError **error)
{
  JsonArray *lines = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (lines == NULL)
    return fail (error, _ ("The lines of the board cannot be read"));
  if (json_array_get_length (lines) > LINES_MOST)
    return fail (error, _ ("So many lines do not fit on a board"));
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      const char *line = line_at (lines, i);

      if (line == NULL || *line == '\0' || g_utf8_strlen (line, -1) > LINE_MOST)
        return fail (error, _ ("A line of the board is a text of up to 200 characters"));
    }
  return TRUE;
}

gboolean
hut_board_check_report (JsonNode *value, GError **error)
{
  JsonArray *lines = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  guint n = lines != NULL ? json_array_get_length (lines) : 0;
  const char *address = n == 1 ? line_at (lines, 0) : NULL;

  if (lines == NULL || n > 1)
    return fail (error, _ ("The address for reports is one line, or none"));
  if (n == 0)
    return TRUE;
  if (address == NULL ||
      !(g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://")) ||
      strlen (address) > ADDRESS_MOST || strpbrk (address, " \t\n\"<>") != NULL)
    return fail (error, _ ("The address for reports begins with https:// and has no spaces"));
  return TRUE;
}

static JsonArray *
rule_lines (HutOffice *office, const char *name)
{
  JsonNode *value = office != NULL ? hut_office_get_rule (office, name) : NULL;

  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

static GStrv
dup_lines (HutOffice *office, const char *name)
{
  JsonArray *array = rule_lines (office, name);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (line_at (array, i) != NULL)
      g_strv_builder_add (lines, line_at (array, i));
  return g_strv_builder_end (lines);
}

char *
hut_board_report (HutOffice *office, const char *code, const char *name, const char *telephone,
                  gboolean *online)
{
  JsonArray *lines = rule_lines (office, "board-report");
  const char *address =
      lines != NULL && json_array_get_length (lines) == 1 ? line_at (lines, 0) : NULL;

  if (online != NULL)
    *online = address != NULL;
  if (address != NULL)
    {
      g_autofree char *escaped = g_uri_escape_string (code, NULL, FALSE);
      g_autoptr (GString) text = g_string_new (address);

      g_string_replace (text, PLACE, escaped, 0);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  /* Translators: what a QR code says: name and code of a lane, and a telephone number. */
  return g_strdup_printf (_ ("Report a problem in %s (%s): call %s"), name, code,
                          telephone != NULL ? telephone : HOTLINE);
}

/* ---- Who is on it ---- */

static const HutRecord *
find_person (GPtrArray *people, const HutUid *id)
{
  for (guint i = 0; i < people->len; i++)
    if (hut_uid_equal (&((HutRecord *)people->pdata[i])->id, id))
      return people->pdata[i];
  return NULL;
}

static gboolean
is_held_in (const HutRecord *role, const char *code, const char *lane, HutTime now)
{
  return g_strcmp0 (hut_record_get_text (role, "code"), code) == 0 &&
         g_strcmp0 (hut_record_get_text (role, "lane"), lane) == 0 &&
         hut_role_is_held (role, now, now + 1);
}

static gboolean
is_here (const HutRecord *person, HutTime now)
{
  return person != NULL && hut_record_get_text (person, "void_reason") == NULL &&
         hut_record_get_int (person, "left_at", G_MAXINT64) > now;
}

/* A name as it may hang out: a number that somebody wrote behind it is not part of it. */
static char *
public_name (const HutRecord *person)
{
  return hut_public_words (hut_record_get_text (person, "name"));
}

static void
add_stewards (HutBoard *board, GPtrArray *roles, GPtrArray *people, HutTime now)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  for (guint i = 0; i < roles->len; i++)
    {
      HutUid id = hut_roster_uid (roles->pdata[i], "person");
      const HutRecord *person = find_person (people, &id);
      g_autofree char *name = NULL;

      if (!is_held_in (roles->pdata[i], "steward", board->code, now) || !is_here (person, now) ||
          !g_hash_table_add (seen, (gpointer)&person->id))
        continue;
      name = hut_record_get_int (person, "consent_name", 0) == 1 ? public_name (person) : NULL;
      if (name != NULL)
        g_strv_builder_add (names, name);
      else
        board->n_unnamed++;
    }
  board->stewards = g_strv_builder_end (names);
}

HutBoard *
hut_board_new (const HutRecord *lane, const HutRoster *roster, GPtrArray *people, HutOffice *office,
               const char *telephone, HutTime now)
{
  HutBoard *board = g_new0 (HutBoard, 1);
  const char *name = hut_record_get_text (lane, "name");
  HutUid chief = hut_lane_chief (lane, roster, now);
  const HutRecord *person = find_person (people, &chief);

  board->code = g_strdup (hut_record_get_text (lane, "code"));
  board->name = g_strdup (name != NULL ? name : board->code);
  board->community = g_strdup (hut_record_get_text (lane, "community"));
  board->chief = is_here (person, now) ? public_name (person) : NULL;
  add_stewards (board, roster->roles, people, now);
  board->duties = dup_lines (office, "board-duties");
  board->services = dup_lines (office, "board-services");
  board->telephone = telephone != NULL && *telephone != '\0' ? g_strdup (telephone) : NULL;
  board->report =
      hut_board_report (office, board->code, board->name, board->telephone, &board->online);
  return board;
}

void
hut_board_free (HutBoard *board)
{
  if (board == NULL)
    return;
  g_free (board->code);
  g_free (board->name);
  g_free (board->community);
  g_free (board->chief);
  g_strfreev (board->stewards);
  g_strfreev (board->duties);
  g_strfreev (board->services);
  g_free (board->telephone);
  g_free (board->report);
  g_free (board);
}

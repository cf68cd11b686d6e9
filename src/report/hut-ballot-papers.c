/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 表决票, to be cut out. A secret one carries no number and is like every other; where the area
 * counts (owners), each carries the number, unit and area of its owner, and is signed. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "base/hut-json.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-public-text.h"
#include "domain/hut-voters.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MAX_BALLOTS 5000

/* What all ballots of a motion share. */
typedef struct
{
  HutPaper *paper;
  const HutCouncilPrint *print;
  char *head;         /* the meeting */
  const char *title;  /* of a ballot */
  char *text;         /* the motion */
  GPtrArray *choices; /* char *, ends with NULL */
} Ballots;

static void
ballots_clear (Ballots *ballots)
{
  g_free (ballots->head);
  g_free (ballots->text);
  g_ptr_array_unref (ballots->choices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ballots, ballots_clear)

static gboolean
is_method (const HutRecord *motion, const char *method)
{
  return g_strcmp0 (hut_public_code (motion, "method"), method) == 0;
}

static void
add_poll_choices (GPtrArray *choices, const HutRecord *motion)
{
  g_autofree char *json = hut_public_text (motion, "choices");
  g_autoptr (JsonNode) node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_ptr_array_add (choices, g_strdup (json_node_get_string (element)));
    }
}

static void
ballots_init (Ballots *ballots, HutPaper *paper, const HutCouncilPrint *print,
              const HutRecord *motion)
{
  *ballots = (Ballots){ .paper = paper,
                        .print = print,
                        .head = hut_public_text (print->meeting->meeting, "title"),
                        .title = C_ ("paper", "Ballot"),
                        .text = hut_public_text (motion, "title"),
                        .choices = g_ptr_array_new_with_free_func (g_free) };
  if (is_method (motion, "poll"))
    add_poll_choices (ballots->choices, motion);
  else
    {
      g_ptr_array_add (ballots->choices, g_strdup (C_ ("ballot", "Yes")));
      g_ptr_array_add (ballots->choices, g_strdup (C_ ("ballot", "No")));
      g_ptr_array_add (ballots->choices, g_strdup (C_ ("ballot", "Abstains")));
    }
  g_ptr_array_add (ballots->choices, NULL);
}

static HutPaperCard
card_of (const Ballots *ballots)
{
  return (HutPaperCard){ .head = ballots->head,
                         .title = ballots->title,
                         .text = ballots->text,
                         .choices = (const char *const *)ballots->choices->pdata,
                         .note = _ ("Mark one box. A ballot with no mark or several is spoiled.") };
}

/* ---- Secret ---- */

static void
add_secret (const Ballots *ballots, guint n)
{
  g_autofree HutPaperCard *cards = g_new (HutPaperCard, n);

  for (guint i = 0; i < n; i++)
    cards[i] = card_of (ballots);
  hut_paper_add_cards (ballots->paper, cards, n);
}

/* ---- Named ---- */

/* All units of the voter @n: "3号楼101、3号楼102". */
static char *
units_of (const HutMeeting *meeting, const HutVoters *voters, guint n)
{
  g_autoptr (GString) units = g_string_new (NULL);

  for (guint i = 0; i < voters->n_members; i++)
    {
      const char *unit = voters->voter_of[i] == n
                             ? hut_record_get_text (meeting->members->pdata[i], "household")
                             : NULL;

      if (unit != NULL)
        g_string_append_printf (units, "%s%s", units->len > 0 ? C_ ("between names", ", ") : "",
                                unit);
    }
  return g_string_free (g_steal_pointer (&units), FALSE);
}

/* What stands on the ballot of one voter. */
typedef struct
{
  char *number;
  char *text;
} Named;

static void
clear_named (gpointer data)
{
  Named *named = data;

  g_free (named->number);
  g_free (named->text);
}

static Named
named_of (const Ballots *ballots, const HutVoters *voters, guint n)
{
  const HutMeeting *meeting = ballots->print->meeting;
  const HutRecord *member = meeting->members->pdata[voters->member_of[n]];
  const char *number = hut_record_get_text (member, "number");
  g_autofree char *area = hut_area_words (voters->area[n]);
  g_autofree char *units = units_of (meeting, voters, n);
  g_autofree char *whose = g_strdup_printf (_ ("Unit: %s\nExclusive area: %s"), units, area);

  return (Named){ number != NULL ? g_strdup_printf (_ ("Number: %s"), number) : NULL,
                  g_strconcat (ballots->text, "\n", whose, NULL) };
}

static void
add_named (const Ballots *ballots, const HutVoters *voters, guint n)
{
  const char *const blanks[] = { _ ("Owner or proxy (signature):"), _ ("Date:"), NULL };
  g_autofree HutPaperCard *cards = g_new (HutPaperCard, n);
  g_autoptr (GArray) texts = g_array_sized_new (FALSE, FALSE, sizeof (Named), n);

  g_array_set_clear_func (texts, clear_named);
  for (guint i = 0; i < n; i++)
    {
      const Named named = named_of (ballots, voters, i);

      g_array_append_val (texts, named);
      cards[i] = card_of (ballots);
      cards[i].number = named.number;
      cards[i].text = named.text;
      cards[i].blanks = blanks;
    }
  hut_paper_add_cards (ballots->paper, cards, n);
}

/* ---- Which ---- */

static void
add_motion (HutPaper *paper, const HutCouncilPrint *print, const HutRecord *motion)
{
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (print->meeting, motion, print->office);
  g_autoptr (HutVoters) voters = hut_voters_new (print->meeting->members, rule);
  g_auto (Ballots) ballots = { 0 };

  ballots_init (&ballots, paper, print, motion);
  hut_paper_add_page_break (paper);
  if (!voters->has_area || is_method (motion, "secret"))
    add_secret (&ballots, MIN (voters->n_voters, MAX_BALLOTS));
  else
    add_named (&ballots, voters, MIN (voters->n_voters, MAX_BALLOTS));
}

/* Of a motion that is voted on by paper, or that somebody names. */
static gboolean
is_on_paper (const HutCouncilPrint *print, const HutRecord *motion)
{
  static const char *const still[] = { "ready", "voting", NULL };
  const char *state = hut_public_code (motion, "state");
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (print->meeting, motion, print->office);

  if (print->of != NULL)
    return hut_council_print_has (print, motion);
  return state != NULL && g_strv_contains (still, state) &&
         (is_method (motion, "secret") || is_method (motion, "poll") ||
          (rule != NULL && rule->voting == HUT_VOTING_TAKING_PART));
}

gboolean
hut_ballot_papers_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  guint n = 0;

  if (print->meeting->members->len == 0)
    return hut_meeting_refuse (error, _ ("The body has no members yet."));
  for (guint i = 0; i < print->meeting->motions->len; i++)
    if (is_on_paper (print, print->meeting->motions->pdata[i]))
      {
        add_motion (paper, print, print->meeting->motions->pdata[i]);
        n++;
      }
  return n > 0 || hut_meeting_refuse (error, _ ("No motion is waiting for a vote on paper."));
}

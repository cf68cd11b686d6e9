/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 会议公告: when, where, what about, by which rule; to be put up. Public fields alone. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-agenda.h"
#include "domain/hut-minutes.h"
#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_facts (HutPaper *paper, const HutCouncilPrint *print)
{
  const HutRecord *meeting = print->meeting->meeting;
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (print->meeting, NULL, print->office);
  g_autofree char *body = hut_public_text (print->meeting->body, "name");
  g_autofree char *kind = hut_public_text (meeting, "kind");
  g_autofree char *form = hut_public_text (meeting, "form");
  g_autofree char *place = hut_public_text (meeting, "place_name");
  g_autofree char *where = hut_public_text (meeting, "announced_where");
  g_autofree char *starts =
      hut_minutes_time (hut_public_int (meeting, "starts_at", 0), print->office);
  const HutPaperEntry entries[] = {
    { C_ ("minutes", "Body"), body, TRUE, 0 },
    { C_ ("minutes", "Kind"), kind, TRUE, 0 },
    { C_ ("minutes", "Time"), starts, TRUE, 0 },
    { _ ("Form"), form, TRUE, 0 },
    { C_ ("minutes", "Place"), place, FALSE, 0 },
    { C_ ("minutes", "Decided by"), rule != NULL ? rule->name : NULL, FALSE, 0 },
    { C_ ("minutes", "By"), rule != NULL ? rule->citation : NULL, FALSE, 0 },
    { _ ("Announced where"), where, FALSE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
}

/* Who decides it, where this meeting can only advise. */
static char *
elsewhere_words (const HutCouncilPrint *print, const HutRecord *topic)
{
  g_autoptr (HutDecisionRule) own = hut_meeting_rule (print->meeting, NULL, print->office);
  g_autofree char *subject = hut_public_text (topic, "subject");
  gint64 day = hut_time_day_number (hut_public_int (print->meeting->meeting, "starts_at", 0),
                                    hut_minutes_zone (print->office));
  g_autoptr (HutDecisionRule) rule =
      subject != NULL ? hut_decision_rule_for (print->office, subject, day, NULL) : NULL;

  if (rule == NULL || (own != NULL && hut_decision_rule_has_subject (own, subject)))
    return NULL;
  return g_strdup_printf (_ ("An opinion is heard here; it is decided by: %s (%s)"), rule->name,
                          rule->citation != NULL ? rule->citation : "");
}

static void
add_topic (HutPaper *paper, const HutCouncilPrint *print, const HutAgendaItem *item)
{
  g_autofree char *title = hut_public_text (item->topic, "title");
  g_autofree char *text = hut_public_text (item->topic, "text");
  g_autofree char *elsewhere = elsewhere_words (print, item->topic);
  g_autofree char *heading = g_strdup_printf ("%s. %s", item->number, title != NULL ? title : "");

  hut_paper_add_subheading (paper, heading);
  if (text != NULL)
    hut_paper_add_text (paper, text);
  if (elsewhere != NULL)
    hut_paper_add_text (paper, elsewhere);
}

gboolean
hut_meeting_notice_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  const HutRecord *meeting = print->meeting->meeting;
  g_autoptr (HutAgenda) agenda = hut_agenda_new (print->meeting, 0);
  g_autofree char *title = hut_public_text (meeting, "title");
  HutTime announced = hut_public_int (meeting, "announced_at", 0);

  if (agenda->items->len == 0 || hut_public_int (meeting, "starts_at", 0) == 0)
    return hut_meeting_refuse (error, _ ("A notice needs topics and a time."));
  hut_paper_add_title (paper, _ ("Notice of the meeting"));
  if (title != NULL)
    hut_paper_add_heading (paper, title);
  if (announced == 0)
    hut_paper_add_note (paper, _ ("Draft: the meeting is not announced yet, topics can change."));
  add_facts (paper, print);
  hut_paper_add_heading (paper, _ ("Topics"));
  for (guint i = 0; i < agenda->items->len; i++)
    add_topic (paper, print, &g_array_index (agenda->items, HutAgendaItem, i));
  hut_paper_add_text (paper, _ ("What is not in this notice is not voted on."));
  hut_council_print_close (paper, print, announced != 0 ? announced : print->desk->printed_at);
  return TRUE;
}

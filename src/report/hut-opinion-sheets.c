/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 意见征询表: a page for each topic, to be copied and filled in by households. Public fields alone.
 */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-council-papers-private.h"

#include "domain/hut-agenda.h"
#include "domain/hut-minutes.h"
#include "domain/hut-public-text.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_topic (HutPaper *paper, const HutCouncilPrint *print, const HutRecord *topic)
{
  g_autofree char *meeting = hut_public_text (print->meeting->meeting, "title");
  g_autofree char *title = hut_public_text (topic, "title");
  g_autofree char *text = hut_public_text (topic, "text");
  g_autofree char *until =
      hut_minutes_time (hut_public_int (print->meeting->meeting, "starts_at", 0), print->office);
  /* Translators: boxes to be marked. */
  const HutPaperEntry entries[] = {
    { _ ("Meeting"), meeting, FALSE, 0 },
    { C_ ("minutes", "Topic"), title, FALSE, 0 },
    { _ ("Text"), text, FALSE, 0 },
    { _ ("To be returned before"), until, FALSE, 0 },
    { C_ ("sheet", "Household"), NULL, FALSE, 1 },
    { _ ("Our view"), _ ("□ In favour        □ Opposed        □ Another view"), FALSE, 0 },
    { _ ("In our words"), NULL, FALSE, 11 },
  };
  const char *const signatures[] = { _ ("Signature:"), _ ("Date:") };

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, C_ ("paper", "Opinion sheet"));
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  hut_paper_add_note (paper, _ ("One sheet is counted for each household. It is an opinion and no "
                                "vote. Write no telephone number on it."));
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
}

gboolean
hut_opinion_sheets_add (HutPaper *paper, const HutCouncilPrint *print, GError **error)
{
  g_autoptr (HutAgenda) agenda = hut_agenda_new (print->meeting, 0);
  guint n = 0;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutRecord *topic = g_array_index (agenda->items, HutAgendaItem, i).topic;

      if (!hut_council_print_has (print, topic))
        continue;
      add_topic (paper, print, topic);
      n++;
    }
  return n > 0 || hut_meeting_refuse (error, _ ("The agenda has no topic yet."));
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The certificate of service. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-certificate-paper.h"

#include "domain/hut-mask.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* "2 h 30 min" */
static char *
length_words (gint64 minutes)
{
  return minutes % 60 == 0
             ? g_strdup_printf (_ ("%d h"), (int)(minutes / 60))
             : g_strdup_printf (_ ("%d h %d min"), (int)(minutes / 60), (int)(minutes % 60));
}

static char *
day_words (HutTime time)
{
  return hut_time_format (time, hut_time_shown_zone (), "%Y-%m-%d");
}

/* ---- The head ---- */

static void
add_head (HutPaper *paper, const HutPaperDesk *desk, const HutPersonDossier *dossier,
          const HutServiceProof *proof)
{
  const HutRecord *person = dossier->person;
  const char *id_number = hut_record_get_text (person, "id_number");
  g_autofree char *masked = desk->privacy == HUT_PAPER_WITH_PERSONAL
                                ? g_strdup (id_number)
                                : hut_mask_value ("id_number", id_number);
  g_autofree char *from = day_words (proof->from);
  g_autofree char *until = day_words (proof->until - 1);
  g_autofree char *period = g_strdup_printf (_ ("%s to %s"), from, until);
  g_autofree char *hours = length_words (proof->minutes);
  const HutPaperEntry entries[] = {
    { C_ ("person", "Name"), hut_record_get_text (person, "name"), TRUE, 0 },
    { _ ("Volunteer number"), hut_record_get_text (person, "volunteer_number"), TRUE, 0 },
    { _ ("Identity number"), masked, TRUE, 0 },
    { C_ ("certificate", "Period"), period, TRUE, 0 },
    { _ ("Hours of service"), hours, TRUE, 0 },
    { _ ("Certificate number"), proof->number, TRUE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
}

static void
add_text (HutPaper *paper, const HutPaperDesk *desk, const HutPersonDossier *dossier,
          const HutServiceProof *proof)
{
  g_autofree char *hours = length_words (proof->minutes);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "It is certified that %s served as a volunteer %u time in this period, %s in "
                   "all. The services are on record at %s as follows.",
                   "It is certified that %s served as a volunteer %u times in this period, %s in "
                   "all. The services are on record at %s as follows.",
                   proof->services->len),
      hut_record_get_text (dossier->person, "name"), proof->services->len, hours, desk->office);

  hut_paper_add_text (paper, text);
}

/* ---- The table ---- */

/* "09:00 to 11:30", or NULL where hours were certified without times. */
static char *
clock_words (const HutRecord *service)
{
  HutTime ended = hut_record_get_int (service, "ended_at", 0);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (ended == 0)
    return NULL;
  from = hut_time_format (hut_service_when (service), hut_time_shown_zone (), "%H:%M");
  until = hut_time_format (ended, hut_time_shown_zone (), "%H:%M");
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

/* The activity, else what was done, else the patrol of a lane. */
static char *
what_words (const HutPaperDesk *desk, const HutPersonDossier *dossier, const HutRecord *service)
{
  const char *activity = hut_person_dossier_activity (dossier, service);
  const char *place = hut_person_dossier_place (dossier, hut_record_get_text (service, "lane"));
  const char *words = hut_record_get_text (service, "replaces") == NULL
                          ? hut_record_get_text (service, "words")
                          : NULL; /* of one that puts another right, why */
  g_autofree char *shown = hut_paper_desk_text (desk, activity != NULL ? activity : words);

  if (shown != NULL && place != NULL)
    return g_strdup_printf ("%s · %s", shown, place);
  if (shown != NULL)
    return g_steal_pointer (&shown);
  return place != NULL ? g_strdup (place) : g_strdup (_ ("Volunteer service"));
}

static void
add_service (HutPaper *paper, const HutPaperDesk *desk, const HutPersonDossier *dossier,
             const HutRecord *service)
{
  g_autofree char *certifier = hut_mask_telephones (hut_record_get_text (service, "certifier"));
  g_autofree char *day = day_words (hut_service_when (service));
  g_autofree char *clock = clock_words (service);
  g_autofree char *what = what_words (desk, dossier, service);
  g_autofree char *length = length_words (hut_service_minutes (service));
  const char *cells[] = { day, clock, what, length,
                          certifier != NULL ? certifier : _ ("Check-in and check-out") };

  hut_paper_add_row (paper, cells);
}

static void
add_table (HutPaper *paper, const HutPaperDesk *desk, const HutPersonDossier *dossier,
           const HutServiceProof *proof)
{
  const HutPaperColumn columns[] = {
    { C_ ("certificate", "Day"), 14, HUT_PAPER_LEFT },
    { C_ ("certificate", "Time"), 16, HUT_PAPER_LEFT },
    { C_ ("certificate", "Service"), 32, HUT_PAPER_LEFT },
    { C_ ("certificate", "Length"), 14, HUT_PAPER_RIGHT },
    { _ ("Certified by"), 24, HUT_PAPER_LEFT },
  };

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < proof->services->len; i++)
    add_service (paper, desk, dossier, proof->services->pdata[i]);
}

/* ---- The paper ---- */

static void
add_foot (HutPaper *paper, const HutPaperDesk *desk, const HutServiceProof *proof)
{
  const char *const signatures[] = { _ ("Drawn up by:"), _ ("Seal:") };
  g_autofree char *day = day_words (desk->printed_at);
  g_autofree char *twice = length_words (proof->overlap);

  if (proof->overlap > 0)
    {
      g_autofree char *note = g_strdup_printf (_ ("%s that two entries share count once."), twice);

      hut_paper_add_note (paper, note);
    }
  hut_paper_add_note (paper, _ ("Given free of charge (Beijing’s volunteer regulation, 14). Hours "
                                "that were put right are as they were put right; the office finds "
                                "the record by the certificate number."));
  hut_paper_begin_hold (paper);
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_add_closing (paper, desk->office);
  hut_paper_add_closing (paper, day);
  hut_paper_end_hold (paper);
}

HutPaper *
hut_certificate_paper_new (const HutPaperDesk *desk, const HutPersonDossier *dossier,
                           const HutServiceProof *proof, GError **error)
{
  HutPaper *paper;

  if (proof->minutes == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("There are no hours in this period."));
      return NULL;
    }
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, _ ("Certificate of service"));
  hut_paper_add_title (paper, _ ("Certificate of service"));
  add_head (paper, desk, dossier, proof);
  add_text (paper, desk, dossier, proof);
  add_table (paper, desk, dossier, proof);
  add_foot (paper, desk, proof);
  return paper;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl hours: what a volunteer did, and hours of all for the city's platform; and print
 * certificate. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "exchange/hut-hours-export.h"
#include "report/hut-certificate-paper.h"
#include "report/hut-paper-pdf.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n.h>

static const char CERTIFICATE_USAGE[] =
    "--db F print certificate PERSON [--from D] [--to D] [--personal] --out F.pdf";
static const char HOURS_USAGE[] = "--db F hours PERSON [--from D] [--to D] [--json]\n"
                                  "  hutongctl --db F hours --out F.csv|F.xlsx [--from D] [--to D] "
                                  "[--personal]";

typedef struct
{
  char *out;
  char *from;
  char *to;
  gboolean personal;
  gboolean json;
  HutTime begin, end; /* of --from and --to */
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->out);
  g_free (asked->from);
  g_free (asked->to);
}

/* The days named, the last one with it. */
static gboolean
read_span (Asked *asked)
{
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime to;

  asked->begin = 0;
  asked->end = hut_time_day_start (hut_time_now (), zone, 1);
  if (asked->from != NULL && !hut_time_parse (asked->from, zone, &asked->begin))
    return FALSE;
  if (asked->to == NULL)
    return TRUE;
  if (!hut_time_parse (asked->to, zone, &to))
    return FALSE;
  asked->end = hut_time_day_start (to, zone, 1);
  return asked->begin < asked->end;
}

/* All that is on record of the person named @name; NULL, once told. */
static HutPersonDossier *
find_dossier (HutCtlDesk *desk, const char *name, int *code)
{
  GError *error = NULL;
  g_autoptr (HutRecord) person = hut_reader_find_person (desk->reader, name, &error);
  HutPersonDossier *dossier =
      person != NULL ? hut_person_dossier_read (desk->reader, &person->id, hut_time_now (), &error)
                     : NULL;

  if (dossier != NULL)
    return dossier;
  if (error == NULL)
    error = g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                         _ ("nobody is named so, or more than one: %s"), name);
  *code = hut_ctl_fail (error);
  return NULL;
}

static HutServiceProof *
proof_of (HutCtlDesk *desk, const HutPersonDossier *dossier, const Asked *asked)
{
  HutTime from = asked->begin;

  /* Without a first day, the first service. */
  if (asked->from == NULL)
    {
      g_autoptr (HutServiceProof) all =
          hut_service_proof_new (&dossier->person->id, dossier->services, 0, asked->end,
                                 hut_store_get_street (desk->store));

      from = all->services->len > 0
                 ? hut_time_day_start (hut_service_when (all->services->pdata[0]),
                                       hut_time_zone (NULL), 0)
                 : 0;
    }
  return hut_service_proof_new (&dossier->person->id, dossier->services, from, asked->end,
                                hut_store_get_street (desk->store));
}

/* FALSE with the exit code where there is nothing to do. */
static gboolean
parse (const char *usage, Asked *asked, int *argc, char ***argv, int *code)
{
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked->out, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked->from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked->to, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked->personal, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked->json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, argc, argv, code))
    return FALSE;
  if (*argc <= 2 && read_span (asked))
    return TRUE;
  *code = hut_ctl_usage (usage);
  return FALSE;
}

/* ---- The certificate ---- */

static int
print_certificate (const char *db, const Asked *asked, const char *name)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutPersonDossier) dossier = NULL;
  g_autoptr (HutServiceProof) proof = NULL;
  g_autoptr (HutPaperDesk) papers = NULL;
  g_autoptr (HutPaper) paper = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  dossier = find_dossier (&desk, name, &code);
  if (dossier == NULL)
    return code;
  proof = proof_of (&desk, dossier, asked);
  papers = hut_paper_desk_new (desk.store, desk.reader,
                               asked->personal ? HUT_PAPER_WITH_PERSONAL : HUT_PAPER_MASKED);
  paper = hut_certificate_paper_new (papers, dossier, proof, &error);
  if (paper == NULL || !hut_paper_write_pdf (paper, asked->out, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print ("%s\n", proof->number);
  return HUT_CTL_DONE;
}

int
hut_ctl_print_certificate (const char *db, int argc, char **argv)
{
  Asked asked = { 0 };
  int code;

  if (parse (CERTIFICATE_USAGE, &asked, &argc, &argv, &code))
    code = argc == 2 && asked.out != NULL && !asked.json ? print_certificate (db, &asked, argv[1])
                                                         : hut_ctl_usage (CERTIFICATE_USAGE);
  asked_clear (&asked);
  return code;
}

/* ---- Hours ---- */

static JsonObject *
hours_object (const HutServiceProof *proof, const HutVolunteerRecord *record)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "services", proof->services->len);
  json_object_set_int_member (object, "minutes", proof->minutes);
  json_object_set_int_member (object, "overlap_minutes", proof->overlap);
  json_object_set_int_member (object, "points", record->points);
  json_object_set_int_member (object, "stars", record->stars);
  json_object_set_int_member (object, "next_star_minutes", record->next_star_minutes);
  json_object_set_string_member (object, "certificate", proof->number);
  return object;
}

static int
tell_hours (const char *db, const Asked *asked, const char *name)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutPersonDossier) dossier = NULL;
  g_autoptr (HutServiceProof) proof = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (JsonObject) object = NULL;
  HutRosterMeasures measures;
  HutVolunteerRecord record;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  dossier = find_dossier (&desk, name, &code);
  if (dossier == NULL)
    return code;
  office = hut_store_dup_office (desk.store);
  hut_roster_measures_of (office, &measures);
  record = hut_person_dossier_record (dossier, &measures);
  proof = proof_of (&desk, dossier, asked);
  if (asked->json)
    {
      object = hours_object (proof, &record);
      return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
    }
  g_print (_ ("%u services, %.1f h; in all %u stars, %u points\n"), proof->services->len,
           (double)proof->minutes / 60, record.stars, (guint)record.points);
  return HUT_CTL_DONE;
}

static int
export_hours (const char *db, const Asked *asked)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutResults) table = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  office = hut_store_dup_office (desk.store);
  table = hut_hours_export_read (desk.reader, office, asked->begin, asked->end,
                                 asked->personal ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED,
                                 &error);
  if (table == NULL || !hut_results_write (table, asked->out, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u service\n", "%u services\n", table->rows->len), table->rows->len);
  return HUT_CTL_DONE;
}

int
hut_ctl_hours (const char *db, int argc, char **argv)
{
  Asked asked = { 0 };
  int code;

  if (parse (HOURS_USAGE, &asked, &argc, &argv, &code))
    {
      if (argc == 2 && asked.out == NULL && !asked.personal)
        code = tell_hours (db, &asked, argv[1]);
      else if (argc == 1 && asked.out != NULL && !asked.json)
        code = export_hours (db, &asked);
      else
        code = hut_ctl_usage (HOURS_USAGE);
    }
  asked_clear (&asked);
  return code;
}

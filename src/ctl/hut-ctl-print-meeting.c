/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print of the papers of a meeting: notices, attendance list, ballots, opinion sheets. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-council.h"

#include "report/hut-council-papers.h"
#include "report/hut-paper-pdf.h"

#include <glib/gi18n.h>
#include <string.h>

static const char usage[] = "--db F print meeting-notice|result-notice|attendance-list|"
                            "ballot-papers|opinion-sheets|minutes MEETING [--of ID] --out F.pdf";

#define SHORT_ID 8 /* characters of a uid that will do */

/* Whether @record is called @name: its title, its uid, or the beginning of that. */
static gboolean
is_called (const HutRecord *record, const char *name)
{
  char id[HUT_UID_STRING_LEN + 1];

  return g_strcmp0 (hut_record_get_text (record, "title"), name) == 0 ||
         (strlen (name) >= SHORT_ID && g_str_has_prefix (hut_uid_print (&record->id, id), name));
}

static const HutRecord *
find_in (GPtrArray *records, const char *name)
{
  for (guint i = 0; i < records->len; i++)
    if (is_called (records->pdata[i], name))
      return records->pdata[i];
  return NULL;
}

/* The motion or topic that --of names; NULL, once told, where there is none. */
static const HutRecord *
find_part (HutCtlMeeting *at, HutCouncilPaper which, const char *name, int *code)
{
  GPtrArray *records =
      which == HUT_COUNCIL_PAPER_SHEETS ? at->meeting->topics : at->meeting->motions;
  const HutRecord *found = find_in (records, name);

  if (found == NULL)
    *code = hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                                       _ ("the meeting has nothing called %s"), name));
  return found;
}

static int
print_paper (HutCtlMeeting *at, HutCouncilPaper which, const char *part, const char *out)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (at->desk.store, at->desk.reader, HUT_PAPER_MASKED);
  g_autoptr (HutPaper) paper = NULL;
  const HutRecord *of = NULL;
  GError *error = NULL;
  int code;

  if (part != NULL && (of = find_part (at, which, part, &code)) == NULL)
    return code;
  paper = hut_council_paper_new (which, desk, at->meeting, at->office, of != NULL ? &of->id : NULL,
                                 &error);
  if (paper == NULL || !hut_paper_write_pdf (paper, out, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

int
hut_ctl_print_meeting (const char *db, int argc, char **argv)
{
  g_auto (HutCtlMeeting) at = { 0 };
  g_autofree char *out = NULL;
  g_autofree char *of = NULL;
  HutCouncilPaper which;
  int code;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &of, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_council_paper_find (argv[0], &which))
    return hut_ctl_usage (usage);
  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || out == NULL)
    return hut_ctl_usage (usage);
  if (!hut_ctl_meeting_open (&at, db, argv[1], &code))
    return code;
  return print_paper (&at, which, of, out);
}

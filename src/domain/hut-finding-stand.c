/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How findings and opinions stand. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-finding-stand.h"

#include "base/hut-time.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_done (const HutRecord *of)
{
  return of->kind == &hut_kind_finding ? g_strcmp0 (hut_record_get_text (of, "state"), "done") == 0
                                       : hut_record_get_int (of, "done_at", 0) != 0;
}

HutStand
hut_stand_of (const HutRecord *of, const HutRecord *of_case)
{
  if (is_done (of))
    return HUT_STAND_DONE;
  if (of->kind == &hut_kind_visit && hut_record_get_text (of, "opinion") == NULL)
    return HUT_STAND_NONE;
  if (of_case == NULL || hut_record_get_text (of_case, "void_reason") != NULL)
    return hut_record_get_text (of, "case") != NULL ? HUT_STAND_CASE : HUT_STAND_OPEN;
  return g_strcmp0 (hut_record_get_text (of_case, "state"), "closed") == 0 ? HUT_STAND_SOLVED
                                                                           : HUT_STAND_CASE;
}

const char *
hut_stand_label (HutStand stand)
{
  static const char *const labels[] = {
    [HUT_STAND_NONE] = NC_ ("finding", "No opinion"),
    [HUT_STAND_OPEN] = NC_ ("finding", "Under way"),
    [HUT_STAND_CASE] = NC_ ("finding", "Under way as a case"),
    [HUT_STAND_SOLVED] = NC_ ("finding", "Case closed"),
    [HUT_STAND_DONE] = NC_ ("finding", "Done"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "finding", labels[stand]);
}

char *
hut_stand_case_words (const HutRecord *of_case)
{
  const char *state = of_case != NULL ? hut_record_get_text (of_case, "state") : NULL;
  const char *answer = of_case != NULL ? hut_record_get_text (of_case, "answer") : NULL;
  HutTime at = of_case != NULL ? hut_record_get_int (of_case, "closed_at", 0) : 0;
  g_autofree char *day = at != 0 ? hut_time_format (at, hut_time_zone (NULL), "%Y-%m-%d") : NULL;
  g_autofree char *said = hut_telephone_mask_in (answer);
  const char *label;

  if (state == NULL)
    return NULL;
  label = hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), state);
  if (day != NULL && said != NULL)
    /* Translators: the state of a case, a day, and what was answered. */
    return g_strdup_printf (_ ("%s %s: %s"), label, day, said);
  if (day != NULL)
    return g_strdup_printf ("%s %s", label, day);
  return g_strdup (label);
}

gboolean
hut_finding_has_before_and_after (GPtrArray *photos)
{
  gboolean before = FALSE, after = FALSE;

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      const char *moment = hut_record_get_text (photos->pdata[i], "moment");

      before |= g_strcmp0 (moment, "before") == 0;
      after |= g_strcmp0 (moment, "after") == 0;
    }
  return before && after;
}

gboolean
hut_finding_may_be_done_at_once (const char *route)
{
  return g_strcmp0 (route, "enforcement") != 0;
}

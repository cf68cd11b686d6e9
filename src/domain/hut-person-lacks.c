/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the volunteer regulation asks of papers. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-person-lacks.h"

#include "domain/hut-roster.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A month of the law, for which no agreement has to be written. */
#define MONTH (31 * HUT_TIME_DAY)

gboolean
hut_role_is_of_volunteer (const char *code)
{
  static const char *const codes[] = { "steward", "volunteer", "party-member", NULL };

  return code != NULL && g_strv_contains (codes, code);
}

static void
widen (HutTime from, HutTime until, HutTime *first, HutTime *last)
{
  *first = *first == 0 ? from : MIN (*first, from);
  *last = MAX (*last, until);
}

gboolean
hut_person_service_span (GPtrArray *roles, GPtrArray *services, HutTime now, HutTime *from,
                         HutTime *until)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (services);

  *from = *until = 0;
  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      HutTime began = hut_record_get_int (role, "from", 0);

      if (began > 0 && began <= now &&
          hut_role_is_of_volunteer (hut_record_get_text (role, "code")))
        widen (began, MIN (hut_record_get_int (role, "until", now), now), from, until);
    }
  for (guint i = 0; i < standing->len; i++)
    {
      HutTime at = hut_record_get_int (standing->pdata[i], "at", 0);
      HutTime began = hut_record_get_int (standing->pdata[i], "began_at", at);

      if (began > 0)
        widen (began, hut_record_get_int (standing->pdata[i], "ended_at", began), from, until);
    }
  return *from != 0;
}

static gboolean
serves (GPtrArray *roles, HutTime now)
{
  for (guint i = 0; i < roles->len; i++)
    if (hut_role_is_of_volunteer (hut_record_get_text (roles->pdata[i], "code")) &&
        hut_role_is_held (roles->pdata[i], now, now + 1))
      return TRUE;
  return FALSE;
}

/* Patrols are work with skill, and so is what skills were written down for. */
static gboolean
needs_training (const HutRecord *person, GPtrArray *roles, HutTime now)
{
  if (hut_record_get_text (person, "skills") != NULL)
    return TRUE;
  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (hut_record_get_text (roles->pdata[i], "code"), "steward") == 0 &&
        hut_role_is_held (roles->pdata[i], now, now + 1))
      return TRUE;
  return FALSE;
}

static guint
agreement_lack (const HutRecord *person, HutTime first, HutTime now)
{
  HutTime from = hut_record_get_int (person, "agreement_from", 0);
  HutTime until = hut_record_get_int (person, "agreement_until", G_MAXINT64);

  if (from == 0)
    return now - first > MONTH ? HUT_PERSON_LACKS_AGREEMENT : 0;
  return until <= now ? HUT_PERSON_LACKS_AGREEMENT_NOW : 0;
}

guint
hut_person_lacks (const HutRecord *person, GPtrArray *roles, GPtrArray *services, HutTime now)
{
  HutTime first, last;
  guint lacks = 0;

  if (hut_record_get_int (person, "left_at", G_MAXINT64) <= now || !serves (roles, now))
    return 0;
  if (!hut_person_service_span (roles, services, now, &first, &last))
    first = now;
  lacks |= agreement_lack (person, first, now);
  if (needs_training (person, roles, now) && hut_record_get_text (person, "training") == NULL &&
      hut_record_get_int (person, "trained_at", 0) == 0)
    lacks |= HUT_PERSON_LACKS_TRAINING;
  if (hut_record_get_text (person, "volunteer_number") == NULL)
    lacks |= HUT_PERSON_LACKS_NUMBER;
  return lacks;
}

const char *
hut_person_lack_words (HutPersonLack lack)
{
  switch (lack)
    {
    case HUT_PERSON_LACKS_AGREEMENT:
      return _ ("No written agreement: service over a month needs one (volunteer regulation, 18).");
    case HUT_PERSON_LACKS_AGREEMENT_NOW:
      return _ ("The written agreement has run out; service over a month needs one (volunteer "
                "regulation, 18).");
    case HUT_PERSON_LACKS_TRAINING:
      return _ ("No training on record: what needs skill is trained before (volunteer regulation, "
                "19).");
    case HUT_PERSON_LACKS_NUMBER:
    default:
      return _ ("No number of the city’s volunteer platform: who is registered there is insured "
                "(volunteer regulation, 13 and 41).");
    }
}

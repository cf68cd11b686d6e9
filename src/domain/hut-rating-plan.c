/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ratings of a month are entered. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rating-plan.h"

#include "domain/hut-roster-rules.h"
#include "domain/hut-roster.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const HutRosterActing *acting;
  const char *lane;
  const char *month;
  const HutUid *chief;
  GPtrArray *kept;
  HutRecordPlan *plan;
} Entering;

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_void (const HutRecord *rating)
{
  return hut_record_get_text (rating, "void_reason") != NULL;
}

static gboolean
is_of (const HutRecord *rating, const char *subject, const char *target)
{
  return g_strcmp0 (hut_record_get_text (rating, "subject"), subject) == 0 &&
         g_strcmp0 (hut_record_get_text (rating, "target"), target) == 0;
}

const HutRecord *
hut_rating_find (GPtrArray *kept, const char *subject, const char *target)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (!is_void (kept->pdata[i]) && is_of (kept->pdata[i], subject, target))
      return kept->pdata[i];
  return NULL;
}

int
hut_rating_mean (GPtrArray *ratings)
{
  gint64 sum = 0, n = 0;

  for (guint i = 0; ratings != NULL && i < ratings->len; i++)
    {
      gint64 score = hut_record_get_int (ratings->pdata[i], "score", 0);

      if (is_void (ratings->pdata[i]) || score < 1)
        continue;
      sum += score;
      n++;
    }
  return n > 0 ? (int)((sum * 200 + n) / (2 * n)) : -1;
}

/* The void one of the same uid, which comes to life again. */
static const HutRecord *
find_void (const Entering *entering, const HutUid *id)
{
  for (guint i = 0; entering->kept != NULL && i < entering->kept->len; i++)
    {
      const HutRecord *rating = entering->kept->pdata[i];

      if (is_void (rating) && hut_uid_equal (&rating->id, id))
        return rating;
    }
  return NULL;
}

static void
say (const Entering *entering, HutRecord *next, const HutRatingSaid *said)
{
  g_autofree char *words = said->words != NULL ? g_strstrip (g_strdup (said->words)) : NULL;
  g_autofree char *masked = words != NULL && *words != '\0' ? hut_telephone_mask_in (words) : NULL;

  hut_record_set_int (next, "score", said->score);
  hut_record_set_text (next, "words", masked);
  hut_record_set (next, "person", hut_value_uid (entering->chief));
  hut_record_set_int (next, "at", entering->acting->now);
  hut_record_set_text (next, "by", entering->acting->account);
}

static gboolean
says_the_same (const HutRecord *kept, const HutRatingSaid *said)
{
  const char *words = said->words != NULL && *said->words != '\0' ? said->words : NULL;

  return hut_record_get_int (kept, "score", 0) == said->score &&
         g_strcmp0 (hut_record_get_text (kept, "words"), words) == 0;
}

static void
enter_new (const Entering *entering, const HutRatingSaid *said)
{
  HutUid id = hut_rating_id (entering->acting->stream, entering->lane, entering->month,
                             said->subject, said->target, entering->chief);
  const HutRecord *dead = find_void (entering, &id);
  HutRecord *next = dead != NULL ? hut_record_plan_change (entering->plan, dead)
                                 : hut_record_plan_create (entering->plan, &hut_kind_rating, &id);

  if (dead != NULL)
    hut_record_set (next, "void_reason", (HutValue)HUT_VALUE_INIT);
  hut_record_set_text (next, "lane", entering->lane);
  hut_record_set_text (next, "month", entering->month);
  hut_record_set_text (next, "subject", said->subject);
  hut_record_set_text (next, "target", said->target);
  say (entering, next, said);
}

/* A rating is its chief's: another one gives one of his own in its place. */
static gboolean
is_of_the_chief (const Entering *entering, const HutRecord *kept)
{
  HutUid person = hut_roster_uid (kept, "person");

  return hut_uid_equal (&person, entering->chief);
}

static void
enter_one (const Entering *entering, const HutRatingSaid *said)
{
  const HutRecord *kept = hut_rating_find (entering->kept, said->subject, said->target);
  gboolean own = kept != NULL && is_of_the_chief (entering, kept);
  HutRecord *next;

  if (kept != NULL && said->score != 0 && says_the_same (kept, said))
    return;
  if (kept != NULL)
    {
      next = hut_record_plan_change (entering->plan, kept);
      hut_record_plan_expect (entering->plan, next, "score");
      if (said->score != 0 && own)
        say (entering, next, said);
      else
        hut_record_set_text (next, "void_reason",
                             said->score != 0 ? _ ("Rated anew by another chief")
                                              : _ ("No rating is given"));
    }
  if (said->score != 0 && !own)
    enter_new (entering, said);
}

static gboolean
check (const Entering *entering, const HutRatingSaid *said, guint n_said, GError **error)
{
  g_autofree char *now = hut_time_format (entering->acting->now, hut_time_zone (NULL), "%Y-%m");
  gboolean any = FALSE;

  if (!hut_roster_is_month (entering->month))
    return refuse (error, _ ("Which month? It is written 2026-11."));
  if (strcmp (entering->month, now) > 0)
    return refuse (error, _ ("This month has not begun: only what was seen is rated."));
  if (hut_uid_is_nil (entering->chief))
    return refuse (error, _ ("This lane has no chief who could rate."));
  for (guint i = 0; i < n_said; i++)
    {
      if (said[i].score < 0 || said[i].score > 5)
        return refuse (error, _ ("A rating from 1 to 5 is needed."));
      any |= said[i].score != 0 ||
             hut_rating_find (entering->kept, said[i].subject, said[i].target) != NULL;
    }
  return any || refuse (error, _ ("No rating is given yet: choose from 1 to 5."));
}

HutRecordPlan *
hut_rating_plan_enter (const HutRosterActing *acting, const char *lane, const char *month,
                       const HutUid *chief, const HutRatingSaid *said, guint n_said,
                       GPtrArray *kept, GError **error)
{
  Entering entering = { acting, lane, month, chief, kept, NULL };

  if (!check (&entering, said, n_said, error))
    return NULL;
  entering.plan = hut_record_plan_new ();
  for (guint i = 0; i < n_said; i++)
    enter_one (&entering, &said[i]);
  return entering.plan;
}

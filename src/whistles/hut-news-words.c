/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words of news. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-news-words.h"

#include "domain/hut-step-words.h"
#include "domain/hut-telephone.h"
#include "whistles/hut-summons-lines.h"
#include "whistles/hut-whistle-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *
unit_of (const HutNews *news, HutCaseBrowser *browser)
{
  return hut_summons_unit_name (browser, hut_record_get_text (news->summons, "unit"));
}

char *
hut_news_title (const HutNews *news, HutCaseBrowser *browser)
{
  g_autofree char *number = hut_whistle_number_words (news->whistle->whistle);

  return g_strdup_printf ("%s · %s", unit_of (news, browser), number);
}

/* What passed. */
static char *
passed_words (const HutNews *news, HutCaseBrowser *browser)
{
  g_autofree char *time = hut_time_format (news->due, hut_time_shown_zone (), "%H:%M");

  switch (news->kind)
    {
    case HUT_NEWS_ANSWER_NEAR:
      return g_strdup_printf (_ ("It has to answer by %s, and has not yet."), time);
    case HUT_NEWS_ANSWER_PAST:
      return g_strdup_printf (_ ("It had to answer by %s, and has not."), time);
    case HUT_NEWS_ARRIVAL_NEAR:
      return g_strdup_printf (_ ("It has to be on the spot by %s, and has not come yet."), time);
    case HUT_NEWS_ARRIVAL_PAST:
      return g_strdup_printf (_ ("It had to be on the spot by %s, and has not come."), time);
    case HUT_NEWS_STEP:
    default:
      return hut_step_title (news->step, unit_of (news, browser));
    }
}

static void
add_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* "To be issued: supervision report"; NULL of none. */
static char *
papers_words (guint papers)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (HutSummonsPaper which = 0; which < HUT_SUMMONS_N_PAPERS; which++)
    if ((papers & 1u << which) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "",
                              hut_summons_paper_label (which));
  /* Translators: names of papers. */
  return names->len > 0 ? g_strdup_printf (_ ("To be issued: %s"), names->str) : NULL;
}

char *
hut_news_text (const HutNews *news, HutCaseBrowser *browser)
{
  const char *own = hut_record_get_text (news->summons, "task");
  const char *task = own != NULL ? own : hut_record_get_text (news->whistle->whistle, "task");
  g_autofree char *passed = passed_words (news, browser);
  g_autofree char *papers = papers_words (news->papers);
  g_autoptr (GString) text = g_string_new (NULL);

  add_line (text, passed);
  add_line (text, papers);
  add_line (text, task);
  return hut_telephone_mask_in (text->str);
}

gboolean
hut_news_is_urgent (const HutNews *news)
{
  static const char *const steps[] = { "disputed", "refused", "sent-back", "reminded", NULL };
  const char *code = news->step != NULL ? hut_record_get_text (news->step, "code") : NULL;
  const char *occasion = hut_record_get_text (news->whistle->whistle, "occasion");

  if (news->kind == HUT_NEWS_ANSWER_PAST || news->kind == HUT_NEWS_ARRIVAL_PAST)
    return TRUE;
  if (g_strcmp0 (code, "called") == 0)
    return g_strcmp0 (occasion, "emergency") == 0;
  return code != NULL && g_strv_contains (steps, code);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decision rules and their subjects to choose from. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-rule-choice.h"

#include "domain/hut-decision-rule.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gint64
today (HutOffice *office)
{
  return hut_time_day_number (hut_time_now (), hut_office_get_zone (office));
}

void
hut_rule_choice_fill (HutCodeDropDown *choice, HutOffice *office, const char *none)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);

  hut_code_drop_down_clear (choice);
  if (none != NULL)
    hut_code_drop_down_add (choice, NULL, none);
  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, *id, NULL);
      g_autofree char *name = NULL;

      if (rule == NULL)
        continue;
      if (!hut_decision_rule_is_valid (rule, today (office)))
        name = g_strdup_printf (_ ("%s (not in force)"), rule->name);
      else if (!rule->has_fractions && !rule->opinion)
        name = g_strdup_printf (_ ("%s (not verified)"), rule->name);
      hut_code_drop_down_add (choice, *id, name != NULL ? name : rule->name);
    }
}

char *
hut_rule_choice_words (HutOffice *office, const char *id)
{
  g_autoptr (HutDecisionRule) rule = id != NULL ? hut_decision_rule_of (office, id, NULL) : NULL;
  g_autoptr (GString) words = NULL;
  g_autofree char *says = NULL;

  if (rule == NULL)
    return NULL;
  says = hut_decision_rule_words (rule);
  words = g_string_new (says);
  if (!rule->has_fractions && !rule->opinion)
    g_string_append_printf (words, "\n%s",
                            _ ("Its fractions are not verified: votes are counted and shown, "
                               "without a verdict, until an administrator has entered and signed "
                               "them."));
  if (rule->notice_days > 0)
    {
      g_autofree char *notice =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Announced %d day before.",
                                        "Announced %d days before.", (gulong)rule->notice_days),
                           rule->notice_days);

      g_string_append_printf (words, "\n%s", notice);
    }
  if (rule->citation != NULL)
    g_string_append_printf (words, "\n%s", rule->citation);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- What is decided ---- */

void
hut_subject_choice_fill (HutCodeDropDown *choice, HutOffice *office, const char *none)
{
  g_auto (GStrv) ids = hut_decision_rule_ids (office);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  hut_code_drop_down_clear (choice);
  hut_code_drop_down_add (choice, NULL, none);
  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, *id, NULL);

      for (guint i = 0; rule != NULL && i < rule->subjects->len; i++)
        {
          const HutDecisionSubject *subject = rule->subjects->pdata[i];

          if (g_hash_table_add (seen, g_strdup (subject->id)))
            hut_code_drop_down_add (choice, subject->id, subject->name);
        }
    }
}

char *
hut_subject_choice_words (HutOffice *office, const char *id, const char *rule)
{
  g_autoptr (HutDecisionRule) decides =
      id != NULL ? hut_decision_rule_for (office, id, today (office), NULL) : NULL;
  g_autoptr (HutDecisionRule) own = rule != NULL ? hut_decision_rule_of (office, rule, NULL) : NULL;

  if (decides == NULL)
    return NULL;
  if (own != NULL && hut_decision_rule_has_subject (own, id))
    return g_strdup_printf (_ ("This meeting decides it: %s."), own->name);
  if (own != NULL && !own->opinion && g_strcmp0 (own->base, decides->base) == 0)
    /* Translators: the rule by which it is decided, and the article. */
    return g_strdup_printf (_ ("This is decided by: %s (%s). Choose this rule for its motion."),
                            decides->name, decides->citation != NULL ? decides->citation : "");
  /* Translators: who decides, and the article. */
  return g_strdup_printf (_ ("This is decided by: %s (%s). This meeting can only give an opinion."),
                          decides->name, decides->citation != NULL ? decides->citation : "");
}

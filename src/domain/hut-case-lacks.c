/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is missing for a step, a later time limit, a case put off, an exclusion. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-lacks.h"

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the office's rules say nothing. */
#define ATTEMPTS_NEEDED 2

/* clang-format off */
static const struct
{
  HutCaseLacks lack;
  const char *name;
  const char *field;
  const char *label;
} lack_table[] = {
  { HUT_LACK_LEAD, "lead", "lead", N_("Who leads") },
  { HUT_LACK_DISPUTE_REASON, "dispute-reason", "dispute_reason", N_("The reason for the dispute") },
  { HUT_LACK_CONTACT, "caller-contact", "state", N_("Contact with the caller") },
  { HUT_LACK_TOLD_CALLER, "told-caller", "state", N_("The result told to the caller") },
  { HUT_LACK_TOLD_HOTLINE, "told-hotline", "state", N_("The result told to the hotline") },
  { HUT_LACK_REPORTS, "co-units", "state", N_("The answer or interim report of each co-unit") },
  { HUT_LACK_ANSWER, "answer", "answer", N_("The answer") },
  { HUT_LACK_CALL_BACK, "call-back", "state", N_("The result of the call-back") },
  { HUT_LACK_ENTRY, "entry", "state", N_("The step on record, with person and words") },
  { HUT_LACK_COUNT, "reopened", "reopened", N_("The count of reopenings") },
  { HUT_LACK_ASSIGNER, "assigner", "state", N_("To have assigned it oneself") },
  { HUT_LACK_UNTOUCHED, "untouched", "state", N_("That nothing followed the assignment") },
  { HUT_LACK_EXTENSION, "extension", "due_at", N_("The extension on record, with its reason") },
  { HUT_LACK_EXTENSION_CALLER, "caller-told", "due_at", N_("That the caller was told of the extension") },
  { HUT_LACK_EXTENSION_HOTLINE, "hotline-told", "due_at", N_("That the hotline was told of the extension") },
  { HUT_LACK_UNSOLVED, "unsolved", "unsolved_reason", N_("Why it cannot be solved, on record") },
  { HUT_LACK_UNSOLVED_CALLER, "explained", "unsolved_reason", N_("That the reason was explained to the caller") },
  { HUT_LACK_RETRY, "retry", "retry_at", N_("When to try again") },
  { HUT_LACK_EXCLUSION_REASON, "exclusion-reason", "exclusion_reason", N_("The reason for the exclusion") },
  { HUT_LACK_EXCLUSION_EVIDENCE, "exclusion-evidence", "exclusion_evidence", N_("The evidence for the exclusion") },
  { HUT_LACK_ANSWERED, "answered", "state", N_("That the case was answered") },
  { HUT_LACK_DUTY_REASON, "duty-reason", "duty_reason", N_("Why the community leads what is not on its list of duties") },
};
/* clang-format on */

static gboolean
has (const HutRecord *record, const char *field)
{
  return hut_record_get (record, field)->type != HUT_VALUE_NONE;
}

gboolean
hut_case_is_hotline (const HutRecord *record)
{
  return g_strcmp0 (hut_record_get_text (record, "channel"), "hotline") == 0;
}

gboolean
hut_case_is_reachable (const HutRecord *record)
{
  return hut_record_get_text (record, "telephone") != NULL;
}

static gboolean
begins_with_levels (const char *path, const char *entry)
{
  gsize length = strlen (entry);

  return strncmp (path, entry, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

gboolean
hut_case_is_listed (const HutRecord *record, HutOffice *office, const char *name)
{
  static const char *const levels[] = { "category", "category_2", "category_3" };
  JsonNode *rule = office != NULL ? hut_office_get_rule (office, name) : NULL;
  g_autoptr (GString) path = g_string_new (NULL);
  JsonArray *list;

  if (rule == NULL || !JSON_NODE_HOLDS_ARRAY (rule))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (levels) && has (record, levels[i]); i++)
    g_string_append_printf (path, "%s%s", i > 0 ? "/" : "",
                            hut_record_get_text (record, levels[i]));
  list = json_node_get_array (rule);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *entry = json_node_get_string (json_array_get_element (list, i));

      if (entry != NULL && begins_with_levels (path->str, entry))
        return TRUE;
    }
  return FALSE;
}

guint
hut_case_attempts_needed (HutOffice *office)
{
  JsonNode *rule = office != NULL ? hut_office_get_rule (office, "steps") : NULL;
  gint64 attempts = 0;

  if (rule != NULL && JSON_NODE_HOLDS_OBJECT (rule) &&
      hut_json_get_int (json_node_get_object (rule), "attempts", &attempts) && attempts > 0)
    return MIN (attempts, G_MAXINT);
  return ATTEMPTS_NEEDED;
}

typedef struct
{
  const HutRecord *present;
  const HutRecord *next;
  const HutCaseFacts *facts;
  gboolean hotline;
  gboolean reachable; /* and not called in vain often enough */
  HutOffice *office;
  const char *account;
  const char *from;
  const char *to;
} Look;

static gboolean
differs (const Look *look, const char *field)
{
  return !hut_value_equal (hut_record_get (look->present, field),
                           hut_record_get (look->next, field));
}

static guint
when (gboolean condition, HutCaseLacks lack)
{
  return condition ? lack : 0;
}

static gboolean
is_reopening (const Look *look)
{
  return g_str_equal (look->to, "in-progress") && hut_case_state_done (look->from);
}

static guint
lacks_of_answer (const Look *look)
{
  const HutCaseFacts *facts = look->facts;

  return when (g_strcmp0 (facts->last_state, "awaiting-call-back") != 0, HUT_LACK_ENTRY) |
         when (look->reachable && facts->n_contacts == 0, HUT_LACK_CONTACT) |
         when (look->reachable && !facts->told_caller, HUT_LACK_TOLD_CALLER) |
         when (look->hotline && !facts->told_hotline, HUT_LACK_TOLD_HOTLINE) |
         when (facts->n_open_tasks > 0, HUT_LACK_REPORTS) |
         when (!has (look->next, "answer"), HUT_LACK_ANSWER);
}

static guint
lacks_of_reopening (const Look *look)
{
  gint64 before = hut_record_get_int (look->present, "reopened", 0);

  return when (g_strcmp0 (look->facts->last_state, "in-progress") != 0, HUT_LACK_ENTRY) |
         when (hut_record_get_int (look->next, "reopened", 0) != before + 1, HUT_LACK_COUNT);
}

/* That of an earlier round is none. */
static guint
lacks_of_closing (const Look *look)
{
  HutTime called_back = hut_record_get_int (look->next, "call_back_at", 0);
  HutTime done = hut_record_get_int (look->next, "done_at", 0);

  return when (look->hotline &&
                   (called_back == 0 || (!look->facts->called_back && called_back < done)),
               HUT_LACK_CALL_BACK);
}

static guint
lacks_of_taking_back (const Look *look)
{
  return when (g_strcmp0 (look->facts->assigned_by, look->account) != 0, HUT_LACK_ASSIGNER) |
         when (look->facts->followed, HUT_LACK_UNTOUCHED);
}

/* The code of a community has 12 digits (DOMAIN 1). */
static gboolean
is_community (const char *code)
{
  return code != NULL && strlen (code) == 12 && strspn (code, "0123456789") == 12;
}

/* What is not classified cannot be off a list. */
static guint
lacks_of_assignment (const Look *look)
{
  gboolean off_duty = is_community (hut_record_get_text (look->next, "lead")) &&
                      has (look->next, "category") &&
                      !hut_case_is_listed (look->next, look->office, "duties");

  return when (!has (look->next, "lead"), HUT_LACK_LEAD) |
         when (off_duty && !has (look->next, "duty_reason"), HUT_LACK_DUTY_REASON);
}

static guint
lacks_of_step (const Look *look)
{
  if (g_str_equal (look->from, look->to))
    return 0;
  if (g_str_equal (look->to, "assigned"))
    return lacks_of_assignment (look);
  if (g_str_equal (look->to, "disputed"))
    return when (!has (look->next, "dispute_reason"), HUT_LACK_DISPUTE_REASON);
  if (g_str_equal (look->to, "awaiting-call-back"))
    return lacks_of_answer (look);
  if (g_str_equal (look->to, "closed"))
    return lacks_of_closing (look);
  if (is_reopening (look))
    return lacks_of_reopening (look);
  if (g_str_equal (look->to, "accepted") && g_str_equal (look->from, "assigned"))
    return lacks_of_taking_back (look);
  return 0;
}

/* The limit that follows from a level moves with the level. */
static gboolean
is_releveled (const Look *look)
{
  return differs (look, "level") &&
         g_strcmp0 (hut_record_get_text (look->present, "due_source"), "level") == 0 &&
         g_strcmp0 (hut_record_get_text (look->next, "due_source"), "level") == 0;
}

/* To want less time is nobody's harm, to want more is an extension. */
static guint
lacks_of_limit (const Look *look)
{
  HutTime before = hut_record_get_int (look->present, "due_at", 0);
  HutTime after = hut_record_get_int (look->next, "due_at", 0);

  if (before == 0 || (after != 0 && after <= before) || is_reopening (look) || is_releveled (look))
    return 0;
  if (after == 0 || look->facts->extension_due != after)
    return HUT_LACK_EXTENSION;
  return when (look->reachable && !look->facts->extension_caller_told, HUT_LACK_EXTENSION_CALLER) |
         when (look->hotline && !look->facts->extension_hotline_told, HUT_LACK_EXTENSION_HOTLINE);
}

static guint
lacks_of_shelving (const Look *look)
{
  if (!has (look->next, "unsolved_reason") || !differs (look, "unsolved_reason"))
    return 0;
  return when (!look->facts->unsolved, HUT_LACK_UNSOLVED) |
         when (look->reachable && !look->facts->unsolved_told, HUT_LACK_UNSOLVED_CALLER) |
         when (!has (look->next, "retry_at"), HUT_LACK_RETRY);
}

static guint
lacks_of_exclusion (const Look *look)
{
  if (hut_record_get_int (look->next, "excluded", 0) == 0 || !differs (look, "excluded"))
    return 0;
  return when (!has (look->next, "exclusion_reason"), HUT_LACK_EXCLUSION_REASON) |
         when (!has (look->next, "exclusion_evidence"), HUT_LACK_EXCLUSION_EVIDENCE);
}

static guint
lacks_of_call_back (const Look *look)
{
  static const char *const results[] = { "call_back_at", "contacted", "resolved", "satisfaction" };

  if (g_str_equal (look->to, "awaiting-call-back") || g_str_equal (look->to, "closed"))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    if (differs (look, results[i]) && has (look->next, results[i]))
      return HUT_LACK_ANSWERED;
  return 0;
}

guint
hut_case_lacks (const HutRecord *present, const HutRecord *next, const HutCaseFacts *facts,
                HutOffice *office, const char *account)
{
  Look look = {
    .present = present,
    .next = next,
    .facts = facts,
    .hotline = hut_case_is_hotline (next),
    .reachable =
        hut_case_is_reachable (next) && facts->n_attempts < hut_case_attempts_needed (office),
    .office = office,
    .account = account,
    .from = hut_record_get_text (present, "state"),
    .to = hut_record_get_text (next, "state"),
  };

  if (look.from == NULL || look.to == NULL)
    return 0;
  return lacks_of_step (&look) | lacks_of_limit (&look) | lacks_of_shelving (&look) |
         lacks_of_exclusion (&look) | lacks_of_call_back (&look);
}

const HutField *
hut_case_lacks_field (guint lacks)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lack_table); i++)
    if (lacks & lack_table[i].lack)
      return hut_kind_field (&hut_kind_case, lack_table[i].field);
  return NULL;
}

const char *
hut_case_lack_name (HutCaseLacks lack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lack_table); i++)
    if (lack_table[i].lack == lack)
      return lack_table[i].name;
  return NULL;
}

const char *
hut_case_lack_label (HutCaseLacks lack)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lack_table); i++)
    if (lack_table[i].lack == lack)
      return g_dgettext (GETTEXT_PACKAGE, lack_table[i].label);
  return NULL;
}

char *
hut_case_lacks_names (guint lacks)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lack_table); i++)
    if (lacks & lack_table[i].lack)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", lack_table[i].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

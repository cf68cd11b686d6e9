/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Problems: one table of slug, status and sentence. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-problem.h"

#include "base/hut-json.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TYPE_PREFIX "urn:hutong:problem:"

G_DEFINE_QUARK (hut_problem_error, hut_problem_error)

/* clang-format off */
static const struct
{
  const char *slug;
  guint status;
  const char *title;
} problems[] = {
  [HUT_PROBLEM_MALFORMED]      = { "malformed", 400, N_("The request could not be read. Please report this.") },
  [HUT_PROBLEM_SIGN_IN]        = { "sign-in", 401, N_("Please sign in again.") },
  [HUT_PROBLEM_NOT_YOURS]      = { "not-yours", 403, N_("Your account may not do this.") },
  [HUT_PROBLEM_ABSENT]         = { "absent", 404, N_("There is no such thing on the server.") },
  [HUT_PROBLEM_OP_GAP]         = { "op-gap", 409, N_("Earlier changes never reached the server. They are being sent again.") },
  [HUT_PROBLEM_OP_MISMATCH]    = { "op-mismatch", 409, N_("The server knows this change in another form. It is being sent again.") },
  [HUT_PROBLEM_CHANGED]        = { "changed", 409, N_("Somebody else has moved this on. Look at it and decide again.") },
  [HUT_PROBLEM_EXISTS]         = { "exists", 409, N_("This is on record already, with other content.") },
  [HUT_PROBLEM_OFFSET]         = { "offset", 409, N_("Another part of this file is expected. It is being sent from there.") },
  [HUT_PROBLEM_DAMAGED]        = { "damaged", 422, N_("This change was damaged on the disk and was not sent. Give it up and enter it again.") },
  [HUT_PROBLEM_TOO_LARGE]      = { "too-large", 413, N_("This is too large. Shorten it or divide it.") },
  [HUT_PROBLEM_RULE]           = { "rule", 422, N_("A rule does not allow this.") },
  [HUT_PROBLEM_DEPENDS_ON]     = { "depends-on", 422, N_("A change that this one builds on was refused. Answer that one first.") },
  [HUT_PROBLEM_WITH_ITS_GROUP] = { "with-its-group", 422, N_("Another part of the same step was refused. Answer that one first.") },
  [HUT_PROBLEM_SCHEMA]         = { "schema", 426, N_("The program and the server are of different ages. Update the older one.") },
  [HUT_PROBLEM_SLOW_DOWN]      = { "slow-down", 429, N_("Too many attempts. Wait a while and try again.") },
  [HUT_PROBLEM_INTERNAL]       = { "internal", 500, N_("The server has a fault. Tell its administrator.") },
  [HUT_PROBLEM_BUSY]           = { "busy", 503, N_("The server is busy. It will be tried again.") },
  [HUT_PROBLEM_FULL]           = { "full", 507, N_("The server's disk is full. Tell its administrator; reading goes on.") },
};
/* clang-format on */

HutProblem *
hut_problem_new (HutProblemSlug slug, const char *detail, const char *field)
{
  HutProblem *problem = g_new0 (HutProblem, 1);

  problem->slug = slug;
  problem->detail = g_strdup (detail);
  problem->field = g_strdup (field);
  return problem;
}

void
hut_problem_free (HutProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->detail);
  g_free (problem->field);
  g_free (problem);
}

HutProblem *
hut_problem_from_error (const GError *error)
{
  if (error->domain == HUT_PROBLEM_ERROR)
    return hut_problem_new (error->code, error->message, NULL);
  return hut_problem_new (HUT_PROBLEM_INTERNAL, NULL, NULL);
}

void
hut_problem_to_error (const HutProblem *problem, GError **error)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, problem->slug,
                       problem->detail != NULL ? problem->detail : problems[problem->slug].title);
}

const char *
hut_problem_slug_name (HutProblemSlug slug)
{
  return problems[slug].slug;
}

gboolean
hut_problem_slug_parse (const char *name, HutProblemSlug *slug)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (problems[i].slug, name))
      {
        *slug = i;
        return TRUE;
      }
  return FALSE;
}

guint
hut_problem_status (HutProblemSlug slug)
{
  return problems[slug].status;
}

HutProblemSlug
hut_problem_slug_of_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (problems[i].status == status)
      return i;
  return status >= 400 && status < 500 ? HUT_PROBLEM_RULE : HUT_PROBLEM_INTERNAL;
}

const char *
hut_problem_title (HutProblemSlug slug)
{
  return g_dgettext (GETTEXT_PACKAGE, problems[slug].title);
}

JsonObject *
hut_problem_to_json (const HutProblem *problem)
{
  JsonObject *object = json_object_new ();
  g_autofree char *type = g_strconcat (TYPE_PREFIX, problems[problem->slug].slug, NULL);

  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "title", problems[problem->slug].title);
  json_object_set_int_member (object, "status", problems[problem->slug].status);
  if (problem->detail != NULL)
    json_object_set_string_member (object, "detail", problem->detail);
  if (problem->field != NULL)
    json_object_set_string_member (object, "field", problem->field);
  if (!hut_uid_is_nil (&problem->op))
    {
      char op[HUT_UID_STRING_LEN + 1];

      json_object_set_string_member (object, "op", hut_uid_print (&problem->op, op));
    }
  if (problem->retry_after > 0)
    json_object_set_int_member (object, "retry_after", problem->retry_after);
  return object;
}

static gboolean
read_slug (JsonObject *object, HutProblemSlug *slug)
{
  const char *type = hut_json_get_string (object, "type");
  gint64 status;

  if (type != NULL && g_str_has_prefix (type, TYPE_PREFIX) &&
      hut_problem_slug_parse (type + strlen (TYPE_PREFIX), slug))
    return TRUE;
  if (!hut_json_get_int (object, "status", &status))
    return FALSE;
  *slug = status >= 400 && status < 500 ? HUT_PROBLEM_RULE : HUT_PROBLEM_INTERNAL;
  return TRUE;
}

HutProblem *
hut_problem_from_json (JsonObject *object, GError **error)
{
  HutProblemSlug slug;
  HutProblem *problem;
  gint64 retry_after;

  if (!read_slug (object, &slug))
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                           "a problem without type and status");
      return NULL;
    }
  problem = hut_problem_new (slug, hut_json_get_string (object, "detail"),
                             hut_json_get_string (object, "field"));
  hut_uid_parse (hut_json_get_string (object, "op"), &problem->op);
  if (hut_json_get_int (object, "retry_after", &retry_after))
    problem->retry_after = CLAMP (retry_after, 0, 24 * 3600);
  return problem;
}

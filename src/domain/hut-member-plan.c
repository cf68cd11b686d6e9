/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the roll of a body. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-member-plan.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a list or a form says of a member. */
static const char *const fields[] = { "number",       "screen_name", "name",        "class",
                                      "household",    "block",       "role",        "owner",
                                      "developer",    "area",        "area_source", "telephone",
                                      "home_address", "note" };

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

char *
hut_member_key (const HutUid *body, const HutRecord *member)
{
  char id[HUT_UID_STRING_LEN + 1];
  const char *number = hut_record_get_text (member, "number");
  const char *name = hut_record_get_text (member, "name");
  const char *household = hut_record_get_text (member, "household");

  hut_uid_print (body, id);
  if (number != NULL)
    return g_strdup_printf ("%s\tnumber\t%s", id, number);
  if (name == NULL && household == NULL)
    return NULL;
  return g_strdup_printf ("%s\tname\t%s\t%s", id, name != NULL ? name : "",
                          household != NULL ? household : "");
}

HutUid
hut_member_id (const char *stream, const char *key)
{
  return hut_uid_from_key (stream, hut_kind_member.name, key);
}

gboolean
hut_member_check (const HutRecord *said, GError **error)
{
  if (hut_record_get_text (said, "name") == NULL && hut_record_get_text (said, "household") == NULL)
    return refuse (error, _ ("A member needs a name, or a household or unit."));
  if (hut_record_get_int (said, "area", 0) < 0)
    return refuse (error, _ ("An area is not below zero."));
  return TRUE;
}

HutRecord *
hut_member_merge (const HutRecord *kept, const HutRecord *said)
{
  HutRecord *next = hut_record_copy (kept);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (hut_record_get (said, fields[i])->type != HUT_VALUE_NONE)
      hut_record_set (next, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  return next;
}

/* Nobody else may be named as @said is. */
static gboolean
check_alone (const HutUid *body, GPtrArray *members, const HutRecord *said, GError **error)
{
  g_autofree char *key = hut_member_key (body, said);

  for (guint i = 0; i < members->len; i++)
    {
      const HutRecord *other = members->pdata[i];
      g_autofree char *taken = hut_member_key (body, other);

      if (hut_uid_equal (&other->id, &said->id) || g_strcmp0 (taken, key) != 0)
        continue;
      if (hut_record_get_text (said, "number") != NULL)
        {
          const char *name = hut_record_get_text (other, "name");

          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("The number %s is taken by %s."), hut_record_get_text (said, "number"),
                       name != NULL ? name : hut_record_get_text (other, "household"));
          return FALSE;
        }
      return refuse (error, _ ("A member of this name and household is on the roll already."));
    }
  return TRUE;
}

static void
take_over (HutRecord *member, const HutRecord *said)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (member, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
}

HutRecordPlan *
hut_member_plan_add (const HutUid *body, GPtrArray *members, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *member;

  if (!hut_member_check (said, error) || !check_alone (body, members, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  member = hut_record_plan_create (plan, &hut_kind_member, &said->id);
  take_over (member, said);
  hut_record_set (member, "body", hut_value_uid (body));
  return plan;
}

HutRecordPlan *
hut_member_plan_edit (const HutRecord *kept, GPtrArray *members, const HutRecord *said,
                      GError **error)
{
  const char *text = hut_record_get_text (kept, "body");
  HutRecordPlan *plan;
  HutUid body;

  if (!hut_member_check (said, error))
    return NULL;
  if (text != NULL && hut_uid_parse (text, &body) && !check_alone (&body, members, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_change (plan, kept), said);
  return plan;
}

HutRecordPlan *
hut_member_plan_void (const HutRecord *kept, const char *reason, GError **error)
{
  HutRecordPlan *plan;

  if (reason == NULL || *reason == '\0')
    {
      refuse (error, _ ("Say why the member is struck off the roll."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", reason);
  return plan;
}

/* The digits before what may stand behind an area. */
static char *
bare_number (const char *text)
{
  static const char *const units[] = { "平方米", "㎡", "m²", "m2", "平米" };
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (bare, units[i]))
      {
        bare[strlen (bare) - strlen (units[i])] = '\0';
        break;
      }
  parts = g_strsplit (g_strstrip (bare), ",", -1);
  return g_strjoinv ("", parts);
}

gboolean
hut_member_read_area (const char *text, gint64 *area)
{
  g_autofree char *bare = bare_number (text);
  char *point = strchr (bare, '.');
  const char *decimals = point != NULL ? point + 1 : "";
  guint64 metres, hundredths = 0;

  if (point != NULL)
    *point = '\0';
  /* "89.500" has no more than two. */
  for (gsize n = strlen (decimals); n > 2 && decimals[n - 1] == '0'; n--)
    point[n] = '\0';
  if (!g_ascii_string_to_unsigned (bare, 10, 0, G_MAXINT64 / 100 - 1, &metres, NULL) ||
      strlen (decimals) > 2)
    return FALSE;
  if (*decimals != '\0' && !g_ascii_string_to_unsigned (decimals, 10, 0, 99, &hundredths, NULL))
    return FALSE;
  *area = (gint64)(metres * 100 + hundredths * (strlen (decimals) == 1 ? 10 : 1));
  return TRUE;
}

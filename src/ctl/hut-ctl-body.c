/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl body add, body list: who deliberates. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-body.h"

#include "domain/hut-body-plan.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

static const char ADD[] =
    "--db F body add --name N --kind council|residents|representatives|owners|villagers|"
    "lane-council|coordination [--rule ID] [--level community|street|district] "
    "[--community CODE] [--lane CODE]";
static const char LIST[] = "--db F body list [--json]";
static const char USAGE[] = "--db F body add --name N --kind K [--rule ID] | list [--json]";

#define SHORT_ID 8

static gboolean
is_named (const HutRecord *body, const char *name)
{
  g_autofree char *id = hut_uid_to_string (&body->id);

  return g_strcmp0 (hut_record_get_text (body, "name"), name) == 0 ||
         (strlen (name) >= SHORT_ID && g_str_has_prefix (id, name));
}

HutRecord *
hut_ctl_find_body (HutReader *reader, const char *name, GError **error)
{
  g_autoptr (GPtrArray) bodies = hut_reader_list (reader, &hut_kind_body, error);
  const HutRecord *found = NULL;
  guint n = 0;

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    if (is_named (bodies->pdata[i], name))
      {
        found = bodies->pdata[i];
        n++;
      }
  if (n == 1)
    return hut_record_copy (found);
  if (bodies != NULL)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                 n == 0 ? _ ("there is no body “%s”") : _ ("more than one body is called “%s”"),
                 name);
  return NULL;
}

/* Reads @text into @field of @record; FALSE with the reason where it is no such code. */
static gboolean
take (HutRecord *record, const char *field, const char *text, GError **error)
{
  HutValue value = HUT_VALUE_INIT;

  if (text == NULL)
    return TRUE;
  if (!hut_field_from_text (hut_kind_field (record->kind, field), text, &value, error))
    return FALSE;
  hut_record_set (record, field, value);
  return TRUE;
}

typedef struct
{
  char *name, *kind, *rule, *level, *community, *lane;
} Said;

static void
said_clear (Said *said)
{
  g_free (said->name);
  g_free (said->kind);
  g_free (said->rule);
  g_free (said->level);
  g_free (said->community);
  g_free (said->lane);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

static int
write_body (HutCtlDesk *desk, const Said *said)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (desk->store);
  const gint64 today = hut_time_day_number (hut_time_now (), hut_office_get_zone (office));
  const HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) body = hut_record_new (&hut_kind_body, &id, NULL);
  g_autoptr (HutRecordPlan) plan = NULL;
  GError *error = NULL;
  HutWrite *write;

  if (!take (body, "name", said->name, &error) || !take (body, "kind", said->kind, &error) ||
      !take (body, "level", said->level != NULL ? said->level : "community", &error) ||
      !take (body, "community", said->community, &error) ||
      !take (body, "lane", said->lane, &error))
    return hut_ctl_fail (error);
  hut_record_set_text (
      body, "rule",
      said->rule != NULL ? said->rule
                         : hut_body_usual_rule (office, hut_record_get_text (body, "kind"), today));
  plan = hut_body_plan_add (body, office, &error);
  if (plan == NULL)
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_plan (write, plan);
  return hut_ctl_desk_write (desk, write, FALSE);
}

static int
add (const char *db, int argc, char **argv)
{
  g_auto (Said) said = { 0 };
  const GOptionEntry entries[] = {
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.name, NULL, NULL },
    { "kind", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.kind, NULL, NULL },
    { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.rule, NULL, NULL },
    { "level", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.level, NULL, NULL },
    { "community", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.community, NULL, NULL },
    { "lane", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &said.lane, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  int status;

  if (!hut_ctl_options (ADD, entries, &argc, &argv, &status))
    return status;
  if (argc > 1 || said.name == NULL || said.kind == NULL)
    return hut_ctl_usage (ADD);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  return write_body (&desk, &said);
}

static JsonObject *
body_object (const HutRecord *body, guint n_members)
{
  static const char *const names[] = { "name", "kind", "rule", "level", "community", "lane" };
  JsonObject *object = json_object_new ();
  g_autofree char *id = hut_uid_to_string (&body->id);

  json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (hut_record_get_text (body, names[i]) != NULL)
      json_object_set_string_member (object, names[i], hut_record_get_text (body, names[i]));
  json_object_set_int_member (object, "members", n_members);
  return object;
}

static gboolean
print_body (HutReader *reader, const HutRecord *body, gboolean json, GError **error)
{
  g_autoptr (GPtrArray) members = hut_reader_members (reader, &body->id, error);
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *id = hut_uid_to_string (&body->id);
  g_autofree char *count = NULL;

  if (members == NULL)
    return FALSE;
  if (json)
    {
      object = body_object (body, members->len);
      return hut_ctl_print_json (object);
    }
  count = g_strdup_printf ("%u", members->len);
  return hut_ctl_print_cells ((const char *const[]){ id, hut_record_get_text (body, "kind"),
                                                     hut_record_get_text (body, "name"), count },
                              4);
}

static int
list (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (GPtrArray) bodies = NULL;
  GError *error = NULL;
  int status;

  if (!hut_ctl_desk_open_list (&desk, LIST, db, &argc, &argv, 0, &json, &status))
    return status;
  bodies = hut_reader_list (desk.reader, &hut_kind_body, &error);
  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    if (!print_body (desk.reader, bodies->pdata[i], json, &error))
      return error != NULL ? hut_ctl_fail (error) : HUT_CTL_FAILED;
  return bodies != NULL ? HUT_CTL_DONE : hut_ctl_fail (error);
}

int
hut_ctl_body (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = { { "add", add }, { "list", list } };

  return hut_ctl_run_verb (verbs, G_N_ELEMENTS (verbs), USAGE, db, argc, argv);
}

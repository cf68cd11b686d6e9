/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl unit add, unit list: who a case can be assigned to. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"

#include <glib/gi18n.h>
#include <string.h>

static const char ADD[] = "--db F unit add --code C --name N "
                          "--class section|enforcement|community|property-firm "
                          "[--community CODE]";
static const char LIST[] = "--db F unit list [--json]";

static gboolean
class_is_known (const char *class)
{
  const HutCode *known = hut_kind_field (&hut_kind_unit, "class")->codes;

  while (known->code != NULL && !g_str_equal (known->code, class))
    known++;
  return known->code != NULL;
}

static gboolean
code_is_taken (GPtrArray *units, const char *code)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (hut_record_get_text (units->pdata[i], "code"), code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_taken (HutReader *reader, const char *code, GError **error)
{
  g_autoptr (GPtrArray) units = hut_reader_list (reader, &hut_kind_unit, error);

  if (units == NULL)
    return FALSE;
  if (!code_is_taken (units, code))
    return TRUE;
  g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, _ ("there is a unit %s already"),
               code);
  return FALSE;
}

/* The code names the unit, so that it is the same on every machine. */
static HutRecord *
make_unit (HutStore *store, const char *code, const char *name, const char *class,
           const char *community)
{
  const char *stream = hut_store_get_stream (store);
  HutUid id = hut_uid_from_key (stream, "unit", code);
  HutRecord *record = hut_record_new (&hut_kind_unit, &id, stream);

  hut_record_set_text (record, "code", code);
  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "class", class);
  hut_record_set_text (record, "community", community);
  return record;
}

static int
add (const char *db, int argc, char **argv)
{
  g_autofree char *code = NULL, *name = NULL, *class = NULL, *community = NULL;
  const GOptionEntry entries[] = {
    { "code", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "class", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &class, NULL, NULL },
    { "community", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &community, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  GError *error = NULL;
  HutWrite *write;
  int status;

  if (!hut_ctl_options (ADD, entries, &argc, &argv, &status))
    return status;
  if (argc > 1 || code == NULL || *code == '\0' || name == NULL || *name == '\0' || class == NULL ||
      !class_is_known (class))
    return hut_ctl_usage (ADD);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  if (!refuse_taken (desk.reader, code, &error))
    return hut_ctl_fail (error);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_create (write, make_unit (desk.store, code, name, class, community));
  return hut_ctl_desk_write (&desk, write, FALSE);
}

static JsonObject *
unit_object (const HutRecord *unit)
{
  static const char *const names[] = { "code", "name", "class", "community", "address", "duties" };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (hut_record_get_text (unit, names[i]) != NULL)
      json_object_set_string_member (object, names[i], hut_record_get_text (unit, names[i]));
  return object;
}

static gboolean
print_json (GPtrArray *units)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < units->len; i++)
    json_array_add_object_element (array, unit_object (units->pdata[i]));
  json_object_set_array_member (answer, "units", array);
  return hut_ctl_print_json (answer);
}

static gboolean
print_lines (GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    if (!hut_ctl_print_cells (
            (const char *const[]){ hut_record_get_text (units->pdata[i], "code"),
                                   hut_record_get_text (units->pdata[i], "class"),
                                   hut_record_get_text (units->pdata[i], "name") },
            3))
      return FALSE;
  return TRUE;
}

static int
list (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (GPtrArray) units = NULL;
  GError *error = NULL;
  int status;

  if (!hut_ctl_desk_open_list (&desk, LIST, db, &argc, &argv, 0, &json, &status))
    return status;
  units = hut_reader_list (desk.reader, &hut_kind_unit, &error);
  if (units == NULL)
    return hut_ctl_fail (error);
  return (json ? print_json (units) : print_lines (units)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_unit (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = { { "add", add }, { "list", list } };

  return hut_ctl_run_verb (verbs, G_N_ELEMENTS (verbs), "--db F unit add | list", db, argc, argv);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl template list, set, remove, restore, fill: the office's texts with fields. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "store/hut-templates.h"

#include <glib/gi18n.h>

static const char usage[] =
    "--db F template list [--json] | template set NAME --text T [--use answer|told-caller|"
    "told-hotline|contact] [--category C] | template remove NAME --reason R | "
    "template restore NAME | template fill NAME CASE [--personal]";

/* What was asked for. */
typedef struct
{
  char *text;
  char *use;
  char *category;
  char *reason;
  gboolean personal;
  gboolean json;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->text);
  g_free (asked->use);
  g_free (asked->category);
  g_free (asked->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* ---- The list ---- */

static gboolean
print_item (const Asked *asked, const HutTemplate *item)
{
  gboolean suggested = hut_uid_is_nil (&item->id);
  g_autoptr (JsonObject) object = NULL;

  if (!asked->json)
    {
      g_print ("%s\t%s\t%s\n", item->name, item->use != NULL ? item->use : "-",
               suggested ? _ ("suggested by the project") : _ ("the office’s own"));
      return TRUE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "name", item->name);
  if (item->use != NULL)
    json_object_set_string_member (object, "use", item->use);
  if (item->category != NULL)
    json_object_set_string_member (object, "category", item->category);
  json_object_set_string_member (object, "text", item->text);
  json_object_set_boolean_member (object, "suggested", suggested);
  return hut_ctl_print_json (object);
}

static int
list (const HutCtlDesk *desk, const Asked *asked)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) items = hut_templates_read (desk->reader, NULL, &error);

  if (items == NULL)
    return hut_ctl_fail (error);
  for (guint i = 0; i < items->len; i++)
    if (!print_item (asked, items->pdata[i]))
      return HUT_CTL_FAILED;
  return HUT_CTL_DONE;
}

/* ---- One ---- */

static gboolean
check_use (const char *use, GError **error)
{
  g_auto (HutValue) value = HUT_VALUE_INIT;

  return use == NULL ||
         hut_field_from_text (hut_kind_field (&hut_kind_template, "use"), use, &value, error);
}

static void
replace (char **there, char **given)
{
  if (*given == NULL)
    return;
  g_free (*there);
  *there = g_steal_pointer (given);
}

/* What is not given stays as it was. */
static int
set (const HutCtlDesk *desk, Asked *asked, const char *name)
{
  GError *error = NULL;
  g_autoptr (HutTemplate) item = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);

  if (!check_use (asked->use, &error))
    return hut_ctl_fail (error);
  item = hut_templates_find (desk->reader, name, &error);
  if (error != NULL)
    return hut_ctl_fail (error);
  if (item == NULL)
    {
      item = g_new0 (HutTemplate, 1);
      item->name = g_strdup (name);
    }
  replace (&item->text, &asked->text);
  replace (&item->use, &asked->use);
  replace (&item->category, &asked->category);
  if (!hut_templates_put (write, desk->reader, item, &error) ||
      !hut_store_write (desk->store, g_steal_pointer (&write), &error))
    return hut_ctl_fail (error);
  return HUT_CTL_DONE;
}

static HutTemplate *
find (const HutCtlDesk *desk, const char *name, int *code)
{
  GError *error = NULL;
  HutTemplate *item = hut_templates_find (desk->reader, name, &error);

  if (item == NULL && error == NULL)
    error =
        g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no template %s"), name);
  if (item == NULL)
    *code = hut_ctl_fail (error);
  return item;
}

static int
remove_one (const HutCtlDesk *desk, const Asked *asked, const char *name)
{
  GError *error = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutTemplate) item = NULL;
  int code;

  item = find (desk, name, &code);
  if (item == NULL)
    return code;
  hut_templates_put_away (write, desk->reader, item, asked->reason);
  return hut_store_write (desk->store, g_steal_pointer (&write), &error) ? HUT_CTL_DONE
                                                                         : hut_ctl_fail (error);
}

/* What was removed. */
static int
restore (const HutCtlDesk *desk, const char *name)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) items = hut_templates_read_all (desk->reader, &error);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const HutTemplate *item = items->pdata[i];

      if (item->void_reason == NULL || !g_str_equal (item->name, name))
        continue;
      return hut_templates_use_again (write, desk->reader, item, &error) &&
                     hut_store_write (desk->store, g_steal_pointer (&write), &error)
                 ? HUT_CTL_DONE
                 : hut_ctl_fail (error);
    }
  if (error == NULL)
    error =
        g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no template %s"), name);
  return hut_ctl_fail (error);
}

static int
fill (const HutCtlDesk *desk, const Asked *asked, const char *name, const char *case_name)
{
  GError *error = NULL;
  g_autoptr (HutTemplate) item = NULL;
  g_autoptr (HutRecord) record = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *filled = NULL;
  int code;

  item = find (desk, name, &code);
  if (item == NULL)
    return code;
  record = hut_ctl_find_case (desk->reader, case_name, &error);
  if (record == NULL)
    return hut_ctl_fail (error);
  filled =
      hut_templates_fill (desk->store, desk->reader, item->text, record,
                          asked->personal ? HUT_TEMPLATE_PERSONAL : HUT_TEMPLATE_MASKED, missing);
  g_print ("%s\n", filled);
  for (guint i = 0; i < missing->len; i++)
    g_printerr ("hutongctl: %s: %s\n", _ ("the case does not have"), (char *)missing->pdata[i]);
  return HUT_CTL_DONE;
}

int
hut_ctl_template (const char *db, int argc, char **argv)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_auto (Asked) asked = { 0 };
  gboolean lists, sets, removes, restores, fills;
  int code;
  const GOptionEntry entries[] = {
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.text, NULL, NULL },
    { "use", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.use, NULL, NULL },
    { "category", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.category, NULL, NULL },
    { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.reason, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.personal, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  lists = argc == 2 && g_str_equal (argv[1], "list");
  sets = argc == 3 && g_str_equal (argv[1], "set");
  removes = argc == 3 && g_str_equal (argv[1], "remove") && asked.reason != NULL;
  restores = argc == 3 && g_str_equal (argv[1], "restore");
  fills = argc == 4 && g_str_equal (argv[1], "fill");
  if (!lists && !sets && !removes && !restores && !fills)
    return hut_ctl_usage (usage);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (lists)
    return list (&desk, &asked);
  if (sets)
    return set (&desk, &asked, argv[2]);
  if (restores)
    return restore (&desk, argv[2]);
  return removes ? remove_one (&desk, &asked, argv[2]) : fill (&desk, &asked, argv[2], argv[3]);
}

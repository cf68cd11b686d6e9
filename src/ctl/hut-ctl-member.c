/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl member import, member list: the roll of a body. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-body.h"
#include "exchange/hut-member-list.h"
#include "store/hut-member-work.h"
#include "store/hut-reader-meeting.h"

#include <glib/gi18n.h>
#include <string.h>

static const char IMPORT[] = "--db F member import BODY FILE [--dry-run] [--json]";
static const char LIST[] = "--db F member list BODY [--json]";
static const char USAGE[] = "--db F member import BODY FILE | list BODY [--json]";

/* All that is wrong, a line each; nothing is imported then. */
static int
refuse_faults (const char *path, const HutMemberList *list)
{
  for (guint i = 0; i < list->faults->len; i++)
    {
      g_autofree char *words = hut_member_fault_words (list->faults->pdata[i]);

      g_printerr ("hutongctl: %s: %s\n", path, words);
    }
  if (list->n_faults > list->faults->len)
    g_printerr ("hutongctl: %s: %u more\n", path, list->n_faults - list->faults->len);
  g_printerr ("hutongctl: %s\n", _ ("nothing was imported"));
  return HUT_CTL_FAILED;
}

static int
print_counts (const HutMemberCounts *counts, gboolean json)
{
  g_autofree char *line = NULL;

  if (json)
    {
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_int_member (object, "new", counts->n_new);
      json_object_set_int_member (object, "changed", counts->n_changed);
      json_object_set_int_member (object, "same", counts->n_same);
      json_object_set_int_member (object, "others", counts->n_others);
      return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
    }
  line = g_strdup_printf (_ ("%u new, %u changed, %u as they were; %u others stay on the roll\n"),
                          counts->n_new, counts->n_changed, counts->n_same, counts->n_others);
  return hut_ctl_print (line, strlen (line)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
import_list (HutCtlDesk *desk, const HutRecord *body, const HutMemberList *list, gboolean dry_run,
             gboolean json)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutMemberCounts counts;
  GError *error = NULL;

  if (!hut_write_members (write, desk->reader, hut_store_get_stream (desk->store), &body->id,
                          list->members, &counts, NULL, &error))
    {
      hut_write_free (write);
      return hut_ctl_fail (error);
    }
  if (dry_run || counts.n_new + counts.n_changed == 0)
    hut_write_free (write);
  else if (!hut_store_write (desk->store, write, &error))
    return hut_ctl_fail (error);
  return print_counts (&counts, json);
}

static int
import (const char *db, int argc, char **argv)
{
  gboolean dry_run = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) body = NULL;
  g_autoptr (HutRowReader) reader = NULL;
  g_autoptr (HutMemberList) list = NULL;
  GError *error = NULL;
  int status;

  if (!hut_ctl_options (IMPORT, entries, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return hut_ctl_usage (IMPORT);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  body = hut_ctl_find_body (desk.reader, argv[1], &error);
  if (body != NULL)
    reader = hut_row_reader_open (argv[2], &error);
  if (reader != NULL)
    list = hut_member_list_read (reader, NULL, &error);
  if (list == NULL)
    return hut_ctl_fail (error);
  if (list->n_faults > 0)
    return refuse_faults (argv[2], list);
  return import_list (&desk, body, list, dry_run, json);
}

/* Nothing personal: who and which number. */
static gboolean
print_member (const HutRecord *member, gboolean json)
{
  static const char *const names[] = { "number", "name", "household", "role", "block" };
  const char *cells[G_N_ELEMENTS (names)];
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *id = hut_uid_to_string (&member->id);

  json_object_set_string_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cells[i] = hut_record_get_text (member, names[i]);
      if (cells[i] != NULL)
        json_object_set_string_member (object, names[i], cells[i]);
    }
  return json ? hut_ctl_print_json (object) : hut_ctl_print_cells (cells, G_N_ELEMENTS (cells));
}

static int
list (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRecord) body = NULL;
  g_autoptr (GPtrArray) members = NULL;
  GError *error = NULL;
  int status;

  if (!hut_ctl_desk_open_list (&desk, LIST, db, &argc, &argv, 1, &json, &status))
    return status;
  body = hut_ctl_find_body (desk.reader, argv[1], &error);
  if (body != NULL)
    members = hut_reader_members (desk.reader, &body->id, &error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!print_member (members->pdata[i], json))
      return HUT_CTL_FAILED;
  return members != NULL ? HUT_CTL_DONE : hut_ctl_fail (error);
}

int
hut_ctl_member (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = { { "import", import }, { "list", list } };

  return hut_ctl_run_verb (verbs, G_N_ELEMENTS (verbs), USAGE, db, argc, argv);
}

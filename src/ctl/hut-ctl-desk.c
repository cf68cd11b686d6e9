/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What almost every command does first and last: opens the database, and says what it wrote. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

gboolean
hut_ctl_desk_open (HutCtlDesk *desk, const char *db, int *code)
{
  GError *error = NULL;

  desk->store = hut_ctl_open (db, code);
  if (desk->store == NULL)
    return FALSE;
  desk->reader = hut_reader_new (desk->store, &error);
  if (desk->reader == NULL)
    {
      *code = hut_ctl_fail (error);
      return FALSE;
    }
  desk->account = hut_reader_get_setting (desk->reader, "account");
  return TRUE;
}

gboolean
hut_ctl_desk_open_list (HutCtlDesk *desk, const char *usage, const char *db, int *argc,
                        char ***argv, int n_arguments, gboolean *json, int *code)
{
  const GOptionEntry entries[] = {
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, json, NULL, NULL }, G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, argc, argv, code))
    return FALSE;
  if (*argc == n_arguments + 1)
    return hut_ctl_desk_open (desk, db, code);
  *code = hut_ctl_usage (usage);
  return FALSE;
}

gboolean
hut_ctl_print_cells (const char *const *cells, guint n_cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "\t" : "", cells[i] != NULL ? cells[i] : "");
  g_string_append_c (line, '\n');
  return hut_ctl_print (line->str, line->len);
}

void
hut_ctl_desk_clear (HutCtlDesk *desk)
{
  g_clear_pointer (&desk->account, g_free);
  g_clear_pointer (&desk->reader, hut_reader_free);
  g_clear_object (&desk->store);
}

int
hut_ctl_print_batch (const HutUid *batch, gboolean json)
{
  g_autofree char *text = hut_uid_to_string (batch);
  g_autoptr (JsonObject) answer = NULL;

  if (!json)
    {
      g_print ("%s\n", text);
      return HUT_CTL_DONE;
    }
  answer = json_object_new ();
  json_object_set_string_member (answer, "batch", text);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_desk_write (HutCtlDesk *desk, HutWrite *write, gboolean json)
{
  HutUid batch = hut_write_get_batch (write);
  GError *error = NULL;

  if (!hut_store_write (desk->store, write, &error))
    return hut_ctl_fail (error);
  return hut_ctl_print_batch (&batch, json);
}

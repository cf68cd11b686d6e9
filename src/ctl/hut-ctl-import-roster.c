/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl import people, import lanes, import patrols. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-import-roster.h"

#include "base/hut-json.h"
#include "ctl/hut-ctl-desk.h"

#include "hut-config.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
hut_ctl_parse_alike (const char *text, HutAlike *alike)
{
  static const char *const names[] = {
    [HUT_ALIKE_LEAVE] = "leave", [HUT_ALIKE_ADD] = "add", [HUT_ALIKE_JOIN] = "join"
  };

  *alike = HUT_ALIKE_LEAVE;
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      {
        *alike = i;
        return TRUE;
      }
  return text == NULL;
}

static JsonArray *
fault_array (const HutRosterResult *result, const char *path)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < result->faults->len; i++)
    {
      const HutRosterFault *fault = result->faults->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "file", path);
      json_object_set_int_member (object, "row", fault->row);
      json_object_set_string_member (object, "field", fault->column != NULL ? fault->column : "");
      json_object_set_string_member (object, "column",
                                     fault->heading != NULL ? fault->heading : "");
      json_object_set_string_member (object, "why", fault->why);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
alike_array (const HutRosterResult *result)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < result->alike->len; i++)
    {
      const HutRosterAlike *alike = result->alike->pdata[i];
      g_autofree char *id = hut_uid_to_string (&alike->like);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "row", alike->row);
      json_object_set_string_member (object, "name", alike->name);
      if (alike->like_row != 0)
        json_object_set_int_member (object, "like_row", alike->like_row);
      else
        json_object_set_string_member (object, "like", id);
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
print_json (const HutRosterResult *result, const char *path)
{
  g_autoptr (JsonObject) object = json_object_new ();
  const struct
  {
    const char *member;
    guint64 n;
  } counts[] = { { "read", result->read },         { "added", result->added },
                 { "changed", result->changed },   { "unchanged", result->same },
                 { "roles", result->roles },       { "findings", result->findings },
                 { "left", result->left },         { "rejected", result->n_faults },
                 { "duplicates", result->n_alike } };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].member, (gint64)counts[i].n);
  json_object_set_array_member (object, "faults", fault_array (result, path));
  json_object_set_array_member (object, "proposed", alike_array (result));
  return hut_ctl_print_json (object);
}

/* All that is wrong goes to stderr, a line each. */
static void
tell_faults (const HutRosterResult *result, const char *path)
{
  for (guint i = 0; i < result->faults->len; i++)
    {
      g_autofree char *words = hut_roster_fault_words (result->faults->pdata[i]);

      g_printerr ("hutongctl: %s: %s\n", path, words);
    }
  if (result->n_faults > result->faults->len)
    g_printerr ("hutongctl: %s: %" G_GUINT64_FORMAT " more\n", path,
                result->n_faults - result->faults->len);
  if (result->n_faults > 0)
    g_printerr ("hutongctl: %s\n", _ ("nothing was imported"));
}

static void
append_alike (GString *out, const HutRosterAlike *alike)
{
  g_autofree char *id = hut_uid_to_string (&alike->like);

  if (alike->like_row != 0)
    g_string_append_printf (out, _ ("Row %u: %s may be the one of row %u"), alike->row, alike->name,
                            alike->like_row);
  else
    g_string_append_printf (out, _ ("Row %u: %s may be one who is known: %.8s"), alike->row,
                            alike->name, id);
  g_string_append_c (out, '\n');
}

static gboolean
print_words (const HutRosterResult *result, const char *path, gboolean dry_run)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (dry_run)
    g_string_append_printf (out, "%s\n", _ ("Dry run: nothing was written."));
  g_string_append_printf (out, _ ("%s: %u rows read, %u added, %u changed, %u as they were"), path,
                          (guint)result->read, (guint)result->added, (guint)result->changed,
                          (guint)result->same);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < result->alike->len; i++)
    append_alike (out, result->alike->pdata[i]);
  if (result->left > 0)
    {
      g_string_append_printf (out, _ ("%u rows were left: import again with --alike join or add"),
                              (guint)result->left);
      g_string_append_c (out, '\n');
    }
  return hut_ctl_print (out->str, out->len);
}

int
hut_ctl_import_roster (const char *db, const char *path, const HutRosterImport *how, gboolean json)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutRowReader) rows = NULL;
  g_autoptr (HutRosterResult) result = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  rows = hut_row_reader_open (path, &error);
  if (rows != NULL)
    result = hut_roster_import (rows, desk.store, desk.reader, how, NULL, &error);
  if (result == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      return hut_ctl_fail (error);
    }
  tell_faults (result, path);
  if (json ? !print_json (result, path)
           : result->n_faults == 0 && !print_words (result, path, how->dry_run))
    return HUT_CTL_FAILED;
  return result->n_faults == 0 ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl import: a file of cases into the database; tables of the roster are another file's. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-json.h"
#include "ctl/hut-ctl-import-roster.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-import.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USAGE                                                                                      \
  "--db F import cases FILE [--preset P] [--coords wgs84|gcj02|bd09] [--dry-run] [--json] | "      \
  "people|lanes|patrols FILE [--alike leave|add|join] [--dry-run] [--json]"
#define SHOWN_ERRORS 10

static gboolean
print_counts (const HutImportResult *result)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "read", result->read);
  json_object_set_int_member (object, "added", result->added);
  json_object_set_int_member (object, "changed", result->changed);
  json_object_set_int_member (object, "closed", result->closed);
  json_object_set_int_member (object, "called_back", result->called_back);
  json_object_set_int_member (object, "returned", result->returned);
  json_object_set_int_member (object, "unchanged", result->unchanged);
  json_object_set_int_member (object, "rejected", result->rejected);
  json_object_set_int_member (object, "looked_up", result->notices[HUT_NOTICE_LOOKED_UP_INDEX]);
  json_object_set_string_member (
      object, "places_rather",
      result->place_doubt != NULL ? hut_coords_name (result->place_rather) : "");
  json_object_set_string_member (object, "rejects_file",
                                 result->rejects_file != NULL ? result->rejects_file : "");
  return hut_ctl_print_json (object);
}

static void
append_errors (GString *out, const HutImportResult *result)
{
  guint shown = MIN (result->errors->len, SHOWN_ERRORS);

  for (guint i = 0; i < shown; i++)
    {
      const HutImportError *error = g_ptr_array_index (result->errors, i);

      if (error->column != NULL)
        g_string_append_printf (out, _ ("Row %u, %s: %s"), error->row, error->column, error->why);
      else
        g_string_append_printf (out, _ ("Row %u: %s"), error->row, error->why);
      g_string_append_c (out, '\n');
    }
  if (result->rejected > shown)
    g_string_append_printf (out, _ ("and %u more rows"), (guint)(result->rejected - shown));
  if (result->rejected > shown)
    g_string_append_c (out, '\n');
}

static char *
summary (HutImport *import, const HutImportResult *result, HutImportMode mode)
{
  GString *out = g_string_new (NULL);
  g_autofree char *unmapped = g_strjoinv (", ", result->unmapped);

  g_string_append_printf (out, _ ("%s: read as “%s”"), hut_import_get_file_name (import),
                          hut_preset_get_label (hut_import_get_preset (import)));
  g_string_append_c (out, '\n');
  if (mode == HUT_IMPORT_DRY_RUN)
    g_string_append_printf (out, "%s\n", _ ("Dry run: nothing was written."));
  g_string_append_printf (out, _ ("Rows: %u read, %u added, %u changed, %u unchanged, %u rejected"),
                          (guint)result->read, (guint)result->added, (guint)result->changed,
                          (guint)result->unchanged, (guint)result->rejected);
  g_string_append_c (out, '\n');
  if (*unmapped != '\0')
    {
      g_string_append_printf (out, _ ("Columns that are not imported: %s"), unmapped);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < HUT_N_NOTICES; i++)
    if (result->notices[i] > 0)
      {
        g_autofree char *notice = hut_import_notice_text (i, result->notices[i]);

        g_string_append_printf (out, "%s\n", notice);
      }
  if (result->place_doubt != NULL)
    {
      g_string_append_printf (out, "%s\n", result->place_doubt);
      g_string_append_printf (out, _ ("To read them so: --coords %s"),
                              hut_coords_name (result->place_rather));
      g_string_append_c (out, '\n');
    }
  append_errors (out, result);
  if (result->rejects_file != NULL)
    {
      g_string_append_printf (out, _ ("Rejected rows are kept in %s"), result->rejects_file);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* What to do, and the detail behind it. */
static int
fail (const char *file, GError *error)
{
  const char *text = hut_import_error_text (error);

  if (text != NULL)
    g_prefix_error (&error, "%s: %s ", file, text);
  else
    g_prefix_error (&error, "%s: ", file);
  return hut_ctl_fail (error);
}

static int
run (HutStore *store, HutImport *import, HutImportMode mode, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutImportResult) result =
      hut_import_run (import, store, mode, NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;

  if (result == NULL)
    return fail (hut_import_get_file_name (import), g_steal_pointer (&error));
  if (json)
    return print_counts (result) ? HUT_CTL_DONE : HUT_CTL_FAILED;
  text = summary (import, result, mode);
  return hut_ctl_print (text, strlen (text)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* A file that no preset knows goes through where its columns were explained in the window once. */
static HutImport *
open_file (HutStore *store, const char *path, const char *preset, GError **error)
{
  g_autoptr (GError) unknown = NULL;
  HutImport *known = hut_import_open (path, preset, &unknown);
  g_autoptr (HutImport) any = NULL;
  g_autoptr (HutReader) reader = NULL;

  if (known != NULL)
    return known;
  if (g_error_matches (unknown, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING))
    any = hut_import_open_any (path, preset, NULL);
  reader = any != NULL ? hut_reader_new (store, NULL) : NULL;
  if (reader != NULL && hut_import_recall (any, reader))
    return g_steal_pointer (&any);
  g_propagate_error (error, g_steal_pointer (&unknown));
  return NULL;
}

int
hut_ctl_import (const char *db, int argc, char **argv)
{
  g_autofree char *preset = NULL;
  g_autofree char *coords = NULL;
  g_autofree char *alike = NULL;
  HutRosterImport roster = { .now = hut_time_now () };
  HutCoords system;
  gboolean dry_run = FALSE, json = FALSE;
  const GOptionEntry entries[] = { { "preset", 0, 0, G_OPTION_ARG_STRING, &preset, NULL, NULL },
                                   { "coords", 0, 0, G_OPTION_ARG_STRING, &coords, NULL, NULL },
                                   { "alike", 0, 0, G_OPTION_ARG_STRING, &alike, NULL, NULL },
                                   { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutImport) import = NULL;
  int code = HUT_CTL_USAGE;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc == 3 && hut_roster_list_parse (argv[1], &roster.list))
    {
      roster.dry_run = dry_run;
      return preset != NULL || coords != NULL || !hut_ctl_parse_alike (alike, &roster.alike)
                 ? hut_ctl_usage (USAGE)
                 : hut_ctl_import_roster (db, argv[2], &roster, json);
    }
  if (argc != 3 || alike != NULL || !g_str_equal (argv[1], "cases") ||
      (coords != NULL && !hut_coords_parse (coords, &system)))
    return hut_ctl_usage (USAGE);
  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  import = open_file (store, argv[2], preset, &error);
  if (import != NULL && coords != NULL)
    hut_import_set_coords (import, system);
  if (import == NULL)
    code = fail (argv[2], g_steal_pointer (&error));
  else
    code = run (store, import, dry_run ? HUT_IMPORT_DRY_RUN : HUT_IMPORT_WRITE, json);
  hut_store_close (store);
  return code;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The streets to choose from. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-street.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"

#include <string.h>

#define CODE_DIGITS 9
#define DISTRICT_DIGITS 6

struct _HutStreet
{
  GObject parent_instance;
  char *code;
  char *name;
  char *district;
};

G_DEFINE_FINAL_TYPE (HutStreet, hut_street, G_TYPE_OBJECT)

static void
hut_street_finalize (GObject *object)
{
  HutStreet *self = HUT_STREET (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->district);
  G_OBJECT_CLASS (hut_street_parent_class)->finalize (object);
}

static void
hut_street_class_init (HutStreetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_street_finalize;
}

static void
hut_street_init (HutStreet *self)
{
}

const char *
hut_street_get_code (HutStreet *self)
{
  return self->code;
}

const char *
hut_street_get_name (HutStreet *self)
{
  return self->name;
}

const char *
hut_street_get_district (HutStreet *self)
{
  return self->district;
}

gboolean
hut_street_matches (HutStreet *self, const char *text)
{
  return strstr (self->name, text) != NULL || strstr (self->district, text) != NULL ||
         g_str_has_prefix (self->code, text);
}

/* code,"name",... */
static HutStreet *
read_line (const char *line, const char *areas)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", 3);
  g_autofree char *district = NULL;
  HutStreet *street;

  if (g_strv_length (cells) < 2 || strlen (cells[0]) != CODE_DIGITS ||
      strspn (cells[0], "0123456789") != CODE_DIGITS)
    return NULL;
  district = g_strndup (cells[0], DISTRICT_DIGITS);
  street = g_object_new (HUT_TYPE_STREET, NULL);
  street->code = g_strdup (cells[0]);
  street->name = g_strdup (g_strdelimit (cells[1], "\"", ' '));
  g_strstrip (street->name);
  street->district = hut_divisions_name (areas, district);
  if (street->district == NULL)
    street->district = g_steal_pointer (&district);
  return street;
}

GListModel *
hut_street_list_new (GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (HUT_TYPE_STREET);
  g_autofree char *streets_path = hut_paths_data_file ("divisions/beijing-streets.csv");
  g_autofree char *areas_path = hut_paths_data_file ("divisions/beijing-areas.csv");
  g_autofree char *streets = NULL;
  g_autofree char *areas = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (streets_path, &streets, NULL, error) ||
      !g_file_get_contents (areas_path, &areas, NULL, error))
    return G_LIST_MODEL (g_steal_pointer (&list));
  lines = g_strsplit (streets, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (HutStreet) street = read_line (lines[i], areas);

      if (street != NULL)
        g_list_store_append (list, street);
    }
  return G_LIST_MODEL (g_steal_pointer (&list));
}

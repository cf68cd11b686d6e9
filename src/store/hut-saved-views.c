/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saved views: reading, what they may hold, and what is written of them. Any thread, with a reader
 * of its own. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-saved-views.h"

#include "base/hut-json.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ZOOM_MAX 3000 /* hundredths */
#define LAYERS_MAX 64

/* Pages with a list that is filtered; those of one list offer each other's views. A filter that is
 * one choice has that member; codes NULL: any text. */
static const struct
{
  const char *page;
  const char *list;
  const char *choice;
  const char *const *codes;
} pages[] = {
  { "cases", "cases", NULL, NULL },
  { "map", "cases", NULL, NULL },
  { "matters", "matters", "which", (const char *const[]){ "done", NULL } },
  { "mine", "mine", "whose", NULL },
};

static int
find_page (const char *page)
{
  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].page, page))
      return i;
  return -1;
}

HutSavedView *
hut_saved_view_copy (const HutSavedView *view)
{
  HutSavedView *copy = g_memdup2 (view, sizeof *view);

  copy->name = g_strdup (view->name);
  copy->page = g_strdup (view->page);
  copy->filter = g_strdup (view->filter);
  copy->map = g_strdup (view->map);
  copy->by = g_strdup (view->by);
  return copy;
}

void
hut_saved_view_free (HutSavedView *view)
{
  if (view == NULL)
    return;
  g_free (view->name);
  g_free (view->page);
  g_free (view->filter);
  g_free (view->map);
  g_free (view->by);
  g_free (view);
}

/* ---- What a view may hold ---- */

static gboolean
malformed (GError **error, const char *what)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s: not of a view", what);
  return FALSE;
}

const char *
hut_saved_view_name_fault (const char *name)
{
  if (name == NULL || *name == '\0')
    return _ ("Give the view a name.");
  if (!g_utf8_validate (name, -1, NULL) || g_utf8_strlen (name, -1) > HUT_SAVED_VIEW_NAME_MAX)
    return _ ("The name is too long: 40 characters at most.");
  return NULL;
}

/* @choice NULL: nothing is chosen. */
static gboolean
read_choice (int page, const char *filter, char **choice, GError **error)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (filter, -1, error);
  const char *text;

  *choice = NULL;
  if (object == NULL)
    return FALSE;
  if (json_object_get_size (object) == 0)
    return TRUE;
  text = hut_json_get_string (object, pages[page].choice);
  if (text == NULL || json_object_get_size (object) > 1 ||
      (pages[page].codes != NULL && !g_strv_contains (pages[page].codes, text)))
    return malformed (error, "filter");
  *choice = g_strdup (text);
  return TRUE;
}

gboolean
hut_saved_view_check (const char *page, const char *filter, const char *map, GError **error)
{
  int at = find_page (page);
  g_auto (HutMapPart) part = { 0 };

  if (at < 0 || filter == NULL)
    return malformed (error, at < 0 ? "page" : "filter");
  if (map != NULL && !hut_map_part_read (map, &part, error))
    return FALSE;
  if (pages[at].choice != NULL)
    {
      g_autofree char *choice = NULL;

      return read_choice (at, filter, &choice, error);
    }
  else
    {
      g_autoptr (HutCaseFilter) cases = hut_case_filter_from_json (filter, error);

      return cases != NULL;
    }
}

char *
hut_saved_view_print_choice (const char *page, const char *choice)
{
  g_autoptr (JsonObject) object = json_object_new ();
  int at = find_page (page);

  if (at >= 0 && choice != NULL)
    json_object_set_string_member (object, pages[at].choice, choice);
  return hut_json_print_object (object);
}

char *
hut_saved_view_read_choice (const char *page, const char *filter)
{
  int at = find_page (page);
  char *choice = NULL;

  if (at >= 0 && pages[at].choice != NULL && filter != NULL)
    read_choice (at, filter, &choice, NULL);
  return choice;
}

/* ---- The part of the map: {"layers":["lanes"],"middle":[lon,lat],"zoom":1450} ---- */

void
hut_map_part_clear (HutMapPart *part)
{
  g_clear_pointer (&part->layers, g_strfreev);
}

char *
hut_map_part_print (const HutMapPart *part)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *middle = json_array_new ();

  json_array_add_int_element (middle, part->middle.lon);
  json_array_add_int_element (middle, part->middle.lat);
  json_object_set_array_member (object, "middle", middle);
  json_object_set_int_member (object, "zoom", part->zoom);
  if (part->layers != NULL)
    {
      JsonArray *layers = json_array_new ();

      for (guint i = 0; part->layers[i] != NULL; i++)
        json_array_add_string_element (layers, part->layers[i]);
      json_object_set_array_member (object, "layers", layers);
    }
  return hut_json_print_object (object);
}

static gboolean
read_layers (JsonArray *array, GStrv *layers)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL || json_array_get_length (array) > LAYERS_MAX)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  *layers = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_middle (JsonArray *array, HutPoint *middle)
{
  gint64 numbers[2];

  if (array == NULL || json_array_get_length (array) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_INT64)
        return FALSE;
      numbers[i] = json_node_get_int (node);
    }
  if (ABS (numbers[0]) > G_GINT64_CONSTANT (180) * HUT_POINT_UNITS ||
      ABS (numbers[1]) > G_GINT64_CONSTANT (90) * HUT_POINT_UNITS)
    return FALSE;
  *middle = (HutPoint){ numbers[0], numbers[1] };
  return TRUE;
}

gboolean
hut_map_part_read (const char *map, HutMapPart *part, GError **error)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (map, -1, error);
  guint n_known = 2;
  gint64 zoom;

  *part = (HutMapPart){ 0 };
  if (object == NULL)
    return FALSE;
  if (!read_middle (hut_json_get_array (object, "middle"), &part->middle) ||
      !hut_json_get_int (object, "zoom", &zoom) || zoom < 0 || zoom > ZOOM_MAX)
    return malformed (error, "map");
  part->zoom = (int)zoom;
  if (json_object_has_member (object, "layers"))
    {
      if (!read_layers (hut_json_get_array (object, "layers"), &part->layers))
        return malformed (error, "map");
      n_known++;
    }
  if (json_object_get_size (object) == n_known)
    return TRUE;
  hut_map_part_clear (part);
  return malformed (error, "map");
}

/* ---- Reading ---- */

gboolean
hut_saved_views_same_list (const char *page, const char *other)
{
  int at = find_page (page);
  int at_other = find_page (other);

  return at >= 0 && at_other >= 0 && g_str_equal (pages[at].list, pages[at_other].list);
}

static HutSavedView *
view_of (const HutRecord *record)
{
  HutSavedView *view = g_new0 (HutSavedView, 1);

  view->id = record->id;
  view->shared = record->kind == &hut_kind_shared_view;
  view->name = g_strdup (hut_record_get_text (record, "name"));
  view->page = g_strdup (hut_record_get_text (record, "page"));
  view->filter = g_strdup (hut_record_get_text (record, "filter"));
  view->map = g_strdup (hut_record_get_text (record, "map"));
  if (view->shared)
    view->by = g_strdup (hut_record_get_text (record, "by"));
  view->newer =
      record->extra != NULL || !hut_saved_view_check (view->page, view->filter, view->map, NULL);
  if (view->name == NULL)
    view->name = g_strdup (_ ("(without name)"));
  return view;
}

static gboolean
add_kind (GPtrArray *views, HutReader *reader, const HutKind *kind, const char *page,
          GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, kind, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (page == NULL ||
        hut_saved_views_same_list (page, hut_record_get_text (records->pdata[i], "page")))
      g_ptr_array_add (views, view_of (records->pdata[i]));
  return records != NULL;
}

GPtrArray *
hut_saved_views_read (HutReader *reader, const char *page, GError **error)
{
  g_autoptr (GPtrArray) views =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_saved_view_free);

  if (!add_kind (views, reader, &hut_kind_view, page, error) ||
      !add_kind (views, reader, &hut_kind_shared_view, page, error))
    return NULL;
  return g_steal_pointer (&views);
}

HutSavedView *
hut_saved_views_find (GPtrArray *views, const char *page, const char *name, const gboolean *shared)
{
  for (guint i = 0; i < views->len; i++)
    {
      HutSavedView *view = views->pdata[i];

      if (g_strcmp0 (view->name, name) == 0 && (shared == NULL || *shared == view->shared) &&
          (page == NULL || hut_saved_views_same_list (page, view->page)))
        return view;
    }
  return NULL;
}

gboolean
hut_saved_views_may_share (HutReader *reader)
{
  g_autofree char *role = hut_reader_get_setting (reader, "role");

  return role == NULL || g_str_equal (role, "clerk") || g_str_equal (role, "leader");
}

/* ---- Writing ---- */

static const HutKind *
kind_of (gboolean shared)
{
  return shared ? &hut_kind_shared_view : &hut_kind_view;
}

static void
create (HutWrite *write, const HutSavedView *view, const HutUid *id, gboolean shared,
        const char *account)
{
  HutRecord *record = hut_record_new (kind_of (shared), id, NULL);

  hut_record_set_text (record, "name", view->name);
  hut_record_set_text (record, "page", view->page);
  hut_record_set_text (record, "filter", view->filter);
  hut_record_set_text (record, "map", view->map);
  if (shared)
    hut_record_set_text (record, "by", account);
  hut_write_create (write, record);
}

static HutValue
text_or_none (const char *text)
{
  return text != NULL ? hut_value_text (text) : (HutValue)HUT_VALUE_INIT;
}

void
hut_saved_views_save (HutWrite *write, HutSavedView *view, const char *account)
{
  if (hut_uid_is_nil (&view->id))
    {
      view->id = hut_uid_new ();
      create (write, view, &view->id, view->shared, account);
      return;
    }
  hut_write_update (write, kind_of (view->shared), &view->id);
  hut_write_set (write, "name", hut_value_text (view->name));
  hut_write_set (write, "filter", hut_value_text (view->filter));
  hut_write_set (write, "map", text_or_none (view->map));
}

HutUid
hut_saved_views_move (HutWrite *write, const HutSavedView *view, gboolean shared,
                      const char *account)
{
  HutUid id = hut_uid_new ();

  create (write, view, &id, shared, account);
  hut_write_void (write, kind_of (view->shared), &view->id,
                  shared ? _ ("Shared with the office") : _ ("Taken back from the office"));
  return id;
}

void
hut_saved_views_remove (HutWrite *write, const HutSavedView *view, const char *reason)
{
  hut_write_void (write, kind_of (view->shared), &view->id, reason);
}

/* ---- The start ---- */

char *
hut_saved_views_start_setting (const char *page)
{
  int at = find_page (page);

  return g_strconcat ("start-view/", at >= 0 ? pages[at].list : page, NULL);
}

HutSavedView *
hut_saved_views_start (HutReader *reader, const char *page, GError **error)
{
  g_autofree char *setting = hut_saved_views_start_setting (page);
  g_autofree char *name = hut_reader_get_setting (reader, setting);
  g_autoptr (GPtrArray) views = NULL;
  HutSavedView *found;

  if (name == NULL)
    return NULL;
  views = hut_saved_views_read (reader, page, error);
  found = views != NULL ? hut_saved_views_find (views, page, name, NULL) : NULL;
  return found != NULL && !found->newer ? hut_saved_view_copy (found) : NULL;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl view: views that are saved under a name, one's own and those of the office. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-cases.h"
#include "ctl/hut-ctl-desk.h"
#include "ctl/hut-ctl-mine.h"

#include "base/hut-json.h"
#include "store/hut-saved-views.h"

#include <glib/gi18n.h>
#include <string.h>

static const char USAGE[] =
    "--db F view list [--page P] | save NAME --page cases|map|matters|mine --filter JSON "
    "[--map JSON] [--shared] [--replace] | apply NAME [--page P] [--limit N] | share NAME | "
    "unshare NAME | rename NAME NEW | remove NAME [--reason R] | start NAME|--none --page P "
    "[--json]";

typedef struct
{
  char *page, *filter, *map, *reason;
  gboolean shared, replace, none, json;
  int limit;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->page);
  g_free (asked->filter);
  g_free (asked->map);
  g_free (asked->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static int
refuse (const char *name, const char *why)
{
  return hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "%s: %s", name, why));
}

/* ---- The list ---- */

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/* A filter stands as an object where it is one. */
static void
set_json (JsonObject *object, const char *member, const char *text)
{
  JsonNode *node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, member, node);
}

static JsonObject *
view_object (HutReader *reader, const HutSavedView *view)
{
  JsonObject *object = json_object_new ();
  g_autofree char *by = view->by != NULL ? hut_reader_account_name (reader, view->by) : NULL;
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&view->id, id));
  set_text (object, "name", view->name);
  set_text (object, "page", view->page);
  set_json (object, "filter", view->filter);
  set_json (object, "map", view->map);
  set_text (object, "by", by);
  json_object_set_boolean_member (object, "shared", view->shared);
  json_object_set_boolean_member (object, "newer", view->newer);
  return object;
}

static int
list (HutCtlDesk *desk, const Asked *asked, char **words)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) views = hut_saved_views_read (desk->reader, asked->page, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (views == NULL)
    return hut_ctl_fail (error);
  for (guint i = 0; i < views->len; i++)
    {
      const HutSavedView *view = views->pdata[i];

      if (asked->json)
        {
          g_autoptr (JsonObject) object = view_object (desk->reader, view);
          g_autofree char *line = hut_json_print_object (object);

          g_string_append_printf (out, "%s\n", line);
        }
      else
        g_string_append_printf (out, "%s\t%s\t%s%s%s\n", view->shared ? _ ("office") : _ ("own"),
                                view->page != NULL ? view->page : "-", view->name,
                                view->newer ? "\t" : "",
                                view->newer ? _ ("of a newer version") : "");
    }
  return hut_ctl_print (out->str, out->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* ---- One ---- */

/* The view @name among all; NULL with the reason on stderr, and *@code set. */
static HutSavedView *
find (HutCtlDesk *desk, const Asked *asked, const char *name, const gboolean *shared, int *code)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) views = hut_saved_views_read (desk->reader, NULL, &error);
  HutSavedView *found =
      views != NULL ? hut_saved_views_find (views, asked->page, name, shared) : NULL;

  if (found != NULL)
    return hut_saved_view_copy (found);
  if (views != NULL)
    error = g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, _ ("there is no view %s"), name);
  *code = hut_ctl_fail (error);
  return NULL;
}

static int
save (HutCtlDesk *desk, const Asked *asked, char **words)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutSavedView) view = NULL;
  g_autoptr (GPtrArray) views = NULL;
  HutSavedView *there;
  GError *error = NULL;

  if (asked->page == NULL || asked->filter == NULL)
    return hut_ctl_usage (USAGE);
  if (hut_saved_view_name_fault (words[0]) != NULL)
    return refuse (words[0], hut_saved_view_name_fault (words[0]));
  if (!hut_saved_view_check (asked->page, asked->filter, asked->map, &error))
    return hut_ctl_fail (error);
  views = hut_saved_views_read (desk->reader, NULL, &error);
  if (views == NULL)
    return hut_ctl_fail (error);
  if (asked->shared && !hut_saved_views_may_share (desk->reader))
    return refuse (words[0], _ ("only clerks and leaders share views"));
  there = hut_saved_views_find (views, asked->page, words[0], &asked->shared);
  if (there != NULL && !asked->replace)
    return refuse (words[0], _ ("there is a view of that name: say --replace"));
  view = there != NULL ? hut_saved_view_copy (there) : g_new0 (HutSavedView, 1);
  if (there == NULL)
    {
      view->name = g_strdup (words[0]);
      view->page = g_strdup (asked->page);
      view->shared = asked->shared;
    }
  g_free (view->filter);
  view->filter = g_strdup (asked->filter);
  g_free (view->map);
  view->map = g_strdup (asked->map);
  hut_saved_views_save (write, view, desk->account);
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), asked->json);
}

/* What the page would show. */
static int
apply_mine (HutCtlDesk *desk, const char *filter, gboolean json)
{
  g_autofree char *whose = hut_saved_view_read_choice ("mine", filter);
  gboolean own = whose == NULL || g_str_has_suffix (whose, ":");
  g_autoptr (GPtrArray) items = NULL;
  g_auto (HutMineWho) who = { 0 };
  GError *error = NULL;

  if (!hut_reader_mine_who (desk->reader, own ? NULL : whose, &who, &error))
    return hut_ctl_fail (error);
  items = hut_reader_mine (desk->reader, &who,
                           g_strcmp0 (whose, "unit:") == 0  ? HUT_MINE_UNIT
                           : g_strcmp0 (whose, "all:") == 0 ? HUT_MINE_EVERYBODY
                                                            : HUT_MINE_PERSON,
                           NULL, &error);
  return items != NULL ? hut_ctl_print_mine (&who, items, json) : hut_ctl_fail (error);
}

static int
apply (HutCtlDesk *desk, const Asked *asked, char **words)
{
  g_autoptr (HutSavedView) view = NULL;
  g_autoptr (HutCaseFilter) filter = NULL;
  GError *error = NULL;
  int code;

  view = find (desk, asked, words[0], NULL, &code);
  if (view == NULL)
    return code;
  if (view->newer)
    return refuse (view->name, _ ("saved by a newer version: update the program"));
  if (g_str_equal (view->page, "mine"))
    return apply_mine (desk, view->filter, asked->json);
  if (g_str_equal (view->page, "matters"))
    {
      g_autofree char *which = hut_saved_view_read_choice ("matters", view->filter);

      return hut_ctl_print_matters (
          desk->reader, which != NULL ? HUT_MATTERS_DONE : HUT_MATTERS_OPEN, asked->json);
    }
  filter = hut_case_filter_from_json (view->filter, &error);
  if (filter == NULL)
    return hut_ctl_fail (error);
  return hut_ctl_print_cases (desk->reader, filter, (guint)asked->limit, asked->json);
}

static int
move (HutCtlDesk *desk, const Asked *asked, char **words, gboolean shared)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutSavedView) view = NULL;
  gboolean before = !shared;
  int code;

  view = find (desk, asked, words[0], &before, &code);
  if (view == NULL)
    return code;
  if (!hut_saved_views_may_share (desk->reader))
    return refuse (view->name, _ ("only clerks and leaders share views"));
  hut_saved_views_move (write, view, shared, desk->account);
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), asked->json);
}

static int
share_one (HutCtlDesk *desk, const Asked *asked, char **words)
{
  return move (desk, asked, words, TRUE);
}

static int
take_back (HutCtlDesk *desk, const Asked *asked, char **words)
{
  return move (desk, asked, words, FALSE);
}

static int
rename_one (HutCtlDesk *desk, const Asked *asked, char **words)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutSavedView) view = NULL;
  g_autoptr (GPtrArray) views = NULL;
  GError *error = NULL;
  int code;

  if (hut_saved_view_name_fault (words[1]) != NULL)
    return refuse (words[1], hut_saved_view_name_fault (words[1]));
  view = find (desk, asked, words[0], NULL, &code);
  if (view == NULL)
    return code;
  views = hut_saved_views_read (desk->reader, NULL, &error);
  if (views == NULL)
    return hut_ctl_fail (error);
  if (hut_saved_views_find (views, view->page, words[1], &view->shared) != NULL)
    return refuse (words[1], _ ("there is a view of that name"));
  g_free (view->name);
  view->name = g_strdup (words[1]);
  hut_saved_views_save (write, view, desk->account);
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), asked->json);
}

static int
remove_one (HutCtlDesk *desk, const Asked *asked, char **words)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutSavedView) view = NULL;
  int code;

  view = find (desk, asked, words[0], asked->shared ? &asked->shared : NULL, &code);
  if (view == NULL)
    return code;
  hut_saved_views_remove (write, view, asked->reason != NULL ? asked->reason : _ ("Not needed"));
  return hut_ctl_desk_write (desk, g_steal_pointer (&write), asked->json);
}

static int
start (HutCtlDesk *desk, const Asked *asked, char **words)
{
  g_autofree char *setting = NULL;
  g_autoptr (HutSavedView) view = NULL;
  GError *error = NULL;
  int code;

  if (asked->page == NULL || asked->none == (words[0] != NULL))
    return hut_ctl_usage (USAGE);
  if (!asked->none)
    {
      view = find (desk, asked, words[0], NULL, &code);
      if (view == NULL)
        return code;
    }
  setting = hut_saved_views_start_setting (asked->page);
  return hut_store_set_setting (desk->store, setting, view != NULL ? view->name : NULL, &error)
             ? HUT_CTL_DONE
             : hut_ctl_fail (error);
}

static const struct
{
  const char *name;
  int (*run) (HutCtlDesk *desk, const Asked *asked, char **words);
  int least, most; /* words after the verb */
} verbs[] = {
  { "list", list, 0, 0 },         { "save", save, 1, 1 },         { "apply", apply, 1, 1 },
  { "share", share_one, 1, 1 },   { "unshare", take_back, 1, 1 }, { "rename", rename_one, 2, 2 },
  { "remove", remove_one, 1, 1 }, { "start", start, 0, 1 },
};

int
hut_ctl_view (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { .limit = G_MAXINT };
  g_auto (HutCtlDesk) desk = { 0 };
  const GOptionEntry entries[] = {
    { "page", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.page, NULL, NULL },
    { "filter", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.filter, NULL, NULL },
    { "map", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.map, NULL, NULL },
    { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.reason, NULL, NULL },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &asked.limit, NULL, NULL },
    { "shared", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.shared, NULL, NULL },
    { "replace", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.replace, NULL, NULL },
    { "none", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.none, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc < 2 || asked.limit < 0)
    return hut_ctl_usage (USAGE);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, argv[1]))
      {
        if (argc - 2 < verbs[i].least || argc - 2 > verbs[i].most)
          break;
        if (!hut_ctl_desk_open (&desk, db, &code))
          return code;
        return verbs[i].run (&desk, &asked, argv + 2);
      }
  return hut_ctl_usage (USAGE);
}

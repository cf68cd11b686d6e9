/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl similar, case link, case unlink, case not-same: which cases are about one matter. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-matter.h"

#include "ctl/hut-ctl-desk.h"
#include "insight/hut-same-matter.h"
#include "store/hut-matter-work.h"
#include "store/hut-reader-alike.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEARNT_FROM 3000 /* newest cases */
#define LOOKED_AT 200
#define DEFAULT_LIMIT 20

static const char USAGE[] = "--db F similar ID [--limit N] [--json]";

static gboolean
find_case (HutReader *reader, const char *name, HutUid *id, GError **error)
{
  g_autoptr (HutRecord) record = hut_ctl_find_case (reader, name, error);

  if (record != NULL)
    *id = record->id;
  return record != NULL;
}

/* ---- similar ---- */

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text != NULL ? text : "");

  return json_to_string (node, FALSE);
}

static void
append_words (GString *out, const char *member, GStrv words)
{
  g_string_append_printf (out, "\"%s\":[", member);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = quote (words[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", word);
    }
  g_string_append (out, "],");
}

/* Not canonical, which knows no fractions; members in their order all the same. */
static void
append_json (GString *out, const HutCaseBrief *other, const HutLikeness *likeness)
{
  g_auto (GStrv) because = hut_likeness_because (likeness);
  g_auto (GStrv) but = hut_likeness_but (likeness);
  g_autofree char *title = quote (other->title);
  g_autofree char *number = quote (other->number);
  char id[HUT_UID_STRING_LEN + 1], matter[HUT_UID_STRING_LEN + 1];
  char score[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (out, '{');
  append_words (out, "because", because);
  append_words (out, "but", but);
  g_string_append_printf (out, "\"id\":\"%s\",", hut_uid_print (&other->id, id));
  if (!hut_uid_is_nil (&other->matter))
    g_string_append_printf (out, "\"matter\":\"%s\",", hut_uid_print (&other->matter, matter));
  g_string_append_printf (
      out, "\"number\":%s,\"score\":%s,\"state\":\"%s\",\"title\":%s}\n", number,
      g_ascii_formatd (score, sizeof score, "%.3f", likeness->probability), other->state, title);
}

static void
append_text (GString *out, const HutCaseBrief *other, const HutLikeness *likeness)
{
  g_auto (GStrv) because = hut_likeness_because (likeness);
  g_autofree char *words = g_strjoinv (_ ("; "), because);
  char id[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (out, "%.0f %%\t%s\t%s\t%s\n", likeness->probability * 100,
                          other->number != NULL ? other->number : hut_uid_print (&other->id, id),
                          other->title != NULL ? other->title : "", words);
}

static int
print_similar (HutStore *store, HutReader *reader, const HutUid *id, guint limit, gboolean json)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutCaseBrief) about = NULL;
  g_autoptr (GPtrArray) usual = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) ranked = NULL;
  g_autoptr (HutSameMatter) matter = NULL;
  g_auto (GStrv) terms = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  GError *error = NULL;
  HutMatterRules rules;

  hut_matter_rules_of (office, &rules);
  about = hut_reader_brief (reader, id, &error);
  if (about != NULL)
    usual = hut_reader_briefs (reader, LEARNT_FROM, &error);
  if (usual == NULL)
    return hut_ctl_fail (error);
  matter = hut_same_matter_new (usual, &rules);
  terms = hut_same_matter_terms (matter, about);
  others = hut_reader_alike (reader, about, (const char *const *)terms, LOOKED_AT, NULL, &error);
  if (others == NULL)
    return hut_ctl_fail (error);
  ranked = hut_same_matter_rank (matter, about, others, limit);
  for (guint i = 0; i < ranked->len; i++)
    {
      const HutLikeness *likeness = ranked->pdata[i];

      (json ? append_json : append_text) (out, others->pdata[likeness->index], likeness);
    }
  return hut_ctl_print (out->str, out->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_similar (const char *db, int argc, char **argv)
{
  gboolean json = FALSE;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  GError *error = NULL;
  HutUid id;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || limit < 1)
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (!find_case (desk.reader, argv[1], &id, &error))
    return hut_ctl_fail (error);
  return print_similar (desk.store, desk.reader, &id, (guint)limit, json);
}

/* ---- link, unlink, not-same ---- */

static HutLinking
linking_of (const HutCtlDesk *desk)
{
  return (HutLinking){ hut_store_get_stream (desk->store), desk->account, hut_time_now () };
}

/* Writes it, and says with @json which matter the case @id is of afterwards. */
static int
finish (HutCtlDesk *desk, HutWrite *write, const HutUid *id, gboolean json)
{
  HutUid batch = hut_write_get_batch (write);
  g_autofree char *text = hut_uid_to_string (&batch);
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (HutRecord) record = NULL;
  const char *matter;
  GError *error = NULL;

  if (!hut_store_write (desk->store, write, &error))
    return hut_ctl_fail (error);
  if (!json)
    {
      g_print ("%s\n", text);
      return HUT_CTL_DONE;
    }
  record = hut_reader_get (desk->reader, &hut_kind_case, id, NULL);
  matter = record != NULL ? hut_record_get_text (record, "matter") : NULL;
  answer = json_object_new ();
  json_object_set_string_member (answer, "batch", text);
  if (matter != NULL)
    json_object_set_string_member (answer, "matter", matter);
  return hut_ctl_print_json (answer) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

/* A case, or all cases of a matter by its uid. */
static gboolean
add_named (HutReader *reader, GArray *ids, const char *name, GError **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  HutUid id;

  if (hut_uid_parse (name, &id))
    {
      cases = hut_reader_matter_cases (reader, &id, error);
      if (cases == NULL)
        return FALSE;
      if (cases->len > 0)
        id = ((const HutCaseBrief *)cases->pdata[0])->id;
    }
  if ((cases == NULL || cases->len == 0) && !find_case (reader, name, &id, error))
    return FALSE;
  g_array_append_val (ids, id);
  return TRUE;
}

int
hut_ctl_case_link (HutCtlDesk *desk, const char *name, char **others, gboolean json)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutLinking linking = linking_of (desk);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  GError *error = NULL;

  if (!add_named (desk->reader, ids, name, &error))
    return hut_ctl_fail (error);
  for (; *others != NULL; others++)
    if (!add_named (desk->reader, ids, *others, &error))
      return hut_ctl_fail (error);
  if (!hut_write_link (write, desk->reader, &linking, (const HutUid *)(void *)ids->data, ids->len,
                       &error))
    return hut_ctl_fail (error);
  return finish (desk, g_steal_pointer (&write), &g_array_index (ids, HutUid, 0), json);
}

int
hut_ctl_case_unlink (HutCtlDesk *desk, const char *name, gboolean json)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutLinking linking = linking_of (desk);
  GError *error = NULL;
  HutUid id;

  if (!find_case (desk->reader, name, &id, &error) ||
      !hut_write_unlink (write, desk->reader, &linking, &id, &error))
    return hut_ctl_fail (error);
  return finish (desk, g_steal_pointer (&write), &id, json);
}

int
hut_ctl_case_not_same (HutCtlDesk *desk, const char *name, const char *other, gboolean json)
{
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  HutLinking linking = linking_of (desk);
  HutUid id, second;
  GError *error = NULL;

  if (!find_case (desk->reader, name, &id, &error) ||
      !find_case (desk->reader, other, &second, &error) ||
      !hut_write_not_same (write, desk->reader, &linking, &id, &second, &error))
    return hut_ctl_fail (error);
  return finish (desk, g_steal_pointer (&write), &id, json);
}

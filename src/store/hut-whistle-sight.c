/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle with what hangs on it, and what a new one takes over. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-whistle-sight.h"

#include "base/hut-json.h"
#include "domain/hut-telephone.h"
#include "store/hut-reader-matter.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-street.h"
#include "store/hut-reader-whistle.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *source;
  const HutKind *kind;
  const char *title;
} kinds[] = {
  { "case",       &hut_kind_case,       "title" },
  { "matter",     &hut_kind_matter,     "title" },
  { "lane",       &hut_kind_lane,       "name"  },
  { "warning",    &hut_kind_warning,    "title" },
  { "resolution", &hut_kind_resolution, "title" },
};
/* clang-format on */

static const HutKind *
kind_of (const char *source, const char **title)
{
  for (gsize i = 0; source != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].source, source))
      {
        *title = kinds[i].title;
        return kinds[i].kind;
      }
  return NULL;
}

/* ---- What hangs on it ---- */

static void
link_free (gpointer data)
{
  HutWhistleLink *link = data;

  g_free (link->title);
  g_free (link->number);
  g_free (link->where);
  g_free (link);
}

void
hut_whistle_sight_free (HutWhistleSight *sight)
{
  if (sight == NULL)
    return;
  hut_whistle_free (sight->whistle);
  if (sight->evidence != NULL)
    g_ptr_array_unref (sight->evidence);
  g_ptr_array_unref (sight->links);
  g_free (sight);
}

/* "drains · No. 5, Zhonglou lane"; NULL where neither is known. */
static char *
where_of (const HutRecord *record)
{
  static const char *const categories[] = { "category_3", "category_2", "category" };
  const char *address = hut_record_get_text (record, "address");
  const char *category = NULL;

  for (gsize i = 0; category == NULL && i < G_N_ELEMENTS (categories); i++)
    category = hut_record_get_text (record, categories[i]);
  if (category == NULL || address == NULL)
    return g_strdup (category != NULL ? category : address);
  return g_strdup_printf ("%s · %s", category, address);
}

static void
add_link (GPtrArray *links, HutReader *reader, const char *source, const HutUid *id)
{
  const char *title = NULL;
  const HutKind *kind = kind_of (source, &title);
  g_autoptr (HutRecord) record = kind != NULL ? hut_reader_get (reader, kind, id, NULL) : NULL;
  HutWhistleLink *link;

  if (record == NULL)
    return;
  link = g_new0 (HutWhistleLink, 1);
  link->kind = kind;
  link->id = *id;
  link->title = g_strdup (hut_record_get_text (record, title));
  if (kind == &hut_kind_case)
    {
      link->number = g_strdup (hut_record_get_text (record, "number"));
      link->where = where_of (record);
    }
  g_ptr_array_add (links, link);
}

static void
add_links (GPtrArray *links, HutReader *reader, const HutRecord *whistle)
{
  g_autoptr (GArray) cases = hut_whistle_cases (whistle);
  const char *matter = hut_record_get_text (whistle, "matter");
  const char *source = hut_record_get_text (whistle, "source_kind");
  const char *of = hut_record_get_text (whistle, "source");
  HutUid id;

  if (matter != NULL && hut_uid_parse (matter, &id))
    add_link (links, reader, "matter", &id);
  for (guint i = 0; i < cases->len && i < HUT_WHISTLE_LINKS; i++)
    add_link (links, reader, "case", &g_array_index (cases, HutUid, i));
  if (source != NULL && of != NULL && !g_str_equal (source, "case") &&
      !g_str_equal (source, "matter") && hut_uid_parse (of, &id))
    add_link (links, reader, source, &id);
}

HutWhistleSight *
hut_reader_whistle_sight (HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (HutWhistleSight) sight = NULL;
  HutWhistle *whistle = hut_reader_whistle (reader, id, error);

  if (whistle == NULL)
    return NULL;
  sight = g_new0 (HutWhistleSight, 1);
  sight->whistle = whistle;
  sight->links = g_ptr_array_new_with_free_func (link_free);
  sight->evidence = hut_reader_whistle_attachments (reader, id, error);
  if (sight->evidence == NULL)
    return NULL;
  add_links (sight->links, reader, whistle->whistle);
  return g_steal_pointer (&sight);
}

/* ---- Where one comes from ---- */

static void
copy (HutRecord *whistle, const HutRecord *record, const char *field)
{
  if (hut_kind_field (record->kind, field) != NULL)
    hut_record_set (whistle, field, hut_value_copy (hut_record_get (record, field)));
}

/* The cases of the matter that somebody still waits for. */
static void
add_matter_cases (GArray *cases, HutReader *reader, const HutUid *id)
{
  g_autoptr (HutMatterDossier) dossier = hut_reader_matter_dossier (reader, id, NULL);

  for (guint i = 0; dossier != NULL && i < dossier->cases->len; i++)
    {
      const HutRecord *record = dossier->cases->pdata[i];

      if (g_strcmp0 (hut_record_get_text (record, "state"), "closed") != 0 &&
          g_strcmp0 (hut_record_get_text (record, "state"), "void") != 0)
        g_array_append_val (cases, record->id);
    }
}

/* The middle of the lane's line. */
static void
set_lane (HutRecord *whistle, HutReader *reader, const HutRecord *lane)
{
  const char *code = hut_record_get_text (lane, "code");
  g_autoptr (GPtrArray) parts = hut_reader_street_parts (reader, NULL);

  hut_record_set_text (whistle, "lane", code);
  hut_record_set_text (whistle, "address", hut_record_get_text (lane, "name"));
  for (guint i = 0; parts != NULL && code != NULL && i < parts->len; i++)
    {
      const HutStreetPart *part = parts->pdata[i];

      if (part->kind == &hut_kind_lane && g_strcmp0 (part->code, code) == 0 && part->shape != NULL)
        hut_record_set (whistle, "place", hut_value_point (hut_shape_label_point (part->shape)));
    }
}

static HutRecord *
make (HutReader *reader, const char *source, const HutRecord *record, const char *title)
{
  HutUid fresh = hut_uid_new ();
  HutRecord *whistle = hut_record_new (&hut_kind_whistle, &fresh, NULL);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autofree char *task = hut_telephone_mask_in (hut_record_get_text (record, title));
  g_autofree char *text = NULL;
  char id[HUT_UID_STRING_LEN + 1];

  copy (whistle, record, "place");
  copy (whistle, record, "address");
  copy (whistle, record, "community");
  copy (whistle, record, "matter");
  if (record->kind == &hut_kind_warning)
    copy (whistle, record, "cases");
  if (record->kind == &hut_kind_case)
    g_array_append_val (cases, record->id);
  if (record->kind == &hut_kind_matter)
    {
      hut_record_set (whistle, "matter", hut_value_uid (&record->id));
      add_matter_cases (cases, reader, &record->id);
    }
  if (record->kind == &hut_kind_lane)
    set_lane (whistle, reader, record);
  else
    hut_record_set_text (whistle, "task", task);
  text = hut_whistle_cases_print (cases);
  if (text != NULL)
    hut_record_set_text (whistle, "cases", text);
  hut_record_set_text (whistle, "source_kind", source);
  hut_record_set_text (whistle, "source", hut_uid_print (&record->id, id));
  return whistle;
}

HutRecord *
hut_reader_whistle_from (HutReader *reader, const char *kind, const HutUid *id, GError **error)
{
  const char *title = NULL;
  const HutKind *of = kind_of (kind, &title);
  g_autoptr (HutRecord) record = of != NULL ? hut_reader_get (reader, of, id, error) : NULL;

  return record != NULL ? make (reader, kind, record, title) : NULL;
}

char *
hut_reader_whistle_source (HutReader *reader, const HutRecord *whistle)
{
  const char *source = hut_record_get_text (whistle, "source_kind");
  const char *of = hut_record_get_text (whistle, "source");
  const char *field = NULL;
  const HutKind *kind = kind_of (source, &field);
  g_autoptr (HutRecord) record = NULL;
  const char *title, *number;
  HutUid id;

  if (kind == NULL || of == NULL || !hut_uid_parse (of, &id))
    return NULL;
  record = hut_reader_get (reader, kind, &id, NULL);
  if (record == NULL)
    return NULL;
  title = hut_record_get_text (record, field);
  number = kind == &hut_kind_case ? hut_record_get_text (record, "number") : NULL;
  if (number != NULL)
    /* Translators: what it is, its number, and its title. */
    return g_strdup_printf (_ ("%s %s: %s"), _ (kind->label), number, title != NULL ? title : "");
  /* Translators: what it is, and its title. */
  return g_strdup_printf (C_ ("source", "%s: %s"), _ (kind->label), title != NULL ? title : "");
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What topics come from. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-topic-source.h"

#include "domain/hut-telephone.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
static const struct
{
  const char *source;
  const HutKind *kind;
  const char *title;
  const char *state; /* that it has to be in; NULL: any */
} kinds[] = {
  { "case",       &hut_kind_case,       "title", NULL },
  { "matter",     &hut_kind_matter,     "title", NULL },
  { "warning",    &hut_kind_warning,    "title", NULL },
  { "lane",       &hut_kind_lane,       "name",  NULL },
  { "resolution", &hut_kind_resolution, "title", "open" },
  { "entry",      &hut_kind_entry,      "title", "open" },
};
/* clang-format on */

void
hut_topic_source_free (HutTopicSource *source)
{
  g_free (source->title);
  g_free (source->note);
  g_free (source);
}

static const char *
label_of (const char *source)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_topic, "source_kind"), source);
}

static void
add (GPtrArray *found, const char *source, const HutUid *id, const char *title, const char *number)
{
  HutTopicSource *one = g_new0 (HutTopicSource, 1);

  one->kind = source;
  one->id = *id;
  one->title = hut_telephone_mask_in (title);
  one->note = number != NULL ? g_strdup_printf ("%s %s", label_of (source), number)
                             : g_strdup (label_of (source));
  g_ptr_array_add (found, one);
}

static gboolean
add_cases (GPtrArray *found, HutReader *reader, const char *text, guint limit, GError **error)
{
  g_autoptr (GArray) rowids = hut_reader_search (reader, text, limit, error);
  g_autoptr (GPtrArray) rows =
      rowids != NULL ? hut_reader_case_rows (reader, (const gint64 *)(gpointer)rowids->data,
                                             rowids->len, error)
                     : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HutCaseRow *row = rows->pdata[i];

      if (row->title != NULL)
        add (found, "case", &row->id, row->title, row->number);
    }
  return rows != NULL;
}

static gboolean
add_records (GPtrArray *found, HutReader *reader, gsize which, const char *text, guint limit,
             GError **error)
{
  g_autoptr (GPtrArray) records = hut_reader_list (reader, kinds[which].kind, error);
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len && n < limit; i++)
    {
      const HutRecord *record = records->pdata[i];
      const char *title = hut_record_get_text (record, kinds[which].title);
      g_autofree char *folded = title != NULL ? g_utf8_casefold (title, -1) : NULL;

      if (folded == NULL || strstr (folded, text) == NULL)
        continue;
      if (kinds[which].state != NULL &&
          g_strcmp0 (hut_record_get_text (record, "state"), kinds[which].state) != 0)
        continue;
      add (found, kinds[which].source, &record->id, title, NULL);
      n++;
    }
  return records != NULL;
}

GPtrArray *
hut_reader_topic_sources (HutReader *reader, const char *text, guint limit,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_topic_source_free);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  if (*folded == '\0')
    return g_steal_pointer (&found);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean read = kinds[i].kind == &hut_kind_case
                          ? add_cases (found, reader, text, limit, error)
                          : add_records (found, reader, i, folded, limit, error);

      if (!read || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

static HutRecord *
make_topic (const HutRecord *record, gsize which)
{
  const HutUid fresh = hut_uid_new ();
  HutRecord *topic = hut_record_new (&hut_kind_topic, &fresh, NULL);
  g_autofree char *title = hut_telephone_mask_in (hut_record_get_text (record, kinds[which].title));
  g_autofree char *id = hut_uid_to_string (&record->id);

  hut_record_set_text (topic, "title", title);
  hut_record_set_text (topic, "source_kind", kinds[which].source);
  hut_record_set_text (topic, "source", id);
  if (hut_kind_field (record->kind, "place") != NULL)
    hut_record_set (topic, "place", hut_value_copy (hut_record_get (record, "place")));
  return topic;
}

HutRecord *
hut_reader_topic_from (HutReader *reader, const char *kind, const HutUid *id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].source, kind))
      {
        g_autoptr (HutRecord) record = hut_reader_get (reader, kinds[i].kind, id, error);

        return record != NULL ? make_topic (record, i) : NULL;
      }
  return NULL;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Communities, grids, lanes and units with where they are. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-street.h"

#include "domain/hut-place-table.h"
#include "geo/hut-shape-json.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"

void
hut_street_part_free (HutStreetPart *part)
{
  g_free (part->code);
  g_free (part->name);
  g_free (part->community);
  g_free (part->class);
  g_free (part->duties);
  g_free (part->chief);
  g_clear_pointer (&part->shape, hut_shape_free);
  g_free (part);
}

/* A shape that came broken is told once, and missed on the map. */
static HutShape *
read_shape (const HutRecord *record)
{
  gboolean line = record->kind == &hut_kind_lane;
  const char *text = hut_record_get_text (record, line ? "line" : "area");
  HutShape *shape = hut_shape_from_json (line ? HUT_SHAPE_LINE : HUT_SHAPE_AREA, text);

  if (shape == NULL && text != NULL)
    g_message ("%s %s: its %s cannot be read", record->kind->name,
               hut_record_get_text (record, "code"), line ? "line" : "area");
  return shape;
}

/* Who is responsible in the lanes. */
typedef struct
{
  const HutRoster *roster;
  HutPlaceTable *roles; /* of the roster */
} Chiefs;

static char *
read_chief (HutReader *reader, const HutRecord *lane, const Chiefs *chiefs)
{
  HutUid id = hut_lane_chief_among (lane, hut_place_table_at (chiefs->roles, lane), chiefs->roster,
                                    hut_time_now ());
  g_autoptr (HutRecord) person = NULL;

  if (hut_uid_is_nil (&id))
    return NULL;
  person = hut_reader_get (reader, &hut_kind_person, &id, NULL);
  if (person == NULL || hut_record_get_text (person, "void_reason") != NULL)
    return NULL;
  return g_strdup (hut_record_get_text (person, "name"));
}

static HutStreetPart *
read_part (HutReader *reader, const HutRecord *record, const Chiefs *chiefs)
{
  HutStreetPart *part = g_new0 (HutStreetPart, 1);
  const HutKind *kind = record->kind;

  part->kind = kind;
  part->code = g_strdup (hut_record_get_text (record, "code"));
  part->name = g_strdup (hut_record_get_text (record, "name"));
  part->community =
      g_strdup (hut_record_get_text (record, kind == &hut_kind_community ? "code" : "community"));
  if (kind == &hut_kind_unit)
    {
      part->class = g_strdup (hut_record_get_text (record, "class"));
      part->duties = g_strdup (hut_record_get_text (record, "duties"));
      part->has_place = hut_record_get_point (record, "place", &part->place);
      return part;
    }
  part->shape = read_shape (record);
  if (kind == &hut_kind_lane)
    part->chief = read_chief (reader, record, chiefs);
  return part;
}

GPtrArray *
hut_reader_street_parts (HutReader *reader, GError **error)
{
  static const HutKind *const kinds[] = { &hut_kind_community, &hut_kind_grid, &hut_kind_lane,
                                          &hut_kind_unit };
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_street_part_free);
  g_autoptr (HutRoster) roster = hut_reader_chiefs (reader, error);
  g_autoptr (HutPlaceTable) roles = roster != NULL ? hut_place_table_new (roster->roles) : NULL;
  const Chiefs chiefs = { roster, roles };

  if (roster == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = hut_reader_list (reader, kinds[i], error);

      if (records == NULL)
        return NULL;
      for (guint j = 0; j < records->len; j++)
        g_ptr_array_add (parts, read_part (reader, records->pdata[j], &chiefs));
    }
  return g_steal_pointer (&parts);
}

gboolean
hut_street_parts_changed (HutChangeSet *changes)
{
  return hut_change_set_has_kind (changes, &hut_kind_community) ||
         hut_change_set_has_kind (changes, &hut_kind_grid) ||
         hut_change_set_has_kind (changes, &hut_kind_lane) ||
         hut_change_set_has_kind (changes, &hut_kind_unit) ||
         hut_change_set_has_kind (changes, &hut_kind_person) ||
         hut_change_set_has_kind (changes, &hut_kind_role);
}

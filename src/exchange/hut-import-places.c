/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places of an import, by address and against addresses. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-places.h"

#define MAX_NOTED 1000
#define MIN_NOTED 20
#define MAX_KNOWN 20000 /* addresses that are remembered */
#define CLEARLY 0.05    /* so much more of the places lie inside */

/* What became of an address. */
typedef struct
{
  gboolean found;
  HutPoint place;
  guint accuracy;
} Answer;

struct _HutImportPlaces
{
  HutGazetteer *gazetteer; /* NULL: none */
  GHashTable *answers;     /* address -> Answer */
  GArray *noted;           /* double: longitude and latitude in turn, as they were read */
  GArray *paired;          /* the same of those whose address is known */
  GArray *known;           /* HutPoint: where that is */
};

HutImportPlaces *
hut_import_places_new (HutGazetteer *gazetteer)
{
  HutImportPlaces *places = g_new0 (HutImportPlaces, 1);

  places->gazetteer = gazetteer;
  places->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  places->noted = g_array_new (FALSE, FALSE, sizeof (double));
  places->paired = g_array_new (FALSE, FALSE, sizeof (double));
  places->known = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  return places;
}

void
hut_import_places_free (HutImportPlaces *places)
{
  if (places == NULL)
    return;
  hut_gazetteer_free (places->gazetteer);
  g_hash_table_unref (places->answers);
  g_array_unref (places->noted);
  g_array_unref (places->paired);
  g_array_unref (places->known);
  g_free (places);
}

gboolean
hut_import_places_find (HutImportPlaces *places, const char *address, HutPoint *place,
                        guint *accuracy)
{
  Answer *answer;
  HutAddressFound found;

  if (places->gazetteer == NULL || address == NULL)
    return FALSE;
  answer = g_hash_table_lookup (places->answers, address);
  if (answer == NULL)
    {
      answer = g_new0 (Answer, 1);
      answer->found = hut_gazetteer_place (places->gazetteer, address, &found);
      answer->place = answer->found ? found.place : (HutPoint){ 0, 0 };
      answer->accuracy = answer->found ? found.accuracy : 0;
      if (g_hash_table_size (places->answers) >= MAX_KNOWN)
        g_hash_table_remove_all (places->answers);
      g_hash_table_insert (places->answers, g_strdup (address), answer);
    }
  *place = answer->place;
  *accuracy = answer->accuracy;
  return answer->found;
}

void
hut_import_places_note (HutImportPlaces *places, HutPoint place, HutCoords coords,
                        const char *address)
{
  double read[2] = { hut_point_lon (place), hut_point_lat (place) };
  HutPoint known;
  guint accuracy;

  if (places->noted->len >= 2 * MAX_NOTED)
    return;
  hut_coords_convert (HUT_COORDS_WGS84, coords, &read[0], &read[1]);
  g_array_append_vals (places->noted, read, 2);
  if (!hut_import_places_find (places, address, &known, &accuracy))
    return;
  g_array_append_vals (places->paired, read, 2);
  g_array_append_val (places->known, known);
}

static double
share_inside (GArray *noted, HutCoords coords, const HutBox *box)
{
  guint inside = 0;

  for (guint i = 0; i < noted->len; i += 2)
    {
      double lon = g_array_index (noted, double, i), lat = g_array_index (noted, double, i + 1);

      hut_coords_convert (coords, HUT_COORDS_WGS84, &lon, &lat);
      inside += hut_box_contains (box, hut_point_from_degrees (lon, lat));
    }
  return inside / (noted->len / 2.0);
}

gboolean
hut_import_places_doubt (HutImportPlaces *places, HutCoords coords, const HutBox *street,
                         HutCoords *rather)
{
  double share;

  if (hut_coords_guess_beside ((const double *)places->paired->data,
                               (const HutPoint *)places->known->data, places->known->len, coords,
                               rather))
    return *rather != coords;
  if (hut_box_is_empty (street) || places->noted->len < 2 * MIN_NOTED)
    return FALSE;
  *rather = hut_coords_guess ((const double *)places->noted->data, places->noted->len / 2, street,
                              &share);
  return *rather != coords && share - share_inside (places->noted, coords, street) >= CLEARLY;
}

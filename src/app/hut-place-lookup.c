/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the gazetteer to the places that a form offers. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-place-lookup.h"

#include "store/hut-address-place.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define PLACES_MAX 20 /* that the words of an address may mean */

/* "nearby, to 150 m: in 照澜院, where number 3 is not known" */
static char *
describe_found (const HutAddressFound *found)
{
  g_autofree char *why = hut_gazetteer_explain (found);

  /* Translators: how sure a place is, the metres it is known to, and why it was found. */
  return g_strdup_printf (_ ("%s, to %u m: %s"), hut_sure_label (found->sure), found->accuracy,
                          why);
}

void
hut_place_lookup (HutDesk *desk, const char *words, GPtrArray *places)
{
  HutGazetteer *gazetteer = desk != NULL ? hut_desk_get_gazetteer (desk) : NULL;
  g_autoptr (GArray) found =
      gazetteer != NULL ? hut_gazetteer_find (gazetteer, words, PLACES_MAX) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const HutAddressFound *one = &g_array_index (found, HutAddressFound, i);
      const char *community = hut_gazetteer_find_community (gazetteer, one->place);
      g_autofree char *name =
          one->sure < HUT_SURE_GUESS ? g_strdup (words) : hut_gazetteer_name (one);
      HutAddressPlace *place = hut_address_place_new (name, community, one->place);

      place->accuracy = one->accuracy;
      place->note = describe_found (one);
      g_ptr_array_add (places, place);
    }
}

char *
hut_place_lookup_community (HutDesk *desk, HutPoint place)
{
  HutGazetteer *gazetteer = desk != NULL ? hut_desk_get_gazetteer (desk) : NULL;

  return gazetteer != NULL ? g_strdup (hut_gazetteer_find_community (gazetteer, place)) : NULL;
}

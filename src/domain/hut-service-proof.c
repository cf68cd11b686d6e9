/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a certificate of service rests on. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-service-proof.h"

#include <string.h>

#define NUMBER_DIGITS 8

HutTime
hut_service_when (const HutRecord *service)
{
  return hut_record_get_int (service, "began_at", hut_record_get_int (service, "at", 0));
}

gint64
hut_service_minutes (const HutRecord *service)
{
  HutTime began = hut_record_get_int (service, "began_at", 0);
  HutTime ended = hut_record_get_int (service, "ended_at", 0);

  return began != 0 && ended > began ? (ended - began) / HUT_TIME_MINUTE
                                     : hut_record_get_int (service, "minutes", 0);
}

gboolean
hut_service_read_hours (const char *text, gint64 *minutes)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_auto (GStrv) parts = plain != NULL ? g_strsplit_set (plain, ":.", 2) : NULL;
  gboolean decimal = parts != NULL && strchr (plain, '.') != NULL;
  guint64 whole, part = 0;

  if (parts == NULL || parts[0] == NULL ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, 24, &whole, NULL))
    return FALSE;
  if (parts[1] != NULL &&
      (strlen (parts[1]) > 2 ||
       !g_ascii_string_to_unsigned (parts[1], 10, 0, decimal ? 99 : 59, &part, NULL)))
    return FALSE;
  if (decimal && strlen (parts[1]) == 1)
    part *= 10;
  if (whole == 24 && part > 0)
    return FALSE;
  *minutes = (gint64)(whole * 60 + (decimal ? (part * 60 + 50) / 100 : part));
  return TRUE;
}

char *
hut_service_write_hours (gint64 minutes)
{
  return g_strdup_printf ("%d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

static int
compare_services (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  HutTime one = hut_service_when (first), two = hut_service_when (second);

  return one != two ? (one > two) - (one < two)
                    : memcmp (first->id.bytes, second->id.bytes, sizeof first->id.bytes);
}

/* "110108014-2026-3F2A9C01" */
static char *
number_of (const HutServiceProof *proof, const HutUid *person, const char *street)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *span =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, proof->from,
                       proof->until, proof->minutes);
  g_autofree char *digits = NULL;

  g_checksum_update (sum, person->bytes, sizeof person->bytes);
  g_checksum_update (sum, (const guchar *)span, -1);
  for (guint i = 0; i < proof->services->len; i++)
    g_checksum_update (sum, ((HutRecord *)proof->services->pdata[i])->id.bytes,
                       sizeof person->bytes);
  digits = g_ascii_strup (g_checksum_get_string (sum), NUMBER_DIGITS);
  return g_strdup_printf ("%s-%d-%s", street,
                          hut_time_year (proof->until - 1, hut_time_zone (NULL)), digits);
}

HutServiceProof *
hut_service_proof_new (const HutUid *person, GPtrArray *services, HutTime from, HutTime until,
                       const char *street)
{
  static const HutRosterMeasures none = { 0 };
  g_autoptr (GPtrArray) standing = hut_roster_standing (services);
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  HutServiceProof *proof = g_new0 (HutServiceProof, 1);
  HutVolunteerRecord record =
      hut_volunteer_record (person, services, empty, empty, &none, from, until);

  proof->from = from;
  proof->until = until;
  proof->services = g_ptr_array_new ();
  for (guint i = 0; i < standing->len; i++)
    {
      HutUid of = hut_roster_uid (standing->pdata[i], "person");
      HutTime when = hut_service_when (standing->pdata[i]);

      if (hut_uid_equal (&of, person) && when >= from && when < until)
        g_ptr_array_add (proof->services, standing->pdata[i]);
    }
  g_ptr_array_sort (proof->services, compare_services);
  proof->minutes = record.minutes;
  proof->overlap = record.overlap_minutes;
  proof->number = number_of (proof, person, street);
  return proof;
}

void
hut_service_proof_free (HutServiceProof *proof)
{
  g_ptr_array_unref (proof->services);
  g_free (proof->number);
  g_free (proof);
}

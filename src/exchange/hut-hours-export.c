/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table of hours. Each person, lane and activity is read once. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-hours-export.h"

#include "domain/hut-hours-columns.h"
#include "domain/hut-service-proof.h"
#include "store/hut-reader-people.h"

typedef struct
{
  HutReader *reader;
  HutLedgerPrivacy privacy;
  GHashTable *records; /* HutUid → HutRecord, of people and activities; NULL: gone */
  GHashTable *places;  /* code → name */
} Export;

static void
export_clear (Export *export)
{
  g_clear_pointer (&export->records, g_hash_table_unref);
  g_clear_pointer (&export->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
record_free (gpointer record)
{
  if (record != NULL)
    hut_record_free (record);
}

/* NULL where there is none. */
static const HutRecord *
find (Export *export, const HutKind *kind, const HutRecord *service, const char *field)
{
  HutUid id = hut_roster_uid (service, field);
  gpointer record;

  if (hut_uid_is_nil (&id))
    return NULL;
  if (g_hash_table_lookup_extended (export->records, &id, NULL, &record))
    return record;
  record = hut_reader_get (export->reader, kind, &id, NULL);
  g_hash_table_insert (export->records, g_memdup2 (&id, sizeof id), record);
  return record;
}

/* ---- Cells ---- */

static char *
person_text (Export *export, const HutRecord *service, const char *field)
{
  const HutRecord *person = find (export, &hut_kind_person, service, "person");
  const HutField *of = hut_kind_field (&hut_kind_person, field);

  if (person == NULL ||
      (of->privacy == HUT_PRIVACY_PERSONAL && export->privacy == HUT_LEDGER_MASKED))
    return NULL;
  return g_strdup (hut_record_get_text (person, field));
}

static char *
activity_text (Export *export, const HutRecord *service)
{
  const HutRecord *activity = find (export, &hut_kind_activity, service, "activity");
  /* Of one that puts another right, the words say why. */
  const char *words = hut_record_get_text (service, "replaces") == NULL
                          ? hut_record_get_text (service, "words")
                          : NULL;

  return g_strdup (activity != NULL ? hut_record_get_text (activity, "title") : words);
}

static char *
place_text (Export *export, const HutRecord *service)
{
  const char *code = hut_record_get_text (service, "lane");
  const char *name = code != NULL ? g_hash_table_lookup (export->places, code) : NULL;

  return g_strdup (name != NULL ? name : code);
}

/* Hours without times have a day, and no clock. */
static char *
time_text (const HutRecord *service, const char *field, const char *format)
{
  HutTime time = hut_record_get_int (service, field, 0);

  return time != 0 && hut_record_get_int (service, "ended_at", 0) != 0
             ? hut_time_format (time, hut_time_zone (NULL), format)
             : NULL;
}

/* "2.50", exact to a hundredth of an hour. */
static char *
hours_text (const HutRecord *service)
{
  gint64 hundredths = (hut_service_minutes (service) * 100 + 30) / 60;

  return g_strdup_printf ("%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
}

static char *
cell_text (Export *export, const HutRecord *service, HutHoursField field)
{
  switch (field)
    {
    case HUT_HOURS_NAME:
      return person_text (export, service, "name");
    case HUT_HOURS_VOLUNTEER_NUMBER:
      return person_text (export, service, "volunteer_number");
    case HUT_HOURS_ID_NUMBER:
      return person_text (export, service, "id_number");
    case HUT_HOURS_TELEPHONE:
      return person_text (export, service, "telephone");
    case HUT_HOURS_ACTIVITY:
      return activity_text (export, service);
    case HUT_HOURS_PLACE:
      return place_text (export, service);
    case HUT_HOURS_DAY:
      return hut_time_format (hut_service_when (service), hut_time_zone (NULL), "%Y-%m-%d");
    case HUT_HOURS_FROM:
      return time_text (service, "began_at", "%H:%M");
    case HUT_HOURS_UNTIL:
      return time_text (service, "ended_at", "%H:%M");
    case HUT_HOURS_HOURS:
      return hours_text (service);
    case HUT_HOURS_MINUTES:
      return g_strdup_printf ("%d", (int)hut_service_minutes (service));
    case HUT_HOURS_HOW:
      return hut_field_to_text (hut_kind_field (&hut_kind_service, "how"),
                                hut_record_get (service, "how"));
    case HUT_HOURS_CERTIFIER:
    case HUT_N_HOURS_FIELDS:
    default:
      return g_strdup (hut_record_get_text (service, "certifier"));
    }
}

/* ---- The table ---- */

static GStrv
row_of (Export *export, const HutRecord *service, const GArray *columns)
{
  GStrv cells = g_new0 (char *, columns->len + 1);

  for (guint i = 0; i < columns->len; i++)
    {
      char *text = cell_text (export, service, g_array_index (columns, HutHoursColumn, i).field);

      cells[i] = text != NULL ? text : g_strdup ("");
    }
  return cells;
}

static HutResults *
results_new (const GArray *columns)
{
  HutResults *results = g_new0 (HutResults, 1);

  results->headings = g_new0 (char *, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    results->headings[i] = g_strdup (g_array_index (columns, HutHoursColumn, i).heading);
  results->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  results->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  return results;
}

HutResults *
hut_hours_export_read (HutReader *reader, HutOffice *office, HutTime from, HutTime until,
                       HutLedgerPrivacy privacy, GError **error)
{
  g_autoptr (GArray) columns =
      hut_hours_columns_read (hut_office_get_rule (office, "hours-columns"), error);
  g_autoptr (GPtrArray) services =
      columns != NULL ? hut_reader_services (reader, from, until, error) : NULL;
  g_auto (Export) export = { .reader = reader, .privacy = privacy };
  HutResults *results;

  if (services == NULL)
    return NULL;
  export.places = hut_reader_place_names (reader, NULL, error);
  export.records = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, record_free);
  if (export.places == NULL)
    return NULL;
  results = results_new (columns);
  for (guint i = 0; i < services->len; i++)
    {
      const HutRecord *service = services->pdata[i];

      g_ptr_array_add (results->rows, row_of (&export, service, columns));
      g_array_append_val (results->ids, service->id);
    }
  return results;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing a rule of the office: one record a name, made once and changed after that. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-rule-work.h"

#include "domain/hut-office-check.h"
#include "hut-config.h"
#include "store/hut-store-office.h"

#include <glib/gi18n-lib.h>

static void
set_all (HutWrite *write, HutRecord *record, const char *text, const char *source,
         const char *account)
{
  const struct
  {
    const char *field;
    HutValue value;
  } fields[] = {
    { "value", hut_value_text (text) },
    { "source", source != NULL ? hut_value_text (source) : (HutValue)HUT_VALUE_INIT },
    { "verified_by", account != NULL ? hut_value_text (account) : (HutValue)HUT_VALUE_INIT },
    { "verified_at", hut_value_int (hut_time_now ()) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (record != NULL)
      hut_record_set (record, fields[i].field, fields[i].value);
    else
      hut_write_set (write, fields[i].field, fields[i].value);
}

HutWrite *
hut_rule_write (HutReader *reader, HutStore *store, const char *name, JsonNode *value,
                const char *source, const char *account, GError **error)
{
  const char *stream = hut_store_get_stream (store);
  HutUid id = hut_office_rule_id (stream, name);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutRecord) present = NULL;
  g_autoptr (GError) own = NULL;
  g_autofree char *text = NULL;
  HutWrite *write;

  if (hut_office_get_shipped (office, name) == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                   _ ("no rule of that name: %s"), name);
      return NULL;
    }
  if (!hut_office_check_value (name, value, error))
    return NULL;
  present = hut_reader_get (reader, &hut_kind_rule, &id, &own);
  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  text = json_to_string (value, FALSE);
  write = hut_write_new (HUT_WRITE_PERSON);
  if (present == NULL)
    {
      HutRecord *record = hut_record_new (&hut_kind_rule, &id, stream);

      hut_record_set_text (record, "name", name);
      set_all (NULL, record, text, source, account);
      hut_write_create (write, record);
      return write;
    }
  hut_write_update (write, &hut_kind_rule, &id);
  set_all (write, NULL, text, source, account);
  return write;
}

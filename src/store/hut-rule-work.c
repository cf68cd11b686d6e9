/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing a rule of the office: one record a name, made once and changed after that. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-rule-work.h"

#include "domain/hut-decision-rule.h"
#include "domain/hut-office-check.h"
#include "hut-config.h"
#include "store/hut-store-office.h"

#include <glib/gi18n-lib.h>

gboolean
hut_rule_may_set (HutReader *reader)
{
  g_autofree char *role = hut_reader_get_setting (reader, "role");

  return role == NULL || g_str_equal (role, "leader") || g_str_equal (role, "admin");
}

static HutValue
text_or_none (const char *text)
{
  return text != NULL ? hut_value_text (text) : (HutValue)HUT_VALUE_INIT;
}

static void
set_all (HutWrite *write, HutRecord *record, const char *text, const char *source,
         const char *signer)
{
  const struct
  {
    const char *field;
    HutValue value;
  } fields[] = {
    { "value", hut_value_text (text) },
    { "source", text_or_none (source) },
    { "verified_by", text_or_none (signer) },
    { "verified_at", hut_value_int (hut_time_now ()) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (record != NULL)
      hut_record_set (record, fields[i].field, fields[i].value);
    else
      hut_write_set (write, fields[i].field, fields[i].value);
}

static gboolean
is_decision (const char *name)
{
  return g_str_has_prefix (name, HUT_DECISION_PREFIX);
}

static gboolean
check (HutOffice *office, const char *name, JsonNode *value, const char *source, GError **error)
{
  if (hut_office_get_shipped (office, name) == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                   _ ("no rule of that name: %s"), name);
      return FALSE;
    }
  if (!hut_office_check_value (name, value, error))
    return FALSE;
  if (source != NULL || !is_decision (name))
    return TRUE;
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                       _ ("The law and the article are needed"));
  return FALSE;
}

/* Another's signature must not come to stand under this value: an older one gives way as it was
 * seen, or not at all. What was taken back holds again. */
static void
change (HutWrite *write, const HutRecord *present, gboolean whole)
{
  hut_write_update (write, &hut_kind_rule, &present->id);
  if (hut_record_get_text (present, "void_reason") != NULL)
    hut_write_set (write, "void_reason", (HutValue)HUT_VALUE_INIT);
  if (whole)
    hut_write_guard (write, "verified_at",
                     hut_value_int (hut_record_get_int (present, "verified_at", 0)));
}

HutWrite *
hut_rule_write (HutReader *reader, HutStore *store, const char *name, JsonNode *value,
                const char *source, const char *signer, GError **error)
{
  const char *stream = hut_store_get_stream (store);
  HutUid id = hut_office_rule_id (stream, name);
  g_autoptr (HutOffice) office = hut_store_dup_office (store);
  g_autoptr (HutRecord) present = NULL;
  g_autoptr (GError) own = NULL;
  g_autofree char *text = NULL;
  HutWrite *write;

  if (!check (office, name, value, source, error))
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
      set_all (NULL, record, text, source, signer);
      hut_write_create (write, record);
      return write;
    }
  change (write, present, is_decision (name));
  set_all (write, NULL, text, source, signer);
  return write;
}

HutWrite *
hut_rule_take_back (HutReader *reader, HutStore *store, const char *name, const char *reason,
                    GError **error)
{
  HutUid id = hut_office_rule_id (hut_store_get_stream (store), name);
  g_autoptr (GError) own = NULL;
  g_autoptr (HutRecord) present = hut_reader_get (reader, &hut_kind_rule, &id, &own);
  HutWrite *write;

  if (own != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  if (present == NULL || hut_record_get_text (present, "void_reason") != NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                   _ ("The office has no rule of its own of that name: %s"), name);
      return NULL;
    }
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_rule, &id, reason);
  return write;
}

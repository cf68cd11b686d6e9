/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of a record is public. Pure; any thread. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-public-text.h"

#include "domain/hut-mask.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A flat is named by building, entrance and number ("3号楼2单元301", "3-2-301"): its number goes.
 * A building alone, a room of an office and a date stay. */
#define FLAT                                                                                       \
  "(?:(?<=单元)|(?<=单元 ))\\d{2,4}(?=\\D|$)"                                                  \
  "|(?:(?<=号楼)|(?<=号楼 )|(?<=栋)|(?<=栋 ))\\d{3,4}(?=\\D|$)"                              \
  "|(?<![\\d-])\\d{1,2}-\\d{1,2}-\\d{3,4}(?![\\d-])"

/* Of a resident: six digits of a place, a day of birth, four more. */
#define IDENTITY                                                                                   \
  "(?<!\\d)[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx](?!"    \
  "\\d)"

static GRegex *
what_is_struck (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (FLAT "|" IDENTITY, G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

char *
hut_public_words (const char *words)
{
  g_autofree char *flats = NULL;
  g_autofree char *grouped = NULL;

  if (words == NULL || !g_utf8_validate (words, -1, NULL))
    return NULL;
  flats = g_regex_replace_literal (what_is_struck (), words, -1, 0, "***", 0, NULL);
  grouped = hut_mask_telephones (flats);
  return hut_telephone_mask_in (grouped);
}

/* The field @name where it is public, else NULL. */
static const HutField *
public_field (const HutRecord *record, const char *name)
{
  const HutField *field = record != NULL ? hut_kind_field (record->kind, name) : NULL;

  return field != NULL && field->privacy == HUT_PRIVACY_PUBLIC ? field : NULL;
}

char *
hut_public_text (const HutRecord *record, const char *name)
{
  const HutField *field = public_field (record, name);
  const HutValue *value = field != NULL ? hut_record_get (record, name) : NULL;
  g_autofree char *words = NULL;

  if (value == NULL || value->type == HUT_VALUE_NONE || field->type == HUT_FIELD_UID)
    return NULL;
  words = hut_field_to_text (field, value);
  return value->type == HUT_VALUE_TEXT ? hut_public_words (words) : g_steal_pointer (&words);
}

const char *
hut_public_code (const HutRecord *record, const char *name)
{
  const HutField *field = public_field (record, name);

  return field != NULL && field->type == HUT_FIELD_CODE ? hut_record_get_text (record, name) : NULL;
}

gint64
hut_public_int (const HutRecord *record, const char *name, gint64 fallback)
{
  return public_field (record, name) != NULL ? hut_record_get_int (record, name, fallback)
                                             : fallback;
}

gboolean
hut_public_point (const HutRecord *record, const char *name, HutPoint *point)
{
  return public_field (record, name) != NULL && hut_record_get_point (record, name, point);
}

char *
hut_public_member (const HutRecord *member)
{
  g_autofree char *name = hut_public_text (member, "screen_name");
  g_autofree char *number = hut_public_text (member, "number");

  if (name != NULL)
    return g_steal_pointer (&name);
  if (number != NULL)
    /* Translators: a member, by the number on the list. */
    return g_strdup_printf (_ ("No. %s"), number);
  return g_strdup (_ ("A member"));
}

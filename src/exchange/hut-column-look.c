/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What values look like. Each look is a share: of how many values it is true. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-column-look.h"

#include "exchange/hut-cell-values.h"

#include <string.h>

#define UNTOLD 0.5
#define LONG_TEXT 24 /* characters; a title is shorter */
#define FEW_WORDS 12
#define FEW_CATEGORIES 40
#define LIKE_A_LIST 0.6
#define SHORT_NAME 12 /* of a category, a unit, a person */

typedef gboolean (*Test) (const char *value, HutPreset *preset, const HutColumnNames *names);

void
hut_column_names_clear (HutColumnNames *names)
{
  g_clear_pointer (&names->communities, g_hash_table_unref);
  g_clear_pointer (&names->units, g_hash_table_unref);
  g_clear_pointer (&names->categories, g_hash_table_unref);
}

static gboolean
has_any (const char *value, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (value, *parts) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
ends_with_any (const char *value, const char *const *ends)
{
  for (; *ends != NULL; ends++)
    if (g_str_has_suffix (value, *ends))
      return TRUE;
  return FALSE;
}

static gboolean
is_known (GHashTable *names, const char *value)
{
  g_autofree char *normal = names != NULL ? hut_preset_normalize (value) : NULL;

  return normal != NULL && g_hash_table_contains (names, normal);
}

static guint
count_digits (const char *value)
{
  guint n = 0;

  for (; *value != '\0'; value++)
    n += g_ascii_isdigit (*value) ? 1 : 0;
  return n;
}

static gboolean
is_time (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  const HutCell cell = { 0, HUT_CELL_TEXT, value };
  g_auto (HutValue) time = HUT_VALUE_INIT;
  g_autofree char *why = hut_cell_read_time (&cell, hut_preset_get_zone (preset), &time);

  return why == NULL && strpbrk (value, "-/:.年") != NULL && time.type == HUT_VALUE_INT;
}

static gboolean
is_telephone (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  guint digits = count_digits (value);

  return digits >= 7 && digits <= 12 && value[strspn (value, "0123456789-+() ")] == '\0' &&
         !is_time (value, preset, names);
}

static gboolean
is_order_number (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  for (const char *at = value; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_/#", *at) == NULL)
      return FALSE;
  return strlen (value) >= 6 && count_digits (value) >= 4 && !is_time (value, preset, names) &&
         !is_telephone (value, preset, names);
}

static gboolean
is_identity (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  gsize digits = strspn (value, "0123456789");

  return strlen (value) == 18 && digits >= 17 && strchr ("0123456789Xx", value[17]) != NULL;
}

static gboolean
is_community (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  static const char *const ends[] = { "社区", "居委会", "村", "村委会", "居民委员会", NULL };

  return ends_with_any (value, ends) || is_known (names->communities, value);
}

static gboolean
is_unit (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  static const char *const ends[] = { "科", "室", "局", "所", "队", "公司", "中心", "办", NULL };

  return is_known (names->units, value) ||
         (g_utf8_strlen (value, -1) <= SHORT_NAME && ends_with_any (value, ends));
}

static gboolean
is_category (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  return is_known (names->categories, value);
}

static gboolean
is_person (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  static const char *const ends[] = { "先生", "女士", "同志", "某", "*", NULL };

  return ends_with_any (value, ends);
}

static gboolean
is_address (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  static const char *const parts[] = { "号", "路", "街", "小区", "胡同", "单元",
                                       "楼", "院", "里", "园",   "门",   NULL };
  glong length = g_utf8_strlen (value, -1);

  return length >= 4 && length <= 40 && has_any (value, parts) &&
         !is_community (value, preset, names);
}

static gboolean
is_long (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  return g_utf8_strlen (value, -1) > LONG_TEXT;
}

static gboolean
is_title (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  glong length = g_utf8_strlen (value, -1);

  return length >= 4 && length <= 2 * LONG_TEXT && count_digits (value) < 7;
}

static gboolean
is_street (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  static const char *const ends[] = { "街道", "镇", "乡", "地区", "办事处", NULL };

  return ends_with_any (value, ends);
}

static gboolean
is_district (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  return g_str_has_suffix (value, "区") && !g_str_has_suffix (value, "社区");
}

static gboolean
is_degrees (const char *value, HutPreset *preset, const HutColumnNames *names)
{
  char *end;

  return g_ascii_strtod (value, &end) != 0 && *end == '\0' && strchr (value, '.') != NULL;
}

static const struct
{
  const char *field;
  Test test;
  gboolean tells;    /* by itself, whatever the heading */
  gboolean distinct; /* hardly two values alike */
} looks[] = {
  { "order_number", is_order_number, TRUE, TRUE },
  { "telephone", is_telephone, TRUE, FALSE },
  { "id_number", is_identity, TRUE, FALSE },
  { "community", is_community, TRUE, FALSE },
  { "lead", is_unit, FALSE, FALSE },
  { "caller", is_person, TRUE, FALSE },
  { "address", is_address, FALSE, FALSE },
  { "text", is_long, TRUE, TRUE },
  { "answer", is_long, FALSE, FALSE },
  { "title", is_title, FALSE, FALSE },
  { "district", is_district, FALSE, FALSE },
  { HUT_PRESET_STREET, is_street, FALSE, FALSE },
  { HUT_PRESET_LONGITUDE, is_degrees, FALSE, FALSE },
  { HUT_PRESET_LATITUDE, is_degrees, FALSE, FALSE },
};

static double
share (GPtrArray *values, Test test, HutPreset *preset, const HutColumnNames *names)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += test (values->pdata[i], preset, names) ? 1 : 0;
  return (double)n / values->len;
}

static double
share_of_distinct (GPtrArray *values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->len; i++)
    g_hash_table_add (seen, values->pdata[i]);
  return (double)g_hash_table_size (seen) / values->len;
}

/* A handful of words, again and again, are a list, even where its words are others than ours. */
static double
likeness_to_a_list (GPtrArray *values, guint few)
{
  double distinct = share_of_distinct (values);

  return distinct <= 0.8 && distinct * values->len <= few ? LIKE_A_LIST : 0;
}

static double
share_of_words (GPtrArray *values, HutPreset *preset, const HutField *field)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += hut_preset_knows_word (preset, field, values->pdata[i]) ? 1 : 0;
  return MAX (likeness_to_a_list (values, FEW_WORDS), (double)n / values->len);
}

double
hut_column_look (HutPreset *preset, const char *field, GPtrArray *values,
                 const HutColumnNames *names)
{
  const HutField *known = hut_kind_field (&hut_kind_case, field);

  if (values->len == 0)
    return UNTOLD;
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].field, field))
      return share (values, looks[i].test, preset, names) *
             (looks[i].distinct ? share_of_distinct (values) : 1);
  if (known == NULL)
    return UNTOLD;
  if (g_str_has_prefix (field, "category"))
    return MAX (likeness_to_a_list (values, FEW_CATEGORIES),
                share (values, is_category, preset, names));
  if (known->type == HUT_FIELD_TIME)
    return share (values, is_time, preset, names);
  if (known->type == HUT_FIELD_CODE || known->type == HUT_FIELD_BOOL)
    return share_of_words (values, preset, known);
  return UNTOLD;
}

gboolean
hut_column_tells (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (g_str_equal (looks[i].field, field))
      return looks[i].tells;
  return FALSE;
}

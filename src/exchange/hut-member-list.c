/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists of members from tables. One thread. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-member-list.h"

#include "domain/hut-member-plan.h"
#include "exchange/hut-cell-values.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-list-reader.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings stand in the first rows, under a title or two. */
#define HEADING_ROWS 20

/* How offices name the columns, in normal form. */
/* clang-format off */
static const struct
{
  const char *field;
  const char *names;
} columns[] = {
  { "number",       "序号;编号;号码;成员编号;席位号;座号;no;no.;number" },
  { "name",         "姓名;名字;成员姓名;成员;代表姓名;业主姓名;参会人;参会人员;name" },
  { "household",    "户号;房号;门牌;门牌号;楼门号;房屋;房屋坐落;户;住户;单元房号;household;unit" },
  { "block",        "座区;座席区;分区;区域;座位区;block" },
  { "role",         "身份;角色;成员身份;职务;role" },
  { "area",         "面积;专有面积;专有部分面积;建筑面积;产权面积;房屋面积;area" },
  { "area_source",  "面积依据;面积来源;面积出处" },
  { "owner",        "业主;产权人;所有权人;权利人;owner" },
  { "telephone",    "联系电话;电话;电话号码;手机;手机号;手机号码;联系方式;telephone;phone" },
  { "home_address", "住址;家庭住址;现住址;居住地址;address" },
  { "screen_name",  "投影显示名;显示名;投影名;屏幕显示名" },
  { "class",        "类别;成员类别;类型;class" },
  { "developer",    "未售未交付;未售;开发商;建设单位" },
  { "note",         "备注;说明;note" },
};

static const struct
{
  const char *field;
  const char *code;
  const char *words;
} words[] = {
  { "role", "chair",                "主持人;主席;主任;会议主持人;组长" },
  { "role", "member",               "成员;委员;议事会成员;代表;居民代表;居民;业主;正式成员" },
  { "role", "owner-representative", "业主代表" },
  { "role", "guest",                "列席;列席人员;旁听;嘉宾;特邀;工作人员" },
  { "class", "person",              "个人;居民;人员;人" },
  { "class", "household",           "户;家庭;住户" },
  { "class", "unit",                "专有部分;房屋;单元;套;业主" },
  { "area_source", "registered",    "登记;不动产登记;房产证;产权证;不动产权证;登记簿" },
  { "area_source", "measured",      "实测;测绘;测绘报告" },
  { "area_source", "contract",      "合同;买卖合同;购房合同" },
  { "developer", "1",               "是;未售;未交付;√;1;yes;true" },
  { "developer", "0",               "否;已售;0;no;false" },
};
/* clang-format on */

typedef struct
{
  HutRowReader *reader;
  GCancellable *cancellable;
  HutMemberList *list;
  GArray *of_column;   /* const HutField *, by column; NULL: unknown */
  GPtrArray *headings; /* char *, by column */
  GHashTable *rows_of; /* key of a member -> row number */
  HutUid body;         /* any: keys are compared within the list */
} Reading;

/* ---- Words ---- */

/* Also by the field's own name, in English and in the language of the program. */
static gboolean
is_labelled (const HutField *field, const char *word)
{
  g_autofree char *label = hut_list_normal (field->label);
  g_autofree char *translated = hut_list_normal (g_dgettext (GETTEXT_PACKAGE, field->label));

  return g_str_equal (word, label) || g_str_equal (word, translated);
}

static const HutField *
field_of_heading (const char *heading)
{
  g_autofree char *word = hut_list_normal (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const HutField *field = hut_kind_field (&hut_kind_member, columns[i].field);

      if (hut_list_has (columns[i].names, word) || is_labelled (field, word))
        return field;
    }
  return NULL;
}

static const char *
find_code (const HutField *field, const char *text)
{
  g_autofree char *word = hut_list_normal (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].field, field->name) && hut_list_has (words[i].words, word))
      return words[i].code;
  for (const HutCode *code = field->codes; code != NULL && code->code != NULL; code++)
    {
      g_autofree char *label = hut_list_normal (hut_field_code_label (field, code->code));

      if (g_str_equal (code->code, word) || g_str_equal (label, word))
        return code->code;
    }
  return NULL;
}

/* ---- Faults ---- */

static void
fault_free (gpointer data)
{
  HutMemberFault *fault = data;

  g_free (fault->heading);
  g_free (fault->words);
  g_free (fault);
}

/* Takes over @why. */
static void
add_fault (Reading *reading, guint row, const char *heading, char *why)
{
  HutMemberFault *fault;

  reading->list->n_faults++;
  if (reading->list->faults->len >= HUT_MEMBER_FAULTS)
    {
      g_free (why);
      return;
    }
  fault = g_new0 (HutMemberFault, 1);
  *fault = (HutMemberFault){ row, g_strdup (heading), why };
  g_ptr_array_add (reading->list->faults, fault);
}

/* ---- The headings ---- */

static void
forget_headings (Reading *reading)
{
  g_array_set_size (reading->of_column, 0);
  g_ptr_array_set_size (reading->headings, 0);
  g_ptr_array_set_size (reading->list->fields, 0);
}

/* Whether the row names what a member can be told by, and something besides. */
static gboolean
take_headings (Reading *reading, const HutRow *row)
{
  gboolean names = FALSE;

  forget_headings (reading);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const HutCell *cell = &row->cells[i];
      const HutField *field = field_of_heading (cell->text);

      if (cell->column >= 1000)
        break;
      if (reading->of_column->len <= cell->column)
        g_array_set_size (reading->of_column, cell->column + 1);
      while (reading->headings->len <= cell->column)
        g_ptr_array_add (reading->headings, NULL);
      g_free (reading->headings->pdata[cell->column]);
      reading->headings->pdata[cell->column] = hut_cell_clean_text (cell->text, TRUE);
      if (field == NULL || g_ptr_array_find (reading->list->fields, field, NULL))
        continue;
      g_array_index (reading->of_column, const HutField *, cell->column) = field;
      g_ptr_array_add (reading->list->fields, (gpointer)field);
      names |= g_str_equal (field->name, "name") || g_str_equal (field->name, "household");
    }
  return names && reading->list->fields->len >= 2;
}

static void
list_headings (Reading *reading)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) unknown = g_strv_builder_new ();

  for (guint i = 0; i < reading->headings->len; i++)
    if (reading->headings->pdata[i] != NULL)
      g_strv_builder_add (g_array_index (reading->of_column, const HutField *, i) != NULL ? known
                                                                                          : unknown,
                          reading->headings->pdata[i]);
  reading->list->known = g_strv_builder_end (known);
  reading->list->unknown = g_strv_builder_end (unknown);
}

/* Stands behind the heading row then; FALSE without an error where no sheet has one. */
static gboolean
find_headings (Reading *reading, GError **error)
{
  for (guint sheet = 0; sheet < hut_row_reader_n_sheets (reading->reader); sheet++)
    {
      GError *failed = NULL;
      HutRow row;

      if (!hut_row_reader_select (reading->reader, sheet, error))
        return FALSE;
      for (guint i = 0; i < HEADING_ROWS && hut_row_reader_next (reading->reader, &row, &failed);
           i++)
        if (row.damage == NULL && take_headings (reading, &row))
          return TRUE;
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
    }
  g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING,
                       _ ("No row of headings was found. The first rows must name the columns, of "
                          "these at least the name or the household, and one more."));
  return FALSE;
}

/* ---- The rows ---- */

/* NULL, or why not. */
static char *
read_cell (const HutField *field, const HutCell *cell, HutValue *value)
{
  g_autofree char *text = hut_cell_clean_text (cell->text, TRUE);
  const char *code;
  gint64 area;

  if (text == NULL)
    return NULL;
  if (cell->type == HUT_CELL_ERROR)
    return g_strdup_printf (_ ("“%s” is an error of the spreadsheet."), text);
  if (cell->type == HUT_CELL_TIME)
    return g_strdup_printf (_ ("The spreadsheet took this for a date, “%s”. Make its column text."),
                            text);
  if (g_str_equal (field->name, "telephone") || g_str_equal (field->name, "number"))
    return hut_cell_read_number (cell, value);
  if (g_str_equal (field->name, "area"))
    {
      if (!hut_member_read_area (text, &area))
        return g_strdup_printf (_ ("“%s” is no area in square metres with two decimals at most."),
                                text);
      *value = hut_value_int (area);
      return NULL;
    }
  if (field->type != HUT_FIELD_CODE && field->type != HUT_FIELD_BOOL)
    return hut_cell_read_text (cell, TRUE, value);
  code = find_code (field, text);
  if (code == NULL)
    return g_strdup_printf (_ ("“%s” is not known here."), text);
  *value = field->type == HUT_FIELD_BOOL ? hut_value_int (*code - '0') : hut_value_text (code);
  return NULL;
}

/* The list names nobody twice. */
static void
keep_member (Reading *reading, guint row, HutRecord *member)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  guint before;

  if (!hut_member_check (member, &error))
    {
      add_fault (reading, row, NULL, g_strdup (error->message));
      hut_record_free (member);
      return;
    }
  key = hut_member_key (&reading->body, member);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (reading->rows_of, key));
  if (before != 0)
    {
      add_fault (reading, row, NULL,
                 g_strdup_printf (_ ("This member stands in row %u already."), before));
      hut_record_free (member);
      return;
    }
  g_hash_table_insert (reading->rows_of, g_steal_pointer (&key), GUINT_TO_POINTER (row));
  g_ptr_array_add (reading->list->members, member);
}

static void
read_row (Reading *reading, const HutRow *row)
{
  const HutUid id = hut_uid_new ();
  HutRecord *member = hut_record_new (&hut_kind_member, &id, NULL);
  guint n_filled = 0, faults = reading->list->n_faults;

  if (row->damage != NULL)
    add_fault (reading, row->number, NULL, g_strdup (g_dgettext (GETTEXT_PACKAGE, row->damage)));
  for (guint i = 0; i < row->n_cells; i++)
    {
      const HutCell *cell = &row->cells[i];
      const HutField *field =
          cell->column < reading->of_column->len
              ? g_array_index (reading->of_column, const HutField *, cell->column)
              : NULL;
      HutValue value = HUT_VALUE_INIT;
      char *why;

      if (field == NULL)
        continue;
      n_filled++;
      why = read_cell (field, cell, &value);
      if (why != NULL)
        add_fault (reading, row->number, reading->headings->pdata[cell->column], why);
      else
        hut_record_set (member, field->name, value);
    }
  if (n_filled > 0 && reading->list->n_faults == faults)
    keep_member (reading, row->number, member);
  else
    hut_record_free (member);
}

static gboolean
read_rows (Reading *reading, GError **error)
{
  GError *failed = NULL;
  HutRow row;
  guint n = 0;

  while (hut_row_reader_next (reading->reader, &row, &failed))
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      if (++n > HUT_MEMBER_MAX)
        {
          g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("The list has more than %d rows. Split it."), HUT_MEMBER_MAX);
          return FALSE;
        }
      read_row (reading, &row);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

HutMemberList *
hut_member_list_read (HutRowReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutMemberList) list = g_new0 (HutMemberList, 1);
  g_autoptr (GArray) of_column = g_array_new (FALSE, TRUE, sizeof (const HutField *));
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) rows_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .reader = reader,
                      .cancellable = cancellable,
                      .list = list,
                      .of_column = of_column,
                      .headings = headings,
                      .rows_of = rows_of };

  list->members = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  list->fields = g_ptr_array_new ();
  list->faults = g_ptr_array_new_with_free_func (fault_free);
  if (!find_headings (&reading, error))
    return NULL;
  list_headings (&reading);
  if (!read_rows (&reading, error))
    return NULL;
  return g_steal_pointer (&list);
}

void
hut_member_list_free (HutMemberList *list)
{
  if (list == NULL)
    return;
  g_clear_pointer (&list->members, g_ptr_array_unref);
  g_clear_pointer (&list->fields, g_ptr_array_unref);
  g_clear_pointer (&list->faults, g_ptr_array_unref);
  g_strfreev (list->known);
  g_strfreev (list->unknown);
  g_free (list);
}

char *
hut_member_fault_words (const HutMemberFault *fault)
{
  return fault->heading != NULL
             ? g_strdup_printf (_ ("Row %u, %s: %s"), fault->row, fault->heading, fault->words)
             : g_strdup_printf (_ ("Row %u: %s"), fault->row, fault->words);
}

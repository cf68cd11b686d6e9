/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Templates: one walk over the text, for checking and for filling. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-template.h"

#include "domain/hut-mask.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any name: what is so far from its brace was never meant as a field. */
#define LONGEST_NAME 64

/* clang-format off */
static const HutTemplateField fields[] = {
  { "number",    "编号",     FALSE },
  { "order",     "工单编号", FALSE },
  { "title",     "标题",     FALSE },
  { "category",  "问题分类", FALSE },
  { "address",   "地址",     FALSE },
  { "community", "社区",     FALSE },
  { "lead",      "主办单位", FALSE },
  { "assignee",  "经办人",   FALSE },
  { "received",  "受理时间", FALSE },
  { "due",       "办理期限", FALSE },
  { "retry",     "再办时间", FALSE },
  { "reason",    "未解决原因", FALSE },
  { "answer",    "办理结果", FALSE },
  { "street",    "街道",     FALSE },
  { "person",    "工作人员", FALSE },
  { "today",     "今日",     FALSE },
  { "caller",    "诉求人",   TRUE },
  { "telephone", "联系电话", TRUE },
};
/* clang-format on */

const HutTemplateField *
hut_template_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);
  return fields;
}

static const HutTemplateField *
find_field (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name) || g_str_equal (fields[i].chinese, name))
      return &fields[i];
  return NULL;
}

/* As templates are shared, either name is understood; the one offered is the reader's. */
const char *
hut_template_field_label (const HutTemplateField *field)
{
  const char *const *languages = g_get_language_names ();

  return languages[0] != NULL && g_str_has_prefix (languages[0], "zh") ? field->chinese
                                                                       : field->name;
}

char *
hut_template_field_text (const HutTemplateField *field)
{
  return g_strdup_printf ("{%s}", hut_template_field_label (field));
}

/* ---- The walk ---- */

typedef enum
{
  PART_TEXT,
  PART_FIELD,
  PART_UNKNOWN, /* a name in braces that is no field */
  PART_LOOSE,   /* a brace without its other */
} PartType;

typedef struct
{
  PartType type;
  const char *start; /* of the words: of a field without its braces and the spaces inside */
  gsize length;
  const HutTemplateField *field;
} Part;

static gsize
opens (const char *at)
{
  return *at == '{' ? 1 : g_str_has_prefix (at, "｛") ? strlen ("｛") : 0;
}

static gsize
closes (const char *at)
{
  return *at == '}' ? 1 : g_str_has_prefix (at, "｝") ? strlen ("｝") : 0;
}

static gboolean
is_double (const char *at, gsize (*brace) (const char *))
{
  gsize first = brace (at);

  return first > 0 && brace (at + first) > 0;
}

/* From an opening brace on. */
static const char *
next_field (const char *at, Part *part)
{
  const char *name = at + opens (at);
  const char *end = name;
  g_autofree char *copy = NULL;

  while (*end != '\0' && !closes (end) && !opens (end) && end - name <= LONGEST_NAME)
    end = g_utf8_next_char (end);
  if (!closes (end))
    {
      *part = (Part){ PART_LOOSE, at, opens (at), NULL };
      return name;
    }
  copy = g_strndup (name, end - name);
  g_strstrip (copy);
  part->field = find_field (copy);
  part->type = part->field != NULL ? PART_FIELD : PART_UNKNOWN;
  part->start = name;
  part->length = end - name;
  return end + closes (end);
}

/* The part at @at; returns where the next begins. */
static const char *
next_part (const char *at, Part *part)
{
  const char *end = at;

  *part = (Part){ PART_TEXT, at, 0, NULL };
  if (is_double (at, opens) || is_double (at, closes))
    {
      gsize brace = MAX (opens (at), closes (at));

      part->length = brace;
      return at + brace + MAX (opens (at + brace), closes (at + brace));
    }
  if (opens (at))
    return next_field (at, part);
  if (closes (at))
    {
      *part = (Part){ PART_LOOSE, at, closes (at), NULL };
      return at + closes (at);
    }
  while (*end != '\0' && !opens (end) && !closes (end))
    end = g_utf8_next_char (end);
  part->length = end - at;
  return end;
}

/* ---- Checking ---- */

static gboolean
refuse_part (const Part *part, GError **error)
{
  g_autofree char *words = g_strndup (part->start, part->length);

  if (part->type == PART_UNKNOWN)
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                 _ ("There is no field of that name: %s"), g_strstrip (words));
  else
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                 _ ("A brace stands alone: %s. A brace itself is written twice."), words);
  return FALSE;
}

gboolean
hut_template_check (const char *text, GError **error)
{
  Part part;

  while (*text != '\0')
    {
      text = next_part (text, &part);
      if (part.type == PART_UNKNOWN || part.type == PART_LOOSE)
        return refuse_part (&part, error);
    }
  return TRUE;
}

gboolean
hut_template_is_personal (const char *text)
{
  Part part;

  while (*text != '\0')
    {
      text = next_part (text, &part);
      if (part.type == PART_FIELD && part.field->personal)
        return TRUE;
    }
  return FALSE;
}

/* ---- Marks ---- */

/* How many characters the two have in common, each counted as often as both have it. */
static glong
common_characters (const char *a, const char *b)
{
  g_autofree gunichar *rest = g_utf8_to_ucs4_fast (b, -1, NULL);
  glong common = 0;

  for (; *a != '\0'; a = g_utf8_next_char (a))
    for (gunichar *other = rest; *other != 0; other++)
      if (*other == g_utf8_get_char (a))
        {
          *other = 1; /* no character of a name: taken */
          common++;
          break;
        }
  return common;
}

/* At least half of the characters of both are the same (Dice), and more than of any other. */
static const HutTemplateField *
find_meant (const char *name)
{
  const HutTemplateField *best = NULL;
  glong best_permille = 499;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *names[] = { fields[i].chinese, fields[i].name };

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        {
          glong both = g_utf8_strlen (name, -1) + g_utf8_strlen (names[j], -1);
          glong permille = 2000 * common_characters (name, names[j]) / MAX (both, 1);

          if (permille <= best_permille)
            continue;
          best_permille = permille;
          best = &fields[i];
        }
    }
  return best;
}

static char *
name_at (const Part *part)
{
  return g_strstrip (g_strndup (part->start, part->length));
}

GArray *
hut_template_marks (const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HutTemplateMark));
  const char *at = text;
  Part part;

  while (*at != '\0')
    {
      const char *next = next_part (at, &part);
      HutTemplateMark mark = { .start = at - text, .end = next - text, .field = part.field };
      g_autofree char *name = part.type == PART_UNKNOWN ? name_at (&part) : NULL;

      at = next;
      if (part.type == PART_TEXT)
        continue;
      mark.type = part.type == PART_FIELD     ? HUT_TEMPLATE_MARK_FIELD
                  : part.type == PART_UNKNOWN ? HUT_TEMPLATE_MARK_UNKNOWN
                                              : HUT_TEMPLATE_MARK_LOOSE;
      if (name != NULL)
        mark.field = find_meant (name);
      g_array_append_val (marks, mark);
    }
  return marks;
}

char *
hut_template_mark_words (const char *text, const HutTemplateMark *mark)
{
  g_autofree char *there = g_strndup (text + mark->start, mark->end - mark->start);
  g_autofree char *meant = NULL;

  if (mark->type == HUT_TEMPLATE_MARK_FIELD)
    return NULL;
  if (mark->type == HUT_TEMPLATE_MARK_LOOSE)
    return g_strdup_printf (_ ("A brace stands alone: %s. A brace itself is written twice."),
                            there);
  if (mark->field == NULL)
    return g_strdup_printf (_ ("There is no field of that name: %s"), there);
  meant = hut_template_field_text (mark->field);
  /* Translators: both are names in braces. */
  return g_strdup_printf (_ ("There is no field %s. Is %s meant?"), there, meant);
}

/* ---- Filling ---- */

/* A field of the case as a letter says it. */
static char *
text_of (const HutTemplateFilling *filling, const char *field)
{
  const char *text = hut_record_get_text (filling->record, field);
  const char *name = NULL;

  if (text != NULL && filling->name != NULL)
    name = filling->name (field, text, filling->name_data);
  return g_strdup (name != NULL ? name : text);
}

static char *
personal_of (const HutTemplateFilling *filling, const char *field)
{
  const char *text = hut_record_get_text (filling->record, field);

  return filling->privacy == HUT_TEMPLATE_PERSONAL ? g_strdup (text) : hut_mask_value (field, text);
}

/* 11月27日18时30分, and 今日 without its hours. */
static char *
time_words (HutTime time, gboolean hours)
{
  if (time == 0)
    return NULL;
  return hut_time_format (time, hut_time_shown_zone (),
                          hours ? "%Y年%-m月%-d日%-H时%M分" : "%Y年%-m月%-d日");
}

static char *
value_of (const HutTemplateFilling *filling, const HutTemplateField *field)
{
  static const struct
  {
    const char *name;
    const char *of_case;
  } times[] = { { "received", "created_at" }, { "due", "due_at" }, { "retry", "retry_at" } };

  if (field->personal)
    return personal_of (filling, field->name);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    if (g_str_equal (field->name, times[i].name))
      return time_words (hut_record_get_int (filling->record, times[i].of_case, 0), TRUE);
  if (g_str_equal (field->name, "today"))
    return time_words (filling->now, FALSE);
  if (g_str_equal (field->name, "street"))
    return g_strdup (filling->street);
  if (g_str_equal (field->name, "person"))
    return g_strdup (filling->person);
  if (g_str_equal (field->name, "order"))
    return text_of (filling, "order_number");
  if (g_str_equal (field->name, "reason"))
    return text_of (filling, "unsolved_reason");
  return text_of (filling, field->name);
}

static void
note_missing (GPtrArray *missing, const HutTemplateField *field)
{
  if (missing != NULL &&
      !g_ptr_array_find_with_equal_func (missing, field->chinese, g_str_equal, NULL))
    g_ptr_array_add (missing, g_strdup (field->chinese));
}

static void
append_field (GString *filled, const HutTemplateField *field, const HutTemplateFilling *filling,
              GPtrArray *missing)
{
  g_autofree char *value = value_of (filling, field);

  if (value != NULL && *value != '\0')
    {
      g_string_append (filled, value);
      return;
    }
  g_string_append_printf (filled, "〔%s〕", field->chinese);
  note_missing (missing, field);
}

char *
hut_template_fill (const char *text, const HutTemplateFilling *filling, GPtrArray *missing)
{
  GString *filled = g_string_new (NULL);
  Part part;

  while (*text != '\0')
    {
      const char *start = text;

      text = next_part (text, &part);
      if (part.type == PART_FIELD)
        append_field (filled, part.field, filling, missing);
      else if (part.type == PART_UNKNOWN)
        g_string_append_len (filled, start, text - start);
      else
        g_string_append_len (filled, part.start, part.length);
    }
  return g_string_free (filled, FALSE);
}

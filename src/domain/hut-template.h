/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Texts with fields, for answers and for what is told (DOMAIN 2). A field is a name in braces,
 * {编号} or {number}; full-width braces ｛编号｝ are the same, since an input method writes them.
 * Names are the Chinese or the English one of the table, whatever the language of the program:
 * templates are shared. A brace itself is written twice, {{ and }}. */
typedef struct
{
  const char *name;    /* "number" */
  const char *chinese; /* "编号" */
  gboolean personal;
} HutTemplateField;

const HutTemplateField *hut_template_fields (guint *n_fields);

/* Whether every brace makes sense: HUT_DOMAIN_ERROR_UNKNOWN names a field that is none,
 * HUT_DOMAIN_ERROR_MALFORMED a brace that is left open or closes nothing; translated. */
gboolean hut_template_check (const char *text, GError **error);

/* Whether a personal field is among them. */
gboolean hut_template_is_personal (const char *text);

/* How a field is written into a template: "{编号}", or "{number}" where the program is not in
 * Chinese. Free with g_free(); and the name alone, static. */
char *hut_template_field_text (const HutTemplateField *field);
const char *hut_template_field_label (const HutTemplateField *field);

/* A stretch of a template that is not plain text, for who writes one. */
typedef enum
{
  HUT_TEMPLATE_MARK_FIELD,
  HUT_TEMPLATE_MARK_UNKNOWN, /* a name in braces that is no field */
  HUT_TEMPLATE_MARK_LOOSE,   /* a brace without its other */
} HutTemplateMarkType;

typedef struct
{
  HutTemplateMarkType type;
  gsize start; /* bytes from the beginning, braces included */
  gsize end;
  const HutTemplateField *field; /* of UNKNOWN: the one that was probably meant, or NULL */
} HutTemplateMark;

/* HutTemplateMark, in the order of the text. Free with g_array_unref(). */
GArray *hut_template_marks (const char *text);

/* What is wrong with @mark of @text and what to write instead, as a sentence, translated; NULL
 * where nothing is. Free with g_free(). */
char *hut_template_mark_words (const char *text, const HutTemplateMark *mark);

typedef enum
{
  HUT_TEMPLATE_MASKED, /* 蒋**, 138****6006 */
  HUT_TEMPLATE_PERSONAL,
} HutTemplatePrivacy;

/* The name for people of @code, a value of the field @field (community, lead), or NULL. */
typedef const char *(*HutTemplateName) (const char *field, const char *code, gpointer data);

/* What a template is filled from. Nothing is owned. */
typedef struct
{
  const HutRecord *record;
  const char *street; /* 清华园街道 */
  const char *person; /* who works here, or NULL */
  HutTime now;
  HutTemplateName name; /* may be NULL */
  gpointer name_data;
  HutTemplatePrivacy privacy;
} HutTemplateFilling;

/* The text for people. A field that the case does not have stands there as 〔地址〕, to be seen and
 * written by hand; its Chinese name is added to @missing (char *, may be NULL), once. Text that
 * does not pass the check stays as it is where it does not. Free with g_free(). */
char *hut_template_fill (const char *text, const HutTemplateFilling *filling, GPtrArray *missing);

G_END_DECLS

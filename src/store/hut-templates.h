/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-template.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The office's texts with fields (kind `template`, shared by sync), and after them those that are
 * shipped as a suggestion, unless the office has one of that name. */
typedef struct
{
  HutUid id; /* nil: a suggestion, not the office's own yet */
  char *name;
  char *use;      /* code of the field `use` */
  char *category; /* first level that it is for, or NULL: any */
  char *text;
} HutTemplate;

void hut_template_free (HutTemplate *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTemplate, hut_template_free)

/* HutTemplate, the office's own first, each part in the order of names. With @use NULL those of any
 * use. NULL with an error where the store or the shipped file cannot be read. Bounded: an office
 * has some dozens. */
GPtrArray *hut_templates_read (HutReader *reader, const char *use, GError **error);

/* The one of that name, NULL without an error where there is none. */
HutTemplate *hut_templates_find (HutReader *reader, const char *name, GError **error);

/* Adds the making or changing of the office's template of @item's name to @write: of a nil id it is
 * made. FALSE where the text does not pass
 * hut_template_check(), or name or text is empty. */
gboolean hut_templates_put (HutWrite *write, HutStore *store, const HutTemplate *item,
                            GError **error);

/* Fills @text from the case @record: names of communities and units are looked up with @reader,
 * who works here is the account. @missing as hut_template_fill(). */
char *hut_templates_fill (HutStore *store, HutReader *reader, const char *text,
                          const HutRecord *record, HutTemplatePrivacy privacy, GPtrArray *missing);

G_END_DECLS

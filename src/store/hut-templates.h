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
  gint64 position;   /* among those of its use, from 1; 0: after those that have one */
  char *void_reason; /* put away, and why; NULL: in use */
  char *suggested;   /* the text that is shipped under this name, or NULL */
} HutTemplate;

/* Longer ones are refused: characters. */
#define HUT_TEMPLATE_NAME_MAX 40
#define HUT_TEMPLATE_TEXT_MAX 2000

HutTemplate *hut_template_copy (const HutTemplate *item);
void hut_template_free (HutTemplate *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTemplate, hut_template_free)

/* HutTemplate in use, the office's own first by position and name, then what is suggested. With
 * @use NULL those of any use. NULL with an error where the store or the shipped file cannot be
 * read. Bounded: an office has some dozens. */
GPtrArray *hut_templates_read (HutReader *reader, const char *use, GError **error);

/* The same, and after them those that are put away. */
GPtrArray *hut_templates_read_all (HutReader *reader, GError **error);

/* The one of that name, NULL without an error where there is none. */
HutTemplate *hut_templates_find (HutReader *reader, const char *name, GError **error);

/* These add to @write what makes, changes, puts away, uses again or moves a template.
 *
 * Put: of a nil id it is made, or what was put away under its name is used again. FALSE with words
 * for people where the text does not pass hut_template_check(), where name or text is empty or too
 * long, and where another one in use has the name.
 *
 * Put away: it is void with a reason and no longer offered; so is the suggestion of its name.
 *
 * Move: @item and the office's others of its use among @items stand anew, @item @by places (-1 up,
 * 1 down) further; FALSE where there is no way, and nothing is added. */
gboolean hut_templates_put (HutWrite *write, HutReader *reader, const HutTemplate *item,
                            GError **error);
void hut_templates_put_away (HutWrite *write, HutReader *reader, const HutTemplate *item,
                             const char *reason);
gboolean hut_templates_use_again (HutWrite *write, HutReader *reader, const HutTemplate *item,
                                  GError **error);
gboolean hut_templates_move (HutWrite *write, GPtrArray *items, const HutTemplate *item, int by);

/* Fills @text from the case @record: names of communities and units are looked up with @reader,
 * who works here is the account. @missing as hut_template_fill(). */
char *hut_templates_fill (HutStore *store, HutReader *reader, const char *text,
                          const HutRecord *record, HutTemplatePrivacy privacy, GPtrArray *missing);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-tables.h"

G_BEGIN_DECLS

/* Composes what is said in one case from templates: "[a|b]" is one of the choices, "{name}" a
 * slot. A slot keeps its value through a case, so that title and text speak of the same floor.
 * A category has some variants, one for each of its titles: a list that is as long has an entry
 * for each variant, in the same order. Not thread-safe; owned by who composes. */
typedef struct
{
  const HutDemoTables *tables;
  HutDemoRandom *random;
  HutDemoClass class;
  guint variant;
  guint n_variants;
  GHashTable *slots; /* name: value */
} HutDemoText;

/* Chooses one of @n_variants. */
HutDemoText *hut_demo_text_new (const HutDemoTables *tables, HutDemoRandom *random,
                                HutDemoClass class, guint n_variants);
void hut_demo_text_free (HutDemoText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDemoText, hut_demo_text_free)

/* Sets the slot @name for this case. */
void hut_demo_text_set (HutDemoText *text, const char *name, const char *value);

/* The value of the slot, chosen now where it was not yet. */
const char *hut_demo_text_get (HutDemoText *text, const char *name);

/* The variant's own entry of @list, or any where the list is not one by variant. */
const char *hut_demo_text_pick (HutDemoText *text, GStrv list);

/* @template with its choices made and its slots filled. */
char *hut_demo_text_fill (HutDemoText *text, const char *template);

/* One of the words of texts.json named @words, filled. */
char *hut_demo_text_say (HutDemoText *text, const char *words);

G_END_DECLS

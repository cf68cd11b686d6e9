/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Templates to texts. Choices do not nest; a slot may stand inside a choice. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-text.h"

#include <string.h>

HutDemoText *
hut_demo_text_new (const HutDemoTables *tables, HutDemoRandom *random, HutDemoClass class,
                   guint n_variants)
{
  HutDemoText *text = g_new0 (HutDemoText, 1);

  text->tables = tables;
  text->random = random;
  text->class = class;
  text->n_variants = n_variants;
  text->variant = hut_demo_random_below (random, n_variants);
  text->slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return text;
}

void
hut_demo_text_free (HutDemoText *text)
{
  g_hash_table_unref (text->slots);
  g_free (text);
}

void
hut_demo_text_set (HutDemoText *text, const char *name, const char *value)
{
  g_hash_table_replace (text->slots, g_strdup (name), g_strdup (value));
}

const char *
hut_demo_text_get (HutDemoText *text, const char *name)
{
  const char *value = g_hash_table_lookup (text->slots, name);
  const char *const *choices;

  if (value != NULL)
    return value;
  choices = hut_demo_tables_slot (text->tables, name, text->class);
  g_assert (choices != NULL); /* checked when the tables were read */
  hut_demo_text_set (text, name, hut_demo_random_text (text->random, choices));
  return g_hash_table_lookup (text->slots, name);
}

/* Appends @length bytes of a template without choices. */
static void
append_slots (HutDemoText *text, GString *out, const char *at, gsize length)
{
  const char *end = at + length;

  while (at < end)
    {
      const char *open = memchr (at, '{', end - at);
      const char *close = open != NULL ? memchr (open, '}', end - open) : NULL;
      g_autofree char *name = NULL;

      g_string_append_len (out, at, (close != NULL ? open : end) - at);
      if (close == NULL)
        return;
      name = g_strndup (open + 1, close - open - 1);
      g_string_append (out, hut_demo_text_get (text, name));
      at = close + 1;
    }
}

/* Appends one of the choices between @at and @end, which '|' parts. */
static void
append_choice (HutDemoText *text, GString *out, const char *at, const char *end)
{
  guint n_choices = 1, chosen;

  for (const char *c = at; c < end; c++)
    n_choices += *c == '|';
  chosen = hut_demo_random_below (text->random, n_choices);
  for (guint i = 0; i < chosen; i++)
    at = (const char *)memchr (at, '|', end - at) + 1;

  const char *stop = memchr (at, '|', end - at);

  append_slots (text, out, at, (stop != NULL ? stop : end) - at);
}

const char *
hut_demo_text_pick (HutDemoText *text, GStrv list)
{
  if (g_strv_length (list) == text->n_variants)
    return list[text->variant];
  return hut_demo_random_text (text->random, (const char *const *)list);
}

char *
hut_demo_text_fill (HutDemoText *text, const char *template)
{
  const char *at = template;
  GString *out = g_string_new (NULL);

  while (*at != '\0')
    {
      gsize plain = strcspn (at, "[");
      const char *close;

      append_slots (text, out, at, plain);
      at += plain;
      close = *at == '[' ? strchr (at, ']') : NULL;
      if (close == NULL)
        break;
      append_choice (text, out, at + 1, close);
      at = close + 1;
    }
  return g_string_free (out, FALSE);
}

char *
hut_demo_text_say (HutDemoText *text, const char *words)
{
  return hut_demo_text_fill (
      text, hut_demo_random_text (text->random, hut_demo_tables_words (text->tables, words)));
}

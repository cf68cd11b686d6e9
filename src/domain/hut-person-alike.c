/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who is who among people. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-person-alike.h"

#include "base/hut-json.h"

#include <string.h>

#define SKILLS_MOST 50

/* ---- Numbers ---- */

char *
hut_person_bare_number (const char *number)
{
  gsize length = 0;
  char *bare;

  for (const char *at = number; at != NULL && *at != '\0'; at++)
    length += g_ascii_isalnum (*at) ? 1 : 0;
  if (length == 0)
    return NULL;
  /* No byte more: an import keeps those of everybody. */
  bare = g_malloc (length + 1);
  bare[length] = '\0';
  for (length = 0; *number != '\0'; number++)
    if (g_ascii_isalnum (*number))
      bare[length++] = g_ascii_toupper (*number);
  return bare;
}

gboolean
hut_person_is_telephone (const char *text)
{
  g_autofree char *digits = hut_person_bare_number (text);

  return digits != NULL && strspn (digits, "0123456789") == strlen (digits) &&
         strlen (digits) >= 7 && strlen (digits) <= 15;
}

/* GB 11643: the last of 18 is the check of the others, modulo 11; older ones have 15. */
gboolean
hut_person_is_id_number (const char *text)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  static const char checks[] = "10X98765432";
  g_autofree char *digits = hut_person_bare_number (text);
  gsize length = digits != NULL ? strlen (digits) : 0;
  int sum = 0;

  if (length == 15)
    return strspn (digits, "0123456789") == 15;
  if (length != 18 || strspn (digits, "0123456789") < 17)
    return FALSE;
  for (guint i = 0; i < 17; i++)
    sum += (digits[i] - '0') * weights[i];
  return digits[17] == checks[sum % 11];
}

/* ---- Skills ---- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
has (GPtrArray *skills, const char *skill)
{
  for (guint i = 0; i < skills->len; i++)
    if (hut_person_same_skill (skills->pdata[i], skill))
      return TRUE;
  return FALSE;
}

gboolean
hut_person_same_skill (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_str_equal (first, second);
}

char *
hut_person_read_skills (const char *text)
{
  /* A space parts Chinese words, and belongs to "first aid". */
  static const char apart[] =
      "\\s*[,;、/\n]\\s*|(?<![\\s\\p{Latin}\\d])\\s+|\\s+(?![\\s\\p{Latin}\\d])";
  g_autofree char *plain = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autoptr (GPtrArray) skills = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;
  GString *out;

  if (plain == NULL)
    return NULL;
  parts = g_regex_split_simple (apart, plain, 0, 0);
  for (guint i = 0; parts[i] != NULL && skills->len < SKILLS_MOST; i++)
    if (*g_strstrip (parts[i]) != '\0' && !has (skills, parts[i]))
      g_ptr_array_add (skills, parts[i]);
  if (skills->len == 0)
    return NULL;
  g_ptr_array_sort (skills, compare_texts);
  out = g_string_new ("[");
  for (guint i = 0; i < skills->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      hut_json_append_string (out, skills->pdata[i]);
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

char *
hut_person_skill_words (const char *skills, const char *between)
{
  g_autoptr (JsonNode) node = skills != NULL ? json_from_string (skills, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        continue;
      if (words->len > 0)
        g_string_append (words, between);
      g_string_append (words, json_node_get_string (element));
    }
  return g_string_free (words, words->len == 0);
}

/* ---- Likeness ---- */

void
hut_person_marks_init (HutPersonMarks *marks, const HutRecord *person)
{
  static const char *const fields[HUT_N_PERSON_MARKS] = { "id_number", "volunteer_number",
                                                          "telephone" };

  for (guint i = 0; i < HUT_N_PERSON_MARKS; i++)
    marks->numbers[i] = hut_person_bare_number (hut_record_get_text (person, fields[i]));
  marks->community = g_strdup (hut_record_get_text (person, "community"));
}

void
hut_person_marks_clear (HutPersonMarks *marks)
{
  for (guint i = 0; i < HUT_N_PERSON_MARKS; i++)
    g_clear_pointer (&marks->numbers[i], g_free);
  g_clear_pointer (&marks->community, g_free);
}

HutPersonLikeness
hut_person_compare (const HutPersonMarks *a, const HutPersonMarks *b)
{
  for (guint i = 0; i < HUT_N_PERSON_MARKS; i++)
    if (a->numbers[i] != NULL && b->numbers[i] != NULL)
      {
        if (g_str_equal (a->numbers[i], b->numbers[i]))
          return HUT_PERSON_SAME;
        return i == HUT_PERSON_BY_TELEPHONE && a->community != NULL &&
                       g_strcmp0 (a->community, b->community) == 0
                   ? HUT_PERSON_PERHAPS
                   : HUT_PERSON_OTHER;
      }
  return HUT_PERSON_PERHAPS;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes, grids and who patrols them. The reading is for a worker: letters of names take their time.
 */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-posts.h"

#include "base/hut-pinyin.h"
#include "store/hut-reader-roster.h"

#include <string.h>

#define TURN_DAYS 21 /* so far back it is looked for who patrolled last */

static void
person_free (gpointer data)
{
  g_free (((HutPatrolPerson *)data)->name);
  g_free (data);
}

static void
post_free (gpointer data)
{
  HutPatrolPost *post = data;

  hut_record_free (post->place);
  g_free (post->name);
  g_free (post->initials);
  g_ptr_array_unref (post->people);
  g_free (post);
}

void
hut_patrol_posts_free (HutPatrolPosts *posts)
{
  if (posts == NULL)
    return;
  g_ptr_array_unref (posts->posts);
  g_clear_pointer (&posts->checklist, hut_checklist_free);
  g_clear_pointer (&posts->hazards, hut_checklist_free);
  g_free (posts);
}

/* ---- Reading ---- */

static HutPatrolPost *
post_new (const HutRecord *place)
{
  HutPatrolPost *post = g_new0 (HutPatrolPost, 1);
  const char *name = hut_record_get_text (place, "name");

  post->place = hut_record_copy (place);
  post->name = g_strdup (name != NULL ? name : hut_record_get_text (place, "code"));
  post->initials = hut_pinyin_initials (post->name);
  post->people = g_ptr_array_new_with_free_func (person_free);
  return post;
}

static HutPatrolPerson *
find_person (HutPatrolPost *post, const HutUid *id)
{
  for (guint i = 0; i < post->people->len; i++)
    if (hut_uid_equal (&((HutPatrolPerson *)post->people->pdata[i])->id, id))
      return post->people->pdata[i];
  return NULL;
}

static void
add_person (HutReader *reader, HutPatrolPost *post, const HutRecord *role)
{
  HutUid id = hut_roster_uid (role, "person");
  HutPatrolPerson *person;
  char *name;

  if (hut_uid_is_nil (&id) || find_person (post, &id) != NULL)
    return;
  name = hut_reader_person_name (reader, &id);
  if (name == NULL)
    return;
  person = g_new0 (HutPatrolPerson, 1);
  person->id = id;
  person->name = name;
  g_ptr_array_add (post->people, person);
}

static gboolean
patrols (const HutRecord *role)
{
  const char *code = hut_record_get_text (role, "code");

  return g_strcmp0 (code, "steward") == 0 || g_strcmp0 (code, "grid-worker") == 0;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const HutPatrolPerson *one = *(HutPatrolPerson *const *)a;
  const HutPatrolPerson *other = *(HutPatrolPerson *const *)b;

  if (one->last != other->last)
    return one->last < other->last ? -1 : 1;
  return strcmp (one->name, other->name);
}

static GHashTable *
index_posts (const HutPatrolPosts *posts)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = posts->posts->len; i > 0; i--)
    {
      HutPatrolPost *post = posts->posts->pdata[i - 1];
      const char *code = hut_record_get_text (post->place, "code");

      if (code != NULL)
        g_hash_table_insert (index, (gpointer)code, post);
    }
  return index;
}

static void
add_people (HutPatrolPosts *posts, HutReader *reader, const HutRoster *roster, HutTime now)
{
  g_autoptr (GHashTable) index = index_posts (posts);
  g_autoptr (GPtrArray) standing = hut_roster_standing (roster->patrols);

  for (guint i = 0; i < roster->roles->len; i++)
    {
      const HutRecord *role = roster->roles->pdata[i];
      const char *code = hut_roster_place (role);
      HutPatrolPost *post = code != NULL ? g_hash_table_lookup (index, code) : NULL;

      if (post != NULL && patrols (role) && hut_role_is_held (role, now, now + 1))
        add_person (reader, post, role);
    }
  for (guint i = 0; i < standing->len; i++)
    {
      const char *code = hut_roster_place (standing->pdata[i]);
      HutUid id = hut_roster_uid (standing->pdata[i], "person");
      HutPatrolPost *post = code != NULL ? g_hash_table_lookup (index, code) : NULL;
      HutPatrolPerson *person = post != NULL ? find_person (post, &id) : NULL;

      if (person != NULL)
        person->last = MAX (person->last, hut_record_get_int (standing->pdata[i], "began_at", 0));
    }
  for (guint i = 0; i < posts->posts->len; i++)
    g_ptr_array_sort (((HutPatrolPost *)posts->posts->pdata[i])->people, compare_turns);
}

HutPatrolPosts *
hut_patrol_posts_read (HutReader *reader, HutOffice *office, HutTime now, GError **error)
{
  const HutRosterAsk ask = { .from = now - TURN_DAYS * HUT_TIME_DAY,
                             .until = now + 1,
                             .grids = TRUE };
  g_autoptr (HutRoster) roster = hut_reader_roster (reader, &ask, error);
  HutPatrolPosts *posts;

  if (roster == NULL)
    return NULL;
  posts = g_new0 (HutPatrolPosts, 1);
  posts->posts = g_ptr_array_new_with_free_func (post_free);
  posts->checklist = hut_checklist_of (office);
  posts->hazards = hut_checklist_of_hazards (office);
  for (guint i = 0; i < roster->places->len; i++)
    g_ptr_array_add (posts->posts, post_new (roster->places->pdata[i]));
  add_people (posts, reader, roster, now);
  return posts;
}

/* ---- Finding ---- */

const HutPatrolPost *
hut_patrol_posts_of (const HutPatrolPosts *posts, const char *code)
{
  for (guint i = 0; i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];

      if (g_strcmp0 (hut_record_get_text (post->place, "code"), code) == 0)
        return post;
    }
  return NULL;
}

/* The number at the end of a code, without zeros before it; NULL where it ends with none. */
static const char *
last_number (const char *code)
{
  gsize at = strlen (code);

  while (at > 0 && g_ascii_isdigit (code[at - 1]))
    at--;
  while (code[at] == '0')
    at++;
  return code[at] != '\0' ? code + at : NULL;
}

static gboolean
has_number (const HutPatrolPost *post, const char *text)
{
  const char *number = last_number (hut_record_get_text (post->place, "code"));

  while (*text == '0')
    text++;
  return number != NULL && g_str_equal (number, text);
}

static gboolean
has_words (const HutPatrolPost *post, const char *folded)
{
  g_autofree char *name = g_utf8_casefold (post->name, -1);
  g_autofree char *code = g_utf8_casefold (hut_record_get_text (post->place, "code"), -1);

  return strstr (name, folded) != NULL || strstr (code, folded) != NULL ||
         (post->initials != NULL && g_str_has_prefix (post->initials, folded));
}

GPtrArray *
hut_patrol_posts_find (const HutPatrolPosts *posts, const char *text, guint most)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *typed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = typed != NULL ? g_utf8_casefold (g_strstrip (typed), -1) : NULL;
  gboolean digits = folded != NULL && strspn (folded, "0123456789") == strlen (folded);

  if (folded == NULL || *folded == '\0')
    return found;
  for (guint i = 0; i < posts->posts->len && found->len == 0; i++)
    {
      HutPatrolPost *post = posts->posts->pdata[i];
      g_autofree char *code = g_utf8_casefold (hut_record_get_text (post->place, "code"), -1);

      if (g_str_equal (code, folded))
        g_ptr_array_add (found, post);
    }
  for (guint i = 0; i < posts->posts->len && digits && found->len < most; i++)
    if (has_number (posts->posts->pdata[i], folded) &&
        !g_ptr_array_find (found, posts->posts->pdata[i], NULL))
      g_ptr_array_add (found, posts->posts->pdata[i]);
  if (found->len > 0)
    return found;
  for (guint i = 0; i < posts->posts->len && found->len < most; i++)
    if (has_words (posts->posts->pdata[i], folded))
      g_ptr_array_add (found, posts->posts->pdata[i]);
  return found;
}

char *
hut_patrol_post_words (const HutPatrolPost *post)
{
  const char *code = hut_record_get_text (post->place, "code");

  return g_str_equal (post->name, code) ? g_strdup (code)
                                        : g_strdup_printf ("%s %s", post->name, code);
}

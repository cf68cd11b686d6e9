/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the words of an address to places. Every name of the book that stands in the words is a
 * hit; the longest at a place counts. Each hit, with what stands behind it, is a place or several;
 * they are put in order by how sure they are, and by whether other names in the words lie near. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-address-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HITS_MAX 64
#define AGREEING 1000 /* metres around another name in the words */
#define RIVAL 300     /* metres: nearer places are as good as one */
#define RIVALS_MAX 20
#define ALIKE_ACCURACY 500 /* metres, of a place whose name only begins alike */

typedef struct
{
  guint from;
  guint to;
  guint name;        /* index */
  gboolean doubtful; /* the words go on where the name ends, or began before it */
} Hit;

typedef struct
{
  HutAddressFound found;
  guint from; /* what of the words it rests on */
  guint to;
  guint agreeing;
  HutNameForm form;
  guint place; /* index: the last word in the order */
} Candidate;

static const HutAddressName *
name_at (const HutAddressBook *book, guint index)
{
  return &g_array_index (book->names, HutAddressName, index);
}

static gboolean
is_left_out (const HutAddressQuery *query, const HutAddressPlace *place)
{
  return query->leave_out != 0 && place->group == query->leave_out;
}

static const HutAddressPlace *
place_of (const HutAddressBook *book, const Hit *hit)
{
  return hut_address_place (book, name_at (book, hit->name)->place);
}

/* ---- Hits ---- */

static gboolean
stands_at (const HutAddressQuery *query, const HutAddressName *name, guint at)
{
  return at + name->length <= query->length &&
         memcmp (name->key, query->text + at, name->length * sizeof (gunichar)) == 0;
}

/* Every compound has a 7号楼 and a 北门: alone they are no name, unless nothing else is said. */
static gboolean
says_too_little (const HutAddressQuery *query, const HutAddressName *name)
{
  const HutAddressPlace *place = hut_address_place (query->book, name->place);
  guint at = 0;

  if (name->length == query->length)
    return FALSE;
  if (place->kind == HUT_NAME_BUILDING)
    return g_unichar_isdigit (name->key[0]);
  return place->kind == HUT_NAME_GATE &&
         hut_address_read_side (name->key, name->length, &at) != HUT_SIDE_NONE &&
         at + 1 >= name->length;
}

/* The hits that begin at @at, the longest form alone. */
static void
find_hits_at (const HutAddressQuery *query, guint at, GArray *hits)
{
  const HutAddressBook *book = query->book;
  guint64 head = (guint64)query->text[at] << 21 | query->text[at + 1];
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (book->heads, &head));
  guint before = hits->len, longest = 0;

  for (guint i = first; first > 0 && i <= book->names->len; i++)
    {
      const HutAddressName *name = name_at (book, i - 1);
      Hit hit = { at, at + name->length, i - 1, FALSE };

      if (name->key[0] != query->text[at] || name->key[1] != query->text[at + 1])
        break;
      if (name->length < longest || !stands_at (query, name, at) || says_too_little (query, name) ||
          is_left_out (query, hut_address_place (book, name->place)))
        continue;
      if (name->length > longest)
        g_array_set_size (hits, before);
      longest = name->length;
      if (hits->len < HITS_MAX)
        g_array_append_val (hits, hit);
    }
}

static gboolean
begins_after_name (const HutAddressQuery *query, GArray *hits, guint at)
{
  static const char joints[] = ",-、在近与和到至的号路街里内口侧边面旁米院区县市镇道";

  if (at == 0 || at == query->divisions || g_utf8_strchr (joints, -1, query->text[at - 1]) != NULL)
    return TRUE;
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).to == at)
      return TRUE;
  return FALSE;
}

/* Words that turn a name into another one when they stand before it: 东, 新, 小. */
static gboolean
changes_name (gunichar c)
{
  return g_utf8_strchr ("东南西北中上下前后新老大小", -1, c) != NULL;
}

static gboolean
is_doubtful (const HutAddressQuery *query, GArray *hits, const Hit *hit)
{
  HutAddressTail tail = hut_address_read_tail (query->text, query->length, hit->to);

  if (hit->from > 0 && changes_name (query->text[hit->from - 1]) &&
      !begins_after_name (query, hits, hit->from))
    return TRUE;
  if (place_of (query->book, hit)->kind == HUT_NAME_ROAD && tail.tail == HUT_TAIL_GENERIC &&
      hut_address_begins (query->text, query->length, hit->to, "的") == 0 &&
      hut_address_begins (query->text, query->length, hit->to, "近") == 0)
    return FALSE;
  if (tail.tail != HUT_TAIL_WORDS)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).from == hit->to)
      return FALSE;
  return TRUE;
}

/* A district's name is no place in it. */
static void
drop_divisions (const HutAddressQuery *query, GArray *hits)
{
  for (guint i = hits->len; i-- > 0;)
    if (g_array_index (hits, Hit, i).to <= query->divisions)
      g_array_remove_index (hits, i);
}

/* A hit inside a longer one is part of its name. */
static void
drop_inner (GArray *hits)
{
  for (guint i = hits->len; i-- > 0;)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      gboolean inner = FALSE;

      for (guint j = 0; j < hits->len && !inner; j++)
        {
          const Hit *other = &g_array_index (hits, Hit, j);

          inner = other->from <= hit->from && other->to >= hit->to &&
                  other->to - other->from > hit->to - hit->from;
        }
      if (inner)
        g_array_remove_index (hits, i);
    }
}

static GArray *
find_hits (const HutAddressQuery *query)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint at = 0; at + 1 < query->length && hits->len < HITS_MAX; at++)
    find_hits_at (query, at, hits);
  drop_inner (hits);
  drop_divisions (query, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);

      hit->doubtful = is_doubtful (query, hits, hit);
    }
  return hits;
}

/* ---- Candidates ---- */

static void
walk_on (const HutAddressQuery *query, guint from, HutAddressFound *found)
{
  double east, north;
  HutSide side;
  guint metres;

  if (!hut_address_read_walk (query->text, query->length, from, &metres, &side))
    return;
  hut_address_direction (side, &east, &north);
  found->place = hut_address_moved (found->place, metres * east, metres * north);
  found->accuracy += metres / 3;
  found->walk = metres;
  found->side = side;
  found->sure = MAX (found->sure, HUT_SURE_NEAR);
}

static void
add_candidate (const Hit *hit, const HutAddressBook *book, guint to, HutAddressFound found,
               GArray *candidates)
{
  const HutAddressName *name = name_at (book, hit->name);
  Candidate candidate = { found, hit->from, to, 0, name->form, name->place };

  if (name->form == HUT_FORM_LOOSE)
    candidate.found.sure = MAX (found.sure, HUT_SURE_NEAR);
  if (hit->doubtful)
    candidate.found.sure = HUT_SURE_GUESS;
  g_array_append_val (candidates, candidate);
}

/* The road that the words cross with the one of @hit. */
static void
add_crossings (const HutAddressQuery *query, GArray *hits, const Hit *hit, GArray *candidates)
{
  const HutAddressPlace *road = place_of (query->book, hit);

  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *other = &g_array_index (hits, Hit, i);
      const HutAddressPlace *second = place_of (query->book, other);
      HutAddressFound found;
      HutAddressTail tail;

      if (second->kind != HUT_NAME_ROAD || second == road || other->from < hit->to)
        continue;
      tail = hut_address_read_tail (query->text, query->length, other->to);
      if (!hut_address_crosses_next (query->text, hit->to, other->from) ||
          (other->from == hit->to && tail.tail != HUT_TAIL_CROSSING) ||
          !hut_address_find_crossing (road, second, &found))
        continue;
      walk_on (query, other->to, &found);
      add_candidate (other->doubtful ? other : hit, query->book, other->to, found, candidates);
    }
}

static void
add_road (const HutAddressQuery *query, GArray *hits, const Hit *hit, GArray *candidates)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (HutAddressFound));
  const HutAddressPlace *road = place_of (query->book, hit);
  HutAddressTail tail = hut_address_read_tail (query->text, query->length, hit->to);

  add_crossings (query, hits, hit, candidates);
  if (tail.tail == HUT_TAIL_NUMBER || tail.tail == HUT_TAIL_BUILDING)
    hut_address_find_house (query, road, &tail.number, found);
  else
    hut_address_find_middle (query, road, found);
  for (guint i = 0; i < found->len; i++)
    {
      HutAddressFound *one = &g_array_index (found, HutAddressFound, i);

      if (tail.tail == HUT_TAIL_BUILDING)
        one->sure = MAX (one->sure, HUT_SURE_NEAR);
      if (tail.tail == HUT_TAIL_SIDE)
        one->side = tail.side;
      if (tail.tail == HUT_TAIL_NUMBER)
        walk_on (query, tail.end, one);
      add_candidate (hit, query->book, MAX (hit->to, tail.end), *one, candidates);
    }
}

static void
add_place (const HutAddressQuery *query, const Hit *hit, GArray *candidates)
{
  const HutAddressPlace *place = place_of (query->book, hit);
  HutAddressTail tail = hut_address_read_tail (query->text, query->length, hit->to);
  HutAddressFound found;

  /* 照澜院小区2号楼, 荷清苑社区3号楼 */
  if (tail.tail == HUT_TAIL_GENERIC)
    {
      HutAddressTail next = hut_address_read_tail (query->text, query->length, tail.end);

      if (next.tail != HUT_TAIL_WORDS && next.tail != HUT_TAIL_END)
        tail = next;
    }
  found = hut_address_find_in (query, place, &tail);
  if (found.sure != HUT_SURE_COMMUNITY)
    walk_on (query, tail.end, &found);
  add_candidate (hit, query->book, MAX (hit->to, tail.end), found, candidates);
}

/* ---- Where no name is known ---- */

static guint
common_beginning (const HutAddressName *name, const gunichar *words, guint length)
{
  guint n = 0;

  while (n < MIN (name->length, length) && name->key[n] == words[n])
    n++;
  return n;
}

/* A road of which only houses are known is told by them, not by its name. */
static gboolean
lies_somewhere (const HutAddressPlace *place)
{
  return place->kind != HUT_NAME_ROAD || place->pieces->len > 0;
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const HutPoint *one = a, *other = b;

  return one->lat != other->lat ? (one->lat > other->lat) - (one->lat < other->lat)
                                : (one->lon > other->lon) - (one->lon < other->lon);
}

/* Names that begin as the words do are mostly called after the same spot: 甘露园南里 is where
 * 甘露园中里 and 甘露园小区 are. The middle one of those that share the most. */
static void
add_alike (const HutAddressQuery *query, GArray *candidates)
{
  const HutAddressBook *book = query->book;
  const gunichar *words = query->text + query->divisions;
  guint length = query->length - query->divisions, most = 1;
  guint64 head = length >= 2 ? (guint64)words[0] << 21 | words[1] : 0;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (book->heads, &head));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HutPoint));
  Candidate candidate = { .found = { .sure = HUT_SURE_GUESS, .why = HUT_WHY_ALIKE } };

  for (guint i = first; first > 0 && i <= book->names->len; i++)
    {
      const HutAddressName *name = name_at (book, i - 1);
      const HutAddressPlace *place = hut_address_place (book, name->place);
      guint n = common_beginning (name, words, length);

      if (n < 2)
        break;
      if (n < most || is_left_out (query, place) || !lies_somewhere (place))
        continue;
      if (n > most)
        g_array_set_size (points, 0);
      most = n;
      candidate.found.name = points->len == 0 ? place->name : candidate.found.name;
      g_array_append_val (points, place->point);
    }
  if (points->len == 0)
    return;
  g_array_sort (points, compare_points);
  candidate.found.place = g_array_index (points, HutPoint, points->len / 2);
  for (guint i = 0; i < points->len; i++)
    candidate.found.accuracy = MAX (
        candidate.found.accuracy,
        (guint)hut_point_distance (candidate.found.place, g_array_index (points, HutPoint, i)));
  candidate.found.accuracy = MAX (candidate.found.accuracy, ALIKE_ACCURACY);
  candidate.to = most;
  g_array_append_val (candidates, candidate);
}

/* ---- Their order ---- */

/* How many other names in the words lie around the candidate. */
static void
count_agreeing (const HutAddressQuery *query, GArray *hits, Candidate *candidate)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      const HutAddressPlace *place = place_of (query->book, hit);

      if (hit->doubtful || (hit->from < candidate->to && hit->to > candidate->from))
        continue;
      if (place->shape != NULL && place->kind != HUT_NAME_ROAD
              ? hut_shape_contains (place->shape, candidate->found.place)
              : hut_point_distance (place->point, candidate->found.place) <
                    AGREEING + place->radius)
        candidate->agreeing++;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->found.sure != other->found.sure)
    return one->found.sure < other->found.sure ? -1 : 1;
  if (one->agreeing != other->agreeing)
    return one->agreeing > other->agreeing ? -1 : 1;
  if (one->form != other->form)
    return one->form < other->form ? -1 : 1;
  if (one->to - one->from != other->to - other->from)
    return one->to - one->from > other->to - other->from ? -1 : 1;
  if (one->found.accuracy != other->found.accuracy)
    return one->found.accuracy < other->found.accuracy ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return (one->found.place.lon > other->found.place.lon) -
         (one->found.place.lon < other->found.place.lon);
}

/* Whether both rest on the same words and nothing else tells them apart. */
static gboolean
are_rivals (const Candidate *one, const Candidate *other)
{
  return one->from == other->from && one->to == other->to && one->found.sure == other->found.sure &&
         one->agreeing == other->agreeing && one->form == other->form &&
         hut_point_distance (one->found.place, other->found.place) > RIVAL;
}

/* Where the words mean several places just as well, none of them is sure. */
static void
note_rivals (GArray *candidates)
{
  guint n = MIN (candidates->len, RIVALS_MAX);
  g_autofree HutSure *sure = g_new (HutSure, MAX (n, 1));
  g_autofree guint *accuracy = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      sure[i] = candidate->found.sure;
      accuracy[i] = candidate->found.accuracy;
      for (guint j = 0; j < n; j++)
        {
          const Candidate *other = &g_array_index (candidates, Candidate, j);

          if (j == i || !are_rivals (candidate, other))
            continue;
          candidate->found.rivals++;
          sure[i] = MAX (sure[i], HUT_SURE_NEAR);
          accuracy[i] = MAX (
              accuracy[i], (guint)hut_point_distance (candidate->found.place, other->found.place));
        }
    }
  for (guint i = 0; i < n; i++)
    {
      g_array_index (candidates, Candidate, i).found.sure = sure[i];
      g_array_index (candidates, Candidate, i).found.accuracy = accuracy[i];
    }
}

/* The first of those that lie at one place. */
static gboolean
is_new (GArray *found, const HutAddressFound *one)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HutAddressFound *other = &g_array_index (found, HutAddressFound, i);

      if (other->place.lon == one->place.lon && other->place.lat == one->place.lat)
        return FALSE;
    }
  return TRUE;
}

GArray *
hut_address_book_find (const HutAddressBook *book, const char *address, guint leave_out,
                       guint limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HutAddressFound));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  HutAddressQuery query = { .book = book, .leave_out = leave_out };
  g_autofree gunichar *text = hut_address_normalize (address, &query.length);
  g_autoptr (GArray) hits = NULL;
  guint from = hut_address_skip_divisions (text, query.length);

  query.text = text;
  query.divisions = from;
  hits = find_hits (&query);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (place_of (book, hit)->kind == HUT_NAME_ROAD)
        add_road (&query, hits, hit, candidates);
      else
        add_place (&query, hit, candidates);
    }
  if (candidates->len == 0)
    add_alike (&query, candidates);
  for (guint i = 0; i < candidates->len; i++)
    count_agreeing (&query, hits, &g_array_index (candidates, Candidate, i));
  g_array_sort (candidates, compare_candidates);
  note_rivals (candidates);
  for (guint i = 0; i < candidates->len && found->len < limit; i++)
    if (is_new (found, &g_array_index (candidates, Candidate, i).found))
      g_array_append_val (found, g_array_index (candidates, Candidate, i).found);
  return found;
}

/* ---- Names that hold words ---- */

static gboolean
holds (const HutAddressName *name, const gunichar *words, guint length, guint *at)
{
  for (*at = 0; *at + length <= name->length; (*at)++)
    if (memcmp (name->key + *at, words, length * sizeof *words) == 0)
      return TRUE;
  return FALSE;
}

/* The first of the grams that is not below @gram. */
static guint
lower_bound (const GArray *grams, guint64 gram)
{
  guint low = 0, high = grams->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (grams, guint64, middle) < gram)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

typedef struct
{
  guint name;
  guint at;
  guint length;
  guint place;
} Completion;

static int
compare_completions (gconstpointer a, gconstpointer b)
{
  const Completion *one = a, *other = b;

  if ((one->at == 0) != (other->at == 0))
    return one->at == 0 ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  return (one->name > other->name) - (one->name < other->name);
}

/* The pair of the words that the fewest names have. */
static void
rarest_pair (const HutAddressBook *book, const gunichar *words, guint length, guint *begin,
             guint *end)
{
  *begin = 0;
  *end = G_MAXUINT;
  for (guint at = 0; at + 1 < length; at++)
    {
      guint64 head = (guint64)words[at] << 21 | words[at + 1];
      guint low = lower_bound (book->grams, head << 22);
      guint high = lower_bound (book->grams, (head + 1) << 22);

      if (*end == G_MAXUINT || high - low < *end - *begin)
        {
          *begin = low;
          *end = high;
        }
    }
}

GArray *
hut_address_book_complete (const HutAddressBook *book, const char *words, guint limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (HutAddressFound));
  g_autoptr (GArray) completions = g_array_new (FALSE, FALSE, sizeof (Completion));
  HutAddressQuery query = { .book = book };
  const HutAddressTail nothing = { .tail = HUT_TAIL_END };
  guint length, begin, end, last = G_MAXUINT;
  g_autofree gunichar *text = hut_address_normalize (words, &length);

  if (length < 2)
    return found;
  rarest_pair (book, text, length, &begin, &end);
  for (guint i = begin; i < end; i++)
    {
      guint index = g_array_index (book->grams, guint64, i) & ((1 << 22) - 1);
      const HutAddressName *name = name_at (book, index);
      Completion completion = { index, 0, name->length, name->place };

      if (index != last && holds (name, text, length, &completion.at))
        g_array_append_val (completions, completion);
      last = index;
    }
  g_array_sort (completions, compare_completions);
  last = G_MAXUINT;
  for (guint i = 0; i < completions->len && found->len < limit; i++)
    {
      const Completion *completion = &g_array_index (completions, Completion, i);
      const HutAddressName *name = name_at (book, completion->name);
      const HutAddressPlace *place = hut_address_place (book, completion->place);
      HutAddressFound one;

      if (last != G_MAXUINT && name->length == name_at (book, last)->length &&
          memcmp (name->key, name_at (book, last)->key, name->length * sizeof (gunichar)) == 0)
        continue;
      last = completion->name;
      if (place->kind == HUT_NAME_ROAD)
        {
          g_autoptr (GArray) middles = g_array_new (FALSE, FALSE, sizeof (HutAddressFound));

          hut_address_find_middle (&query, place, middles);
          if (middles->len > 0)
            g_array_append_val (found, g_array_index (middles, HutAddressFound, 0));
          continue;
        }
      one = hut_address_find_in (&query, place, &nothing);
      one.sure = name->length == length ? one.sure : HUT_SURE_GUESS;
      g_array_append_val (found, one);
    }
  return found;
}

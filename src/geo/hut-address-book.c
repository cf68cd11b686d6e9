/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Filling and sealing the book. Names are sorted by their characters, so that all names that begin
 * with the same two lie together; every two neighbouring characters of every name are kept sorted
 * beside, to find the names that hold some words. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-address-private.h"

#include <math.h>
#include <string.h>

#define METRES_PER_UNIT (111195.08 / HUT_POINT_UNITS)
#define ROAD_NAME_MAX 14 /* characters */
#define NAMED_HOUSE 120  /* metres: a courtyard that is called by its number */
#define SAME_PLACE 400   /* metres: two figures of one name are one place */

void
hut_address_offset (HutPoint a, HutPoint b, double *east, double *north)
{
  *north = ((double)b.lat - a.lat) * METRES_PER_UNIT;
  *east = ((double)b.lon - a.lon) * METRES_PER_UNIT * cos (hut_point_lat (a) * G_PI / 180);
}

HutPoint
hut_address_moved (HutPoint from, double east, double north)
{
  return hut_point_from_degrees (hut_point_lon (from) +
                                     east / (111195.08 * cos (hut_point_lat (from) * G_PI / 180)),
                                 hut_point_lat (from) + north / 111195.08);
}

void
hut_address_direction (HutSide side, double *east, double *north)
{
  double angle = (side - HUT_SIDE_NORTH) * G_PI / 4;

  *east = sin (angle);
  *north = cos (angle);
}

static void
clear_place (gpointer data)
{
  HutAddressPlace *place = data;

  g_free (place->name);
  g_clear_pointer (&place->shape, hut_shape_free);
  g_clear_pointer (&place->houses, g_array_unref);
  g_clear_pointer (&place->pieces, g_ptr_array_unref);
  g_clear_pointer (&place->members, g_array_unref);
}

HutAddressBook *
hut_address_book_new (void)
{
  HutAddressBook *book = g_new0 (HutAddressBook, 1);

  book->places = g_array_new (FALSE, FALSE, sizeof (HutAddressPlace));
  g_array_set_clear_func (book->places, clear_place);
  book->roads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->names = g_array_new (FALSE, FALSE, sizeof (HutAddressName));
  book->keys = g_ptr_array_new_with_free_func (g_free);
  book->heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  book->grams = g_array_new (FALSE, FALSE, sizeof (guint64));
  return book;
}

void
hut_address_book_free (HutAddressBook *book)
{
  g_array_unref (book->places);
  g_hash_table_unref (book->roads);
  g_array_unref (book->names);
  g_ptr_array_unref (book->keys);
  g_hash_table_unref (book->heads);
  g_array_unref (book->grams);
  g_free (book);
}

/* ---- Names ---- */

/* A shorter form says too little where it is a number, and something else where it is a road. */
static void
add_name (HutAddressBook *book, const gunichar *key, guint length, guint place, HutNameForm form)
{
  HutAddressName name = { key, length, place, form };
  gboolean road = hut_address_place (book, place)->kind == HUT_NAME_ROAD;

  if (form != HUT_FORM_FULL && length >= 2 &&
      (g_unichar_isdigit (key[0]) || (!road && g_utf8_strchr ("路街巷道", -1, key[length - 1]))))
    return;
  if (length >= 2)
    g_array_append_val (book->names, name);
}

/* What @text is without the longest of @words at its end, when @least characters are left; 0 where
 * it has none. */
static guint
without_ending (const gunichar *text, guint length, const char *const *words, guint least)
{
  for (; *words != NULL; words++)
    {
      guint n = g_utf8_strlen (*words, -1);

      if (length >= n + least && hut_address_begins (text, length, length - n, *words) == n)
        return length - n;
    }
  return 0;
}

/* 西南7 is also 西南7号楼. */
static void
add_counted (HutAddressBook *book, const gunichar *key, guint length, guint place)
{
  gunichar *counted = g_new (gunichar, length + 2);

  memcpy (counted, key, length * sizeof *key);
  counted[length] = 0x53f7;     /* 号 */
  counted[length + 1] = 0x697c; /* 楼 */
  g_ptr_array_add (book->keys, counted);
  add_name (book, counted, length + 2, place, HUT_FORM_SAFE);
}

/* 东升地区 is also 东升镇. */
static void
add_town (HutAddressBook *book, const gunichar *key, guint length, guint place)
{
  static const char *const region[] = { "地区", NULL };
  guint core = without_ending (key, length, region, 2);
  gunichar *town;

  if (core == 0)
    return;
  town = g_memdup2 (key, (core + 1) * sizeof *key);
  town[core] = 0x9547; /* 镇 */
  g_ptr_array_add (book->keys, town);
  add_name (book, town, core + 1, place, HUT_FORM_SAFE);
}

/* The other names that residents have for it. */
static void
add_forms (HutAddressBook *book, const gunichar *key, guint length, guint place, HutNameKind kind)
{
  static const char *const safe[] = { "住宅小区",   "居民小区", "小区",   "社区居民委员会",
                                      "社区居委会", "社区",     "家属区", NULL };
  static const char *const court[] = { "号院", NULL };
  static const char *const loose[] = { "家属院", "家属楼", "宿舍", "家园", "花园",
                                       "公寓",   "新村",   "院",   NULL };
  static const char *const roads[] = { "大街", "胡同", NULL };
  guint shorter;

  add_name (book, key, length, place, HUT_FORM_FULL);
  if (kind == HUT_NAME_BUILDING && length > 0 && g_unichar_isdigit (key[length - 1]))
    add_counted (book, key, length, place);
  if (kind == HUT_NAME_ROAD && (shorter = without_ending (key, length, roads, 3)) > 0)
    add_name (book, key, shorter, place, HUT_FORM_LOOSE);
  if (kind != HUT_NAME_COMPOUND && kind != HUT_NAME_COMMUNITY)
    return;
  if (kind == HUT_NAME_COMMUNITY)
    add_town (book, key, length, place);
  if ((shorter = without_ending (key, length, safe, 2)) > 0)
    add_name (book, key, shorter, place, HUT_FORM_SAFE);
  else if (without_ending (key, length, court, 2) > 0)
    add_name (book, key, length - 1, place, HUT_FORM_SAFE);
  else if ((shorter = without_ending (key, length, loose, 2)) > 0)
    add_name (book, key, shorter, place, HUT_FORM_LOOSE);
  if (hut_address_begins (key, length, 0, "北京") > 0 && length >= 5)
    add_name (book, key + 2, length - 2, place, HUT_FORM_LOOSE);
}

static gboolean
is_road_ending (gunichar c)
{
  return g_utf8_strchr ("路街巷道条同弄沿线里", -1, c) != NULL;
}

/* The end of the road that @text begins with, and the number on it; 0 where it is none. */
static guint
read_road (const gunichar *text, guint length, HutAddressNumber *number)
{
  static const char *const buildings[] = { "楼", "栋", "幢", "座", NULL };
  guint n = 0;

  *number = (HutAddressNumber){ 0 };
  while (n < length && text[n] >= 0x3400 && n < ROAD_NAME_MAX)
    {
      if (n >= 2 && hut_address_read_number (text, length, n, number))
        break;
      n++;
    }
  if (number->number == 0)
    hut_address_read_number (text, length, n, number);
  if (n < 2 || (number->number == 0 && (n < length && text[n] != ',')))
    return 0;
  for (guint i = 0; number->number > 0 && buildings[i] != NULL; i++)
    if (hut_address_begins (text, length, n + number->length, buildings[i]) > 0)
      return 0;
  return is_road_ending (text[n - 1]) || number->number > 0 ? n : 0;
}

/* ---- Places ---- */

static HutAddressPlace *
road_named (HutAddressBook *book, const gunichar *text, guint length, const char *name)
{
  g_autofree char *key = g_ucs4_to_utf8 (text, length, NULL, NULL, NULL);
  guint index = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (book->roads, key)) : 0;
  HutAddressPlace road = { HUT_NAME_ROAD };
  gunichar *kept;

  if (index > 0)
    return &g_array_index (book->places, HutAddressPlace, index - 1);
  if (key == NULL)
    return NULL;
  road.name = name != NULL ? g_strdup (name) : g_strdup (key);
  g_array_append_val (book->places, road);
  kept = g_memdup2 (text, length * sizeof *text);
  g_ptr_array_add (book->keys, kept);
  add_forms (book, kept, length, book->places->len - 1, HUT_NAME_ROAD);
  g_hash_table_insert (book->roads, g_steal_pointer (&key), GUINT_TO_POINTER (book->places->len));
  return &g_array_index (book->places, HutAddressPlace, book->places->len - 1);
}

static void
add_house (HutAddressBook *book, const gunichar *text, guint length, HutPoint point, guint accuracy,
           guint group)
{
  HutAddressHouse house = { { 0 }, point, accuracy, group };
  guint n = read_road (text, length, &house.number);
  HutAddressPlace *road = n > 0 ? road_named (book, text, n, NULL) : NULL;

  if (road == NULL)
    return;
  if (road->houses == NULL)
    road->houses = g_array_new (FALSE, FALSE, sizeof (HutAddressHouse));
  g_array_append_val (road->houses, house);
}

void
hut_address_book_add_address (HutAddressBook *book, const char *address, HutPoint point,
                              guint accuracy, guint group)
{
  guint length, from;
  g_autofree gunichar *text = hut_address_normalize (address, &length);

  from = hut_address_skip_divisions (text, length);
  add_house (book, text + from, length - from, point, accuracy, group);
}

static HutShape *
copy_shape (const HutShape *shape)
{
  HutShape *copy = hut_shape_new (shape->kind);

  for (guint part = 0; part < hut_shape_n_parts (shape); part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (shape, part, &n);

      hut_shape_add_part (copy, points, n);
    }
  return copy;
}

static double
half_diagonal (const HutBox *box)
{
  return hut_point_distance ((HutPoint){ box->min_lon, box->min_lat },
                             (HutPoint){ box->max_lon, box->max_lat }) /
         2;
}

static void
add_to_road (HutAddressBook *book, const char *name, const HutShape *shape)
{
  guint length, n_points;
  g_autofree gunichar *text = hut_address_normalize (name, &length);
  HutAddressPlace *road = length >= 2 ? road_named (book, text, length, name) : NULL;

  if (road == NULL || shape->kind == HUT_SHAPE_POINT)
    return;
  if (road->shape == NULL)
    road->shape = hut_shape_new (HUT_SHAPE_LINE);
  for (guint part = 0; part < hut_shape_n_parts (shape); part++)
    {
      const HutPoint *points = hut_shape_part (shape, part, &n_points);

      hut_shape_add_part (road->shape, points, n_points);
    }
}

void
hut_address_book_add (HutAddressBook *book, HutNameKind kind, const char *name,
                      const HutShape *shape, guint group)
{
  HutAddressPlace place = { kind };
  gunichar *text;
  guint length;

  if (shape->points->len == 0)
    return;
  if (kind == HUT_NAME_ROAD)
    {
      add_to_road (book, name, shape);
      return;
    }
  text = hut_address_normalize (name, &length);
  g_ptr_array_add (book->keys, text);
  if (length < 2)
    return;
  place.name = g_strdup (name);
  place.group = group;
  place.point = hut_shape_label_point (shape);
  place.shape = shape->kind == HUT_SHAPE_AREA ? copy_shape (shape) : NULL;
  place.radius = half_diagonal (&shape->box);
  g_array_append_val (book->places, place);
  add_forms (book, text, length, book->places->len - 1, kind);
  if (kind != HUT_NAME_COMMUNITY)
    add_house (book, text, length, place.point, NAMED_HOUSE, group);
}

void
hut_address_book_add_point (HutAddressBook *book, HutNameKind kind, const char *name,
                            HutPoint point, guint group)
{
  g_autoptr (HutShape) shape = hut_shape_new (HUT_SHAPE_POINT);

  hut_shape_add_part (shape, &point, 1);
  hut_address_book_add (book, kind, name, shape, group);
}

/* ---- Sealing ---- */

static int
compare_keys (const HutAddressName *one, const HutAddressName *other)
{
  for (guint i = 0; i < MIN (one->length, other->length); i++)
    if (one->key[i] != other->key[i])
      return one->key[i] < other->key[i] ? -1 : 1;
  return (one->length > other->length) - (one->length < other->length);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const HutAddressName *one = a, *other = b;
  int order = compare_keys (one, other);

  if (order == 0)
    order = (int)one->form - (int)other->form;
  return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

/* An area and a point of one name and kind, close together, are one: the area stays. */
static gboolean
is_same (const HutAddressBook *book, const HutAddressName *one, const HutAddressName *other)
{
  const HutAddressPlace *a = hut_address_place (book, one->place);
  const HutAddressPlace *b = hut_address_place (book, other->place);

  return compare_keys (one, other) == 0 && a->group == b->group && a->kind != HUT_NAME_ROAD &&
         b->kind != HUT_NAME_ROAD && (a->kind == b->kind || one->form == other->form) &&
         (a->kind == HUT_NAME_COMMUNITY) == (b->kind == HUT_NAME_COMMUNITY) &&
         hut_point_distance (a->point, b->point) < SAME_PLACE + MAX (a->radius, b->radius);
}

static void
drop_doubles (HutAddressBook *book)
{
  HutAddressName *names = (HutAddressName *)book->names->data;
  guint n = 0;

  for (guint i = 0; i < book->names->len; i++)
    {
      guint same = n;

      for (guint j = n; j > 0 && compare_keys (&names[j - 1], &names[i]) == 0; j--)
        if (is_same (book, &names[j - 1], &names[i]))
          same = j - 1;
      if (same == n)
        names[n++] = names[i];
      else if (hut_address_place (book, names[i].place)->radius >
               hut_address_place (book, names[same].place)->radius)
        names[same] = names[i];
    }
  g_array_set_size (book->names, n);
}

static guint64
head_of (const gunichar *key)
{
  return (guint64)key[0] << 21 | key[1];
}

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *)a, other = *(const guint64 *)b;

  return (one > other) - (one < other);
}

/* Two characters of 21 bits leave 22 for the name: four million of them. */
static void
index_names (HutAddressBook *book)
{
  for (guint i = 0; i < book->names->len; i++)
    {
      const HutAddressName *name = &g_array_index (book->names, HutAddressName, i);
      guint64 head = head_of (name->key);

      if (!g_hash_table_contains (book->heads, &head))
        g_hash_table_insert (book->heads, g_memdup2 (&head, sizeof head), GUINT_TO_POINTER (i + 1));
      if (name->form != HUT_FORM_FULL)
        continue;
      for (guint at = 0; at + 1 < name->length; at++)
        {
          guint64 gram = head_of (name->key + at) << 22 | i;

          g_array_append_val (book->grams, gram);
        }
    }
  g_array_sort (book->grams, compare_grams);
}

void
hut_address_book_seal (HutAddressBook *book)
{
  for (guint i = 0; i < book->places->len; i++)
    {
      HutAddressPlace *place = &g_array_index (book->places, HutAddressPlace, i);

      if (place->kind == HUT_NAME_ROAD)
        hut_address_seal_road (place);
    }
  hut_address_seal_members (book);
  g_array_sort (book->names, compare_names);
  drop_doubles (book);
  index_names (book);
}

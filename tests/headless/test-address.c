/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From the words of an address to a place, on a small town made here: 100 metres are 9000 units of
 * latitude and 11700 of longitude, or nearly so. */

#include "geo/hut-address-book.h"

#include <string.h>

#define LON 1163200000
#define LAT 400000000

typedef struct
{
  HutAddressBook *book;
} Town;

/* Metres to the east and the north of the town's middle. */
static HutPoint
at (int east, int north)
{
  return (HutPoint){ LON + east * 117, LAT + north * 90 };
}

static void
add_line (HutAddressBook *book, const char *name, HutPoint from, HutPoint to)
{
  HutShape *line = hut_shape_new (HUT_SHAPE_LINE);
  HutPoint points[] = { from, to };

  hut_shape_add_part (line, points, 2);
  hut_address_book_add (book, HUT_NAME_ROAD, name, line, 0);
  hut_shape_free (line);
}

static void
add_area (HutAddressBook *book, HutNameKind kind, const char *name, int west, int south, int east,
          int north)
{
  HutShape *area = hut_shape_new (HUT_SHAPE_AREA);
  HutPoint points[] = { at (west, south), at (east, south), at (east, north), at (west, north) };

  hut_shape_add_part (area, points, 4);
  hut_address_book_add (book, kind, name, area, 0);
  hut_shape_free (area);
}

static void
set_up (Town *town, gconstpointer data)
{
  HutAddressBook *book = town->book = hut_address_book_new ();

  /* two roads that cross in the middle, one of them drawn in two pieces */
  add_line (book, "成府路", at (-1000, 0), at (0, 0));
  add_line (book, "成府路", at (0, 0), at (1000, 0));
  add_line (book, "荷清路", at (0, -800), at (0, 800));
  add_line (book, "学院南路", at (-1000, -700), at (-500, -700));
  hut_address_book_add_address (book, "成府路20号", at (-400, 30), 40, 7);
  hut_address_book_add_address (book, "北京市海淀区成府路30号院", at (-200, 30), 40, 0);
  hut_address_book_add_address (book, "成府路甲40号", at (200, 30), 40, 0);
  /* a compound with two buildings and a gate on its western side */
  add_area (book, HUT_NAME_COMPOUND, "西王庄小区", 200, 200, 400, 500);
  add_area (book, HUT_NAME_BUILDING, "3号楼", 220, 220, 260, 240);
  add_area (book, HUT_NAME_BUILDING, "12号楼", 320, 420, 360, 440);
  hut_address_book_add_point (book, HUT_NAME_GATE, "西门", at (200, 300), 0);
  add_area (book, HUT_NAME_COMMUNITY, "西王庄社区", 100, 100, 900, 900);
  /* another of that name, far from everything */
  add_area (book, HUT_NAME_COMPOUND, "东风家园", -900, 500, -800, 600);
  add_area (book, HUT_NAME_COMPOUND, "东风花园(一区)", 700, 700, 800, 800);
  hut_address_book_add_point (book, HUT_NAME_PLACE, "物美超市", at (-700, 20), 0);
  hut_address_book_add_point (book, HUT_NAME_PLACE, "物美超市", at (700, 600), 0);
  hut_address_book_add_point (book, HUT_NAME_PLACE, "月坛", at (-900, -300), 0);
  hut_address_book_seal (book);
}

static void
tear_down (Town *town, gconstpointer data)
{
  hut_address_book_free (town->book);
}

static HutAddressFound
find (Town *town, const char *address)
{
  g_autoptr (GArray) found = hut_address_book_find (town->book, address, 0, 5);
  HutAddressFound none = { .sure = HUT_SURE_GUESS };

  return found->len > 0 ? g_array_index (found, HutAddressFound, 0) : none;
}

static void
assert_near (HutPoint place, HutPoint expected, double metres)
{
  g_assert_cmpfloat (hut_point_distance (place, expected), <, metres);
}

static void
test_writing_makes_no_difference (void)
{
  static const struct
  {
    const char *written;
    const char *normal;
  } cases[] = {
    { "成府路二十八号院", "成府路28号院" },
    { "成府路２８号　Ａ座", "成府路28号a座" },
    { "一百零五号楼", "105号楼" },
    { "第十二单元", "第12单元" },
    { "东四十条", "东四十条" },
    { "三里河（二区）", "三里河2区" },
    { "3#楼", "3号楼" },
    { "朝阳路（cháoyáng lù)", "朝阳路" },
    { "甲２８号，２层", "甲28号,2层" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint length;
      g_autofree gunichar *text = hut_address_normalize (cases[i].written, &length);
      g_autofree char *normal = g_ucs4_to_utf8 (text, length, NULL, NULL, NULL);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static void
test_divisions_are_left_before_the_address (void)
{
  static const struct
  {
    const char *address;
    guint divisions;
  } cases[] = {
    { "北京市海淀区学院路街道成府路", 11 },
    { "海淀区成府路", 3 },
    { "育新小区3号楼", 0 },
    { "都市芳园", 0 },
    { "北京海淀区成府路", 5 },
    { "成府路", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint length;
      g_autofree gunichar *text = hut_address_normalize (cases[i].address, &length);

      g_assert_cmpuint (hut_address_skip_divisions (text, length), ==, cases[i].divisions);
    }
}

static void
test_house_numbers_are_read_as_they_are_written (void)
{
  static const struct
  {
    const char *text;
    HutAddressNumber number;
  } cases[] = {
    { "28号院", { 28, 0, 28, 3 } },   { "甲28号", { 28, 1, 28, 4 } },
    { "28号乙", { 28, 2, 28, 4 } },   { "28乙号", { 28, 2, 28, 4 } },
    { "1-5号", { 1, 0, 5, 4 } },      { "2、4号", { 2, 0, 4, 4 } },
    { "41-1号", { 41, 101, 41, 5 } },
  };
  HutAddressNumber number;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint length;
      g_autofree gunichar *text = hut_address_normalize (cases[i].text, &length);

      g_assert_true (hut_address_read_number (text, length, 0, &number));
      g_assert_cmpuint (number.number, ==, cases[i].number.number);
      g_assert_cmpuint (number.branch, ==, cases[i].number.branch);
      g_assert_cmpuint (number.to, ==, cases[i].number.to);
      g_assert_cmpuint (number.length, ==, cases[i].number.length);
    }
  g_assert_false (hut_address_read_number ((const gunichar *)L"号", 1, 0, &number));
}

static void
test_a_building_is_found_in_its_compound (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "北京市海淀区西王庄小区十二号楼2单元301室");

  g_assert_cmpint (found.sure, ==, HUT_SURE_EXACT);
  g_assert_cmpint (found.why, ==, HUT_WHY_BUILDING);
  g_assert_cmpuint (found.low, ==, 12);
  assert_near (found.place, at (340, 430), 15);

  /* without 小区, and with a building that nobody drew */
  found = find (town, "西王庄7号楼");
  g_assert_cmpint (found.why, ==, HUT_WHY_GROUNDS);
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);
  g_assert_cmpuint (found.accuracy, >=, 150);
}

static void
test_a_gate_is_found_by_name_or_by_its_side (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "西王庄小区西门");

  g_assert_cmpint (found.why, ==, HUT_WHY_GATE);
  assert_near (found.place, at (200, 300), 5);

  found = find (town, "西王庄小区东门外");
  g_assert_cmpint (found.why, ==, HUT_WHY_EDGE);
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);
  g_assert_cmpint (found.side, ==, HUT_SIDE_EAST);
  assert_near (found.place, at (400, 350), 20);
}

static void
test_a_crossing_is_where_the_roads_meet (Town *town, gconstpointer data)
{
  static const char *const written[] = { "成府路与荷清路交叉口", "荷清路和成府路路口",
                                         "成府路、荷清路交汇处", "成府路荷清路口" };
  HutAddressFound found;

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      found = find (town, written[i]);
      g_assert_cmpint (found.why, ==, HUT_WHY_CROSSING);
      g_assert_cmpint (found.sure, ==, HUT_SURE_EXACT);
      assert_near (found.place, at (0, 0), 5);
    }
  found = find (town, "成府路与荷清路交叉口东行200米路北");
  g_assert_cmpuint (found.walk, ==, 200);
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);
  assert_near (found.place, at (200, 0), 10);

  /* two that are nowhere near each other */
  found = find (town, "成府路与学院南路交叉口");
  g_assert_cmpint (found.sure, ==, HUT_SURE_STREET);
}

static void
test_a_house_number_is_found_among_its_neighbours (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "成府路三十号");
  g_autoptr (GArray) held_out = NULL;

  g_assert_cmpint (found.sure, ==, HUT_SURE_EXACT);
  g_assert_cmpint (found.why, ==, HUT_WHY_NUMBER);
  assert_near (found.place, at (-200, 30), 5);

  found = find (town, "成府路25号院2号楼");
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);
  g_assert_cmpint (found.why, ==, HUT_WHY_BETWEEN);
  g_assert_cmpuint (found.low, ==, 20);
  g_assert_cmpuint (found.high, ==, 30);
  assert_near (found.place, at (-300, 30), 10);

  found = find (town, "成府路199号");
  g_assert_cmpint (found.sure, ==, HUT_SURE_STREET);
  found = find (town, "成府路40号");
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);

  held_out = hut_address_book_find (town->book, "成府路20号", 7, 5);
  g_assert_cmpint (g_array_index (held_out, HutAddressFound, 0).why, ==, HUT_WHY_BY_NUMBER);
}

static void
test_a_road_alone_is_only_its_middle (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "荷清路西侧");

  g_assert_cmpint (found.sure, ==, HUT_SURE_STREET);
  g_assert_cmpint (found.why, ==, HUT_WHY_MIDDLE);
  g_assert_cmpuint (found.accuracy, >=, 700);
  assert_near (found.place, at (0, 0), 20);
}

static void
test_a_name_that_goes_on_is_a_guess (Town *town, gconstpointer data)
{
  /* known are 月坛 and 学院南路; 月坛南街 and 学院南路小学 are something else */
  g_assert_cmpint (find (town, "月坛南街").sure, ==, HUT_SURE_GUESS);
  g_assert_cmpint (find (town, "新月坛").sure, ==, HUT_SURE_GUESS);
  g_assert_cmpint (find (town, "月坛附近").sure, ==, HUT_SURE_NEAR);
  g_assert_cmpint (find (town, "月坛").sure, ==, HUT_SURE_EXACT);
}

static void
test_names_of_two_places_are_not_sure (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "物美超市门口");

  g_assert_cmpuint (found.rivals, ==, 1);
  g_assert_cmpuint (found.accuracy, >, 1000);
  g_assert_cmpint (found.sure, !=, HUT_SURE_EXACT);

  /* the community says which */
  found = find (town, "西王庄社区物美超市");
  g_assert_cmpint (found.sure, ==, HUT_SURE_EXACT);
  g_assert_cmpuint (found.rivals, ==, 0);
  assert_near (found.place, at (700, 600), 5);
}

static void
test_a_community_is_better_than_nothing (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "西王庄社区居委会反映楼道堆物");

  g_assert_cmpint (found.why, !=, HUT_WHY_BUILDING);
  found = find (town, "西王庄社区");
  g_assert_true (found.sure == HUT_SURE_COMMUNITY || found.sure == HUT_SURE_EXACT);
  g_assert_cmpint (find (town, "没有这个地方").accuracy, ==, 0);
}

static void
test_a_shortened_name_is_found_but_not_exact (Town *town, gconstpointer data)
{
  HutAddressFound found = find (town, "东风花园1区");

  g_assert_cmpint (found.sure, ==, HUT_SURE_EXACT);
  assert_near (found.place, at (750, 750), 20);
  found = find (town, "东风");
  g_assert_cmpint (found.sure, ==, HUT_SURE_NEAR);
}

static void
test_words_within_names_are_completed (Town *town, gconstpointer data)
{
  g_autoptr (GArray) found = hut_address_book_complete (town->book, "王庄", 5);

  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    g_assert_nonnull (strstr (g_array_index (found, HutAddressFound, i).name, "王庄"));
}

static void
test_strange_words_cost_nothing (Town *town, gconstpointer data)
{
  static const char *const words[] = { "",
                                       "号",
                                       "\xff\xfe",
                                       "成",
                                       "28号",
                                       "与",
                                       "东门",
                                       "，，",
                                       "路路路路",
                                       "99999999999号楼",
                                       "成府路99999999999999号" };
  g_autoptr (GString) endless = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      HutAddressFound found = find (town, words[i]);

      g_assert_cmpint (found.sure, >=, HUT_SURE_STREET);
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append (endless, "成府路与荷清路");
  find (town, endless->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TOWN(path, function) g_test_add (path, Town, NULL, set_up, function, tear_down)
  g_test_add_func ("/address/writing-makes-no-difference", test_writing_makes_no_difference);
  g_test_add_func ("/address/divisions-are-left-before-the-address",
                   test_divisions_are_left_before_the_address);
  g_test_add_func ("/address/house-numbers-are-read-as-they-are-written",
                   test_house_numbers_are_read_as_they_are_written);
  TOWN ("/address/a-building-is-found-in-its-compound", test_a_building_is_found_in_its_compound);
  TOWN ("/address/a-gate-is-found-by-name-or-by-its-side",
        test_a_gate_is_found_by_name_or_by_its_side);
  TOWN ("/address/a-crossing-is-where-the-roads-meet", test_a_crossing_is_where_the_roads_meet);
  TOWN ("/address/a-house-number-is-found-among-its-neighbours",
        test_a_house_number_is_found_among_its_neighbours);
  TOWN ("/address/a-road-alone-is-only-its-middle", test_a_road_alone_is_only_its_middle);
  TOWN ("/address/a-name-that-goes-on-is-a-guess", test_a_name_that_goes_on_is_a_guess);
  TOWN ("/address/names-of-two-places-are-not-sure", test_names_of_two_places_are_not_sure);
  TOWN ("/address/a-community-is-better-than-nothing", test_a_community_is_better_than_nothing);
  TOWN ("/address/a-shortened-name-is-found-but-not-exact",
        test_a_shortened_name_is_found_but_not_exact);
  TOWN ("/address/words-within-names-are-completed", test_words_within_names_are_completed);
  TOWN ("/address/strange-words-cost-nothing", test_strange_words_cost_nothing);
  return g_test_run ();
}

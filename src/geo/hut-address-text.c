/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The grammar of address words; see the header. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-address-text.h"

#include <string.h>

#define NUMBER_MAX 99999

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

guint
hut_address_begins (const gunichar *text, guint length, guint at, const char *word)
{
  guint n = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word), n++)
    if (at + n >= length || text[at + n] != g_utf8_get_char (word))
      return 0;
  return n;
}

/* The longest of @words (NULL-terminated, longer ones first) at @at, or 0. */
static guint
begins_any (const gunichar *text, guint length, guint at, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      guint n = hut_address_begins (text, length, at, *words);

      if (n > 0)
        return n;
    }
  return 0;
}

/* ---- To a comparable form ---- */

/* One character; 0: it is dropped. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (g_unichar_isspace (c) || !g_unichar_isprint (c) ||
      is_one_of (c, "()[]{}<>〔〕【】《》「」“”‘’\"'·•*_"))
    return 0;
  if (is_one_of (c, ",，;；。.:：、|｜!！?？"))
    return c == 0x3001 ? c : ',';
  if (is_one_of (c, "-‐‑–—―~～〜"))
    return '-';
  if (c == '#' || c == 0x865f) /* 號 */
    return 0x53f7;
  return g_unichar_tolower (c);
}

/* The end of a bracket that opens at @from and holds nothing but a name in another script; NULL
 * where it does not. */
static const char *
skip_foreign_bracket (const char *from)
{
  gboolean letters = FALSE;

  for (const char *p = g_utf8_next_char (from); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_one_of (c, ")）"))
        return letters ? g_utf8_next_char (p) : NULL;
      if (g_unichar_isdigit (c) || g_unichar_iswide (c))
        return NULL;
      letters |= g_unichar_isalpha (c);
    }
  return NULL;
}

static int
numeral (gunichar c)
{
  static const char numerals[] = "零一二三四五六七八九";
  const char *found;

  if (c == 0x3007) /* 〇 */
    return 0;
  if (c == 0x4e24) /* 两 */
    return 2;
  found = c != 0 ? g_utf8_strchr (numerals, -1, c) : NULL;
  return found != NULL ? (int)g_utf8_pointer_to_offset (numerals, found) : -1;
}

/* 二十八, 一百零五, 二八 (digit by digit) at @text[at]: its value and its length, 0 for none. */
static guint
read_numerals (const gunichar *text, guint length, guint at, guint *value)
{
  guint sum = 0, digit = 0, n = 0;
  gboolean placed = FALSE;

  for (; at + n < length && n < 7; n++)
    {
      gunichar c = text[at + n];
      guint unit = c == 0x5341 ? 10 : c == 0x767e ? 100 : 0; /* 十, 百 */

      if (unit > 0)
        {
          sum += (digit > 0 || placed ? digit : 1) * unit;
          digit = 0;
          placed = TRUE;
        }
      else if (numeral (c) >= 0)
        digit = digit * (placed ? 1 : 10) + numeral (c) - (placed ? digit : 0);
      else
        break;
    }
  *value = sum + digit;
  return n;
}

/* What numbers are counted with. */
static gboolean
is_counted (const gunichar *text, guint length, guint at)
{
  static const char *const measures[] = { "单元", "号", "楼", "院", "栋", "幢", "座", "门",
                                          "室",   "层", "区", "期", "组", "弄", "米", NULL };

  return begins_any (text, length, at, measures) > 0;
}

static void
digits_for_numerals (GArray *text)
{
  for (guint at = 0; at < text->len; at++)
    {
      const gunichar *chars = (const gunichar *)text->data;
      char digits[16];
      guint value = 0, n = read_numerals (chars, text->len, at, &value);

      if (n == 0)
        continue;
      if (value > 0 && is_counted (chars, text->len, at + n))
        {
          g_array_remove_range (text, at, n);
          n = g_snprintf (digits, sizeof digits, "%u", value);
          for (guint i = 0; i < n; i++)
            {
              gunichar digit = digits[i];

              g_array_insert_val (text, at + i, digit);
            }
        }
      at += n - 1;
    }
}

gunichar *
hut_address_normalize (const char *text, guint *length)
{
  GArray *chars = g_array_new (TRUE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p != '\0' && chars->len < HUT_ADDRESS_TEXT_MAX;)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);
      const char *behind;

      if (c == (gunichar)-1 || c == (gunichar)-2)
        break;
      behind = is_one_of (c, "(（") ? skip_foreign_bracket (p) : NULL;
      p = behind != NULL ? behind : g_utf8_next_char (p);
      c = fold (c);
      if (behind == NULL && c != 0)
        g_array_append_val (chars, c);
    }
  digits_for_numerals (chars);
  *length = chars->len;
  return (gunichar *)g_array_free (chars, FALSE);
}

/* ---- Divisions ---- */

/* The end of a division that begins at @at, has @least to @most characters before @word, and is no
 * word that only ends so; @at where there is none. */
static guint
skip_division (const gunichar *text, guint length, guint at, const char *word, guint least,
               guint most, const char *not_before)
{
  for (guint n = least; n <= most; n++)
    {
      guint w = hut_address_begins (text, length, at + n, word);

      if (w > 0 && at + n + w < length && !is_one_of (text[at + n - 1], not_before))
        return at + n + w;
      if (at + n >= length || text[at + n] < 0x80)
        break;
    }
  return at;
}

guint
hut_address_skip_divisions (const gunichar *text, guint length)
{
  guint at = skip_division (text, length, 0, "省", 2, 3, "");
  guint city = skip_division (text, length, at, "市", 2, 3, "城超集菜夜门早");

  if (city == at && hut_address_begins (text, length, at, "北京") > 0 && length > at + 4 &&
      skip_division (text, length, at + 2, "区", 2, 3, "小社校园东西南北中新宅院") > at + 2)
    city = at + 2;
  at = skip_division (text, length, city, "区", 2, 3, "小社校园东西南北中新宅院");
  if (at == city)
    at = skip_division (text, length, at, "县", 2, 3, "");
  city = at;
  at = skip_division (text, length, at, "街道办事处", 2, 5, "");
  if (at == city)
    at = skip_division (text, length, at, "街道", 2, 5, "");
  if (at == city)
    at = skip_division (text, length, at, "地区", 2, 4, "");
  return at == city ? skip_division (text, length, at, "镇", 2, 3, "") : at;
}

/* ---- Numbers ---- */

static gboolean
read_digits (const gunichar *text, guint length, guint *at, guint *value)
{
  guint begin = *at;

  *value = 0;
  while (*at < length && text[*at] >= '0' && text[*at] <= '9' && *value <= NUMBER_MAX)
    *value = *value * 10 + (text[(*at)++] - '0');
  return *at > begin && *value <= NUMBER_MAX;
}

static guint
read_stem (const gunichar *text, guint length, guint *at)
{
  static const char stems[] = "甲乙丙丁戊己庚辛";
  const char *found = *at < length ? g_utf8_strchr (stems, -1, text[*at]) : NULL;

  if (found == NULL)
    return 0;
  (*at)++;
  return (guint)g_utf8_pointer_to_offset (stems, found) + 1;
}

/* Goes over "、4", "-5", ",79" to the last number of several. */
static void
read_more (const gunichar *text, guint length, guint *at, HutAddressNumber *number)
{
  while (*at + 1 < length && (text[*at] == '-' || text[*at] == ',' || text[*at] == 0x3001 ||
                              text[*at] == '/' || text[*at] == 0x81f3)) /* 、 至 */
    {
      gboolean range = text[*at] == '-';
      guint next = *at + 1, value;

      read_stem (text, length, &next);
      if (!read_digits (text, length, &next, &value))
        return;
      /* 41-1 is a branch of 41; 1-5 are five houses */
      if (range && value <= number->to)
        number->branch = 100 + value;
      else
        number->to = MAX (number->to, value);
      *at = next;
    }
}

gboolean
hut_address_read_number (const gunichar *text, guint length, guint at, HutAddressNumber *number)
{
  guint begin = at, stem;

  *number = (HutAddressNumber){ 0 };
  number->branch = read_stem (text, length, &at);
  if (!read_digits (text, length, &at, &number->number) || number->number == 0)
    return FALSE;
  number->to = number->number;
  stem = number->branch == 0 ? read_stem (text, length, &at) : 0;
  if (stem > 0)
    number->branch = stem;
  read_more (text, length, &at, number);
  if (hut_address_begins (text, length, at, "号") > 0)
    at++;
  stem = number->branch == 0 ? read_stem (text, length, &at) : 0;
  if (stem > 0)
    number->branch = stem;
  number->length = at - begin;
  return TRUE;
}

/* ---- Sides and what stands behind a name ---- */

HutSide
hut_address_read_side (const gunichar *text, guint length, guint *at)
{
  static const gunichar sides[] = { 0x5317, 0x4e1c, 0x5357, 0x897f }; /* 北东南西 */
  int first = -1, second = -1;

  for (guint i = 0; i < 4 && *at < length; i++)
    if (text[*at] == sides[i])
      first = i;
  if (first < 0)
    return HUT_SIDE_NONE;
  (*at)++;
  for (guint i = 0; i < 4 && *at < length; i++)
    if (text[*at] == sides[i] && (int)(i % 2) != first % 2)
      second = i;
  if (second < 0)
    return HUT_SIDE_NORTH + 2 * first;
  (*at)++;
  if ((first + 1) % 4 == second)
    return HUT_SIDE_NORTH + 2 * first + 1;
  return HUT_SIDE_NORTH + 2 * second + 1;
}

/* 东门, 路东, 南侧, 北口; also 小东门 and 东1门. */
static gboolean
read_sided (const gunichar *text, guint length, guint at, HutAddressTail *tail)
{
  static const char *const sided[] = { "侧路边", "侧", "边",   "面", "头", "段", "口",
                                       "角",     "部", "路边", "端", "沿", NULL };
  gboolean road = at < length && text[at] == 0x8def; /* 路东 */
  guint digits = 0, n;
  HutSide side;

  at += road || hut_address_begins (text, length, at, "小") > 0 ||
        hut_address_begins (text, length, at, "的") > 0;
  side = hut_address_read_side (text, length, &at);
  if (side == HUT_SIDE_NONE)
    return FALSE;
  while (at + digits < length && g_unichar_isdigit (text[at + digits]))
    digits++;
  n = hut_address_begins (text, length, at + digits, "门");
  if (n == 0)
    n = hut_address_begins (text, length, at + digits, "大门");
  if (n > 0)
    {
      *tail = (HutAddressTail){ HUT_TAIL_GATE, { 0 }, side, at + digits + n };
      return TRUE;
    }
  n = begins_any (text, length, at, sided);
  if (n == 0 && digits == 0 && !road && hut_address_begins (text, length, at, "行") == 0)
    return FALSE;
  *tail = (HutAddressTail){ HUT_TAIL_SIDE, { 0 }, side, at + n };
  return TRUE;
}

static gboolean
read_numbered (const gunichar *text, guint length, guint at, HutAddressTail *tail)
{
  static const char *const buildings[] = { "楼", "栋", "幢", "座", "单元", NULL };
  guint n;

  if (!hut_address_read_number (text, length, at, &tail->number))
    return FALSE;
  tail->end = at + tail->number.length;
  n = begins_any (text, length, tail->end, buildings);
  tail->tail = n > 0 ? HUT_TAIL_BUILDING : HUT_TAIL_NUMBER;
  tail->end += n;
  return TRUE;
}

HutAddressTail
hut_address_read_tail (const gunichar *text, guint length, guint at)
{
  static const char *const beside[] = { "斜对面", "正对面", "对面", "对过", "附近", "旁边",
                                        "周边",   "周围",   "门口", "门前", "旁",   NULL };
  static const char *const crossing[] = { "十字路口", "丁字路口", "交叉口", "交叉路口", "交汇",
                                          "交口",     "路口",     "口",     "与",       "和",
                                          "跟",       "、",       "/",      NULL };
  static const char *const generic[] = { "住宅小区", "小区", "社区", "家属院", "家属区", "大院",
                                         "号院",     "院内", "院",   "内",     "里面",   "公交",
                                         "地铁站",   "站",   "村",   "整条",   "全段",   "沿线",
                                         "的",       "在",   "近",   "到",     "至",     "上",
                                         "有",       "是",   "路段", "大厦",   NULL };
  HutAddressTail tail = { HUT_TAIL_WORDS, { 0 }, HUT_SIDE_NONE, at };
  guint n;

  if (at >= length || text[at] == ',' || text[at] == '-')
    tail.tail = HUT_TAIL_END;
  else if (read_numbered (text, length, at, &tail) || read_sided (text, length, at, &tail))
    return tail;
  else if ((n = begins_any (text, length, at, beside)) > 0)
    tail.tail = HUT_TAIL_BESIDE, tail.end = at + n;
  else if ((n = begins_any (text, length, at, crossing)) > 0)
    tail.tail = HUT_TAIL_CROSSING, tail.end = at + n;
  else if ((n = begins_any (text, length, at, generic)) > 0)
    tail.tail = HUT_TAIL_GENERIC, tail.end = at + n;
  return tail;
}

gboolean
hut_address_read_walk (const gunichar *text, guint length, guint at, guint *metres, HutSide *side)
{
  for (; at < length; at++)
    {
      guint next = at;

      *side = hut_address_read_side (text, length, &next);
      if (*side == HUT_SIDE_NONE)
        continue;
      for (guint n = 1; n > 0;)
        {
          static const char *const ways[] = { "行走", "侧", "行", "走", "约", "方向", "边", NULL };

          n = begins_any (text, length, next, ways);
          next += n;
        }
      if (read_digits (text, length, &next, metres) && *metres >= 20 && *metres <= 3000 &&
          hut_address_begins (text, length, next, "米") > 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
hut_address_crosses_next (const gunichar *text, guint from, guint to)
{
  static const char *const between[] = { "路口与", "与", "和", "跟", "、", "/", "交", "-", NULL };
  guint n = begins_any (text, to, from, between);

  return from == to || (n > 0 && from + n == to);
}

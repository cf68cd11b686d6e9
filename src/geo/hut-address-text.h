/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of an address as residents write it, made comparable, and the small grammar of what
 * stands behind a name: numbers, gates, sides. Pure functions. Texts are arrays of characters
 * (gunichar), since every step here looks at single Chinese characters. */

#define HUT_ADDRESS_TEXT_MAX 200 /* characters that are looked at */

/* Of @text (UTF-8) at most HUT_ADDRESS_TEXT_MAX characters: full-width to half-width, letters to
 * small ones, white space, brackets and quotes dropped, what parts words to a comma, and Chinese
 * numerals to digits where a 号, 楼, 单元, 层 or the like follows, so that 二十八号院 is 28号院. A
 * bracket that holds only Latin letters is dropped whole. Free with g_free(). */
gunichar *hut_address_normalize (const char *text, guint *length);

/* Where the address proper begins: behind a province, a city, a district and a street (or town), as
 * far as they stand there. */
guint hut_address_skip_divisions (const gunichar *text, guint length);

/* A house number, or the number of a building: 28, 甲28 and 28甲, 41-1, 2、4, 1-5. */
typedef struct
{
  guint number; /* 0: there is none */
  guint branch; /* 甲 is 1, 乙 2; the 1 of 41-1, from 101 on; 0: none */
  guint to;     /* the last of several; @number where there is one alone */
  guint length; /* characters, with the 号 */
} HutAddressNumber;

/* The number at @text[at]; FALSE where there is none. */
gboolean hut_address_read_number (const gunichar *text, guint length, guint at,
                                  HutAddressNumber *number);

/* The sides of the earth, clockwise; HUT_SIDE_NONE is none. */
typedef enum
{
  HUT_SIDE_NONE,
  HUT_SIDE_NORTH,
  HUT_SIDE_NORTH_EAST,
  HUT_SIDE_EAST,
  HUT_SIDE_SOUTH_EAST,
  HUT_SIDE_SOUTH,
  HUT_SIDE_SOUTH_WEST,
  HUT_SIDE_WEST,
  HUT_SIDE_NORTH_WEST,
} HutSide;

/* 东, 东南 (and 南东); *@at moves behind it. */
HutSide hut_address_read_side (const gunichar *text, guint length, guint *at);

/* What stands behind a name. */
typedef enum
{
  HUT_TAIL_END,      /* nothing, or something that parts it from what follows */
  HUT_TAIL_NUMBER,   /* a house number */
  HUT_TAIL_BUILDING, /* the number of a building */
  HUT_TAIL_GATE,     /* 东门 */
  HUT_TAIL_SIDE,     /* 东侧, 路东, 北口 */
  HUT_TAIL_CROSSING, /* 与…, 交叉口, 路口 */
  HUT_TAIL_BESIDE,   /* 对面, 旁边, 附近, 门口 */
  HUT_TAIL_GENERIC,  /* 小区, 院, 内: a word that names nothing of its own */
  HUT_TAIL_WORDS,    /* other words, with which the name may go on */
} HutTail;

typedef struct
{
  HutTail tail;
  HutAddressNumber number;
  HutSide side;
  guint end; /* behind it */
} HutAddressTail;

HutAddressTail hut_address_read_tail (const gunichar *text, guint length, guint at);

/* A distance to go from the place, "北300米", "东行200米", somewhere from @at on: metres (20 to
 * 3000) and the side; FALSE where there is none. */
gboolean hut_address_read_walk (const gunichar *text, guint length, guint at, guint *metres,
                                HutSide *side);

/* Whether two characters of @text at @at cross one name with the next: 与, 和, 、, 交. */
gboolean hut_address_crosses_next (const gunichar *text, guint from, guint to);

/* Whether @text at @at begins with @word; its length in characters, or 0. */
guint hut_address_begins (const gunichar *text, guint length, guint at, const char *word);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"

G_BEGIN_DECLS

/* A place as one number of 60 bits: its two coordinates in steps of 2⁻³⁰ of the world (4 cm at the
 * equator), their bits taken in turn, so that numbers sorted are squares of a quadtree sorted
 * (Morton order). In a word the code stands above four bits for the pin. */
#define HUT_POINT_CODE_SIDE (1u << HUT_POINT_SET_DEPTH)
#define HUT_POINT_CODE_PIN_BITS 4
#define HUT_POINT_CODE_PIN_MASK 0xf

/* The bits of one coordinate of a word; they sort as the coordinate does. */
#define HUT_POINT_CODE_X_MASK (G_GUINT64_CONSTANT (0x0555555555555555) << HUT_POINT_CODE_PIN_BITS)
#define HUT_POINT_CODE_Y_MASK (HUT_POINT_CODE_X_MASK << 1)

/* Puts a zero before each of the 32 bits of @half. */
static inline guint64
hut_point_code_spread (guint32 half)
{
  guint64 bits = half;

  bits = (bits | bits << 16) & 0x0000ffff0000ffff;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits << 2) & 0x3333333333333333;
  return (bits | bits << 1) & 0x5555555555555555;
}

/* The even bits of @code, put together again. */
static inline guint32
hut_point_code_gather (guint64 code)
{
  code &= 0x5555555555555555;
  code = (code | code >> 1) & 0x3333333333333333;
  code = (code | code >> 2) & 0x0f0f0f0f0f0f0f0f;
  code = (code | code >> 4) & 0x00ff00ff00ff00ff;
  code = (code | code >> 8) & 0x0000ffff0000ffff;
  return (guint32)(code | code >> 16);
}

static inline guint32
hut_point_code_x (guint64 word)
{
  return hut_point_code_gather (word >> HUT_POINT_CODE_PIN_BITS);
}

static inline guint32
hut_point_code_y (guint64 word)
{
  return hut_point_code_gather (word >> (HUT_POINT_CODE_PIN_BITS + 1));
}

static inline guint64
hut_point_code_word (HutMercator place, guint8 pin)
{
  guint32 x = (guint32)CLAMP (place.x * HUT_POINT_CODE_SIDE, 0, HUT_POINT_CODE_SIDE - 1);
  guint32 y = (guint32)CLAMP (place.y * HUT_POINT_CODE_SIDE, 0, HUT_POINT_CODE_SIDE - 1);
  guint64 code = hut_point_code_spread (y) << 1 | hut_point_code_spread (x);

  return code << HUT_POINT_CODE_PIN_BITS | pin;
}

G_END_DECLS

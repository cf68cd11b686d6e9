/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The looks that a map has; see hut-map-scheme.h for what they are made of. */
typedef enum
{
  HUT_MAP_SCHEME_LIGHT,
  HUT_MAP_SCHEME_DARK,
  HUT_MAP_SCHEME_PRINT, /* white ground, dark names, little ink */
  HUT_N_MAP_SCHEMES,
} HutMapScheme;

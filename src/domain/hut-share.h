/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A share of a number, as laws state it: "more than half" (过半数) and "two thirds or more"
 * (三分之二以上: the number itself is included, Civil Code 1259). Compared in integers only,
 * products in 128 bits: exact for any two numbers of 64 bits.
 *
 *   {"more_than":[1,2]}  whole * x > part * of
 *   {"at_least":[2,3]}   whole * x >= part * of
 */
typedef enum
{
  HUT_SHARE_NOT_ASKED = 0,
  HUT_SHARE_MORE_THAN,
  HUT_SHARE_AT_LEAST,
} HutShareTest;

typedef struct
{
  HutShareTest test;
  gint64 part, whole; /* 1 <= part <= whole <= HUT_SHARE_MAX; "more than all" does not exist */
} HutShare;

#define HUT_SHARE_MAX 1000

/* Reads the form above; NULL or a null node is HUT_SHARE_NOT_ASKED. HUT_DOMAIN_ERROR_MALFORMED
 * (translated) says what is wrong; @what names the share. */
gboolean hut_share_read (HutShare *share, JsonNode *node, const char *what, GError **error);

/* Its form in JSON; a null node where it is not asked. */
JsonNode *hut_share_to_json (const HutShare *share);

/* Whether @x, 0 or more, is such a share of @of. Of 0 nothing is a share; what is not asked is met.
 */
gboolean hut_share_is_met (const HutShare *share, gint64 x, gint64 of);

/* The smallest x that meets it, at least 1; 0 where it is not asked. */
gint64 hut_share_need (const HutShare *share, gint64 of);

/* "more than half", "2/3 or more", "all", for people. Free with g_free(). */
char *hut_share_words (const HutShare *share);

/* "2*41 > 54", the comparison as it was made, or with "<=" and "<" as it failed. */
char *hut_share_formula (const HutShare *share, gint64 x, gint64 of);

G_END_DECLS

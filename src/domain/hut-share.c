/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shares in exact integers. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-share.h"

#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A product of two numbers of 64 bits. */
__extension__ typedef __int128 Product;

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("%s: a fraction is needed, such as 1/2 or 2/3, of whole numbers up to %d"), what,
               HUT_SHARE_MAX);
  return FALSE;
}

static gboolean
read_pair (HutShare *share, JsonArray *pair)
{
  JsonNode *nodes[2];

  if (pair == NULL || json_array_get_length (pair) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      nodes[i] = json_array_get_element (pair, i);
      if (!JSON_NODE_HOLDS_VALUE (nodes[i]) || json_node_get_value_type (nodes[i]) != G_TYPE_INT64)
        return FALSE;
    }
  share->part = json_node_get_int (nodes[0]);
  share->whole = json_node_get_int (nodes[1]);
  return share->part >= 1 && share->whole >= 1 && share->part <= HUT_SHARE_MAX &&
         share->whole <= HUT_SHARE_MAX;
}

gboolean
hut_share_read (HutShare *share, JsonNode *node, const char *what, GError **error)
{
  JsonObject *object;

  *share = (HutShare){ HUT_SHARE_NOT_ASKED, 0, 0 };
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object == NULL || json_object_get_size (object) != 1)
    return fail (error, what);
  share->test =
      json_object_has_member (object, "more_than") ? HUT_SHARE_MORE_THAN : HUT_SHARE_AT_LEAST;
  if (!read_pair (share,
                  hut_json_get_array (object, share->test == HUT_SHARE_MORE_THAN ? "more_than"
                                                                                 : "at_least")))
    return fail (error, what);
  if (share->part < share->whole ||
      (share->test == HUT_SHARE_AT_LEAST && share->part == share->whole))
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("%s: nothing is more than all"), what);
  return FALSE;
}

JsonNode *
hut_share_to_json (const HutShare *share)
{
  JsonObject *object;
  JsonArray *pair;

  if (share->test == HUT_SHARE_NOT_ASKED)
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  pair = json_array_new ();
  json_array_add_int_element (pair, share->part);
  json_array_add_int_element (pair, share->whole);
  json_object_set_array_member (
      object, share->test == HUT_SHARE_MORE_THAN ? "more_than" : "at_least", pair);
  return json_node_init_object (json_node_alloc (), object);
}

gboolean
hut_share_is_met (const HutShare *share, gint64 x, gint64 of)
{
  Product left = (Product)share->whole * x, right = (Product)share->part * of;

  if (share->test == HUT_SHARE_NOT_ASKED)
    return TRUE;
  if (of <= 0)
    return FALSE;
  return share->test == HUT_SHARE_MORE_THAN ? left > right : left >= right;
}

gint64
hut_share_need (const HutShare *share, gint64 of)
{
  Product product = (Product)share->part * MAX (of, 0);

  if (share->test == HUT_SHARE_NOT_ASKED)
    return 0;
  if (of <= 0)
    return 1;
  return share->test == HUT_SHARE_MORE_THAN ? (gint64)(product / share->whole) + 1
                                            : (gint64)((product + share->whole - 1) / share->whole);
}

/* Those that laws state, in words of their own. */
static const struct
{
  HutShare share;
  const char *words;
} stated[] = {
  { { HUT_SHARE_AT_LEAST, 1, 1 }, NC_ ("share", "all") },
  { { HUT_SHARE_MORE_THAN, 1, 2 }, NC_ ("share", "more than half") },
  { { HUT_SHARE_AT_LEAST, 1, 2 }, NC_ ("share", "half or more") },
  { { HUT_SHARE_AT_LEAST, 2, 3 }, NC_ ("share", "two thirds or more") },
  { { HUT_SHARE_MORE_THAN, 2, 3 }, NC_ ("share", "more than two thirds") },
  { { HUT_SHARE_AT_LEAST, 3, 4 }, NC_ ("share", "three quarters or more") },
};

char *
hut_share_words (const HutShare *share)
{
  if (share->test == HUT_SHARE_NOT_ASKED)
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    if (stated[i].share.test == share->test &&
        stated[i].share.part * share->whole == share->part * stated[i].share.whole)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "share", stated[i].words));
  /* Translators: a fraction: the part, then the whole. */
  return g_strdup_printf (share->test == HUT_SHARE_MORE_THAN ? _ ("more than %1$d/%2$d")
                                                             : _ ("%1$d/%2$d or more"),
                          (int)share->part, (int)share->whole);
}

static char *
multiple (gint64 factor, gint64 number)
{
  return factor == 1 ? g_strdup_printf ("%" G_GINT64_FORMAT, number)
                     : g_strdup_printf ("%" G_GINT64_FORMAT "*%" G_GINT64_FORMAT, factor, number);
}

char *
hut_share_formula (const HutShare *share, gint64 x, gint64 of)
{
  static const char *const signs[2][2] = { { "<=", ">" }, { "<", ">=" } };
  g_autofree char *left = multiple (share->whole, x);
  g_autofree char *right = multiple (share->part, of);

  return g_strdup_printf ("%s %s %s", left,
                          signs[share->test == HUT_SHARE_AT_LEAST][hut_share_is_met (share, x, of)],
                          right);
}

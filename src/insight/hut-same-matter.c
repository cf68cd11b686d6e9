/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The odds that two cases are about one matter, part by part. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-same-matter.h"

#include "insight/hut-text-likeness.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define N_TERMS 24
#define N_WORDS 3
#define ADDRESS_LEAST 4
#define ADDRESS_WITHIN 6 /* characters, for one that stands in the other */
#define DAY (24 * 3600 * G_TIME_SPAN_SECOND)
#define KILOMETRE 1000.0

struct _HutSameMatter
{
  HutTextRarity *rarity;
  HutMatterRules rules;
};

typedef struct
{
  const HutSameMatter *self;
  const HutCaseBrief *about, *other;
  GArray *about_weights, *other_weights;
  GArray *parts;
} Comparing;

static void
clear_part (gpointer part)
{
  g_free (((HutLikePart *)part)->words);
}

void
hut_likeness_free (HutLikeness *likeness)
{
  if (likeness == NULL)
    return;
  g_array_unref (likeness->parts);
  g_free (likeness);
}

/* ---- Parts ---- */

/* Takes over @words. */
static void
add_weight (Comparing *comparing, HutLike kind, double weight, char *words)
{
  HutLikePart part = { kind, weight / 100, words };

  g_array_append_val (comparing->parts, part);
}

/* @share: how much of the weight of @kind, -1 to 1. */
static void
add_part (Comparing *comparing, HutLike kind, double share, char *words)
{
  add_weight (comparing, kind, share * comparing->self->rules.weights[kind], words);
}

static gboolean
both_placed (const Comparing *comparing)
{
  return comparing->about->has_place && comparing->other->has_place;
}

static gboolean
both_say_where (const Comparing *comparing)
{
  return both_placed (comparing) ||
         (comparing->about->address != NULL && comparing->other->address != NULL);
}

static void
compare_text (Comparing *comparing)
{
  double likeness = hut_text_likeness (comparing->about_weights, comparing->other_weights);
  double full = comparing->self->rules.text_full / 100.0;
  int percent = (int)lround (likeness * 100);
  g_auto (GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (percent == 0)
    return;
  words = hut_text_shared_words (comparing->self->rarity, comparing->about,
                                 comparing->other_weights, N_WORDS);
  list = g_strjoinv (_ (", "), words);
  add_weight (comparing, HUT_LIKE_TEXT,
              MIN (likeness, full) / full *
                  (both_say_where (comparing) ? comparing->self->rules.text_placed
                                              : comparing->self->rules.weights[HUT_LIKE_TEXT]),
              /* Translators: how alike the texts of two cases are, and the words they share. */
              g_strdup_printf (_ ("Texts %d %% alike: %s"), percent, list));
}

/* Close together speaks for it, far apart against. */
static void
compare_time (Comparing *comparing)
{
  HutTime gap = ABS (comparing->about->created_at - comparing->other->created_at);
  guint days = (guint)(gap / DAY);

  if (comparing->about->created_at == 0 || comparing->other->created_at == 0)
    return;
  add_part (comparing, HUT_LIKE_TIME,
            2 * exp (-(double)gap / DAY * G_LN2 / comparing->self->rules.time_days) - 1,
            days == 0
                ? g_strdup (_ ("Within one day"))
                : g_strdup_printf (
                      g_dngettext (GETTEXT_PACKAGE, "%u day apart", "%u days apart", days), days));
}

/* Letters and digits only, as half width and without case; NULL where too few are left. */
static char *
normal_address (const char *address)
{
  g_autofree char *compatible =
      address != NULL ? g_utf8_normalize (address, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autoptr (GString) normal = g_string_new (NULL);
  guint n = 0;

  for (const char *at = compatible; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      {
        g_string_append_unichar (normal, g_unichar_tolower (g_utf8_get_char (at)));
        n++;
      }
  return n >= ADDRESS_LEAST ? g_strdup (normal->str) : NULL;
}

/* How much of the shorter one's pairs of characters the other has too. */
static double
overlap (const char *a, const char *b)
{
  gboolean longer = g_utf8_strlen (a, -1) > g_utf8_strlen (b, -1);
  const char *part = longer ? b : a, *whole = longer ? a : b;
  guint n = 0, shared = 0;

  for (const char *at = part; *g_utf8_next_char (at) != '\0'; at = g_utf8_next_char (at), n++)
    {
      const char *end = g_utf8_next_char (g_utf8_next_char (at));
      g_autofree char *pair = g_strndup (at, (gsize)(end - at));

      shared += strstr (whole, pair) != NULL;
    }
  return (double)shared / n;
}

/* 1 the same address, 0.6 where one is part of the other; below 0 where they have little in common;
 * 0 where that tells nothing. */
static double
compare_addresses (const HutCaseBrief *about, const HutCaseBrief *other)
{
  g_autofree char *left = normal_address (about->address);
  g_autofree char *right = normal_address (other->address);
  double share;

  if (left == NULL || right == NULL)
    return 0;
  if (g_str_equal (left, right))
    return 1;
  if (strstr (left, right) != NULL || strstr (right, left) != NULL)
    return MIN (g_utf8_strlen (left, -1), g_utf8_strlen (right, -1)) >= ADDRESS_WITHIN ? 0.6 : 0;
  share = overlap (left, right);
  return share < 0.7 ? -0.6 * MIN ((0.7 - share) / 0.5, 1) : 0;
}

static char *
distance_words (double metres, int near_metres)
{
  if (metres <= near_metres)
    return g_strdup_printf (_ ("The same place, %d m"), (int)lround (metres));
  if (metres < KILOMETRE)
    return g_strdup_printf (_ ("%d m away"), (int)lround (metres));
  /* Translators: kilometres, one decimal. */
  return g_strdup_printf (_ ("%.1f km away"), metres / KILOMETRE);
}

/* @share below 0 is of what a far place weighs. */
static void
add_place (Comparing *comparing, double share, char *words)
{
  const HutMatterRules *rules = &comparing->self->rules;

  add_weight (comparing, HUT_LIKE_PLACE,
              share * (share > 0 ? rules->weights[HUT_LIKE_PLACE] : rules->far), words);
}

/* Near speaks for it, far against; an address that is the same may know better than a point. */
static void
compare_place (Comparing *comparing)
{
  const HutCaseBrief *about = comparing->about, *other = comparing->other;
  int near_metres = comparing->self->rules.near_metres;
  double address = compare_addresses (about, other);
  double metres = 0, near = 0;

  if (both_placed (comparing))
    {
      metres = hut_point_distance (about->place, other->place);
      near = 2 * exp (-metres * G_LN2 / near_metres) - 1;
    }
  if (address > MAX (near, 0))
    add_place (comparing, address, g_strdup (_ ("The same address")));
  else if (both_placed (comparing))
    add_place (comparing, near, distance_words (metres, near_metres));
  else if (address < 0)
    add_place (comparing, address, g_strdup (_ ("Another address")));
}

static void
compare_category (Comparing *comparing)
{
  const HutCaseBrief *about = comparing->about, *other = comparing->other;

  if (about->category == NULL || other->category == NULL)
    return;
  if (!g_str_equal (about->category, other->category))
    add_weight (comparing, HUT_LIKE_CATEGORY, -comparing->self->rules.other_category,
                g_strdup (_ ("Another category")));
  else if (about->category_2 != NULL && g_strcmp0 (about->category_2, other->category_2) == 0)
    add_part (comparing, HUT_LIKE_CATEGORY, 1.5,
              g_strdup_printf (_ ("The same problem: %s"), about->category_2));
  else
    add_part (comparing, HUT_LIKE_CATEGORY, 1,
              g_strdup_printf (_ ("The same category: %s"), about->category));
}

/* Only where neither points nor addresses say more. */
static void
compare_community (Comparing *comparing)
{
  const HutCaseBrief *about = comparing->about, *other = comparing->other;

  if (about->community == NULL || other->community == NULL || both_placed (comparing))
    return;
  if (g_str_equal (about->community, other->community))
    add_part (comparing, HUT_LIKE_COMMUNITY, 1, g_strdup (_ ("The same community")));
  else
    add_weight (comparing, HUT_LIKE_COMMUNITY, -comparing->self->rules.far / 2.0,
                g_strdup (_ ("Another community")));
}

static void
compare_caller (Comparing *comparing)
{
  if (comparing->about->caller != NULL &&
      g_strcmp0 (comparing->about->caller, comparing->other->caller) == 0)
    add_part (comparing, HUT_LIKE_CALLER, 1, g_strdup (_ ("The same caller")));
}

/* ---- The whole ---- */

static int
heavier (gconstpointer a, gconstpointer b)
{
  double left = ((const HutLikePart *)a)->weight, right = ((const HutLikePart *)b)->weight;

  return left < right ? 1 : left > right ? -1 : 0;
}

static HutLikeness *
compare (const HutSameMatter *self, const HutCaseBrief *about, GArray *about_weights,
         const HutCaseBrief *other)
{
  g_autoptr (GArray) other_weights = hut_text_weigh (self->rarity, other);
  HutLikeness *likeness = g_new0 (HutLikeness, 1);
  Comparing comparing = { self, about, other, about_weights, other_weights, NULL };
  double odds = self->rules.weights[HUT_LIKE_BASE] / 100.0;

  comparing.parts = likeness->parts = g_array_new (FALSE, FALSE, sizeof (HutLikePart));
  g_array_set_clear_func (likeness->parts, clear_part);
  compare_caller (&comparing);
  compare_place (&comparing);
  compare_text (&comparing);
  compare_category (&comparing);
  compare_community (&comparing);
  compare_time (&comparing);
  for (guint i = 0; i < likeness->parts->len; i++)
    odds += g_array_index (likeness->parts, HutLikePart, i).weight;
  g_array_sort (likeness->parts, heavier);
  likeness->probability = 1 / (1 + exp (-odds));
  return likeness;
}

HutLikeness *
hut_same_matter_compare (const HutSameMatter *self, const HutCaseBrief *about,
                         const HutCaseBrief *other)
{
  g_autoptr (GArray) weights = hut_text_weigh (self->rarity, about);

  return compare (self, about, weights, other);
}

static int
likelier (gconstpointer a, gconstpointer b)
{
  const HutLikeness *left = *(HutLikeness *const *)a, *right = *(HutLikeness *const *)b;

  if (left->probability != right->probability)
    return left->probability < right->probability ? 1 : -1;
  return left->index < right->index ? -1 : 1;
}

GPtrArray *
hut_same_matter_rank (const HutSameMatter *self, const HutCaseBrief *about, GPtrArray *others,
                      guint limit)
{
  GPtrArray *ranked = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_likeness_free);
  g_autoptr (GArray) weights = hut_text_weigh (self->rarity, about);

  for (guint i = 0; i < others->len; i++)
    {
      HutLikeness *likeness = compare (self, about, weights, others->pdata[i]);

      likeness->index = i;
      if (likeness->probability * 100 >= self->rules.propose_from)
        g_ptr_array_add (ranked, likeness);
      else
        hut_likeness_free (likeness);
    }
  g_ptr_array_sort (ranked, likelier);
  if (ranked->len > limit)
    g_ptr_array_set_size (ranked, (int)limit);
  return ranked;
}

static GStrv
words_of (const HutLikeness *likeness, gboolean against)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < likeness->parts->len; i++)
    {
      const HutLikePart *part = &g_array_index (likeness->parts, HutLikePart, i);

      if ((part->weight < 0) == against)
        g_strv_builder_add (builder, part->words);
    }
  return g_strv_builder_end (builder);
}

GStrv
hut_likeness_because (const HutLikeness *likeness)
{
  return words_of (likeness, FALSE);
}

GStrv
hut_likeness_but (const HutLikeness *likeness)
{
  return words_of (likeness, TRUE);
}

GStrv
hut_same_matter_terms (const HutSameMatter *self, const HutCaseBrief *brief)
{
  return hut_text_rare_pairs (self->rarity, brief, N_TERMS);
}

const HutMatterRules *
hut_same_matter_get_rules (const HutSameMatter *self)
{
  return &self->rules;
}

HutSameMatter *
hut_same_matter_new (GPtrArray *briefs, const HutMatterRules *rules)
{
  HutSameMatter *self = g_new0 (HutSameMatter, 1);

  self->rarity = hut_text_rarity_new (briefs);
  self->rules = *rules;
  return self;
}

void
hut_same_matter_free (HutSameMatter *self)
{
  if (self == NULL)
    return;
  hut_text_rarity_free (self->rarity);
  g_free (self);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How sure a place is and why it was found, as codes and in words. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-gazetteer.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_sure_name (HutSure sure)
{
  static const char *const names[] = { "exact", "near", "street", "community", "guess" };

  return names[sure];
}

const char *
hut_why_name (HutWhy why)
{
  static const char *const names[] = { "name",    "number",    "between", "by-number", "building",
                                       "grounds", "gate",      "edge",    "beside",    "crossing",
                                       "middle",  "community", "alike" };

  return names[why];
}

const char *
hut_sure_label (HutSure sure)
{
  static const char *const labels[] = { N_ ("exact"), N_ ("nearby"), N_ ("only the road"),
                                        N_ ("only the community"), N_ ("a guess") };

  return _ (labels[sure]);
}

static const char *
side_label (HutSide side)
{
  static const char *const labels[] = {
    "",           N_ ("north"),      N_ ("north-east"), N_ ("east"),      N_ ("south-east"),
    N_ ("south"), N_ ("south-west"), N_ ("west"),       N_ ("north-west")
  };

  return side == HUT_SIDE_NONE ? "" : _ (labels[side]);
}

static char *
explain_base (const HutAddressFound *found)
{
  switch (found->why)
    {
    case HUT_WHY_NUMBER:
      return g_strdup_printf (_ ("house number %u of %s is known"), found->low, found->name);
    case HUT_WHY_BETWEEN:
      return g_strdup_printf (_ ("between the house numbers %u and %u of %s"), found->low,
                              found->high, found->name);
    case HUT_WHY_BY_NUMBER:
      return g_strdup_printf (_ ("beside house number %u of %s"), found->low, found->name);
    case HUT_WHY_BUILDING:
      return g_strdup_printf (_ ("building %u of %s is known"), found->low, found->name);
    case HUT_WHY_GROUNDS:
      return g_strdup_printf (_ ("in %s, where number %u is not known"), found->name, found->low);
    case HUT_WHY_GATE:
      return g_strdup_printf (_ ("a gate of %s"), found->name);
    case HUT_WHY_EDGE:
      return g_strdup_printf (_ ("the %s edge of %s"), side_label (found->side), found->name);
    case HUT_WHY_BESIDE:
      return g_strdup_printf (_ ("beside %s"), found->name);
    case HUT_WHY_CROSSING:
      return g_strdup_printf (_ ("where %s and %s cross"), found->name, found->other);
    case HUT_WHY_MIDDLE:
      return g_strdup_printf (_ ("the middle of %s"), found->name);
    case HUT_WHY_COMMUNITY:
      return g_strdup_printf (_ ("somewhere in %s"), found->name);
    case HUT_WHY_ALIKE:
      return g_strdup_printf (_ ("the name begins like %s"), found->name);
    case HUT_WHY_NAME:
    default:
      return g_strdup_printf (_ ("%s is known by name"), found->name);
    }
}

char *
hut_gazetteer_explain (const HutAddressFound *found)
{
  GString *text = g_string_new (NULL);
  g_autofree char *base = explain_base (found);

  g_string_append (text, base);
  if (found->walk > 0)
    /* Translators: goes on after why a place was found; a number of metres and a side. */
    g_string_append_printf (text, _ (", %u m to the %s of it"), found->walk,
                            side_label (found->side));
  if (found->rivals > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, ", as is %u other place",
                                         ", as are %u other places", found->rivals),
                            found->rivals);
  return g_string_free (text, FALSE);
}

char *
hut_gazetteer_name (const HutAddressFound *found)
{
  if (found->why == HUT_WHY_CROSSING)
    return g_strdup_printf ("%s与%s交叉口", found->name, found->other);
  if (found->why == HUT_WHY_NUMBER)
    return g_strdup_printf ("%s%u号", found->name, found->low);
  if (found->why == HUT_WHY_BUILDING)
    return g_strdup_printf ("%s%u号楼", found->name, found->low);
  return g_strdup (found->name);
}

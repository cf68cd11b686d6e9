/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places and actions by who sits here. What may be written is decided by the store; this is what is
 * offered. Pure. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-seat-places.h"

#define STREET (1u << HUT_SEAT_STREET)
#define DEPARTMENT (1u << HUT_SEAT_DEPARTMENT)
#define COMMUNITY (1u << HUT_SEAT_COMMUNITY)
#define ALL (STREET | DEPARTMENT | COMMUNITY)

typedef struct
{
  const char *name;
  guint seats;
} Offer;

/* clang-format off */
static const Offer places[] = {
  { "today",     STREET | COMMUNITY },
  { "mine",      STREET },
  { "map",       STREET | COMMUNITY },
  { "cases",     STREET | COMMUNITY },
  { "matters",   STREET | COMMUNITY },
  { "whistles",  ALL },
  { "council",   STREET | COMMUNITY },
  { "roster",    STREET | COMMUNITY },
  { "insights",  STREET },
  { "conflicts", ALL },
  { "waiting",   ALL },
  { "import",    STREET },
};

/* Those that are not there for everybody. */
static const Offer actions[] = {
  { "show-list",      STREET | COMMUNITY },
  { "show-filter",    STREET | COMMUNITY },
  { "show-insight",   STREET },
  { "show-case",      STREET | COMMUNITY },
  { "show-matter",    STREET | COMMUNITY },
  { "show-on-map",    STREET | COMMUNITY },
  { "search",         STREET | COMMUNITY },
  { "print",          STREET | COMMUNITY },
  { "map-sources",    STREET | COMMUNITY },
  { "new-topic",      STREET },
  { "show-lane",      STREET | COMMUNITY },
  { "show-person",    STREET | COMMUNITY },
  { "show-entry",     STREET | COMMUNITY },
  { "blow",           STREET },
  { "new-whistle",    STREET },
  { "new-whistle-at", STREET },
  { "new-case",       STREET },
  { "new-case-at",    STREET },
  { "edit-case",      STREET },
  { "edit-selected",  STREET },
  { "other-steps",    STREET },
  { "copy-results",   STREET },
  { "pick-place",     STREET },
  { "import",         STREET },
  { "accounts",       STREET },
  { "rules",          STREET },
  { "results",        STREET },
  { "templates",      STREET },
};
/* clang-format on */

static gboolean
has (const Offer *offers, gsize n_offers, HutSeatKind kind, const char *name)
{
  for (gsize i = 0; i < n_offers; i++)
    if (g_str_equal (offers[i].name, name))
      return (offers[i].seats & 1u << kind) != 0;
  return TRUE;
}

gboolean
hut_seat_has_place (HutSeatKind kind, const char *name)
{
  return has (places, G_N_ELEMENTS (places), kind, name);
}

const char *
hut_seat_first_place (HutSeatKind kind)
{
  return kind == HUT_SEAT_DEPARTMENT ? "whistles" : "today";
}

gboolean
hut_seat_has_action (HutSeatKind kind, const char *name)
{
  return has (actions, G_N_ELEMENTS (actions), kind, name);
}

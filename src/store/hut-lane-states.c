/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How all lanes stand. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-lane-states.h"

#include "base/hut-pinyin.h"
#include "domain/hut-place-table.h"
#include "store/hut-reader-private.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

static void
state_clear (gpointer data)
{
  g_free (((HutLaneState *)data)->chief);
  g_free (((HutLaneState *)data)->letters);
}

static void
add_state (HutLaneStates *states, HutReader *reader, const HutPlaceCover *cover, GPtrArray *roles,
           GPtrArray *checks, HutTime now)
{
  HutLaneState state = { .cover = cover };

  if (cover->place->kind == &hut_kind_lane)
    {
      HutUid chief = hut_lane_chief_among (cover->place, roles, states->roster, now);

      state.chief = hut_uid_is_nil (&chief) ? NULL : hut_reader_person_name (reader, &chief);
      if (checks->len > 0 && states->list != NULL)
        state.standing = hut_lane_standing (checks, states->list, &states->measures, now);
      if (state.standing.last != NULL)
        hut_checklist_count (states->list, hut_record_get_text (state.standing.last, "items"),
                             &state.noes, NULL);
    }
  g_array_append_val (states->states, state);
}

static void
add_states (HutLaneStates *states, HutReader *reader, HutTime now)
{
  g_autoptr (HutPlaceTable) roles = hut_place_table_new (states->roster->roles);
  g_autoptr (HutPlaceTable) checks = hut_place_table_new (states->roster->checks);

  for (guint i = 0; i < states->coverage->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (states->coverage->places, HutPlaceCover, i);

      add_state (states, reader, cover, hut_place_table_at (roles, cover->place),
                 hut_place_table_at (checks, cover->place), now);
    }
}

HutLaneStates *
hut_lane_states_read (HutReader *reader, HutTime now, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (reader->store);
  GTimeZone *zone = hut_office_get_zone (office);
  HutRosterAsk ask = { .from = now - HUT_LANE_STATE_DAYS * HUT_TIME_DAY,
                       .until = now + 1,
                       .grids = TRUE };
  g_autoptr (HutRoster) roster = hut_reader_roster (reader, &ask, error);
  HutLaneStates *states;

  if (roster == NULL)
    return NULL;
  states = g_new0 (HutLaneStates, 1);
  hut_roster_measures_of (office, &states->measures);
  states->list = hut_checklist_of (office);
  states->states = g_array_new (FALSE, FALSE, sizeof (HutLaneState));
  g_array_set_clear_func (states->states, state_clear);
  states->coverage = hut_coverage_new (roster, &states->measures, hut_office_get_calendar (office),
                                       zone, hut_time_day_number (now, zone), now);
  states->roster = g_steal_pointer (&roster);
  add_states (states, reader, now);
  return states;
}

void
hut_lane_states_add_letters (HutLaneStates *states)
{
  for (guint i = 0; i < states->states->len; i++)
    {
      HutLaneState *state = &g_array_index (states->states, HutLaneState, i);
      const char *name = hut_record_get_text (state->cover->place, "name");

      if (name != NULL && state->letters == NULL)
        state->letters = hut_pinyin_initials (name);
    }
}

void
hut_lane_states_free (HutLaneStates *states)
{
  g_array_unref (states->states);
  g_clear_pointer (&states->list, hut_checklist_free);
  hut_coverage_free (states->coverage);
  hut_roster_free (states->roster);
  g_free (states);
}

const HutLaneState *
hut_lane_states_find (const HutLaneStates *states, const char *code)
{
  for (guint i = 0; i < states->states->len; i++)
    {
      const HutLaneState *state = &g_array_index (states->states, HutLaneState, i);

      if (g_strcmp0 (hut_record_get_text (state->cover->place, "code"), code) == 0)
        return state;
    }
  return NULL;
}

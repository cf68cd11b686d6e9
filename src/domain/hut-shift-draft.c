/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A schedule is made. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-shift-draft.h"

#include "domain/hut-coverage.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
slot_free (gpointer data)
{
  HutShiftSlot *slot = data;

  g_free (slot->reason);
  g_free (slot);
}

static guint
find_lane (const HutShiftDraft *draft, const char *code)
{
  gpointer place;

  return code != NULL && g_hash_table_lookup_extended (draft->lane_places, code, NULL, &place)
             ? GPOINTER_TO_UINT (place)
             : G_MAXUINT;
}

static HutShiftSlot **
first_of (const HutShiftDraft *draft, guint lane, guint day)
{
  return &draft->first_of[(gsize)lane * draft->n_days + day];
}

static HutShiftSlot *
add_slot (HutShiftDraft *draft, guint lane, guint day)
{
  HutShiftSlot *slot = g_new0 (HutShiftSlot, 1);

  *slot = (HutShiftSlot){ .lane = lane, .day = day };
  g_ptr_array_add (draft->slots, slot);
  if (*first_of (draft, lane, day) == NULL)
    *first_of (draft, lane, day) = slot;
  return slot;
}

/* Those of one; NULL: none. */
static GPtrArray *
slots_of (const HutShiftDraft *draft, const HutUid *person)
{
  return g_hash_table_lookup (draft->slots_of, person);
}

static void
set_person (HutShiftDraft *draft, HutShiftSlot *slot, const HutUid *person, const char *reason)
{
  GPtrArray *slots = slots_of (draft, &slot->person);

  if (slots != NULL)
    g_ptr_array_remove (slots, slot);
  slot->person = *person;
  g_free (slot->reason);
  slot->reason = g_strdup (reason);
  if (hut_uid_is_nil (person))
    return;
  slots = slots_of (draft, person);
  if (slots == NULL)
    {
      slots = g_ptr_array_new ();
      g_hash_table_insert (draft->slots_of, g_memdup2 (person, sizeof *person), slots);
    }
  g_ptr_array_add (slots, slot);
}

/* Two desks planned the same lane and day: the first stands, and tells it; the other one is taken
 * out when the schedule is kept, and is in nobody's way until then. */
static void
leave_out (HutShiftDraft *draft, HutShiftSlot *surplus)
{
  HutShiftSlot *first = *first_of (draft, surplus->lane, surplus->day);
  const HutUid nobody = { { 0 } };

  g_free (first->reason);
  first->reason =
      g_strdup (_ ("planned at two desks: keeping the schedule takes the other one out"));
  set_person (draft, surplus, &nobody, NULL);
}

/* A shift on record; one of a lane that is not there any more is nobody's. */
static void
take_over (HutShiftDraft *draft, const HutRecord *shift)
{
  guint lane = find_lane (draft, hut_record_get_text (shift, "lane"));
  gint64 day = hut_time_day_number (hut_record_get_int (shift, "day", 0), draft->zone);
  HutRecord *kept;
  HutShiftSlot *slot;
  HutUid person;

  if (lane == G_MAXUINT || day < draft->first || day >= draft->first + draft->n_days)
    return;
  kept = hut_record_copy (shift);
  g_ptr_array_add (draft->records, kept);
  slot = add_slot (draft, lane, (guint)(day - draft->first));
  person = hut_roster_uid (kept, "person");
  set_person (draft, slot, &person, hut_record_get_text (kept, "reason"));
  slot->kept = kept;
  slot->kept_person = person;
  if (slot != *first_of (draft, slot->lane, slot->day))
    leave_out (draft, slot);
}

static void
add_lane (HutShiftDraft *draft, const HutRecord *place)
{
  HutRecord *lane = hut_record_copy (place);
  const char *code = hut_record_get_text (lane, "code");

  if (code != NULL && !g_hash_table_contains (draft->lane_places, code))
    g_hash_table_insert (draft->lane_places, (gpointer)code, GUINT_TO_POINTER (draft->lanes->len));
  g_ptr_array_add (draft->lanes, lane);
}

HutShiftDraft *
hut_shift_draft_new (const HutRoster *roster, GTimeZone *zone, gint64 first, guint n_days)
{
  HutShiftDraft *draft = g_new0 (HutShiftDraft, 1);

  draft->first = first;
  draft->n_days = n_days;
  draft->zone = g_time_zone_ref (zone);
  draft->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  draft->records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  draft->slots = g_ptr_array_new_with_free_func (slot_free);
  draft->lane_places = g_hash_table_new (g_str_hash, g_str_equal);
  draft->slots_of = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free,
                                           (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < roster->places->len; i++)
    if (((HutRecord *)roster->places->pdata[i])->kind == &hut_kind_lane)
      add_lane (draft, roster->places->pdata[i]);
  draft->first_of = g_new0 (HutShiftSlot *, (gsize)draft->lanes->len * n_days);
  for (guint i = 0; i < roster->shifts->len; i++)
    take_over (draft, roster->shifts->pdata[i]);
  return draft;
}

void
hut_shift_draft_free (HutShiftDraft *draft)
{
  g_hash_table_unref (draft->slots_of);
  g_hash_table_unref (draft->lane_places);
  g_free (draft->first_of);
  g_ptr_array_unref (draft->slots);
  g_ptr_array_unref (draft->records);
  g_ptr_array_unref (draft->lanes);
  g_time_zone_unref (draft->zone);
  g_free (draft);
}

static HutShiftSlot *
find_slot (const HutShiftDraft *draft, guint lane, guint day)
{
  return lane < draft->lanes->len && day < draft->n_days ? *first_of (draft, lane, day) : NULL;
}

const HutShiftSlot *
hut_shift_draft_slot (const HutShiftDraft *draft, guint lane, guint day)
{
  return find_slot (draft, lane, day);
}

guint
hut_shift_draft_take (HutShiftDraft *draft, GPtrArray *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->len; i++)
    {
      const HutShiftProposal *proposal = plan->pdata[i];
      gint64 day = hut_time_day_number (proposal->day, draft->zone) - draft->first;
      guint lane = find_lane (draft, hut_record_get_text (proposal->lane, "code"));
      HutShiftSlot *slot;

      if (lane == G_MAXUINT || day < 0 || day >= draft->n_days)
        continue;
      slot = find_slot (draft, lane, (guint)day);
      if (slot != NULL && !hut_uid_is_nil (&slot->person))
        continue;
      if (slot == NULL)
        slot = add_slot (draft, lane, (guint)day);
      set_person (draft, slot, &proposal->person, proposal->reason);
      n += !hut_uid_is_nil (&proposal->person);
    }
  return n;
}

gboolean
hut_shift_draft_give (HutShiftDraft *draft, guint lane, guint day, const HutUid *person)
{
  HutShiftSlot *slot = find_slot (draft, lane, day);

  if (slot != NULL ? hut_uid_equal (&slot->person, person) : hut_uid_is_nil (person))
    return FALSE;
  if (slot == NULL)
    slot = add_slot (draft, lane, day);
  set_person (draft, slot, person, _ ("chosen by hand"));
  return TRUE;
}

gboolean
hut_shift_draft_exchange (HutShiftDraft *draft, guint lane, guint day, guint other_lane,
                          guint other_day)
{
  const HutUid nobody = { { 0 } };
  HutShiftSlot *slot = find_slot (draft, lane, day);
  HutShiftSlot *other = find_slot (draft, other_lane, other_day);
  HutUid first = slot != NULL ? slot->person : nobody;
  HutUid second = other != NULL ? other->person : nobody;

  if (hut_uid_equal (&first, &second))
    return FALSE;
  if (slot == NULL)
    slot = add_slot (draft, lane, day);
  if (other == NULL)
    other = add_slot (draft, other_lane, other_day);
  set_person (draft, slot, &second, _ ("exchanged by hand"));
  set_person (draft, other, &first, _ ("exchanged by hand"));
  return TRUE;
}

guint
hut_shift_draft_clear (HutShiftDraft *draft, gint64 from)
{
  const HutUid nobody = { { 0 } };
  guint n = 0;

  for (guint i = 0; i < draft->slots->len; i++)
    {
      HutShiftSlot *slot = draft->slots->pdata[i];

      if (draft->first + slot->day < from || hut_uid_is_nil (&slot->person))
        continue;
      set_person (draft, slot, &nobody, NULL);
      n++;
    }
  return n;
}

/* ---- Who could ---- */

/* @places: uid of a person → place among the candidates, from 1. */
static HutShiftCandidate *
candidate_of (GArray *candidates, GHashTable *places, const HutUid *person)
{
  HutShiftCandidate made = { .person = *person };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, person));

  if (place == 0)
    {
      g_array_append_val (candidates, made);
      place = candidates->len;
      g_hash_table_insert (places, g_memdup2 (person, sizeof *person), GUINT_TO_POINTER (place));
    }
  return &g_array_index (candidates, HutShiftCandidate, place - 1);
}

static void
look_at_slots (const HutShiftDraft *draft, HutShiftCandidate *candidate, guint lane, guint day)
{
  GPtrArray *slots = slots_of (draft, &candidate->person);

  candidate->n_shifts = slots != NULL ? slots->len : 0;
  for (guint i = 0; i < candidate->n_shifts; i++)
    {
      const HutShiftSlot *slot = slots->pdata[i];

      if (slot->day == day && slot->lane != lane)
        candidate->other = slot;
    }
}

static gboolean
can (const HutShiftCandidate *candidate)
{
  return candidate->available && candidate->other == NULL;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const HutShiftCandidate *first = a, *second = b;

  if (first->of_lane != second->of_lane)
    return first->of_lane ? -1 : 1;
  if (can (first) != can (second))
    return can (first) ? -1 : 1;
  if (first->n_shifts != second->n_shifts)
    return first->n_shifts < second->n_shifts ? -1 : 1;
  return memcmp (&first->person, &second->person, sizeof first->person);
}

GArray *
hut_shift_draft_candidates (const HutShiftDraft *draft, GPtrArray *roles, GHashTable *available,
                            guint lane, guint day)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (HutShiftCandidate));
  g_autoptr (GHashTable) places = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  const char *code = hut_record_get_text (draft->lanes->pdata[lane], "code");
  HutTime from = hut_roster_day_start (draft->first + day, draft->zone);
  HutTime until = hut_roster_day_start (draft->first + day + 1, draft->zone);

  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      HutUid person = hut_roster_uid (role, "person");

      if (g_strcmp0 (hut_record_get_text (role, "code"), "steward") != 0 ||
          hut_uid_is_nil (&person) || !hut_role_is_held (role, from, until))
        continue;
      candidate_of (candidates, places, &person)->of_lane |=
          g_strcmp0 (hut_record_get_text (role, "lane"), code) == 0;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      HutShiftCandidate *one = &g_array_index (candidates, HutShiftCandidate, i);

      one->available = hut_shift_is_available (available, &one->person, draft->first + day);
      look_at_slots (draft, one, lane, day);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* ---- Clashes and changes ---- */

const HutShiftSlot *
hut_shift_draft_clash (const HutShiftDraft *draft, const HutShiftSlot *slot)
{
  GPtrArray *slots = slots_of (draft, &slot->person);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const HutShiftSlot *other = slots->pdata[i];

      if (other->day == slot->day && other->lane != slot->lane)
        return other;
    }
  return NULL;
}

guint
hut_shift_draft_count_clashes (const HutShiftDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->slots->len; i++)
    n += hut_shift_draft_clash (draft, draft->slots->pdata[i]) != NULL;
  return n;
}

gboolean
hut_shift_slot_is_kept (const HutShiftSlot *slot)
{
  return hut_uid_equal (&slot->kept_person, &slot->person);
}

guint
hut_shift_draft_count_changes (const HutShiftDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->slots->len; i++)
    n += !hut_shift_slot_is_kept (draft->slots->pdata[i]);
  return n;
}

/* ---- Keeping ---- */

static HutRecord *
next_of (const HutShiftDraft *draft, const HutShiftSlot *slot, HutRecordPlan *plan,
         const HutRosterActing *acting, GPtrArray *voided)
{
  const char *lane = hut_record_get_text (draft->lanes->pdata[slot->lane], "code");
  HutTime day = hut_roster_day_start (draft->first + slot->day, draft->zone);
  HutUid id = hut_shift_id (acting->stream, lane, &slot->person, day);
  HutRecord *next = NULL;

  if (slot->kept != NULL)
    {
      next = hut_record_plan_change (plan, slot->kept);
      hut_record_plan_expect (plan, next, "person");
      return next;
    }
  for (guint i = 0; next == NULL && voided != NULL && i < voided->len; i++)
    if (hut_uid_equal (&((HutRecord *)voided->pdata[i])->id, &id))
      {
        next = hut_record_plan_change (plan, voided->pdata[i]);
        hut_record_set (next, "void_reason", (HutValue)HUT_VALUE_INIT);
      }
  /* One that was made of the same and given to somebody else since has the uid. */
  for (guint i = 0; next == NULL && i < draft->records->len; i++)
    if (hut_uid_equal (&((HutRecord *)draft->records->pdata[i])->id, &id))
      next = hut_record_plan_create (plan, &hut_kind_shift, NULL);
  if (next == NULL)
    next = hut_record_plan_create (plan, &hut_kind_shift, &id);
  hut_record_set_text (next, "lane", lane);
  hut_record_set_int (next, "day", day);
  return next;
}

static void
keep (const HutShiftDraft *draft, const HutShiftSlot *slot, HutRecordPlan *plan,
      const HutRosterActing *acting, GPtrArray *voided)
{
  HutRecord *next = next_of (draft, slot, plan, acting, voided);

  if (hut_uid_is_nil (&slot->person))
    {
      hut_record_set_text (next, "void_reason", _ ("Taken out of the schedule"));
      return;
    }
  hut_record_set (next, "person", hut_value_uid (&slot->person));
  hut_record_set_text (next, "reason", slot->reason);
  hut_record_set_text (next, "by", acting->account);
  hut_record_set_int (next, "at", acting->now);
}

GPtrArray *
hut_shift_draft_plans (const HutShiftDraft *draft, const HutRosterActing *acting, GPtrArray *voided,
                       GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  HutRecordPlan *plan = NULL;

  if (hut_shift_draft_count_clashes (draft) > 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("Somebody is in two lanes on one day: give one of them to another."));
      return NULL;
    }
  plans = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_plan_free);
  for (guint i = 0; i < draft->slots->len; i++)
    {
      if (hut_shift_slot_is_kept (draft->slots->pdata[i]))
        continue;
      if (plan == NULL || plan->records->len >= HUT_SHIFT_PLAN_MOST)
        {
          plan = hut_record_plan_new ();
          g_ptr_array_add (plans, plan);
        }
      keep (draft, draft->slots->pdata[i], plan, acting, voided);
    }
  if (plans->len > 0)
    return g_steal_pointer (&plans);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("The schedule is kept as it is already."));
  return NULL;
}

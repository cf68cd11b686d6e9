/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be written of a whistle. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle-rules.h"

#include "domain/hut-whistle.h"

/* How much later than its entry a thing may be said to have happened: clocks on walls differ. */
#define GRACE (60 * G_USEC_PER_SEC)

/* clang-format off */
static const struct
{
  const char *from;
  const char *to[6];
} paths[] = {
  { "called",   { "accepted", "disputed", "refused", "working", "released", NULL } },
  { "accepted", { "working", "disputed", "refused", "released", NULL } },
  { "disputed", { "called", "accepted", "working", "refused", "released", NULL } },
  { "refused",  { "accepted", "working", "released", NULL } },
  { "working",  { "done", "released", NULL } },
  { "done",     { "working", NULL } },
};

/* What a step says of its summons; who takes it. */
static const struct
{
  const char *code;
  const char *state; /* of the summons after it; NULL: as it was */
  gboolean own;      /* the unit's, on its own desktop too */
  gboolean of_unit;  /* names a summons */
  gboolean after;    /* also when the whistle has ended */
} steps[] = {
  { "called",     "called",   FALSE, TRUE,  FALSE },
  { "accepted",   "accepted", TRUE,  TRUE,  FALSE },
  { "disputed",   "disputed", TRUE,  TRUE,  FALSE },
  { "refused",    "refused",  FALSE, TRUE,  FALSE },
  { "ruled",      NULL,       FALSE, TRUE,  FALSE },
  { "arrived",    "working",  TRUE,  TRUE,  FALSE },
  { "report",     NULL,       TRUE,  TRUE,  FALSE },
  { "done",       "done",     TRUE,  TRUE,  FALSE },
  { "sent-back",  "working",  FALSE, TRUE,  FALSE },
  { "released",   "released", FALSE, TRUE,  FALSE },
  { "moved",      NULL,       FALSE, TRUE,  FALSE },
  { "reminded",   NULL,       FALSE, TRUE,  FALSE },
  { "supervised", NULL,       FALSE, TRUE,  TRUE },
  { "reported",   NULL,       FALSE, TRUE,  TRUE },
  { "ended",      NULL,       FALSE, FALSE, TRUE },
  { "reopened",   NULL,       FALSE, FALSE, FALSE },
  { "note",       NULL,       FALSE, FALSE, TRUE },
};
/* clang-format on */

const char *const *
hut_summons_next_states (const char *from)
{
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_strcmp0 (paths[i].from, from) == 0)
      return paths[i].to;
  return none;
}

gboolean
hut_summons_step_allowed (const char *from, const char *to)
{
  return to != NULL && g_strv_contains (hut_summons_next_states (from), to);
}

gboolean
hut_summons_step_is_own (const char *from, const char *to)
{
  static const char *const own[] = { "accepted", "disputed", "working", "done", NULL };

  return hut_summons_step_allowed (from, to) && g_strv_contains (own, to) &&
         g_strcmp0 (from, "done") != 0;
}

static int
find_step (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].code, code) == 0)
      return (int)i;
  return -1;
}

const char *
hut_whistle_step_leads_to (const char *code)
{
  int i = find_step (code);

  return i >= 0 ? steps[i].state : NULL;
}

gboolean
hut_whistle_step_is_own (const char *code)
{
  int i = find_step (code);

  return i >= 0 && steps[i].own;
}

void
hut_whistle_facts_add (HutWhistleFacts *facts, const HutRecord *summons)
{
  if (hut_record_get_text (summons, "void_reason") != NULL)
    return;
  facts->n_summonses++;
  facts->n_open += hut_summons_is_open (hut_record_get_text (summons, "state"));
}

/* ---- The record as it stands, and as it will ---- */

typedef struct
{
  const HutOperation *operation;
  const HutRecord *present;
  const HutWhistleFacts *facts;
  const char **field;
} Look;

static const HutDelta *
delta_of (const Look *look, const char *name)
{
  return hut_operation_delta (look->operation, hut_kind_field (look->operation->kind, name));
}

static const HutValue *
next_of (const HutOperation *operation, const HutRecord *present, const char *name)
{
  static const HutValue none = HUT_VALUE_INIT;
  const HutField *field = hut_kind_field (operation->kind, name);
  const HutDelta *delta = field != NULL ? hut_operation_delta (operation, field) : NULL;

  if (delta != NULL)
    return &delta->new_value;
  return field != NULL && present != NULL ? hut_record_get (present, name) : &none;
}

static const char *
next_text (const Look *look, const char *name)
{
  const HutValue *value = next_of (look->operation, look->present, name);

  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

static gint64
next_int (const Look *look, const char *name, gint64 fallback)
{
  const HutValue *value = next_of (look->operation, look->present, name);

  return value->type == HUT_VALUE_INT ? value->number : fallback;
}

static const char *
present_text (const Look *look, const char *name)
{
  return look->present != NULL ? hut_record_get_text (look->present, name) : NULL;
}

static const char *
fault (const Look *look, const char *field, const char *why)
{
  *look->field = field;
  return why;
}

static gboolean
names (const HutOperation *operation, const HutRecord *present, const char *field, HutUid *id)
{
  const HutValue *value = next_of (operation, present, field);

  *id = (HutUid){ { 0 } };
  return value->type == HUT_VALUE_TEXT && hut_uid_parse (value->text, id);
}

static gboolean
is_part (const HutKind *kind)
{
  return kind == &hut_kind_summons || kind == &hut_kind_whistle_step || kind == &hut_kind_mark ||
         kind == &hut_kind_whistle_view;
}

gboolean
hut_whistle_needs (const HutOperation *operation, const HutRecord *present, HutUid *whistle,
                   HutUid *summons)
{
  const HutField *state;

  *whistle = *summons = (HutUid){ { 0 } };
  if (operation->kind == &hut_kind_whistle)
    {
      state = hut_kind_field (&hut_kind_whistle, "state");
      *whistle = operation->id;
      return present != NULL && hut_operation_delta (operation, state) != NULL;
    }
  if (!is_part (operation->kind))
    return FALSE;
  names (operation, present, "whistle", whistle);
  if (operation->kind == &hut_kind_summons)
    *summons = operation->id;
  else
    names (operation, present, "summons", summons);
  return TRUE;
}

/* ---- The whistle ---- */

static const char *
fault_of_whistle (const Look *look)
{
  static const char *const frozen[] = { "occasion", "task", "place", NULL };
  const HutDelta *state = delta_of (look, "state");
  const char *from = present_text (look, "state"), *to = next_text (look, "state");

  if (look->facts != NULL && look->facts->unit != NULL)
    return fault (look, NULL, "a whistle is the street's");
  if (look->present == NULL)
    return g_strcmp0 (to, "open") == 0 ? NULL
                                       : fault (look, "state", "a new whistle begins as open");
  if (state != NULL && g_strcmp0 (to, "ended") == 0 && g_strcmp0 (from, "ended") != 0)
    {
      if (look->facts == NULL || look->facts->n_summonses == 0)
        return fault (look, "state", "a whistle that called nobody is voided, not ended");
      if (look->facts->n_open > 0)
        return fault (look, "state", "a unit is neither done nor released");
    }
  else if (state != NULL && g_strcmp0 (to, "open") != 0 && g_strcmp0 (to, "ended") != 0)
    return fault (look, "state", "no step leads there");
  for (guint i = 0; g_strcmp0 (from, "ended") == 0 && frozen[i] != NULL; i++)
    if (delta_of (look, frozen[i]) != NULL)
      return fault (look, frozen[i], "the whistle has ended");
  return NULL;
}

/* ---- Its parts ---- */

static gboolean
is_ended (const Look *look)
{
  return g_strcmp0 (hut_record_get_text (look->facts->whistle, "state"), "ended") == 0;
}

/* Of a department: that the part is its own. */
static const char *
fault_of_writer (const Look *look)
{
  return look->facts->unit != NULL && g_strcmp0 (next_text (look, "unit"), look->facts->unit) != 0
             ? fault (look, "unit", "another unit's part")
             : NULL;
}

/* That it names a summons of its whistle, and the unit of that. */
static const char *
fault_of_summons_named (const Look *look)
{
  const HutRecord *summons = look->facts->summons;

  if (summons == NULL || hut_record_get_text (summons, "void_reason") != NULL)
    return fault (look, "summons", "no such summons");
  if (g_strcmp0 (hut_record_get_text (summons, "whistle"), next_text (look, "whistle")) != 0)
    return fault (look, "summons", "a summons of another whistle");
  if (g_strcmp0 (hut_record_get_text (summons, "unit"), next_text (look, "unit")) != 0)
    return fault (look, "unit", "is not whom the summons calls");
  return NULL;
}

static const char *
fault_of_summons_change (const Look *look)
{
  const char *from = present_text (look, "state"), *to = next_text (look, "state");
  const HutDelta *state = delta_of (look, "state");

  if (delta_of (look, "whistle") != NULL || delta_of (look, "unit") != NULL)
    return fault (look, "unit", "a summons stays with its whistle and unit");
  if (look->operation->verb == HUT_VERB_VOID && g_strcmp0 (from, "called") != 0)
    return fault (look, "void_reason", "the unit has answered: it is released, not voided");
  if (look->facts->unit != NULL && (look->operation->verb == HUT_VERB_VOID ||
                                    look->operation->deltas->len != (state != NULL ? 1 : 0)))
    return fault (look, NULL, "a unit only steps its summons");
  if (state == NULL || g_strcmp0 (from, to) == 0)
    return NULL;
  if (!hut_summons_step_allowed (from, to))
    return fault (look, "state", "no step leads there");
  if (look->facts->unit != NULL && !hut_summons_step_is_own (from, to))
    return fault (look, "state", "that step is the street's");
  return NULL;
}

static const char *
fault_of_summons (const Look *look)
{
  if (look->present != NULL)
    {
      const char *why = fault_of_summons_change (look);

      if (why != NULL)
        return why;
    }
  else if (look->facts->unit != NULL)
    return fault (look, NULL, "the street calls");
  else if (g_strcmp0 (next_text (look, "state"), "called") != 0)
    return fault (look, "state", "a new summons begins as called");
  return is_ended (look) ? fault (look, "whistle", "the whistle has ended") : NULL;
}

/* That it says what its summons says. */
static const char *
fault_of_step_state (const Look *look, const char *code)
{
  static const char *const at_work[] = { "accepted", "disputed", "refused", "working", NULL };
  const char *state = hut_record_get_text (look->facts->summons, "state");
  const char *to = hut_whistle_step_leads_to (code);

  if (g_str_equal (code, "ruled"))
    to = g_strcmp0 (next_text (look, "ruling"), "department") == 0 ? "released" : "called";
  if (g_str_equal (code, "report") && (state == NULL || !g_strv_contains (at_work, state)))
    return fault (look, "code", "there is nothing to report from here");
  return to == NULL || g_strcmp0 (to, state) == 0
             ? NULL
             : fault (look, "code", "is not where its summons stands");
}

static const char *
fault_of_step (const Look *look)
{
  const char *code = next_text (look, "code");
  gboolean by_desk = g_strcmp0 (next_text (look, "how"), "desk") == 0;
  int i = find_step (code);
  const char *why;

  if (i < 0)
    return fault (look, "code", "no such step");
  if (steps[i].of_unit || look->facts->summons != NULL)
    {
      why = fault_of_summons_named (look);
      if (why == NULL)
        why = fault_of_step_state (look, code);
      if (why != NULL)
        return why;
    }
  if (is_ended (look) && !steps[i].after)
    return fault (look, "whistle", "the whistle has ended");
  if (look->facts->unit != NULL && (!steps[i].own || !by_desk))
    return fault (look, "code", "that step is the street's");
  if (look->facts->unit == NULL && steps[i].own && by_desk)
    return fault (look, "how", "only the unit itself enters it on its own desktop");
  if (next_int (look, "said_at", 0) > next_int (look, "at", 0) + GRACE)
    return fault (look, "said_at", "is later than it was entered");
  if (next_int (look, "people", 1) < 1)
    return fault (look, "people", "is not a number of people");
  return NULL;
}

static const char *
fault_of_mark (const Look *look)
{
  static const char *const fields[] = { "timely", "effective", "attitude", NULL };
  const char *why = fault_of_summons_named (look);
  guint given = 0;

  if (why != NULL)
    return why;
  if (look->facts->unit != NULL)
    return fault (look, NULL, "a unit does not mark itself");
  if (look->operation->verb == HUT_VERB_VOID)
    return NULL;
  if (!is_ended (look) && hut_summons_is_open (hut_record_get_text (look->facts->summons, "state")))
    return fault (look, "summons", "its work is not over");
  for (guint i = 0; fields[i] != NULL; i++)
    {
      gint64 mark = next_int (look, fields[i], 0);

      given += next_of (look->operation, look->present, fields[i])->type != HUT_VALUE_NONE;
      if (next_of (look->operation, look->present, fields[i])->type != HUT_VALUE_NONE &&
          (mark < 1 || mark > 5))
        return fault (look, fields[i], "marks go from 1 to 5");
    }
  return given == 0 ? fault (look, "timely", "no mark is given") : NULL;
}

static const char *
fault_of_view (const Look *look)
{
  gboolean by_desk = g_strcmp0 (next_text (look, "how"), "desk") == 0;
  const char *why = fault_of_summons_named (look);

  if (why != NULL)
    return why;
  if ((look->facts->unit != NULL) != by_desk)
    return fault (look, "how", "only the unit itself enters it on its own desktop");
  if (next_text (look, "needed") == NULL && next_text (look, "clear") == NULL &&
      next_text (look, "words") == NULL)
    return fault (look, "needed", "nothing is said");
  return NULL;
}

const char *
hut_whistle_fault (const HutOperation *operation, const HutRecord *present,
                   const HutWhistleFacts *facts, const char **field)
{
  Look look = { operation, present, facts, field };
  const HutKind *kind = operation->kind;
  const char *why;

  *field = NULL;
  if (kind == &hut_kind_whistle)
    return fault_of_whistle (&look);
  if (!is_part (kind))
    return NULL;
  if (facts == NULL || facts->whistle == NULL ||
      hut_record_get_text (facts->whistle, "void_reason") != NULL)
    return fault (&look, "whistle", "no such whistle");
  why = fault_of_writer (&look);
  if (why != NULL)
    return why;
  return kind == &hut_kind_summons        ? fault_of_summons (&look)
         : kind == &hut_kind_whistle_step ? fault_of_step (&look)
         : kind == &hut_kind_mark         ? fault_of_mark (&look)
                                          : fault_of_view (&look);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ledger of accountability: a table of what happened to one summons, and what then stands
 * there, a line an entry. */

#include "domain/hut-whistle-ledger.h"

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define START ((HutTime)1795305600 * G_USEC_PER_SEC)
#define STEPS 8

/* A step @minute minutes after the call. */
typedef struct
{
  const char *code;
  int minute;
  const char *words;
  const char *ruling;
} Step;

/* clang-format off */
static const struct
{
  const char *name;
  int answer, arrive; /* minutes to each; 0: none was set */
  const char *state;
  Step steps[STEPS];
  int now;
  const char *ledger;
} table[] = {
  { "in time", 10, 30, "done",
    { { "accepted", 10, NULL, NULL }, { "arrived", 30, NULL, NULL }, { "done", 50, "w", NULL } }, 500,
    "" },
  { "not due yet", 10, 30, "called", { { NULL, 0, NULL, NULL } }, 10,
    "" },
  { "answered and came late, with its reason", 10, 30, "working",
    { { "accepted", 15, "堵车", NULL }, { "arrived", 50, NULL, NULL } }, 500,
    "answered-late 10 +5 “堵车”\n"
    "came-late 30 +20\n" },
  { "never answered, never came", 10, 30, "called", { { NULL, 0, NULL, NULL } }, 70,
    "answered-late 10 +60 missing\n"
    "came-late 30 +40 missing\n" },
  { "not asked to answer", 0, 30, "called", { { NULL, 0, NULL, NULL } }, 29,
    "" },
  { "let go before its time", 0, 30, "released", { { "released", 20, "w", NULL } }, 500,
    "" },
  { "let go after its time", 0, 30, "released", { { "released", 45, "w", NULL } }, 500,
    "came-late 30 +15 missing\n" },
  { "reminded and supervised, then came", 10, 30, "working",
    { { "reminded", 12, NULL, NULL }, { "supervised", 20, NULL, NULL }, { "supervised", 40, NULL, NULL },
      { "arrived", 60, "w", NULL } }, 500,
    "answered-late 10 +50 “w” supervision@20\n"
    "came-late 30 +30 “w” supervision@40\n" },
  { "supervised for a time that was moved afterwards", 0, 90, "working",
    { { "supervised", 40, NULL, NULL }, { "moved", 42, "w", NULL }, { "arrived", 80, NULL, NULL } }, 500,
    "paper 40 supervision@40\n" },
  { "refused, and reported", 0, 30, "refused",
    { { "refused", 5, "没人手", NULL }, { "reported", 12, NULL, NULL } }, 20,
    "refused 5 “没人手” district-report@12\n" },
  { "refused, and gave in", 0, 30, "done",
    { { "refused", 5, "没人手", NULL }, { "arrived", 25, NULL, NULL }, { "done", 40, "w", NULL } }, 500,
    "refused 5 “没人手”\n" },
  { "disputed, nobody has ruled", 10, 30, "disputed",
    { { "disputed", 8, "不属于本部门", NULL }, { "reported", 15, NULL, NULL } }, 500,
    "disputed 8 “不属于本部门” district-report@15\n" },
  { "disputed when it was late already", 0, 30, "disputed",
    { { "disputed", 45, "w", NULL } }, 60,
    "came-late 30 +30 missing\n"
    "disputed 45 “w”\n" },
  { "was right", 10, 30, "released",
    { { "disputed", 8, "w", NULL }, { "reported", 15, NULL, NULL }, { "ruled", 90, "另派", "department" } }, 500,
    "disputed 8 “w” department@90 “另派” district-report@15\n" },
  { "had to come, and came late", 10, 30, "working",
    { { "disputed", 8, "w", NULL }, { "ruled", 20, "r", "street" }, { "arrived", 35, NULL, NULL } }, 500,
    "disputed 8 “w” street@20 “r”\n"
    "came-late 30 +5\n" },
  { "disputed twice, each with its own ruling and report", 0, 300, "disputed",
    { { "disputed", 8, "a", NULL }, { "reported", 10, NULL, NULL }, { "ruled", 20, "r", "street" },
      { "disputed", 25, "b", NULL }, { "reported", 30, NULL, NULL } }, 40,
    "disputed 8 “a” street@20 “r” district-report@10\n"
    "disputed 25 “b” district-report@30\n" },
  { "sent back twice", 0, 30, "done",
    { { "arrived", 10, NULL, NULL }, { "done", 20, "w", NULL }, { "sent-back", 25, "未恢复", NULL },
      { "done", 40, "w", NULL }, { "sent-back", 45, "仍未恢复", NULL }, { "done", 60, "w", NULL } }, 500,
    "sent-back 25 “未恢复”\n"
    "sent-back 45 “仍未恢复”\n" },
};
/* clang-format on */

static HutRecord *
part (const HutKind *kind, const HutWhistle *whistle, const char *unit)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &id, NULL);

  hut_record_set (record, "whistle", hut_value_uid (&whistle->whistle->id));
  hut_record_set_text (record, "unit", unit);
  return record;
}

/* Half of them were told later: by when they were entered nobody is judged. */
static void
add_step (HutWhistle *whistle, const HutRecord *summons, const Step *said, gboolean told)
{
  HutRecord *step = part (&hut_kind_whistle_step, whistle, hut_record_get_text (summons, "unit"));
  HutTime at = START + said->minute * MINUTE;

  hut_record_set (step, "summons", hut_value_uid (&summons->id));
  hut_record_set_text (step, "code", said->code);
  hut_record_set_text (step, "words", said->words);
  hut_record_set_text (step, "ruling", said->ruling);
  hut_record_set_int (step, "at", told ? at + 700 * MINUTE : at);
  if (told)
    hut_record_set_int (step, "said_at", at);
  g_ptr_array_add (whistle->steps, step);
}

static HutRecord *
add_summons (HutWhistle *whistle, const char *unit, int answer, int arrive, const char *state)
{
  HutRecord *summons = part (&hut_kind_summons, whistle, unit);

  hut_record_set_int (summons, "at", START);
  if (answer > 0)
    hut_record_set_int (summons, "answer_due_at", START + answer * MINUTE);
  hut_record_set_int (summons, "due_at", START + arrive * MINUTE);
  hut_record_set_text (summons, "state", state);
  g_ptr_array_add (whistle->summonses, summons);
  add_step (whistle, summons, &(Step){ "called", 0, NULL, NULL }, FALSE);
  return summons;
}

static HutWhistle *
new_whistle (void)
{
  HutUid id = hut_uid_new ();
  HutWhistle *whistle = hut_whistle_new (hut_record_new (&hut_kind_whistle, &id, NULL));

  hut_record_set_text (whistle->whistle, "number", "2026-哨-0001");
  hut_record_set_text (whistle->whistle, "task", "占道经营");
  hut_record_set_text (whistle->whistle, "state", "open");
  return whistle;
}

static void
print_entry (GString *out, const HutLedgerEntry *entry)
{
  g_string_append_printf (out, "%s %d", hut_ledger_what_name (entry->what),
                          (int)((entry->at - START) / MINUTE));
  if (entry->late > 0)
    g_string_append_printf (out, " +%d", (int)(entry->late / MINUTE));
  if (entry->missing)
    g_string_append (out, " missing");
  if (entry->words != NULL)
    g_string_append_printf (out, " “%s”", entry->words);
  if (entry->ruling != NULL)
    g_string_append_printf (out, " %s@%d “%s”", entry->ruling,
                            (int)((entry->ruled_at - START) / MINUTE), entry->ruled_words);
  for (guint i = 0; i < entry->papers->len; i++)
    {
      const HutLedgerPaper *paper = &g_array_index (entry->papers, HutLedgerPaper, i);

      g_string_append_printf (out, " %s@%d", paper->to_district ? "district-report" : "supervision",
                              (int)((paper->at - START) / MINUTE));
    }
  g_string_append_c (out, '\n');
}

static char *
print_ledger (GPtrArray *whistles, int now)
{
  g_autoptr (GPtrArray) ledger = hut_whistle_ledger (whistles, START + now * MINUTE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ledger->len; i++)
    print_entry (out, ledger->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
test_it_says_what_the_records_say (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table) * 2; i++)
    {
      gsize row = i / 2;
      g_autoptr (GPtrArray) whistles =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_free);
      HutWhistle *whistle = new_whistle ();
      HutRecord *summons =
          add_summons (whistle, "traffic", table[row].answer, table[row].arrive, table[row].state);
      g_autofree char *ledger = NULL;

      g_test_message ("%s", table[row].name);
      for (guint s = 0; s < STEPS && table[row].steps[s].code != NULL; s++)
        add_step (whistle, summons, &table[row].steps[s], i % 2 == 1);
      hut_whistle_sort (whistle);
      g_ptr_array_add (whistles, whistle);
      ledger = print_ledger (whistles, table[row].now);
      g_assert_cmpstr (ledger, ==, table[row].ledger);
    }
}

/* Each unit by itself, of each the oldest first; one unit's paper is not another's. */
static void
test_each_unit_has_its_own (void)
{
  g_autoptr (GPtrArray) whistles =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_free);
  g_autoptr (GPtrArray) ledger = NULL;
  HutWhistle *first = new_whistle (), *second = new_whistle ();
  HutRecord *summons;

  summons = add_summons (first, "water", 0, 30, "called");
  add_step (first, summons, &(Step){ "supervised", 40, NULL, NULL }, FALSE);
  add_summons (first, "traffic", 0, 20, "called");
  add_summons (second, "traffic", 0, 10, "called");
  add_summons (second, "water", 0, 5, "called");
  hut_whistle_sort (first);
  hut_whistle_sort (second);
  g_ptr_array_add (whistles, first);
  g_ptr_array_add (whistles, second);
  ledger = hut_whistle_ledger (whistles, START + 60 * MINUTE);
  g_assert_cmpuint (ledger->len, ==, 4);
  for (guint i = 0; i < ledger->len; i++)
    {
      const HutLedgerEntry *entry = ledger->pdata[i];
      gboolean own = i < 2;

      g_assert_cmpstr (entry->unit, ==, own ? "traffic" : "water");
      g_assert_cmpstr (entry->number, ==, "2026-哨-0001");
      g_assert_cmpstr (entry->task, ==, "占道经营");
      g_assert_cmpuint (entry->papers->len, ==, i == 3 ? 1 : 0);
      g_assert_true (hut_uid_equal (&entry->whistle,
                                    i == 0 || i == 2 ? &second->whistle->id : &first->whistle->id));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whistle-ledger/it-says-what-the-records-say",
                   test_it_says_what_the_records_say);
  g_test_add_func ("/whistle-ledger/each-unit-has-its-own", test_each_unit_has_its_own);
  return g_test_run ();
}

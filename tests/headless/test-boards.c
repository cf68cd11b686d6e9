/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The boards of lanes and the sheets of patrols, as files: what is printed at 120 dpi is read back
 * by a decoder of QR codes, and what may not hang out is not in the text. */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-file-stem.h"
#include "domain/hut-board.h"
#include "domain/hut-patrol-code.h"
#include "hut-test-data.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "report/hut-board-batch.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-patrol-sheet.h"
#include "store/hut-lane-states.h"
#include "store/hut-reader-boards.h"
#include "store/hut-reader-street.h"
#include "store/hut-store-office.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define LANE "110108014L01"
#define EVIL "../../东/L 02"
#define CHIEF_TELEPHONE "13911112222"
#define STEWARD_TELEPHONE "13822223333"
#define IN_A_NAME "13733334444"

typedef struct
{
  HutTestStore store;
  char *folder; /* of the boards, not there yet */
} Fixture;

/* ---- The street ---- */

static void
put (HutWrite *write, HutRecord *record)
{
  hut_write_create (write, record);
}

static void
add_person (HutWrite *write, guint n, const char *name, const char *telephone, gboolean consents)
{
  HutRecord *person = hut_test_make (&hut_kind_person);

  person->id = hut_test_person (n);
  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "telephone", telephone);
  hut_record_set_int (person, "consent_name", consents);
  hut_record_set_int (person, "consent_telephone", 1);
  put (write, person);
}

static void
add_role (HutWrite *write, const char *code, guint n, const char *lane, HutTime until)
{
  HutRecord *role = hut_test_make (&hut_kind_role);

  hut_test_set_person (role, n);
  hut_record_set_text (role, "code", code);
  hut_record_set_text (role, "lane", lane);
  if (until != 0)
    hut_record_set_int (role, "until", until);
  put (write, role);
}

static void
add_lane (HutWrite *write, const char *code, const char *name)
{
  HutRecord *lane = hut_test_make (&hut_kind_lane);

  hut_record_set_text (lane, "code", code);
  hut_record_set_text (lane, "name", name);
  put (write, lane);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  g_setenv ("HUTONG_NOW", "2026-11-26T18:00:00+08:00", TRUE);
  hut_test_store_set_up (&fixture->store, NULL);
  fixture->folder = g_build_filename (fixture->store.folder, "boards", NULL);
  add_lane (write, LANE, "东一巷");
  add_lane (write, EVIL, "西二巷");
  add_person (write, 1, "周巷长", CHIEF_TELEPHONE, FALSE);
  add_person (write, 2, "赵同意", STEWARD_TELEPHONE, TRUE);
  add_person (write, 3, "钱不愿", STEWARD_TELEPHONE, FALSE);
  add_person (write, 4, "孙已卸", NULL, TRUE);
  add_person (write, 5, "李电话" IN_A_NAME, NULL, TRUE);
  add_role (write, "lane-chief", 1, LANE, 0);
  add_role (write, "steward", 2, LANE, 0);
  add_role (write, "steward", 3, LANE, 0);
  add_role (write, "steward", 4, LANE, hut_test_at ("2026-01-01"));
  add_role (write, "steward", 5, LANE, 0);
  hut_store_write (fixture->store.store, write, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->folder);
  hut_test_store_tear_down (&fixture->store, NULL);
}

/* A rule of the office's own. */
static void
set_rule (Fixture *fixture, const char *name, const char *value)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *rule = hut_test_make (&hut_kind_rule);
  g_autoptr (GError) error = NULL;

  rule->id = hut_office_rule_id (hut_store_get_stream (fixture->store.store), name);
  hut_record_set_text (rule, "name", name);
  hut_record_set_text (rule, "value", value);
  hut_store_write (fixture->store.store, (put (write, rule), write), &error);
  g_assert_no_error (error);
}

/* ---- The chief ---- */

static void
add_chief (HutWrite *write, const char *code, guint chief)
{
  HutRecord *lane = hut_test_make (&hut_kind_lane);
  HutUid id = hut_test_person (chief);

  hut_record_set_text (lane, "code", code);
  hut_record_set_text (lane, "name", code);
  hut_record_set (lane, "chief", hut_value_uid (&id));
  put (write, lane);
}

static const char *
chief_on_the_map (GPtrArray *parts, const char *code)
{
  for (guint i = 0; i < parts->len; i++)
    if (((HutStreetPart *)parts->pdata[i])->kind == &hut_kind_lane &&
        g_strcmp0 (((HutStreetPart *)parts->pdata[i])->code, code) == 0)
      return ((HutStreetPart *)parts->pdata[i])->chief;
  g_assert_not_reached ();
}

/* On the board, in the table of lanes, by the coverage and on the map. */
static void
assert_chief (Fixture *fixture, const char *code, const char *name)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (fixture->store.store);
  g_autoptr (GError) error = NULL;
  HutTime now = hut_test_at ("2026-11-26 18:00");
  g_autoptr (GPtrArray) boards =
      hut_reader_boards (fixture->store.reader, office, code, now, &error);
  g_autoptr (HutLaneStates) states = hut_lane_states_read (fixture->store.reader, now, &error);
  g_autoptr (GPtrArray) parts = hut_reader_street_parts (fixture->store.reader, &error);
  const HutLaneState *state;

  g_assert_no_error (error);
  state = hut_lane_states_find (states, code);
  g_assert_cmpstr (((HutBoard *)boards->pdata[0])->chief, ==, name);
  g_assert_cmpstr (state->chief, ==, name);
  g_assert_cmpint (state->cover->has_chief, ==, name != NULL);
  g_assert_cmpstr (chief_on_the_map (parts, code), ==, name);
}

static void
test_the_chief_is_the_same_everywhere (Fixture *fixture, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *left = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;

  left->id = hut_test_person (6);
  hut_record_set_text (left, "name", "吴离任");
  hut_record_set_int (left, "left_at", hut_test_at ("2026-11-20"));
  put (write, left);
  add_chief (write, "by-record", 1);
  add_chief (write, "by-role", 1);
  add_role (write, "lane-chief", 2, "by-role", 0);
  add_chief (write, "left", 6);
  add_chief (write, "role-left", 6);
  add_role (write, "lane-chief", 6, "role-left", 0);
  hut_store_write (fixture->store.store, write, &error);
  g_assert_no_error (error);
  assert_chief (fixture, "by-record", "周巷长");
  assert_chief (fixture, "by-role", "赵同意");
  assert_chief (fixture, "left", NULL);
  assert_chief (fixture, "role-left", NULL);
}

/* ---- Reading what was printed ---- */

static char *
run (const char *const *argv)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_steal_pointer (&out);
}

/* What the QR code on page @page says. */
static char *
decode (Fixture *fixture, const char *pdf, const char *page)
{
  g_autofree char *stem = g_build_filename (fixture->store.folder, "page", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  const char *const draw[] = { "pdftoppm", "-r",   "120", "-f", page,          "-l",
                               page,       "-png", pdf,   stem, "-singlefile", NULL };
  const char *const read[] = { "zbarimg", "-q", "--raw", png, NULL };
  g_autofree char *drawn = run (draw);

  return g_strchomp (run (read));
}

static char *
text_of (const char *pdf)
{
  const char *const read[] = { "pdftotext", "-layout", pdf, "-", NULL };

  return run (read);
}

static gboolean
write_boards (Fixture *fixture, const char *lane, GCancellable *cancellable, guint *n,
              GError **error)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (fixture->store.store, fixture->store.reader, HUT_PAPER_MASKED);
  g_autoptr (HutOffice) office = hut_store_dup_office (fixture->store.store);

  return hut_board_batch_write (desk, fixture->store.reader, office, lane, fixture->folder,
                                cancellable, n, error);
}

static char *
board_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* ---- Tests ---- */

static void
test_the_code_is_read_back_at_120_dpi (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { LANE "-A4.pdf", LANE "-A3.pdf" };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (write_boards (fixture, NULL, NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = board_path (fixture, names[i]);
      g_autofree char *said = decode (fixture, path, "1");

      g_assert_nonnull (strstr (said, "东一巷"));
      g_assert_nonnull (strstr (said, LANE));
    }
}

static void
test_an_address_for_reports_names_the_lane (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = board_path (fixture, LANE "-A4.pdf");
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  set_rule (fixture, "board-report", "[\"https://example.org/r?lane={lane}\"]");
  g_assert_true (write_boards (fixture, LANE, NULL, NULL, &error));
  said = decode (fixture, path, "1");
  g_assert_cmpstr (said, ==, "https://example.org/r?lane=" LANE);
}

static void
test_who_did_not_consent_is_not_named (Fixture *fixture, gconstpointer unused)
{
  static const char *const there[] = { "周巷长", "赵同意", "李电话", "东一巷" };
  static const char *const absent[] = { "钱不愿", "孙已卸", CHIEF_TELEPHONE, STEWARD_TELEPHONE,
                                        IN_A_NAME };
  static const char *const names[] = { LANE "-A4.pdf", LANE "-A3.pdf" };
  g_autoptr (GError) error = NULL;

  g_assert_true (write_boards (fixture, NULL, NULL, NULL, &error));
  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autofree char *path = board_path (fixture, names[k]);
      g_autofree char *text = text_of (path);

      for (guint i = 0; i < G_N_ELEMENTS (there); i++)
        g_assert_nonnull (strstr (text, there[i]));
      for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
        g_assert_null (strstr (text, absent[i]));
    }
}

static void
test_a_code_cannot_leave_the_folder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *stem = hut_file_stem (EVIL);
  g_autofree char *name = g_strconcat (stem, "-A3.pdf", NULL);
  g_autofree char *path = board_path (fixture, name);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_null (strchr (stem, '/'));
  g_assert_false (*stem == '.');
  g_assert_true (write_boards (fixture, EVIL, NULL, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_name_of_a_file_is_never_two_codes (Fixture *fixture, gconstpointer unused)
{
  static const char *const codes[] = { "a/b", "a:b", "a_b", ".ab", "", "..", "L01", "l\n01", "东" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *lengthy = g_strnfill (5000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_true (g_hash_table_add (seen, hut_file_stem (codes[i])));
  g_assert_true (g_hash_table_contains (seen, "L01"));
  g_assert_true (g_hash_table_contains (seen, "东"));
  g_assert_true (g_hash_table_add (seen, hut_file_stem (lengthy)));
  {
    g_autofree char *stem = hut_file_stem (lengthy);

    g_assert_cmpuint (strlen (stem), <, 200);
  }
}

static void
test_cancelled_leaves_what_was_there (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = board_path (fixture, LANE "-A4.pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  g_autofree char *kept = NULL;

  g_mkdir (fixture->folder, 0700);
  g_file_set_contents (path, "before", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (write_boards (fixture, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (path, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, "before");
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, LANE "-A4.pdf");
  g_assert_null (g_dir_read_name (folder));
}

static void
test_no_lane_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_boards (fixture, "L99", NULL, NULL, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_a_sheet_says_lane_and_week (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (fixture->store.store, fixture->store.reader, HUT_PAPER_MASKED);
  g_autoptr (HutOffice) office = hut_store_dup_office (fixture->store.store);
  gint64 monday = hut_test_roster_day ("2026-11-23");
  g_autofree char *path = g_build_filename (fixture->store.folder, "sheets.pdf", NULL);
  g_autofree char *said = NULL, *text = NULL, *lane = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPaper) paper =
      hut_patrol_sheet_new (desk, fixture->store.reader, office, NULL, monday, NULL, &error);
  gint64 read;

  g_assert_no_error (error);
  /* A page for each lane, the items of the check-list on it. */
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 2);
  g_assert_true (hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error));
  said = decode (fixture, path, "2");
  g_assert_true (hut_patrol_code_read (said, &lane, &read));
  g_assert_cmpstr (lane, ==, LANE);
  g_assert_cmpint (read, ==, monday);
  text = text_of (path);
  g_assert_nonnull (strstr (text, "钱不愿"));
  g_assert_null (strstr (text, STEWARD_TELEPHONE));
  g_assert_null (strstr (text, CHIEF_TELEPHONE));
}

static void
test_the_code_of_a_sheet_survives_an_input_method (Fixture *fixture, gconstpointer unused)
{
  gint64 monday = hut_test_roster_day ("2026-11-23"), read;
  g_autofree char *code = hut_patrol_code (LANE, monday);
  g_autofree char *lane = NULL, *wide = NULL;
  static const char *const others[] = { "",    "HTP",          "HTP 20261323 L1", "HTP 2026 L",
                                        "L01", "HTP 20261123", "HTP 20261123 ",   "http://x",
                                        "\xff" };

  g_assert_cmpstr (code, ==, "HTP 20261123 " LANE);
  g_assert_true (hut_patrol_code_read ("  ｈｔｐ ２０２６１１２５ L01\n", &lane, &read));
  g_assert_cmpstr (lane, ==, "L01");
  g_assert_cmpint (read, ==, monday);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (hut_patrol_code_read (others[i], &wide, &read));
}

static void
test_a_rule_of_boards_is_checked (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *name, *value;
    gboolean good;
  } rules[] = {
    { "board-report", "[]", TRUE },
    { "board-report", "[\"https://a.example/{lane}\"]", TRUE },
    { "board-report", "[\"javascript:alert(1)\"]", FALSE },
    { "board-report", "[\"https://a b\"]", FALSE },
    { "board-report", "[\"https://a\",\"https://b\"]", FALSE },
    { "board-services", "[\"自来水 96116\"]", TRUE },
    { "board-services", "[\"\"]", FALSE },
    { "board-services", "[1]", FALSE },
    { "board-duties", "{}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (JsonNode) value = json_from_string (rules[i].value, NULL);
      g_autoptr (GError) error = NULL;
      JsonNode *node = value;

      g_assert_true (rules[i].good == (g_str_has_suffix (rules[i].name, "report")
                                           ? hut_board_check_report (node, &error)
                                           : hut_board_check_lines (node, &error)));
      g_assert_true (rules[i].good == (error == NULL));
    }
}

#define ADD(path, test) g_test_add ("/boards/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-code-is-read-back-at-120-dpi", test_the_code_is_read_back_at_120_dpi);
  ADD ("the-chief-is-the-same-everywhere", test_the_chief_is_the_same_everywhere);
  ADD ("an-address-for-reports-names-the-lane", test_an_address_for_reports_names_the_lane);
  ADD ("who-did-not-consent-is-not-named", test_who_did_not_consent_is_not_named);
  ADD ("a-code-cannot-leave-the-folder", test_a_code_cannot_leave_the_folder);
  ADD ("a-name-of-a-file-is-never-two-codes", test_a_name_of_a_file_is_never_two_codes);
  ADD ("cancelled-leaves-what-was-there", test_cancelled_leaves_what_was_there);
  ADD ("no-lane-is-told", test_no_lane_is_told);
  ADD ("a-sheet-says-lane-and-week", test_a_sheet_says_lane_and_week);
  ADD ("the-code-of-a-sheet-survives-an-input-method",
       test_the_code_of_a_sheet_survives_an_input_method);
  ADD ("a-rule-of-boards-is-checked", test_a_rule_of_boards_is_checked);
  return g_test_run ();
}

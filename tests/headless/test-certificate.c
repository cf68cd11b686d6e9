/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The certificate of service: only what holds, in the time that is asked for, read back from its
 * PDF. */

#include "domain/hut-person-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "report/hut-certificate-paper.h"
#include "report/hut-paper-pdf.h"

#include <string.h>

#define NOW "2026-11-26 18:00"
#define TELEPHONE "13900001111"
#define ID_NUMBER "11010519491231002X"

typedef struct
{
  HutTestStore store;
  HutUid person;
} Fixture;

static HutRosterActing
acting (Fixture *fixture)
{
  return (HutRosterActing){ hut_store_get_stream (fixture->store.store), "clerk",
                            hut_test_at (NOW) };
}

static void
carry_out (Fixture *fixture, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (fixture->store.store, write, &error);
  g_assert_no_error (error);
}

static HutPersonDossier *
dossier_of (Fixture *fixture)
{
  HutPersonDossier *dossier =
      hut_person_dossier_read (fixture->store.reader, &fixture->person, hut_test_at (NOW), NULL);

  g_assert_nonnull (dossier);
  return dossier;
}

static HutRecord *
said_service (Fixture *fixture, const char *began, const char *ended, const char *words)
{
  HutRecord *said = hut_test_make (&hut_kind_service);

  hut_record_set (said, "person", hut_value_uid (&fixture->person));
  hut_record_set_text (said, "how", "check-in");
  hut_record_set_int (said, "began_at", hut_test_at (began));
  hut_record_set_int (said, "ended_at", hut_test_at (ended));
  hut_record_set_text (said, "words", words);
  return said;
}

static HutUid
enter (Fixture *fixture, const char *began, const char *ended, const char *words)
{
  HutRosterActing by = acting (fixture);
  g_autoptr (HutRecord) said = said_service (fixture, began, ended, words);
  g_autoptr (HutRecordPlan) plan = hut_service_plan_add (&by, said, NULL);
  HutUid id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;

  carry_out (fixture, g_steal_pointer (&plan));
  return id;
}

/* Two hours of hanging boards, of which an entry of three was wrong; one that did not take place;
 * and half an hour a year before. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutRecord) person = hut_test_make (&hut_kind_person);
  g_autoptr (HutRecord) right = NULL, wrong = NULL, never = NULL;
  HutRosterActing by;
  HutUid id;

  hut_test_store_set_up (&fixture->store, NULL);
  by = acting (fixture);
  fixture->person = person->id;
  hut_record_set_text (person, "name", "张晓明");
  hut_record_set_text (person, "id_number", ID_NUMBER);
  hut_record_set_text (person, "volunteer_number", "BJ20260001");
  carry_out (fixture, hut_person_plan_add (&by, person, NULL));
  enter (fixture, "2025-11-20 08:00", "2025-11-20 08:30", "旧年活动");
  id = enter (fixture, "2026-11-20 08:00", "2026-11-20 11:00", "张贴公示牌");
  wrong = hut_reader_get (fixture->store.reader, &hut_kind_service, &id, NULL);
  right = said_service (fixture, "2026-11-20 08:00", "2026-11-20 10:00", NULL);
  hut_record_set_text (right, "how", "certified");
  hut_record_set_text (right, "certifier", "社区工作者王芳");
  carry_out (fixture, hut_service_plan_correct (&by, wrong, right, "签退时间看错", NULL));
  id = enter (fixture, "2026-11-21 08:00", "2026-11-21 09:00", "没有来的活动");
  never = hut_reader_get (fixture->store.reader, &hut_kind_service, &id, NULL);
  carry_out (fixture, hut_service_plan_take_back (&by, never, "没有来", NULL));
}

/* As another desk may have sent it. */
static void
add_with_telephone (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *service = said_service (fixture, "2026-11-22 08:00", "2026-11-22 08:01", "清扫");
  g_autoptr (GError) error = NULL;

  hut_record_set_text (service, "how", "certified");
  hut_record_set_text (service, "certifier", "李主任" TELEPHONE);
  hut_write_create (write, service);
  hut_store_write (fixture->store.store, write, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_test_store_tear_down (&fixture->store, NULL);
}

static HutServiceProof *
proof_of (HutPersonDossier *dossier, const char *from, const char *until)
{
  return hut_service_proof_new (&dossier->person->id, dossier->services, hut_test_at (from),
                                hut_test_at (until), "110108014");
}

/* What can be read, without white space; NULL where there is no pdftotext here. */
static char *
read_certificate (Fixture *fixture, HutPaperPrivacy privacy)
{
  g_autofree char *path = g_build_filename (fixture->store.folder, "paper.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const words[] = { "pdftotext", path, "-", NULL };
  g_autoptr (HutPersonDossier) dossier = dossier_of (fixture);
  g_autoptr (HutServiceProof) proof = proof_of (dossier, "2026-01-01", "2026-11-27");
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (fixture->store.store, fixture->store.reader, privacy);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPaper) paper = hut_certificate_paper_new (desk, dossier, proof, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_no_error (error);
  hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  parts = g_strsplit_set (text, " \n\t\f", -1);
  return g_strjoinv ("", parts);
}

static void
test_only_what_holds_is_certified (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_certificate (fixture, HUT_PAPER_MASKED);
  g_autoptr (HutPersonDossier) dossier = dossier_of (fixture);
  g_autoptr (HutServiceProof) proof = proof_of (dossier, "2026-01-01", "2026-11-27");

  g_assert_cmpuint (proof->services->len, ==, 1);
  g_assert_cmpint (proof->minutes, ==, 120);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "张晓明"));
  g_assert_nonnull (strstr (text, "BJ20260001"));
  g_assert_nonnull (strstr (text, "2026-01-01to2026-11-26"));
  g_assert_nonnull (strstr (text, "08:00to10:00"));
  g_assert_nonnull (strstr (text, "社区工作者王芳"));
  g_assert_nonnull (strstr (text, proof->number));
  g_assert_null (strstr (text, "11:00"));
  g_assert_null (strstr (text, "签退时间看错"));
  g_assert_null (strstr (text, "没有来"));
  g_assert_null (strstr (text, "旧年活动"));
  g_assert_null (strstr (text, ID_NUMBER));
}

static void
test_the_identity_number_is_shown_when_asked (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_certificate (fixture, HUT_PAPER_WITH_PERSONAL);

  if (text != NULL)
    g_assert_nonnull (strstr (text, ID_NUMBER));
}

/* A certificate is shown around: who certified is named, with no number. */
static void
test_the_telephone_of_who_certified_is_not_on_it (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  add_with_telephone (fixture);
  text = read_certificate (fixture, HUT_PAPER_WITH_PERSONAL);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "李主任"));
  g_assert_null (strstr (text, TELEPHONE));
}

static void
test_the_number_is_of_what_it_rests_on (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutPersonDossier) dossier = dossier_of (fixture);
  g_autoptr (HutServiceProof) one = proof_of (dossier, "2026-01-01", "2026-11-27");
  g_autoptr (HutServiceProof) same = proof_of (dossier, "2026-01-01", "2026-11-27");
  g_autoptr (HutServiceProof) longer = proof_of (dossier, "2025-01-01", "2026-11-27");
  g_autoptr (HutPersonDossier) later = NULL;
  g_autoptr (HutServiceProof) more = NULL;

  g_assert_cmpstr (one->number, ==, same->number);
  g_assert_cmpstr (one->number, !=, longer->number);
  g_assert_true (g_str_has_prefix (one->number, "110108014-2026-"));
  g_assert_cmpint (longer->minutes, ==, 150);
  enter (fixture, "2026-11-22 08:00", "2026-11-22 09:00", "清扫");
  later = dossier_of (fixture);
  more = proof_of (later, "2026-01-01", "2026-11-27");
  g_assert_cmpstr (more->number, !=, one->number);
}

static void
test_no_hours_no_certificate (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutPersonDossier) dossier = dossier_of (fixture);
  g_autoptr (HutServiceProof) proof = proof_of (dossier, "2026-11-21", "2026-11-27");
  g_autoptr (HutPaperDesk) desk =
      hut_paper_desk_new (fixture->store.store, fixture->store.reader, HUT_PAPER_MASKED);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_certificate_paper_new (desk, dossier, proof, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/certificate/only-what-holds-is-certified", test_only_what_holds_is_certified);
  ADD ("/certificate/the-identity-number-is-shown-when-asked",
       test_the_identity_number_is_shown_when_asked);
  ADD ("/certificate/the-telephone-of-who-certified-is-not-on-it",
       test_the_telephone_of_who_certified_is_not_on_it);
  ADD ("/certificate/the-number-is-of-what-it-rests-on", test_the_number_is_of_what_it_rests_on);
  ADD ("/certificate/no-hours-no-certificate", test_no_hours_no_certificate);
  return g_test_run ();
}

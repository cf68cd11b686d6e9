/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Contents of attachments at the server's door: who may bring and have which, and in which pieces.
 */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-contents.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "store/hut-blobs.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- Up and down ---- */

static void
test_a_content_goes_up_in_pieces_and_is_read_when_it_is_whole (HutTestContents *fixture,
                                                               gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (1, 2 * HUT_TEST_PIECE + 77);
  gsize size = g_bytes_get_size (content);
  g_autofree char *name = hut_test_content_name (content);
  g_autoptr (HutTestAnswer) first = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, (gint64)size);
  hut_test_assert_head (fixture, &fixture->clerk, name, 0, (gint64)size);
  first = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, HUT_TEST_PIECE);
  g_assert_cmpuint (first->status, ==, 204);
  hut_test_assert_head (fixture, &fixture->clerk, name, HUT_TEST_PIECE, (gint64)size);
  hut_test_assert_content_absent (fixture, &fixture->leader, name);
  {
    g_autoptr (HutTestAnswer) half = hut_test_get (fixture, &fixture->clerk, name, NULL);
    g_autoptr (HutTestAnswer) rest =
        hut_test_patch (fixture, &fixture->clerk, name, HUT_TEST_PIECE, content, HUT_TEST_PIECE,
                        size - HUT_TEST_PIECE);

    hut_test_assert_problem (half, HUT_PROBLEM_ABSENT);
    g_assert_cmpuint (rest->status, ==, 204);
  }
  hut_test_assert_head (fixture, &fixture->clerk, name, (gint64)size, (gint64)size);
  hut_test_assert_head (fixture, &fixture->leader, name, (gint64)size, (gint64)size);
  hut_test_assert_content (fixture, &fixture->clerk, name, content);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
  {
    char uid[HUT_UID_STRING_LEN + 1];

    path = g_strdup_printf ("%s/%s/%.2s/%s", fixture->folder,
                            hut_uid_print (&fixture->clerk.caller->account, uid), name, name);
  }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_a_part_is_given_where_one_is_asked_for (HutTestContents *fixture, gconstpointer data)
{
  static const struct
  {
    const char *range;
    guint status;
    gsize from, length;
    const char *part;
  } cases[] = {
    { "bytes=0-9", 206, 0, 10, "bytes 0-9/5000" },
    { "bytes=4990-", 206, 4990, 10, "bytes 4990-4999/5000" },
    { "bytes=4990-9999999", 206, 4990, 10, "bytes 4990-4999/5000" },
    { "bytes=5000-", 416, 0, 0, "bytes */5000" },
    { "bytes=9-0", 200, 0, 5000, NULL },
    { "bytes=-5", 200, 0, 5000, NULL },
    { "bytes=0-1,2-3,4-5", 200, 0, 5000, NULL },
    { "lines=0-1", 200, 0, 5000, NULL },
  };
  g_autoptr (GBytes) content = hut_test_content_new (2, 5000);
  g_autofree char *name = hut_test_content_name (content);

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 5000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HutTestAnswer) answer =
          hut_test_get (fixture, &fixture->leader, name, cases[i].range);
      g_autoptr (GBytes) expected =
          g_bytes_new_from_bytes (content, cases[i].from, cases[i].length);

      g_test_message ("%s", cases[i].range);
      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_true (g_bytes_equal (answer->body, expected));
      g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Range"), ==,
                       cases[i].part);
    }
}

/* Of what is no content there are no parts: libsoup would cut any answer into any number of them.
 */
static void
test_of_other_answers_no_part_is_given (HutTestContents *fixture, gconstpointer data)
{
  static const char *const ranges[] = { "Range: bytes=0-99999999", "Range: bytes=5-9",
                                        "Range: bytes=0-,0-,0-,0-,0-,0-,0-,0-" };
  g_autoptr (HutTestAnswer) whole =
      hut_test_contents_ask (fixture, &fixture->clerk, "GET", "/v1/health", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (HutTestAnswer) answer =
          hut_test_contents_ask (fixture, &fixture->clerk, "GET", "/v1/health", ranges[i], NULL);

      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_true (g_bytes_equal (answer->body, whole->body));
    }
}

static void
test_a_piece_for_another_place_is_told_where_to_go_on (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (3, 3000);
  g_autofree char *name = hut_test_content_name (content);
  g_autoptr (HutTestAnswer) early = NULL;
  g_autoptr (HutTestAnswer) first = NULL;
  g_autoptr (HutTestAnswer) again = NULL;
  g_autoptr (HutTestAnswer) last = NULL;
  g_autoptr (HutTestAnswer) after = NULL;
  g_autoptr (HutTestAnswer) nowhere = NULL;
  g_autofree char *path = hut_test_content_path (name);

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 3000);
  early = hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 1000);
  hut_test_assert_problem (early, HUT_PROBLEM_OFFSET);
  g_assert_cmpint (hut_test_offset (early), ==, 0);
  first = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 1000);
  g_assert_cmpint (hut_test_offset (first), ==, 1000);
  /* The answer was lost. */
  again = hut_test_patch (fixture, &fixture->clerk, name, 0, content, 0, 1000);
  hut_test_assert_problem (again, HUT_PROBLEM_OFFSET);
  g_assert_cmpint (hut_test_offset (again), ==, 1000);
  last = hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 2000);
  g_assert_cmpint (hut_test_offset (last), ==, 3000);
  after = hut_test_patch (fixture, &fixture->clerk, name, 1000, content, 1000, 2000);
  hut_test_assert_problem (after, HUT_PROBLEM_OFFSET);
  g_assert_cmpint (hut_test_offset (after), ==, 3000);
  nowhere = hut_test_contents_ask (fixture, &fixture->clerk, "PATCH", path, NULL, content);
  hut_test_assert_problem (nowhere, HUT_PROBLEM_MALFORMED);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
}

static void
test_what_is_too_large_is_refused (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) large = hut_test_content_new (4, HUT_BLOB_PIECE_BYTES + 1);
  g_autofree char *name = hut_test_content_name (large);
  g_autoptr (GBytes) small = hut_test_content_new (5, 1000);
  g_autofree char *small_name = hut_test_content_name (small);
  g_autofree char *huge_name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "huge", -1);
  g_autoptr (HutTestAnswer) piece = NULL;
  g_autoptr (HutTestAnswer) more = NULL;
  g_autoptr (HutTestAnswer) huge = NULL;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, HUT_BLOB_PIECE_BYTES + 1);
  hut_test_attach_to_case (fixture, &fixture->clerk, small_name, 999);
  hut_test_attach_to_case (fixture, &fixture->clerk, huge_name, HUT_BLOB_MAX + 1);
  piece = hut_test_patch (fixture, &fixture->clerk, name, 0, large, 0, HUT_BLOB_PIECE_BYTES + 1);
  hut_test_assert_problem (piece, HUT_PROBLEM_TOO_LARGE);
  hut_test_assert_head (fixture, &fixture->clerk, name, 0, HUT_BLOB_PIECE_BYTES + 1);
  more = hut_test_patch (fixture, &fixture->clerk, small_name, 0, small, 0, 1000);
  hut_test_assert_problem (more, HUT_PROBLEM_TOO_LARGE);
  huge = hut_test_patch (fixture, &fixture->clerk, huge_name, 0, small, 0, 1000);
  hut_test_assert_problem (huge, HUT_PROBLEM_TOO_LARGE);
}

static void
test_another_content_under_the_name_is_never_read (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (6, 2000);
  g_autoptr (GBytes) other = hut_test_content_new (7, 2000);
  g_autofree char *name = hut_test_content_name (content);
  g_autoptr (HutTestAnswer) wrong = NULL;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  wrong = hut_test_patch (fixture, &fixture->clerk, name, 0, other, 0, 2000);
  hut_test_assert_problem (wrong, HUT_PROBLEM_RULE);
  g_assert_cmpstr (hut_json_get_string (wrong->json, "field"), ==, "sha256");
  g_assert_cmpint (hut_test_offset (wrong), ==, 0);
  hut_test_assert_content_absent (fixture, &fixture->leader, name);
  hut_test_assert_head (fixture, &fixture->clerk, name, 0, 2000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  hut_test_assert_content (fixture, &fixture->leader, name, content);
}

/* ---- Who ---- */

/* The whole of an answer but for the clock in it. */
static char *
all_of (const HutTestAnswer *answer)
{
  GString *all = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  g_string_printf (all, "%u\n", answer->status);
  soup_message_headers_iter_init (&iter, answer->headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, HUT_CLOCK_HEADER) != 0 && g_ascii_strcasecmp (name, "Date") != 0)
      g_string_append_printf (all, "%s: %s\n", name, value);
  g_string_append_len (all, g_bytes_get_data (answer->body, NULL),
                       (gssize)g_bytes_get_size (answer->body));
  return g_string_free (all, FALSE);
}

static void
assert_same (HutTestAnswer *one, HutTestAnswer *other)
{
  g_autofree char *first = all_of (one);
  g_autofree char *second = all_of (other);

  g_assert_cmpstr (first, ==, second);
}

static void
test_what_is_not_yours_looks_as_if_it_were_not (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (8, 2000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *none = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "none", -1);
  const HutTestPerson *others[] = { &fixture->admin, &fixture->fire, &fixture->market };

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (HutTestAnswer) headed = hut_test_head (fixture, others[i], name);
      g_autoptr (HutTestAnswer) headless = hut_test_head (fixture, others[i], none);
      g_autoptr (HutTestAnswer) one = hut_test_get (fixture, others[i], name, NULL);
      g_autoptr (HutTestAnswer) other = hut_test_get (fixture, others[i], none, NULL);
      g_autoptr (HutTestAnswer) brought =
          hut_test_patch (fixture, others[i], name, 0, content, 0, 2000);
      g_autoptr (HutTestAnswer) nothing =
          hut_test_patch (fixture, others[i], none, 0, content, 0, 2000);

      g_assert_cmpuint (headed->status, ==, 404);
      assert_same (headed, headless);
      hut_test_assert_problem (one, HUT_PROBLEM_ABSENT);
      assert_same (one, other);
      hut_test_assert_problem (brought, HUT_PROBLEM_ABSENT);
      assert_same (brought, nothing);
    }
}

static void
test_only_who_named_it_brings_it (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (9, 2000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *path = hut_test_content_path (name);
  g_autoptr (HutTestAnswer) by_leader = NULL;
  g_autoptr (HutTestAnswer) by_nobody = NULL;

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  by_leader = hut_test_patch (fixture, &fixture->leader, name, 0, content, 0, 2000);
  hut_test_assert_problem (by_leader, HUT_PROBLEM_ABSENT);
  by_nobody = hut_test_ask_as (fixture->door, NULL, "GET", path, NULL);
  hut_test_assert_problem (by_nobody, HUT_PROBLEM_SIGN_IN);
}

static void
test_evidence_reaches_the_street_and_no_other_department (HutTestContents *fixture,
                                                          gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (10, 2000);
  g_autofree char *name = hut_test_content_name (content);

  hut_test_attach_evidence (fixture, &fixture->fire, name, 2000);
  hut_test_assert_content_absent (fixture, &fixture->clerk, name);
  hut_test_send_all (fixture, &fixture->fire, name, content);
  hut_test_assert_content (fixture, &fixture->clerk, name, content);
  hut_test_assert_content (fixture, &fixture->fire, name, content);
  hut_test_assert_content_absent (fixture, &fixture->market, name);
}

static void
test_what_the_street_shows_a_department_it_may_have (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (11, 2000);
  g_autofree char *name = hut_test_content_name (content);

  hut_test_attach_for_all (fixture, name, 2000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  hut_test_assert_content (fixture, &fixture->fire, name, content);
  hut_test_assert_content (fixture, &fixture->market, name, content);
  hut_test_assert_content_absent (fixture, &fixture->admin, name);
}

/* Who has a content can name it, and must not learn by it whether somebody else has it too. */
static void
test_to_name_a_content_gives_nobody_anything (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = hut_test_content_new (12, 2000);
  g_autoptr (GBytes) unknown = hut_test_content_new (13, 2000);
  g_autofree char *name = hut_test_content_name (content);
  g_autofree char *none = hut_test_content_name (unknown);

  hut_test_attach_to_case (fixture, &fixture->clerk, name, 2000);
  hut_test_send_all (fixture, &fixture->clerk, name, content);
  hut_test_attach_evidence (fixture, &fixture->fire, name, 2000);
  hut_test_attach_evidence (fixture, &fixture->market, none, 2000);
  {
    g_autoptr (HutTestAnswer) one = hut_test_head (fixture, &fixture->fire, name);
    g_autoptr (HutTestAnswer) other = hut_test_head (fixture, &fixture->market, none);
    g_autoptr (HutTestAnswer) got = hut_test_get (fixture, &fixture->fire, name, NULL);

    g_assert_cmpint (hut_test_offset (one), ==, 0);
    assert_same (one, other);
    hut_test_assert_problem (got, HUT_PROBLEM_ABSENT);
  }
  hut_test_send_all (fixture, &fixture->fire, name, content);
  hut_test_assert_content (fixture, &fixture->fire, name, content);
}

static void
test_only_names_of_contents_are_addresses (HutTestContents *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "",
    "..",
    "../key",
    "..%2Fkey",
    "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (HutTestAnswer) answer = hut_test_get (fixture, &fixture->clerk, names[i], NULL);

      hut_test_assert_problem (answer, HUT_PROBLEM_ABSENT);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/blobs/" name, HutTestContents, NULL, hut_test_contents_set_up, func, NULL)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("a-content-goes-up-in-pieces-and-is-read-when-it-is-whole",
       test_a_content_goes_up_in_pieces_and_is_read_when_it_is_whole);
  ADD ("a-part-is-given-where-one-is-asked-for", test_a_part_is_given_where_one_is_asked_for);
  ADD ("of-other-answers-no-part-is-given", test_of_other_answers_no_part_is_given);
  ADD ("a-piece-for-another-place-is-told-where-to-go-on",
       test_a_piece_for_another_place_is_told_where_to_go_on);
  ADD ("what-is-too-large-is-refused", test_what_is_too_large_is_refused);
  ADD ("another-content-under-the-name-is-never-read",
       test_another_content_under_the_name_is_never_read);
  ADD ("what-is-not-yours-looks-as-if-it-were-not", test_what_is_not_yours_looks_as_if_it_were_not);
  ADD ("only-who-named-it-brings-it", test_only_who_named_it_brings_it);
  ADD ("evidence-reaches-the-street-and-no-other-department",
       test_evidence_reaches_the_street_and_no_other_department);
  ADD ("what-the-street-shows-a-department-it-may-have",
       test_what_the_street_shows_a_department_it_may_have);
  ADD ("to-name-a-content-gives-nobody-anything", test_to_name_a_content_gives_nobody_anything);
  ADD ("only-names-of-contents-are-addresses", test_only_names_of_contents_are_addresses);
  result = g_test_run ();
  hut_test_contents_end ();
  return result;
}

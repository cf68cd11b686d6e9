/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The wire: what one end prints the other reads, and what is no line is refused. */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-json.h"
#include "protocol/hut-coding.h"
#include "protocol/hut-cursor.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "protocol/hut-problem.h"
#include "protocol/hut-pull-line.h"
#include "protocol/hut-push-line.h"
#include "protocol/hut-result-line.h"
#include "protocol/hut-sums.h"

#include <string.h>

#define STREET "street/110108014"

static HutOperation *
make_operation (void)
{
  HutUid id = hut_uid_new ();
  HutOperation *operation = hut_operation_new (HUT_VERB_UPDATE, &hut_kind_case, &id, STREET);

  operation->clock = 1780000000000000;
  operation->group = hut_uid_new ();
  operation->batch = hut_uid_new ();
  hut_operation_add (operation, hut_kind_field (&hut_kind_case, "title"),
                     hut_value_text ("\xe8\xb7\xaf\xe7\x81\xaf"), hut_value_text ("new"));
  hut_operation_add (operation, hut_kind_field (&hut_kind_case, "telephone"),
                     (HutValue)HUT_VALUE_INIT, hut_value_text ("010"));
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_case, "state"),
                           hut_value_text ("accepted"));
  return operation;
}

static void
test_operation_goes_there_and_back (void)
{
  g_autoptr (HutOperation) operation = make_operation ();
  HutUid log = hut_uid_new ();
  g_autofree char *text = hut_push_line_print (operation, &log, 17, HUT_SCHEMA);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutPushLine) line = hut_push_line_parse (text, -1, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_no_error (line->fault);
  g_assert_nonnull (line->operation);
  g_assert_cmpint (line->n, ==, 17);
  again = hut_push_line_print (line->operation, &line->log, line->n, line->schema);
  g_assert_cmpstr (text, ==, again);
}

/* What only says how it was sent does not make it another content. */
static void
test_content_is_known_again_in_another_log (void)
{
  g_autoptr (HutOperation) operation = make_operation ();
  HutUid log = hut_uid_new (), other_log = hut_uid_new ();
  g_autofree char *first = hut_push_line_print (operation, &log, 1, HUT_SCHEMA);
  g_autofree char *second = hut_push_line_print (operation, &other_log, 9, HUT_SCHEMA);
  g_autoptr (HutPushLine) a = hut_push_line_parse (first, -1, NULL);
  g_autoptr (HutPushLine) b = hut_push_line_parse (second, -1, NULL);
  g_autofree char *third = NULL;

  g_assert_cmpstr (a->content_hash, ==, b->content_hash);
  g_assert_cmpstr (a->body_hash, !=, b->body_hash);

  hut_operation_add (operation, hut_kind_field (&hut_kind_case, "title"), (HutValue)HUT_VALUE_INIT,
                     hut_value_text ("other"));
  third = hut_push_line_print (operation, &log, 1, HUT_SCHEMA);
  g_autoptr (HutPushLine) c = hut_push_line_parse (third, -1, NULL);

  g_assert_cmpstr (a->content_hash, !=, c->content_hash);
}

#define ENVELOPE                                                                                   \
  "\"log\":\"00000000-0000-7000-8000-000000000001\",\"n\":1,\"schema\":1,"                         \
  "\"op\":\"00000000-0000-7000-8000-000000000002\",\"stream\":\"" STREET "\""
#define ID "\"id\":\"00000000-0000-7000-8000-000000000003\""

static void
test_bad_content_is_the_fault_of_one_operation (void)
{
  /* clang-format off */
  static const struct { const char *members; HutProblemSlug slug; const char *field; } cases[] = {
    { "\"verb\":\"update\",\"kind\":\"dragon\",\"clock\":1," ID, HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"erase\",\"kind\":\"case\",\"clock\":1," ID, HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"update\",\"kind\":\"case\"," ID, HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":-1," ID, HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"more\":1", HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"fields\":[]", HUT_PROBLEM_MALFORMED, NULL },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"fields\":{\"colour\":[null,\"a\"]}", HUT_PROBLEM_MALFORMED, "colour" },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"fields\":{\"telephone\":[null,\"a\"]}", HUT_PROBLEM_MALFORMED, "telephone" },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"personal\":{\"title\":[null,\"a\"]}", HUT_PROBLEM_MALFORMED, "title" },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"fields\":{\"title\":[\"a\"]}", HUT_PROBLEM_MALFORMED, "title" },
    { "\"verb\":\"update\",\"kind\":\"case\",\"clock\":1," ID ",\"fields\":{\"state\":[null,\"asleep\"]}", HUT_PROBLEM_MALFORMED, "state" },
  };
  /* clang-format on */

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{" ENVELOPE ",%s}", cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (HutPushLine) line = hut_push_line_parse (text, -1, &error);

      g_assert_no_error (error);
      g_assert_null (line->operation);
      g_assert_error (line->fault, HUT_PROBLEM_ERROR, (int)cases[i].slug);
      g_assert_cmpstr (line->fault_field, ==, cases[i].field);
    }
}

static void
test_no_envelope_is_no_line (void)
{
  static const char *const texts[] = {
    "", "[]", "{}", "{\"op\":1}", "null", "{\"a\"", "{" ENVELOPE ",\"n\":2}", "{" ENVELOPE "} {}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_push_line_parse (texts[i], -1, &error));
      g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
    }

  g_autofree char *long_text = g_strnfill (HUT_LINE_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_push_line_parse (long_text, -1, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE);
}

static void
test_result_goes_there_and_back (void)
{
  HutUid op = hut_uid_new ();
  g_autoptr (HutResultLine) line = hut_result_line_new (&op, 18, HUT_RESULT_REFUSED);
  g_autoptr (HutResultLine) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  line->ver = 4;
  line->row = json_object_new ();
  json_object_set_string_member (line->row, "title", "x");
  line->problem = hut_problem_new (HUT_PROBLEM_CHANGED, "moved on", "state");
  line->problem->op = op;
  text = hut_result_line_print (line);
  back = hut_result_line_parse (text, -1, &error);
  g_assert_no_error (error);
  again = hut_result_line_print (back);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (back->problem->slug, ==, HUT_PROBLEM_CHANGED);
  g_assert_cmpstr (back->problem->field, ==, "state");
}

static void
test_every_problem_has_status_and_sentence (void)
{
  for (HutProblemSlug slug = 0; slug <= HUT_PROBLEM_FULL; slug++)
    {
      g_autoptr (HutProblem) problem = hut_problem_new (slug, NULL, NULL);
      g_autoptr (JsonObject) object = hut_problem_to_json (problem);
      g_autoptr (HutProblem) back = hut_problem_from_json (object, NULL);

      g_assert_cmpuint (hut_problem_status (slug), >=, 400);
      g_assert_cmpuint (strlen (hut_problem_title (slug)), >, 10);
      g_assert_cmpint (back->slug, ==, slug);
    }
}

static void
test_page_goes_there_and_back (void)
{
  HutUid id = hut_uid_new (), epoch = hut_uid_new ();
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (GArray) checkpoint = hut_checkpoint_array_new ();
  const char *const streams[] = { "city", STREET, NULL };
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_pull_line_free);
  const HutPullLine *line;
  const char *text;
  gsize length;

  hut_checkpoint_array_add (checkpoint, STREET, 9, 2, G_GUINT64_CONSTANT (0xfedcba9876543210));
  hut_pull_append_refetch (page, streams, &epoch);
  hut_pull_append_drop (page, streams + 1);
  hut_pull_append_put (page, STREET, STREET, 9, "case", &id, 3, "{\"title\":\"x\"}",
                       "{\"caller\":\"y\"}");
  hut_pull_append_checkpoint (page, checkpoint, FALSE);
  for (HutLines lines = hut_lines_init (page->str, page->len);
       hut_lines_next (&lines, &text, &length);)
    {
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (read, hut_pull_line_parse (text, length, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (read->len, ==, 4);

  line = g_ptr_array_index (read, 0);
  g_assert_cmpint (line->type, ==, HUT_PULL_REFETCH);
  g_assert_true (hut_uid_equal (&line->epoch, &epoch));
  g_assert_cmpuint (g_strv_length (line->streams), ==, 2);
  line = g_ptr_array_index (read, 1);
  g_assert_cmpint (line->type, ==, HUT_PULL_DROP);
  g_assert_cmpstr (line->streams[0], ==, STREET);

  line = g_ptr_array_index (read, 2);
  g_autoptr (HutRecord) record = hut_pull_line_record (line, NULL);

  g_assert_cmpstr (hut_record_get_text (record, "caller"), ==, "y");
  g_assert_cmpint (record->ver, ==, 3);

  line = g_ptr_array_index (read, 3);
  g_assert_false (line->more);
  g_assert_cmpuint (g_array_index (line->checkpoint, HutCheckpoint, 0).sum, ==,
                    G_GUINT64_CONSTANT (0xfedcba9876543210));
}

static void
test_what_is_no_line_of_a_pull_is_refused (void)
{
  static const char *const texts[] = {
    "{\"put\":{},\"seq\":1,\"stream\":\"city\"}",
    "{\"put\":{\"id\":\"x\",\"kind\":\"case\",\"row\":{},\"ver\":1},\"seq\":1,\"stream\":\"city\"}",
    "{\"checkpoint\":{\"city\":1},\"more\":false}",
    "{\"checkpoint\":{\"city\":-1},\"more\":true}",
    "{\"checkpoint\":{\"../etc\":1},\"more\":true}",
    "{\"drop\":[1]}",
    "{\"drop\":[\"nowhere\"]}",
    "{}",
    "<html>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_pull_line_parse (texts[i], -1, &error));
      g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
    }
}

static void
test_cursors_go_there_and_back (void)
{
  const char *text = STREET ":full:4700,city:masked:0,dept/110108-housing:full:12";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cursors = hut_cursors_parse (text, &error);
  g_autofree char *again = hut_cursors_print (cursors);
  static const char *const bad[] = {
    "",
    "city",
    "city:full",
    "city:full:-1",
    "city:full:1x",
    "city:all:1",
    "town:full:1",
    "city:full:1,",
    "city:full:1:2",
    "street/1:full:1",
    "user/x:full:1",
    "city:full:99999999999999999999",
    "city:full:1,city:full:1",
  };

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, again);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_clear_error (&error);
      g_assert_null (hut_cursors_parse (bad[i], &error));
      g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
    }
}

static void
test_bodies_pack_and_unpack (gconstpointer data)
{
  HutCoding coding = GPOINTER_TO_INT (data);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) packed = NULL, whole = NULL;
  g_autoptr (HutDecoder) decoder = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const guint8 *bytes;
  gsize length;

  for (int i = 0; i < 50000; i++)
    g_string_append_printf (text, "line %d\n", i);
  packed = hut_coding_encode (coding, text->str, text->len);
  bytes = g_bytes_get_data (packed, &length);

  decoder = hut_decoder_new (coding, text->len);
  for (gsize i = 0; i < length; i++)
    g_assert_true (hut_decoder_push (decoder, bytes + i, 1, out, &error));
  g_assert_true (hut_decoder_finish (decoder, &error));
  g_assert_cmpmem (out->data, out->len, text->str, text->len);

  g_assert_null (hut_coding_decode (coding, bytes, length, text->len - 1, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE);
  g_clear_error (&error);
  if (coding == HUT_CODING_IDENTITY)
    return;
  g_assert_null (hut_coding_decode (coding, bytes, length - 1, text->len, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
  g_clear_error (&error);
  g_assert_null (hut_coding_decode (coding, "not packed", 10, 100, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
}

static void
test_best_coding_is_chosen (void)
{
  g_assert_cmpint (hut_coding_choose (NULL), ==, HUT_CODING_IDENTITY);
  g_assert_cmpint (hut_coding_choose ("br"), ==, HUT_CODING_IDENTITY);
  g_assert_cmpint (hut_coding_choose ("gzip, deflate"), ==, HUT_CODING_GZIP);
  g_assert_cmpint (hut_coding_choose ("gzip;q=0.5, zstd"), ==, HUT_CODING_ZSTD);
  g_assert_cmpint (hut_coding_choose ("gzip, zstd;q=0"), ==, HUT_CODING_GZIP);
}

static void
test_sums_go_there_and_back (void)
{
  g_autoptr (HutSums) sums = hut_sums_new ();
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, STREET);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (HutSums) back = NULL;
  g_autoptr (GError) error = NULL;
  char bucket[5];

  record->ver = 2;
  hut_record_set_text (record, "title", "x");
  hut_record_set_text (record, "caller", "y");
  g_ptr_array_add (sums->records, record);
  hut_sums_bucket_of (&id, 4, bucket);
  hut_sums_add_bucket (sums, bucket, 1, 77);
  text = hut_sums_print (sums);
  back = hut_sums_parse (text, -1, STREET, &error);
  g_assert_no_error (error);
  again = hut_sums_print (back);
  g_assert_cmpstr (text, ==, again);
  g_assert_null (hut_sums_parse ("{\"seq\":1}", -1, STREET, &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/push/operation-goes-there-and-back", test_operation_goes_there_and_back);
  g_test_add_func ("/push/content-is-known-again-in-another-log",
                   test_content_is_known_again_in_another_log);
  g_test_add_func ("/push/bad-content-is-the-fault-of-one-operation",
                   test_bad_content_is_the_fault_of_one_operation);
  g_test_add_func ("/push/no-envelope-is-no-line", test_no_envelope_is_no_line);
  g_test_add_func ("/result/goes-there-and-back", test_result_goes_there_and_back);
  g_test_add_func ("/problem/every-one-has-status-and-sentence",
                   test_every_problem_has_status_and_sentence);
  g_test_add_func ("/pull/page-goes-there-and-back", test_page_goes_there_and_back);
  g_test_add_func ("/pull/what-is-no-line-is-refused", test_what_is_no_line_of_a_pull_is_refused);
  g_test_add_func ("/cursor/goes-there-and-back", test_cursors_go_there_and_back);
  g_test_add_data_func ("/coding/identity-is-capped", GINT_TO_POINTER (HUT_CODING_IDENTITY),
                        test_bodies_pack_and_unpack);
  g_test_add_data_func ("/coding/gzip-is-streamed-and-capped", GINT_TO_POINTER (HUT_CODING_GZIP),
                        test_bodies_pack_and_unpack);
  g_test_add_data_func ("/coding/zstd-is-streamed-and-capped", GINT_TO_POINTER (HUT_CODING_ZSTD),
                        test_bodies_pack_and_unpack);
  g_test_add_func ("/coding/best-is-chosen", test_best_coding_is_chosen);
  g_test_add_func ("/sums/go-there-and-back", test_sums_go_there_and_back);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* People and contents for the tests of /v1/blobs. Records are pushed past the door, as another
 * process on the same folder would; contents go through it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-contents.h"

#include "base/hut-json.h"
#include "server/hut-blob-shelf.h"

#include <string.h>

HutTestAnswer *
hut_test_contents_ask (HutTestContents *fixture, const HutTestPerson *person, const char *method,
                       const char *path, const char *header, GBytes *body)
{
  g_autofree char *authorization = g_strconcat ("Authorization: Bearer ", person->access, NULL);
  const char *headers[] = { authorization, header, NULL };

  return hut_test_ask (fixture->door, method, path, headers, body);
}

char *
hut_test_content_path (const char *name)
{
  return g_strconcat ("/v1/blobs/", name, NULL);
}

static HutCaller *
make_caller (JsonObject *me, HutRole role)
{
  HutCaller *caller = g_new0 (HutCaller, 1);

  g_assert_true (hut_uid_parse (hut_json_get_string (me, "account"), &caller->account));
  caller->device = hut_uid_new ();
  caller->name = g_strdup ("somebody");
  caller->street = g_strdup ("110108014");
  caller->unit = g_strdup (hut_json_get_string (me, "unit"));
  caller->role = role;
  caller->expires = G_MAXINT64;
  return caller;
}

static void
sign_in (HutTestContents *fixture, HutTestPerson *person, const char *name, HutRole role)
{
  g_autoptr (HutTestAnswer) me = NULL;

  person->access = hut_test_door_login (fixture->door, name);
  me = hut_test_ask_as (fixture->door, person->access, "GET", "/v1/me", NULL);
  person->caller = make_caller (me->json, role);
}

static void
add_department (HutTestContents *fixture, HutTestPerson *person, const char *unit)
{
  g_autofree char *body = g_strdup_printf (
      "{\"name\":\"%s\",\"password\":\"long secret\",\"role\":\"department\",\"unit\":\"%s\"}",
      unit, unit);
  g_autofree char *login = g_strdup_printf ("{\"user\":\"%s\",\"password\":\"long secret\"}", unit);
  g_autoptr (HutTestAnswer) made =
      hut_test_ask_as (fixture->door, fixture->admin.access, "POST", "/v1/accounts", body);
  g_autoptr (HutTestAnswer) tokens = NULL;
  g_autoptr (HutTestAnswer) me = NULL;

  g_assert_cmpuint (made->status, ==, 200);
  tokens = hut_test_ask_as (fixture->door, NULL, "POST", "/v1/login", login);
  g_assert_cmpuint (tokens->status, ==, 200);
  person->access = g_strdup (hut_json_get_string (tokens->json, "access"));
  me = hut_test_ask_as (fixture->door, person->access, "GET", "/v1/me", NULL);
  person->caller = make_caller (me->json, HUT_ROLE_DEPARTMENT);
}

/* Made once: signing in costs more than all that the tests do. */
static HutTestContents world;

static void
make_world (void)
{
  HutTestDoor *door = world.door = hut_test_door_new ();

  world.shown.office = door->office;
  world.folder = hut_blob_shelf_folder (door->office->path);
  hut_test_door_add_account (door, "clerk", "clerk");
  hut_test_door_add_account (door, "leader", "leader");
  hut_test_door_add_account (door, "admin", "admin");
  sign_in (&world, &world.clerk, "clerk", HUT_ROLE_CLERK);
  sign_in (&world, &world.leader, "leader", HUT_ROLE_LEADER);
  sign_in (&world, &world.admin, "admin", HUT_ROLE_ADMIN);
  add_department (&world, &world.fire, "fire");
  add_department (&world, &world.market, "market");
}

void
hut_test_contents_end (void)
{
  HutTestPerson *people[] = { &world.clerk, &world.leader, &world.admin, &world.fire,
                              &world.market };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_free (people[i]->access);
      hut_caller_free (people[i]->caller);
    }
  g_free (world.folder);
  if (world.door != NULL)
    hut_test_door_free (world.door);
}

void
hut_test_contents_set_up (HutTestContents *fixture, gconstpointer data)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (HutUid));

  if (world.door == NULL)
    make_world ();
  *fixture = world;
  hut_test_office_open (fixture->door->office);
  fixture->listed = hut_test_do_it (&fixture->shown, fixture->clerk.caller,
                                    hut_test_case ("a blocked lane", TEST_NOW));
  g_array_append_val (cases, fixture->listed);
  fixture->whistle = hut_test_raise (&fixture->shown, fixture->clerk.caller, TEST_STREET, cases,
                                     "fire", "market", NULL);
  hut_test_fill (&fixture->shown);
  hut_test_office_close (fixture->door->office);
}

/* ---- Contents and the attachments that name them ---- */

GBytes *
hut_test_content_new (guint32 seed, gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 *bytes = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)g_rand_int (random);
  return g_bytes_new_take (bytes, size);
}

char *
hut_test_content_name (GBytes *content)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
}

static HutOperation *
make_attachment (const char *sha256, gint64 size)
{
  HutOperation *operation = hut_test_create (&hut_kind_attachment, TEST_STREET, "name", "现场.jpg",
                                             "sha256", sha256, "media_type", "image/jpeg", NULL);

  hut_test_set_int (operation, "size", size);
  return operation;
}

/* The clerk's, of a case. */
void
hut_test_attach_to_case (HutTestContents *fixture, const HutTestPerson *person, const char *sha256,
                         gint64 size)
{
  HutTestShown *shown = &fixture->shown;
  HutOperation *attachment = make_attachment (sha256, size);
  HutUid id;

  hut_test_office_open (shown->office);
  id = hut_test_do_it (shown, person->caller, hut_test_case ("a lane", TEST_NOW));
  hut_test_set_uid (attachment, "case", &id);
  hut_test_do_it (shown, person->caller, attachment);
  hut_test_fill (shown);
  hut_test_office_close (shown->office);
}

/* The clerk's, of the case that the whistle is about: both departments are shown it. */
void
hut_test_attach_for_all (HutTestContents *fixture, const char *sha256, gint64 size)
{
  HutTestShown *shown = &fixture->shown;
  HutOperation *attachment = make_attachment (sha256, size);

  hut_test_office_open (shown->office);
  hut_test_set_uid (attachment, "case", &fixture->listed);
  hut_test_set_int (attachment, "public", 1);
  hut_test_do_it (shown, fixture->clerk.caller, attachment);
  hut_test_fill (shown);
  hut_test_office_close (shown->office);
}

/* A department's, as evidence of a step on its own desktop. */
void
hut_test_attach_evidence (HutTestContents *fixture, const HutTestPerson *person, const char *sha256,
                          gint64 size)
{
  HutTestShown *shown = &fixture->shown;
  HutOperation *attachment = make_attachment (sha256, size);
  GPtrArray *group;
  HutUid step;

  hut_test_office_open (shown->office);
  group = hut_test_step (TEST_STREET, &fixture->whistle, person->caller->unit, "called", "working",
                         "arrived");
  step = ((HutOperation *)group->pdata[group->len - 1])->id;
  hut_test_do_group (shown, person->caller, group);
  hut_test_set_uid (attachment, "whistle", &fixture->whistle);
  hut_test_set_uid (attachment, "step", &step);
  hut_test_do_it (shown, person->caller, attachment);
  hut_test_fill (shown);
  hut_test_office_close (shown->office);
}

/* ---- The calls ---- */

HutTestAnswer *
hut_test_head (HutTestContents *fixture, const HutTestPerson *person, const char *name)
{
  g_autofree char *path = hut_test_content_path (name);

  return hut_test_contents_ask (fixture, person, "HEAD", path, NULL, NULL);
}

HutTestAnswer *
hut_test_get (HutTestContents *fixture, const HutTestPerson *person, const char *name,
              const char *range)
{
  g_autofree char *path = hut_test_content_path (name);
  g_autofree char *header = range != NULL ? g_strconcat ("Range: ", range, NULL) : NULL;

  return hut_test_contents_ask (fixture, person, "GET", path, header, NULL);
}

HutTestAnswer *
hut_test_patch (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                gint64 offset, GBytes *content, gsize from, gsize length)
{
  g_autofree char *path = hut_test_content_path (name);
  g_autofree char *header = g_strdup_printf ("Upload-Offset: %" G_GINT64_FORMAT, offset);
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, from, length);

  return hut_test_contents_ask (fixture, person, "PATCH", path, header, piece);
}

gint64
hut_test_offset (const HutTestAnswer *answer)
{
  const char *text = soup_message_headers_get_one (answer->headers, "Upload-Offset");

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

void
hut_test_assert_head (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                      gint64 offset, gint64 size)
{
  g_autoptr (HutTestAnswer) answer = hut_test_head (fixture, person, name);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpint (hut_test_offset (answer), ==, offset);
  g_assert_cmpint (soup_message_headers_get_content_length (answer->headers), ==, size);
  g_assert_cmpuint (g_bytes_get_size (answer->body), ==, 0);
}

void
hut_test_assert_content_absent (HutTestContents *fixture, const HutTestPerson *person,
                                const char *name)
{
  g_autoptr (HutTestAnswer) headed = hut_test_head (fixture, person, name);
  g_autoptr (HutTestAnswer) got = hut_test_get (fixture, person, name, NULL);

  g_assert_cmpuint (headed->status, ==, 404);
  g_assert_cmpint (hut_test_offset (headed), ==, -1);
  hut_test_assert_problem (got, HUT_PROBLEM_ABSENT);
}

void
hut_test_assert_content (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                         GBytes *content)
{
  g_autoptr (HutTestAnswer) answer = hut_test_get (fixture, person, name, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_true (g_bytes_equal (answer->body, content));
}

/* All of it, from wherever the server stands. */
void
hut_test_send_all (HutTestContents *fixture, const HutTestPerson *person, const char *name,
                   GBytes *content)
{
  gsize size = g_bytes_get_size (content);

  for (gsize at = 0; at < size; at += HUT_TEST_PIECE)
    {
      g_autoptr (HutTestAnswer) answer = hut_test_patch (fixture, person, name, (gint64)at, content,
                                                         at, MIN (HUT_TEST_PIECE, size - at));

      g_assert_cmpuint (answer->status, ==, 204);
      g_assert_cmpint (hut_test_offset (answer), ==, (gint64)MIN (at + HUT_TEST_PIECE, size));
    }
}

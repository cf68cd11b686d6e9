/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Damaged copies of a database with work that was not sent. Each is looked at by hutongctl, put
 * right from its saved copy where that is asked for, and brought to the server: nothing may crash
 * or hang, and what the server accepts must be what somebody wrote. $HUTONG_COPIES is how many, 24
 * where it is not set; every $HUTONG_PUSH_EVERY'th goes to the real server, 8 where it is not set;
 * --seed repeats a run. */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-json.h"
#include "hut-damage.h"
#include "hut-test-desk.h"
#include "hut-test-server.h"
#include "headless/hut-test-store.h"
#include "store/hut-store-sync.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define CASES 300
#define STREET "street/" HUT_TEST_STREET

/* What became of a copy. */
typedef enum
{
  OPENED,   /* found sound */
  MENDED,   /* where it lay: indexes made anew, what was damaged before it was sent put aside */
  RESTORED, /* from the saved copy, the unsent work carried over as far as it can be read */
  TOLD,     /* what to do, in words */
  N_ENDS
} End;

static const char *const end_names[] = { "opened", "mended", "restored from the copy",
                                         "told what to do" };

typedef struct
{
  HutTestServer *server;
  HutDamageFiles *files;
  GHashTable *truth;   /* op → what it says, as it was written */
  GHashTable *allowed; /* "<id> <field>" → GHashTable of values that somebody wrote */
  GHashTable *known;   /* ids of changes that the server had before */
  char *folder;
  char *path;
} Damage;

static guint
setting (const char *name, guint fallback)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint)atoi (value) : fallback;
}

/* ---- What would be pushed ---- */

static char *
print_operation (const HutOperation *operation, const HutUid *log, gint64 n)
{
  g_autoptr (JsonObject) fields = hut_operation_fields (operation, FALSE);
  g_autoptr (JsonObject) personal = hut_operation_fields (operation, TRUE);
  g_autoptr (JsonObject) guard = hut_operation_guard_json (operation);
  g_autofree char *fields_text = fields != NULL ? hut_json_print_object (fields) : NULL;
  g_autofree char *personal_text = personal != NULL ? hut_json_print_object (personal) : NULL;
  g_autofree char *guard_text = guard != NULL ? hut_json_print_object (guard) : NULL;
  char id[HUT_UID_STRING_LEN + 1], group[HUT_UID_STRING_LEN + 1];

  return g_strdup_printf ("%s %s %s %s %s %s %s %" G_GINT64_FORMAT, hut_verb_name (operation->verb),
                          operation->kind->name, hut_uid_print (&operation->id, id),
                          hut_uid_print (&operation->group, group), fields_text, personal_text,
                          guard_text, operation->clock);
}

typedef void (*Visit) (Damage *damage, const HutOperation *operation, const char *line);

/* Takes all that is unsent, as if a server accepted it. FALSE where the file says no. */
static gboolean
visit_unsent (Damage *damage, HutStore *store, Visit visit, GError **error)
{
  const HutPushLimits limits = { 500, 1 << 20, 1 << 18 };

  for (;;)
    {
      g_autoptr (GPtrArray) taken = hut_store_sync_take (store, print_operation, &limits, error);
      g_autoptr (GArray) outcomes = g_array_new (FALSE, TRUE, sizeof (HutOutcome));

      if (taken == NULL || taken->len == 0)
        return taken != NULL;
      for (guint i = 0; i < taken->len; i++)
        {
          const HutOutgoing *outgoing = taken->pdata[i];
          HutOutcome outcome = { .op = outgoing->operation->op,
                                 .type = HUT_OUTCOME_ACCEPTED,
                                 .ver = 1000 };

          visit (damage, outgoing->operation, outgoing->line);
          g_array_append_val (outcomes, outcome);
        }
      if (!hut_store_sync_settle (store, outcomes, error))
        return FALSE;
    }
}

static void
allow (Damage *damage, const char *id, const char *field, char *value)
{
  g_autofree char *key = g_strdup_printf ("%s %s", id, field);
  GHashTable *values = g_hash_table_lookup (damage->allowed, key);

  if (values == NULL)
    {
      values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (damage->allowed, g_steal_pointer (&key), values);
    }
  g_hash_table_add (values, value);
}

static void
note_truth (Damage *damage, const HutOperation *operation, const char *line)
{
  char id[HUT_UID_STRING_LEN + 1];

  g_hash_table_insert (damage->truth, hut_uid_to_string (&operation->op), g_strdup (line));
  hut_uid_print (&operation->id, id);
  for (guint i = 0; i < operation->deltas->len; i++)
    {
      const HutDelta *delta = &g_array_index (operation->deltas, HutDelta, i);
      g_autoptr (JsonNode) node = hut_field_to_json (delta->field, &delta->new_value);

      allow (damage, id, delta->field->name, hut_json_print (node));
    }
}

static void
assert_true_operation (Damage *damage, const HutOperation *operation, const char *line)
{
  g_autofree char *op = hut_uid_to_string (&operation->op);

  g_assert_cmpstr (line, ==, g_hash_table_lookup (damage->truth, op));
}

/* ---- What the server has ---- */

typedef void (*VisitValue) (Damage *damage, const char *kind, const char *id, const char *field,
                            JsonNode *value);

static void
visit_members (Damage *damage, JsonObject *line, const char *part, VisitValue visit)
{
  JsonObject *object = hut_json_get_object (line, part);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    visit (damage, hut_json_get_string (line, "kind"), hut_json_get_string (line, "id"), name,
           node);
}

static void
visit_server (Damage *damage, VisitValue visit)
{
  g_autofree char *dump = hut_test_server_dump (damage->server, STREET);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonObject) line =
          *lines[i] != '\0' ? hut_json_parse_object (lines[i], -1, NULL) : NULL;

      if (line == NULL)
        continue;
      visit_members (damage, line, "row", visit);
      visit_members (damage, line, "personal", visit);
    }
}

static void
note_value (Damage *damage, const char *kind, const char *id, const char *field, JsonNode *value)
{
  allow (damage, id, field, hut_json_print (value));
  if (g_str_equal (kind, "change"))
    g_hash_table_add (damage->known, g_strdup (id));
}

/* The server numbers what it gets; a change is named by its operation. */
static void
assert_true_value (Damage *damage, const char *kind, const char *id, const char *field,
                   JsonNode *value)
{
  g_autofree char *key = g_strdup_printf ("%s %s", id, field);
  GHashTable *values = g_hash_table_lookup (damage->allowed, key);
  g_autofree char *text = hut_json_print (value);

  if (g_str_equal (kind, "change"))
    {
      g_assert_true (g_hash_table_contains (damage->truth, id) ||
                     g_hash_table_contains (damage->known, id));
      return;
    }
  if (g_str_equal (field, "number"))
    return;
  if (values == NULL || !g_hash_table_contains (values, text))
    g_error ("the server has of %s %s: %s = %s", kind, id, field, text);
}

/* ---- Processes ---- */

/* Runs hutongctl; its exit code, what it said on stderr in @said. A crash or a hang fails the
 * test. */
static int
run_ctl (Damage *damage, char **said, char **words)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) built = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  const char *const before[] = { "timeout", "-k", "5", "120", program, "--db", damage->path, NULL };
  int status;

  g_strv_builder_addv (argv, (const char **)before);
  g_strv_builder_addv (argv, (const char **)words);
  built = g_strv_builder_end (argv);
  g_spawn_sync (NULL, built, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, said, &errors, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status) || WEXITSTATUS (status) > 2 || strstr (errors, "Sanitizer") != NULL ||
      strstr (errors, "runtime error") != NULL || strstr (errors, "CRITICAL") != NULL)
    g_error ("hutongctl %s: status %d: %s", words[0], status, errors);
  if (WEXITSTATUS (status) != 0)
    {
      g_assert_cmpstr (errors, !=, "");
      g_free (*said);
      *said = g_strdup (errors);
    }
  return WEXITSTATUS (status);
}

#define RUN(damage, said, ...) run_ctl (damage, said, (char *[]){ __VA_ARGS__, NULL })

static End
look_after (Damage *damage, char **said)
{
  g_autofree char *verified = NULL;
  g_autofree char *recovered = NULL;
  g_autofree char *again = NULL;

  if (RUN (damage, &verified, "verify") == 0)
    return strstr (verified, "mended") != NULL ? MENDED : OPENED;
  *said = g_strdup (g_strchomp (verified));
  if (RUN (damage, &recovered, "recover", "--from-copy") != 0)
    {
      g_test_message ("recover: %s", g_strchomp (recovered));
      return TOLD;
    }
  if (RUN (damage, &again, "verify") == 0)
    return RESTORED;
  if (strstr (again, "key") == NULL)
    g_error ("put right from the copy, it is not sound: %s", again);
  return TOLD;
}

/* As a server would be told, in this process: the sanitizers see it. */
static void
check_unsent (Damage *damage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutStore) store = hut_store_open (damage->path, &error);

  if (store != NULL)
    {
      if (!visit_unsent (damage, store, assert_true_operation, &error))
        g_test_message ("not sent: %s", error->message);
      hut_store_close (store);
    }
  else
    g_test_message ("not opened: %s", error->message);
}

static void
check_push (Damage *damage)
{
  HutTestServer *server = damage->server;
  g_autofree char *url = hut_test_server_url (server->port);
  g_autofree char *said = NULL;

  hut_test_server_put_back (server, "before", HUT_TEST_EVERYTHING);
  hut_test_server_start (server);
  RUN (damage, &said, "sync", "--server", url, "--user", "wang", "--password-file",
       server->password_file);
  g_test_message ("sync: %s", g_strchomp (said));
  hut_test_server_kill (server);
  visit_server (damage, assert_true_value);
}

/* ---- The street ---- */

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* In step once, copied, and then worked on without the server; the files are read while the store
 * is open, so that the newest work stands in the log alone. */
static void
make_files (Damage *damage)
{
  g_autoptr (HutTestDesk) desk = hut_test_desk_new (damage->server, "甲", "wang", 7);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (GBytes) old_wal = NULL;
  g_autofree char *wal = g_strconcat (desk->path, "-wal", NULL);
  char *bytes;
  gsize length;

  hut_test_desk_add_cases (desk, CASES);
  g_assert_cmpint (hut_test_desk_sync (desk, damage->server->port, NULL), ==, 0);
  hut_test_desk_edit (desk, 60, 40);
  hut_test_desk_step (desk, 20);
  store = hut_test_desk_open (desk, NULL);
  hut_store_copy_if_due (store, &error);
  g_assert_no_error (error);
  hut_test_desk_edit (desk, 10, 40);
  g_file_get_contents (wal, &bytes, &length, &error);
  g_assert_no_error (error);
  old_wal = g_bytes_new_take (bytes, length);
  hut_store_close (store);
  g_clear_object (&store);
  hut_test_desk_edit (desk, 60, 40);
  store = hut_test_desk_open (desk, NULL);
  hut_test_desk_edit (desk, 30, 40);
  damage->files = hut_damage_files_read (desk->path, old_wal);
  hut_store_close (store);
  hut_damage_files_read_closed (damage->files, desk->path);
}

static void
read_truth (Damage *damage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutStore) store = NULL;

  g_mkdir (damage->folder, 0700);
  hut_damage_write_sound (damage->files, damage->path);
  store = hut_store_open (damage->path, &error);
  g_assert_no_error (error);
  g_assert_true (visit_unsent (damage, store, note_truth, &error));
  hut_store_close (store);
  g_assert_cmpuint (g_hash_table_size (damage->truth), >, 100);
  remove_folder (damage->folder);
}

static void
set_up (Damage *damage, gconstpointer unused)
{
  damage->server = hut_test_server_new ();
  damage->truth = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  damage->allowed =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  damage->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  damage->folder = g_build_filename (damage->server->folder, "damaged", NULL);
  damage->path = g_build_filename (damage->folder, "street.db", NULL);
  make_files (damage);
  hut_test_server_kill (damage->server);
  hut_test_server_copy (damage->server, "before");
  visit_server (damage, note_value);
  read_truth (damage);
}

static void
tear_down (Damage *damage, gconstpointer unused)
{
  hut_damage_files_free (damage->files);
  g_hash_table_unref (damage->truth);
  g_hash_table_unref (damage->allowed);
  g_hash_table_unref (damage->known);
  g_free (damage->folder);
  g_free (damage->path);
  hut_test_server_free (damage->server);
}

/* ---- The promises ---- */

static void
test_sound_files_are_pushed_whole (Damage *damage, gconstpointer unused)
{
  g_autofree char *said = NULL;

  g_mkdir (damage->folder, 0700);
  hut_damage_write_sound (damage->files, damage->path);
  g_assert_cmpint (look_after (damage, &said), ==, OPENED);
  check_push (damage);
}

/* A letter in a record that waits to be sent is written anew from what is whole; one in a record of
 * the server's comes again from there. */
static void
test_changed_letters_are_put_right (Damage *damage, gconstpointer unused)
{
  static const char letter[] =
      "UPDATE cases SET title = title || '!' WHERE uid = (SELECT uid FROM cases c WHERE hash <> 0 "
      "AND %s EXISTS (SELECT 1 FROM shadow s WHERE s.uid = c.uid) LIMIT 1)";
  g_autofree char *ours = g_strdup_printf (letter, "");
  g_autofree char *theirs = g_strdup_printf (letter, "NOT");
  g_autofree char *said = NULL;
  g_autofree char *dumped = NULL;
  g_autofree char *there = NULL;

  g_mkdir (damage->folder, 0700);
  hut_damage_write_sound (damage->files, damage->path);
  hut_test_store_change_behind (damage->path, ours);
  hut_test_store_change_behind (damage->path, theirs);
  g_assert_cmpint (RUN (damage, &said, "verify"), ==, 0);
  g_assert_nonnull (strstr (said, "1 record was not what was written"));
  g_assert_nonnull (strstr (said, "1 record is not what the server sent"));
  check_push (damage);
  g_assert_cmpint (RUN (damage, &dumped, "dump", "--stream", STREET), ==, 0);
  there = hut_test_server_dump (damage->server, STREET);
  g_assert_cmpstr (dumped, ==, there);
}

static void
print_table (guint ends[][N_ENDS])
{
  guint total[N_ENDS] = { 0 };

  for (guint kind = 0; kind < hut_damage_n_kinds (); kind++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint end = 0; end < N_ENDS; end++)
        {
          total[end] += ends[kind][end];
          g_string_append_printf (line, "%s %u%s", end_names[end], ends[kind][end],
                                  end + 1 < N_ENDS ? ", " : "");
        }
      g_test_message ("%s: %s", hut_damage_name (kind), line->str);
    }
  for (guint end = 0; end < N_ENDS; end++)
    g_test_message ("all: %s %u", end_names[end], total[end]);
}

static void
test_damaged_copies_open_restore_or_say_what_to_do (Damage *damage, gconstpointer unused)
{
  guint n_copies = setting ("HUTONG_COPIES", 24);
  guint push_every = setting ("HUTONG_PUSH_EVERY", 8);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint ends[64][N_ENDS] = { { 0 } };

  g_assert_cmpuint (hut_damage_n_kinds (), <=, G_N_ELEMENTS (ends));
  for (guint i = 0; i < n_copies; i++)
    {
      guint kind = i % hut_damage_n_kinds ();
      g_autofree char *said = NULL;
      End end;

      g_mkdir (damage->folder, 0700);
      hut_damage_write (damage->files, damage->path, kind, random);
      end = look_after (damage, &said);
      ends[kind][end]++;
      g_test_message ("%u, %s: %s%s%s", i, hut_damage_name (kind), end_names[end],
                      said != NULL ? ": " : "", said != NULL ? said : "");
      if ((i / hut_damage_n_kinds () + kind) % push_every == 0)
        check_push (damage);
      check_unsent (damage);
      remove_folder (damage->folder);
    }
  print_table (ends);
}

#define DAMAGE(name, function)                                                                     \
  g_test_add ("/damage/" name, Damage, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DAMAGE ("sound-files-are-pushed-whole", test_sound_files_are_pushed_whole);
  DAMAGE ("changed-letters-are-put-right", test_changed_letters_are_put_right);
  DAMAGE ("damaged-copies-open-restore-or-say-what-to-do",
          test_damaged_copies_open_restore_or_say_what_to_do);
  return g_test_run ();
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Damaging databases, each way a function over the bytes of the files. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-damage.h"

#include "store/hut-db.h"

#include <glib/gstdio.h>
#include <string.h>

/* A copy's files while they are being damaged. */
typedef struct
{
  const HutDamageFiles *files;
  GByteArray *db;
  GByteArray *wal; /* NULL: lost */
  GByteArray *key; /* NULL: lost */
  gboolean foreign_shm;
  gboolean no_copy;
  GRand *random;
} Copy;

/* ---- The files ---- */

static GBytes *
read_file (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (name, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static GBytes *
read_copy (const char *path)
{
  g_autofree char *folder = g_strconcat (path, ".copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *name = NULL;

  g_assert_nonnull (dir);
  name = g_strdup (g_dir_read_name (dir));
  g_assert_nonnull (name);
  {
    g_autofree char *copy = g_build_filename (folder, name, NULL);

    return read_file (copy, "");
  }
}

static GArray *
read_pages (HutDb *db, const char *where)
{
  g_autofree char *sql = g_strconcat ("SELECT pageno FROM dbstat WHERE ", where, NULL);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = hut_db_statement (db, g_intern_string (sql), &error);
  gboolean row;

  g_assert_no_error (error);
  while (hut_db_step (db, statement, &row, &error) && row)
    {
      guint32 page = (guint32)sqlite3_column_int (statement, 0);

      g_array_append_val (pages, page);
    }
  g_assert_no_error (error);
  return pages;
}

HutDamageFiles *
hut_damage_files_read (const char *path, GBytes *old_wal)
{
  HutDamageFiles *files = g_new0 (HutDamageFiles, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDb) db = hut_db_open (path, HUT_DB_READ, &error);

  g_assert_no_error (error);
  files->pages[HUT_DAMAGE_SEARCH] = read_pages (db, "name LIKE 'case_search%'");
  files->pages[HUT_DAMAGE_OVERFLOW] = read_pages (db, "pagetype = 'overflow'");
  files->pages[HUT_DAMAGE_OPERATION] = read_pages (db, "name LIKE '%operation%'");
  files->pages[HUT_DAMAGE_CASES] = read_pages (db, "name = 'cases'");
  files->page_size = (guint)hut_db_get_int (db, "PRAGMA page_size", 4096);
  files->db = read_file (path, "");
  files->wal = read_file (path, "-wal");
  files->key = read_file (path, ".key");
  files->copy = read_copy (path);
  files->old_wal = g_bytes_ref (old_wal);
  return files;
}

void
hut_damage_files_read_closed (HutDamageFiles *files, const char *path)
{
  files->closed = read_file (path, "");
}

void
hut_damage_files_free (HutDamageFiles *files)
{
  g_bytes_unref (files->db);
  g_bytes_unref (files->wal);
  g_bytes_unref (files->key);
  g_bytes_unref (files->copy);
  g_bytes_unref (files->old_wal);
  g_bytes_unref (files->closed);
  for (gsize i = 0; i < G_N_ELEMENTS (files->pages); i++)
    g_array_unref (files->pages[i]);
  g_free (files);
}

/* ---- Ways of damage ---- */

static guint
below (Copy *copy, guint n)
{
  return n > 0 ? (guint)g_rand_int_range (copy->random, 0, (gint32)n) : 0;
}

static void
flip (Copy *copy, GByteArray *bytes, guint from, guint length)
{
  guint at = from + below (copy, length);

  if (at < bytes->len)
    bytes->data[at] ^= (guint8)(1u << below (copy, 8));
}

static void
flip_one (Copy *copy)
{
  flip (copy, copy->db, 0, copy->db->len);
}

static void
flip_ten (Copy *copy)
{
  for (guint i = 0; i < 10; i++)
    flip_one (copy);
}

static void
flip_thousand (Copy *copy)
{
  for (guint i = 0; i < 1000; i++)
    flip_one (copy);
}

static void
flip_header (Copy *copy)
{
  flip (copy, copy->db, 0, 100);
}

static guint
page_at (Copy *copy, guint32 page)
{
  return (page - 1) * copy->files->page_size;
}

static guint
any_page (Copy *copy)
{
  return page_at (copy, 1 + below (copy, copy->db->len / copy->files->page_size));
}

/* Where cells begin and pages point to each other. */
static void
flip_tree (Copy *copy)
{
  guint at = any_page (copy);

  flip (copy, copy->db, at == 0 ? 100 : at, 24);
}

static void
flip_free_list (Copy *copy)
{
  guint32 trunk;

  flip (copy, copy->db, 32, 8);
  memcpy (&trunk, copy->db->data + 32, sizeof trunk);
  trunk = GUINT32_FROM_BE (trunk);
  if (trunk > 0 && trunk <= copy->db->len / copy->files->page_size)
    flip (copy, copy->db, page_at (copy, trunk), 64);
}

static void
flip_in (Copy *copy, HutDamagePages which, guint n)
{
  GArray *pages = copy->files->pages[which];

  for (guint i = 0; i < n && pages->len > 0; i++)
    flip (copy, copy->db, page_at (copy, g_array_index (pages, guint32, below (copy, pages->len))),
          copy->files->page_size);
}

static void
flip_search (Copy *copy)
{
  flip_in (copy, HUT_DAMAGE_SEARCH, 3);
}

static void
flip_overflow (Copy *copy)
{
  flip_in (copy, HUT_DAMAGE_OVERFLOW, 3);
}

static void
flip_operations (Copy *copy)
{
  flip_in (copy, HUT_DAMAGE_OPERATION, 3);
}

static void
flip_cases (Copy *copy)
{
  flip_in (copy, HUT_DAMAGE_CASES, 3);
}

/* The quietest: a digit of a value becomes another, in what waits to be sent. Written to the file
 * itself, with the log lost or not. */
static void
change_digits (GByteArray *bytes, Copy *copy, guint n)
{
  for (guint i = 0, tries = 0; i < n && tries < 200000 && bytes->len > 3; tries++)
    {
      guint at = 1 + below (copy, bytes->len - 2);
      guint8 *byte = bytes->data + at;

      if (g_ascii_isdigit (byte[0]) && g_ascii_isdigit (byte[-1]) && byte[1] == '"')
        {
          *byte = *byte == '9' ? '0' : *byte + 1;
          i++;
        }
    }
}

static void
change_values (Copy *copy)
{
  change_digits (copy->db, copy, 40);
}

static void
cut_anywhere (Copy *copy)
{
  g_byte_array_set_size (copy->db, below (copy, copy->db->len));
}

static void
cut_at_page (Copy *copy)
{
  g_byte_array_set_size (copy->db, any_page (copy));
}

static void
cut_all (Copy *copy)
{
  g_byte_array_set_size (copy->db, 0);
}

static void
zero_page (Copy *copy)
{
  memset (copy->db->data + any_page (copy), 0, copy->files->page_size);
}

static void
swap_pages (Copy *copy)
{
  guint a = any_page (copy);
  guint b = any_page (copy);

  for (guint i = 0; i < copy->files->page_size; i++)
    {
      guint8 byte = copy->db->data[a + i];

      copy->db->data[a + i] = copy->db->data[b + i];
      copy->db->data[b + i] = byte;
    }
}

static void
lose_log (Copy *copy)
{
  g_clear_pointer (&copy->wal, g_byte_array_unref);
}

static void
tear_log (Copy *copy)
{
  g_byte_array_set_size (copy->wal, below (copy, copy->wal->len));
}

static void
flip_log (Copy *copy)
{
  for (guint i = 0; i < 10; i++)
    flip (copy, copy->wal, 0, copy->wal->len);
}

static void
swap_log (Copy *copy)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (copy->files->old_wal, &length);

  g_byte_array_set_size (copy->wal, 0);
  g_byte_array_append (copy->wal, bytes, length);
}

static void
put_foreign_shm (Copy *copy)
{
  copy->foreign_shm = TRUE;
}

static void
lose_key (Copy *copy)
{
  g_clear_pointer (&copy->key, g_byte_array_unref);
}

static void
flip_key (Copy *copy)
{
  flip (copy, copy->key, 0, copy->key->len);
}

static void
flip_without_copy (Copy *copy)
{
  copy->no_copy = TRUE;
  flip_thousand (copy);
}

static const struct
{
  const char *name;
  void (*damage) (Copy *copy);
  gboolean of_log;
} kinds[] = {
  { "one bit", flip_one },
  { "ten bits", flip_ten },
  { "a thousand bits", flip_thousand },
  { "a bit of the header", flip_header },
  { "a bit of a tree page", flip_tree },
  { "bits of the free list", flip_free_list },
  { "bits of the search index", flip_search },
  { "bits of long values", flip_overflow },
  { "bits of the outbox", flip_operations },
  { "bits of the cases", flip_cases },
  { "digits in values", change_values },
  { "cut anywhere", cut_anywhere },
  { "cut at a page", cut_at_page },
  { "of no length", cut_all },
  { "a page of zeros", zero_page },
  { "two pages swapped", swap_pages },
  { "log lost", lose_log, TRUE },
  { "log torn", tear_log, TRUE },
  { "bits of the log", flip_log, TRUE },
  { "log of another time", swap_log, TRUE },
  { "foreign shm", put_foreign_shm },
  { "key lost", lose_key },
  { "a bit of the key", flip_key },
  { "a thousand bits, no copy", flip_without_copy },
};

guint
hut_damage_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

const char *
hut_damage_name (guint kind)
{
  return kinds[kind].name;
}

/* ---- Writing ---- */

static void
write_file (const char *path, const char *ending, const void *bytes, gsize length)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (name, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static GByteArray *
bytes_of (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  GByteArray *array = g_byte_array_sized_new (length);

  return g_byte_array_append (array, data, length);
}

static void
write_copy (Copy *copy, const char *path)
{
  write_file (path, "", copy->db->data, copy->db->len);
  if (copy->wal != NULL)
    write_file (path, "-wal", copy->wal->data, copy->wal->len);
  if (copy->key != NULL)
    write_file (path, ".key", copy->key->data, copy->key->len);
  if (copy->foreign_shm)
    {
      guint8 noise[32768];

      for (gsize i = 0; i < sizeof noise; i++)
        noise[i] = (guint8)g_rand_int (copy->random);
      write_file (path, "-shm", noise, sizeof noise);
    }
  if (!copy->no_copy)
    {
      g_autofree char *folder = g_strconcat (path, ".copies", NULL);
      g_autofree char *saved = g_build_filename (folder, "20261101-120000.db", NULL);
      gsize length;
      const void *bytes = g_bytes_get_data (copy->files->copy, &length);

      g_mkdir (folder, 0700);
      write_file (saved, "", bytes, length);
    }
}

/* Where @closed, there is no log: every page of the file is read as it stands. */
static void
write_damaged (const HutDamageFiles *files, const char *path, void (*damage) (Copy *),
               gboolean closed, GRand *random)
{
  Copy copy = { .files = files,
                .db = bytes_of (closed ? files->closed : files->db),
                .wal = closed ? NULL : bytes_of (files->wal),
                .key = bytes_of (files->key),
                .random = random };

  if (damage != NULL)
    damage (&copy);
  write_copy (&copy, path);
  g_byte_array_unref (copy.db);
  g_clear_pointer (&copy.wal, g_byte_array_unref);
  g_clear_pointer (&copy.key, g_byte_array_unref);
}

void
hut_damage_write (const HutDamageFiles *files, const char *path, guint kind, GRand *random)
{
  gboolean closed = !kinds[kind].of_log && g_rand_boolean (random);

  write_damaged (files, path, kinds[kind].damage, closed, random);
}

void
hut_damage_write_sound (const HutDamageFiles *files, const char *path)
{
  write_damaged (files, path, NULL, FALSE, NULL);
}

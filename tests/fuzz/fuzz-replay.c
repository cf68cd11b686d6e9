/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Runs a target over the files of a folder, and over some hundred changed copies of each, the
 * same in every run: bytes set, cut out, doubled. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz.h"

#include <string.h>

#define COPIES 150

static void
change (GRand *random, GByteArray *bytes)
{
  static const char bites[] = "<>&\"',;\t\n\r/=\0\xff\x80PK";
  guint at = bytes->len > 0 ? g_rand_int_range (random, 0, bytes->len) : 0;
  guint wish = g_rand_int_range (random, 1, 64);
  guint length = MIN (bytes->len - at, wish);

  switch (bytes->len > 0 ? g_rand_int_range (random, 0, 4) : 0)
    {
    case 0:
      g_byte_array_append (bytes, (const guint8 *)bites, sizeof bites);
      break;
    case 1:
      bytes->data[at] = bites[g_rand_int_range (random, 0, sizeof bites)];
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, length);
      break;
    default:
      {
        g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

        g_byte_array_append (bytes, piece, length);
      }
    }
}

static void
replay (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *data = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *)data, size);
  for (guint i = 0; i < COPIES; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *)data, size);
      for (guint n = 0; n <= i % 4; n++)
        change (random, bytes);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (argc > 1 ? argv[1] : ".", 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      replay (path);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  return 0;
}

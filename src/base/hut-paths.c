/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding our own files under whatever prefix the program was put. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-paths.h"

#include "hut-config.h"

static char *
program_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup ("/");
}

static gboolean
has_migrations (const char *dir)
{
  g_autofree char *probe = g_build_filename (dir, "migrations", NULL);

  return g_file_test (probe, G_FILE_TEST_IS_DIR);
}

/* A program in build/src/app/ belongs to the tree two levels above its build folder's src/. */
static char *
find_data_dir (void)
{
  const char *set = g_getenv ("HUTONG_PKGDATA");
  g_autofree char *here = program_dir ();
  g_autofree char *installed = g_build_filename (here, "..", "share", "hutong", NULL);

  if (set != NULL && *set != '\0')
    return g_strdup (set);
  if (has_migrations (installed))
    return g_canonicalize_filename (installed, NULL);

  for (const char *up = "../.."; g_str_has_prefix (here, "/"); up = "../../..")
    {
      g_autofree char *tree = g_build_filename (here, up, "data", NULL);

      if (has_migrations (tree))
        return g_canonicalize_filename (tree, NULL);
      if (g_str_equal (up, "../../.."))
        break;
    }
  return g_strdup (HUT_PKGDATADIR);
}

const char *
hut_paths_data_dir (void)
{
  static char *dir = NULL;

  if (g_once_init_enter (&dir))
    g_once_init_leave (&dir, find_data_dir ());
  return dir;
}

char *
hut_paths_data_file (const char *name)
{
  return g_build_filename (hut_paths_data_dir (), name, NULL);
}

static char *
find_locale_dir (void)
{
  const char *set = g_getenv ("HUTONG_LOCALEDIR");
  g_autofree char *here = program_dir ();
  g_autofree char *installed = g_build_filename (here, "..", "share", "locale", NULL);
  g_autofree char *catalog =
      g_build_filename (installed, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *built = g_build_filename (here, "..", "..", "po", NULL);
  g_autofree char *built_catalog =
      g_build_filename (built, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  if (set != NULL && *set != '\0')
    return g_strdup (set);
  if (g_file_test (catalog, G_FILE_TEST_EXISTS))
    return g_canonicalize_filename (installed, NULL);
  if (g_file_test (built_catalog, G_FILE_TEST_EXISTS))
    return g_canonicalize_filename (built, NULL);
  return g_strdup (HUT_LOCALEDIR);
}

const char *
hut_paths_locale_dir (void)
{
  static char *dir = NULL;

  if (g_once_init_enter (&dir))
    g_once_init_leave (&dir, find_locale_dir ());
  return dir;
}

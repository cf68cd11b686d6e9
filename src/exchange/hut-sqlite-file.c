/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* SQLite files of others; see the header. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-sqlite-file.h"

#include "exchange/hut-map-error.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "SQLite format 3" /* with its NUL: the first 16 bytes */

static gpointer
fail (GError **error, HutMapError code, const char *path, const char *message)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, HUT_MAP_ERROR, code, "%s: %s", name, message);
  return NULL;
}

/* What the first bytes say: SQLite's own message for what is no database helps nobody. */
static gboolean
check_head (const char *path, GError **error)
{
  char head[16] = { 0 };
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat facts;
  gboolean regular = file >= 0 && fstat (file, &facts) == 0 && S_ISREG (facts.st_mode);
  gssize n = regular ? read (file, head, sizeof head) : -1;

  if (file >= 0)
    close (file);
  if (n < 0)
    fail (error, HUT_MAP_ERROR_UNREADABLE, path, "no such file, or not allowed");
  else if (n == 0)
    fail (error, HUT_MAP_ERROR_EMPTY, path, "the file is empty");
  else if (n < (gssize)sizeof head || memcmp (head, MAGIC, sizeof head) != 0)
    fail (error, HUT_MAP_ERROR_FOREIGN, path, "not a map file");
  else
    return TRUE;
  return FALSE;
}

sqlite3 *
hut_sqlite_file_open (const char *path, int value_max, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  sqlite3 *db = NULL;

  if (!check_head (path, error))
    return NULL;
  if (sqlite3_open_v2 (uri, &db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                           SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      fail (error, HUT_MAP_ERROR_BROKEN, path, sqlite3_errmsg (db));
      sqlite3_close (db);
      return NULL;
    }
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, value_max);
  sqlite3_exec (db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  return db;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys of map sources; see the header. A key is in one place: the file goes once the keyring has
 * it. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-map-key.h"

#include "base/hut-uid.h"
#include "store/hut-keyring.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define KEY_MAX 1024 /* bytes */

static char *
folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "hutong", "map-keys", NULL);
}

/* NULL where @id is no id: it goes into a path. */
static char *
file_of (const char *id)
{
  g_autofree char *place = folder ();
  HutUid uid;

  return hut_uid_parse (id, &uid) ? g_build_filename (place, id, NULL) : NULL;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
put_into_file (const char *path, const char *key, GError **error)
{
  g_autofree char *place = folder ();

  if (g_mkdir_with_parents (place, 0700) != 0)
    return fail (error, "the folder of the keys cannot be made");
  return g_file_set_contents_full (
      path, key, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

char *
hut_map_key_get (const char *id, GError **error)
{
  g_autofree char *path = file_of (id);
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return NULL;
  if (g_file_get_contents (path, &text, &length, NULL) && length > 0 && length <= KEY_MAX)
    return g_steal_pointer (&text);
  return hut_keyring_get (id, path, HUT_KEYRING_SOON, error);
}

gboolean
hut_map_key_put (const char *id, const char *label, const char *key, GError **error)
{
  g_autofree char *path = file_of (id);
  g_autofree char *kept = NULL;

  if (path == NULL || strlen (key) > KEY_MAX)
    return fail (error, "no key of a map source");
  if (*key == '\0')
    return hut_map_key_forget (id, error);

  if (hut_keyring_put (id, path, label, key, HUT_KEYRING_PATIENT, NULL))
    kept = hut_keyring_get (id, path, HUT_KEYRING_SOON, NULL);
  if (g_strcmp0 (kept, key) != 0)
    return put_into_file (path, key, error);
  g_unlink (path);
  return TRUE;
}

gboolean
hut_map_key_forget (const char *id, GError **error)
{
  g_autofree char *path = file_of (id);

  if (path == NULL)
    return TRUE;
  hut_keyring_forget (id, HUT_KEYRING_SOON, NULL);
  return g_unlink (path) == 0 || errno == ENOENT ||
         fail (error, "the file of the key cannot be removed");
}

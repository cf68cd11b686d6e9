/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The two places of the key. Settings: "key_id" names it in the keyring; "key_check" is a keyed
 * hash, so that a key of another database is never taken for ours. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-key.h"

#include "store/hut-keyring.h"
#include "store/hut-store-private.h"

#include <glib/gstdio.h>

static char *
file_of (const char *path)
{
  return g_strconcat (path, ".key", NULL);
}

static HutVault *
vault_of_text (const char *text)
{
  gsize length = 0;
  g_autofree guint8 *key = text != NULL ? g_base64_decode (text, &length) : NULL;

  return length == HUT_VAULT_KEY_BYTES ? hut_vault_new_for_key (key) : NULL;
}

static char *
check_of (HutVault *vault)
{
  return hut_vault_digest (vault, "key", "check");
}

/* By its own name where the database knows that; a copy that is older than the move does not. */
HutVault *
hut_key_find_in_keyring (const char *path, const char *id, const char *check)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = hut_keyring_get (id, path, HUT_KEYRING_SOON, &error);
  g_autoptr (HutVault) vault = vault_of_text (text);
  g_autofree char *ours = vault != NULL ? check_of (vault) : NULL;

  if (error != NULL)
    g_message ("The keyring gives no key: %s", error->message);
  return check == NULL || g_strcmp0 (check, ours) == 0 ? g_steal_pointer (&vault) : NULL;
}

gboolean
hut_key_bring_back (const char *path, GError **error)
{
  g_autofree char *file = file_of (path);
  g_autoptr (HutVault) vault = NULL;

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return TRUE;
  vault = hut_key_find_in_keyring (path, NULL, NULL);
  return vault == NULL || hut_vault_save_file (vault, file, error);
}

HutKeyPlace
hut_store_get_key_place (HutStore *store)
{
  g_autofree char *file = file_of (hut_store_get_path (store));
  g_autofree char *id = NULL;

  if (hut_store_get_vault (store) == NULL)
    {
      id = hut_store_get_setting (store, "key_id");
      return id != NULL ? HUT_KEY_OUT_OF_REACH : HUT_KEY_NOWHERE;
    }
  return g_file_test (file, G_FILE_TEST_EXISTS) ? HUT_KEY_IN_FILE : HUT_KEY_IN_KEYRING;
}

static gboolean
fail (GError **error, const char *words)
{
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, words);
  return FALSE;
}

/* What the keyring gives back under both names is the key in the file. */
static gboolean
is_kept (const char *id, const char *path, const char *key)
{
  g_autofree char *by_id = hut_keyring_get (id, path, HUT_KEYRING_SOON, NULL);
  g_autofree char *by_path = hut_keyring_get (NULL, path, HUT_KEYRING_SOON, NULL);

  return g_strcmp0 (by_id, key) == 0 && g_strcmp0 (by_path, key) == 0;
}

static gboolean
put (HutStore *store, const char *id, const char *key, GError **error)
{
  const char *path = hut_store_get_path (store);
  g_autofree char *label =
      g_strdup_printf ("Hutong · %s · %s", hut_store_get_street_name (store), path);
  g_autoptr (GError) problem = NULL;

  if (!hut_keyring_put (id, path, label, key, HUT_KEYRING_PATIENT, &problem))
    {
      g_message ("The keyring does not take the key: %s", problem->message);
      return fail (error, "there is no keyring that takes the key");
    }
  return is_kept (id, path, key) || fail (error, "the keyring does not give the key back");
}

gboolean
hut_store_move_key_to_keyring (HutStore *store, GError **error)
{
  g_autofree char *file = file_of (hut_store_get_path (store));
  HutVault *vault = hut_store_get_vault (store);
  g_autoptr (HutVault) in_file = NULL;
  HutUid uid = hut_uid_new ();
  g_autofree char *id = hut_uid_to_string (&uid);
  g_autofree char *check = NULL;
  g_autofree char *file_check = NULL;
  g_autofree char *key = NULL;

  if (vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key is not at hand");
      return FALSE;
    }
  if (hut_store_get_key_place (store) == HUT_KEY_IN_KEYRING)
    return TRUE;
  check = check_of (vault);
  if (!g_file_get_contents (file, &key, NULL, error))
    return FALSE;
  g_strstrip (key);
  in_file = vault_of_text (key);
  file_check = in_file != NULL ? check_of (in_file) : NULL;
  /* The file must hold the key that is in use: any other would be kept for nothing. */
  if (g_strcmp0 (check, file_check) != 0)
    return fail (error, "the file of the key holds another key");
  if (!put (store, id, key, error) || !hut_store_set_setting (store, "key_id", id, error) ||
      !hut_store_set_setting (store, "key_check", check, error))
    return FALSE;
  if (g_unlink (file) != 0)
    return fail (error, "the file of the key cannot be removed");
  return TRUE;
}

gboolean
hut_store_move_key_to_file (HutStore *store, GError **error)
{
  g_autofree char *file = file_of (hut_store_get_path (store));
  g_autofree char *id = hut_store_get_setting (store, "key_id");
  HutVault *vault = hut_store_get_vault (store);
  g_autoptr (HutVault) back = NULL;
  g_autoptr (GError) problem = NULL;

  if (vault == NULL)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED,
                           "the key is not at hand");
      return FALSE;
    }
  if (!hut_vault_save_file (vault, file, error))
    return FALSE;
  back = hut_vault_open_file (file, FALSE, error);
  if (back == NULL || !hut_store_set_setting (store, "key_id", NULL, error) ||
      !hut_store_set_setting (store, "key_check", NULL, error))
    return FALSE;
  /* One that stays behind is of no harm, and of no use to others than this person. */
  if (id != NULL && !hut_keyring_forget (id, HUT_KEYRING_SOON, &problem) && problem != NULL)
    g_message ("The keyring does not forget the key: %s", problem->message);
  return TRUE;
}

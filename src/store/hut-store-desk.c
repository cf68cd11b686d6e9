/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which desk this is: the machine, who works on it, and where the file lies. Nothing is written
 * down, so that a file that is copied to another laptop does not lead there what it led here. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-store-desk.h"

static char *
machine_id (void)
{
  g_autofree char *id = NULL;

  if (!g_file_get_contents ("/etc/machine-id", &id, NULL, NULL) || *g_strstrip (id) == '\0')
    return g_strdup (g_get_host_name ());
  return g_steal_pointer (&id);
}

HutUid
hut_store_desk (HutStore *store)
{
  g_autofree char *machine = machine_id ();
  g_autofree char *path = g_canonicalize_filename (hut_store_get_path (store), NULL);
  g_autofree char *key = g_strconcat (machine, "/", g_get_user_name (), "/", path, NULL);

  return hut_uid_from_key ("desk", "desk", key);
}

const char *
hut_store_desk_name (void)
{
  return g_get_host_name ();
}

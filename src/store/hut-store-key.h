/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* Where the key of the personal fields lies. A new database has it in a file (mode 0600) beside it;
 * a person may move it into the desktop's keyring, and back. The file goes only once the keyring
 * gave the same key back, so that no failure between leaves the database without one. It is not
 * moved by itself: a file that works alone may be carried to another computer, and its key with it,
 * which a keyring would keep behind. */
typedef enum
{
  HUT_KEY_NOWHERE, /* not at hand: personal fields are locked */
  HUT_KEY_IN_FILE,
  HUT_KEY_IN_KEYRING,
  HUT_KEY_OUT_OF_REACH, /* in the keyring, which is closed, not there or has another: locked too */
} HutKeyPlace;

HutKeyPlace hut_store_get_key_place (HutStore *store);

/* Both block, and may wait for a person to open the keyring: not for the main thread. LOCKED where
 * the key is not at hand, FAILED where there is no keyring service or it does not keep the key:
 * then all is as it was. */
gboolean hut_store_move_key_to_keyring (HutStore *store, GError **error);
gboolean hut_store_move_key_to_file (HutStore *store, GError **error);

G_END_DECLS

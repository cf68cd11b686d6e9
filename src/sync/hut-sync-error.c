/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The errors of sync, and the one place where they become words for people. Pure. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-sync-error.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (hut_sync_error, hut_sync_error)

static const char *const words[] = {
  [HUT_SYNC_ERROR_OFFLINE] =
      N_ ("The server cannot be reached. Your work is kept here and goes up by itself later."),
  [HUT_SYNC_ERROR_SIGN_IN] =
      N_ ("The server does not accept this sign-in. Check name and password, and sign in again."),
  [HUT_SYNC_ERROR_SLOW_DOWN] =
      N_ ("Too many attempts in a short time. Wait a quarter of an hour, then try again."),
  [HUT_SYNC_ERROR_BUSY] = N_ ("The server is busy. It is tried again by itself."),
  [HUT_SYNC_ERROR_FULL] =
      N_ ("The server has no room left. Tell whoever runs it; your work is kept here."),
  [HUT_SYNC_ERROR_NOT_YOURS] =
      N_ ("This account may not do that. Ask the administrator for the right."),
  [HUT_SYNC_ERROR_TOO_OLD] =
      N_ ("This program is too old for the server. Update it; your work is kept here."),
  [HUT_SYNC_ERROR_OTHER_STREET] =
      N_ ("That server belongs to another street. Check the server's address."),
  [HUT_SYNC_ERROR_OTHER_ACCOUNT] =
      N_ ("This file belongs to another account. Each account has a file of its own."),
  [HUT_SYNC_ERROR_PROTOCOL] = N_ ("The server's answer was damaged. It is tried again by itself."),
  [HUT_SYNC_ERROR_STORE] =
      N_ ("The file on this computer cannot be written. Check the disk's room and rights."),
  [HUT_SYNC_ERROR_LOCKED] =
      N_ ("The key of the personal data is not on this computer, and this password does not open "
          "it. Put the key file back beside the database."),
  [HUT_SYNC_ERROR_LOG] =
      N_ ("The server knows another past of this file. Everything unsent is sent anew."),
  [HUT_SYNC_ERROR_ADDRESS] =
      N_ ("That is not the address of a server. It begins with https://, or names this computer."),
};

const char *
hut_sync_error_words (HutSyncError code)
{
  g_return_val_if_fail (code < G_N_ELEMENTS (words), NULL);

  return g_dgettext (GETTEXT_PACKAGE, words[code]);
}

gboolean
hut_sync_error_is_passing (const GError *error)
{
  if (error->domain != HUT_SYNC_ERROR)
    return FALSE;
  switch ((HutSyncError)error->code)
    {
    case HUT_SYNC_ERROR_OFFLINE:
    case HUT_SYNC_ERROR_BUSY:
    case HUT_SYNC_ERROR_FULL:
    case HUT_SYNC_ERROR_PROTOCOL:
    case HUT_SYNC_ERROR_STORE:
    case HUT_SYNC_ERROR_LOG:
    case HUT_SYNC_ERROR_SLOW_DOWN:
      return TRUE;
    case HUT_SYNC_ERROR_SIGN_IN:
    case HUT_SYNC_ERROR_NOT_YOURS:
    case HUT_SYNC_ERROR_TOO_OLD:
    case HUT_SYNC_ERROR_OTHER_STREET:
    case HUT_SYNC_ERROR_OTHER_ACCOUNT:
    case HUT_SYNC_ERROR_LOCKED:
    case HUT_SYNC_ERROR_ADDRESS:
    default:
      return FALSE;
    }
}

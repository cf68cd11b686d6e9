/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Errors of the file in words. Pure. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-error-words.h"

#include "domain/hut-kind.h"
#include "store/hut-store-error.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

char *
hut_error_words (const GError *error, HutWhile doing, const char *refused)
{
  if (error->domain == HUT_DOMAIN_ERROR)
    return g_strdup (error->message);
  if (error->domain != HUT_STORE_ERROR)
    return g_strdup (
        _ ("This could not be done. Try again; if it fails again, restart the program."));
  switch (error->code)
    {
    case HUT_STORE_ERROR_FULL:
      return g_strdup (_ ("The disk is full. Nothing was changed; make room, then try again."));
    case HUT_STORE_ERROR_BUSY:
      return g_strdup (_ ("Another program holds the file. Try again in a moment."));
    case HUT_STORE_ERROR_REFUSED:
      return g_strdup (refused);
    case HUT_STORE_ERROR_CHANGED:
      return g_strdup (_ ("Somebody else changed this meanwhile. Look at what stands there now."));
    case HUT_STORE_ERROR_LOCKED:
      return g_strdup (_ ("Personal data are locked. Sign in first."));
    case HUT_STORE_ERROR_CORRUPT:
      return g_strdup (_ ("The file is damaged. Start the program again to repair it."));
    default:
      return g_strdup (doing == HUT_WHILE_READING
                           ? _ ("The file could not be read. See to the disk and its permissions, "
                                "then try again.")
                           : _ ("The file could not be written. See to the disk and its "
                                "permissions, then try again."));
    }
}

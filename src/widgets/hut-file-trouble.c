/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words for G_FILE_ERROR. Any thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-file-trouble.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_file_trouble_words (const GError *error)
{
  if (error == NULL || error->domain != G_FILE_ERROR)
    return _ ("It could not be saved there. Try again, or choose another place.");
  switch (error->code)
    {
    case G_FILE_ERROR_NOSPC:
    case G_FILE_ERROR_INVAL: /* larger than the file system takes */
      return _ ("There is no room left there. Make room, or choose another place.");
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
    case G_FILE_ERROR_ROFS:
      return _ ("Nothing may be written into that folder. Choose another one.");
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      return _ ("That folder is not there. Choose another one.");
    case G_FILE_ERROR_ISDIR:
      return _ ("There is a folder of that name. Choose another name.");
    case G_FILE_ERROR_NAMETOOLONG:
      return _ ("The name is too long. Choose a shorter one.");
    default:
      return _ ("It could not be saved there. Try again, or choose another place.");
    }
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Errors in the words of the people who read them. Pure. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-app-words.h"

#include "exchange/hut-exchange-error.h"
#include "store/hut-store-error.h"
#include "base/hut-time.h"
#include "sync/hut-sync-error.h"

#include "hut-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static const char *
store_words (int code)
{
  switch ((HutStoreError)code)
    {
    case HUT_STORE_ERROR_FULL:
      return _ ("The disk is full. Nothing was written; make room and try again.");
    case HUT_STORE_ERROR_BUSY:
      return _ ("Another program holds the file. Close it there and try again.");
    case HUT_STORE_ERROR_ABSENT:
      return _ ("The file is not there. Choose another, or begin a new one.");
    case HUT_STORE_ERROR_CORRUPT:
      return _ ("The file is damaged. Open a copy of it, or load it again from the server.");
    case HUT_STORE_ERROR_FOREIGN:
      return _ ("It was made by another program, or is damaged beyond recognition. Choose "
                "another file.");
    case HUT_STORE_ERROR_TOO_NEW:
      return _ ("The file was written by a newer version of Hutong. Update the program, or open "
                "a copy from before.");
    case HUT_STORE_ERROR_REFUSED:
      return _ ("A rule does not allow this. Look at the case and choose another step.");
    case HUT_STORE_ERROR_CHANGED:
      return _ ("Somebody else changed the same field meanwhile. Look at it again, then decide.");
    case HUT_STORE_ERROR_LOCKED:
      return _ ("The key of the personal fields is not at hand. Sign in to open them.");
    case HUT_STORE_ERROR_FAILED:
    default:
      return _ ("The file cannot be read or written. See whether the disk is there and whether "
                "you may write to it, then try again.");
    }
}

static const char *
exchange_words (int code)
{
  switch ((HutExchangeError)code)
    {
    case HUT_EXCHANGE_ERROR_DAMAGED:
      return _ ("The file is damaged. Get it again from where it came, then try again.");
    case HUT_EXCHANGE_ERROR_TOO_LARGE:
      return _ ("The file is larger than can be taken at once. Split it and import the parts.");
    case HUT_EXCHANGE_ERROR_MAPPING:
      return _ ("No row of the file has headings that are known. See whether it is an export of "
                "work orders, and whether its headings are in one of the first rows.");
    case HUT_EXCHANGE_ERROR_FORMAT:
    default:
      return _ ("The file is no table that can be read. Save it as xlsx or CSV and choose it "
                "again.");
    }
}

static const char *
file_words (int code)
{
  switch ((GIOErrorEnum)code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return _ ("The file is not there any more. Choose another.");
    case G_IO_ERROR_IS_DIRECTORY:
      return _ ("This is a folder. Open it and choose the file in it.");
    case G_IO_ERROR_EXISTS:
      return _ ("There is a file of that name already. Open it, or choose another name.");
    case G_IO_ERROR_PERMISSION_DENIED:
      return _ ("You may not read or write there. Choose another folder, or ask who runs this "
                "computer.");
    case G_IO_ERROR_NO_SPACE:
      return _ ("The disk is full. Make room and try again.");
    case G_IO_ERROR_CANCELLED:
      return _ ("It was stopped, and nothing was changed.");
    default:
      return _ ("The file cannot be read or written. Choose another, or try again.");
    }
}

char *
hut_app_words_error (const GError *error)
{
  if (error->domain == HUT_STORE_ERROR)
    return g_strdup (store_words (error->code));
  if (error->domain == HUT_SYNC_ERROR)
    return g_strdup (hut_sync_error_words (error->code));
  if (error->domain == HUT_EXCHANGE_ERROR)
    return g_strdup (exchange_words (error->code));
  if (error->domain == G_IO_ERROR)
    return g_strdup (file_words (error->code));
  if (error->domain == G_FILE_ERROR)
    return g_strdup (file_words (g_io_error_from_file_error (error->code)));
  return g_strdup (_ ("This did not work. Try again; the log of the system says more."));
}

static void
add_sentence (GString *words, char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static char *
restored_words (HutTime copied_at)
{
  g_autofree char *when = hut_time_format (copied_at, hut_time_shown_zone (),
                                           /* Translators: a strftime pattern. */
                                           _ ("%e %B, %H:%M"));

  return g_strdup_printf (_ ("The file was put back from its copy of %s. The damaged one is kept "
                             "beside it."),
                          g_strstrip (when));
}

char *
hut_app_words_put_right (const HutPutRight *done)
{
  GString *words = g_string_new (NULL);

  if (done->how == HUT_PUT_RIGHT_SOUND)
    add_sentence (words, g_strdup (_ ("The file was looked through: nothing is wrong with it.")));
  else if (done->how == HUT_PUT_RIGHT_RESTORED)
    add_sentence (words, restored_words (done->copied_at));
  else
    add_sentence (words, g_strdup (_ ("The file is put right: its indexes were made anew.")));
  if (done->mended.n_restored > 0)
    add_sentence (
        words,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u record was put right from the changes made to it.",
                                      "%u records were put right from the changes made to them.",
                                      done->mended.n_restored),
                         done->mended.n_restored));
  if (done->mended.n_awaited > 0)
    add_sentence (words,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u record is not what the server sent: the next "
                                                "sync brings it again.",
                                                "%u records are not what the server sent: the next "
                                                "sync brings them again.",
                                                done->mended.n_awaited),
                                   done->mended.n_awaited));
  if (done->n_kept > 0)
    add_sentence (
        words, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change made since then was kept.",
                                             "%u changes made since then were kept.", done->n_kept),
                                done->n_kept));
  if (done->mended.n_waiting > 0)
    add_sentence (words,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u change was damaged before it was sent: see "
                                                "what becomes of it.",
                                                "%u changes were damaged before they were sent: "
                                                "see what becomes of them.",
                                                done->mended.n_waiting),
                                   done->mended.n_waiting));
  if (done->n_lost > 0)
    add_sentence (words,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                "%u change could not be read and is lost: look "
                                                "through what was done since then.",
                                                "%u changes could not be read and are lost: look "
                                                "through what was done since then.",
                                                done->n_lost),
                                   done->n_lost));
  return g_string_free (words, FALSE);
}

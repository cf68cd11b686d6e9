/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The locale of a program. Called before any other thread. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-locale.h"

#include "base/hut-paths.h"
#include "hut-config.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

void
hut_locale_set_up (void)
{
  setlocale (LC_ALL, "");
  if (g_ascii_strcasecmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, hut_paths_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* What was looked up is looked up anew after setlocale(). Whether there are translations is told by
 * their head, the translation of nothing. */
static gboolean
speaks_in (const char *locale)
{
  return setlocale (LC_MESSAGES, locale) != NULL && *dgettext (GETTEXT_PACKAGE, "") != '\0';
}

/* LANGUAGE is asked in every locale but C, and from glibc 2.39 on but C.UTF-8: its own, the user's
 * and the usual ones are tried first. */
static gboolean
find_locale (const char *language, const char *users_messages)
{
  g_autofree char *own = g_strconcat (language, ".UTF-8", NULL);
  const char *locales[] = { own, users_messages, "zh_CN.UTF-8", "en_US.UTF-8", "C.UTF-8" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (speaks_in (locales[i]))
      return TRUE;
  setlocale (LC_MESSAGES, users_messages);
  return FALSE;
}

gboolean
hut_locale_speak (const char *language)
{
  static char *users_language, *users_messages;

  if (users_messages == NULL)
    {
      users_language = g_strdup (g_getenv ("LANGUAGE"));
      users_messages = g_strdup (setlocale (LC_MESSAGES, NULL));
    }
  if (language != NULL || users_language != NULL)
    g_setenv ("LANGUAGE", language != NULL ? language : users_language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  if (language != NULL)
    return find_locale (language, users_messages);
  setlocale (LC_MESSAGES, users_messages);
  return TRUE;
}

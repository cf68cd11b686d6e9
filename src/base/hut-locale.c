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

void
hut_locale_speak (const char *language)
{
  static char *users_language, *users_messages;

  if (users_messages == NULL)
    {
      users_language = g_strdup (g_getenv ("LANGUAGE"));
      users_messages = g_strdup (setlocale (LC_MESSAGES, NULL));
    }
  /* What was looked up is looked up anew after setlocale(); LANGUAGE is not asked in C. */
  if (language != NULL || users_language != NULL)
    g_setenv ("LANGUAGE", language != NULL ? language : users_language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  setlocale (LC_MESSAGES, language != NULL ? "C.UTF-8" : users_messages);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong: the desktop application. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-application.h"
#include "app/hut-desk.h"
#include "app/hut-trace.h"
#include "base/hut-paths.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (HutApplication) application = NULL;
  int status;

  hut_trace_start ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, hut_paths_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("hutong");
  g_set_application_name (_ ("Hutong"));

  application = hut_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  hut_desk_wait_closed (); /* what is queued is written yet */
  return status;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong: the desktop application. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-application.h"
#include "app/hut-desk.h"
#include "app/hut-trace.h"
#include "base/hut-locale.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

int
main (int argc, char **argv)
{
  g_autoptr (HutApplication) application = NULL;
  int status;

  hut_trace_start ();
  hut_locale_set_up ();
  /* GTK would take the locale again, as it is. */
  gtk_disable_setlocale ();
  g_set_prgname ("hutong");
  g_set_application_name (_ ("Hutong"));

  application = hut_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  hut_desk_wait_closed (); /* what is queued is written yet */
  return status;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong: the desktop application. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-application.h"
#include "app/hut-desk.h"
#include "app/hut-notifier.h"
#include "app/hut-self-test.h"
#include "app/hut-trace.h"
#include "base/hut-locale.h"
#include "base/hut-memory.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* GTK looks for GL in any case, which takes 170 ms and 30 MB where it is drawn by the processor;
 * where somebody chose to do without (GSK_RENDERER=cairo), there is nothing to look for. */
static void
do_without_gl (void)
{
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl", FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (HutApplication) application = NULL;
  int status;

  hut_memory_set_up ();
  hut_trace_start ();
  do_without_gl ();
  hut_notifier_set_up ();
  hut_locale_set_up ();
  /* GTK would take the locale again, as it is. */
  gtk_disable_setlocale ();
  g_set_prgname ("hutong");
  g_set_application_name (_ ("Hutong"));

  if (argc == 2 && g_str_equal (argv[1], "--self-test"))
    return hut_self_test_run ();
  application = hut_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_clear_object (&application);
  hut_desk_wait_closed (); /* what is queued is written yet */
  return status;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The application object. There is one window: started again, or with a map file to open, the one
 * that is there takes it over. A start that is told its file by --db is a process of its own, so
 * that two of them may stand side by side on two files. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-application.h"

#include "app/hut-style.h"
#include "app/hut-trace.h"
#include "app/hut-window.h"
#include "widgets/hut-monitor.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutApplication
{
  GtkApplication parent_instance;
  HutSettings *settings;
  HutStyle *style;
  GListModel *screens; /* followed for as long as the program runs: hut-monitor.c says why */

  /* What the command line said; NULL where it did not. */
  char *db;
  char *server;
  char *user;
  char *password;
  char *page;
  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (HutApplication, hut_application, GTK_TYPE_APPLICATION)

/* Names and help; the strings are translated by GLib from our domain. */
static const GOptionEntry options[] = {
  { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The street's file to open"), N_ ("FILE") },
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The server to be in step with"), "URL" },
  { "user", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The name to sign in with"), N_ ("NAME") },
  { "password-file", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("A file that holds the password"),
    N_ ("FILE") },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("What to show first: today, map, cases or insights"), N_ ("PAGE") },
  { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Size of the window: WIDTHxHEIGHT"), N_ ("SIZE") },
  { "self-test", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Say whether this installation works, and end; alone"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
  { NULL }
};

static int
refuse (const char *words)
{
  g_printerr ("hutong: %s\n", words);
  return 2;
}

/* The first line of the file that the option names. */
static gboolean
read_password (HutApplication *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("hutong: %s\n", error->message);
      return FALSE;
    }
  text[strcspn (text, "\r\n")] = '\0';
  self->password = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
read_size (HutApplication *self, const char *size)
{
  char *end;

  self->width = g_ascii_strtoll (size, &end, 10);
  if (*end != 'x')
    return FALSE;
  self->height = g_ascii_strtoll (end + 1, &end, 10);
  return *end == '\0' && self->width >= 1 && self->width <= 16384 && self->height >= 1 &&
         self->height <= 16384;
}

static gboolean
is_page (const char *page)
{
  static const char *const pages[] = { "today",   "mine",     "map",   "cases",
                                       "matters", "whistles", "board", "council",
                                       "roster",  "insights", NULL };

  /* A view of the roster: "roster/lanes". */
  return g_strv_contains (pages, page) || g_str_has_prefix (page, "roster/");
}

/* -1: go on; else the exit code. */
static int
hut_application_handle_local_options (GApplication *application, GVariantDict *said)
{
  HutApplication *self = HUT_APPLICATION (application);
  g_autofree char *password_file = NULL;
  g_autofree char *size = NULL;

  if (g_variant_dict_contains (said, "self-test"))
    return refuse (_ ("--self-test stands alone"));
  if (g_variant_dict_contains (said, "version"))
    {
      g_print ("hutong %s\n", HUT_VERSION);
      return 0;
    }
  g_variant_dict_lookup (said, "db", "^ay", &self->db);
  if (self->db != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_variant_dict_lookup (said, "server", "s", &self->server);
  g_variant_dict_lookup (said, "user", "s", &self->user);
  g_variant_dict_lookup (said, "page", "s", &self->page);
  if (self->page != NULL && !is_page (self->page))
    return refuse (_ ("--page is today, mine, map, cases, matters, whistles, board, council, "
                      "roster or insights"));
  if (g_variant_dict_lookup (said, "size", "s", &size) && !read_size (self, size))
    return refuse (_ ("--size is WIDTHxHEIGHT"));
  if (self->user != NULL && self->server == NULL)
    return refuse (_ ("--user needs --server"));
  if (g_variant_dict_lookup (said, "password-file", "^ay", &password_file) &&
      !read_password (self, password_file))
    return 1;
  return -1;
}

static void
hut_application_startup (GApplication *application)
{
  HutApplication *self = HUT_APPLICATION (application);

  G_APPLICATION_CLASS (hut_application_parent_class)->startup (application);
  hut_trace ("GTK is there");
  gtk_window_set_default_icon_name (HUT_APP_ID);
  self->settings = hut_settings_new ();
  self->style = hut_style_new (self->settings);
  self->screens = hut_monitors_of (gdk_display_get_default ());
}

static void
hut_application_activate (GApplication *application)
{
  HutApplication *self = HUT_APPLICATION (application);
  GtkWindow *present = gtk_application_get_active_window (GTK_APPLICATION (application));
  const char *last = hut_settings_get_last_database (self->settings);
  HutWindow *window;

  if (present != NULL)
    {
      gtk_window_present (present);
      return;
    }
  window = hut_window_new (GTK_APPLICATION (self), self->settings);
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  if (self->page != NULL)
    hut_window_go_to (window, self->page);
  if (self->server != NULL)
    hut_window_sign_in_to (window, self->server, self->user, self->password);
  if (self->db != NULL)
    hut_window_open (window, self->db, NULL);
  else if (*last != '\0')
    hut_window_open (window, last, NULL);
  else
    hut_window_start (window);
  gtk_window_present (GTK_WINDOW (window));
  hut_trace ("the window is made");
}

/* Map files, from a file manager: what else there is comes in by the import. */
static void
hut_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *window;

  g_application_activate (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && window != NULL)
        hut_window_use_map (HUT_WINDOW (window), path);
    }
}

static void
hut_application_finalize (GObject *object)
{
  HutApplication *self = HUT_APPLICATION (object);

  g_clear_object (&self->screens);
  g_clear_object (&self->style);
  g_clear_object (&self->settings);
  g_free (self->db);
  g_free (self->server);
  g_free (self->user);
  g_free (self->password);
  g_free (self->page);
  G_OBJECT_CLASS (hut_application_parent_class)->finalize (object);
}

static void
hut_application_class_init (HutApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_application_finalize;
  application_class->handle_local_options = hut_application_handle_local_options;
  application_class->startup = hut_application_startup;
  application_class->activate = hut_application_activate;
  application_class->open = hut_application_open;
}

static void
hut_application_init (HutApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("The desk of a street office."));
}

HutApplication *
hut_application_new (void)
{
  return g_object_new (HUT_TYPE_APPLICATION, "application-id", HUT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/hutong/Hutong",
                       /* To be told when the session is locked. */
                       "register-session", TRUE, NULL);
}

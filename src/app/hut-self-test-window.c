/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window's part of the self-test. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-self-test-window.h"

#include "app/hut-application.h"
#include "app/hut-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LOOK_EVERY 200 /* ms */
#define LOOKS_A_PLACE 6
#define LABELS_LEAST 10 /* that a place shows */

typedef struct
{
  GApplication *application;
  const char *db;
  guint place;
  guint looks;
  guint n_labels; /* seen in this place */
  GError *error;
} Looking;

static const char *const places[] = { "today", "map", "cases", "whistles", "council", "insights" };

/* Whether every character of what @widget and those in it draw has a glyph. */
static gboolean
look (Looking *looking, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      looking->n_labels++;
      if (pango_layout_get_unknown_glyphs_count (gtk_label_get_layout (GTK_LABEL (widget))) > 0)
        {
          g_set_error (&looking->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("no font has a character of “%s”"),
                       gtk_label_get_text (GTK_LABEL (widget)));
          return FALSE;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!look (looking, child))
      return FALSE;
  return TRUE;
}

static void
end (Looking *looking)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (looking->application));

  if (window != NULL)
    gtk_window_destroy (window);
  g_application_quit (looking->application);
}

/* A place is looked at several times, while it fills. */
static gboolean
on_look (gpointer data)
{
  Looking *looking = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (looking->application));

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      if (looking->looks++ < 50)
        return G_SOURCE_CONTINUE;
      g_set_error_literal (&looking->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                           _ ("the window did not appear"));
      end (looking);
      return G_SOURCE_REMOVE;
    }
  if (!look (looking, GTK_WIDGET (window)))
    {
      end (looking);
      return G_SOURCE_REMOVE;
    }
  if (++looking->looks < LOOKS_A_PLACE)
    return G_SOURCE_CONTINUE;
  looking->looks = 0;
  if (looking->n_labels < LABELS_LEAST)
    g_set_error (&looking->error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the place %s stays empty"),
                 places[looking->place]);
  looking->n_labels = 0;
  if (looking->error != NULL || ++looking->place == G_N_ELEMENTS (places))
    {
      end (looking);
      return G_SOURCE_REMOVE;
    }
  hut_window_go_to (HUT_WINDOW (window), places[looking->place]);
  return G_SOURCE_CONTINUE;
}

gboolean
hut_self_test_window (const char *db, GError **error)
{
  g_autoptr (HutApplication) application = hut_application_new ();
  char *argv[] = { (char *)"hutong", (char *)"--db",  (char *)db,
                   (char *)"--page", (char *)"today", NULL };
  Looking looking = { .application = G_APPLICATION (application), .db = db };
  guint source = g_timeout_add (LOOK_EVERY, on_look, &looking);
  int status = g_application_run (G_APPLICATION (application), G_N_ELEMENTS (argv) - 1, argv);

  if (looking.place < G_N_ELEMENTS (places) && looking.error == NULL)
    {
      g_source_remove (source);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the window ended with %d"), status);
      return FALSE;
    }
  if (looking.error == NULL)
    return TRUE;
  g_propagate_error (error, looking.error);
  return FALSE;
}

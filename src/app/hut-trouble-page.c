/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of a database that does not open. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-trouble-page.h"

#include "app/hut-app-words.h"
#include "base/hut-time.h"
#include "store/hut-store-error.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _HutTroublePage
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *words;
  GtkLabel *path;
  GtkWidget *kept;
  GtkWidget *use_copy;
  GtkWidget *load_again;
  GtkWidget *try_again;
};

G_DEFINE_FINAL_TYPE (HutTroublePage, hut_trouble_page, GTK_TYPE_WIDGET)

static const char *
title_of (const GError *error)
{
  if (error->domain != HUT_STORE_ERROR)
    return _ ("The street's file cannot be opened");
  switch ((HutStoreError)error->code)
    {
    case HUT_STORE_ERROR_CORRUPT:
      return _ ("The street's file is damaged");
    case HUT_STORE_ERROR_TOO_NEW:
      return _ ("The street's file is newer than this program");
    case HUT_STORE_ERROR_FOREIGN:
      return _ ("This is not a file of Hutong");
    case HUT_STORE_ERROR_ABSENT:
      return _ ("The street's file is not there");
    case HUT_STORE_ERROR_BUSY:
      return _ ("The street's file is in use");
    default:
      return _ ("The street's file cannot be opened");
    }
}

/* "Open the copy of 22 November 09:41", by the time of the file. */
static char *
copy_words (const char *copy)
{
  GStatBuf status;
  g_autofree char *when = NULL;

  if (g_stat (copy, &status) != 0)
    return g_strdup (_ ("Open the Copy"));
  when = hut_time_format (status.st_mtime * (HutTime)G_USEC_PER_SEC, hut_time_shown_zone (),
                          /* Translators: a strftime pattern: day, month and time. */
                          _ ("%e %B, %H:%M"));
  return g_strdup_printf (_ ("Open the Copy of %s"), g_strstrip (when));
}

static void
hut_trouble_page_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_trouble_page_parent_class)->dispose (object);
}

static void
hut_trouble_page_class_init (HutTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_trouble_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, title);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, words);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, path);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, kept);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, use_copy);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, load_again);
  gtk_widget_class_bind_template_child (widget_class, HutTroublePage, try_again);
}

static void
hut_trouble_page_init (HutTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_trouble_page_show (HutTroublePage *self, const char *path, const GError *error,
                       const char *copy)
{
  gboolean damaged = g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT) ||
                     (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FOREIGN) &&
                      copy != NULL); /* a copy says that it was one of ours */
  gboolean too_new = g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_TOO_NEW);
  g_autofree char *words = hut_app_words_error (error);

  gtk_label_set_label (self->title, title_of (error));
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->path, path);
  gtk_widget_set_visible (self->kept, damaged || too_new);
  gtk_widget_set_visible (self->load_again, damaged || too_new);
  /* One that is damaged and has no copy may open all the same. */
  gtk_widget_set_visible (self->try_again, !too_new && (!damaged || copy == NULL));
  gtk_widget_set_visible (self->use_copy, copy != NULL && (damaged || too_new));
  if (copy != NULL)
    {
      g_autofree char *label = copy_words (copy);

      gtk_button_set_label (GTK_BUTTON (self->use_copy), label);
    }
}

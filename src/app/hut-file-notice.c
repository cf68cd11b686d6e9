/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bar about the street's file; see the header. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-file-notice.h"

#include "app/hut-app-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutFileNotice
{
  GtkWidget parent_instance;
  GtkWidget *bar;
  GtkImage *icon;
  GtkLabel *words;
  GtkWidget *put_right;
  GtkWidget *show_waiting;
  GtkButton *away;
};

G_DEFINE_FINAL_TYPE (HutFileNotice, hut_file_notice, GTK_TYPE_WIDGET)

static void
hut_file_notice_dispose (GObject *object)
{
  g_clear_pointer (&HUT_FILE_NOTICE (object)->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_file_notice_parent_class)->dispose (object);
}

static void
hut_file_notice_class_init (HutFileNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_file_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-file-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, bar);
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, words);
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, put_right);
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, show_waiting);
  gtk_widget_class_bind_template_child (widget_class, HutFileNotice, away);
  gtk_widget_class_bind_template_callback (widget_class, hut_file_notice_hide);
}

static void
hut_file_notice_init (HutFileNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("About the street's file"), -1);
}

static void
show (HutFileNotice *self, const char *words, gboolean damaged)
{
  gtk_label_set_label (self->words, words);
  gtk_image_set_from_icon_name (self->icon, damaged ? "hut-overdue-symbolic" : "hut-done-symbolic");
  gtk_button_set_label (self->away, damaged ? _ ("Later") : _ ("Got It"));
  if (damaged)
    gtk_widget_remove_css_class (self->bar, "good");
  else
    gtk_widget_remove_css_class (self->bar, "overdue");
  gtk_widget_add_css_class (self->bar, damaged ? "overdue" : "good");
  gtk_widget_set_visible (self->put_right, damaged);
  gtk_widget_set_visible (self->show_waiting, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
hut_file_notice_show_damage (HutFileNotice *self)
{
  show (self,
        _ ("The street's file is damaged. Work can go on, but no copies of it are made until it "
           "is put right. What was not sent is kept."),
        TRUE);
}

void
hut_file_notice_show_done (HutFileNotice *self, const HutPutRight *done)
{
  g_autofree char *words = hut_app_words_put_right (done);

  show (self, words, FALSE);
  gtk_widget_set_visible (self->show_waiting, done->mended.n_waiting > 0);
}

void
hut_file_notice_hide (HutFileNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

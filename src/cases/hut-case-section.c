/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The heading of a section, and the column under it. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-section.h"

#include "hut-config.h"

typedef struct
{
  GtkWidget *head;
  GtkWidget *title;
} HutCaseSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HutCaseSection, hut_case_section, GTK_TYPE_WIDGET)

static void
hut_case_section_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hut_case_section_parent_class)->dispose (object);
}

static void
hut_case_section_class_init (HutCaseSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_case_section_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_case_section_init (HutCaseSection *self)
{
  HutCaseSectionPrivate *private = hut_case_section_get_instance_private (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  private->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  private->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (private->title, "hut-strong");
  gtk_box_append (GTK_BOX (private->head), private->title);
  gtk_widget_set_parent (private->head, GTK_WIDGET (self));
}

void
hut_case_section_set_title (HutCaseSection *self, const char *title)
{
  HutCaseSectionPrivate *private = hut_case_section_get_instance_private (self);

  gtk_label_set_label (GTK_LABEL (private->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
hut_case_section_set_headed (HutCaseSection *self, gboolean headed)
{
  HutCaseSectionPrivate *private = hut_case_section_get_instance_private (self);

  gtk_widget_set_visible (private->head, headed);
}

void
hut_case_section_add_control (HutCaseSection *self, GtkWidget *control)
{
  HutCaseSectionPrivate *private = hut_case_section_get_instance_private (self);

  gtk_box_append (GTK_BOX (private->head), control);
}

void
hut_case_section_append (HutCaseSection *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
hut_case_section_show (HutCaseSection *self, const HutCaseShown *shown)
{
  g_return_if_fail (HUT_IS_CASE_SECTION (self));

  gtk_widget_set_visible (GTK_WIDGET (self), HUT_CASE_SECTION_GET_CLASS (self)->show (self, shown));
}

void
hut_case_section_leave (HutCaseSection *self)
{
  g_return_if_fail (HUT_IS_CASE_SECTION (self));

  if (HUT_CASE_SECTION_GET_CLASS (self)->leave != NULL)
    HUT_CASE_SECTION_GET_CLASS (self)->leave (self);
}

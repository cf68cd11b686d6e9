/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The numbers of an import. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-counts.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN_ERRORS 20

struct _HutImportCounts
{
  GtkWidget parent_instance;
  GtkBox *figures;
  GtkBox *notices;
  GtkWidget *errors_card;
  GtkLabel *errors_title;
  GtkListBox *errors;
};

G_DEFINE_FINAL_TYPE (HutImportCounts, hut_import_counts, GTK_TYPE_WIDGET)

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_figure (HutImportCounts *self, const char *title, guint64 count, const char *tone)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  GtkWidget *figure = gtk_label_new (text);
  GtkWidget *name = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (figure), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (figure, "hut-figure");
  gtk_widget_add_css_class (figure, count > 0 ? tone : "quiet");
  gtk_widget_add_css_class (name, "hut-note");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (self->figures, box);
}

static void
add_notice (HutImportCounts *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (self->notices, label);
}

/* "Row 12 · column: why" */
static GtkWidget *
error_row (const HutImportError *error)
{
  g_autofree char *where = error->column != NULL
                               ? g_strdup_printf (_ ("Row %u, %s"), error->row, error->column)
                               : g_strdup_printf (_ ("Row %u"), error->row);
  g_autofree char *name = g_strdup_printf ("%s: %s", where, error->why);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *place = gtk_label_new (where);
  GtkWidget *why = gtk_label_new (error->why);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_width_chars (GTK_LABEL (place), 18);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (place, "hut-number");
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), why);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_errors (HutImportCounts *self, const HutImportResult *result)
{
  guint n = 0;
  g_autofree char *title = NULL;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->errors, 0)) != NULL)
    gtk_list_box_remove (self->errors, GTK_WIDGET (old));
  for (guint i = 0; result != NULL && i < result->errors->len && n < SHOWN_ERRORS; i++)
    {
      const HutImportError *one = g_ptr_array_index (result->errors, i);

      /* Words that are not known are asked for, each once, in a place of their own. */
      if (one->asked)
        continue;
      gtk_list_box_append (self->errors, error_row (one));
      n++;
    }
  gtk_widget_set_visible (self->errors_card, n > 0);
  if (n == 0)
    return;
  title = n < result->rejected - result->asked
              ? g_strdup_printf (_ ("The first %u of the rows that cannot be imported"), n)
              : g_strdup (_ ("Rows that cannot be imported"));
  gtk_label_set_label (self->errors_title, title);
}

static void
hut_import_counts_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_import_counts_parent_class)->dispose (object);
}

static void
hut_import_counts_class_init (HutImportCountsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_import_counts_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-import-counts.ui");
  gtk_widget_class_bind_template_child (widget_class, HutImportCounts, figures);
  gtk_widget_class_bind_template_child (widget_class, HutImportCounts, notices);
  gtk_widget_class_bind_template_child (widget_class, HutImportCounts, errors_card);
  gtk_widget_class_bind_template_child (widget_class, HutImportCounts, errors_title);
  gtk_widget_class_bind_template_child (widget_class, HutImportCounts, errors);
}

static void
hut_import_counts_init (HutImportCounts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_import_counts_show (self, NULL);
}

void
hut_import_counts_show (HutImportCounts *self, const HutImportResult *result)
{
  gboolean noticed = FALSE;

  empty_box (self->figures);
  empty_box (self->notices);
  show_errors (self, result);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), result != NULL);
  if (result != NULL)
    {
      add_figure (self, C_ ("import", "Rows read"), result->read, "hut-strong");
      add_figure (self, C_ ("import", "New"), result->added, "hut-good");
      add_figure (self, C_ ("import", "Changed"),
                  result->changed - result->closed - result->called_back - result->returned,
                  "hut-at-work");
      add_figure (self, C_ ("import", "Closed"), result->closed, "hut-done");
      add_figure (self, C_ ("import", "Called back"), result->called_back, "hut-done");
      add_figure (self, C_ ("import", "Returned"), result->returned, "hut-soon");
      add_figure (self, C_ ("import", "Unchanged"), result->unchanged, "hut-done");
      if (result->asked > 0)
        add_figure (self, C_ ("import", "Waiting for a meaning"), result->asked, "hut-soon");
      add_figure (self, C_ ("import", "Not importable"), result->rejected - result->asked,
                  "hut-overdue");
      for (guint i = 0; i < HUT_N_NOTICES; i++)
        if (result->notices[i] > 0)
          {
            g_autofree char *text = hut_import_notice_text (i, result->notices[i]);

            add_notice (self, text);
            noticed = TRUE;
          }
      if (result->place_doubt != NULL)
        {
          add_notice (self, result->place_doubt);
          noticed = TRUE;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notices), noticed);
}

void
hut_import_counts_offer (HutImportCounts *self, HutCoords coords)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "place_system");
  /* Translators: WGS-84, GCJ-02 or BD-09. */
  g_autofree char *text = g_strdup_printf (_ ("Read the places as %s"),
                                           hut_field_code_label (field, hut_coords_name (coords)));
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "import.read-as");
  hut_button_name_once (button);
  gtk_box_append (self->notices, button);
}

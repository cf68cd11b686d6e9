/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The mapping of columns as a list. One popover with all fields serves every row. Main thread
 * only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-mapping.h"

#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutImportMapping
{
  GtkWidget parent_instance;
  GtkListBox *columns;
  GtkPopover *popover;
  GtkListView *fields;
  GtkStringList *names; /* of the fields, in the popover's order; the first is none */
  GPtrArray *codes;     /* their names in records, beside it */
  GtkEditable *search;  /* in the popover: what a field's name must hold */
  GtkLabel *note;
  GtkFilter *filter;
  int column;  /* that the popover asks for */
  int refocus; /* the column whose button gets the keyboard back, or -1 */
};

G_DEFINE_FINAL_TYPE (HutImportMapping, hut_import_mapping, GTK_TYPE_WIDGET)

enum
{
  MAPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

const char *
hut_import_mapping_field_label (const char *field)
{
  const HutField *known = hut_kind_field (&hut_kind_case, field);

  if (known != NULL)
    return g_dgettext (GETTEXT_PACKAGE, known->label);
  if (g_str_equal (field, HUT_PRESET_LONGITUDE))
    return _ ("Longitude");
  if (g_str_equal (field, HUT_PRESET_LATITUDE))
    return _ ("Latitude");
  if (g_str_equal (field, HUT_PRESET_COORDINATES))
    return _ ("Longitude and latitude");
  return g_str_equal (field, HUT_PRESET_STREET) ? _ ("Street") : field;
}

/* "title, text" as people call them. */
static char *
fields_words (const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, ", ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between the names of fields in a list. */
        g_string_append (words, _ (", "));
      g_string_append (words, hut_import_mapping_field_label (names[i]));
    }
  return g_string_free (words, FALSE);
}

static char *
sample_words (const HutImportColumn *column)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < HUT_IMPORT_SAMPLES; i++)
    if (column->samples[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", column->samples[i]);
  g_strdelimit (words->str, "\r\n\t", ' ');
  return g_string_free (words, FALSE);
}

static void
on_button (HutImportMapping *self, GtkWidget *button)
{
  graphene_rect_t bounds;
  GdkRectangle at;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return;
  at = (GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  self->column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "column"));
  gtk_popover_set_pointing_to (self->popover, &at);
  gtk_editable_set_text (self->search, "");
  gtk_popover_popup (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The place of a shown name among all. */
static guint
find_name (HutImportMapping *self, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return i;
  return 0;
}

static void
focus_button (HutImportMapping *self, int column)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->columns, column);
  GtkWidget *box = row != NULL ? gtk_list_box_row_get_child (row) : NULL;

  if (box != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (box));
}

static void
on_field_chosen (HutImportMapping *self, guint position)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (self->fields));
  g_autoptr (GtkStringObject) item = g_list_model_get_item (shown, position);
  guint index = item != NULL ? find_name (self, gtk_string_object_get_string (item)) : 0;

  self->refocus = self->column;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[MAPPED], 0, g_ptr_array_index (self->codes, index), self->column);
  focus_button (self, self->column);
}

static void
on_search (HutImportMapping *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Enter takes the first that is left. */
static void
on_search_done (HutImportMapping *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->fields))) > 0)
    on_field_chosen (self, 0);
}

static gboolean
matches_search (gpointer item, gpointer data)
{
  HutImportMapping *self = data;

  return strstr (gtk_string_object_get_string (item), gtk_editable_get_text (self->search)) != NULL;
}

static char *
column_words (HutImport *import, guint index, const char *fields)
{
  g_autofree char *words = fields != NULL ? fields_words (fields) : NULL;

  if (words != NULL && hut_import_is_proposed (import, index))
    /* Translators: %s is a field that a column probably fills. */
    return g_strdup_printf (_ ("%s?"), words);
  if (words != NULL)
    return g_steal_pointer (&words);
  return g_strdup (hut_import_is_kept (import, index) ? _ ("kept in the text")
                                                      : _ ("not imported"));
}

static GtkWidget *
column_row (HutImportMapping *self, HutImport *import, guint index)
{
  const HutImportColumn *column = hut_import_get_column (import, index);
  g_autofree char *fields = hut_import_get_fields (import, index);
  g_autofree char *words = column_words (import, index, fields);
  g_autofree char *samples = sample_words (column);
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), index + 1);
  const char *heading = *column->heading != '\0' ? column->heading : number;
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), heading, words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *sample = gtk_label_new (samples);
  GtkWidget *button = gtk_button_new_with_label (words);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_width_chars (GTK_LABEL (title), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 14);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "hut-strong");
  gtk_label_set_xalign (GTK_LABEL (sample), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sample), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (sample, TRUE);
  gtk_widget_add_css_class (sample, "hut-dim");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, fields == NULL                           ? "hut-dim"
                                    : hut_import_is_proposed (import, index) ? "hut-soon"
                                                                             : "hut-good");
  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER ((int)index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button), self, G_CONNECT_SWAPPED);
  hut_button_set_name (button, name);

  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), sample);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* All that a column may fill: what imports know, and the fields of a case. */
static void
fill_fields (HutImportMapping *self)
{
  static const char *const own[] = { HUT_PRESET_LONGITUDE, HUT_PRESET_LATITUDE,
                                     HUT_PRESET_COORDINATES, HUT_PRESET_STREET };
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->names = gtk_string_list_new (NULL);
  self->codes = g_ptr_array_new ();
  gtk_string_list_append (self->names, _ ("Not imported"));
  g_ptr_array_add (self->codes, NULL);
  gtk_string_list_append (self->names, _ ("Keep at the end of the text"));
  g_ptr_array_add (self->codes, (char *)HUT_IMPORT_MAPPING_KEPT);
  for (guint i = 0; i < hut_kind_case.n_fields; i++)
    {
      const HutField *field = &hut_kind_case.fields[i];

      if (!hut_preset_is_field (field->name) || field->type == HUT_FIELD_JSON)
        continue;
      gtk_string_list_append (self->names, hut_import_mapping_field_label (field->name));
      g_ptr_array_add (self->codes, (char *)field->name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      gtk_string_list_append (self->names, hut_import_mapping_field_label (own[i]));
      g_ptr_array_add (self->codes, (char *)own[i]);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->fields, factory);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL));
  gtk_list_view_set_model (
      self->fields,
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (
          G_LIST_MODEL (g_object_ref (self->names)), g_object_ref (self->filter))))));
}

static void
hut_import_mapping_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_allocate (child, width, height, baseline, NULL);
  gtk_popover_present (HUT_IMPORT_MAPPING (widget)->popover);
}

static void
hut_import_mapping_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
hut_import_mapping_dispose (GObject *object)
{
  HutImportMapping *self = HUT_IMPORT_MAPPING (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (hut_import_mapping_parent_class)->dispose (object);
}

static void
hut_import_mapping_class_init (HutImportMappingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_import_mapping_dispose;
  widget_class->size_allocate = hut_import_mapping_size_allocate;
  widget_class->measure = hut_import_mapping_measure;
  signals[MAPPED] = g_signal_new ("mapped", HUT_TYPE_IMPORT_MAPPING, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-import-mapping.ui");
  gtk_widget_class_bind_template_child (widget_class, HutImportMapping, columns);
  gtk_widget_class_bind_template_child (widget_class, HutImportMapping, popover);
  gtk_widget_class_bind_template_child (widget_class, HutImportMapping, fields);
  gtk_widget_class_bind_template_child (widget_class, HutImportMapping, search);
  gtk_widget_class_bind_template_child (widget_class, HutImportMapping, note);
  gtk_widget_class_bind_template_callback (widget_class, on_field_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_done);
}

static void
hut_import_mapping_init (HutImportMapping *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->refocus = -1;
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  fill_fields (self);
}

void
hut_import_mapping_show (HutImportMapping *self, HutImport *import)
{
  guint n = hut_import_n_columns (import);
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->columns, 0)) != NULL)
    gtk_list_box_remove (self->columns, GTK_WIDGET (old));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->columns, column_row (self, import, i));
  gtk_label_set_label (self->note,
                       hut_import_is_unknown (import) && !hut_import_is_recalled (import)
                           ? _ ("Nobody has seen these headings before: look at what is proposed")
                           : _ ("Press a button to change it"));
  if (self->refocus >= 0)
    focus_button (self, self->refocus);
  self->refocus = -1;
}

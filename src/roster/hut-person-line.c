/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the list of people. It is made, named and filled when it comes into view: to name all
 * rows that a list view keeps would read two hundred people for each letter that is typed. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-line.h"

#include "roster/hut-person-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-late-rows.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPersonLine
{
  GtkWidget parent_instance;
  GtkWidget *grid; /* NULL until it is first seen; invisible while it shows somebody else */
  GtkWidget *name;
  GtkWidget *unit;
  GtkWidget *left;
  GtkWidget *roles;
  HutPersonItem *item;
  GHashTable *places;
  HutCaseBrowser *browser;
  gulong notify_id;
};

G_DEFINE_FINAL_TYPE (HutPersonLine, hut_person_line, GTK_TYPE_WIDGET)

/* What a line was found to need, for those that are not seen yet; 0: none was seen. */
static int line_height;

/* ---- Words ---- */

/* "Steward · East Lane One, Volunteer", or that there is no role. */
static char *
role_words (HutPersonLine *self, const HutPersonEntry *entry)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entry->roles->len; i++)
    {
      const HutHeldRole *held = &g_array_index (entry->roles, HutHeldRole, i);
      const char *name = held->place != NULL && self->places != NULL
                             ? g_hash_table_lookup (self->places, held->place)
                             : NULL;
      g_autofree char *role = hut_person_role_words (held->code, name != NULL ? name : held->place);

      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", role);
    }
  if (words->len == 0)
    g_string_append (words, entry->left_at != 0 ? _ ("no role any more") : _ ("no role now"));
  return g_string_free (words, FALSE);
}

/* Where one lives, else where one works. */
static const char *
home_of (HutPersonLine *self, const HutPersonEntry *entry)
{
  const char *community = entry->community != NULL
                              ? hut_case_browser_community_name (self->browser, entry->community)
                              : NULL;

  return community != NULL
             ? community
             : hut_case_names_unit_words (hut_case_browser_get_names (self->browser), entry->unit);
}

static const HutPersonEntry *
entry_of (HutPersonLine *self)
{
  return self->item != NULL ? hut_person_item_get_entry (self->item) : NULL;
}

static void
name_row (HutPersonLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  const HutPersonEntry *entry = entry_of (self);
  g_autofree char *roles = NULL;
  g_autofree char *summary = NULL;
  const char *home;

  if (row == NULL || entry == NULL)
    return;
  roles = role_words (self, entry);
  home = home_of (self, entry);
  summary = g_strdup_printf ("%s%s%s%s%s%s%s", entry->name != NULL ? entry->name : "", _ (", "),
                             roles, home != NULL ? _ (", ") : "", home != NULL ? home : "",
                             entry->left_at != 0 ? _ (", ") : "",
                             entry->left_at != 0 ? C_ ("person", "left") : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
}

/* ---- The parts ---- */

static GtkWidget *
add_label (HutPersonLine *self, int column, int row, int width, const char *style)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, width, 1);
  return label;
}

static void
make_parts (HutPersonLine *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 4, NULL);
  self->name = add_label (self, 0, 0, 1, "hut-strong");
  self->unit = add_label (self, 1, 0, 1, "hut-note");
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->unit), 1);
  self->left = hut_chip_new (C_ ("person", "Left"), "hut-close-symbolic", "done");
  gtk_grid_attach (GTK_GRID (self->grid), self->left, 2, 0, 1, 1);
  self->roles = add_label (self, 0, 1, 3, "hut-note");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
show_parts (HutPersonLine *self)
{
  const HutPersonEntry *entry = entry_of (self);
  g_autofree char *roles = role_words (self, entry);
  const char *home = home_of (self, entry);

  gtk_label_set_label (GTK_LABEL (self->name), entry->name != NULL ? entry->name : "");
  gtk_label_set_label (GTK_LABEL (self->unit), home != NULL ? home : "");
  gtk_widget_set_visible (self->unit, home != NULL);
  gtk_widget_set_visible (self->left, entry->left_at != 0);
  gtk_label_set_label (GTK_LABEL (self->roles), roles);
}

static gboolean
is_filled (HutPersonLine *self)
{
  return self->grid != NULL && gtk_widget_get_visible (self->grid);
}

static void
fill (GtkWidget *widget)
{
  HutPersonLine *self = HUT_PERSON_LINE (widget);

  if (self->item == NULL)
    return;
  if (self->grid == NULL)
    make_parts (self);
  name_row (self);
  show_parts (self);
  gtk_widget_set_visible (self->grid, TRUE);
}

static void
on_entry_changed (HutPersonLine *self)
{
  if (!is_filled (self))
    return;
  name_row (self);
  show_parts (self);
}

/* What a screen reader does with a row: the person is shown. */
static void
do_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HutPersonEntry *entry = entry_of (HUT_PERSON_LINE (widget));
  g_autofree char *id = entry != NULL ? hut_uid_to_string (&entry->id) : NULL;

  if (id != NULL)
    gtk_widget_activate_action (widget, "roster.show-person", "s", id);
}

/* ---- The widget ---- */

/* As two lines of text until one was measured. */
static int
guess_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = 2 * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) + 4;

  pango_font_metrics_unref (metrics);
  return height;
}

static void
hut_person_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutPersonLine *self = HUT_PERSON_LINE (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (is_filled (self))
    {
      gtk_widget_measure (self->grid, orientation, for_size, minimum, natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL || *natural == line_height)
        return;
      line_height = *natural;
      hut_late_rows_resize (widget);
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = line_height > 0 ? line_height : guess_height (widget);
}

static void
hut_person_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutPersonLine *self = HUT_PERSON_LINE (widget);

  if (is_filled (self))
    gtk_widget_allocate (self->grid, width, height, -1, NULL);
}

static void
hut_person_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_person_line_parent_class)->map (widget);
  if (!is_filled (HUT_PERSON_LINE (widget)))
    hut_late_rows_add (widget, fill);
}

static void
hut_person_line_unmap (GtkWidget *widget)
{
  hut_late_rows_remove (widget);
  GTK_WIDGET_CLASS (hut_person_line_parent_class)->unmap (widget);
}

static void
hut_person_line_dispose (GObject *object)
{
  HutPersonLine *self = HUT_PERSON_LINE (object);

  g_clear_signal_handler (&self->notify_id, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_person_line_parent_class)->dispose (object);
}

static void
hut_person_line_class_init (HutPersonLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_person_line_dispose;
  widget_class->measure = hut_person_line_measure;
  widget_class->size_allocate = hut_person_line_size_allocate;
  widget_class->map = hut_person_line_map;
  widget_class->unmap = hut_person_line_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, do_open);
}

static void
hut_person_line_init (HutPersonLine *self)
{
}

GtkWidget *
hut_person_line_new (void)
{
  return g_object_new (HUT_TYPE_PERSON_LINE, NULL);
}

void
hut_person_line_set_item (HutPersonLine *self, HutPersonItem *item, GHashTable *places,
                          HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PERSON_LINE (self));

  g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->item, item);
  g_set_object (&self->browser, browser);
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = places != NULL ? g_hash_table_ref (places) : NULL;
  if (self->grid != NULL)
    gtk_widget_set_visible (self->grid, FALSE);
  if (item == NULL)
    return;
  self->notify_id =
      g_signal_connect_swapped (item, "notify::entry", G_CALLBACK (on_entry_changed), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hut_late_rows_add (GTK_WIDGET (self), fill);
}

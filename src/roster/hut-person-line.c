/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the list of people. It is named when it comes into view: to name all rows that a list
 * view keeps would read two hundred people for each letter that is typed. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-line.h"

#include "roster/hut-person-words.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPersonLine
{
  HutLateRow parent_instance;
  GtkWidget *name;
  GtkWidget *unit;
  GtkWidget *left;
  GtkWidget *roles;
  GHashTable *places;
  HutCaseBrowser *browser;
};

G_DEFINE_FINAL_TYPE (HutPersonLine, hut_person_line, HUT_TYPE_LATE_ROW)

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
entry_of (HutLateRow *row)
{
  return hut_person_item_get_entry (hut_late_row_get_item (row));
}

static char *
hut_person_line_dup_name (HutLateRow *row)
{
  HutPersonLine *self = HUT_PERSON_LINE (row);
  const HutPersonEntry *entry = entry_of (row);
  g_autofree char *roles = role_words (self, entry);
  const char *home = home_of (self, entry);

  return g_strdup_printf ("%s%s%s%s%s%s%s", entry->name != NULL ? entry->name : "", _ (", "), roles,
                          home != NULL ? _ (", ") : "", home != NULL ? home : "",
                          entry->left_at != 0 ? _ (", ") : "",
                          entry->left_at != 0 ? C_ ("person", "left") : "");
}

/* ---- The parts ---- */

static void
hut_person_line_make (HutLateRow *row, GtkGrid *grid)
{
  HutPersonLine *self = HUT_PERSON_LINE (row);

  self->name = hut_late_row_add_label (grid, 0, 0, 1, "hut-strong");
  self->unit = hut_late_row_add_label (grid, 1, 0, 1, "hut-note");
  gtk_widget_set_hexpand (self->unit, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->unit), 1);
  self->left = hut_chip_new (C_ ("person", "Left"), "hut-close-symbolic", "done");
  gtk_grid_attach (grid, self->left, 2, 0, 1, 1);
  self->roles = hut_late_row_add_label (grid, 0, 1, 3, "hut-note");
}

static void
hut_person_line_fill (HutLateRow *row)
{
  HutPersonLine *self = HUT_PERSON_LINE (row);
  const HutPersonEntry *entry = entry_of (row);
  g_autofree char *roles = role_words (self, entry);
  const char *home = home_of (self, entry);

  gtk_label_set_label (GTK_LABEL (self->name), entry->name != NULL ? entry->name : "");
  gtk_label_set_label (GTK_LABEL (self->unit), home != NULL ? home : "");
  gtk_widget_set_visible (self->unit, home != NULL);
  gtk_widget_set_visible (self->left, entry->left_at != 0);
  gtk_label_set_label (GTK_LABEL (self->roles), roles);
}

/* What a screen reader does with a row: the person is shown. */
static void
hut_person_line_open (HutLateRow *row)
{
  g_autofree char *id = hut_uid_to_string (&entry_of (row)->id);

  gtk_widget_activate_action (GTK_WIDGET (row), "roster.show-person", "s", id);
}

/* ---- The widget ---- */

static void
hut_person_line_dispose (GObject *object)
{
  HutPersonLine *self = HUT_PERSON_LINE (object);

  g_clear_object (&self->browser);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (hut_person_line_parent_class)->dispose (object);
}

static void
hut_person_line_class_init (HutPersonLineClass *klass)
{
  HutLateRowClass *row_class = HUT_LATE_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_person_line_dispose;
  row_class->changes = "notify::entry";
  row_class->is_named_late = TRUE;
  row_class->make = hut_person_line_make;
  row_class->fill = hut_person_line_fill;
  row_class->dup_name = hut_person_line_dup_name;
  row_class->open = hut_person_line_open;
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

  g_set_object (&self->browser, browser);
  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = places != NULL ? g_hash_table_ref (places) : NULL;
  hut_late_row_set_item (HUT_LATE_ROW (self), item);
}

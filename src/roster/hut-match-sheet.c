/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sheet of a match. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-match-sheet.h"

#include "base/hut-json.h"
#include "domain/hut-roster.h"
#include "roster/hut-entry-words.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutMatchSheet
{
  GtkWidget parent_instance;
  GtkWidget *column;
  char *said; /* all that is shown, so that it is made anew only for something */
};

G_DEFINE_FINAL_TYPE (HutMatchSheet, hut_match_sheet, GTK_TYPE_WIDGET)

static const char *const step_names[HUT_N_MATCH_STEPS] = { "collected", "offered", "talked",
                                                           "rated" };
static const char *const side_names[] = { "need", "resource" };

gboolean
hut_match_sheet_parse (const char *target, HutMatchStep *step, HutMatchSide *side)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  for (guint i = 0; i < HUT_N_MATCH_STEPS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (side_names); k++)
      if (g_str_equal (parts[0], step_names[i]) && g_str_equal (parts[1], side_names[k]))
        {
          *step = i;
          *side = k;
          return TRUE;
        }
  return FALSE;
}

/* ---- Steps ---- */

static HutTime
taken_at (const HutRecord *match, HutMatchStep step, HutMatchSide side)
{
  return hut_record_get_int (match, hut_match_step_field (step, side), 0);
}

/* "2026-11-27", with the rating where it is the last step. */
static char *
taken_words (const HutRecord *match, HutMatchStep step, HutMatchSide side)
{
  g_autofree char *day = hut_roster_day_words (taken_at (match, step, side));
  gint64 rating = hut_record_get_int (
      match, side == HUT_MATCH_NEED_SIDE ? "need_rating" : "resource_rating", 0);

  if (step != HUT_MATCH_RATED)
    return g_steal_pointer (&day);
  /* Translators: a day, and a rating from 1 to 5. */
  return g_strdup_printf (_ ("%s, %d of 5"), day, (int)rating);
}

static GtkWidget *
new_taken (const HutRecord *match, HutMatchStep step, HutMatchSide side)
{
  g_autofree char *words = taken_words (match, step, side);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (line), hut_chip_new (words, "hut-done-symbolic", "good"));
  return line;
}

static GtkWidget *
new_cell (const HutRecord *match, HutMatchStep step, HutMatchSide side, const char *whose)
{
  gboolean open = g_strcmp0 (hut_match_state (match), "open") == 0;
  gboolean next = step == HUT_MATCH_COLLECTED || taken_at (match, step - 1, side) != 0;
  g_autofree char *target = g_strdup_printf ("%s/%s", step_names[step], side_names[side]);
  g_autofree char *about = g_strdup_printf ("%s, %s", hut_match_step_label (step), whose);
  GtkWidget *button;

  if (taken_at (match, step, side) != 0)
    return new_taken (match, step, side);
  if (!open || !next)
    return hut_entry_label (_ ("not yet"), "hut-note");
  button = hut_entry_button (step == HUT_MATCH_RATED ? _ ("Rate…") : _ ("Tick"), "entries.tick",
                             target, about);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* The last step that @side took can be taken back. */
static GtkWidget *
new_untick (const HutRecord *match, HutMatchSide side, const char *whose)
{
  GtkWidget *button = hut_entry_button (_ ("Undo Last"), "entries.untick", side_names[side], whose);
  gboolean any = taken_at (match, HUT_MATCH_COLLECTED, side) != 0 &&
                 g_strcmp0 (hut_match_state (match), "dropped") != 0;

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, any);
  return button;
}

static GtkWidget *
new_steps (const HutMatchShown *shown)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 24, "row-spacing", 8, NULL);
  const char *const whose[] = { _ ("Who needs"), _ ("Who offers") };

  for (guint side = 0; side < G_N_ELEMENTS (whose); side++)
    {
      gtk_grid_attach (GTK_GRID (grid), hut_entry_label (whose[side], "hut-strong"), side + 1, 0, 1,
                       1);
      gtk_grid_attach (GTK_GRID (grid), new_untick (shown->match, side, whose[side]), side + 1,
                       HUT_N_MATCH_STEPS + 1, 1, 1);
    }
  for (guint step = 0; step < HUT_N_MATCH_STEPS; step++)
    {
      g_autofree char *title = g_strdup_printf ("%u. %s", step + 1, hut_match_step_label (step));

      gtk_grid_attach (GTK_GRID (grid), hut_entry_label (title, NULL), 0, step + 1, 1, 1);
      for (guint side = 0; side < G_N_ELEMENTS (whose); side++)
        gtk_grid_attach (GTK_GRID (grid), new_cell (shown->match, step, side, whose[side]),
                         side + 1, step + 1, 1, 1);
    }
  return grid;
}

/* ---- Reasons ---- */

static GtkWidget *
new_reasons (const HutRecord *match)
{
  const char *text = hut_record_get_text (match, "reasons");
  g_autoptr (JsonNode) node = text != NULL ? hut_json_parse (text, -1, NULL) : NULL;
  JsonObject *reasons =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 16, "row-spacing", 2, NULL);

  for (guint i = 0; reasons != NULL && i < HUT_N_MATCH_GROUNDS; i++)
    {
      JsonArray *pair = hut_json_get_array (reasons, hut_match_ground_name (i));
      g_autofree char *points = NULL;

      if (pair == NULL || json_array_get_length (pair) != 2 ||
          json_node_get_value_type (json_array_get_element (pair, 1)) != G_TYPE_STRING)
        continue;
      points = g_strdup_printf ("%d", (int)json_array_get_int_element (pair, 0));
      gtk_grid_attach (GTK_GRID (grid), hut_entry_label (hut_match_ground_label (i), NULL), 0, i, 1,
                       1);
      gtk_grid_attach (GTK_GRID (grid), hut_entry_label (points, "hut-number"), 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid),
                       hut_entry_label (json_array_get_string_element (pair, 1), "hut-note"), 2, i,
                       1, 1);
    }
  return grid;
}

/* ---- The sheet ---- */

static void
add_side (GtkWidget *column, const char *label, const char *title, const HutUid *id,
          const char *action)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = hut_uid_to_string (id);
  GtkWidget *name = hut_entry_label (label, "hut-note");
  GtkWidget *button =
      hut_entry_button (title != NULL ? title : _ ("(no longer there)"), action, text, label);

  gtk_widget_set_size_request (name, 72, -1);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_sensitive (button, title != NULL);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (column), line);
}

static void
add_head (GtkWidget *column, const HutMatchShown *shown)
{
  const char *icon, *tone;
  g_autofree char *state = hut_match_state_words (shown->match, &icon, &tone);
  g_autofree char *day = hut_roster_day_words (hut_record_get_int (shown->match, "at", 0));
  g_autofree char *score = g_strdup_printf (_ ("Matched on %s, score %d"), day != NULL ? day : "",
                                            (int)hut_record_get_int (shown->match, "score", 0));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = hut_entry_label (C_ ("match", "Match"), "hut-heading");

  gtk_box_append (GTK_BOX (line), hut_entry_button (_ ("Back"), "entries.back", NULL, NULL));
  gtk_box_append (GTK_BOX (line), title);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), hut_chip_new (state, icon, tone));
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), hut_entry_label (score, "hut-note"));
}

static void
add_sides (GtkWidget *column, const HutMatchShown *shown)
{
  HutUid need = hut_roster_uid (shown->match, "need");
  HutUid resource = hut_roster_uid (shown->match, "resource");
  HutUid project = hut_roster_uid (shown->match, "project");

  add_side (column, _ ("Need"), shown->need, &need, "roster.show-entry");
  add_side (column, shown->person ? _ ("Person") : _ ("Resource"), shown->resource, &resource,
            shown->person ? "roster.show-person" : "roster.show-entry");
  if (!hut_uid_is_nil (&project))
    add_side (column, _ ("Project"), shown->project, &project, "roster.show-entry");
}

static void
add_acts (GtkWidget *column, const HutRecord *match)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *state = hut_match_state (match);

  if (g_strcmp0 (state, "open") == 0)
    gtk_box_append (GTK_BOX (line), hut_entry_button (_ ("Drop…"), "entries.drop", NULL, NULL));
  if (g_strcmp0 (state, "dropped") == 0)
    gtk_box_append (GTK_BOX (line),
                    hut_entry_button (_ ("Take Up Again"), "entries.resume", NULL, NULL));
  gtk_box_append (GTK_BOX (line),
                  hut_entry_button (_ ("Part of a Project…"), "entries.link", NULL, NULL));
  gtk_box_append (GTK_BOX (column), line);
}

static void
add_card (GtkWidget *column, const char *heading, GtkWidget *inside)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-card-padded");
  gtk_widget_set_margin_top (card, 8);
  gtk_box_append (GTK_BOX (card), hut_entry_label (heading, "hut-strong"));
  gtk_box_append (GTK_BOX (card), inside);
  gtk_box_append (GTK_BOX (column), card);
}

void
hut_match_sheet_show (HutMatchSheet *self, const HutMatchShown *shown,
                      const HutMatchMeasures *measures)
{
  g_autofree char *dump = hut_record_dump_line (shown->match);
  g_autofree char *said =
      g_strdup_printf ("%s\n%s\n%s\n%s", dump, shown->need, shown->resource, shown->project);
  const char *words = hut_record_get_text (shown->match, "words");
  g_autofree char *why =
      words != NULL ? g_strdup_printf (_ ("Why it was dropped: %s"), words) : NULL;

  if (g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  hut_entry_clear (self->column);
  add_head (self->column, shown);
  add_sides (self->column, shown);
  if (why != NULL)
    gtk_box_append (GTK_BOX (self->column), hut_entry_label (why, NULL));
  add_card (self->column, _ ("Four two-way steps"), new_steps (shown));
  add_acts (self->column, shown->match);
  add_card (self->column, _ ("Reasons for the score"), new_reasons (shown->match));
}

static void
hut_match_sheet_dispose (GObject *object)
{
  HutMatchSheet *self = HUT_MATCH_SHEET (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (hut_match_sheet_parent_class)->dispose (object);
}

static void
hut_match_sheet_class_init (HutMatchSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_match_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_match_sheet_init (HutMatchSheet *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

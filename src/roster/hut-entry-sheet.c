/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sheet of a line. It is made anew when something else is to be said; what was unmasked stays
 * so while the line is shown. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entry-sheet.h"

#include "domain/hut-entry-plan.h"
#include "domain/hut-mask.h"
#include "roster/hut-entry-words.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-personal-sight.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutEntrySheet
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutUid shown; /* nil: none */
  HutPersonalSight *sight;
  char *personal; /* the contact, or NULL */
  GtkWidget *contact_label;
  GtkWidget *contact_show; /* the button that asks for it */
  char *said;              /* all that is shown, so that it is made anew only for something */
};

G_DEFINE_FINAL_TYPE (HutEntrySheet, hut_entry_sheet, GTK_TYPE_WIDGET)

static gboolean
is_in (const HutRecord *entry, const char *field, const char *code)
{
  return g_strcmp0 (hut_record_get_text (entry, field), code) == 0;
}

static GtkWidget *
add_card (GtkWidget *column, const char *heading, const char *note)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = hut_entry_label (heading, "hut-strong");

  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-card-padded");
  gtk_widget_set_margin_top (card, 4);
  gtk_box_append (GTK_BOX (card), title);
  if (note != NULL)
    gtk_box_append (GTK_BOX (card), hut_entry_label (note, "hut-note"));
  gtk_box_append (GTK_BOX (column), card);
  return card;
}

/* ---- Head ---- */

static void
add_acts (GtkWidget *column, const HutRecord *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gboolean open = is_in (entry, "state", "open");

  if (open && is_in (entry, "list", "project"))
    gtk_box_append (GTK_BOX (line),
                    hut_entry_button (_ ("Progress…"), "entries.progress", NULL, NULL));
  gtk_box_append (GTK_BOX (line), hut_entry_button (_ ("Edit…"), "entries.edit", NULL, NULL));
  if (open)
    gtk_box_append (GTK_BOX (line), hut_entry_button (_ ("Close"), "entries.close", NULL, NULL));
  else
    gtk_box_append (GTK_BOX (line), hut_entry_button (_ ("Reopen"), "entries.reopen", NULL, NULL));
  gtk_box_append (GTK_BOX (line),
                  hut_entry_button (_ ("Put on the Agenda…"), "entries.agenda", NULL, NULL));
  gtk_box_append (GTK_BOX (line),
                  hut_entry_button (C_ ("roster", "Strike Off…"), "entries.void", NULL, NULL));
  gtk_box_append (GTK_BOX (column), line);
}

static void
add_head (GtkWidget *column, const HutRecord *entry)
{
  gboolean open = is_in (entry, "state", "open");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = hut_entry_label (hut_record_get_text (entry, "title"), "hut-heading");
  const char *state =
      hut_field_code_label (hut_kind_field (&hut_kind_entry, "state"), open ? "open" : "closed");
  GtkWidget *chip = hut_chip_new (state, open ? "hut-clock-symbolic" : "hut-done-symbolic",
                                  open ? "at-work" : "done");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (column), line);
  add_acts (column, entry);
}

/* ---- What it says ---- */

static GtkWidget *
add_fact (GtkGrid *grid, int *row, const char *label, const char *value)
{
  GtkWidget *words;

  if (value == NULL)
    return NULL;
  words = hut_entry_label (value, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (grid, hut_entry_label (label, "hut-note"), 0, *row, 1, 1);
  gtk_grid_attach (grid, words, 1, *row, 1, 1);
  (*row)++;
  return words;
}

/* "2026-11-01 – 2026-12-31", with one of them, or NULL. */
static char *
span_words (const HutRecord *entry)
{
  g_autofree char *from = hut_roster_day_words (hut_record_get_int (entry, "from", 0));
  g_autofree char *until = hut_roster_day_words (hut_record_get_int (entry, "until", 0));

  if (from != NULL && until != NULL)
    return g_strdup_printf ("%s – %s", from, until);
  if (from != NULL)
    return g_strdup_printf (_ ("from %s"), from);
  return until != NULL ? g_strdup_printf (_ ("until %s"), until) : NULL;
}

/* In full as long as somebody may see it so. */
static void
show_contact (HutEntrySheet *self)
{
  gboolean open = hut_personal_sight_is_open (self->sight);
  g_autofree char *masked = hut_mask_value ("contact", self->personal);

  if (self->contact_label == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->contact_label), open ? self->personal : masked);
  gtk_widget_set_visible (self->contact_show, !open);
}

static void
on_show_contact (HutEntrySheet *self)
{
  hut_personal_sight_open (self->sight);
  show_contact (self);
}

static void
add_contact (HutEntrySheet *self, GtkGrid *grid, int *row, const HutRecord *entry)
{
  const char *contact = hut_record_get_text (entry, "contact");
  GtkWidget *show;

  g_free (self->personal);
  self->personal = g_strdup (contact);
  if (contact == NULL)
    return;
  self->contact_label = add_fact (grid, row, _ ("Whom to turn to"), "");
  show = gtk_button_new_with_label (_ ("Show"));
  gtk_widget_add_css_class (show, "hut-link");
  hut_button_set_name (show, _ ("Show whom to turn to"));
  g_signal_connect_object (show, "clicked", G_CALLBACK (on_show_contact), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, show, 2, *row - 1, 1, 1);
  self->contact_show = show;
  show_contact (self);
}

static void
add_facts (HutEntrySheet *self, HutCaseBrowser *browser, const HutEntriesAnswer *answer)
{
  const HutRecord *entry = answer->entry;
  const char *code = hut_record_get_text (entry, "community");
  const char *level = hut_record_get_text (entry, "level");
  gint64 capacity = hut_record_get_int (entry, "capacity", 0);
  g_autofree char *tags = hut_tags_to_words (hut_record_get_text (entry, "tags"));
  g_autofree char *span = span_words (entry);
  g_autofree char *number = capacity > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, capacity) : NULL;
  g_autofree char *due = hut_roster_day_words (hut_record_get_int (entry, "due_at", 0));
  GtkGrid *grid =
      GTK_GRID (g_object_new (GTK_TYPE_GRID, "column-spacing", 16, "row-spacing", 4, NULL));
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  int row = 0;

  add_fact (grid, &row, _ ("Subject area"), hut_record_get_text (entry, "category"));
  add_fact (grid, &row, _ ("Tags"), tags);
  add_fact (grid, &row, _ ("Community"),
            code != NULL ? hut_case_browser_community_name (browser, code) : NULL);
  add_fact (grid, &row, _ ("Address"), hut_record_get_text (entry, "address"));
  add_fact (grid, &row, _ ("Time"), span);
  add_fact (grid, &row, _ ("Capacity"), number);
  add_fact (grid, &row, _ ("Unit"),
            hut_case_names_unit_words (hut_case_browser_get_names (browser),
                                       hut_record_get_text (entry, "unit")));
  add_fact (grid, &row, _ ("Person"), answer->person);
  add_contact (self, grid, &row, entry);
  if (level != NULL)
    add_fact (grid, &row, _ ("Level of the committee"),
              hut_field_code_label (hut_kind_field (&hut_kind_entry, "level"), level));
  add_fact (grid, &row, _ ("Due"), due);
  add_fact (grid, &row, _ ("Words"), hut_record_get_text (entry, "words"));
  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-card-padded");
  gtk_widget_set_visible (card, row > 0);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (grid));
  gtk_box_append (GTK_BOX (self->column), card);
}

/* ---- A project ---- */

static const char *
new_value (const HutHistoryEntry *entry, const char *field)
{
  JsonArray *pair = json_object_has_member (entry->fields, field)
                        ? json_object_get_array_member (entry->fields, field)
                        : NULL;
  JsonNode *node =
      pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_element (pair, 1) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static char *
per_cent (const HutHistoryEntry *entry)
{
  JsonArray *pair = json_object_has_member (entry->fields, "progress")
                        ? json_object_get_array_member (entry->fields, "progress")
                        : NULL;

  if (pair == NULL || json_array_get_length (pair) != 2 ||
      json_node_get_value_type (json_array_get_element (pair, 1)) != G_TYPE_INT64)
    return NULL;
  return g_strdup_printf ("%d %%", (int)json_array_get_int_element (pair, 1));
}

static void
add_progress (GtkWidget *column, const HutEntriesAnswer *answer)
{
  gint64 progress = hut_record_get_int (answer->entry, "progress", 0);
  g_autofree char *now = g_strdup_printf ("%d %%", (int)progress);
  GtkWidget *card =
      add_card (column, _ ("Progress"), hut_record_get_text (answer->entry, "progress_words"));
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double)progress / 100);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (bar), now);
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (bar), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress in per cent"), -1);
  gtk_box_append (GTK_BOX (card), bar);
  for (guint i = 0; answer->progress != NULL && i < answer->progress->len; i++)
    {
      const HutHistoryEntry *entry = answer->progress->pdata[i];
      g_autofree char *day = hut_roster_day_words (entry->at);
      g_autofree char *then = per_cent (entry);
      const char *words = new_value (entry, "progress_words");
      g_autofree char *line =
          g_strjoin ("  ", day, then != NULL ? then : words, then != NULL ? words : NULL, NULL);

      gtk_box_append (GTK_BOX (card), hut_entry_label (line, "hut-note"));
    }
}

/* ---- Matches ---- */

/* The other side of @entry, or both where it is a project. */
static char *
other_side (const HutMatchShown *shown, const HutRecord *entry)
{
  const char *gone = _ ("(no longer there)");
  const char *need = shown->need != NULL ? shown->need : gone;
  const char *resource = shown->resource != NULL ? shown->resource : gone;

  if (is_in (entry, "list", "need"))
    return g_strdup (resource);
  if (is_in (entry, "list", "resource"))
    return g_strdup (need);
  return g_strdup_printf ("%s – %s", need, resource);
}

static void
add_matches (GtkWidget *column, const HutEntriesAnswer *answer)
{
  GtkWidget *card;

  if (answer->matches->len == 0 && !is_in (answer->entry, "list", "project"))
    return;
  card = add_card (column, _ ("Matches"),
                   answer->matches->len == 0
                       ? _ ("None yet: a match is made part of a project on its own page.")
                       : NULL);
  for (guint i = 0; i < answer->matches->len; i++)
    {
      const HutMatchShown *shown = answer->matches->pdata[i];
      const char *icon, *tone;
      g_autofree char *state = hut_match_state_words (shown->match, &icon, &tone);
      g_autofree char *title = other_side (shown, answer->entry);
      g_autofree char *id = hut_uid_to_string (&shown->match->id);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = hut_entry_label (title, NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), hut_chip_new (state, icon, tone));
      gtk_box_append (GTK_BOX (line),
                      hut_entry_button (_ ("Open Match"), "entries.show-match", id, title));
      gtk_box_append (GTK_BOX (card), line);
    }
}

/* ---- What can meet a need ---- */

/* "Category 30 of 30: the same category · …", in the order of grounds. */
static char *
reasons_words (const HutMatchScore *score, const HutMatchMeasures *measures)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < HUT_N_MATCH_GROUNDS; i++)
    /* Translators: a ground of a score, its points of the most that there are, and why. */
    g_string_append_printf (words, _ ("%s%s %d/%d: %s"), i > 0 ? "\n" : "",
                            hut_match_ground_label (i), score->points[i], measures->weights[i],
                            score->words[i]);
  return g_string_free (words, FALSE);
}

static GtkWidget *
new_ranked (const HutMatchScore *score, const HutMatchMeasures *measures, gboolean open)
{
  gboolean person = score->resource->kind == &hut_kind_person;
  const char *title = hut_record_get_text (score->resource, person ? "name" : "title");
  g_autofree char *id = hut_uid_to_string (&score->resource->id);
  g_autofree char *points = g_strdup_printf ("%d", score->score);
  g_autofree char *reasons = reasons_words (score, measures);
  g_autofree char *note =
      g_strdup_printf ("%s · %s · %s", person ? _ ("Person") : _ ("Resource"),
                       score->words[HUT_MATCH_CATEGORY], score->words[HUT_MATCH_DISTANCE]);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *figure = hut_entry_label (points, "hut-heading");
  GtkWidget *why = gtk_expander_new (_ ("Reasons for the score"));
  g_autofree char *why_name = g_strdup_printf ("%s, %s", _ ("Reasons for the score"), title);

  gtk_widget_add_css_class (figure, "hut-number");
  gtk_widget_set_size_request (figure, 36, -1);
  gtk_widget_set_valign (figure, GTK_ALIGN_START);
  gtk_expander_set_child (GTK_EXPANDER (why), hut_entry_label (reasons, "hut-note"));
  gtk_expander_set_expanded (GTK_EXPANDER (why), open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (why), GTK_ACCESSIBLE_PROPERTY_LABEL, why_name,
                                  -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), hut_entry_label (title, "hut-strong"));
  gtk_box_append (GTK_BOX (words), hut_entry_label (note, "hut-note"));
  gtk_box_append (GTK_BOX (words), why);
  gtk_box_append (GTK_BOX (line), figure);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line),
                  hut_entry_button (C_ ("match", "Match"), "entries.match", id, title));
  return line;
}

static void
add_ranked (GtkWidget *column, const HutEntriesAnswer *answer)
{
  g_autofree char *note = NULL;
  GtkWidget *card;

  if (answer->ranked == NULL)
    return;
  if (answer->n_ranked > answer->ranked->len)
    note = g_strdup_printf (_ ("%u fit; the best %u are shown"), answer->n_ranked,
                            answer->ranked->len);
  else if (answer->n_ranked == 0)
    note = g_strdup (_ ("Nothing fits yet: no resource and nobody’s skills have this subject area "
                        "or one of these tags."));
  card = add_card (column, _ ("What can meet it"), note);
  for (guint i = 0; i < answer->ranked->len; i++)
    gtk_box_append (GTK_BOX (card),
                    new_ranked (answer->ranked->pdata[i], &answer->measures, i == 0));
}

/* ---- The widget ---- */

/* All that the sheet would say. */
static char *
words_of_all (const HutEntriesAnswer *answer)
{
  g_autofree char *entry = hut_record_dump_line (answer->entry);
  GString *all = g_string_new (entry);

  g_string_append (all, answer->person != NULL ? answer->person : "");
  for (guint i = 0; i < answer->matches->len; i++)
    {
      const HutMatchShown *shown = answer->matches->pdata[i];
      g_autofree char *match = hut_record_dump_line (shown->match);

      g_string_append_printf (all, "\n%s\t%s\t%s", match, shown->need, shown->resource);
    }
  for (guint i = 0; answer->ranked != NULL && i < answer->ranked->len; i++)
    {
      const HutMatchScore *score = answer->ranked->pdata[i];
      g_autofree char *id = hut_uid_to_string (&score->resource->id);

      g_string_append_printf (all, "\n%s\t%d", id, score->score);
    }
  g_string_append_printf (all, "\n%u", answer->progress != NULL ? answer->progress->len : 0);
  return g_string_free (all, FALSE);
}

void
hut_entry_sheet_show (HutEntrySheet *self, HutCaseBrowser *browser, const HutEntriesAnswer *answer)
{
  g_autofree char *said = answer->entry != NULL ? words_of_all (answer) : NULL;

  g_return_if_fail (HUT_IS_ENTRY_SHEET (self));

  if (said != NULL && g_strcmp0 (said, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_steal_pointer (&said);
  hut_entry_clear (self->column);
  self->contact_label = NULL;
  if (answer->entry == NULL)
    return;
  if (!hut_uid_equal (&self->shown, &answer->entry->id))
    hut_personal_sight_close (self->sight);
  self->shown = answer->entry->id;
  add_head (self->column, answer->entry);
  if (is_in (answer->entry, "list", "project"))
    add_progress (self->column, answer);
  add_facts (self, browser, answer);
  add_matches (self->column, answer);
  add_ranked (self->column, answer);
}

static void
hut_entry_sheet_dispose (GObject *object)
{
  HutEntrySheet *self = HUT_ENTRY_SHEET (object);

  g_clear_object (&self->sight);
  self->contact_label = NULL;
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->personal, g_free);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (hut_entry_sheet_parent_class)->dispose (object);
}

static void
hut_entry_sheet_class_init (HutEntrySheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_entry_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_entry_sheet_init (HutEntrySheet *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  self->sight = hut_personal_sight_new (HUT_PERSONAL_SIGHT_SECONDS);
  hut_personal_sight_watch (self->sight, GTK_WIDGET (self));
  g_signal_connect_object (self->sight, "ended", G_CALLBACK (show_contact), self,
                           G_CONNECT_SWAPPED);
}

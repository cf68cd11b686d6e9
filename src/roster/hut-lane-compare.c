/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two checks of a lane, item by item. The rows are made some in a frame. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-compare.h"

#include "roster/hut-lane-photographs.h"
#include "roster/hut-lane-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-frame-steps.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROWS_A_FRAME 5

enum
{
  COLUMN_NAME,
  COLUMN_FIRST,
  COLUMN_SECOND,
  COLUMN_CHANGE
};

struct _HutLaneCompare
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkWidget *head;
  HutCodeDropDown *first; /* the earlier visit; no code: none */
  HutCodeDropDown *second;
  GtkLabel *empty;
  GtkGrid *grid;
  HutLanePhotographs *photographs;
  const HutLaneAnswer *answer;
  char *lane;             /* code of what is shown */
  GPtrArray *differences; /* HutLaneDifference, being shown */
  guint n_shown, n_rows;  /* of them; of the grid */
  guint n_checks;         /* that stand */
  gboolean filling;       /* the drop-downs */
};

G_DEFINE_FINAL_TYPE (HutLaneCompare, hut_lane_compare, GTK_TYPE_WIDGET)

/* ---- Rows ---- */

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "valign", GTK_ALIGN_CENTER, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_answer (const char *answer)
{
  GtkWidget *chip = hut_chip_new (hut_lane_answer_label (answer), hut_lane_answer_icon (answer),
                                  hut_lane_answer_tone (answer));

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static int
rank (const char *answer)
{
  return g_strcmp0 (answer, "yes") == 0 ? 2 : g_strcmp0 (answer, "partly") == 0 ? 1 : 0;
}

/* What has become of it, where both visits answer; NULL: it is as it was. */
static const char *
change_words (const HutLaneDifference *difference)
{
  int by;

  if (difference->first == NULL || difference->second == NULL)
    return NULL;
  by = rank (difference->second) - rank (difference->first);
  return by > 0 ? C_ ("change", "Better") : by < 0 ? C_ ("change", "Worse") : NULL;
}

/* The days of both visits, above their answers. */
static void
add_days (HutLaneCompare *self)
{
  HutCodeDropDown *sides[] = { self->first, self->second };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const HutRecord *check =
          hut_lane_answer_check (self->answer, hut_code_drop_down_get_code (sides[i]));
      g_autofree char *day = check != NULL ? hut_time_format (hut_lane_check_time (check),
                                                              hut_time_shown_zone (), "%m-%d")
                                           : NULL;

      if (day != NULL)
        gtk_grid_attach (self->grid, new_label (day, "hut-dim"), COLUMN_FIRST + (int)i,
                         (int)self->n_rows, 1, 1);
    }
}

static void
add_heading (HutLaneCompare *self, const char *text)
{
  gtk_grid_attach (self->grid, new_label (text, "hut-strong"), COLUMN_NAME, (int)self->n_rows++, 1,
                   1);
}

/* The photographs of both visits below the item, those of each under its answer. */
static void
add_photographs (HutLaneCompare *self, const HutLaneDifference *difference)
{
  HutCodeDropDown *sides[] = { self->first, self->second };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const HutRecord *check =
          hut_lane_answer_check (self->answer, hut_code_drop_down_get_code (sides[i]));
      GPtrArray *shown = hut_lane_answer_photographs (self->answer, check, difference->item->code);

      if (shown->len > 0)
        {
          gtk_grid_attach (
              self->grid,
              hut_lane_photographs_new_row (self->photographs, shown, difference->item->name),
              COLUMN_FIRST + (int)i, (int)self->n_rows, 1, 1);
          any = TRUE;
        }
      g_ptr_array_unref (shown);
    }
  self->n_rows += any;
}

static void
add_row (HutLaneCompare *self, const HutLaneDifference *difference)
{
  int row = (int)self->n_rows++;
  const char *change = change_words (difference);

  gtk_grid_attach (self->grid, new_label (difference->item->name, NULL), COLUMN_NAME, row, 1, 1);
  if (hut_code_drop_down_get_code (self->first) != NULL)
    gtk_grid_attach (self->grid, new_answer (difference->first), COLUMN_FIRST, row, 1, 1);
  gtk_grid_attach (self->grid, new_answer (difference->second), COLUMN_SECOND, row, 1, 1);
  if (change != NULL)
    gtk_grid_attach (self->grid, new_label (change, "hut-strong"), COLUMN_CHANGE, row, 1, 1);
  add_photographs (self, difference);
}

static gboolean
show_more (gpointer data)
{
  HutLaneCompare *self = data;
  guint n_noes = self->answer->list->noes->len;

  for (guint i = 0; i < ROWS_A_FRAME && self->n_shown < self->differences->len; i++)
    {
      if (self->n_shown == 0)
        add_days (self);
      if (self->n_shown == 0)
        add_heading (self, hut_lane_answer_is_grid (self->answer) ? _ ("Hazards") : _ ("Ten no’s"));
      if (self->n_shown == n_noes)
        add_heading (self, _ ("Ten haves"));
      add_row (self, self->differences->pdata[self->n_shown++]);
    }
  return self->n_shown < self->differences->len;
}

static void
clear_rows (HutLaneCompare *self)
{
  GtkWidget *child;

  hut_frame_steps_stop (GTK_WIDGET (self->grid));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->n_shown = self->n_rows = 0;
}

static void
show_rows (HutLaneCompare *self)
{
  const HutRecord *first, *second;

  clear_rows (self);
  if (self->answer == NULL || self->answer->list == NULL)
    return;
  first = hut_lane_answer_check (self->answer, hut_code_drop_down_get_code (self->first));
  second = hut_lane_answer_check (self->answer, hut_code_drop_down_get_code (self->second));
  if (second == NULL)
    return;
  self->differences = hut_lane_compare (first, second, self->answer->list);
  hut_frame_steps_start (GTK_WIDGET (self->grid), show_more, self, NULL);
}

/* ---- The visits ---- */

static void
add_visit (HutLaneCompare *self, HutCodeDropDown *drop, const HutRecord *check)
{
  g_autofree char *id = hut_uid_to_string (&check->id);
  g_autofree char *when = hut_lane_time_words (hut_lane_check_time (check), self->answer->now);

  hut_code_drop_down_add (drop, id, when);
}

static char *
id_at (GPtrArray *checks, guint at)
{
  return at < checks->len ? hut_uid_to_string (&((HutRecord *)checks->pdata[at])->id) : NULL;
}

/* @first, @second: uid texts, or NULL. */
static void
choose (HutLaneCompare *self, const char *first, const char *second)
{
  self->filling = TRUE;
  hut_code_drop_down_set_code (self->first, first);
  hut_code_drop_down_set_code (self->second, second);
  self->filling = FALSE;
  show_rows (self);
}

static void
on_chosen (HutLaneCompare *self)
{
  if (!self->filling)
    show_rows (self);
}

void
hut_lane_compare_show_check (HutLaneCompare *self, const char *id)
{
  g_autoptr (GPtrArray) checks = NULL;

  if (self->answer == NULL)
    return;
  checks = hut_lane_answer_checks (self->answer);
  for (guint i = 0; i < checks->len; i++)
    {
      g_autofree char *own = id_at (checks, i);
      g_autofree char *before = id_at (checks, i + 1);

      if (g_strcmp0 (own, id) == 0)
        choose (self, before, own);
    }
}

static void
fill_visits (HutLaneCompare *self, GPtrArray *checks)
{
  self->filling = TRUE;
  hut_code_drop_down_clear (self->first);
  hut_code_drop_down_clear (self->second);
  hut_code_drop_down_add (self->first, NULL, _ ("(none)"));
  for (guint i = 0; i < checks->len; i++)
    {
      add_visit (self, self->first, checks->pdata[i]);
      add_visit (self, self->second, checks->pdata[i]);
    }
  self->filling = FALSE;
}

/* What was chosen of the same lane stays, unless a newer visit has come. */
static void
keep_or_choose (HutLaneCompare *self, GPtrArray *checks, const char *first, const char *second,
                guint n_before)
{
  g_autofree char *last = id_at (checks, 0);
  g_autofree char *before = id_at (checks, 1);
  gboolean kept = second != NULL && n_before == checks->len &&
                  hut_lane_answer_check (self->answer, second) != NULL;

  choose (self, kept ? first : before, kept ? second : last);
}

void
hut_lane_compare_show (HutLaneCompare *self, HutStore *store, const HutLaneAnswer *answer)
{
  const char *code = answer != NULL ? hut_record_get_text (answer->sight->place, "code") : NULL;
  gboolean same = code != NULL && g_strcmp0 (self->lane, code) == 0;
  g_autofree char *first = g_strdup (same ? hut_code_drop_down_get_code (self->first) : NULL);
  g_autofree char *second = g_strdup (same ? hut_code_drop_down_get_code (self->second) : NULL);
  g_autoptr (GPtrArray) checks = NULL;
  guint n_before = self->n_checks;

  g_return_if_fail (HUT_IS_LANE_COMPARE (self));

  clear_rows (self);
  self->answer = answer;
  g_free (self->lane);
  self->lane = g_strdup (code);
  if (answer == NULL)
    return;
  hut_lane_photographs_set (self->photographs, store, answer);
  checks = hut_lane_answer_checks (answer);
  self->n_checks = checks->len;
  gtk_widget_set_visible (self->head, checks->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), checks->len == 0);
  fill_visits (self, checks);
  keep_or_choose (self, checks, first, second, n_before);
}

/* ---- The widget ---- */

static void
hut_lane_compare_dispose (GObject *object)
{
  HutLaneCompare *self = HUT_LANE_COMPARE (object);

  if (self->column != NULL)
    clear_rows (self);
  self->answer = NULL;
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->photographs);
  G_OBJECT_CLASS (hut_lane_compare_parent_class)->dispose (object);
}

static void
hut_lane_compare_finalize (GObject *object)
{
  g_free (HUT_LANE_COMPARE (object)->lane);
  G_OBJECT_CLASS (hut_lane_compare_parent_class)->finalize (object);
}

static void
hut_lane_compare_class_init (HutLaneCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_lane_compare_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_lane_compare_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static HutCodeDropDown *
add_drop (HutLaneCompare *self, const char *label, const char *name)
{
  HutCodeDropDown *drop = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_add_css_class (words, "hut-dim");
  hut_code_drop_down_set_name (drop, name);
  g_signal_connect_object (drop, "notify::code", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (drop));
  return drop;
}

static void
hut_lane_compare_init (HutLaneCompare *self)
{
  self->photographs = hut_lane_photographs_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->first = add_drop (self, _ ("Before"), _ ("The visit before"));
  self->second = add_drop (self, _ ("Now"), _ ("The visit that is looked at"));
  self->empty =
      GTK_LABEL (new_label (_ ("Nobody has held it against the check-list yet."), "hut-dim"));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 16);
  gtk_box_append (GTK_BOX (self->column), self->head);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->empty));
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

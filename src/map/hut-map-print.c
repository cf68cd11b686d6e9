/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map on paper. It is made on the thread of the window, with a reader of its own. Main thread,
 * but for make(). */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-print.h"

#include "report/hut-map-sheet.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutMapPrint
{
  GtkWidget parent_instance;

  GtkWidget *column;
  GtkWidget *size;
  GtkWidget *turn;

  HutPaperWindow *window; /* not owned: it owns this */
  HutStore *store;
  HutCaseFilter *filter;
  HutMapOverlay *overlay; /* or NULL */
  HutHeatBy heat;
  HutBox box;
};

G_DEFINE_FINAL_TYPE (HutMapPrint, hut_map_print, GTK_TYPE_WIDGET)

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  HutCaseFilter *filter;
  HutMapSheet sheet;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->store);
  hut_case_filter_free (question->filter);
  g_clear_pointer (&question->sheet.overlay, hut_map_overlay_unref);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutPaperDesk) desk = NULL;

  if (reader == NULL)
    return NULL;
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  return hut_map_sheet_new (&question->sheet, desk, question->store, reader, cancellable, error);
}

/* ---- What is chosen ---- */

static const char *
chosen (GtkWidget *choice)
{
  return hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (choice));
}

static HutPageTurn
chosen_turn (HutMapPrint *self)
{
  const char *turn = chosen (self->turn);

  if (g_strcmp0 (turn, "portrait") == 0)
    return HUT_PAGE_PORTRAIT;
  return g_strcmp0 (turn, "landscape") == 0 ? HUT_PAGE_LANDSCAPE : hut_map_plan_turn (&self->box);
}

static gpointer
new_question (gpointer data)
{
  HutMapPrint *self = data;
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (self->store);
  question->filter = hut_case_filter_copy (self->filter);
  question->sheet = (HutMapSheet){
    .box = self->box,
    .size = g_strcmp0 (chosen (self->size), "a3") == 0 ? HUT_PAGE_A3 : HUT_PAGE_A4,
    .turn = chosen_turn (self),
    .filter = question->filter,
    .overlay = self->overlay != NULL ? hut_map_overlay_ref (self->overlay) : NULL,
    .heat = self->heat,
  };
  return question;
}

/* "诉求分布图 2026-11-23" */
static char *
new_name (gpointer data)
{
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s %s", _ ("Map of cases"), day);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = (GDestroyNotify)question_free,
  .name = new_name,
};

static void
on_chosen (HutMapPrint *self)
{
  if (self->window != NULL)
    hut_paper_window_renew (self->window);
}

/* ---- The object ---- */

static void
hut_map_print_dispose (GObject *object)
{
  HutMapPrint *self = HUT_MAP_PRINT (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->filter, hut_case_filter_free);
  g_clear_pointer (&self->overlay, hut_map_overlay_unref);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_map_print_parent_class)->dispose (object);
}

static void
hut_map_print_class_init (HutMapPrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_map_print_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/map/hut-map-print.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMapPrint, column);
  gtk_widget_class_bind_template_child (widget_class, HutMapPrint, size);
  gtk_widget_class_bind_template_child (widget_class, HutMapPrint, turn);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
hut_map_print_init (HutMapPrint *self)
{
  HutCodeDropDown *size, *turn;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is printed"), -1);
  size = HUT_CODE_DROP_DOWN (self->size);
  hut_code_drop_down_set_name (size, _ ("Sheet"));
  hut_code_drop_down_add (size, "a4", "A4");
  hut_code_drop_down_add (size, "a3", "A3");
  hut_code_drop_down_set_code (size, "a4");
  turn = HUT_CODE_DROP_DOWN (self->turn);
  hut_code_drop_down_set_name (turn, _ ("Turned"));
  hut_code_drop_down_add (turn, NULL, _ ("As the view is"));
  hut_code_drop_down_add (turn, "portrait", _ ("Portrait"));
  hut_code_drop_down_add (turn, "landscape", _ ("Landscape"));
}

void
hut_map_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutBox *box,
                    HutMapOverlay *overlay, HutHeatBy heat)
{
  HutMapPrint *self = g_object_new (HUT_TYPE_MAP_PRINT, NULL);

  self->store = g_object_ref (hut_case_browser_get_store (browser));
  self->filter = hut_case_filter_copy (hut_case_browser_get_filter (browser));
  self->overlay = overlay != NULL ? hut_map_overlay_ref (overlay) : NULL;
  self->heat = heat;
  self->box = *box;
  self->window =
      hut_paper_window_new (parent, _ ("Print the Map"), GTK_WIDGET (self), &source, self, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->size);
}

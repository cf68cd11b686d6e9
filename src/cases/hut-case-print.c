/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is chosen about papers of cases. They are made on the thread of the window, with a reader of
 * its own. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-print.h"

#include "cases/hut-case-note.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"
#include "widgets/hut-photo-paper.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCasePrint
{
  GtkWidget parent_instance;

  GtkWidget *column;
  GtkWidget *count;
  GtkWidget *which;
  GtkWidget *personal;
  GtkWidget *photos;

  HutPaperWindow *window; /* not owned: it owns this */
  HutCaseActions *actions;
  GArray *rowids;
  gboolean noted; /* that personal data are shown is on record */
};

G_DEFINE_FINAL_TYPE (HutCasePrint, hut_case_print, GTK_TYPE_WIDGET)

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  GArray *rowids;
  HutCasePaper which;
  HutPaperPrivacy privacy;
  gboolean photos;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->store);
  g_array_unref (question->rowids);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GArray) ids = NULL;

  if (reader == NULL)
    return NULL;
  ids = hut_reader_case_ids (reader, question->rowids, error);
  if (ids == NULL)
    return NULL;
  desk = hut_paper_desk_new (question->store, reader, question->privacy);
  desk->load = question->photos ? hut_photo_for_paper : NULL;
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  return hut_case_papers_new (question->which, desk, reader, ids, cancellable, error);
}

/* ---- What is chosen ---- */

static HutCasePaper
chosen (HutCasePrint *self)
{
  HutCasePaper which = HUT_CASE_PAPER_WORK_ORDER;
  const char *code = hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->which));

  if (code != NULL)
    hut_case_paper_find (code, &which);
  return which;
}

static gboolean
is_on (GtkWidget *check)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static gpointer
new_question (gpointer data)
{
  HutCasePrint *self = data;
  Question *question = g_new0 (Question, 1);

  question->store =
      g_object_ref (hut_case_browser_get_store (hut_case_actions_get_browser (self->actions)));
  question->rowids = g_array_ref (self->rowids);
  question->which = chosen (self);
  question->privacy = is_on (self->personal) ? HUT_PAPER_WITH_PERSONAL : HUT_PAPER_MASKED;
  question->photos = is_on (self->photos);
  return question;
}

/* "派单 2026-11-23" */
static char *
new_name (gpointer data)
{
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s %s", hut_case_paper_label (chosen (data)), day);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = (GDestroyNotify)question_free,
  .name = new_name,
  .words = hut_case_actions_error_words,
};

static void
on_chosen (HutCasePrint *self)
{
  /* A list has no room for them. */
  gtk_widget_set_sensitive (self->photos, chosen (self) != HUT_CASE_PAPER_LIST);
  if (self->window != NULL)
    hut_paper_window_renew (self->window);
}

/* Personal data that are asked for are on record, as where a masked field is shown. */
static void
note_shown (HutCasePrint *self)
{
  g_autofree char *words =
      g_strdup_printf (_ ("On paper: %s"), hut_case_paper_label (chosen (self)));

  self->noted = TRUE;
  hut_case_note_shown (self->actions, self->rowids, words);
}

static void
on_personal (HutCasePrint *self)
{
  /* More than that are not printed at all. */
  if (is_on (self->personal) && !self->noted && self->rowids->len <= HUT_CASE_NOTE_MAX)
    note_shown (self);
  on_chosen (self);
}

/* A box to check offers a screen reader no action of its own. */
static void
do_check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCasePrint *self = HUT_CASE_PRINT (widget);
  GtkWidget *check = g_str_equal (name, "print.personal") ? self->personal : self->photos;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_on (check));
}

/* ---- The object ---- */

static void
hut_case_print_dispose (GObject *object)
{
  HutCasePrint *self = HUT_CASE_PRINT (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->rowids, g_array_unref);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_print_parent_class)->dispose (object);
}

static void
hut_case_print_class_init (HutCasePrintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_case_print_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "print.personal", NULL, do_check);
  gtk_widget_class_install_action (widget_class, "print.photos", NULL, do_check);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-print.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCasePrint, column);
  gtk_widget_class_bind_template_child (widget_class, HutCasePrint, count);
  gtk_widget_class_bind_template_child (widget_class, HutCasePrint, which);
  gtk_widget_class_bind_template_child (widget_class, HutCasePrint, personal);
  gtk_widget_class_bind_template_child (widget_class, HutCasePrint, photos);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_personal);
}

static void
hut_case_print_init (HutCasePrint *self)
{
  HutCodeDropDown *which;

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is printed"), -1);
  which = HUT_CODE_DROP_DOWN (self->which);
  hut_code_drop_down_set_name (which, _ ("Paper"));
  for (HutCasePaper paper = 0; paper < HUT_N_CASE_PAPERS; paper++)
    hut_code_drop_down_add (which, hut_case_paper_name (paper), hut_case_paper_label (paper));
}

static void
show_count (HutCasePrint *self)
{
  g_autofree char *words = NULL;
  guint n = self->rowids->len;

  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Of %u case", "Of %u cases", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), words);
}

void
hut_case_print_open (GtkWidget *parent, HutCaseActions *actions, GArray *rowids, HutCasePaper which)
{
  HutCasePrint *self = g_object_new (HUT_TYPE_CASE_PRINT, NULL);

  self->actions = g_object_ref (actions);
  self->rowids = rowids;
  show_count (self);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->which), hut_case_paper_name (which));
  self->window = hut_paper_window_new (parent, _ ("Print"), GTK_WIDGET (self), &source, self, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->which);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window over a press and a sheet. One thing goes on at a time: making, saving or printing;
 * from the second second on it is shown, with a button that stops it. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-paper-window.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-paper-print.h"
#include "widgets/hut-paper-sheet.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LOOK_MS 200
#define PATIENCE_LOOKS 5

typedef enum
{
  IDLE,
  MAKING,
  SAVING,
  PRINTING,
} Doing;

struct _HutPaperWindow
{
  GtkWindow parent_instance;

  GtkWidget *box;
  GtkWidget *options;
  GtkWidget *stack;
  GtkWidget *making_page;
  GtkWidget *scrolled;
  HutPaperSheet *sheet;
  GtkWidget *trouble;
  GtkWidget *pages;
  GtkWidget *place;
  GtkWidget *wide;
  GtkWidget *message;
  GtkWidget *progress;

  HutPaperPress *press;
  const HutPaperSource *source;
  gpointer data;
  GDestroyNotify destroy;
  guint page;
  Doing doing;
  GCancellable *stop; /* of what goes on, for the progress */
  guint look_id;
  guint looks;
};

G_DEFINE_FINAL_TYPE (HutPaperWindow, hut_paper_window, GTK_TYPE_WINDOW)

/* ---- What goes on ---- */

static void
say (HutPaperWindow *self, const char *words, gboolean trouble)
{
  gtk_label_set_label (GTK_LABEL (self->message), words != NULL ? words : "");
  gtk_widget_set_visible (self->message, words != NULL);
  if (trouble)
    gtk_widget_add_css_class (self->message, "hut-overdue");
  else
    gtk_widget_remove_css_class (self->message, "hut-overdue");
}

static void
show_actions (HutPaperWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = hut_paper_press_get_n_pages (self->press);
  gboolean ready = n > 0 && self->doing == IDLE;

  gtk_widget_action_set_enabled (widget, "paper.print", ready);
  gtk_widget_action_set_enabled (widget, "paper.save", ready);
  gtk_widget_action_set_enabled (widget, "paper.previous", n > 0 && self->page > 0);
  gtk_widget_action_set_enabled (widget, "paper.first", n > 0 && self->page > 0);
  gtk_widget_action_set_enabled (widget, "paper.next", self->page + 1 < n);
  gtk_widget_action_set_enabled (widget, "paper.last", self->page + 1 < n);
  gtk_widget_set_sensitive (self->options, self->doing == IDLE || self->doing == MAKING);
}

static gboolean
look (gpointer data)
{
  static const char *const words[] = { NULL, N_ ("The paper is being made…"),
                                       N_ ("The paper is being saved…"),
                                       N_ ("The paper is being printed…") };
  HutPaperWindow *self = data;
  double fraction = hut_paper_press_get_progress (self->press);

  /* The print dialog is open until the first page is drawn. */
  if (self->doing == PRINTING && fraction == 0)
    return G_SOURCE_CONTINUE;
  if (++self->looks >= PATIENCE_LOOKS)
    hut_progress_show (HUT_PROGRESS (self->progress), _ (words[self->doing]),
                       fraction > 0 ? MIN (fraction, 0.99) : -1, self->stop);
  return G_SOURCE_CONTINUE;
}

static void
begin (HutPaperWindow *self, Doing doing)
{
  self->doing = doing;
  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  g_signal_connect_object (self->stop, "cancelled", G_CALLBACK (hut_paper_press_cancel),
                           self->press, G_CONNECT_SWAPPED);
  hut_paper_press_tell (0, self->press);
  self->looks = 0;
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MS, look, self);
  say (self, NULL, FALSE);
  show_actions (self);
}

static void
end (HutPaperWindow *self)
{
  self->doing = IDLE;
  g_clear_handle_id (&self->look_id, g_source_remove);
  hut_progress_hide (HUT_PROGRESS (self->progress));
  show_actions (self);
}

/* ---- Pages ---- */

static void
show_child (HutPaperWindow *self, GtkWidget *child)
{
  GtkWidget *children[] = { self->making_page, self->scrolled, self->trouble };

  gtk_stack_set_visible_child (GTK_STACK (self->stack), child);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (children[i]), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 children[i] != child, -1);
  gtk_widget_set_visible (self->pages, child == self->scrolled);
}

static void
show_page (HutPaperWindow *self, guint page)
{
  guint n = hut_paper_press_get_n_pages (self->press);
  g_autofree char *words = NULL;

  if (n == 0)
    return;
  self->page = MIN (page, n - 1);
  words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  gtk_label_set_label (GTK_LABEL (self->place), words);
  hut_paper_sheet_show (self->sheet, self->page);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  show_actions (self);
}

static void
do_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPaperWindow *self = HUT_PAPER_WINDOW (widget);

  if (g_str_equal (name, "paper.previous"))
    show_page (self, self->page > 0 ? self->page - 1 : 0);
  else if (g_str_equal (name, "paper.next"))
    show_page (self, self->page + 1);
  else
    show_page (self, g_str_equal (name, "paper.first") ? 0 : G_MAXUINT);
}

static void
on_wide (HutPaperWindow *self)
{
  gboolean wide = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->wide));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  wide ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  hut_paper_sheet_set_fit (self->sheet, wide ? HUT_SHEET_WIDE : HUT_SHEET_WHOLE);
}

/* ---- Making ---- */

static void
show_trouble (HutPaperWindow *self, const char *title, const char *text)
{
  g_object_set (self->trouble, "title", title, "text", text, NULL);
  show_child (self, self->trouble);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n = hut_paper_press_make_finish (HUT_PAPER_PRESS (source), result, &error);
  gboolean stopped = self->stop != NULL && g_cancellable_is_cancelled (self->stop);

  if (self->source == NULL ||
      (!stopped && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return;
  end (self);
  if (n > 0 && !stopped)
    {
      show_child (self, self->scrolled);
      show_page (self, self->page);
      return;
    }
  if (stopped)
    {
      show_trouble (self, _ ("Stopped"), _ ("The paper was not made to its end."));
      return;
    }
  g_message ("Cannot make a paper: %s", error->message);
  if (self->source->words != NULL)
    words = self->source->words (error);
  show_trouble (self, _ ("The paper could not be made"), words != NULL ? words : "");
}

static void
do_renew (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_paper_window_renew (HUT_PAPER_WINDOW (widget));
}

void
hut_paper_window_renew (HutPaperWindow *self)
{
  g_return_if_fail (HUT_IS_PAPER_WINDOW (self));

  if (self->doing == SAVING || self->doing == PRINTING)
    return;
  /* What is shown stays until the next is there, unless that takes long. */
  if (hut_paper_press_get_n_pages (self->press) == 0)
    show_child (self, self->making_page);
  hut_paper_press_make_async (self->press, self->source->make, self->source->question (self->data),
                              self->source->free_question, on_made, g_object_ref (self));
  begin (self, MAKING);
}

/* ---- Ways out ---- */

static void
tell_issued (HutPaperWindow *self)
{
  if (self->source->issued != NULL)
    self->source->issued (self->data);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutPaperWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = hut_paper_press_write_finish (HUT_PAPER_PRESS (source), result, &error);
  const char *path = g_object_get_data (G_OBJECT (self), "path");
  g_autofree char *words = NULL;

  if (self->source == NULL)
    return;
  end (self);
  if (saved)
    {
      g_autofree char *name = g_path_get_basename (path);

      words = g_strdup_printf (_ ("Saved as %s"), name);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_ ("Stopped. Nothing was saved."));
  else
    {
      g_message ("Cannot save a paper: %s", error->message);
      words = g_strdup (hut_file_trouble_words (error));
    }
  say (self, words, !saved);
  if (saved)
    tell_issued (self);
}

static void
on_place_chosen (const char *path, gpointer data)
{
  HutPaperWindow *self = data;

  if (self->doing != IDLE)
    return;
  g_object_set_data_full (G_OBJECT (self), "path", g_strdup (path), g_free);
  begin (self, SAVING);
  hut_paper_press_write_async (self->press, path, on_saved, g_object_ref (self));
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPaperWindow *self = HUT_PAPER_WINDOW (widget);
  g_autofree char *proposed = self->source->name (self->data);
  g_autofree char *file_name = g_strconcat (proposed, ".pdf", NULL);

  hut_file_picker_save (GTK_WINDOW (self), _ ("Save as PDF"), file_name, on_place_chosen, self);
}

static void
on_printed (HutPaperPrinted how, const GError *error, gpointer data)
{
  g_autoptr (HutPaperWindow) self = data;

  if (self->source == NULL)
    return;
  end (self);
  if (how == HUT_PAPER_PRINTED)
    {
      say (self, _ ("Given to the printer"), FALSE);
      tell_issued (self);
    }
  else if (how == HUT_PAPER_NOT_PRINTED)
    {
      g_message ("Cannot print: %s", error->message);
      say (self,
           _ ("It could not be printed. See whether the printer is on and connected, or save it as "
              "PDF."),
           TRUE);
    }
}

static void
tell_printed (double fraction, gpointer data)
{
  HutPaperWindow *self = data;

  hut_paper_press_tell (fraction, self->press);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPaperWindow *self = HUT_PAPER_WINDOW (widget);
  g_autofree char *job = self->source->name (self->data);

  begin (self, PRINTING);
  hut_paper_print_ask (self->press, GTK_WINDOW (self), job, tell_printed, on_printed,
                       g_object_ref (self));
}

/* ---- The object ---- */

static void
hut_paper_window_dispose (GObject *object)
{
  HutPaperWindow *self = HUT_PAPER_WINDOW (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  self->source = NULL;
  if (self->press != NULL)
    hut_paper_press_close (self->press);
  g_clear_object (&self->press);
  g_clear_object (&self->stop);
  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (self->data);
  G_OBJECT_CLASS (hut_paper_window_parent_class)->dispose (object);
}

/* Before what has the focus takes them; a list that is open keeps its own. */
static gboolean
on_key (HutPaperWindow *self, guint key, guint code, GdkModifierType state)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Up, "paper.previous" }, { GDK_KEY_KP_Page_Up, "paper.previous" },
    { GDK_KEY_Page_Down, "paper.next" },   { GDK_KEY_KP_Page_Down, "paper.next" },
    { GDK_KEY_Home, "paper.first" },       { GDK_KEY_End, "paper.last" },
  };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const turns[] = { "paper.previous", "paper.next", "paper.first",
                                       "paper.last" };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_widget_class_install_action (widget_class, turns[i], NULL, do_turn);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "paper.renew", NULL, do_renew);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_paper_window_class_init (HutPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_paper_window_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_PAPER_SHEET);
  g_type_ensure (HUT_TYPE_PROGRESS);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/widgets/hut-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, box);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, options);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, making_page);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, place);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, wide);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, message);
  gtk_widget_class_bind_template_child (widget_class, HutPaperWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
}

static void
hut_paper_window_init (HutPaperWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->press = hut_paper_press_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_paper_sheet_set_press (self->sheet, self->press);
  hut_empty_page_set_button (HUT_EMPTY_PAGE (self->trouble), _ ("Make It Again"), "paper.renew");
  hut_button_name_once (self->box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

HutPaperWindow *
hut_paper_window_new (GtkWidget *parent, const char *title, GtkWidget *options,
                      const HutPaperSource *source, gpointer data, GDestroyNotify destroy)
{
  HutPaperWindow *self = g_object_new (HUT_TYPE_PAPER_WINDOW, "title", title, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (options != NULL)
    gtk_box_append (GTK_BOX (self->options), options);
  gtk_widget_set_visible (self->options, options != NULL);
  self->source = source;
  self->data = data;
  self->destroy = destroy;
  hut_paper_window_renew (self);
  return self;
}

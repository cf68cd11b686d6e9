/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of templates and what is done with the one that is chosen. The list is read anew when
 * one changed; what is being written stays. An office has some dozens. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-templates-window.h"

#include "app/hut-app-words.h"
#include "app/hut-template-editor.h"
#include "app/hut-template-row.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-toast.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTemplatesWindow
{
  GtkWindow parent_instance;
  HutToastOverlay *toasts;
  GtkStack *stack; /* "templates", "failed" */
  HutEmptyPage *failed;
  GtkListBox *list;
  HutTemplateEditor *editor;
  HutDesk *desk;
  GPtrArray *items;   /* HutTemplate, as the rows */
  HutTemplate *shown; /* what the editor began with; NULL: a new one */
  char *wanted;       /* the name to be shown once it is written, or NULL */
  char *use;          /* of a new one, or NULL */
  guint n_writing;    /* writes on their way */
  gboolean filling;   /* the list is being filled */
  gboolean closing;   /* the person agreed to lose what was typed */
};

G_DEFINE_FINAL_TYPE (HutTemplatesWindow, hut_templates_window, GTK_TYPE_WINDOW)

static HutReader *
get_reader (HutTemplatesWindow *self)
{
  return hut_case_browser_get_reader (hut_desk_get_browser (self->desk));
}

/* A suggestion that the office made its own is the same one. */
static gboolean
is_same (const HutTemplate *a, const HutTemplate *b)
{
  if (!hut_uid_is_nil (&a->id) && !hut_uid_is_nil (&b->id))
    return hut_uid_equal (&a->id, &b->id);
  return g_strcmp0 (a->name, b->name) == 0;
}

static guint
find_shown (HutTemplatesWindow *self)
{
  for (guint i = 0; self->shown != NULL && i < self->items->len; i++)
    if (is_same (self->items->pdata[i], self->shown))
      return i;
  return G_MAXUINT;
}

/* ---- The one that is shown ---- */

static void
enable_moves (HutTemplatesWindow *self)
{
  gboolean own =
      self->shown != NULL && !hut_uid_is_nil (&self->shown->id) && self->shown->void_reason == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.up", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.down", own);
}

static void
show (HutTemplatesWindow *self, const HutTemplate *item)
{
  HutTemplate *copy = item != NULL ? hut_template_copy (item) : NULL;

  g_clear_pointer (&self->shown, hut_template_free);
  self->shown = copy;
  if (copy != NULL)
    hut_template_editor_show (self->editor, copy);
  else
    hut_template_editor_show_new (self->editor, self->use);
  enable_moves (self);
}

static void
mark_row (HutTemplatesWindow *self)
{
  guint index = find_shown (self);
  gboolean was_filling = self->filling;

  self->filling = TRUE;
  gtk_list_box_select_row (self->list, index != G_MAXUINT
                                           ? gtk_list_box_get_row_at_index (self->list, (int)index)
                                           : NULL);
  self->filling = was_filling;
}

/* What the person wants instead of what is being written. */
typedef struct
{
  HutTemplatesWindow *self; /* outlives the prompt, which is its own */
  HutTemplate *next;        /* NULL: a new one */
  gboolean closes;
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  hut_template_free (leaving->next);
  g_free (leaving);
}

static gboolean
on_leave (HutPrompt *prompt, gpointer data)
{
  Leaving *leaving = data;
  HutTemplatesWindow *self = leaving->self;

  if (leaving->closes)
    {
      self->closing = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    }
  show (self, leaving->next);
  mark_row (self);
  return TRUE;
}

static void
ask_to_leave (HutTemplatesWindow *self, const HutTemplate *next, gboolean closes)
{
  Leaving *leaving = g_new0 (Leaving, 1);
  HutPrompt *prompt;

  leaving->self = self;
  leaving->next = next != NULL ? hut_template_copy (next) : NULL;
  leaving->closes = closes;
  prompt = hut_prompt_new (GTK_WIDGET (self), _ ("Leave without saving?"),
                           _ ("The template has been changed and not saved. What was typed will "
                              "be lost."),
                           _ ("Leave without Saving"), on_leave, leaving, leaving_free);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* Shows @item, NULL a new one; asks first where something would be lost. */
static void
go_to (HutTemplatesWindow *self, const HutTemplate *item)
{
  if (hut_template_editor_is_dirty (self->editor))
    ask_to_leave (self, item, FALSE);
  else
    show (self, item);
  mark_row (self);
}

/* ---- The list ---- */

static int
order_of_use (const char *use)
{
  const HutCode *codes = hut_kind_field (&hut_kind_template, "use")->codes;
  int order = 0;

  for (; codes[order].code != NULL; order++)
    if (g_strcmp0 (codes[order].code, use) == 0)
      break;
  return order;
}

/* By use; what is put away last. The sort is stable: else as they were read. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const HutTemplate *left = *(HutTemplate *const *)a, *right = *(HutTemplate *const *)b;

  if (left->void_reason != NULL || right->void_reason != NULL)
    return (left->void_reason != NULL) - (right->void_reason != NULL);
  return order_of_use (left->use) - order_of_use (right->use);
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  HutTemplatesWindow *self = data;
  const HutTemplate *item = self->items->pdata[gtk_list_box_row_get_index (row)];
  const HutTemplate *former =
      before != NULL ? self->items->pdata[gtk_list_box_row_get_index (before)] : NULL;

  gtk_list_box_row_set_header (row, former == NULL || compare (&former, &item) != 0
                                        ? hut_template_row_new_heading (item)
                                        : NULL);
}

static void
fill_list (HutTemplatesWindow *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->items->len; i++)
    gtk_list_box_append (self->list, hut_template_row_new (self->items->pdata[i]));
  mark_row (self);
  self->filling = FALSE;
}

static gboolean
read_items (HutTemplatesWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hut_templates_read_all (get_reader (self), &error);

  if (items == NULL)
    {
      g_autofree char *words = hut_app_words_error (error);

      g_object_set (self->failed, "text", words, NULL);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return FALSE;
    }
  g_ptr_array_sort (items, compare);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  gtk_stack_set_visible_child_name (self->stack, "templates");
  return TRUE;
}

/* What was not touched is shown as it is now; what was just written, under its name. */
static void
refresh (HutTemplatesWindow *self)
{
  guint index;

  if (!read_items (self))
    return;
  if (self->wanted != NULL)
    {
      g_clear_pointer (&self->shown, hut_template_free);
      self->shown = g_new0 (HutTemplate, 1);
      self->shown->name = g_steal_pointer (&self->wanted);
      show (self, find_shown (self) != G_MAXUINT ? self->items->pdata[find_shown (self)] : NULL);
    }
  index = find_shown (self);
  if (!hut_template_editor_is_dirty (self->editor) && index != G_MAXUINT)
    show (self, self->items->pdata[index]);
  fill_list (self);
}

static void
on_row_selected (HutTemplatesWindow *self, GtkListBoxRow *row)
{
  const HutTemplate *item;

  if (self->filling || row == NULL)
    return;
  item = self->items->pdata[gtk_list_box_row_get_index (row)];
  if (self->shown == NULL || !is_same (item, self->shown))
    go_to (self, item);
}

/* What the window wrote itself is shown once its own answer is there: until then the editor still
 * holds it, and would pass for not saved beside a list that has it. */
static void
on_store_changed (HutTemplatesWindow *self, HutChangeSet *changes)
{
  if (self->desk != NULL && self->n_writing == 0 &&
      hut_change_set_has_kind (changes, &hut_kind_template))
    refresh (self);
}

/* ---- Writing ---- */

/* What waits for a write: the window, and the name that is shown then. */
typedef struct
{
  HutTemplatesWindow *self;
  char *name; /* NULL: what is shown stays */
} Writing;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (HutTemplatesWindow) self = writing->self;
  g_autofree char *name = writing->name;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_free (writing);
  self->n_writing--;
  if (!hut_case_actions_finish (HUT_CASE_ACTIONS (source), result, &error))
    words = hut_case_actions_error_words (error);
  if (self->desk == NULL)
    return;
  if (words == NULL)
    self->wanted = g_steal_pointer (&name);
  refresh (self);
  if (words != NULL)
    hut_template_editor_set_error (self->editor, words);
}

/* Takes over @write. */
static void
write_down (HutTemplatesWindow *self, HutWrite *write, const char *message, const char *name)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->self = g_object_ref (self);
  writing->name = g_strdup (name);
  self->n_writing++;
  hut_case_actions_write (hut_desk_get_actions (self->desk), write, message, HUT_ACT_QUIETLY,
                          on_written, writing);
}

static char *
words_of (const GError *error)
{
  return error->domain == HUT_STORE_ERROR ? hut_case_actions_error_words (error)
                                          : g_strdup (error->message);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (widget);
  g_autoptr (HutTemplate) item = NULL;
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!hut_template_editor_is_dirty (self->editor))
    return;
  item = hut_template_editor_read (self->editor);
  if (hut_templates_put (write, get_reader (self), item, &error))
    write_down (self, g_steal_pointer (&write), _ ("The template is saved"), item->name);
  else
    words = words_of (error);
  hut_template_editor_set_error (self->editor, words);
}

static gboolean
on_put_away (HutPrompt *prompt, gpointer data)
{
  HutTemplatesWindow *self = data;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_templates_put_away (write, get_reader (self), self->shown, hut_prompt_get_text (prompt));
  write_down (self, write, _ ("The template is put away"), self->shown->name);
  return TRUE;
}

static void
put_away (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (widget);
  HutPrompt *prompt;

  if (self->shown == NULL)
    return;
  prompt = hut_prompt_new (widget, _ ("Put the template away?"),
                           _ ("It is no longer offered. It stays in this list and can be used "
                              "again."),
                           _ ("_Put Away"), on_put_away, self, NULL);
  hut_prompt_add_entry (prompt, _ ("_Reason"), TRUE);
  hut_prompt_show (prompt);
}

static void
use_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (widget);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (self->shown == NULL)
    return;
  if (hut_templates_use_again (write, get_reader (self), self->shown, &error))
    write_down (self, g_steal_pointer (&write), _ ("The template is offered again"),
                self->shown->name);
  else
    words = words_of (error);
  hut_template_editor_set_error (self->editor, words);
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (widget);
  g_autoptr (HutWrite) write = hut_write_new (HUT_WRITE_PERSON);
  guint index = find_shown (self);

  if (index != G_MAXUINT && hut_templates_move (write, self->items, self->items->pdata[index],
                                                g_str_equal (action, "templates.up") ? -1 : 1))
    write_down (self, g_steal_pointer (&write), _ ("The order is changed"), NULL);
}

static void
suggest (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_template_editor_suggest (HUT_TEMPLATES_WINDOW (widget)->editor);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to (HUT_TEMPLATES_WINDOW (widget), NULL);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_case_actions_undo (hut_desk_get_actions (HUT_TEMPLATES_WINDOW (widget)->desk),
                         g_variant_get_string (parameter, NULL));
}

/* The window below tells it too; this one lies over it. */
static void
on_told (HutTemplatesWindow *self, const char *message, const char *batch)
{
  g_autofree char *action =
      batch != NULL ? g_action_print_detailed_name ("templates.undo", g_variant_new_string (batch))
                    : NULL;

  hut_toast_overlay_show (self->toasts, message, batch != NULL ? _ ("Undo") : NULL, action);
}

static void
on_failed (HutTemplatesWindow *self, const char *message)
{
  hut_toast_overlay_show (self->toasts, message, NULL, NULL);
}

/* ---- The object ---- */

static gboolean
hut_templates_window_close_request (GtkWindow *window)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (window);

  if (!self->closing && hut_template_editor_is_dirty (self->editor))
    {
      ask_to_leave (self, NULL, TRUE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (hut_templates_window_parent_class)->close_request (window);
}

static void
hut_templates_window_dispose (GObject *object)
{
  HutTemplatesWindow *self = HUT_TEMPLATES_WINDOW (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown, hut_template_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->use, g_free);
  G_OBJECT_CLASS (hut_templates_window_parent_class)->dispose (object);
}

/* The headings of the list are asked for until it is gone. */
static void
hut_templates_window_finalize (GObject *object)
{
  g_ptr_array_unref (HUT_TEMPLATES_WINDOW (object)->items);
  G_OBJECT_CLASS (hut_templates_window_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "templates.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "templates.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "templates.suggest", NULL, suggest);
  gtk_widget_class_install_action (widget_class, "templates.put-away", NULL, put_away);
  gtk_widget_class_install_action (widget_class, "templates.use-again", NULL, use_again);
  gtk_widget_class_install_action (widget_class, "templates.up", NULL, move);
  gtk_widget_class_install_action (widget_class, "templates.down", NULL, move);
  gtk_widget_class_install_action (widget_class, "templates.undo", "s", undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "templates.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "templates.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "templates.up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "templates.down",
                                       NULL);
}

static void
hut_templates_window_class_init (HutTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_templates_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_templates_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hut_templates_window_close_request;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_TEMPLATE_EDITOR);
  g_type_ensure (HUT_TYPE_TOAST_OVERLAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTemplatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatesWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatesWindow, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  add_actions (widget_class);
}

static void
hut_templates_window_init (HutTemplatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new ();
  hut_stack_hide_others (self->stack);
  hut_button_name_once (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
}

/* The first of @use, else the first of all. */
static void
begin (HutTemplatesWindow *self, const char *use)
{
  const HutTemplate *first = self->items->len > 0 ? self->items->pdata[0] : NULL;
  const HutField *field = hut_kind_field (&hut_kind_template, "use");
  g_auto (HutValue) code = HUT_VALUE_INIT;

  self->use = hut_field_from_text (field, use, &code, NULL) ? g_strdup (use) : NULL;
  for (guint i = self->items->len; self->use != NULL && i-- > 0;)
    {
      const HutTemplate *item = self->items->pdata[i];

      if (item->void_reason == NULL && g_strcmp0 (item->use, use) == 0)
        first = item;
    }
  show (self, first);
}

void
hut_templates_window_show (GtkWindow *parent, HutDesk *desk, const char *use)
{
  HutTemplatesWindow *self =
      g_object_new (HUT_TYPE_TEMPLATES_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  hut_template_editor_set_desk (self->editor, desk);
  g_signal_connect_object (hut_desk_get_browser (desk), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hut_desk_get_actions (desk), "told", G_CALLBACK (on_told), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (hut_desk_get_actions (desk), "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  if (read_items (self))
    {
      begin (self, use);
      fill_list (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}

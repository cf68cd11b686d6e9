/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A small modal window with a question. The answer button is its default (Enter), Ctrl+Enter
 * answers wherever the keyboard is, Escape gives up; a required entry keeps the answer waiting
 * until something is typed. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-prompt.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPrompt
{
  GtkWindow parent_instance;

  GtkWidget *box;
  GtkWidget *text;
  GtkWidget *extra;
  GtkWidget *entry; /* or NULL */
  GtkWidget *error;
  GtkWidget *answer;
  gboolean required;
  gboolean waiting; /* see hut_prompt_wait() */
  char *typed;

  HutPromptAnswered answered;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (HutPrompt, hut_prompt, GTK_TYPE_WINDOW)

static void
on_give_up (GtkButton *button, HutPrompt *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_answer (GtkButton *button, HutPrompt *self)
{
  g_autoptr (HutPrompt) alive = g_object_ref (self);

  if (self->waiting)
    return;
  if (self->answered == NULL || self->answered (self, self->data))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_typed (GtkEditable *editable, HutPrompt *self)
{
  gtk_widget_set_sensitive (self->answer, !self->required || *hut_prompt_get_text (self) != '\0');
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* Not the window's own default: with the keyboard on a button or a drop-down GTK takes that. */
static gboolean
on_answer_keys (GtkWidget *widget, GVariant *args, gpointer data)
{
  HutPrompt *self = HUT_PROMPT (widget);

  if (gtk_widget_is_sensitive (self->answer))
    g_signal_emit_by_name (self->answer, "clicked");
  return TRUE;
}

/* Caught before a text takes it for a new line. */
static void
add_answer_keys (HutPrompt *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (on_answer_keys, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
hut_prompt_dispose (GObject *object)
{
  HutPrompt *self = HUT_PROMPT (object);

  self->answered = NULL;
  if (self->destroy != NULL)
    g_steal_pointer (&self->destroy) (self->data);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (hut_prompt_parent_class)->dispose (object);
}

static void
hut_prompt_class_init (HutPromptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_prompt_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
hut_prompt_init (HutPrompt *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *give_up = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 16,
                            "margin-top", 24, "margin-bottom", 24, "margin-start", 24, "margin-end",
                            24, NULL);
  self->text = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "max-width-chars", 48,
                             "width-chars", 36, NULL);
  gtk_box_append (GTK_BOX (self->box), self->text);
  self->error =
      g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE,
                    "max-width-chars", 48, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->error, "hut-overdue");
  gtk_box_append (GTK_BOX (self->box), self->error);

  self->answer = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->answer), TRUE);
  gtk_widget_add_css_class (self->answer, "hut-main");
  gtk_box_append (GTK_BOX (buttons), give_up);
  gtk_box_append (GTK_BOX (buttons), self->answer);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->box), buttons);
  g_signal_connect_object (give_up, "clicked", G_CALLBACK (on_give_up), self, 0);
  g_signal_connect_object (self->answer, "clicked", G_CALLBACK (on_answer), self, 0);

  gtk_window_set_child (GTK_WINDOW (self), self->box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->answer);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hutong");
  add_answer_keys (self);
}

HutPrompt *
hut_prompt_new (GtkWidget *parent, const char *title, const char *text, const char *answer,
                HutPromptAnswered answered, gpointer data, GDestroyNotify destroy)
{
  HutPrompt *self = g_object_new (HUT_TYPE_PROMPT, "title", title, NULL);
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
  gtk_button_set_label (GTK_BUTTON (self->answer), answer);
  hut_button_name_once (self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->answered = answered;
  self->data = data;
  self->destroy = destroy;
  return self;
}

void
hut_prompt_set_extra (HutPrompt *self, GtkWidget *extra)
{
  g_return_if_fail (HUT_IS_PROMPT (self));

  if (self->extra != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->extra);
  self->extra = extra;
  gtk_box_insert_child_after (GTK_BOX (self->box), extra, self->text);
}

/* @row below what is to be filled in already. */
static GtkWidget *
below_extra (HutPrompt *self, GtkWidget *row)
{
  GtkWidget *rows;

  if (self->extra == NULL)
    return row;
  rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_object_ref (self->extra);
  gtk_box_remove (GTK_BOX (self->box), self->extra);
  gtk_box_append (GTK_BOX (rows), self->extra);
  gtk_box_append (GTK_BOX (rows), row);
  g_object_unref (g_steal_pointer (&self->extra));
  return rows;
}

void
hut_prompt_add_entry (HutPrompt *self, const char *label, gboolean required)
{
  GtkWidget *row;

  g_return_if_fail (HUT_IS_PROMPT (self));

  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self, 0);
  row = hut_form_row_new (label, self->entry);
  hut_form_row_set_required (HUT_FORM_ROW (row), required);
  self->required = required;
  gtk_widget_set_sensitive (self->answer, !required);
  hut_prompt_set_extra (self, below_extra (self, row));
}

const char *
hut_prompt_get_text (HutPrompt *self)
{
  g_return_val_if_fail (HUT_IS_PROMPT (self), NULL);

  g_free (self->typed);
  self->typed =
      g_strdup (self->entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "");
  return g_strstrip (self->typed);
}

void
hut_prompt_set_text (HutPrompt *self, const char *text)
{
  g_return_if_fail (HUT_IS_PROMPT (self) && self->entry != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
hut_prompt_set_answer (HutPrompt *self, const char *answer)
{
  g_return_if_fail (HUT_IS_PROMPT (self));

  gtk_button_set_label (GTK_BUTTON (self->answer), answer);
  hut_button_name_once (self->answer);
}

void
hut_prompt_set_error (HutPrompt *self, const char *error)
{
  g_return_if_fail (HUT_IS_PROMPT (self));

  gtk_label_set_label (GTK_LABEL (self->error), error != NULL ? error : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

struct _HutPromptWait
{
  GWeakRef prompt;
};

HutPromptWait *
hut_prompt_wait (HutPrompt *self)
{
  HutPromptWait *wait;

  g_return_val_if_fail (HUT_IS_PROMPT (self), NULL);

  wait = g_new0 (HutPromptWait, 1);
  g_weak_ref_init (&wait->prompt, self);
  hut_prompt_set_error (self, NULL);
  self->waiting = TRUE;
  return wait;
}

gboolean
hut_prompt_wait_end (HutPromptWait *wait, const char *why)
{
  g_autoptr (HutPrompt) self = g_weak_ref_get (&wait->prompt);

  g_weak_ref_clear (&wait->prompt);
  g_free (wait);
  if (self == NULL)
    return FALSE;
  self->waiting = FALSE;
  if (why != NULL)
    hut_prompt_set_error (self, why);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

void
hut_prompt_set_destructive (HutPrompt *self, gboolean destructive)
{
  g_return_if_fail (HUT_IS_PROMPT (self));

  if (destructive)
    {
      gtk_widget_remove_css_class (self->answer, "hut-main");
      gtk_widget_add_css_class (self->answer, "hut-danger");
    }
  else
    {
      gtk_widget_remove_css_class (self->answer, "hut-danger");
      gtk_widget_add_css_class (self->answer, "hut-main");
    }
}

void
hut_prompt_show (HutPrompt *self)
{
  g_return_if_fail (HUT_IS_PROMPT (self));

  gtk_window_present (GTK_WINDOW (self));
  if (self->entry != NULL)
    gtk_widget_grab_focus (self->entry);
}

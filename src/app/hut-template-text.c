/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text view, a row of buttons and two labels. What stands in the text is told by the domain; at
 * some thousand characters it is looked through whole at each change. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-template-text.h"

#include "domain/hut-template.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-wrap-layout.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTemplateText
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  HutWrapBox *fields;
  GtkWidget *faults;
  GtkWidget *personal;
  GtkTextTag *field_tag;
  GtkTextTag *personal_tag;
  GtkTextTag *wrong_tag;
};

G_DEFINE_FINAL_TYPE (HutTemplateText, hut_template_text, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- Marks ---- */

/* Colours are the scheme's, which may have changed since the last time. */
static void
colour_tags (HutTemplateText *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  const struct
  {
    GtkTextTag *tag;
    const char *ink;
    const char *ground;
  } tags[] = {
    { self->field_tag, "hut_on_pale", "hut_pale" },
    { self->personal_tag, "hut_soon", "hut_soon_pale" },
    { self->wrong_tag, "hut_overdue", "hut_overdue_pale" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      GdkRGBA ink, ground;

      if (gtk_style_context_lookup_color (context, tags[i].ink, &ink) &&
          gtk_style_context_lookup_color (context, tags[i].ground, &ground))
        g_object_set (tags[i].tag, "foreground-rgba", &ink, "background-rgba", &ground, NULL);
    }
}

static GtkTextTag *
tag_of (HutTemplateText *self, const HutTemplateMark *mark)
{
  if (mark->type != HUT_TEMPLATE_MARK_FIELD)
    return self->wrong_tag;
  return mark->field->personal ? self->personal_tag : self->field_tag;
}

static void
tag (HutTemplateText *self, const char *text, const HutTemplateMark *mark)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      g_utf8_pointer_to_offset (text, text + mark->start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                      g_utf8_pointer_to_offset (text, text + mark->end));
  gtk_text_buffer_apply_tag (self->buffer, tag_of (self, mark), &start, &end);
}

/* Once each, in their order. */
static void
add_once (GString *words, const char *name)
{
  if (strstr (words->str, name) != NULL)
    return;
  if (words->len > 0)
    g_string_append (words, _ (", "));
  g_string_append (words, name);
}

static void
show_words (GtkWidget *label, const char *words)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), words) != 0)
    gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, *words != '\0');
}

static void
show_marks (HutTemplateText *self, const char *text, GArray *marks)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *personal = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const HutTemplateMark *mark = &g_array_index (marks, HutTemplateMark, i);
      g_autofree char *wrong = hut_template_mark_words (text, mark);

      tag (self, text, mark);
      if (wrong != NULL && strstr (faults->str, wrong) == NULL)
        g_string_append_printf (faults, "%s%s", faults->len > 0 ? "\n" : "", wrong);
      if (mark->type == HUT_TEMPLATE_MARK_FIELD && mark->field->personal)
        add_once (names, hut_template_field_label (mark->field));
    }
  if (names->len > 0)
    /* Translators: %s are names of fields, like "caller, telephone". */
    personal = g_strdup_printf (_ ("Personal: %s. They are filled in partly hidden."), names->str);
  show_words (self->faults, faults->str);
  show_words (self->personal, personal != NULL ? personal : "");
}

static void
on_changed (HutTemplateText *self)
{
  g_autofree char *text = hut_template_text_get_text (self);
  g_autoptr (GArray) marks = hut_template_marks (text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  colour_tags (self);
  show_marks (self, text, marks);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Fields ---- */

static void
on_field (GtkButton *button, gpointer data)
{
  HutTemplateText *self =
      HUT_TEMPLATE_TEXT (gtk_widget_get_ancestor (GTK_WIDGET (button), HUT_TYPE_TEMPLATE_TEXT));
  g_autofree char *text = hut_template_field_text (data);

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static GtkWidget *
new_field (const HutTemplateField *field)
{
  const char *label = hut_template_field_label (field);
  /* Translators: a button that writes the field %s into a text. */
  g_autofree char *name = g_strdup_printf (_ ("Insert %s"), label);
  g_autofree char *hint =
      field->personal ? g_strdup_printf (_ ("Insert %s (personal)"), label) : g_strdup (name);
  GtkWidget *button = gtk_button_new ();

  if (field->personal)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("hut-person-symbolic"));
      gtk_box_append (GTK_BOX (box), gtk_label_new (label));
      gtk_button_set_child (GTK_BUTTON (button), box);
    }
  else
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "hut-field");
  gtk_widget_set_tooltip_text (button, hint);
  hut_button_set_name (button, hint);
  g_signal_connect (button, "clicked", G_CALLBACK (on_field), (gpointer)field);
  return button;
}

static void
add_fields (HutTemplateText *self)
{
  guint n_fields;
  const HutTemplateField *fields = hut_template_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    hut_wrap_box_append (self->fields, new_field (&fields[i]));
}

/* ---- The object ---- */

static void
hut_template_text_dispose (GObject *object)
{
  g_clear_pointer (&HUT_TEMPLATE_TEXT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_template_text_parent_class)->dispose (object);
}

static gboolean
hut_template_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_TEMPLATE_TEXT (widget)->view));
}

static void
hut_template_text_class_init (HutTemplateTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_template_text_dispose;
  widget_class->grab_focus = hut_template_text_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-template-text.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTemplateText, box);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateText, view);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateText, fields);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateText, faults);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateText, personal);
}

static void
hut_template_text_init (HutTemplateText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->field_tag = gtk_text_buffer_create_tag (self->buffer, "field", NULL, NULL);
  self->personal_tag = gtk_text_buffer_create_tag (self->buffer, "personal", NULL, NULL);
  self->wrong_tag =
      gtk_text_buffer_create_tag (self->buffer, "wrong", "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  add_fields (self);
}

void
hut_template_text_set_text (HutTemplateText *self, const char *text)
{
  g_return_if_fail (HUT_IS_TEMPLATE_TEXT (self));

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

void
hut_template_text_replace (HutTemplateText *self, const char *text)
{
  GtkTextIter start, end;

  g_return_if_fail (HUT_IS_TEMPLATE_TEXT (self));

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

char *
hut_template_text_get_text (HutTemplateText *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (HUT_IS_TEMPLATE_TEXT (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

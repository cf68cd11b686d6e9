/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The right half of the window of templates. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-template-editor.h"

#include "app/hut-template-preview.h"
#include "app/hut-template-text.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTemplateEditor
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkEditable *name;
  HutCodeDropDown *use;
  HutCodeDropDown *category;
  HutTemplateText *text;
  HutTemplatePreview *preview;
  GtkWidget *put_away; /* why it is not in use */
  GtkWidget *error;
  GtkWidget *suggest_button;
  GtkWidget *put_away_button;
  GtkWidget *use_again_button;
  GtkWidget *save_button;
  HutDesk *desk;
  HutTemplate *item; /* what it began with */
  gboolean dirty;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HutTemplateEditor, hut_template_editor, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DIRTY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
differs (const char *now, const char *before)
{
  return g_strcmp0 (now != NULL ? now : "", before != NULL ? before : "") != 0;
}

/* ---- What was changed ---- */

static void
show_buttons (HutTemplateEditor *self, const HutTemplate *now)
{
  gboolean is_new = hut_uid_is_nil (&self->item->id) && self->item->suggested == NULL;
  gboolean put_away = self->item->void_reason != NULL;

  gtk_widget_set_visible (self->suggest_button, self->item->suggested != NULL && !put_away);
  gtk_widget_set_sensitive (self->suggest_button, differs (now->text, self->item->suggested));
  gtk_widget_set_visible (self->put_away_button, !is_new && !put_away);
  gtk_widget_set_visible (self->use_again_button, put_away);
  gtk_widget_set_visible (self->save_button, !put_away);
  gtk_widget_set_sensitive (self->save_button, self->dirty);
}

static void
look_at_changes (HutTemplateEditor *self)
{
  g_autoptr (HutTemplate) now = NULL;
  gboolean dirty;

  if (self->filling || self->item == NULL)
    return;
  now = hut_template_editor_read (self);
  dirty = differs (now->name, self->item->name) || differs (now->use, self->item->use) ||
          differs (now->category, self->item->category) || differs (now->text, self->item->text);
  hut_template_editor_set_error (self, NULL);
  if (dirty != self->dirty)
    {
      self->dirty = dirty;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
    }
  show_buttons (self, now);
}

static void
on_text_changed (HutTemplateEditor *self)
{
  g_autofree char *text = hut_template_text_get_text (self->text);

  hut_template_preview_show (self->preview, text);
  look_at_changes (self);
}

/* ---- Filling ---- */

static void
fill_categories (HutTemplateEditor *self)
{
  HutReader *reader = hut_case_browser_get_reader (hut_desk_get_browser (self->desk));
  g_auto (GStrv) names = reader != NULL ? hut_reader_categories (reader, NULL) : NULL;

  hut_code_drop_down_clear (self->category);
  hut_code_drop_down_add (self->category, NULL, _ ("Any category"));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    hut_code_drop_down_add (self->category, names[i], names[i]);
}

static void
show_item (HutTemplateEditor *self)
{
  const HutTemplate *item = self->item;
  gboolean put_away = item->void_reason != NULL;

  self->filling = TRUE;
  gtk_editable_set_text (self->name, item->name != NULL ? item->name : "");
  hut_code_drop_down_set_code (self->use, item->use);
  hut_code_drop_down_set_code (self->category, item->category);
  hut_template_text_set_text (self->text, item->text);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), !put_away);
  gtk_widget_set_sensitive (GTK_WIDGET (self->use), !put_away);
  gtk_widget_set_sensitive (GTK_WIDGET (self->category), !put_away);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text), !put_away);
  gtk_widget_set_visible (self->put_away, put_away);
  if (put_away)
    {
      /* Translators: %s is the reason that somebody gave. */
      g_autofree char *words =
          g_strdup_printf (_ ("Put away and not offered: %s"), item->void_reason);

      gtk_label_set_label (GTK_LABEL (self->put_away), words);
    }
  self->dirty = TRUE;
  look_at_changes (self);
}

/* ---- The object ---- */

static void
hut_template_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DIRTY)
    g_value_set_boolean (value, HUT_TEMPLATE_EDITOR (object)->dirty);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_template_editor_dispose (GObject *object)
{
  HutTemplateEditor *self = HUT_TEMPLATE_EDITOR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->item, hut_template_free);
  G_OBJECT_CLASS (hut_template_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, name);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, use);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, category);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, text);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, preview);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, put_away);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, error);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, suggest_button);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, put_away_button);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, use_again_button);
  gtk_widget_class_bind_template_child (widget_class, HutTemplateEditor, save_button);
}

static void
hut_template_editor_class_init (HutTemplateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_template_editor_get_property;
  object_class->dispose = hut_template_editor_dispose;
  properties[PROP_DIRTY] =
      g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_TEMPLATE_TEXT);
  g_type_ensure (HUT_TYPE_TEMPLATE_PREVIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-template-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, look_at_changes);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
}

static void
hut_template_editor_init (HutTemplateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_set_field (self->use, hut_kind_field (&hut_kind_template, "use"),
                                _ ("Any of these"));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_template_editor_set_desk (HutTemplateEditor *self, HutDesk *desk)
{
  g_return_if_fail (HUT_IS_TEMPLATE_EDITOR (self));

  g_set_object (&self->desk, desk);
  fill_categories (self);
  hut_template_preview_set_desk (self->preview, desk);
}

void
hut_template_editor_show (HutTemplateEditor *self, const HutTemplate *item)
{
  HutTemplate *copy;

  g_return_if_fail (HUT_IS_TEMPLATE_EDITOR (self));

  copy = hut_template_copy (item);
  g_clear_pointer (&self->item, hut_template_free);
  self->item = copy;
  show_item (self);
}

void
hut_template_editor_show_new (HutTemplateEditor *self, const char *use)
{
  HutTemplate item = { .use = (char *)use };

  hut_template_editor_show (self, &item);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

HutTemplate *
hut_template_editor_read (HutTemplateEditor *self)
{
  HutTemplate *now;

  g_return_val_if_fail (HUT_IS_TEMPLATE_EDITOR (self) && self->item != NULL, NULL);

  now = hut_template_copy (self->item);
  g_free (now->name);
  g_free (now->use);
  g_free (now->category);
  g_free (now->text);
  now->name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  now->use = g_strdup (hut_code_drop_down_get_code (self->use));
  now->category = g_strdup (hut_code_drop_down_get_code (self->category));
  now->text = hut_template_text_get_text (self->text);
  return now;
}

gboolean
hut_template_editor_is_dirty (HutTemplateEditor *self)
{
  g_return_val_if_fail (HUT_IS_TEMPLATE_EDITOR (self), FALSE);

  return self->dirty;
}

void
hut_template_editor_suggest (HutTemplateEditor *self)
{
  g_return_if_fail (HUT_IS_TEMPLATE_EDITOR (self));

  if (self->item != NULL && self->item->suggested != NULL)
    hut_template_text_replace (self->text, self->item->suggested);
}

void
hut_template_editor_set_error (HutTemplateEditor *self, const char *error)
{
  g_return_if_fail (HUT_IS_TEMPLATE_EDITOR (self));

  gtk_label_set_label (GTK_LABEL (self->error), error != NULL ? error : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A card with a filled template. What it reads is bounded: ten rows, and one case. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-template-preview.h"

#include "store/hut-templates.h"
#include "widgets/hut-code-drop-down.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define NEWEST 10
#define TITLE_CHARACTERS 18

struct _HutTemplatePreview
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutCodeDropDown *cases;
  GtkLabel *filled;
  GtkLabel *missing;
  HutDesk *desk;
  HutRecord *record; /* the chosen case, or one of nothing */
  char *text;
};

G_DEFINE_FINAL_TYPE (HutTemplatePreview, hut_template_preview, GTK_TYPE_WIDGET)

static HutReader *
get_reader (HutTemplatePreview *self)
{
  return self->desk != NULL ? hut_case_browser_get_reader (hut_desk_get_browser (self->desk))
                            : NULL;
}

/* ---- The case ---- */

/* A title goes on for longer than a drop-down is wide. */
static void
add_case (HutTemplatePreview *self, const HutUid *id, const char *number, const char *title)
{
  g_autofree char *code = hut_uid_to_string (id);
  gboolean fits = g_utf8_strlen (title, -1) <= TITLE_CHARACTERS;
  g_autofree char *start = g_utf8_substring (title, 0, fits ? -1 : TITLE_CHARACTERS);
  g_autofree char *label = g_strdup_printf ("%s%s%s%s", number != NULL ? number : "",
                                            number != NULL ? " " : "", start, fits ? "" : "…");

  hut_code_drop_down_add (self->cases, code, label);
  if (hut_code_drop_down_get_code (self->cases) == NULL)
    hut_code_drop_down_set_code (self->cases, code);
}

static void
add_newest (HutTemplatePreview *self, HutReader *reader, const HutUid *but)
{
  g_autoptr (GArray) rowids = hut_reader_newest (reader, NEWEST, NULL);
  g_autoptr (GPtrArray) rows =
      rowids != NULL
          ? hut_reader_case_rows (reader, (const gint64 *)rowids->data, rowids->len, NULL)
          : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HutCaseRow *row = rows->pdata[i];

      if (!hut_uid_equal (&row->id, but))
        add_case (self, &row->id, row->number, row->title != NULL ? row->title : "");
    }
}

static void
read_case (HutTemplatePreview *self)
{
  const char *code = hut_code_drop_down_get_code (self->cases);
  HutReader *reader = get_reader (self);
  HutUid id = { 0 };

  g_clear_pointer (&self->record, hut_record_free);
  if (code != NULL && reader != NULL && hut_uid_parse (code, &id))
    self->record = hut_reader_get (reader, &hut_kind_case, &id, NULL);
  if (self->record == NULL)
    self->record = hut_record_new (&hut_kind_case, &id, NULL);
}

/* ---- What it comes to ---- */

static void
show_missing (HutTemplatePreview *self, GPtrArray *missing)
{
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;

  g_ptr_array_add (missing, NULL);
  names = g_strjoinv (_ (", "), (char **)missing->pdata);
  if (hut_code_drop_down_get_code (self->cases) == NULL)
    words = g_strdup (_ ("There is no case yet: every field stands in brackets."));
  else if (missing->len > 1)
    words =
        g_strdup_printf (_ ("This case does not have: %s. Write it by hand in its place."), names);
  gtk_label_set_label (self->missing, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), words != NULL);
}

static void
fill (HutTemplatePreview *self)
{
  HutReader *reader = get_reader (self);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *filled = NULL;

  if (reader == NULL || self->record == NULL)
    return;
  filled = hut_templates_fill (hut_desk_get_store (self->desk), reader,
                               self->text != NULL ? self->text : "", self->record,
                               HUT_TEMPLATE_MASKED, missing);
  gtk_label_set_label (self->filled, *filled != '\0' ? filled : _ ("(no text yet)"));
  show_missing (self, missing);
}

static void
on_case_chosen (HutTemplatePreview *self)
{
  read_case (self);
  fill (self);
}

/* ---- The object ---- */

static void
hut_template_preview_dispose (GObject *object)
{
  HutTemplatePreview *self = HUT_TEMPLATE_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->record, hut_record_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (hut_template_preview_parent_class)->dispose (object);
}

static void
hut_template_preview_class_init (HutTemplatePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_template_preview_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-template-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTemplatePreview, box);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatePreview, cases);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatePreview, filled);
  gtk_widget_class_bind_template_child (widget_class, HutTemplatePreview, missing);
  gtk_widget_class_bind_template_callback (widget_class, on_case_chosen);
}

static void
hut_template_preview_init (HutTemplatePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_set_name (self->cases, _ ("Case of the preview"));
}

void
hut_template_preview_set_desk (HutTemplatePreview *self, HutDesk *desk)
{
  HutCase *selected;
  HutReader *reader;
  HutUid id = { 0 };

  g_return_if_fail (HUT_IS_TEMPLATE_PREVIEW (self));

  g_set_object (&self->desk, desk);
  hut_code_drop_down_clear (self->cases);
  reader = get_reader (self);
  selected = hut_case_browser_get_selected_case (hut_desk_get_browser (desk));
  if (selected != NULL && hut_case_browser_get_selected (hut_desk_get_browser (desk), &id))
    {
      g_autofree char *number = NULL;
      g_autofree char *title = NULL;

      g_object_get (selected, "number", &number, "title", &title, NULL);
      add_case (self, &id, number, title != NULL ? title : "");
    }
  if (reader != NULL)
    add_newest (self, reader, &id);
  read_case (self);
  fill (self);
}

void
hut_template_preview_show (HutTemplatePreview *self, const char *text)
{
  g_return_if_fail (HUT_IS_TEMPLATE_PREVIEW (self));

  g_free (self->text);
  self->text = g_strdup (text);
  fill (self);
}

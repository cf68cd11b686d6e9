/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The shapes of rules and what they are filled in with. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rule-form.h"

#include "app/hut-rates-form.h"
#include "app/hut-rule-shape.h"
#include "app/hut-rule-words.h"
#include "app/hut-seasons-form.h"
#include "base/hut-json.h"
#include "domain/hut-checklist-lines.h"
#include "domain/hut-kind.h"
#include "domain/hut-office-check.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutRuleForm
{
  GtkWidget parent_instance;

  const char *name;
  HutRuleShape shape;
  JsonNode *value;     /* as it began: members that the form does not show stay */
  GPtrArray *inputs;   /* of numbers and limits, in the order of the table; not owned */
  GPtrArray *counts;   /* of limits: how they count; not owned */
  GPtrArray *switches; /* in the order of the table; not owned */
  GtkWidget *body;     /* of the rule's shape */
  GtkWidget *source;
  GtkTextView *text;       /* of lines and text, and of items the first list; not owned */
  GtkTextView *more;       /* of items the second list; not owned */
  GtkWidget *rates;        /* HutRatesForm; not owned */
  GtkWidget *seasons;      /* HutSeasonsForm; not owned */
  GtkCheckButton *as_text; /* NULL where there is no other shape */
  GtkWidget *wrong;        /* why the text cannot be shown as a form */
  HutCaseBrowser *browser; /* or NULL */
  gboolean switching;
};

G_DEFINE_FINAL_TYPE (HutRuleForm, hut_rule_form, GTK_TYPE_WIDGET)

/* ---- Controls ---- */

static void
add_row (HutRuleForm *self, const char *label, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (self->body), hut_form_row_new (label, child));
}

static GtkWidget *
new_number (HutRuleForm *self, gint64 n, int least, int most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), n);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  g_ptr_array_add (self->inputs, spin);
  return spin;
}

static void
add_numbers (HutRuleForm *self)
{
  JsonObject *object = json_node_get_object (self->value);
  gsize n_numbers;
  const HutRuleNumber *numbers = hut_rule_numbers (&n_numbers);

  for (gsize i = 0; i < n_numbers; i++)
    {
      gint64 n = numbers[i].least;

      if (!g_str_equal (numbers[i].rule, self->name))
        continue;
      hut_json_get_int (object, numbers[i].member, &n);
      add_row (self, _ (numbers[i].label), new_number (self, n, numbers[i].least, numbers[i].most));
    }
}

static void
add_switches (HutRuleForm *self)
{
  JsonObject *object = json_node_get_object (self->value);
  gsize n_switches;
  const HutRuleSwitch *switches = hut_rule_switches (&n_switches);

  for (gsize i = 0; i < n_switches; i++)
    {
      GtkWidget *check;

      if (!g_str_equal (switches[i].rule, self->name))
        continue;
      check = gtk_check_button_new_with_label (_ (switches[i].label));
      gtk_check_button_set_active (
          GTK_CHECK_BUTTON (check),
          json_object_get_boolean_member_with_default (object, switches[i].member, FALSE));
      g_ptr_array_add (self->switches, check);
      gtk_box_append (GTK_BOX (self->body), check);
    }
}

static void
add_limit (HutRuleForm *self, const HutCode *level)
{
  JsonObject *limit = hut_json_get_object (json_node_get_object (self->value), level->code);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *count = hut_code_drop_down_new ();
  const char *counted = limit != NULL ? hut_json_get_string (limit, "count") : NULL;
  gint64 n = 1;

  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (count), "hours", _ ("hours"));
  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (count), "calendar", _ ("days"));
  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (count), "working", _ ("working days"));
  if (limit != NULL && hut_json_get_int (limit, "hours", &n))
    counted = "hours";
  else if (limit != NULL)
    hut_json_get_int (limit, "days", &n);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (count), counted != NULL ? counted : "calendar");
  hut_code_drop_down_set_name (HUT_CODE_DROP_DOWN (count), _ ("How it counts"));
  g_ptr_array_add (self->counts, count);
  gtk_box_append (GTK_BOX (box), new_number (self, n, 1, 720));
  gtk_box_append (GTK_BOX (box), count);
  add_row (self, _ (level->label), box);
}

static GtkTextView *
add_text (HutRuleForm *self, HutRuleShape shape, const char *label, const char *text)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkTextView *view = GTK_TEXT_VIEW (
      g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                    "monospace", shape == HUT_SHAPE_TEXT, "top-margin", 8, "bottom-margin", 8,
                    "left-margin", 8, "right-margin", 8, NULL));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              shape == HUT_SHAPE_ITEMS ? 200 : 280);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_widget_add_css_class (scrolled, "hut-input");
  add_row (self, label, scrolled);
  return view;
}

static void
add_items (HutRuleForm *self)
{
  g_autofree char *noes = hut_checklist_lines (self->value, "noes");
  g_autofree char *haves = hut_checklist_lines (self->value, "haves");

  self->text = add_text (self, HUT_SHAPE_ITEMS,
                         g_str_equal (self->name, "hazards")
                             ? _ ("What must be in order, one in a line")
                             : _ ("What must hold for a lane to qualify, one in a line"),
                         noes);
  self->more =
      add_text (self, HUT_SHAPE_ITEMS, _ ("What is looked at besides, one in a line"), haves);
}

static gboolean
is_as_text (HutRuleForm *self)
{
  return self->as_text != NULL && gtk_check_button_get_active (self->as_text);
}

static HutRuleShape
shown_shape (HutRuleForm *self)
{
  return is_as_text (self) ? HUT_SHAPE_TEXT : self->shape;
}

static void
clear_body (HutRuleForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  g_ptr_array_set_size (self->inputs, 0);
  g_ptr_array_set_size (self->counts, 0);
  g_ptr_array_set_size (self->switches, 0);
  self->text = self->more = NULL;
  self->rates = NULL;
  self->seasons = NULL;
}

/* The body in its shape, or as text, from the value. */
static void
fill (HutRuleForm *self)
{
  HutRuleShape shape = shown_shape (self);
  g_autofree char *text = NULL;

  clear_body (self);
  switch (shape)
    {
    case HUT_SHAPE_NUMBERS:
      add_numbers (self);
      add_switches (self);
      break;
    case HUT_SHAPE_LIMITS:
      for (const HutCode *level = hut_codes_level; level->code != NULL; level++)
        add_limit (self, level);
      break;
    case HUT_SHAPE_LINES:
      text = hut_rule_lines (self->value, "\n");
      self->text =
          add_text (self, shape, _ ("Categories, one in a line; levels parted by /"), text);
      break;
    case HUT_SHAPE_ITEMS:
      add_items (self);
      break;
    case HUT_SHAPE_RATES:
      self->rates = hut_rates_form_new (self->value, self->browser);
      gtk_box_append (GTK_BOX (self->body), self->rates);
      break;
    case HUT_SHAPE_SEASONS:
      self->seasons = hut_seasons_form_new (self->value);
      gtk_box_append (GTK_BOX (self->body), self->seasons);
      break;
    case HUT_SHAPE_TEXT:
    default:
      text = json_to_string (self->value, TRUE);
      self->text = add_text (self, shape, _ ("Value"), text);
      break;
    }
}

/* ---- Reading ---- */

static gint64
number_at (HutRuleForm *self, guint index)
{
  GtkSpinButton *spin = g_ptr_array_index (self->inputs, index);

  /* What is typed counts before the focus leaves it, too. */
  gtk_spin_button_update (spin);
  return gtk_spin_button_get_value_as_int (spin);
}

static JsonNode *
read_numbers (HutRuleForm *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *old;
  gsize n_numbers, n_switches;
  const HutRuleNumber *numbers = hut_rule_numbers (&n_numbers);
  const HutRuleSwitch *switches = hut_rule_switches (&n_switches);
  guint n = 0, on = 0;

  /* What the form does not ask for stays. */
  json_object_iter_init (&iter, json_node_get_object (self->value));
  while (json_object_iter_next (&iter, &member, &old))
    json_object_set_member (object, member, json_node_copy (old));
  for (gsize i = 0; i < n_numbers; i++)
    if (g_str_equal (numbers[i].rule, self->name))
      json_object_set_int_member (object, numbers[i].member, number_at (self, n++));
  for (gsize i = 0; i < n_switches; i++)
    if (g_str_equal (switches[i].rule, self->name))
      json_object_set_boolean_member (object, switches[i].member,
                                      gtk_check_button_get_active (self->switches->pdata[on++]));
  json_node_take_object (node, object);
  return node;
}

static JsonNode *
read_limits (HutRuleForm *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *levels = json_object_new ();
  guint i = 0;

  for (const HutCode *level = hut_codes_level; level->code != NULL; level++, i++)
    {
      const char *count = hut_code_drop_down_get_code (g_ptr_array_index (self->counts, i));
      JsonObject *limit = json_object_new ();

      if (g_strcmp0 (count, "hours") == 0)
        json_object_set_int_member (limit, "hours", number_at (self, i));
      else
        {
          json_object_set_int_member (limit, "days", number_at (self, i));
          json_object_set_string_member (limit, "count", count);
        }
      json_object_set_object_member (levels, level->code, limit);
    }
  json_node_take_object (node, levels);
  return node;
}

static char *
typed (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static JsonNode *
read_lines (HutRuleForm *self)
{
  g_autofree char *text = typed (self->text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_array_add_string_element (array, lines[i]);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
read_items (HutRuleForm *self)
{
  g_autofree char *noes = typed (self->text);
  g_autofree char *haves = typed (self->more);

  return hut_checklist_from_lines (self->value, noes, haves);
}

static JsonNode *
read_as (HutRuleForm *self, HutRuleShape shape, GError **error)
{
  g_autofree char *text = NULL;

  switch (shape)
    {
    case HUT_SHAPE_NUMBERS:
      return read_numbers (self);
    case HUT_SHAPE_LIMITS:
      return read_limits (self);
    case HUT_SHAPE_LINES:
      return read_lines (self);
    case HUT_SHAPE_ITEMS:
      return read_items (self);
    case HUT_SHAPE_RATES:
      return hut_rates_form_read (HUT_RATES_FORM (self->rates));
    case HUT_SHAPE_SEASONS:
      return hut_seasons_form_read (HUT_SEASONS_FORM (self->seasons));
    case HUT_SHAPE_TEXT:
    default:
      text = typed (self->text);
      return hut_json_parse (text, -1, error);
    }
}

JsonNode *
hut_rule_form_read (HutRuleForm *self, GError **error)
{
  g_return_val_if_fail (HUT_IS_RULE_FORM (self), NULL);

  return read_as (self, shown_shape (self), error);
}

/* What was filled in goes on in the other shape; a text that no form can show stays a text. */
static void
on_as_text (HutRuleForm *self)
{
  gboolean to_text = is_as_text (self);
  g_autoptr (GError) error = NULL;
  JsonNode *value =
      self->switching ? NULL : read_as (self, to_text ? self->shape : HUT_SHAPE_TEXT, &error);
  gboolean fine = value != NULL && (to_text || hut_office_check_value (self->name, value, &error));

  if (self->switching)
    return;
  if (fine)
    {
      json_node_unref (self->value);
      self->value = value;
      fill (self);
    }
  else
    {
      g_clear_pointer (&value, json_node_unref);
      self->switching = TRUE;
      gtk_check_button_set_active (self->as_text, !to_text);
      self->switching = FALSE;
    }
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->wrong),
                               error != NULL ? error->message : NULL);
  gtk_widget_set_visible (self->wrong, error != NULL);
}

const char *
hut_rule_form_get_source (HutRuleForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->source));

  return *text != '\0' ? text : NULL;
}

/* ---- The object ---- */

static void
hut_rule_form_dispose (GObject *object)
{
  HutRuleForm *self = HUT_RULE_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->value, json_node_unref);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->switches, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_rule_form_parent_class)->dispose (object);
}

static void
hut_rule_form_class_init (HutRuleFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_rule_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
hut_rule_form_init (HutRuleForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->inputs = g_ptr_array_new ();
  self->counts = g_ptr_array_new ();
  self->switches = g_ptr_array_new ();
}

static void
add_as_text (HutRuleForm *self)
{
  self->as_text = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Edit as _text")));
  self->wrong = hut_wrapped_label_new ("", "hut-overdue");
  gtk_widget_set_visible (self->wrong, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->as_text), GTK_WIDGET (self));
  gtk_widget_set_parent (self->wrong, GTK_WIDGET (self));
  g_signal_connect_object (self->as_text, "toggled", G_CALLBACK (on_as_text), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_rule_form_new (const char *name, JsonNode *value, HutCaseBrowser *browser)
{
  HutRuleForm *self = g_object_new (HUT_TYPE_RULE_FORM, NULL);
  GtkWidget *source;

  self->name = g_intern_string (name);
  self->shape = hut_rule_shape (name);
  self->value = json_node_copy (value);
  self->browser = browser != NULL ? g_object_ref (browser) : NULL;
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  fill (self);
  if (self->shape != HUT_SHAPE_TEXT)
    add_as_text (self);
  self->source = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->source), TRUE);
  source = hut_form_row_new (_ ("Where this comes _from"), self->source);
  gtk_widget_set_parent (source, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

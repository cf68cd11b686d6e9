/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The shapes of rules and what they are filled in with. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rule-form.h"

#include "app/hut-rates-form.h"
#include "app/hut-seasons-form.h"
#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "domain/hut-office-check.h"
#include "domain/hut-rate-words.h"
#include "domain/hut-season.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* The numbers of rules, in the order in which they are asked for. */
typedef struct
{
  const char *rule;
  const char *member;
  const char *label;
  int least;
  int most;
} Number;

static const Number numbers[] = {
  { "contact", "hours", N_ ("Contact within (hours)"), 1, 720 },
  { "contact", "urgent_hours", N_ ("Contact within, urgent (hours)"), 1, 720 },
  { "steps", "attempts", N_ ("Attempts in vain that stand in for a contact"), 1, 20 },
  { "warnings", "weeks", N_ ("Weeks before, to hold a week against"), 1, 52 },
  { "warnings", "years", N_ ("Earlier years, to hold a week against"), 0, 10 },
  { "warnings", "minimum", N_ ("Cases in the week, at least"), 1, 1000 },
  { "warnings", "level_permille", N_ ("Chance of a false warning (in a thousand)"), 1, 500 },
  { "warnings", "ahead_days", N_ ("Days to look ahead"), 0, 365 },
  { "same-matter", "propose_from", N_ ("Propose as one matter from a probability of (%)"), 1, 99 },
  { "same-matter", "text_full", N_ ("Texts are as good as the same from a likeness of (%)"), 1,
    100 },
  { "same-matter", "time_days", N_ ("Days between them at which time says nothing"), 1, 3650 },
  { "same-matter", "near_metres", N_ ("Metres between them at which place says nothing"), 1,
    10000 },
  { "same-matter", "returning_days", N_ ("Days in which a caller or a place counts as returning"),
    1, 3650 },
};

typedef enum
{
  SHAPE_NUMBERS,
  SHAPE_LINES,
  SHAPE_LIMITS,
  SHAPE_RATES,
  SHAPE_SEASONS,
  SHAPE_TEXT,
} Shape;

static const struct
{
  const char *name;
  const char *label;
  Shape shape;
} rules[] = {
  { "levels", N_ ("Time limits by level"), SHAPE_LIMITS },
  { "contact", N_ ("Contact with the caller"), SHAPE_NUMBERS },
  { "steps", N_ ("What must be on record"), SHAPE_NUMBERS },
  { "duties", N_ ("What communities may lead"), SHAPE_LINES },
  { "powers", N_ ("What the enforcement team may do"), SHAPE_LINES },
  { "rates", N_ ("The three rates"), SHAPE_RATES },
  { "warnings", N_ ("Warnings"), SHAPE_NUMBERS },
  { "seasons", N_ ("Seasons and holidays"), SHAPE_SEASONS },
  { "same-matter", N_ ("Cases of one matter"), SHAPE_NUMBERS },
};

struct _HutRuleForm
{
  GtkWidget parent_instance;

  const char *name;
  Shape shape;
  JsonNode *value;   /* as it began: members that the form does not show stay */
  GPtrArray *inputs; /* of numbers and limits, in the order of the table; not owned */
  GPtrArray *counts; /* of limits: how they count; not owned */
  GtkWidget *body;   /* of the rule's shape */
  GtkWidget *source;
  GtkTextView *text;       /* of lines and text; not owned */
  GtkWidget *rates;        /* HutRatesForm; not owned */
  GtkWidget *seasons;      /* HutSeasonsForm; not owned */
  GtkCheckButton *as_text; /* NULL where there is no other shape */
  GtkWidget *wrong;        /* why the text cannot be shown as a form */
  HutCaseBrowser *browser; /* or NULL */
  gboolean switching;
};

G_DEFINE_FINAL_TYPE (HutRuleForm, hut_rule_form, GTK_TYPE_WIDGET)

const char *
hut_rule_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return _ (rules[i].label);
  return name;
}

gboolean
hut_rule_is_set_here (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return TRUE;
  return FALSE;
}

static Shape
shape_of (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].name, name))
      return rules[i].shape;
  return SHAPE_TEXT;
}

/* ---- In words ---- */

/* "Attempts: 2", after what stands there already. */
static void
append_pair (GString *words, const char *label, const char *value)
{
  g_autofree char *pair = g_strdup_printf (_ ("%s: %s"), label, value);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", pair);
}

static void
append_number (GString *words, const char *label, gint64 n)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  append_pair (words, label, value);
}

static char *
lines_of (JsonNode *value, const char *between)
{
  JsonArray *array = json_node_get_array (value);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? between : "",
                            json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
limit_words (JsonObject *limit)
{
  gint64 n = 0;

  if (hut_json_get_int (limit, "hours", &n))
    return g_strdup_printf (_ ("%d hours"), (int)n);
  hut_json_get_int (limit, "days", &n);
  return g_strdup_printf (g_strcmp0 (hut_json_get_string (limit, "count"), "working") == 0
                              ? _ ("%d working days")
                              : _ ("%d days"),
                          (int)n);
}

static char *
limits_words (JsonObject *levels)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const HutCode *level = hut_codes_level; level->code != NULL; level++)
    {
      JsonObject *limit = hut_json_get_object (levels, level->code);
      g_autofree char *one = limit != NULL ? limit_words (limit) : g_strdup ("–");

      append_pair (words, _ (level->label), one);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
numbers_words (const char *name, JsonObject *object)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 n = 0;

      if (g_str_equal (numbers[i].rule, name) && hut_json_get_int (object, numbers[i].member, &n))
        append_number (words, _ (numbers[i].label), n);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
rates_words (JsonNode *value)
{
  g_autoptr (HutRateRules) of = hut_rate_rules_new (value, NULL);
  const HutRatePreset *preset = of != NULL ? hut_rate_rules_find (of, NULL) : NULL;
  g_autoptr (GString) words = NULL;

  if (preset == NULL)
    return NULL;
  words = g_string_new (hut_rate_preset_label (preset));
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    g_string_append_printf (words, " · %s %d", hut_rate_label (rate), preset->weights[rate]);
  append_number (words, _ ("First day of the month"), of->month_first_day);
  g_string_append_printf (words, " · %s",
                          of->counted == HUT_RATES_BY_CALL_BACK ? _ ("by call-back")
                                                                : _ ("by dispatch"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
seasons_words (JsonNode *value)
{
  g_autoptr (GPtrArray) seasons = hut_seasons_new (value, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; seasons != NULL && i < seasons->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "",
                            ((const HutSeason *)seasons->pdata[i])->name);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
hut_rule_words (const char *name, JsonNode *value)
{
  switch (shape_of (name))
    {
    case SHAPE_LINES:
      return lines_of (value, _ (", "));
    case SHAPE_LIMITS:
      return limits_words (json_node_get_object (value));
    case SHAPE_NUMBERS:
      return numbers_words (name, json_node_get_object (value));
    case SHAPE_RATES:
      return rates_words (value);
    case SHAPE_SEASONS:
      return seasons_words (value);
    case SHAPE_TEXT:
    default:
      return NULL;
    }
}

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

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 n = numbers[i].least;

      if (!g_str_equal (numbers[i].rule, self->name))
        continue;
      hut_json_get_int (object, numbers[i].member, &n);
      add_row (self, _ (numbers[i].label), new_number (self, n, numbers[i].least, numbers[i].most));
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

static void
add_text (HutRuleForm *self, Shape shape, const char *label, const char *text)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = GTK_TEXT_VIEW (g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR,
                                            "accepts-tab", FALSE, "monospace", shape == SHAPE_TEXT,
                                            "top-margin", 8, "bottom-margin", 8, "left-margin", 8,
                                            "right-margin", 8, NULL));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->text));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 280);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_widget_add_css_class (scrolled, "hut-input");
  add_row (self, label, scrolled);
}

static gboolean
is_as_text (HutRuleForm *self)
{
  return self->as_text != NULL && gtk_check_button_get_active (self->as_text);
}

static Shape
shown_shape (HutRuleForm *self)
{
  return is_as_text (self) ? SHAPE_TEXT : self->shape;
}

static void
clear_body (HutRuleForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
  g_ptr_array_set_size (self->inputs, 0);
  g_ptr_array_set_size (self->counts, 0);
  self->text = NULL;
  self->rates = NULL;
  self->seasons = NULL;
}

/* The body in its shape, or as text, from the value. */
static void
fill (HutRuleForm *self)
{
  Shape shape = shown_shape (self);
  g_autofree char *text = NULL;

  clear_body (self);
  switch (shape)
    {
    case SHAPE_NUMBERS:
      add_numbers (self);
      break;
    case SHAPE_LIMITS:
      for (const HutCode *level = hut_codes_level; level->code != NULL; level++)
        add_limit (self, level);
      break;
    case SHAPE_LINES:
      text = lines_of (self->value, "\n");
      add_text (self, shape, _ ("Categories, one in a line; levels parted by /"), text);
      break;
    case SHAPE_RATES:
      self->rates = hut_rates_form_new (self->value, self->browser);
      gtk_box_append (GTK_BOX (self->body), self->rates);
      break;
    case SHAPE_SEASONS:
      self->seasons = hut_seasons_form_new (self->value);
      gtk_box_append (GTK_BOX (self->body), self->seasons);
      break;
    case SHAPE_TEXT:
    default:
      text = json_to_string (self->value, TRUE);
      add_text (self, shape, _ ("Value"), text);
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
  guint n = 0;

  /* What the form does not ask for stays. */
  json_object_iter_init (&iter, json_node_get_object (self->value));
  while (json_object_iter_next (&iter, &member, &old))
    json_object_set_member (object, member, json_node_copy (old));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].rule, self->name))
      json_object_set_int_member (object, numbers[i].member, number_at (self, n++));
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
typed (HutRuleForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static JsonNode *
read_lines (HutRuleForm *self)
{
  g_autofree char *text = typed (self);
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
read_as (HutRuleForm *self, Shape shape, GError **error)
{
  g_autofree char *text = NULL;

  switch (shape)
    {
    case SHAPE_NUMBERS:
      return read_numbers (self);
    case SHAPE_LIMITS:
      return read_limits (self);
    case SHAPE_LINES:
      return read_lines (self);
    case SHAPE_RATES:
      return hut_rates_form_read (HUT_RATES_FORM (self->rates));
    case SHAPE_SEASONS:
      return hut_seasons_form_read (HUT_SEASONS_FORM (self->seasons));
    case SHAPE_TEXT:
    default:
      text = typed (self);
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
      self->switching ? NULL : read_as (self, to_text ? self->shape : SHAPE_TEXT, &error);
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
  self->shape = shape_of (name);
  self->value = json_node_copy (value);
  self->browser = browser != NULL ? g_object_ref (browser) : NULL;
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  fill (self);
  if (self->shape != SHAPE_TEXT)
    add_as_text (self);
  self->source = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->source), TRUE);
  source = hut_form_row_new (_ ("Where this comes _from"), self->source);
  gtk_widget_set_parent (source, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

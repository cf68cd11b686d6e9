/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the three rates as a form. What it comes to is counted on the browser's worker, half
 * a second after the last change. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rates-form.h"

#include "app/hut-rates-effect.h"
#include "base/hut-json.h"
#include "domain/hut-kind.h"
#include "domain/hut-rate-words.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SOON_MS 500
#define PRESETS_HEIGHT 152

struct _HutRatesForm
{
  GtkWidget parent_instance;
  HutRateRules *rules; /* as it began */
  JsonNode *value;
  GtkWidget *presets;     /* a box of rows */
  GPtrArray *rows;        /* Preset; not owned, they are their widgets' */
  GtkCheckButton *chosen; /* the group of what is used: its first */
  GtkWidget *first_day;
  GtkWidget *counted;
  GtkWidget *grades[HUT_N_GRADES];
  GtkWidget *effect;
  HutCaseBrowser *browser; /* or NULL */
  GCancellable *counting;
  guint source;
};

G_DEFINE_FINAL_TYPE (HutRatesForm, hut_rates_form, GTK_TYPE_WIDGET)

/* A way to weigh the rates. */
typedef struct
{
  GtkWidget *box;
  GtkCheckButton *used;
  GtkEditable *name;
  GtkWidget *weights[HUT_N_RATES];
  GtkLabel *sum;
  const char *code; /* of one that has a name in every language, interned; or NULL */
} Preset;

static int
number_of (GtkWidget *spin)
{
  /* What is typed counts before the focus leaves it, too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

/* ---- What it comes to ---- */

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutRatesForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = hut_rates_effect_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->effect == NULL)
    return;
  if (error != NULL)
    g_warning ("What the rates come to cannot be counted: %s", error->message);
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->effect), words);
}

static void
count (gpointer data)
{
  HutRatesForm *self = data;
  g_autoptr (JsonNode) value = hut_rates_form_read (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRateRules) rules = hut_rate_rules_new (value, &error);

  self->source = 0;
  if (rules == NULL)
    {
      hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->effect), error->message);
      return;
    }
  g_cancellable_cancel (self->counting);
  g_set_object (&self->counting, NULL);
  self->counting = g_cancellable_new ();
  hut_rates_effect_read (self->browser, self->rules, rules, self->counting, on_counted,
                         g_object_ref (self));
}

static void
count_soon (HutRatesForm *self)
{
  if (self->browser == NULL || self->effect == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_once (SOON_MS, count, self);
}

/* ---- Ways to weigh ---- */

static void
show_sum (Preset *preset)
{
  int a = number_of (preset->weights[0]), b = number_of (preset->weights[1]),
      c = number_of (preset->weights[2]);
  gboolean equal = a == b && b == c && a > 0;
  gboolean fine = equal || a + b + c == 100;
  g_autofree char *words = equal  ? g_strdup (_ ("a third each"))
                           : fine ? g_strdup (_ ("100 in all"))
                                  : g_strdup_printf (_ ("%d in all, not 100"), a + b + c);

  gtk_label_set_label (preset->sum, words);
  if (fine)
    gtk_widget_remove_css_class (GTK_WIDGET (preset->sum), "hut-overdue");
  else
    gtk_widget_add_css_class (GTK_WIDGET (preset->sum), "hut-overdue");
}

static HutRatesForm *
form_of (GtkWidget *widget)
{
  return HUT_RATES_FORM (gtk_widget_get_ancestor (widget, HUT_TYPE_RATES_FORM));
}

static void
on_weight (GtkWidget *spin, Preset *preset)
{
  HutRatesForm *self = form_of (spin);

  show_sum (preset);
  if (self != NULL)
    count_soon (self);
}

static void
on_remove (GtkWidget *button, Preset *preset)
{
  HutRatesForm *self = form_of (button);
  gboolean used = gtk_check_button_get_active (preset->used);

  if (self->rows->len < 2)
    return;
  g_ptr_array_remove (self->rows, preset);
  gtk_box_remove (GTK_BOX (self->presets), preset->box);
  self->chosen = ((Preset *)self->rows->pdata[0])->used;
  if (used)
    gtk_check_button_set_active (self->chosen, TRUE);
  count_soon (self);
}

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
add_weight (HutRatesForm *self, Preset *preset, HutRate rate, int weight)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (hut_rate_label (rate));
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 100, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "hut-note");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), weight);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  set_label (spin, hut_rate_label (rate));
  preset->weights[rate] = spin;
  g_signal_connect (spin, "value-changed", G_CALLBACK (on_weight), preset);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), spin);
  gtk_box_append (GTK_BOX (preset->box), lines);
}

static void
add_name (Preset *preset, const HutRatePreset *begin)
{
  preset->name = GTK_EDITABLE (gtk_entry_new ());
  if (begin != NULL && !g_str_equal (hut_rate_preset_label (begin), begin->name))
    preset->code = g_intern_string (begin->name);
  gtk_editable_set_text (preset->name, begin != NULL ? hut_rate_preset_label (begin) : "");
  gtk_editable_set_width_chars (preset->name, 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (preset->name), _ ("Name"));
  gtk_widget_set_hexpand (GTK_WIDGET (preset->name), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (preset->name), GTK_ALIGN_END);
  set_label (GTK_WIDGET (preset->name), _ ("Name of the weights"));
  gtk_box_append (GTK_BOX (preset->box), GTK_WIDGET (preset->name));
}

static void
add_end (Preset *preset)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("hut-close-symbolic");

  preset->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (preset->sum, 12);
  gtk_label_set_xalign (preset->sum, 0);
  gtk_widget_set_valign (GTK_WIDGET (preset->sum), GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (GTK_WIDGET (preset->sum), 4);
  gtk_box_append (GTK_BOX (preset->box), GTK_WIDGET (preset->sum));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (remove, _ ("Remove these weights"));
  set_label (remove, _ ("Remove these weights"));
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), preset);
  gtk_box_append (GTK_BOX (preset->box), remove);
}

/* @begin NULL: one of the office's own to be named. */
static Preset *
add_preset (HutRatesForm *self, const HutRatePreset *begin)
{
  static const int usual[HUT_N_RATES] = { 30, 35, 35 };
  Preset *preset = g_new0 (Preset, 1);

  preset->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_object_set_data_full (G_OBJECT (preset->box), "preset", preset, g_free);
  preset->used = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_group (preset->used, self->chosen);
  if (self->chosen == NULL)
    self->chosen = preset->used;
  gtk_widget_set_valign (GTK_WIDGET (preset->used), GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (GTK_WIDGET (preset->used), 4);
  set_label (GTK_WIDGET (preset->used), _ ("Use these weights"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (preset->used), _ ("Use these weights"));
  g_signal_connect_swapped (preset->used, "toggled", G_CALLBACK (count_soon), self);
  gtk_box_append (GTK_BOX (preset->box), GTK_WIDGET (preset->used));
  add_name (preset, begin);
  g_signal_connect_swapped (preset->name, "changed", G_CALLBACK (count_soon), self);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    add_weight (self, preset, rate, begin != NULL ? begin->weights[rate] : usual[rate]);
  add_end (preset);
  g_ptr_array_add (self->rows, preset);
  gtk_box_append (GTK_BOX (self->presets), preset->box);
  show_sum (preset);
  return preset;
}

/* Who adds weights means to use them. */
static void
on_add (HutRatesForm *self)
{
  Preset *preset = add_preset (self, NULL);

  gtk_check_button_set_active (preset->used, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (preset->name));
}

/* Only what is added makes the list longer: it comes into view. */
static void
on_longer (GtkAdjustment *down)
{
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
}

static void
add_presets (HutRatesForm *self)
{
  GtkWidget *add = gtk_button_new_with_label (_ ("Add Weights of Our Own"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller;

  self->presets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < self->rules->presets->len; i++)
    {
      Preset *preset = add_preset (self, self->rules->presets->pdata[i]);

      gtk_check_button_set_active (preset->used, i == self->rules->preset);
    }
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "hut-link");
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_box_append (
      GTK_BOX (box),
      hut_wrapped_label_new (_ ("Weights in the score: the chosen ones are used"), "hut-dim"));
  /* Two fit, more are scrolled to: the buttons of the window stay on a small screen. */
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->presets, "hscrollbar-policy",
                           GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height",
                           PRESETS_HEIGHT, NULL);
  g_signal_connect (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                    "notify::upper", G_CALLBACK (on_longer), NULL);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/* ---- The rest ---- */

static void
add_period (HutRatesForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  self->first_day = gtk_spin_button_new_with_range (1, 28, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->first_day), self->rules->month_first_day);
  self->counted = hut_code_drop_down_new ();
  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (self->counted), "call-back",
                          _ ("the day of the call-back"));
  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (self->counted), "dispatch",
                          _ ("the day of the dispatch"));
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->counted),
                               self->rules->counted == HUT_RATES_BY_CALL_BACK ? "call-back"
                                                                              : "dispatch");
  g_signal_connect_object (self->first_day, "value-changed", G_CALLBACK (count_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->counted, "notify::code", G_CALLBACK (count_soon), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box),
                  hut_form_row_new (_ ("First _day of the assessment month"), self->first_day));
  gtk_box_append (GTK_BOX (box),
                  hut_form_row_new (_ ("A case _counts in the month of"), self->counted));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_grades (HutRatesForm *self)
{
  const HutField *field = hut_kind_field (&hut_kind_case, "satisfaction");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_parent (
      hut_wrapped_label_new (_ ("What each grade counts as satisfied, in per cent"), "hut-dim"),
      GTK_WIDGET (self));
  for (int i = 0; i < HUT_N_GRADES; i++)
    {
      const char *label = hut_field_code_label (field, hut_rate_grades[i]);

      self->grades[i] = gtk_spin_button_new_with_range (0, 100, 10);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->grades[i]), 3);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->grades[i]),
                                 self->rules->grades[i] * 100 / self->rules->full);
      g_signal_connect_object (self->grades[i], "value-changed", G_CALLBACK (count_soon), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), hut_form_row_new (label, self->grades[i]));
    }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_effect (HutRatesForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->effect = hut_wrapped_label_new (_ ("This month is being counted…"), NULL);
  gtk_widget_add_css_class (box, "hut-notice");
  gtk_widget_add_css_class (box, "at-work");
  gtk_box_append (GTK_BOX (box), self->effect);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  count_soon (self);
}

/* ---- Reading ---- */

static JsonObject *
read_preset (const Preset *preset)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (preset->name)));
  const HutRatePreset known = { .name = (char *)preset->code };
  gboolean same = preset->code != NULL && g_str_equal (name, hut_rate_preset_label (&known));
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", same ? preset->code : name);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    json_object_set_int_member (object, hut_rate_name (rate), number_of (preset->weights[rate]));
  return object;
}

static void
read_presets (HutRatesForm *self, JsonObject *object)
{
  JsonArray *presets = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      Preset *preset = self->rows->pdata[i];
      JsonObject *item = read_preset (preset);

      if (gtk_check_button_get_active (preset->used))
        json_object_set_string_member (object, "preset", hut_json_get_string (item, "name"));
      json_array_add_object_element (presets, item);
    }
  json_object_set_array_member (object, "presets", presets);
}

/* What was not touched stays as it was written. */
static void
read_grades (HutRatesForm *self, JsonObject *object)
{
  JsonObject *grades = json_object_new ();
  gboolean changed = FALSE;

  json_object_set_int_member (grades, "full", 100);
  for (int i = 0; i < HUT_N_GRADES; i++)
    {
      int share = number_of (self->grades[i]);

      changed = changed || share != self->rules->grades[i] * 100 / self->rules->full;
      json_object_set_int_member (grades, hut_rate_grades[i], share);
    }
  if (changed)
    json_object_set_object_member (object, "grades", grades);
  else
    json_object_unref (grades);
}

JsonNode *
hut_rates_form_read (HutRatesForm *self)
{
  JsonNode *node;
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *old;

  g_return_val_if_fail (HUT_IS_RATES_FORM (self), NULL);

  json_object_iter_init (&iter, json_node_get_object (self->value));
  while (json_object_iter_next (&iter, &member, &old))
    json_object_set_member (object, member, json_node_copy (old));
  json_object_set_int_member (object, "month_first_day", number_of (self->first_day));
  json_object_set_string_member (object, "counted_by",
                                 hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->counted)));
  read_presets (self, object);
  read_grades (self, object);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/* ---- The object ---- */

static void
hut_rates_form_dispose (GObject *object)
{
  HutRatesForm *self = HUT_RATES_FORM (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->effect = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->rules, hut_rate_rules_free);
  g_clear_pointer (&self->value, json_node_unref);
  G_OBJECT_CLASS (hut_rates_form_parent_class)->dispose (object);
}

static void
hut_rates_form_class_init (HutRatesFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_rates_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
hut_rates_form_init (HutRatesForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->rows = g_ptr_array_new ();
}

GtkWidget *
hut_rates_form_new (JsonNode *value, HutCaseBrowser *browser)
{
  HutRatesForm *self = g_object_new (HUT_TYPE_RATES_FORM, NULL);

  self->value = json_node_copy (value);
  self->rules = hut_rate_rules_new (value, NULL);
  g_return_val_if_fail (self->rules != NULL, GTK_WIDGET (self));
  self->browser = browser != NULL ? g_object_ref (browser) : NULL;
  add_presets (self);
  add_period (self);
  add_grades (self);
  if (browser != NULL)
    add_effect (self);
  return GTK_WIDGET (self);
}

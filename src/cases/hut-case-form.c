/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form. A table says which widget stands for which field; texts are what is compared, so a
 * value that a person did not touch is never written, whatever its text leaves out of it. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-form.h"

#include "cases/hut-case-check.h"
#include "cases/hut-case-choices.h"
#include "cases/hut-case-input.h"
#include "cases/hut-case-words.h"
#include "domain/hut-deadline.h"
#include "domain/hut-mask.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  INPUT_TITLE,
  INPUT_BODY,
  INPUT_KIND,
  INPUT_CHANNEL,
  INPUT_CATEGORY,
  INPUT_ADDRESS,
  INPUT_PLACE,
  INPUT_COMMUNITY,
  INPUT_CALLER,
  INPUT_TELEPHONE,
  INPUT_DUE,
  INPUT_URGENCY,
  N_INPUTS
};

/* The fields that the form has; their controls have these names as ids in the template, their rows
 * with "_row". */
static const char *const inputs[N_INPUTS] = {
  "title", "text",      "kind",   "channel",   "category", "address",
  "place", "community", "caller", "telephone", "due_at",   "urgency",
};

struct _HutCaseForm
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *heading;
  GtkWidget *pick;
  GtkWidget *show_personal;
  GtkWidget *error;
  GtkWidget *bar;
  GtkWidget *save;
  GtkWidget *widgets[N_INPUTS];
  HutFormRow *rows[N_INPUTS];

  HutCaseActions *actions;
  gboolean active;
  gboolean saving;
  HutUid id;
  HutRecord *seen;         /* of an edit: the case as the person saw it; NULL: a new case */
  char *initial[N_INPUTS]; /* the texts that the form began with */
  gboolean personal_shown;

  HutCaseAddress *address;
  GPtrArray *categories;
  HutCaseWhere where;
  gpointer where_data;
  GDestroyNotify where_destroy;
};

G_DEFINE_FINAL_TYPE (HutCaseForm, hut_case_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  PROP_PICKING,
  N_PROPS
};

enum
{
  FINISHED,
  PLACE_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static HutCaseBrowser *
browser_of (HutCaseForm *self)
{
  return hut_case_actions_get_browser (self->actions);
}

/* ---- Texts ---- */

static char *
get_text (HutCaseForm *self, int input)
{
  return hut_case_input_get (self->widgets[input]);
}

static void
set_text (HutCaseForm *self, int input, const char *text)
{
  hut_case_input_set (self->widgets[input], text);
}

/* Sets the text that the form begins with. */
static void
begin_text (HutCaseForm *self, int input, const char *text)
{
  set_text (self, input, text);
  g_free (self->initial[input]);
  self->initial[input] = get_text (self, input);
  hut_form_row_set_error (self->rows[input], NULL);
}

static gboolean
is_changed (HutCaseForm *self, int input)
{
  g_autofree char *text = get_text (self, input);

  return g_strcmp0 (text, self->initial[input]) != 0;
}

static const HutField *
field_of (int input)
{
  return hut_kind_field (&hut_kind_case, inputs[input]);
}

static gboolean
is_personal (int input)
{
  return field_of (input)->privacy == HUT_PRIVACY_PERSONAL;
}

/* The text that stands for a value of the record. */
static char *
record_text (HutCaseForm *self, const HutRecord *record, int input)
{
  const HutValue *value = hut_record_get (record, inputs[input]);

  if (value->type == HUT_VALUE_NONE)
    return g_strdup ("");
  if (is_personal (input) && !self->personal_shown)
    return hut_mask_value (inputs[input], value->text);
  return value->type == HUT_VALUE_TEXT ? g_strdup (value->text)
                                       : hut_field_to_text (field_of (input), value);
}

/* ---- Beginning ---- */

static void
fill_choices (HutCaseForm *self)
{
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  g_auto (GStrv) names = reader != NULL ? hut_reader_categories (reader, NULL) : NULL;

  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->widgets[INPUT_KIND]),
                                field_of (INPUT_KIND), _ ("(not chosen)"));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->widgets[INPUT_CHANNEL]),
                                field_of (INPUT_CHANNEL), _ ("(not chosen)"));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->widgets[INPUT_URGENCY]),
                                field_of (INPUT_URGENCY), _ ("(not chosen)"));
  hut_case_choices_fill (HUT_CODE_DROP_DOWN (self->widgets[INPUT_COMMUNITY]), browser_of (self),
                         "community", _ ("(not known yet)"));
  g_ptr_array_set_size (self->categories, 0);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (self->categories, g_strdup (names[i]));
}

static void
show_lock (HutCaseForm *self)
{
  gboolean has_personal =
      self->seen != NULL && (hut_record_get_text (self->seen, "caller") != NULL ||
                             hut_record_get_text (self->seen, "telephone") != NULL);
  gboolean locked = has_personal && !self->personal_shown;

  gtk_widget_set_visible (self->show_personal, locked);
  gtk_widget_set_sensitive (self->widgets[INPUT_CALLER], !locked);
  gtk_widget_set_sensitive (self->widgets[INPUT_TELEPHONE], !locked);
}

static void
set_picking (HutCaseForm *self, gboolean picking)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pick), picking);
}

static void
begin (HutCaseForm *self)
{
  self->active = TRUE;
  fill_choices (self);
  for (int i = 0; i < N_INPUTS; i++)
    {
      g_autofree char *text =
          self->seen != NULL ? record_text (self, self->seen, i) : g_strdup ("");

      begin_text (self, i, text);
    }
  hut_case_address_stop (self->address);
  hut_suggest_entry_set_suggestions (HUT_SUGGEST_ENTRY (self->widgets[INPUT_CATEGORY]), NULL);
  hut_case_form_set_notice (self, NULL);
  set_picking (self, FALSE);
  show_lock (self);
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

void
hut_case_form_begin_new (HutCaseForm *self)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));
  g_return_if_fail (self->actions != NULL);

  g_clear_pointer (&self->seen, hut_record_free);
  self->id = hut_uid_new ();
  self->personal_shown = TRUE;
  gtk_label_set_label (GTK_LABEL (self->heading), _ ("New Case"));
  begin (self);
  begin_text (self, INPUT_CHANNEL, "counter");
  begin_text (self, INPUT_URGENCY, "normal");
}

gboolean
hut_case_form_begin_edit (HutCaseForm *self, const HutUid *id)
{
  HutReader *reader;

  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);
  g_return_val_if_fail (self->actions != NULL, FALSE);

  reader = hut_case_browser_get_reader (browser_of (self));
  g_clear_pointer (&self->seen, hut_record_free);
  self->seen = reader != NULL ? hut_reader_get (reader, &hut_kind_case, id, NULL) : NULL;
  self->active = self->seen != NULL;
  if (self->seen == NULL)
    return FALSE;
  self->id = *id;
  self->personal_shown = FALSE;
  gtk_label_set_label (GTK_LABEL (self->heading), _ ("Edit Case"));
  begin (self);
  return TRUE;
}

/* ---- Checking ---- */

/* The value of an input; says at its row what is wrong, and returns FALSE. */
static gboolean
read_value (HutCaseForm *self, int input, HutValue *value)
{
  g_autofree char *text = get_text (self, input);
  const char *wrong = hut_case_check (field_of (input), text, value);

  hut_form_row_set_error (self->rows[input], wrong);
  return wrong == NULL;
}

static gboolean
read_values (HutCaseForm *self, HutValue values[N_INPUTS])
{
  int first_wrong = -1;

  for (int i = 0; i < N_INPUTS; i++)
    if ((is_changed (self, i) || i == INPUT_TITLE) && !read_value (self, i, &values[i]) &&
        first_wrong < 0)
      first_wrong = i;
  if (first_wrong >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[first_wrong]));
  return first_wrong < 0;
}

/* ---- Saving ---- */

static HutWrite *
new_case_write (HutCaseForm *self, HutValue values[N_INPUTS])
{
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *record = hut_record_new (&hut_kind_case, &self->id, NULL);

  for (int i = 0; i < N_INPUTS; i++)
    {
      HutValue value = values[i];

      /* What a new form begins with is meant, too. */
      if (!is_changed (self, i))
        value = hut_value_text (self->initial[i]);
      values[i] = (HutValue)HUT_VALUE_INIT;
      hut_record_set (record, inputs[i], value);
    }
  hut_record_set_text (record, "state", "received");
  hut_record_set_int (record, "created_at", hut_time_now ());
  hut_deadline_fill (office, record);
  hut_write_begin_group (write);
  hut_write_create (write, record);
  hut_write_create (write, hut_case_actions_new_event (self->actions, &self->id, "registered"));
  return write;
}

static HutWrite *
edit_write (HutCaseForm *self, HutValue values[N_INPUTS])
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_case, &self->id);
  for (int i = 0; i < N_INPUTS; i++)
    {
      if (!is_changed (self, i))
        continue;
      hut_write_set (write, inputs[i], values[i]);
      values[i] = (HutValue)HUT_VALUE_INIT;
      hut_write_expect (write, inputs[i], hut_value_copy (hut_record_get (self->seen, inputs[i])));
      if (i == INPUT_DUE)
        hut_write_set (write, "due_source", hut_value_text ("entered"));
    }
  return write;
}

/* Somebody changed the same field: says what stands there, and takes it as seen, so that saving
 * again is meant. */
static void
show_changes (HutCaseForm *self)
{
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  g_autoptr (HutRecord) now =
      reader != NULL ? hut_reader_get (reader, &hut_kind_case, &self->id, NULL) : NULL;

  if (now == NULL || self->seen == NULL)
    return;
  for (int i = 0; i < N_INPUTS; i++)
    {
      const HutValue *there = hut_record_get (now, inputs[i]);
      g_autofree char *words = NULL;
      g_autofree char *message = NULL;

      if (hut_value_equal (there, hut_record_get (self->seen, inputs[i])))
        continue;
      words = hut_case_value_words (browser_of (self), field_of (i), there, self->personal_shown);
      message = g_strdup_printf (
          _ ("Somebody else wrote “%s” here meanwhile. Save again to put yours in its place."),
          words);
      if (is_changed (self, i))
        hut_form_row_set_error (self->rows[i], message);
      else
        {
          g_autofree char *text = record_text (self, now, i);

          begin_text (self, i, text);
        }
    }
  hut_record_free (self->seen);
  self->seen = g_steal_pointer (&now);
}

static void
finish (HutCaseForm *self, gboolean saved)
{
  self->active = FALSE;
  hut_case_address_stop (self->address);
  set_picking (self, FALSE);
  g_clear_pointer (&self->seen, hut_record_free);
  g_signal_emit (self, signals[FINISHED], 0, saved);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (hut_case_actions_finish (HUT_CASE_ACTIONS (source), result, &error))
    {
      HutUid id = self->id;

      finish (self, TRUE);
      hut_case_browser_select (browser_of (self), &id);
      return;
    }
  if (g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED))
    show_changes (self);
  g_message ("Not saved: %s", error->message);
  words = hut_case_actions_error_words (error);
  hut_case_form_set_notice (self, words);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseForm *self = HUT_CASE_FORM (widget);
  HutValue values[N_INPUTS] = { HUT_VALUE_INIT };
  HutWrite *write = NULL;

  if (!self->active || self->saving)
    return;
  hut_case_form_set_notice (self, NULL);
  if (!read_values (self, values))
    hut_case_form_set_notice (self, _ ("Not saved yet: see what is marked above."));
  else if (self->seen == NULL)
    write = new_case_write (self, values);
  else if (!hut_case_form_is_dirty (self))
    finish (self, FALSE);
  else
    write = edit_write (self, values);

  for (int i = 0; i < N_INPUTS; i++)
    hut_value_clear (&values[i]);
  if (write == NULL)
    return;
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  hut_case_actions_write (self->actions, write,
                          self->seen == NULL ? _ ("The case is entered") : _ ("Saved"),
                          HUT_ACT_QUIETLY, on_saved, g_object_ref (self));
}

static gboolean
on_give_up (HutPrompt *prompt, gpointer data)
{
  finish (HUT_CASE_FORM (data), FALSE);
  return TRUE;
}

static void
do_give_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseForm *self = HUT_CASE_FORM (widget);
  HutPrompt *prompt;

  if (!self->active || self->saving)
    return;
  if (!hut_case_form_is_dirty (self))
    {
      finish (self, FALSE);
      return;
    }
  prompt = hut_prompt_new (widget, _ ("Give Up"), _ ("What was typed here is not saved yet."),
                           _ ("_Throw It Away"), on_give_up, g_object_ref (self), g_object_unref);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

static void
do_show_personal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseForm *self = HUT_CASE_FORM (widget);

  if (self->seen == NULL || self->personal_shown)
    return;
  self->personal_shown = TRUE;
  hut_case_actions_note_shown (self->actions, &self->id);
  for (int i = 0; i < N_INPUTS; i++)
    if (is_personal (i))
      {
        g_autofree char *text = record_text (self, self->seen, i);

        begin_text (self, i, text);
      }
  show_lock (self);
}

/* ---- Place and address ---- */

static void
put_place (HutCaseForm *self, HutPoint place, const char *community)
{
  g_autofree char *text =
      g_strdup_printf ("%.6f, %.6f", hut_point_lon (place), hut_point_lat (place));
  g_autofree char *there = get_text (self, INPUT_COMMUNITY);
  g_autofree char *found = NULL;

  set_text (self, INPUT_PLACE, text);
  hut_form_row_set_error (self->rows[INPUT_PLACE], NULL);
  if (*there != '\0')
    return;
  if (community != NULL)
    found = g_strdup (community);
  else if (self->where != NULL)
    found = self->where (place, self->where_data);
  if (found != NULL)
    set_text (self, INPUT_COMMUNITY, found);
}

void
hut_case_form_set_place (HutCaseForm *self, const HutPoint *place)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  if (place != NULL)
    put_place (self, *place, NULL);
  set_picking (self, FALSE);
}

gboolean
hut_case_form_get_place (HutCaseForm *self, HutPoint *place)
{
  g_autofree char *text = NULL;
  HutValue value = HUT_VALUE_INIT;

  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);

  text = get_text (self, INPUT_PLACE);
  if (!self->active || !hut_field_from_text (field_of (INPUT_PLACE), text, &value, NULL) ||
      value.type != HUT_VALUE_POINT)
    return FALSE;
  *place = value.point;
  return TRUE;
}

static void
on_pick (HutCaseForm *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
  if (hut_case_form_get_picking (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.pick-place", NULL);
}

static void
on_place_typed (HutCaseForm *self)
{
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static void
on_address_chosen (HutCaseForm *self, const HutCasePlace *place)
{
  put_place (self, place->place, place->community);
}

static void
on_category_typed (HutCaseForm *self, const char *typed)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < self->categories->len; i++)
    if (strstr (g_ptr_array_index (self->categories, i), typed) != NULL)
      g_ptr_array_add (fitting, g_ptr_array_index (self->categories, i));
  g_ptr_array_add (fitting, NULL);
  hut_suggest_entry_set_suggestions (HUT_SUGGEST_ENTRY (self->widgets[INPUT_CATEGORY]),
                                     (const char *const *)fitting->pdata);
}

/* ---- The object ---- */

static void
hut_case_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutCaseForm *self = HUT_CASE_FORM (object);

  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, self->actions);
  else if (prop_id == PROP_PICKING)
    g_value_set_boolean (value, hut_case_form_get_picking (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_case_form_set_actions (HUT_CASE_FORM (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
hut_case_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_CASE_FORM (widget)->widgets[INPUT_TITLE]);
}

static void
hut_case_form_dispose (GObject *object)
{
  HutCaseForm *self = HUT_CASE_FORM (object);

  g_clear_object (&self->address);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->error, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  hut_case_form_set_where (self, NULL, NULL, NULL);
  G_OBJECT_CLASS (hut_case_form_parent_class)->dispose (object);
}

static void
hut_case_form_finalize (GObject *object)
{
  HutCaseForm *self = HUT_CASE_FORM (object);

  g_clear_pointer (&self->seen, hut_record_free);
  for (int i = 0; i < N_INPUTS; i++)
    g_free (self->initial[i]);
  g_ptr_array_unref (self->categories);
  G_OBJECT_CLASS (hut_case_form_parent_class)->finalize (object);
}

static void
bind_inputs (GtkWidgetClass *widget_class)
{
  for (int i = 0; i < N_INPUTS; i++)
    {
      g_autofree char *row = g_strconcat (inputs[i], "_row", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, inputs[i], FALSE,
                                                 G_STRUCT_OFFSET (HutCaseForm, widgets) +
                                                     i * sizeof (GtkWidget *));
      gtk_widget_class_bind_template_child_full (widget_class, row, FALSE,
                                                 G_STRUCT_OFFSET (HutCaseForm, rows) +
                                                     i * sizeof (HutFormRow *));
    }
}

static void
hut_case_form_class_init (HutCaseFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = hut_case_form_get_property;
  object_class->set_property = hut_case_form_set_property;
  object_class->dispose = hut_case_form_dispose;
  object_class->finalize = hut_case_form_finalize;
  widget_class->grab_focus = hut_case_form_grab_focus;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PICKING] = g_param_spec_boolean ("picking", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[PLACE_CHANGED] =
      g_signal_new ("place-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "form.give-up", NULL, do_give_up);
  gtk_widget_class_install_action (widget_class, "form.show-personal", NULL, do_show_personal);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.give-up", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-form.ui");
  bind_inputs (widget_class);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, heading);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, pick);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, show_personal);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, error);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, bar);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, save);
  gtk_widget_class_bind_template_callback (widget_class, on_pick);
}

/* In a text of lines Ctrl+Enter would be one more line: here it saves, as in every other field. */
static void
save_from_text (HutCaseForm *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_named_action_new ("form.save")));
  gtk_widget_add_controller (self->widgets[INPUT_BODY], keys);
}

static void
hut_case_form_init (HutCaseForm *self)
{
  self->categories = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->bar);
  for (int i = 0; i < N_INPUTS; i++)
    {
      self->widgets[i] = GTK_WIDGET (
          gtk_widget_get_template_child (GTK_WIDGET (self), HUT_TYPE_CASE_FORM, inputs[i]));
      g_assert (self->widgets[i] != NULL && self->rows[i] != NULL);
    }
  save_from_text (self);
  g_signal_connect_object (self->widgets[INPUT_PLACE], "changed", G_CALLBACK (on_place_typed), self,
                           G_CONNECT_SWAPPED);
  self->address = hut_case_address_new (HUT_SUGGEST_ENTRY (self->widgets[INPUT_ADDRESS]));
  g_signal_connect_object (self->address, "chosen", G_CALLBACK (on_address_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->widgets[INPUT_CATEGORY], "typed", G_CALLBACK (on_category_typed),
                           self, G_CONNECT_SWAPPED);
}

void
hut_case_form_set_actions (HutCaseForm *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  if (!g_set_object (&self->actions, actions))
    return;
  hut_case_address_set_store (
      self->address, actions != NULL ? hut_case_browser_get_store (browser_of (self)) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

gboolean
hut_case_form_is_active (HutCaseForm *self)
{
  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);

  return self->active;
}

gboolean
hut_case_form_is_dirty (HutCaseForm *self)
{
  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);

  for (int i = 0; self->active && i < N_INPUTS; i++)
    if (is_changed (self, i))
      return TRUE;
  return FALSE;
}

gboolean
hut_case_form_is_editing (HutCaseForm *self, const HutUid *id)
{
  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);

  return self->active && self->seen != NULL && hut_uid_equal (&self->id, id);
}

void
hut_case_form_set_notice (HutCaseForm *self, const char *text)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  gtk_label_set_label (GTK_LABEL (self->error), text != NULL ? text : "");
  gtk_widget_set_visible (self->error, text != NULL);
}

gboolean
hut_case_form_get_picking (HutCaseForm *self)
{
  g_return_val_if_fail (HUT_IS_CASE_FORM (self), FALSE);

  return self->active && self->pick != NULL &&
         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pick));
}

void
hut_case_form_set_lookup (HutCaseForm *self, HutCaseLookup lookup, gpointer data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  hut_case_address_set_lookup (self->address, lookup, data, destroy);
}

void
hut_case_form_set_where (HutCaseForm *self, HutCaseWhere where, gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  if (self->where_destroy != NULL)
    self->where_destroy (self->where_data);
  self->where = where;
  self->where_data = data;
  self->where_destroy = destroy;
}

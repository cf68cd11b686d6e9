/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form: beginning, saving, places. Its controls are in hut-case-inputs. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-form.h"

#include "cases/hut-case-choices.h"
#include "cases/hut-case-inputs.h"
#include "cases/hut-case-words.h"
#include "cases/hut-category-hint.h"
#include "cases/hut-telephone-warning.h"
#include "domain/hut-deadline.h"
#include "domain/hut-mask.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutCaseForm
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *heading;
  GtkWidget *pick;
  GtkWidget *show_personal;
  HutCategoryHint *hint;
  HutTelephoneWarning *telephone_warning;
  GtkWidget *limit;
  GtkWidget *error;
  GtkWidget *bar;
  GtkWidget *save;
  HutCaseInputs inputs;

  HutCaseActions *actions;
  gboolean active;
  gboolean saving;
  HutUid id;
  HutRecord *seen; /* of an edit: the case as the person saw it; NULL: a new case */
  gboolean personal_shown;

  HutAddressFinder *address;
  GPtrArray *categories;
  HutAddressWhere where;
  gpointer where_data;
  GDestroyNotify where_destroy;
  HutPoint found; /* the place that was last chosen by an address, */
  guint found_to; /* and the metres that it is known to; 0: none was */
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

/* The text that stands for a value of the record. */
static char *
record_text (HutCaseForm *self, const HutRecord *record, int input)
{
  const HutValue *value = hut_record_get (record, hut_case_inputs_field (input)->name);

  if (value->type == HUT_VALUE_NONE)
    return g_strdup ("");
  if (hut_case_inputs_is_personal (input) && !self->personal_shown)
    return hut_mask_value (hut_case_inputs_field (input)->name, value->text);
  return value->type == HUT_VALUE_TEXT ? g_strdup (value->text)
                                       : hut_field_to_text (hut_case_inputs_field (input), value);
}

/* Which limit follows from the level; one that is typed goes first. */
static void
show_limit (HutCaseForm *self)
{
  g_autofree char *level = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_LEVEL);
  g_autofree char *due = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_DUE);
  gboolean typed = *due != '\0' && (self->seen == NULL ||
                                    hut_case_inputs_is_changed (&self->inputs, HUT_CASE_INPUT_DUE));
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *words = NULL;

  if (self->active && !typed)
    {
      office = hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
      words = hut_case_level_words (office, level, self->seen, hut_time_now ());
    }
  gtk_label_set_label (GTK_LABEL (self->limit), words != NULL ? words : "");
  gtk_widget_set_visible (self->limit, words != NULL);
}

/* Which category the words look like. */
static void
show_hint (HutCaseForm *self)
{
  g_autofree char *title = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_TITLE);
  g_autofree char *text = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_TEXT);
  g_autofree char *category = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_CATEGORY);

  hut_category_hint_set_words (self->hint,
                               self->active ? hut_case_browser_get_store (browser_of (self)) : NULL,
                               title, text, category);
}

static void
on_category_taken (HutCaseForm *self, const char *category)
{
  hut_case_inputs_set (&self->inputs, HUT_CASE_INPUT_CATEGORY, category);
  gtk_widget_grab_focus (self->inputs.widgets[HUT_CASE_INPUT_CATEGORY]);
}

/* ---- Beginning ---- */

static void
fill_choices (HutCaseForm *self)
{
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  g_auto (GStrv) names = reader != NULL ? hut_reader_categories (reader, NULL) : NULL;

  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->inputs.widgets[HUT_CASE_INPUT_KIND]),
                                hut_case_inputs_field (HUT_CASE_INPUT_KIND), _ ("(not chosen)"));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->inputs.widgets[HUT_CASE_INPUT_CHANNEL]),
                                hut_case_inputs_field (HUT_CASE_INPUT_CHANNEL), _ ("(not chosen)"));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->inputs.widgets[HUT_CASE_INPUT_URGENCY]),
                                hut_case_inputs_field (HUT_CASE_INPUT_URGENCY), _ ("(not chosen)"));
  hut_code_drop_down_set_field (HUT_CODE_DROP_DOWN (self->inputs.widgets[HUT_CASE_INPUT_LEVEL]),
                                hut_case_inputs_field (HUT_CASE_INPUT_LEVEL), _ ("(not chosen)"));
  hut_case_choices_fill (HUT_CODE_DROP_DOWN (self->inputs.widgets[HUT_CASE_INPUT_COMMUNITY]),
                         browser_of (self), "community", _ ("(not known yet)"));
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
  gtk_widget_set_sensitive (self->inputs.widgets[HUT_CASE_INPUT_CALLER], !locked);
  gtk_widget_set_sensitive (self->inputs.widgets[HUT_CASE_INPUT_TELEPHONE], !locked);
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
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    {
      g_autofree char *text =
          self->seen != NULL ? record_text (self, self->seen, i) : g_strdup ("");

      hut_case_inputs_begin (&self->inputs, i, text);
    }
  self->found_to = 0;
  hut_address_finder_stop (self->address);
  hut_suggest_entry_set_suggestions (
      HUT_SUGGEST_ENTRY (self->inputs.widgets[HUT_CASE_INPUT_CATEGORY]), NULL);
  hut_case_form_set_notice (self, NULL);
  set_picking (self, FALSE);
  show_lock (self);
  show_limit (self);
  show_hint (self);
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
  hut_case_inputs_begin (&self->inputs, HUT_CASE_INPUT_CHANNEL, "counter");
  hut_case_inputs_begin (&self->inputs, HUT_CASE_INPUT_URGENCY, "normal");
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

/* ---- Saving ---- */

/* A place that was chosen by its address says so, and how exact it is; one that a person set on the
 * map or typed is theirs. */
static void
set_origin (HutCaseForm *self, HutRecord *record)
{
  HutPoint place;
  gboolean by_address = hut_record_get_point (record, "place", &place) && self->found_to > 0 &&
                        hut_point_distance (place, self->found) < 1;

  hut_record_set_text (record, "place_system", by_address ? "address" : NULL);
  if (by_address)
    hut_record_set_int (record, "place_accuracy", self->found_to);
  else
    hut_record_set (record, "place_accuracy", (HutValue)HUT_VALUE_INIT);
}

/* The case as it would stand: what is typed (@values, taken over), and the limits that follow. */
static HutRecord *
make_record (HutCaseForm *self, HutValue values[HUT_CASE_N_INPUTS])
{
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  HutRecord *record = self->seen != NULL ? hut_record_copy (self->seen)
                                         : hut_record_new (&hut_kind_case, &self->id, NULL);
  gboolean leveled = hut_case_inputs_is_changed (&self->inputs, HUT_CASE_INPUT_LEVEL);

  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    {
      gboolean changed = hut_case_inputs_is_changed (&self->inputs, i);

      /* What a new form begins with is meant, too. */
      if (!changed && self->seen == NULL)
        hut_record_set_text (record, hut_case_inputs_field (i)->name, self->inputs.initial[i]);
      if (!changed || i == HUT_CASE_INPUT_LEVEL)
        continue;
      hut_record_set (record, hut_case_inputs_field (i)->name, values[i]);
      values[i] = (HutValue)HUT_VALUE_INIT;
      if (i == HUT_CASE_INPUT_PLACE)
        set_origin (self, record);
      if (i == HUT_CASE_INPUT_DUE)
        hut_record_set_text (record, "due_source", self->seen != NULL ? "entered" : NULL);
    }
  if (self->seen == NULL)
    {
      hut_record_set_text (record, "state", "received");
      hut_record_set_int (record, "created_at", hut_time_now ());
    }
  if (leveled)
    hut_deadline_set_level (office, record, values[HUT_CASE_INPUT_LEVEL].text);
  else if (self->seen == NULL)
    hut_deadline_fill (office, record);
  return record;
}

static HutWrite *
new_case_write (HutCaseForm *self, HutRecord *record)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_begin_group (write);
  hut_write_create (write, hut_record_copy (record));
  hut_write_create (write, hut_case_actions_new_event (self->actions, &self->id, "registered"));
  return write;
}

/* What differs, on the condition that it still stands as it was seen. */
static void
set_difference (HutCaseForm *self, HutWrite *write, const HutRecord *record, const char *name)
{
  const HutValue *seen = hut_record_get (self->seen, name);

  if (hut_value_equal (seen, hut_record_get (record, name)))
    return;
  hut_write_set (write, name, hut_value_copy (hut_record_get (record, name)));
  hut_write_expect (write, name, hut_value_copy (seen));
}

static HutWrite *
edit_write (HutCaseForm *self, const HutRecord *record)
{
  static const char *const follow[] = { "due_source", "contact_due_at", "place_system",
                                        "place_accuracy" };
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_update (write, &hut_kind_case, &self->id);
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    set_difference (self, write, record, hut_case_inputs_field (i)->name);
  for (gsize i = 0; i < G_N_ELEMENTS (follow); i++)
    set_difference (self, write, record, follow[i]);
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
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    {
      const HutValue *there = hut_record_get (now, hut_case_inputs_field (i)->name);
      g_autofree char *words = NULL;
      g_autofree char *message = NULL;

      if (hut_value_equal (there, hut_record_get (self->seen, hut_case_inputs_field (i)->name)))
        continue;
      words = hut_case_value_words (browser_of (self), hut_case_inputs_field (i), there,
                                    self->personal_shown);
      message = g_strdup_printf (
          _ ("Somebody else wrote “%s” here meanwhile. Save again to put yours in its place."),
          words);
      if (hut_case_inputs_is_changed (&self->inputs, i))
        hut_form_row_set_error (self->inputs.rows[i], message);
      else
        {
          g_autofree char *text = record_text (self, now, i);

          hut_case_inputs_begin (&self->inputs, i, text);
        }
    }
  hut_record_free (self->seen);
  self->seen = g_steal_pointer (&now);
}

static void
finish (HutCaseForm *self, gboolean saved)
{
  self->active = FALSE;
  hut_address_finder_stop (self->address);
  show_hint (self);
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
  HutValue values[HUT_CASE_N_INPUTS] = { HUT_VALUE_INIT };
  g_autoptr (HutRecord) record = NULL;
  HutWrite *write = NULL;

  if (!self->active || self->saving)
    return;
  hut_case_form_set_notice (self, NULL);
  if (!hut_case_inputs_read (&self->inputs, values))
    hut_case_form_set_notice (self, _ ("Not saved yet: see what is marked above."));
  else if (self->seen != NULL && !hut_case_form_is_dirty (self))
    finish (self, FALSE);
  else
    record = make_record (self, values);
  if (record != NULL)
    write = self->seen != NULL ? edit_write (self, record) : new_case_write (self, record);

  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
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
  for (int i = 0; i < HUT_CASE_N_INPUTS; i++)
    if (hut_case_inputs_is_personal (i))
      {
        g_autofree char *text = record_text (self, self->seen, i);

        hut_case_inputs_begin (&self->inputs, i, text);
      }
  show_lock (self);
}

/* ---- Place and address ---- */

static void
put_place (HutCaseForm *self, HutPoint place, const char *community)
{
  g_autofree char *text =
      g_strdup_printf ("%.6f, %.6f", hut_point_lon (place), hut_point_lat (place));
  g_autofree char *there = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_COMMUNITY);
  g_autofree char *found = NULL;

  hut_case_inputs_set (&self->inputs, HUT_CASE_INPUT_PLACE, text);
  hut_form_row_set_error (self->inputs.rows[HUT_CASE_INPUT_PLACE], NULL);
  if (*there != '\0')
    return;
  if (community != NULL)
    found = g_strdup (community);
  else if (self->where != NULL)
    found = self->where (place, self->where_data);
  if (found != NULL)
    hut_case_inputs_set (&self->inputs, HUT_CASE_INPUT_COMMUNITY, found);
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

  text = hut_case_inputs_get (&self->inputs, HUT_CASE_INPUT_PLACE);
  if (!self->active ||
      !hut_field_from_text (hut_case_inputs_field (HUT_CASE_INPUT_PLACE), text, &value, NULL) ||
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
on_address_chosen (HutCaseForm *self, const HutAddressPlace *place)
{
  self->found = place->place;
  self->found_to = place->accuracy;
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
  hut_suggest_entry_set_suggestions (
      HUT_SUGGEST_ENTRY (self->inputs.widgets[HUT_CASE_INPUT_CATEGORY]),
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
  return gtk_widget_grab_focus (HUT_CASE_FORM (widget)->inputs.widgets[HUT_CASE_INPUT_TITLE]);
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
  hut_case_inputs_clear (&self->inputs);
  g_ptr_array_unref (self->categories);
  G_OBJECT_CLASS (hut_case_form_parent_class)->finalize (object);
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

  g_type_ensure (HUT_TYPE_CATEGORY_HINT);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  g_type_ensure (HUT_TYPE_TELEPHONE_WARNING);
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
  hut_case_inputs_bind (widget_class, G_STRUCT_OFFSET (HutCaseForm, inputs));
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, heading);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, pick);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, show_personal);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, hint);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, telephone_warning);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, limit);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, error);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, bar);
  gtk_widget_class_bind_template_child (widget_class, HutCaseForm, save);
  gtk_widget_class_bind_template_callback (widget_class, on_pick);
  gtk_widget_class_bind_template_callback (widget_class, on_category_taken);
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
  gtk_widget_add_controller (self->inputs.widgets[HUT_CASE_INPUT_TEXT], keys);
}

static void
follow (HutCaseForm *self, HutCaseInput input, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->inputs.widgets[input], signal, callback, self, G_CONNECT_SWAPPED);
}

static void
hut_case_form_init (HutCaseForm *self)
{
  self->categories = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->bar);
  hut_case_inputs_init (&self->inputs, GTK_WIDGET (self));
  hut_telephone_warning_watch (self->telephone_warning, &self->inputs);
  save_from_text (self);
  follow (self, HUT_CASE_INPUT_PLACE, "changed", G_CALLBACK (on_place_typed));
  follow (self, HUT_CASE_INPUT_LEVEL, "notify::code", G_CALLBACK (show_limit));
  follow (self, HUT_CASE_INPUT_DUE, "changed", G_CALLBACK (show_limit));
  follow (self, HUT_CASE_INPUT_TITLE, "changed", G_CALLBACK (show_hint));
  follow (self, HUT_CASE_INPUT_CATEGORY, "notify::text", G_CALLBACK (show_hint));
  g_signal_connect_object (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->inputs.widgets[HUT_CASE_INPUT_TEXT])),
      "changed", G_CALLBACK (show_hint), self, G_CONNECT_SWAPPED);
  self->address =
      hut_address_finder_new (HUT_SUGGEST_ENTRY (self->inputs.widgets[HUT_CASE_INPUT_ADDRESS]));
  g_signal_connect_object (self->address, "chosen", G_CALLBACK (on_address_chosen), self,
                           G_CONNECT_SWAPPED);
  follow (self, HUT_CASE_INPUT_CATEGORY, "typed", G_CALLBACK (on_category_typed));
}

void
hut_case_form_set_actions (HutCaseForm *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  if (!g_set_object (&self->actions, actions))
    return;
  hut_address_finder_set_store (
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

  return self->active && hut_case_inputs_is_dirty (&self->inputs);
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
hut_case_form_set_lookup (HutCaseForm *self, HutAddressLookup lookup, gpointer data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  hut_address_finder_set_lookup (self->address, lookup, data, destroy);
}

void
hut_case_form_set_where (HutCaseForm *self, HutAddressWhere where, gpointer data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_CASE_FORM (self));

  if (self->where_destroy != NULL)
    self->where_destroy (self->where_data);
  self->where = where;
  self->where_data = data;
  self->where_destroy = destroy;
}

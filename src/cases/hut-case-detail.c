/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The detail of one case. It reads the record, its history and what waits for an answer through the
 * browser's reader: indexed questions about one record, when another is selected and when the store
 * says that it changed; what belongs to it is shown by sections. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-detail.h"

#include "cases/hut-answer-card.h"
#include "cases/hut-case-act-menu.h"
#include "cases/hut-case-act-prompt.h"
#include "cases/hut-case-sections.h"
#include "cases/hut-case-words.h"
#include "domain/hut-mask.h"
#include "store/hut-case-work.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-personal-sight.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define CARDS_MAX 20
#define WAITING_MAX 200

struct _HutCaseDetail
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *due_chip;
  GtkWidget *state_chip;
  GtkWidget *number;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *fields;
  GtkWidget *cards;
  GtkWidget *sections;
  GtkWidget *bar;
  GtkWidget *whistle;
  GtkWidget *step;
  GtkWidget *edit;
  GtkWidget *more;

  HutCaseActions *actions;
  GSignalGroup *browser_signals;
  HutRecord *record; /* or NULL: nothing to show */
  HutCaseFacts facts;
  const HutCaseAct *next;  /* or NULL */
  HutPersonalSight *sight; /* open: personal values stand in full, since they were asked for */
  int n_fields;
  guint n_sections; /* of them shown, one after the other */
  gboolean another; /* case than the one that the sections showed before */
};

G_DEFINE_FINAL_TYPE (HutCaseDetail, hut_case_detail, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static HutCaseBrowser *
browser_of (HutCaseDetail *self)
{
  return self->actions != NULL ? hut_case_actions_get_browser (self->actions) : NULL;
}

static gboolean
is_shown (HutCaseDetail *self)
{
  return hut_personal_sight_is_open (self->sight);
}

/* ---- What it is ---- */

static void
show_head (HutCaseDetail *self)
{
  const char *state = hut_record_get_text (self->record, "state");
  HutTime due_at = hut_record_get_int (self->record, "due_at", 0);
  HutTime now = hut_time_now ();
  GTimeZone *zone = hut_time_shown_zone ();
  HutStanding standing = hut_case_standing (state, due_at, now, zone);
  g_autofree char *due = hut_case_due_words (state, due_at, now, zone);
  g_autofree char *number =
      hut_case_number_words (hut_record_get_text (self->record, "number"), &self->record->id);
  const char *title = hut_record_get_text (self->record, "title");
  const char *text = hut_record_get_text (self->record, "text");

  hut_chip_set (HUT_CHIP (self->due_chip), due, hut_case_icon (standing), hut_case_tone (standing));
  gtk_widget_set_visible (self->due_chip, standing != HUT_STANDING_DONE);
  hut_chip_set (HUT_CHIP (self->state_chip), hut_case_state_label (state),
                hut_case_state_icon (state), hut_case_state_tone (state));
  gtk_label_set_label (GTK_LABEL (self->number), number);
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->title),
                               title != NULL ? title : _ ("Untitled"));
  hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, text != NULL);
}

/* A line of the field grid; @button (may be NULL) is floating. */
static void
add_line (HutCaseDetail *self, const char *caption, const char *value, const char *style,
          GtkWidget *button)
{
  GtkWidget *head =
      g_object_new (GTK_TYPE_LABEL, "label", caption, "xalign", 0.0, "yalign", 0.0, NULL);
  GtkWidget *line = g_object_new (HUT_TYPE_WRAP_BOX, NULL);
  GtkWidget *label = g_object_new (HUT_TYPE_WRAPPED_LABEL, "label", value, NULL);

  gtk_widget_add_css_class (head, "hut-dim");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  hut_wrap_box_append (HUT_WRAP_BOX (line), label);
  if (button != NULL)
    hut_wrap_box_append (HUT_WRAP_BOX (line), button);
  gtk_grid_attach (GTK_GRID (self->fields), head, 0, self->n_fields, 1, 1);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_grid_attach (GTK_GRID (self->fields), line, 1, self->n_fields, 1, 1);
  self->n_fields++;
}

static GtkWidget *
new_link (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_place (HutCaseDetail *self)
{
  const char *address = hut_record_get_text (self->record, "address");
  const char *code = hut_record_get_text (self->record, "community");
  const char *community = hut_case_browser_community_name (browser_of (self), code);
  HutPoint place;
  gboolean placed = hut_record_get_point (self->record, "place", &place);
  g_autofree char *words = NULL;

  if (community == NULL)
    community = code;
  words = g_strdup_printf ("%s%s%s", community != NULL ? community : "",
                           community != NULL && address != NULL ? " · " : "",
                           address != NULL ? address : "");
  if (*words != '\0' || placed)
    add_line (self, _ ("Place"), words, NULL,
              placed ? new_link (_ ("On the map"), "detail.show-on-map") : NULL);
  else
    add_line (self, _ ("Place"), _ ("not known yet"), "hut-dim", NULL);
}

/* Nobody said where it is: the address was looked up. */
static void
add_place_origin (HutCaseDetail *self)
{
  gint64 accuracy = hut_record_get_int (self->record, "place_accuracy", 0);
  g_autofree char *words = NULL;

  if (g_strcmp0 (hut_record_get_text (self->record, "place_system"), "address") != 0)
    return;
  words = g_strdup_printf (_ ("found by the address, to about %u m"), (guint)accuracy);
  add_line (self, _ ("Place on the map"), words, "hut-dim", NULL);
}

/* Name and telephone in one line, as they are spoken of together. */
static void
add_caller (HutCaseDetail *self)
{
  static const char *const names[] = { "caller", "telephone" };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = hut_record_get_text (self->record, names[i]);
      g_autofree char *masked = hut_mask_value (names[i], value);

      if (value != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                                is_shown (self) ? value : masked);
    }
  if (words->len > 0)
    add_line (self, _ ("Caller"), words->str, NULL,
              is_shown (self) ? NULL : new_link (_ ("Show"), "detail.show-personal"));
}

static void
add_field (HutCaseDetail *self, const char *name)
{
  const HutField *field = hut_kind_field (&hut_kind_case, name);
  const HutValue *value = hut_record_get (self->record, name);
  g_autofree char *words = NULL;

  if (value->type == HUT_VALUE_NONE)
    return;
  words = hut_case_value_words (browser_of (self), field, value, is_shown (self));
  if (field->privacy == HUT_PRIVACY_PERSONAL && !is_shown (self))
    add_line (self, hut_case_field_label (field), words, NULL,
              new_link (_ ("Show"), "detail.show-personal"));
  else
    add_line (self, hut_case_field_label (field), words, NULL, NULL);
}

static void
add_due (HutCaseDetail *self)
{
  HutTime due_at = hut_record_get_int (self->record, "due_at", 0);
  const char *source = hut_record_get_text (self->record, "due_source");
  const char *state = hut_record_get_text (self->record, "state");
  HutTime now = hut_time_now ();
  HutStanding standing = hut_case_standing (state, due_at, now, hut_time_shown_zone ());
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  if (due_at == 0)
    return;
  when = hut_case_when_words (due_at, now);
  words = source != NULL
              ? g_strdup_printf (
                    "%s · %s", when,
                    hut_field_code_label (hut_kind_field (&hut_kind_case, "due_source"), source))
              : g_strdup (when);
  add_line (self, _ ("Due"), words, standing == HUT_STANDING_OVERDUE ? "hut-overdue" : NULL, NULL);
}

/* Only where it presses: nobody contacted the caller yet, and the time is near or past. */
static void
add_contact (HutCaseDetail *self)
{
  HutTime due_at = hut_record_get_int (self->record, "contact_due_at", 0);
  HutTime now = hut_time_now ();
  g_autofree char *words =
      hut_record_get_int (self->record, "contacted_at", 0) == 0
          ? hut_case_contact_words (hut_record_get_text (self->record, "state"), due_at, now)
          : NULL;

  if (words != NULL)
    add_line (self, _ ("Contact"), words, due_at < now ? "hut-overdue" : NULL, NULL);
}

static void
show_fields (HutCaseDetail *self)
{
  static const char *const before[] = { "channel", "kind", "category", "lead", "assignee" };
  static const char *const after[] = { "created_at",   "level",       "urgency",
                                       "order_number", "answer",      "home_address",
                                       "id_number",    "void_reason", "dispute_reason",
                                       "satisfaction" };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->fields)) != NULL)
    gtk_grid_remove (GTK_GRID (self->fields), child);
  self->n_fields = 0;

  add_place (self);
  add_place_origin (self);
  add_caller (self);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    add_field (self, before[i]);
  add_due (self);
  add_contact (self);
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    add_field (self, after[i]);
}

/* ---- What waits, and what belongs to it ---- */

static void
show_cards (HutCaseDetail *self, HutReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts =
      hut_reader_conflicts (reader, &self->record->id, CARDS_MAX, &error);
  g_autoptr (GPtrArray) waiting =
      error == NULL ? hut_reader_waiting (reader, WAITING_MAX, &error) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_box_remove (GTK_BOX (self->cards), child);
  if (error != NULL)
    g_warning ("Cannot read what waits for an answer: %s", error->message);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    gtk_box_append (
        GTK_BOX (self->cards),
        hut_answer_card_new_for_conflict (self->actions, g_ptr_array_index (conflicts, i), FALSE));
  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      const HutPendingOperation *pending = g_ptr_array_index (waiting, i);

      if (hut_uid_equal (&pending->operation->id, &self->record->id))
        gtk_box_append (GTK_BOX (self->cards),
                        hut_answer_card_new_for_waiting (self->actions, pending, FALSE));
    }
  gtk_widget_set_visible (self->cards, gtk_widget_get_first_child (self->cards) != NULL);
}

/* Who looks at the case, by which rules; @office is kept while it is used. */
static HutActing
get_acting (HutCaseDetail *self, HutOffice *office)
{
  return (HutActing){ .record = self->record,
                      .facts = &self->facts,
                      .office = office,
                      .account = hut_case_browser_get_account (browser_of (self)),
                      .now = hut_time_now () };
}

static gboolean
show_next_section (gpointer data)
{
  HutCaseDetail *self = data;
  HutCaseBrowser *browser = browser_of (self);
  g_autoptr (HutOffice) office = NULL;
  HutActing acting;
  HutCaseShown shown;

  if (self->record == NULL)
    return FALSE;
  office = hut_store_dup_office (hut_case_browser_get_store (browser));
  acting = get_acting (self, office);
  shown = (HutCaseShown){ .actions = self->actions,
                          .browser = browser,
                          .reader = hut_case_browser_get_reader (browser),
                          .record = self->record,
                          .facts = &self->facts,
                          .acting = &acting,
                          .personal = is_shown (self),
                          .another = self->another };
  return hut_case_sections_show (GTK_BOX (self->sections), self->n_sections++, &shown);
}

/* What another case left over is not seen until its place has its turn. */
static void
show_sections (HutCaseDetail *self, gboolean another)
{
  self->another = another || (self->another && hut_frame_steps_are_left (self->sections));
  if (self->another)
    hut_case_sections_hide (GTK_BOX (self->sections));
  self->n_sections = 0;
  hut_frame_steps_start (self->sections, show_next_section, self, NULL);
}

/* The whistle for the case that is under way; FALSE where there is none. */
static gboolean
find_whistle (HutCaseDetail *self, HutUid *id)
{
  const HutWhistleAsk ask = { .state = "open", .of = &self->record->id, .limit = 1 };
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (reader, &ask, &error);

  if (whistles == NULL)
    g_warning ("Cannot read the whistle for a case: %s", error->message);
  if (whistles == NULL || whistles->len == 0)
    return FALSE;
  *id = ((const HutWhistle *)whistles->pdata[0])->whistle->id;
  return TRUE;
}

static void
let_whistle (HutCaseDetail *self, const char *label, const char *hint, const char *action,
             const char *target)
{
  gtk_button_set_label (GTK_BUTTON (self->whistle), label);
  gtk_widget_set_tooltip_text (self->whistle, hint);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->whistle), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->whistle), action);
}

static void
set_main (GtkWidget *button, gboolean is_main)
{
  if (is_main)
    gtk_widget_add_css_class (button, "hut-main");
  else
    gtk_widget_remove_css_class (button, "hut-main");
}

/* A case that takes several departments is whistled for first; the next step stands behind until
 * they are called. */
static void
show_whistle (HutCaseDetail *self)
{
  static const char *const open[] = { "received", "accepted", "assigned", "in-progress", NULL };
  const char *state = hut_record_get_text (self->record, "state");
  gboolean wanted = hut_case_browser_get_seat (browser_of (self))->kind == HUT_SEAT_STREET &&
                    g_strcmp0 (hut_record_get_text (self->record, "route"), "whistle") == 0 &&
                    state != NULL && g_strv_contains (open, state);
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *from = g_strconcat ("case/", hut_uid_print (&self->record->id, id), NULL);
  HutUid whistle;
  gboolean blown = wanted && find_whistle (self, &whistle);

  if (blown)
    let_whistle (self, _ ("To the _Whistle"), _ ("Departments are called for this case"),
                 "app.show-whistle", hut_uid_print (&whistle, id));
  else
    let_whistle (self, _ ("Blow a _Whistle…"), _ ("Call departments to come and act together"),
                 "app.new-whistle", from);
  gtk_widget_set_visible (self->whistle, wanted);
  set_main (self->whistle, wanted && !blown);
  set_main (self->step, !wanted || blown);
}

static void
show_steps (HutCaseDetail *self, const HutActing *acting)
{
  /* A community reads: it is offered no steps. */
  gboolean ours = hut_case_browser_get_seat (browser_of (self))->kind == HUT_SEAT_STREET;

  self->next = ours ? hut_case_act_next (acting) : NULL;
  gtk_widget_set_visible (self->step, self->next != NULL);
  gtk_widget_set_visible (self->edit, ours);
  gtk_widget_set_visible (self->more, ours);
  if (self->next != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->step), hut_case_act_label (self->next));
      gtk_widget_set_tooltip_text (self->step, hut_case_act_hint (self->next));
    }
  show_whistle (self);
  hut_case_act_menu_fill (HUT_CASE_ACT_MENU (self->more), acting, self->next);
  hut_button_name_once (self->bar);
}

/* What can be done with the case, and what it takes. */
static void
show_work (HutCaseDetail *self, HutReader *reader, gboolean another)
{
  HutCaseBrowser *browser = browser_of (self);
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_case_browser_get_store (browser));
  g_autoptr (GError) error = NULL;
  HutActing acting;

  hut_case_facts_clear (&self->facts);
  if (!hut_reader_case_facts (reader, &self->record->id, &self->facts, &error))
    g_warning ("Cannot read what is on record: %s", error->message);
  acting = get_acting (self, office);
  show_steps (self, &acting);
  show_sections (self, another);
}

/* ---- Reading ---- */

static void
read_case (HutCaseDetail *self, gboolean another)
{
  HutCaseBrowser *browser = browser_of (self);
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  g_autoptr (GError) error = NULL;
  HutUid id;

  g_clear_pointer (&self->record, hut_record_free);
  if (reader != NULL && hut_case_browser_get_selected (browser, &id))
    self->record = hut_reader_get (reader, &hut_kind_case, &id, &error);
  if (error != NULL)
    g_warning ("Cannot read the case: %s", error->message);
  if (self->record == NULL)
    {
      hut_frame_steps_stop (self->sections);
      hut_case_sections_leave (GTK_BOX (self->sections));
      return;
    }
  show_head (self);
  show_fields (self);
  show_cards (self, reader);
  show_work (self, reader, another);
}

static void
on_selected (HutCaseDetail *self)
{
  hut_personal_sight_close (self->sight);
  read_case (self, TRUE);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

static void
on_changed (HutCaseDetail *self, HutChangeSet *changes)
{
  HutUid id;

  if (!hut_case_browser_get_selected (browser_of (self), &id))
    return;
  if (hut_case_sections_concerned (changes, &id) ||
      (gtk_widget_get_visible (self->whistle) && hut_whistle_changed (changes)))
    read_case (self, FALSE);
}

/* Personal values are masked again. */
static void
on_sight_ended (HutCaseDetail *self)
{
  read_case (self, FALSE);
}

/* Time went on, or the row is another. */
static void
on_set (HutCaseDetail *self)
{
  if (self->record != NULL)
    show_head (self);
}

/* ---- Actions ---- */

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseDetail *self = HUT_CASE_DETAIL (widget);
  const HutCaseAct *act =
      parameter != NULL ? hut_case_act_find (g_variant_get_string (parameter, NULL)) : self->next;

  hut_case_act_menu_close (HUT_CASE_ACT_MENU (self->more));
  if (self->record != NULL && act != NULL)
    hut_case_act_ask (widget, self->actions, self->record, &self->facts, act,
                      parameter != NULL ? HUT_ACT_ASK_FIRST : HUT_ACT_AT_ONCE);
}

static void
open_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseDetail *self = HUT_CASE_DETAIL (widget);

  if (self->record != NULL)
    hut_case_act_menu_open (HUT_CASE_ACT_MENU (self->more));
}

static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "panel.edit", NULL);
}

static void
show_personal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseDetail *self = HUT_CASE_DETAIL (widget);

  if (self->record == NULL || is_shown (self))
    return;
  hut_personal_sight_open (self->sight);
  hut_case_actions_note_shown (self->actions, &self->record->id);
  read_case (self, FALSE);
}

static void
show_on_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseDetail *self = HUT_CASE_DETAIL (widget);
  char text[HUT_UID_STRING_LEN + 1];

  if (self->record != NULL)
    gtk_widget_activate_action (widget, "app.show-on-map", "s",
                                hut_uid_print (&self->record->id, text));
}

/* ---- The object ---- */

static void
hut_case_detail_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, HUT_CASE_DETAIL (object)->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_detail_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_case_detail_set_actions (HUT_CASE_DETAIL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_detail_dispose (GObject *object)
{
  HutCaseDetail *self = HUT_CASE_DETAIL (object);

  g_clear_object (&self->browser_signals);
  g_clear_object (&self->sight);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->record, hut_record_free);
  hut_case_facts_clear (&self->facts);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_detail_parent_class)->dispose (object);
}

static void
hut_case_detail_class_init (HutCaseDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_case_detail_get_property;
  object_class->set_property = hut_case_detail_set_property;
  object_class->dispose = hut_case_detail_dispose;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_CASE_ACT_MENU);
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "detail.step", NULL, do_act);
  gtk_widget_class_install_action (widget_class, "detail.act", "s", do_act);
  gtk_widget_class_install_action (widget_class, "detail.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "detail.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "detail.show-personal", NULL, show_personal);
  gtk_widget_class_install_action (widget_class, "detail.show-on-map", NULL, show_on_map);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, due_chip);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, state_chip);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, number);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, title);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, text);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, fields);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, cards);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, sections);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, bar);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, whistle);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, step);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, edit);
  gtk_widget_class_bind_template_child (widget_class, HutCaseDetail, more);
}

static void
hut_case_detail_init (HutCaseDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_case_sections_fill (GTK_BOX (self->sections));
  self->sight = hut_personal_sight_new (HUT_PERSONAL_SIGHT_SECONDS);
  hut_personal_sight_watch (self->sight, GTK_WIDGET (self));
  g_signal_connect_object (self->sight, "ended", G_CALLBACK (on_sight_ended), self,
                           G_CONNECT_SWAPPED);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::selected",
                                  G_CALLBACK (on_selected), self);
  g_signal_group_connect_swapped (self->browser_signals, "notify::set", G_CALLBACK (on_set), self);
  g_signal_group_connect_swapped (self->browser_signals, "changed", G_CALLBACK (on_changed), self);
}

void
hut_case_detail_set_actions (HutCaseDetail *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CASE_DETAIL (self));

  if (!g_set_object (&self->actions, actions))
    return;
  g_signal_group_set_target (self->browser_signals, browser_of (self));
  on_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

gboolean
hut_case_detail_has_case (HutCaseDetail *self)
{
  g_return_val_if_fail (HUT_IS_CASE_DETAIL (self), FALSE);

  return self->record != NULL;
}

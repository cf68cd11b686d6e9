/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form: beginning, place, blowing. Main thread, but for read_who(). */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-form.h"

#include "domain/hut-telephone.h"
#include "domain/hut-whistle-times.h"
#include "exchange/hut-who.h"
#include "store/hut-store-office.h"
#include "whistles/hut-call-list.h"
#include "whistles/hut-spot-map.h"
#include "whistles/hut-whistles-page.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-count-clock.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWhistleForm
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkWidget *scrolled;
  GtkLabel *source;
  HutFormRow *occasion_row;
  HutCodeDropDown *occasion;
  GtkEditable *contact;
  HutFormRow *task_row;
  GtkTextView *task;
  HutFormRow *address_row;
  HutSuggestEntry *address;
  GtkLabel *community;
  HutFormRow *calls_row;
  HutCallList *calls;
  GtkLabel *times;
  HutSpotMap *map;
  GtkLabel *error;
  GtkWidget *bar;
  GtkWidget *blow;

  HutCaseBrowser *browser;
  HutAddressFinder *finder;
  HutAddressWhere where;
  gpointer lookup_data;
  GCancellable *asking;    /* what is at a place that was picked, or NULL */
  HutRecord *said;         /* what is not typed: source, cases, matter, place, community, lane */
  HutWhistleDesk *editing; /* of the whistle that is changed; NULL: a new one */
  HutWhistleTemplate template; /* of the occasion */
  gboolean active;
  gboolean dirty;
  gboolean blowing;
};

G_DEFINE_FINAL_TYPE (HutWhistleForm, hut_whistle_form, GTK_TYPE_WIDGET)

static guint finished_signal;

static void
say_error (HutWhistleForm *self, const char *words)
{
  gtk_label_set_label (self->error, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), words != NULL);
}

static char *
dup_task (HutWhistleForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->task);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static char *
dup_address (HutWhistleForm *self)
{
  return g_strstrip (g_strdup (hut_suggest_entry_get_text (self->address)));
}

static void
on_typed (HutWhistleForm *self)
{
  self->dirty = self->active;
}

/* ---- The template of the occasion ---- */

static void
show_times (HutWhistleForm *self)
{
  const char *occasion = hut_code_drop_down_get_code (self->occasion);
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *arrive = NULL;
  g_autofree char *words = NULL;
  HutWhistleTimes times;

  if (self->browser == NULL || occasion == NULL)
    return;
  office = hut_store_dup_office (hut_case_browser_get_store (self->browser));
  hut_whistle_times_of (office, &times);
  self->template = *hut_whistle_template (&times, occasion);
  answer = hut_count_words (HUT_COUNT_TO, self->template.answer * HUT_TIME_MINUTE);
  arrive = hut_count_words (HUT_COUNT_TO, self->template.arrive * HUT_TIME_MINUTE);
  /* Translators: lengths of time. */
  words = g_strdup_printf (_ ("Usual times: answer in %s, on the spot in %s"), answer, arrive);
  gtk_label_set_label (self->times, words);
  hut_call_list_set_minutes (self->calls, self->template.arrive);
}

static void
on_occasion (HutWhistleForm *self)
{
  on_typed (self);
  show_times (self);
}

static void
on_calls_changed (HutWhistleForm *self)
{
  on_typed (self);
  hut_form_row_set_error (self->calls_row, NULL);
}

/* ---- The place ---- */

static void
show_community (HutWhistleForm *self)
{
  const char *code = hut_record_get_text (self->said, "community");
  const char *name = code != NULL ? hut_case_browser_community_name (self->browser, code) : NULL;

  gtk_label_set_label (self->community, name != NULL ? name : code != NULL ? code : "");
  gtk_widget_set_visible (GTK_WIDGET (self->community), code != NULL);
}

static void
set_place (HutWhistleForm *self, HutPoint place, const char *community)
{
  g_autofree char *found = NULL;

  hut_record_set (self->said, "place", hut_value_point (place));
  if (community == NULL && self->where != NULL)
    community = found = self->where (place, self->lookup_data);
  hut_record_set_text (self->said, "community", community);
  hut_record_set_text (self->said, "lane", NULL);
  hut_form_row_set_error (self->address_row, NULL);
  show_community (self);
}

typedef struct
{
  HutPoint place;
  char *map_path;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *)data)->map_path);
  g_free (data);
}

static void *
read_who (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;

  return hut_who_ask (reader, question->map_path, question->place, hut_time_now (), cancellable,
                      error);
}

/* The lane, and what to call the place where nobody typed that. */
static void
on_who (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWhistleForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutWho) who = hut_case_query_read_finish (result, &error);
  g_autofree char *address = NULL;

  if (who == NULL || !self->active)
    return;
  if (who->lane != NULL)
    hut_record_set_text (self->said, "lane", who->lane->code);
  if (hut_record_get_text (self->said, "community") == NULL && who->community != NULL)
    hut_record_set_text (self->said, "community", who->community->code);
  show_community (self);
  address = dup_address (self);
  if (*address != '\0' || who->address == NULL)
    return;
  hut_suggest_entry_set_text (self->address, who->address);
}

static void
stop_asking (HutWhistleForm *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask_who (HutWhistleForm *self, HutPoint place)
{
  Question *question = g_new0 (Question, 1);

  stop_asking (self);
  question->place = place;
  question->map_path = hut_store_get_map_path (hut_case_browser_get_store (self->browser));
  self->asking = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_who, question, question_free,
                         (GDestroyNotify)hut_who_free, self->asking, on_who, g_object_ref (self));
}

static void
on_picked (HutWhistleForm *self, int lon, int lat)
{
  HutPoint place = { lon, lat };

  if (!self->active || self->browser == NULL)
    return;
  on_typed (self);
  set_place (self, place, NULL);
  ask_who (self, place);
}

static void
on_address_chosen (HutWhistleForm *self, const HutAddressPlace *place)
{
  on_typed (self);
  set_place (self, place->place, place->community);
  hut_spot_map_set_picked (self->map, &place->place);
  ask_who (self, place->place);
}

/* ---- Blowing ---- */

static void
finish (HutWhistleForm *self, const char *id)
{
  stop_asking (self);
  hut_address_finder_stop (self->finder);
  g_clear_object (&self->editing);
  self->active = self->dirty = FALSE;
  g_signal_emit (self, finished_signal, 0, id);
}

static HutRecord *
make_said (HutWhistleForm *self)
{
  HutRecord *said = hut_record_copy (self->said);
  g_autofree char *task = dup_task (self);
  g_autofree char *address = dup_address (self);
  g_autofree char *contact = g_strstrip (g_strdup (gtk_editable_get_text (self->contact)));

  hut_record_set_text (said, "occasion", hut_code_drop_down_get_code (self->occasion));
  hut_record_set_text (said, "task", *task != '\0' ? task : NULL);
  hut_record_set_text (said, "address", *address != '\0' ? address : NULL);
  hut_record_set_text (said, "contact", *contact != '\0' ? contact : NULL);
  return said;
}

/* Says at the fields what is missing; the keyboard goes to the first of them. */
static gboolean
check (HutWhistleForm *self, const HutRecord *said, const GArray *calls)
{
  gboolean no_task = hut_record_get_text (said, "task") == NULL;
  HutPoint place;
  gboolean no_place = !hut_record_get_point (said, "place", &place);
  gboolean no_calls = self->editing == NULL && calls->len == 0;
  gboolean unknown = self->editing == NULL && hut_call_list_has_text (self->calls);

  hut_form_row_set_error (self->task_row, no_task ? _ ("Say what is to be done.") : NULL);
  hut_form_row_set_error (self->address_row,
                          no_place ? _ ("Choose one of the addresses found, or set the place on "
                                        "the map: those who are called must find it.")
                                   : NULL);
  hut_form_row_set_error (self->calls_row, unknown    ? hut_call_list_unknown_words ()
                                           : no_calls ? _ ("Choose who is to come.")
                                                      : NULL);
  if (no_task)
    gtk_widget_grab_focus (GTK_WIDGET (self->task));
  else if (no_place)
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
  else if (no_calls || unknown)
    gtk_widget_grab_focus (GTK_WIDGET (self->calls));
  return !no_task && !no_place && !no_calls && !unknown;
}

/* What was written, for when it is known how that went. */
typedef struct
{
  HutWhistleForm *form; /* a reference */
  HutUid id;
  char *batch;
} Blown;

static void
blown_free (Blown *blown)
{
  g_object_unref (blown->form);
  g_free (blown->batch);
  g_free (blown);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Blown, blown_free)

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Blown) blown = data;
  HutWhistleForm *self = blown->form;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  char id[HUT_UID_STRING_LEN + 1];

  self->blowing = FALSE;
  gtk_widget_set_sensitive (self->blow, TRUE);
  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      hut_whistles_page_tell (GTK_WIDGET (self), _ ("The whistle is blown"), blown->batch);
      finish (self, hut_uid_print (&blown->id, id));
      return;
    }
  words = hut_whistle_error_words (error);
  say_error (self, words);
}

static HutRecordPlan *
plan (HutWhistleForm *self, const HutRecord *said, const GArray *calls, GError **error)
{
  g_autofree HutWhistleCall *each = g_new0 (HutWhistleCall, calls->len);

  for (guint i = 0; i < calls->len; i++)
    {
      const HutCall *call = &g_array_index (calls, HutCall, i);

      each[i] = (HutWhistleCall){ call->unit, call->task,
                                  MIN (self->template.answer, call->minutes), call->minutes };
    }
  return hut_whistle_desk_plan_raise (self->browser, said, each, calls->len, error);
}

static void
write_plan (HutWhistleForm *self, const HutRecordPlan *planned)
{
  const HutPlannedRecord *first = planned->records->pdata[0];
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  Blown *blown = g_new0 (Blown, 1);

  *blown = (Blown){ g_object_ref (self), first->next->id, hut_uid_to_string (&batch) };
  hut_write_plan (write, planned);
  self->blowing = TRUE;
  gtk_widget_set_sensitive (self->blow, FALSE);
  hut_store_write_async (hut_case_browser_get_store (self->browser), write, NULL, on_written,
                         blown);
}

/* ---- Changing ---- */

static HutRecordPlan *
plan_edit (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer said, GError **error)
{
  /* Another one may be looked at by now. */
  if (hut_uid_equal (&((const HutRecord *)said)->id, &whistle->whistle->id))
    return hut_whistle_plan_edit (acting, whistle, said, error);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("Another whistle is open by now. Open this one again, then change it."));
  return NULL;
}

static void
free_said (gpointer said)
{
  hut_record_free (said);
}

static void
on_changed (HutWhistleDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutWhistleForm) self = data;
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);
  char id[HUT_UID_STRING_LEN + 1];

  self->blowing = FALSE;
  gtk_widget_set_sensitive (self->blow, TRUE);
  if (error != NULL)
    say_error (self, error->message);
  else
    finish (self, sight != NULL ? hut_uid_print (&sight->whistle->whistle->id, id) : NULL);
}

static void
change (HutWhistleForm *self, const HutRecord *said)
{
  self->blowing = TRUE;
  gtk_widget_set_sensitive (self->blow, FALSE);
  hut_whistle_desk_do (self->editing, &(HutWhistleDoing){ .planner = plan_edit,
                                                          .args = hut_record_copy (said),
                                                          .free_args = free_said,
                                                          .told = _ ("The whistle says it now"),
                                                          .done = on_changed,
                                                          .data = g_object_ref (self) });
}

static void
do_blow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistleForm *self = HUT_WHISTLE_FORM (widget);
  g_autoptr (HutRecord) said = NULL;
  g_autoptr (GArray) calls = NULL;
  g_autoptr (HutRecordPlan) planned = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->active || self->blowing || self->browser == NULL)
    return;
  say_error (self, NULL);
  said = make_said (self);
  calls = hut_call_list_get_calls (self->calls);
  if (!check (self, said, calls))
    {
      say_error (self, self->editing != NULL ? _ ("Not saved yet: see what is marked above.")
                                             : _ ("Not blown yet: see what is marked above."));
      return;
    }
  if (self->editing != NULL)
    {
      change (self, said);
      return;
    }
  planned = plan (self, said, calls, &error);
  if (planned != NULL)
    write_plan (self, planned);
  else
    say_error (self, error->message);
}

static gboolean
on_give_up (HutPrompt *prompt, gpointer data)
{
  finish (HUT_WHISTLE_FORM (data), NULL);
  return TRUE;
}

static void
do_give_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistleForm *self = HUT_WHISTLE_FORM (widget);
  HutPrompt *prompt;

  if (!self->active || self->blowing)
    return;
  if (!self->dirty)
    {
      finish (self, NULL);
      return;
    }
  prompt = hut_prompt_new (widget, _ ("Give Up"),
                           self->editing != NULL ? _ ("What was changed has not been saved.")
                                                 : _ ("The whistle has not been blown."),
                           _ ("_Throw It Away"), on_give_up, g_object_ref (self), g_object_unref);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* ---- The widget ---- */

static void
hut_whistle_form_dispose (GObject *object)
{
  HutWhistleForm *self = HUT_WHISTLE_FORM (object);

  stop_asking (self);
  g_clear_object (&self->finder);
  g_clear_object (&self->editing);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->said, hut_record_free);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_whistle_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, column);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, source);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, occasion_row);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, occasion);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, contact);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, task_row);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, task);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, address_row);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, address);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, community);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, calls_row);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, calls);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, times);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, map);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, error);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, bar);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleForm, blow);
  gtk_widget_class_bind_template_callback (widget_class, on_occasion);
  gtk_widget_class_bind_template_callback (widget_class, on_calls_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
}

static void
hut_whistle_form_class_init (HutWhistleFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_whistle_form_dispose;
  g_type_ensure (HUT_TYPE_CALL_LIST);
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_SPOT_MAP);
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_install_action (widget_class, "form.blow", NULL, do_blow);
  gtk_widget_class_install_action (widget_class, "form.give-up", NULL, do_give_up);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.give-up", NULL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/whistles/hut-whistle-form.ui");
  bind_children (widget_class);
  finished_signal = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_whistle_form_init (HutWhistleForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->bar);
  hut_spot_map_set_picking (self->map, TRUE);
  hut_code_drop_down_set_field (self->occasion, hut_kind_field (&hut_kind_whistle, "occasion"),
                                NULL);
  self->finder = hut_address_finder_new (self->address);
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (on_address_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->task), "changed", G_CALLBACK (on_typed),
                           self, G_CONNECT_SWAPPED);
}

void
hut_whistle_form_set_browser (HutWhistleForm *self, HutCaseBrowser *browser)
{
  HutStore *store = browser != NULL ? hut_case_browser_get_store (browser) : NULL;

  g_return_if_fail (HUT_IS_WHISTLE_FORM (self));

  stop_asking (self);
  self->active = self->dirty = FALSE;
  g_clear_object (&self->editing);
  g_set_object (&self->browser, browser);
  hut_address_finder_set_store (self->finder, store);
  hut_call_list_set_browser (self->calls, browser);
  hut_spot_map_set_store (self->map, store);
}

void
hut_whistle_form_set_lookup (HutWhistleForm *self, HutAddressLookup lookup, HutAddressWhere where,
                             gpointer data)
{
  hut_address_finder_set_lookup (self->finder, lookup, data, NULL);
  self->where = where;
  self->lookup_data = data;
}

static void
clear_errors (HutWhistleForm *self)
{
  HutFormRow *rows[] = { self->task_row, self->address_row, self->calls_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    hut_form_row_set_error (rows[i], NULL);
  say_error (self, NULL);
}

static void
fill_in (HutWhistleForm *self)
{
  const char *task = hut_record_get_text (self->said, "task");
  const char *occasion = hut_record_get_text (self->said, "occasion");
  const char *contact = hut_record_get_text (self->said, "contact");
  HutPoint place;
  gboolean placed = hut_record_get_point (self->said, "place", &place);

  if (contact == NULL)
    contact = hut_case_browser_get_account (self->browser);
  hut_code_drop_down_set_code (self->occasion, occasion != NULL ? occasion : "demand");
  gtk_editable_set_text (GTK_EDITABLE (self->contact), contact != NULL ? contact : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->task), task != NULL ? task : "", -1);
  hut_address_finder_stop (self->finder);
  hut_suggest_entry_set_text (self->address, hut_record_get_text (self->said, "address"));
  hut_call_list_set_browser (self->calls, self->browser);
  hut_spot_map_set_picked (self->map, placed ? &place : NULL);
  show_community (self);
  show_times (self);
  if (placed)
    ask_who (self, place);
}

static void
begin (HutWhistleForm *self, const HutRecord *said, const char *source)
{
  HutUid fresh = hut_uid_new ();

  gtk_widget_set_visible (GTK_WIDGET (self->calls_row), self->editing == NULL);
  gtk_button_set_label (GTK_BUTTON (self->blow),
                        self->editing != NULL ? _ ("_Save") : _ ("_Blow the Whistle"));
  hut_button_name_once (self->bar);
  g_clear_pointer (&self->said, hut_record_free);
  self->said =
      said != NULL ? hut_record_copy (said) : hut_record_new (&hut_kind_whistle, &fresh, NULL);
  self->active = FALSE;
  gtk_label_set_label (self->source, source != NULL ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL);
  self->active = TRUE;
  fill_in (self);
  clear_errors (self);
  self->dirty = FALSE;
  if (hut_record_get_text (self->said, "task") == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->task));
  else if (*hut_suggest_entry_get_text (self->address) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
  else
    gtk_widget_grab_focus (self->editing != NULL ? GTK_WIDGET (self->task)
                                                 : GTK_WIDGET (self->calls));
}

void
hut_whistle_form_begin (HutWhistleForm *self, const HutRecord *said, const char *source)
{
  g_return_if_fail (HUT_IS_WHISTLE_FORM (self));
  g_return_if_fail (self->browser != NULL);

  g_clear_object (&self->editing);
  begin (self, said, source);
}

void
hut_whistle_form_edit (HutWhistleForm *self, HutWhistleDesk *desk)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);

  g_return_if_fail (HUT_IS_WHISTLE_FORM (self));
  g_return_if_fail (self->browser != NULL);

  if (sight == NULL)
    return;
  g_set_object (&self->editing, desk);
  begin (self, sight->whistle->whistle, NULL);
}

gboolean
hut_whistle_form_is_active (HutWhistleForm *self)
{
  return self->active;
}

gboolean
hut_whistle_form_is_dirty (HutWhistleForm *self)
{
  return self->active && self->dirty;
}

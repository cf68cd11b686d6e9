/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One filter, one set, one selection. The set is asked for in a thread, one question at a time:
 * a filter that changes meanwhile cancels the question, and is asked when it has ended, so an
 * answer is shown only where it answers the newest filter. What the store changes is gathered, and
 * asked of when the thread is free; with it go the cases of the question before, which may have
 * been put in their order among others that the file had changed already, but the store not told.
 * The thread and the browser share a Worker, whose mutex is held while a question runs: closing
 * waits there. All else is main thread.
 */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-browser.h"

#include "store/hut-case-names.h"
#include "store/hut-case-query.h"

#define FRAME_MS 16
#define CLOCK_SECONDS 60
#define CHANGES_MOST 200 /* that are asked of one by one */

struct _HutCaseBrowser
{
  GObject parent_instance;

  HutStore *store;
  HutReader *reader; /* of the main thread; NULL once closed */
  HutCaseQuery *query;
  HutCaseQuery *asides; /* other questions of pages, which take longer */
  HutCaseNames *names;

  HutCaseFilter *filter;
  HutCaseSet *set;
  HutCaseEdit *edit; /* while the set notifies */
  HutCaseList *list;
  GError *error;

  GCancellable *asking; /* of the question on its way, or NULL */
  gboolean stale;       /* all is to be asked again */
  gboolean late;        /* the clock went on */
  GArray *changed;      /* HutUid: to be asked of again */
  GArray *asked;        /* those of the last question; NULL: all, or of the clock */
  guint ask_id;
  guint clock_id;

  gboolean has_selected;
  HutUid selected;
  HutCase *selected_case;
};

G_DEFINE_FINAL_TYPE (HutCaseBrowser, hut_case_browser, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_FILTER,
  PROP_SET,
  PROP_LIST,
  PROP_SELECTED,
  PROP_SELECTED_CASE,
  PROP_BUSY,
  PROP_ERROR,
  PROP_SEAT,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void ask (HutCaseBrowser *self);
static void ask_soon (HutCaseBrowser *self);

/* ---- Boxed types of the plain structs ---- */

static HutCaseFilter *
copy_filter (HutCaseFilter *filter)
{
  return hut_case_filter_copy (filter);
}

G_DEFINE_BOXED_TYPE (HutCaseFilter, hut_case_filter, copy_filter, hut_case_filter_free)
G_DEFINE_BOXED_TYPE (HutCaseSet, hut_case_set, hut_case_set_ref, hut_case_set_unref)

/* ---- Asking ---- */

static void
set_error (HutCaseBrowser *self, GError *error)
{
  if (error == NULL && self->error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* The row of the selected case as it is now. */
static void
find_selected (HutCaseBrowser *self)
{
  g_autoptr (HutCase) found = NULL;

  if (self->has_selected && self->reader != NULL)
    found =
        hut_case_list_dup_case (self->list, hut_reader_case_rowid (self->reader, &self->selected));
  if (g_set_object (&self->selected_case, found))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_CASE]);
}

static void
show_edit (HutCaseBrowser *self, HutCaseEdit *edit)
{
  hut_case_list_apply (self->list, edit);
  g_clear_pointer (&self->set, hut_case_set_unref);
  self->set = hut_case_set_ref (edit->set);
  self->edit = edit;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SET]);
  self->edit = NULL;
  find_selected (self);
}

/* Whether there is something to ask. */
static gboolean
has_questions (HutCaseBrowser *self)
{
  return self->stale || self->late || self->changed->len > 0;
}

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCaseBrowser) self = data;
  g_autoptr (HutCaseEdit) edit = NULL;
  g_autoptr (GCancellable) asked = g_steal_pointer (&self->asking);
  g_autoptr (GError) error = NULL;

  edit = hut_case_query_finish (result, &error);
  if (self->reader == NULL)
    return;
  if (g_cancellable_is_cancelled (asked)) /* the filter is another by now */
    {
      self->stale = TRUE;
      ask (self);
      return;
    }
  if (error != NULL)
    g_warning ("Cannot look for cases: %s", error->message);
  if (edit != NULL)
    show_edit (self, edit);
  set_error (self, g_steal_pointer (&error));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (has_questions (self))
    ask_soon (self);
}

/* The cases that changed, and those of the question before. */
static GArray *
take_changed (HutCaseBrowser *self)
{
  GArray *ids = g_steal_pointer (&self->changed);

  self->changed = g_array_new (FALSE, FALSE, sizeof (HutUid));
  for (guint i = 0; self->asked != NULL && i < self->asked->len; i++)
    {
      HutUid id = g_array_index (self->asked, HutUid, i);
      gboolean there = FALSE;

      for (guint j = 0; j < ids->len && !there; j++)
        there = hut_uid_equal (&g_array_index (ids, HutUid, j), &id);
      if (!there)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
remember_asked (HutCaseBrowser *self, GArray *ids)
{
  g_clear_pointer (&self->asked, g_array_unref);
  self->asked = ids;
}

static void
ask_all (HutCaseBrowser *self)
{
  self->stale = FALSE;
  self->late = FALSE;
  g_array_set_size (self->changed, 0);
  remember_asked (self, NULL);
  hut_case_query_ask (self->query, self->filter, self->set, self->asking, answered,
                      g_object_ref (self));
}

static void
ask_of_changed (HutCaseBrowser *self)
{
  guint n_new = self->changed->len;
  GArray *ids = take_changed (self);
  GArray *fresh = g_array_new (FALSE, FALSE, sizeof (HutUid));

  g_array_append_vals (fresh, ids->data, n_new);
  remember_asked (self, fresh);
  hut_case_query_ask_again (self->query, self->set, ids, self->asking, answered,
                            g_object_ref (self));
  g_array_unref (ids);
}

static void
ask_of_clock (HutCaseBrowser *self)
{
  self->late = FALSE;
  hut_case_query_ask_again (self->query, self->set, NULL, self->asking, answered,
                            g_object_ref (self));
}

static void
ask (HutCaseBrowser *self)
{
  g_clear_handle_id (&self->ask_id, g_source_remove);
  if (self->reader == NULL)
    return;
  if (self->asking != NULL)
    {
      g_cancellable_cancel (self->asking);
      return;
    }

  self->asking = g_cancellable_new ();
  if (self->stale || self->set == NULL || !has_questions (self))
    ask_all (self);
  else if (self->changed->len > 0)
    ask_of_changed (self);
  else
    ask_of_clock (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
ask_on_frame (gpointer data)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (data);

  self->ask_id = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* For what the store changed: a question that runs is let to its end and shown, so that a stream of
 * changes cannot keep the page from ever showing one; only a new filter cancels. */
static void
ask_soon (HutCaseBrowser *self)
{
  if (self->asking == NULL && self->ask_id == 0)
    self->ask_id = g_timeout_add (FRAME_MS, ask_on_frame, self);
}

static gboolean
on_clock (gpointer data)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (data);

  self->late = TRUE;
  ask_soon (self);
  return G_SOURCE_CONTINUE;
}

/* ---- What the list reads ---- */

static const char *
name_community (const char *code, gpointer data)
{
  return hut_case_browser_community_name (data, code);
}

static GPtrArray *
fetch_rows (const gint64 *rowids, guint n_rowids, gpointer data)
{
  HutCaseBrowser *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = hut_reader_case_rows (self->reader, rowids, n_rowids, &error);

  if (rows == NULL)
    g_warning ("Cannot read rows of cases: %s", error->message);
  return rows;
}

/* ---- The store ---- */

/* Which cases are to be asked of again. Whose task a case is (mine) the case does not say. */
static void
note_changed (HutCaseBrowser *self, HutChangeSet *changes)
{
  g_autoptr (GArray) ids = hut_change_set_get_ids (changes, &hut_kind_case);

  if (ids == NULL || self->changed->len + ids->len > CHANGES_MOST ||
      (self->filter->mine != NULL && hut_change_set_has_kind (changes, &hut_kind_task)))
    self->stale = TRUE;
  else
    g_array_append_vals (self->changed, ids->data, ids->len);
}

static void
read_settings (HutCaseBrowser *self)
{
  HutSeat before = { self->names->seat.kind, g_strdup (self->names->seat.code),
                     self->names->seat.role };

  hut_case_names_read_settings (self->names, self->reader);
  if (!hut_seat_equal (&before, &self->names->seat))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEAT]);
  hut_seat_clear (&before);
}

static void
on_store_changed (HutStore *store, HutChangeSet *changes, HutCaseBrowser *self)
{
  if (self->reader == NULL)
    return;
  if (hut_change_set_has_kind (changes, &hut_kind_community) ||
      hut_change_set_has_kind (changes, &hut_kind_unit) ||
      hut_change_set_has_kind (changes, &hut_kind_department))
    hut_case_names_read (self->names, self->reader);
  if (hut_change_set_has_sync (changes))
    read_settings (self);
  if (hut_change_set_has_kind (changes, &hut_kind_case) || hut_change_set_has_sync (changes))
    hut_case_list_refresh (self->list, changes);
  if (hut_change_set_has_kind (changes, &hut_kind_case))
    {
      note_changed (self, changes);
      ask_soon (self);
    }
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

/* ---- The object ---- */

static void
hut_case_browser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_FILTER:
      g_value_set_boxed (value, self->filter);
      break;
    case PROP_SET:
      g_value_set_boxed (value, self->set);
      break;
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_SELECTED:
      g_value_take_string (value, self->has_selected ? hut_uid_to_string (&self->selected) : NULL);
      break;
    case PROP_SELECTED_CASE:
      g_value_set_object (value, self->selected_case);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->asking != NULL);
      break;
    case PROP_SEAT:
      g_value_set_uint (value, self->names->seat.kind);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_case_browser_set_property (GObject *object, guint prop_id, const GValue *value,
                               GParamSpec *pspec)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (object);

  switch (prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_FILTER:
      hut_case_browser_set_filter (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_case_browser_dispose (GObject *object)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (object);

  hut_case_browser_close (self);
  g_clear_object (&self->selected_case);
  g_clear_object (&self->list);
  g_clear_pointer (&self->set, hut_case_set_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (hut_case_browser_parent_class)->dispose (object);
}

static void
hut_case_browser_finalize (GObject *object)
{
  HutCaseBrowser *self = HUT_CASE_BROWSER (object);

  g_clear_pointer (&self->query, hut_case_query_unref);
  g_clear_pointer (&self->asides, hut_case_query_unref);
  hut_case_filter_free (self->filter);
  g_clear_error (&self->error);
  g_array_unref (self->changed);
  g_clear_pointer (&self->asked, g_array_unref);
  hut_case_names_free (self->names);
  G_OBJECT_CLASS (hut_case_browser_parent_class)->finalize (object);
}

static void
hut_case_browser_class_init (HutCaseBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags reads = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_case_browser_get_property;
  object_class->set_property = hut_case_browser_set_property;
  object_class->dispose = hut_case_browser_dispose;
  object_class->finalize = hut_case_browser_finalize;

  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, HUT_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
      g_param_spec_boxed ("filter", NULL, NULL, HUT_TYPE_CASE_FILTER,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SET] = g_param_spec_boxed ("set", NULL, NULL, HUT_TYPE_CASE_SET, reads);
  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, HUT_TYPE_CASE_LIST, reads);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, reads);
  properties[PROP_SELECTED_CASE] =
      g_param_spec_object ("selected-case", NULL, NULL, HUT_TYPE_CASE, reads);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, reads);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, reads);
  properties[PROP_SEAT] =
      g_param_spec_uint ("seat", NULL, NULL, 0, HUT_SEAT_COMMUNITY, HUT_SEAT_STREET, reads);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, HUT_TYPE_CHANGE_SET);
}

static void
hut_case_browser_init (HutCaseBrowser *self)
{
  self->filter = hut_case_filter_new ();
  self->filter->open = TRUE;
  self->changed = g_array_new (FALSE, FALSE, sizeof (HutUid));
  self->list = hut_case_list_new (fetch_rows, name_community, self);
  self->names = hut_case_names_new ();
}

HutCaseBrowser *
hut_case_browser_new (HutStore *store, GError **error)
{
  g_autoptr (HutCaseBrowser) self = NULL;

  g_return_val_if_fail (HUT_IS_STORE (store), NULL);

  self = g_object_new (HUT_TYPE_CASE_BROWSER, "store", store, NULL);
  self->reader = hut_reader_new (store, error);
  if (self->reader == NULL)
    {
      hut_case_list_close (self->list);
      return NULL;
    }
  self->query = hut_case_query_new (store);
  self->asides = hut_case_query_new (store);
  hut_case_names_read (self->names, self->reader);
  hut_case_names_read_settings (self->names, self->reader);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  self->clock_id = g_timeout_add_seconds (CLOCK_SECONDS, on_clock, self);
  ask (self);
  return g_steal_pointer (&self);
}

void
hut_case_browser_close (HutCaseBrowser *self)
{
  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  if (self->list != NULL)
    hut_case_list_close (self->list);
  if (self->query != NULL)
    hut_case_query_close (self->query);
  if (self->asides != NULL)
    hut_case_query_close (self->asides);
  g_clear_pointer (&self->reader, hut_reader_free);
}

HutStore *
hut_case_browser_get_store (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->store;
}

HutReader *
hut_case_browser_get_reader (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->reader;
}

gboolean
hut_case_browser_has_server (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), FALSE);

  return self->names->has_server;
}

const char *
hut_case_browser_get_account (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->names->account;
}

const char *
hut_case_browser_street_name (HutCaseBrowser *self, const char *stream)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return hut_case_names_street (self->names, stream);
}

const HutSeat *
hut_case_browser_get_seat (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return &self->names->seat;
}

const char *
hut_case_browser_get_seat_name (HutCaseBrowser *self)
{
  const HutSeat *seat = hut_case_browser_get_seat (self);
  const char *name;

  if (seat->kind == HUT_SEAT_STREET || seat->code == NULL)
    return seat->code;
  name = seat->kind == HUT_SEAT_DEPARTMENT ? hut_case_browser_unit_name (self, seat->code)
                                           : hut_case_browser_community_name (self, seat->code);
  return name != NULL ? name : seat->code;
}

const HutCaseFilter *
hut_case_browser_get_filter (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->filter;
}

void
hut_case_browser_set_filter (HutCaseBrowser *self, const HutCaseFilter *filter)
{
  HutCaseFilter *copy;

  g_return_if_fail (HUT_IS_CASE_BROWSER (self));
  g_return_if_fail (filter != NULL);

  if (hut_case_filter_equal (self->filter, filter))
    return;
  copy = hut_case_filter_copy (filter);
  hut_case_filter_free (self->filter);
  self->filter = copy;
  self->stale = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  ask (self);
}

void
hut_case_browser_set_text (HutCaseBrowser *self, const char *text)
{
  g_autoptr (HutCaseFilter) filter = NULL;

  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  filter = hut_case_filter_copy (self->filter);
  g_free (filter->text);
  filter->text = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (filter->text != NULL && *filter->text == '\0')
    g_clear_pointer (&filter->text, g_free);
  hut_case_browser_set_filter (self, filter);
}

HutCaseList *
hut_case_browser_get_list (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->list;
}

HutCaseSet *
hut_case_browser_get_set (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->set;
}

HutCaseEdit *
hut_case_browser_get_edit (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->edit;
}

guint
hut_case_browser_get_count (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), 0);

  return self->set != NULL ? self->set->n_marks : 0;
}

guint
hut_case_browser_get_count_of (HutCaseBrowser *self, HutStanding standing)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), 0);
  g_return_val_if_fail (standing <= HUT_STANDING_DONE, 0);

  return self->set != NULL ? self->set->n_by_standing[standing] : 0;
}

void
hut_case_browser_select (HutCaseBrowser *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  if (id == NULL ? !self->has_selected : self->has_selected && hut_uid_equal (&self->selected, id))
    return;
  self->has_selected = id != NULL;
  if (id != NULL)
    self->selected = *id;
  g_object_freeze_notify (G_OBJECT (self));
  find_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
hut_case_browser_get_selected (HutCaseBrowser *self, HutUid *id)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), FALSE);

  if (self->has_selected && id != NULL)
    *id = self->selected;
  return self->has_selected;
}

HutCase *
hut_case_browser_get_selected_case (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->selected_case;
}

guint
hut_case_browser_get_selected_position (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), G_MAXUINT);

  if (self->selected_case == NULL)
    return G_MAXUINT;
  return hut_case_list_find (self->list, hut_case_get_rowid (self->selected_case));
}

void
hut_case_browser_select_position (HutCaseBrowser *self, guint position)
{
  g_autoptr (HutCase) item = NULL;

  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (item == NULL)
    hut_case_browser_select (self, NULL);
  else if (!hut_uid_is_nil (hut_case_get_id (item)))
    hut_case_browser_select (self, hut_case_get_id (item));
}

void
hut_case_browser_select_rowid (HutCaseBrowser *self, gint64 rowid)
{
  g_autoptr (HutCase) item = NULL;

  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  item = hut_case_list_dup_case (self->list, rowid);
  if (item != NULL && !hut_uid_is_nil (hut_case_get_id (item)))
    hut_case_browser_select (self, hut_case_get_id (item));
}

const char *
hut_case_browser_community_name (HutCaseBrowser *self, const char *code)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->names->community_names, code) : NULL;
}

const char *
hut_case_browser_unit_name (HutCaseBrowser *self, const char *code)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->names->unit_names, code) : NULL;
}

const HutCaseNames *
hut_case_browser_get_names (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->names;
}

GPtrArray *
hut_case_browser_get_communities (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->names->communities;
}

GPtrArray *
hut_case_browser_get_units (HutCaseBrowser *self)
{
  g_return_val_if_fail (HUT_IS_CASE_BROWSER (self), NULL);

  return self->names->units;
}

void
hut_case_browser_refresh (HutCaseBrowser *self)
{
  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  self->stale = TRUE;
  ask (self);
}

void
hut_case_browser_read (HutCaseBrowser *self, HutReadFunc func, void *question,
                       GDestroyNotify free_question, GDestroyNotify free_answer,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (HUT_IS_CASE_BROWSER (self));

  hut_case_query_read (self->asides, func, question, free_question, free_answer, cancellable,
                       callback, data);
}

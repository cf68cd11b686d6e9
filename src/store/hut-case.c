/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A case as a row shows it. It owns the HutCaseRow that it was made from; reading the case again
 * replaces the row and notifies what differs, so that whoever shows it need not be rebuilt. Words
 * that depend on the time are made when asked for. Main thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCase
{
  GObject parent_instance;

  HutCaseRow *row;
  char *number;
  char *community_name;
  HutTime now;
};

G_DEFINE_FINAL_TYPE (HutCase, hut_case, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_STATE,
  PROP_STATE_LABEL,
  PROP_CATEGORY,
  PROP_COMMUNITY,
  PROP_COMMUNITY_NAME,
  PROP_ADDRESS,
  PROP_PLACE_WORDS,
  PROP_DUE_WORDS,
  PROP_SUMMARY,
  PROP_DUE_AT,
  PROP_CREATED_AT,
  PROP_STANDING,
  PROP_REOPENED,
  PROP_UNSENT,
  PROP_HAS_PLACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Properties whose value follows from the time. */
static const int timed[] = { PROP_DUE_WORDS, PROP_PLACE_WORDS, PROP_SUMMARY, PROP_STANDING };

static const char *
state_label (HutCase *self)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), self->row->state);
}

static void
hut_case_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutCase *self = HUT_CASE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_take_string (value, hut_uid_to_string (&self->row->id));
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_TITLE:
      g_value_set_string (value, hut_case_get_title (self));
      break;
    case PROP_STATE:
      g_value_set_string (value, self->row->state);
      break;
    case PROP_STATE_LABEL:
      g_value_set_string (value, state_label (self));
      break;
    case PROP_CATEGORY:
      g_value_set_string (value, self->row->category);
      break;
    case PROP_COMMUNITY:
      g_value_set_string (value, self->row->community);
      break;
    case PROP_COMMUNITY_NAME:
      g_value_set_string (value, hut_case_get_community_name (self));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->row->address);
      break;
    case PROP_PLACE_WORDS:
      g_value_take_string (value, hut_case_dup_place_words (self));
      break;
    case PROP_DUE_WORDS:
      g_value_take_string (value, hut_case_dup_due_words (self));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, hut_case_dup_summary (self));
      break;
    case PROP_DUE_AT:
      g_value_set_int64 (value, self->row->due_at);
      break;
    case PROP_CREATED_AT:
      g_value_set_int64 (value, self->row->created_at);
      break;
    case PROP_STANDING:
      g_value_set_int (value, hut_case_get_standing (self));
      break;
    case PROP_REOPENED:
      g_value_set_int64 (value, self->row->reopened);
      break;
    case PROP_UNSENT:
      g_value_set_boolean (value, self->row->unsent);
      break;
    case PROP_HAS_PLACE:
      g_value_set_boolean (value, self->row->has_place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_case_finalize (GObject *object)
{
  HutCase *self = HUT_CASE (object);

  g_clear_pointer (&self->row, hut_case_row_free);
  g_free (self->number);
  g_free (self->community_name);
  G_OBJECT_CLASS (hut_case_parent_class)->finalize (object);
}

static void
hut_case_class_init (HutCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  static const struct
  {
    int id;
    const char *name;
  } strings[] = {
    { PROP_ID, "id" },
    { PROP_NUMBER, "number" },
    { PROP_TITLE, "title" },
    { PROP_STATE, "state" },
    { PROP_STATE_LABEL, "state-label" },
    { PROP_CATEGORY, "category" },
    { PROP_COMMUNITY, "community" },
    { PROP_COMMUNITY_NAME, "community-name" },
    { PROP_ADDRESS, "address" },
    { PROP_PLACE_WORDS, "place-words" },
    { PROP_DUE_WORDS, "due-words" },
    { PROP_SUMMARY, "summary" },
  };

  object_class->get_property = hut_case_get_property;
  object_class->finalize = hut_case_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  properties[PROP_DUE_AT] =
      g_param_spec_int64 ("due-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_CREATED_AT] =
      g_param_spec_int64 ("created-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STANDING] = g_param_spec_int ("standing", NULL, NULL, HUT_STANDING_OVERDUE,
                                                HUT_STANDING_DONE, HUT_STANDING_AT_WORK, flags);
  properties[PROP_REOPENED] = g_param_spec_int64 ("reopened", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UNSENT] = g_param_spec_boolean ("unsent", NULL, NULL, FALSE, flags);
  properties[PROP_HAS_PLACE] = g_param_spec_boolean ("has-place", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_case_init (HutCase *self)
{
}

HutCase *
hut_case_new (HutCaseRow *row, const char *community_name, HutTime now)
{
  HutCase *self = g_object_new (HUT_TYPE_CASE, NULL);

  self->row = row;
  self->number = hut_case_number_words (row->number, &row->id);
  self->community_name = g_strdup (community_name);
  self->now = now;
  return self;
}

/* The values of @ids, to compare before and after. */
static void
collect_values (HutCase *self, const int *ids, gsize n_ids, GValue *values)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_value_init (&values[i], properties[ids[i]]->value_type);
      g_object_get_property (G_OBJECT (self), properties[ids[i]]->name, &values[i]);
    }
}

static void
notify_differences (HutCase *self, const int *ids, gsize n_ids, GValue *before)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      GValue after = G_VALUE_INIT;

      g_value_init (&after, properties[ids[i]]->value_type);
      g_object_get_property (G_OBJECT (self), properties[ids[i]]->name, &after);
      if (g_param_values_cmp (properties[ids[i]], &before[i], &after) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[ids[i]]);
      g_value_unset (&after);
      g_value_unset (&before[i]);
    }
}

void
hut_case_update (HutCase *self, HutCaseRow *row, const char *community_name, HutTime now)
{
  GValue before[N_PROPS] = { G_VALUE_INIT };
  int all[N_PROPS - 1];

  g_return_if_fail (HUT_IS_CASE (self));

  for (int i = 0; i < N_PROPS - 1; i++)
    all[i] = i + 1;
  collect_values (self, all, N_PROPS - 1, before);
  hut_case_row_free (self->row);
  self->row = row;
  g_free (self->number);
  self->number = hut_case_number_words (row->number, &row->id);
  g_free (self->community_name);
  self->community_name = g_strdup (community_name);
  self->now = now;

  g_object_freeze_notify (G_OBJECT (self));
  notify_differences (self, all, N_PROPS - 1, before);
  g_object_thaw_notify (G_OBJECT (self));
}

void
hut_case_set_now (HutCase *self, HutTime now)
{
  GValue before[G_N_ELEMENTS (timed)] = { G_VALUE_INIT };

  g_return_if_fail (HUT_IS_CASE (self));

  if (now == self->now || hut_case_state_done (self->row->state))
    return;
  collect_values (self, timed, G_N_ELEMENTS (timed), before);
  self->now = now;
  notify_differences (self, timed, G_N_ELEMENTS (timed), before);
}

const HutUid *
hut_case_get_id (HutCase *self)
{
  return &self->row->id;
}

gint64
hut_case_get_rowid (HutCase *self)
{
  return self->row->rowid;
}

const char *
hut_case_get_number (HutCase *self)
{
  return self->number;
}

const char *
hut_case_get_title (HutCase *self)
{
  return self->row->title != NULL ? self->row->title : _ ("Untitled");
}

const char *
hut_case_get_state (HutCase *self)
{
  return self->row->state;
}

const char *
hut_case_get_category (HutCase *self)
{
  return self->row->category;
}

const char *
hut_case_get_community (HutCase *self)
{
  return self->row->community;
}

const char *
hut_case_get_community_name (HutCase *self)
{
  return self->community_name != NULL ? self->community_name : self->row->community;
}

const char *
hut_case_get_address (HutCase *self)
{
  return self->row->address;
}

HutTime
hut_case_get_due_at (HutCase *self)
{
  return self->row->due_at;
}

HutTime
hut_case_get_created_at (HutCase *self)
{
  return self->row->created_at;
}

HutStanding
hut_case_get_standing (HutCase *self)
{
  return hut_case_standing (self->row->state, self->row->due_at, self->now, hut_time_shown_zone ());
}

gint64
hut_case_get_reopened (HutCase *self)
{
  return self->row->reopened;
}

gboolean
hut_case_get_unsent (HutCase *self)
{
  return self->row->unsent;
}

gboolean
hut_case_get_place (HutCase *self, HutPoint *place)
{
  if (self->row->has_place)
    *place = self->row->place;
  return self->row->has_place;
}

char *
hut_case_dup_due_words (HutCase *self)
{
  return hut_case_due_words (self->row->state, self->row->due_at, self->now,
                             hut_time_shown_zone ());
}

static char *
contact_words (HutCase *self)
{
  return hut_case_contact_words (self->row->state, self->row->contact_due_at, self->now);
}

static void
append_part (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
}

char *
hut_case_dup_place_words (HutCase *self)
{
  GString *words = g_string_new (NULL);
  g_autofree char *contact = contact_words (self);

  append_part (words, contact);
  append_part (words, hut_case_get_community_name (self));
  append_part (words, self->row->address);
  append_part (words, self->row->category);
  if (self->row->reopened > 0)
    {
      g_autofree char *times =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "reopened %d time", "reopened %d times",
                                        (int)self->row->reopened),
                           (int)self->row->reopened);

      append_part (words, times);
    }
  return g_string_free (words, FALSE);
}

/* How long it has, and that its caller waits for a call. */
static char *
time_words (HutCase *self)
{
  g_autofree char *due = hut_case_dup_due_words (self);
  g_autofree char *contact = contact_words (self);

  if (contact == NULL)
    return g_steal_pointer (&due);
  return g_strdup_printf ("%s · %s", due, contact);
}

char *
hut_case_dup_summary (HutCase *self)
{
  g_autofree char *due = time_words (self);
  const char *state = state_label (self);

  if (g_str_equal (due, state))
    /* Translators: a case's title and state, as a screen reader reads them. */
    return g_strdup_printf (C_ ("case summary", "%s, %s"), hut_case_get_title (self), state);
  /* Translators: a case's title, state and how long it has, as a screen reader reads them. */
  return g_strdup_printf (C_ ("case summary", "%s, %s, %s"), hut_case_get_title (self), state, due);
}

char *
hut_case_number_words (const char *number, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  if (number != NULL)
    return g_strdup (number);
  /* Translators: what a case is called until the server gives it a number; %.8s is the beginning
   * of its identifier. */
  return g_strdup_printf (_ ("Draft %.8s"), hut_uid_print (id, text));
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The projector's state. Screens are made here and handed on; who draws them has no record. Main
 * thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector.h"

#include "base/hut-json.h"

struct _HutProjector
{
  GObject parent_instance;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
  HutWallPictures *pictures;
  const HutMeetingView *view; /* not owned */
  HutScreenAsk *asked;        /* what is on; NULL: nothing was asked for yet, and it is the title */
  HutScreenAsk *cover;        /* a message or a countdown over it, or NULL */
  HutScreenAsk *chosen;       /* by the operator, or NULL */
  HutScreenAsk *suggested;    /* by the meeting */
  GPtrArray *asks;
  HutScreen *screen;  /* of what is on, kept while frozen */
  HutScreen *preview; /* of what comes next */
  HutScreen *dark;    /* the black one */
  GListModel *held;   /* the pictures of what is on while it is frozen, or NULL */
  gboolean frozen;
  gboolean black;
  guint page;
};

G_DEFINE_FINAL_TYPE (HutProjector, hut_projector, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Making screens ---- */

static const HutScreenAsk *
on_wall (HutProjector *self)
{
  static const HutScreenAsk title = { .kind = HUT_SCREEN_TITLE };

  if (self->cover != NULL)
    return self->cover;
  return self->asked != NULL ? self->asked : &title;
}

static const HutScreenAsk *
comes_next (HutProjector *self)
{
  return self->chosen != NULL ? self->chosen : self->suggested;
}

static void
make_preview (HutProjector *self)
{
  const HutScreenAsk *next = comes_next (self);

  g_clear_pointer (&self->preview, hut_screen_free);
  if (self->view != NULL && next != NULL)
    self->preview = hut_screen_new (self->view, next, HUT_SCREEN_FOR_OPERATOR);
}

static void
make_screen (HutProjector *self)
{
  if (self->frozen && self->screen != NULL)
    return;
  g_clear_pointer (&self->screen, hut_screen_free);
  if (self->view == NULL)
    return;
  self->screen = hut_screen_new (self->view, on_wall (self), HUT_SCREEN_FOR_ALL);
  if (self->frozen)
    hut_screen_clock_stop (&self->screen->clock, hut_time_now ());
}

static void
load_pictures (HutProjector *self, const HutScreen *screen)
{
  if (self->pictures != NULL && screen != NULL && screen->kind == HUT_SCREEN_PLACE)
    hut_wall_pictures_load (self->pictures, screen);
}

static void
refresh (HutProjector *self)
{
  g_clear_pointer (&self->suggested, hut_screen_ask_free);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  if (self->view != NULL)
    {
      self->suggested = hut_screen_ask_next (self->view, self->asked);
      self->asks = hut_screen_asks (self->view);
    }
  make_screen (self);
  make_preview (self);
  if (self->held == NULL)
    load_pictures (self, self->screen);
  load_pictures (self, self->preview);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- The meeting ---- */

static void
on_desk_changed (HutMeetingDesk *desk, HutProjector *self)
{
  hut_projector_set_view (self, hut_meeting_desk_get_view (desk));
}

static void
on_pictures_changed (HutWallPictures *pictures, HutProjector *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hut_projector_set_view (HutProjector *self, const HutMeetingView *view)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  self->view = view;
  refresh (self);
}

void
hut_projector_follow (HutProjector *self, HutMeetingDesk *desk)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  g_signal_group_set_target (self->signals, desk);
  g_set_object (&self->desk, desk);
  hut_projector_set_view (self, desk != NULL ? hut_meeting_desk_get_view (desk) : NULL);
}

void
hut_projector_set_pictures (HutProjector *self, HutWallPictures *pictures)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (pictures == self->pictures)
    return;
  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_func (self->pictures, on_pictures_changed, self);
  g_set_object (&self->pictures, pictures);
  if (pictures != NULL)
    g_signal_connect_object (pictures, "changed", G_CALLBACK (on_pictures_changed), self, 0);
  refresh (self);
}

/* ---- What is asked for ---- */

static void
replace (HutScreenAsk **at, const HutScreenAsk *ask)
{
  HutScreenAsk *copy = ask != NULL ? hut_screen_ask_copy (ask) : NULL;

  hut_screen_ask_free (*at);
  *at = copy;
}

void
hut_projector_choose (HutProjector *self, const HutScreenAsk *ask)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  replace (&self->chosen, ask);
  refresh (self);
}

const HutScreenAsk *
hut_projector_get_chosen (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return comes_next (self);
}

const HutScreenAsk *
hut_projector_get_asked (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return self->asked;
}

GPtrArray *
hut_projector_get_asks (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return self->asks;
}

char *
hut_projector_ask_words (HutProjector *self, const HutScreenAsk *ask)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return self->view != NULL ? hut_screen_ask_words (ask, self->view)
                            : g_strdup (hut_screen_kind_label (ask->kind));
}

void
hut_projector_show (HutProjector *self, const HutScreenAsk *ask)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));
  g_return_if_fail (ask != NULL);

  replace (&self->asked, ask);
  g_clear_pointer (&self->cover, hut_screen_ask_free);
  self->page = 0;
  refresh (self);
}

void
hut_projector_go (HutProjector *self)
{
  g_autoptr (HutScreenAsk) next = NULL;

  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (comes_next (self) == NULL)
    return;
  next = hut_screen_ask_copy (comes_next (self));
  g_clear_pointer (&self->chosen, hut_screen_ask_free);
  hut_projector_show (self, next);
}

/* That have come of what is on. */
static GListModel *
pictures_on_wall (HutProjector *self)
{
  return self->pictures != NULL && self->screen != NULL && self->screen->kind == HUT_SCREEN_PLACE
             ? hut_wall_pictures_peek (self->pictures, &self->screen->subject)
             : NULL;
}

void
hut_projector_set_frozen (HutProjector *self, gboolean frozen)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (frozen == self->frozen)
    return;
  g_clear_object (&self->held);
  if (frozen && pictures_on_wall (self) != NULL)
    self->held = g_object_ref (pictures_on_wall (self));
  self->frozen = frozen;
  if (frozen && self->screen != NULL)
    hut_screen_clock_stop (&self->screen->clock, hut_time_now ());
  refresh (self);
}

gboolean
hut_projector_is_frozen (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), FALSE);

  return self->frozen;
}

void
hut_projector_set_black (HutProjector *self, gboolean black)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (black == self->black)
    return;
  self->black = black;
  refresh (self);
}

gboolean
hut_projector_is_black (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), FALSE);

  return self->black;
}

static void
cover (HutProjector *self, HutScreenKind kind, const char *words, guint seconds)
{
  HutScreenAsk *ask = hut_screen_ask_new (kind, NULL);

  ask->words = g_strdup (words);
  if (seconds > 0)
    {
      ask->from = hut_time_now ();
      ask->until = ask->from + seconds * (HutTime)G_USEC_PER_SEC;
    }
  hut_screen_ask_free (self->cover);
  self->cover = ask;
  refresh (self);
}

void
hut_projector_say (HutProjector *self, const char *words)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));
  g_return_if_fail (words != NULL);

  cover (self, HUT_SCREEN_MESSAGE, words, 0);
}

void
hut_projector_count_down (HutProjector *self, guint seconds, const char *words)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));
  g_return_if_fail (seconds > 0);

  cover (self, HUT_SCREEN_COUNTDOWN, words, seconds);
}

void
hut_projector_take_away (HutProjector *self)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (self->cover == NULL)
    return;
  g_clear_pointer (&self->cover, hut_screen_ask_free);
  refresh (self);
}

gboolean
hut_projector_is_covered (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), FALSE);

  return self->cover != NULL;
}

void
hut_projector_set_page (HutProjector *self, guint page)
{
  g_return_if_fail (HUT_IS_PROJECTOR (self));

  if (page == self->page)
    return;
  self->page = page;
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
hut_projector_get_page (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), 0);

  return self->cover != NULL ? 0 : self->page;
}

/* ---- What is seen ---- */

const HutScreen *
hut_projector_get_screen (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return self->black ? self->dark : self->screen;
}

const HutScreen *
hut_projector_get_preview (HutProjector *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  return self->preview;
}

gboolean
hut_projector_is_withheld (HutProjector *self)
{
  const HutScreenAsk *next = comes_next (self);
  g_autoptr (HutScreen) screen = NULL;

  g_return_val_if_fail (HUT_IS_PROJECTOR (self), FALSE);

  if (self->preview == NULL || self->preview->kind != HUT_SCREEN_RESULT)
    return FALSE;
  screen = hut_screen_new (self->view, next, HUT_SCREEN_FOR_ALL);
  return screen->kind != HUT_SCREEN_RESULT;
}

GListModel *
hut_projector_pictures_of (HutProjector *self, const HutScreen *screen)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  if (self->pictures == NULL || screen == NULL || screen->kind != HUT_SCREEN_PLACE)
    return NULL;
  if (self->held != NULL && screen == self->screen)
    return self->held;
  return hut_wall_pictures_peek (self->pictures, &screen->subject);
}

/* ---- Kept ---- */

static void
save_ask (JsonObject *object, const char *name, const HutScreenAsk *ask)
{
  if (ask != NULL)
    json_object_set_member (object, name, hut_screen_ask_to_json (ask));
}

char *
hut_projector_save (HutProjector *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  g_return_val_if_fail (HUT_IS_PROJECTOR (self), NULL);

  save_ask (object, "shown", self->asked);
  save_ask (object, "cover", self->cover);
  save_ask (object, "next", self->chosen);
  json_object_set_int_member (object, "page", self->page);
  json_object_set_boolean_member (object, "frozen", self->frozen);
  json_object_set_boolean_member (object, "black", self->black);
  return hut_json_print_object (object);
}

static gboolean
read_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static void
read_ask (HutScreenAsk **at, JsonObject *object, const char *name)
{
  hut_screen_ask_free (*at);
  *at = hut_screen_ask_from_json (json_object_get_member (object, name));
}

void
hut_projector_restore (HutProjector *self, const char *json)
{
  g_autoptr (JsonObject) object = NULL;
  gint64 page = 0;

  g_return_if_fail (HUT_IS_PROJECTOR (self));

  object = json != NULL ? hut_json_parse_object (json, -1, NULL) : NULL;
  if (object == NULL)
    return;
  read_ask (&self->asked, object, "shown");
  read_ask (&self->cover, object, "cover");
  read_ask (&self->chosen, object, "next");
  hut_json_get_int (object, "page", &page);
  self->page = (guint)CLAMP (page, 0, 100);
  self->frozen = read_boolean (object, "frozen");
  self->black = read_boolean (object, "black");
  g_clear_pointer (&self->screen, hut_screen_free);
  refresh (self);
}

/* ---- The object ---- */

static void
hut_projector_dispose (GObject *object)
{
  HutProjector *self = HUT_PROJECTOR (object);

  self->view = NULL;
  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_object (&self->pictures);
  g_clear_object (&self->held);
  g_clear_pointer (&self->asked, hut_screen_ask_free);
  g_clear_pointer (&self->cover, hut_screen_ask_free);
  g_clear_pointer (&self->chosen, hut_screen_ask_free);
  g_clear_pointer (&self->suggested, hut_screen_ask_free);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  g_clear_pointer (&self->screen, hut_screen_free);
  g_clear_pointer (&self->preview, hut_screen_free);
  g_clear_pointer (&self->dark, hut_screen_free);
  G_OBJECT_CLASS (hut_projector_parent_class)->dispose (object);
}

static void
hut_projector_class_init (HutProjectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_projector_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_projector_init (HutProjector *self)
{
  self->dark = hut_screen_new_black ();
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (on_desk_changed), self);
}

HutProjector *
hut_projector_new (void)
{
  return g_object_new (HUT_TYPE_PROJECTOR, NULL);
}

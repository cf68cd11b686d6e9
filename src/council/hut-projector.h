/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"
#include "council/hut-wall-pictures.h"
#include "domain/hut-screen.h"

G_BEGIN_DECLS

/* What is projected, and what comes next. What is on is made anew whenever the meeting changes, so
 * that it follows it, but while it is frozen. It begins with the title, and nothing else is shown
 * that was not asked for. Main thread.
 *
 * Signal: changed (): what is on, what comes next, or how it is shown. */
#define HUT_TYPE_PROJECTOR (hut_projector_get_type ())
G_DECLARE_FINAL_TYPE (HutProjector, hut_projector, HUT, PROJECTOR, GObject)

HutProjector *hut_projector_new (void);

/* Follows the meeting of @desk; NULL: none. Takes a reference. */
void hut_projector_follow (HutProjector *self, HutMeetingDesk *desk);

/* The meeting as it is now; NULL: none, and the wall is empty. It has to stay until the next call;
 * who follows a desk needs none. */
void hut_projector_set_view (HutProjector *self, const HutMeetingView *view);

/* Where photographs and the map come from; NULL: there are none. Takes a reference. */
void hut_projector_set_pictures (HutProjector *self, HutWallPictures *pictures);

/* ---- What is asked for ---- */

/* The screen after this one; NULL: the one that the meeting suggests. Copied. */
void hut_projector_choose (HutProjector *self, const HutScreenAsk *ask);
const HutScreenAsk *hut_projector_get_chosen (HutProjector *self);
const HutScreenAsk *hut_projector_get_asked (HutProjector *self);

/* What can be chosen, in the order of an evening; HutScreenAsk. Owned by the projector. */
GPtrArray *hut_projector_get_asks (HutProjector *self);

/* What the operator reads of one of them; free with g_free(). */
char *hut_projector_ask_words (HutProjector *self, const HutScreenAsk *ask);

/* The next screen comes on, and another is suggested. */
void hut_projector_go (HutProjector *self);

/* @ask comes on at once. Copied. */
void hut_projector_show (HutProjector *self, const HutScreenAsk *ask);

/* What is on stays as it is, its clock too, until it is let go; what is shown meanwhile comes on
 * then. */
void hut_projector_set_frozen (HutProjector *self, gboolean frozen);
gboolean hut_projector_is_frozen (HutProjector *self);

/* The wall is black, and nothing else is lost. */
void hut_projector_set_black (HutProjector *self, gboolean black);
gboolean hut_projector_is_black (HutProjector *self);

/* Over what is on: a message, or a countdown of @seconds with @words (or NULL). Taken away again,
 * what was on is there. */
void hut_projector_say (HutProjector *self, const char *words);
void hut_projector_count_down (HutProjector *self, guint seconds, const char *words);
void hut_projector_take_away (HutProjector *self);
gboolean hut_projector_is_covered (HutProjector *self);

/* The page of what is on, from 0. */
void hut_projector_set_page (HutProjector *self, guint page);
guint hut_projector_get_page (HutProjector *self);

/* ---- What is seen ---- */

/* What the wall shows; and beforehand what comes after it, as the operator may see it. NULL:
 * nothing. Owned by the projector, until the next change. */
const HutScreen *hut_projector_get_screen (HutProjector *self);
const HutScreen *hut_projector_get_preview (HutProjector *self);

/* Whether the wall would show less than the preview: a result that is not announced yet. */
gboolean hut_projector_is_withheld (HutProjector *self);

/* The pictures of @screen, one of the two; NULL where it has none yet. */
GListModel *hut_projector_pictures_of (HutProjector *self, const HutScreen *screen);

/* ---- After a power cut ---- */

/* As a small text, and back: what is no such text is not taken. */
char *hut_projector_save (HutProjector *self);
void hut_projector_restore (HutProjector *self, const char *json);

G_END_DECLS

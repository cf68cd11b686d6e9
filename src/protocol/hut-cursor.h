/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What of a stream is shown. */
typedef enum
{
  HUT_VIEW_FULL,
  HUT_VIEW_MASKED, /* without personal members */
} HutView;

const char *hut_view_name (HutView view);
gboolean hut_view_parse (const char *name, HutView *view);

/* How far a client has read a stream, in which view: "street/110108014:full:4700". */
typedef struct
{
  char *stream;
  HutView view;
  gint64 seq; /* 0: nothing yet */
} HutCursor;

HutCursor *hut_cursor_new (const char *stream, HutView view, gint64 seq);
void hut_cursor_free (HutCursor *cursor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCursor, hut_cursor_free)

/* Cursors separated by commas, each stream once, at most HUT_PULL_MAX_STREAMS; an array that owns
 * its HutCursor. HUT_PROBLEM_MALFORMED (or TOO_LARGE) otherwise. */
GPtrArray *hut_cursors_parse (const char *text, GError **error);
char *hut_cursors_print (GPtrArray *cursors);

/* Whether @stream is written as one: street/<9>, district/<6>, city, user/<uid>, dept/<6>-<code>,
 * community/<12>. */
gboolean hut_stream_is_valid (const char *stream);

G_END_DECLS

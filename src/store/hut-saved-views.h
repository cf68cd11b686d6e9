/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-filter.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Views that are saved under a name: a page with its filter, its order and, saved from the map, the
 * part of the map. One's own (kind `view`, in the stream of its owner) and those that the office
 * has in common (kind `shared-view`, in the stream of the street). */
typedef struct
{
  HutUid id; /* nil: not saved yet */
  gboolean shared;
  char *name;
  char *page;     /* "cases", "map", "matters", "mine" */
  char *filter;   /* of the page, canonical JSON */
  char *map;      /* of HutMapPart, canonical JSON, or NULL */
  char *by;       /* account that shared it, or NULL */
  gboolean newer; /* saved by a newer version: it holds what this one does not know */
} HutSavedView;

/* Longer names are refused: characters. */
#define HUT_SAVED_VIEW_NAME_MAX 40

HutSavedView *hut_saved_view_copy (const HutSavedView *view);
void hut_saved_view_free (HutSavedView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSavedView, hut_saved_view_free)

/* The views that the list of @page offers (NULL: of all pages): own ones first, then the office's,
 * each by name. Cases and map show the same cases, so each offers the other's too. Bounded: an
 * office has some dozens. */
GPtrArray *hut_saved_views_read (HutReader *reader, const char *page, GError **error);

/* The view of that name for @page (NULL: any) among @views; with @shared NULL an own one before one
 * of the office. NULL where there is none. */
HutSavedView *hut_saved_views_find (GPtrArray *views, const char *page, const char *name,
                                    const gboolean *shared);

/* Whether views of @page are offered by the list of @other. */
gboolean hut_saved_views_same_list (const char *page, const char *other);

/* Why @name cannot be the name of a view, in words for people, or NULL. */
const char *hut_saved_view_name_fault (const char *name);

/* Whether @filter can be the filter of @page: MALFORMED where it cannot, or holds what this version
 * does not know. */
gboolean hut_saved_view_check (const char *page, const char *filter, const char *map,
                               GError **error);

/* The one choice that matters and mine are filtered by, as their filter; and back: NULL where
 * nothing is chosen, or where it is not a filter of @page. */
char *hut_saved_view_print_choice (const char *page, const char *choice);
char *hut_saved_view_read_choice (const char *page, const char *filter);

/* The part of the map. */
typedef struct
{
  HutPoint middle;
  int zoom;     /* hundredths of a zoom step */
  GStrv layers; /* names of those that are shown; NULL: not said */
} HutMapPart;

void hut_map_part_clear (HutMapPart *part);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutMapPart, hut_map_part_clear)

char *hut_map_part_print (const HutMapPart *part);
gboolean hut_map_part_read (const char *map, HutMapPart *part, GError **error);

/* Whether who works at this file may share: nobody may who is signed in with a role that does not
 * write for the street. */
gboolean hut_saved_views_may_share (HutReader *reader);

/* These add to @write.
 *
 * Save: makes @view where its id is nil (it gets one), or else changes name, filter and map.
 *
 * Move: what was one's own is the office's from now on (@shared, by @account), or the other way: a
 * copy in the other stream, and the one that was there is void. Returns the uid of the copy.
 *
 * Remove: it is void with @reason. */
void hut_saved_views_save (HutWrite *write, HutSavedView *view, const char *account);
HutUid hut_saved_views_move (HutWrite *write, const HutSavedView *view, gboolean shared,
                             const char *account);
void hut_saved_views_remove (HutWrite *write, const HutSavedView *view, const char *reason);

/* The setting of a file that names the view with which @page begins; cases and map begin with the
 * same. Free with g_free(). */
char *hut_saved_views_start_setting (const char *page);

/* The view with which @page begins, or NULL. */
HutSavedView *hut_saved_views_start (HutReader *reader, const char *page, GError **error);

G_END_DECLS

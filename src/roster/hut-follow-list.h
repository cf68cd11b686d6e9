/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"
#include "store/hut-reader-patrols.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-line-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was found or heard, by what became of it, the newest first: what the list of findings and
 * that of visits have in common. Main thread; a worker reads. */
#define HUT_TYPE_FOLLOW_LIST (hut_follow_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutFollowList, hut_follow_list, HUT, FOLLOW_LIST, GtkWidget)

struct _HutFollowListClass
{
  GtkWidgetClass parent_class;
};

/* What a list is of. Names, titles and text are to be translated. */
typedef struct
{
  const HutKind *kind;
  GPtrArray *(*read) (HutReader *reader, const HutFindingAsk *ask, GError **error);
  HutLine *(*line) (const HutFindingRow *row);
  char *(*open_words) (guint n); /* how many are open */
  const char *activated;         /* the action of a row that is opened; takes its uid */
  const char *name;
  const char *which_name; /* of the choice by what became of them */
  const char *empty_title, *empty_text;
  const char *add_label, *add_action; /* or NULL */
  const char *failed_title;
  gboolean with_posts; /* hut_follow_list_get_posts() is wanted */
} HutFollowWay;

/* In the class_init of a list: the actions "findings." or "visits." by which hut_follow_ask() asks
 * of a row, and its case is shown. */
void hut_follow_list_class_add_acts (GtkWidgetClass *klass, const char *prefix);

/* In the init of a list: @way is static. The codes of hut_follow_list_get_which() are added before:
 * "open", "solved", "done", "all". */
void hut_follow_list_set_way (HutFollowList *self, const HutFollowWay *way);
HutCodeDropDown *hut_follow_list_get_which (HutFollowList *self);

/* Another choice, beside that. */
void hut_follow_list_add_filter (HutFollowList *self, GtkWidget *filter);

/* Only those that go the way @route; NULL: all. */
void hut_follow_list_set_route (HutFollowList *self, const char *route);

/* Only those of the patrol @patrol, whatever became of them; NULL: of all. */
void hut_follow_list_set_patrol (HutFollowList *self, const HutUid *patrol);

/* NULL: none. Takes a reference. Of another one, all patrols are shown. */
void hut_follow_list_set_browser (HutFollowList *self, HutCaseBrowser *browser);
HutCaseBrowser *hut_follow_list_get_browser (HutFollowList *self);
gboolean hut_follow_list_is_filled (HutFollowList *self);

/* The row whose uid an action has as @parameter, or NULL; and where there are patrols, NULL until
 * it was read. Owned by the list, until it is read again. */
const HutFindingRow *hut_follow_list_find (HutFollowList *self, GVariant *parameter);
const HutPatrolPosts *hut_follow_list_get_posts (HutFollowList *self);

G_END_DECLS

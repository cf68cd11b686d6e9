/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"
#include "app/hut-file-notice.h"
#include "app/hut-import-page.h"
#include "app/hut-sidebar.h"
#include "app/hut-start-page.h"
#include "app/hut-sync-badge.h"
#include "app/hut-today.h"
#include "app/hut-trouble-page.h"
#include "app/hut-whistle-bell.h"
#include "app/hut-window.h"
#include "app/hut-work-page.h"
#include "cases/hut-conflicts-page.h"
#include "cases/hut-matters-page.h"
#include "cases/hut-mine-page.h"
#include "cases/hut-waiting-page.h"
#include "council/hut-council-page.h"
#include "insights/hut-insights-page.h"
#include "roster/hut-roster-page.h"
#include "whistles/hut-whistles-page.h"
#include "widgets/hut-toast.h"

G_BEGIN_DECLS

/* The window is one class in seven files: the frame (hut-window.c), its pages (hut-window-pages.c),
 * how a database comes to stand in it (hut-window-opening.c), what its actions do
 * (hut-window-actions.c), the ways to a record (hut-window-ways.c), map files (hut-window-map.c),
 * and what is dropped on it
 * (hut-window-drop.c). */
struct _HutWindow
{
  GtkApplicationWindow parent_instance;

  GtkWidget *street_button;
  GtkLabel *street_label;
  GtkEditable *search;
  GtkWidget *new_button;
  GtkWidget *main_button;
  HutSyncBadge *badge;
  HutToastOverlay *toasts;
  GtkStack *stage; /* "opening", "start", "trouble", "desk" */
  GtkSpinner *spinner;
  GtkLabel *opening_label;
  HutStartPage *start_page;
  HutTroublePage *trouble_page;
  HutSidebar *sidebar;
  HutFileNotice *file_notice;
  GtkStack *places; /* "today", "mine", "work", "matters", "whistles", "council", "roster",
                     * "insights", "conflicts", "waiting", "import" */
  HutToday *today;
  HutMinePage *mine;
  HutMattersPage *matters;
  HutWorkPage *work; /* NULL until it is needed, as the next and the import */
  HutWhistlesPage *whistles;
  HutCouncilPage *council;
  HutRosterPage *roster;
  HutInsightsPage *insights; /* ask hut_window_get_insights() */
  HutConflictsPage *conflicts;
  HutWaitingPage *waiting;
  HutImportPage *import;

  HutSettings *settings;
  HutDesk *desk;        /* NULL while none is open */
  HutWhistleBell *bell; /* the same */
  const char *place;    /* what the sidebar marks; static */
  GSignalGroup *browser_signals;
  GSignalGroup *action_signals;
  GSignalGroup *sync_signals;

  GCancellable *opening; /* while one is being opened */
  char *path;            /* of what is open, or was to be */
  char *street;          /* with which it is made, or NULL */
  char *copy;            /* of a file in trouble, or NULL */
  HutPutRight *done;     /* what became of the file that is being opened, or NULL */
  gboolean recovering;   /* the next street chosen is the damaged file's */
  gboolean then_server;  /* ask for the server once it is open */
  char *map_waiting;     /* a map file for the next street that is open, or NULL */
  char *server_url;      /* what the command line said, or NULL */
  char *server_user;
  char *server_password;

  guint ready_tick;
  guint pages_source;
  guint usable_frames;
  guint quiet_frames;
  gboolean closing; /* the person agreed to lose what was typed */
};

/* hut-window.c */
void hut_window_set_desk (HutWindow *self, HutDesk *desk);
void hut_window_set_stage (HutWindow *self, const char *stage);
/* Copies the results of the selected cases, in the order of the hotline's own columns. */
void hut_window_copy_results (HutWindow *self);

void hut_window_tell (HutWindow *self, const char *text, const char *label, const char *action);

/* hut-window-pages.c: the pages that are made when they are needed. Owned by the stack. */
HutWorkPage *hut_window_get_work (HutWindow *self);
HutWhistlesPage *hut_window_get_whistles (HutWindow *self);
HutCouncilPage *hut_window_get_council (HutWindow *self);
HutRosterPage *hut_window_get_roster (HutWindow *self);
HutInsightsPage *hut_window_get_insights (HutWindow *self);
HutImportPage *hut_window_get_import (HutWindow *self);

/* @page of the stack is about to be shown. */
void hut_window_need_page (HutWindow *self, const char *page);

/* @desk (or NULL) for those pages that are there. */
void hut_window_set_pages_desk (HutWindow *self, HutDesk *desk);

/* Makes the pages that nobody asked for yet, when there is nothing else to do. */
void hut_window_make_pages_later (HutWindow *self);

/* An action of the application: what it takes, and its keys. A list of them ends with no name. */
typedef struct
{
  const char *name;
  const char *parameter; /* its type, or NULL */
  void (*activate) (GSimpleAction *action, GVariant *parameter, gpointer data); /* the window */
  const char *keys[3];
} HutWindowAction;

/* hut-window-ways.c: from what a page names to where that is. */
extern const HutWindowAction hut_window_ways[];

/* Cases are shown where they are already, or in their list. */
void hut_window_go_to_work (HutWindow *self);

/* hut-window-actions.c: gives @self its actions on the application, with their keys. */
void hut_window_add_actions (HutWindow *self, GtkApplication *application);

/* Only what is there for who sits here can be done. */
void hut_window_offer_actions (HutWindow *self, HutSeatKind seat);

/* hut-window-drop.c: files that are dropped on @self are imported. */
void hut_window_take_drops (HutWindow *self);

/* hut-window-map.c: what was opened before a street was. */
void hut_window_use_waiting_map (HutWindow *self);

/* hut-window-opening.c */
void hut_window_begin_street (HutWindow *self, const char *code);
void hut_window_open_demo (HutWindow *self);
void hut_window_use_copy (HutWindow *self);
void hut_window_put_right (HutWindow *self);
void hut_window_load_again (HutWindow *self);
void hut_window_try_again (HutWindow *self);

G_END_DECLS

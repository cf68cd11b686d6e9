/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-driver.h"

#include <X11/Xlib.h>

/* The faces of a node, under names for which g_autoptr() works with every version of libatspi. */
typedef AtspiAction HutNodeAction;
typedef AtspiEditableText HutNodeEditable;
typedef AtspiSelection HutNodeSelection;
typedef AtspiStateSet HutNodeStates;
typedef AtspiText HutNodeText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNodeAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNodeEditable, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNodeSelection, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNodeStates, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNodeText, g_object_unref)

/* Between a program's start and the first look for it, in ms; the driver's own tests set it, for a
 * machine that has little time for them. */
extern guint hut_driver_late;

/* Asked over and over by hut_driver_wait(): whether what is waited for is there now. */
typedef gboolean (*HutDriverCheck) (gpointer data);

/* Runs the main loop until @check says so, at most HUT_DRIVER_CAP_SECONDS. FALSE: in vain. */
gboolean hut_driver_wait (HutDriverCheck check, gpointer data);

/* The uppermost real window of the display: there is no window manager to ask. */
Window hut_driver_top_window (Display *display);

/* Gives the keyboard to the uppermost window of the program. */
void hut_driver_focus_window (HutDriver *driver);

/* Ends the test with @what and the program's tree. */
void hut_driver_fail (HutDriver *driver, const char *what) G_GNUC_NORETURN;

/* What is looked for; of a node that matches, nothing below it is looked at. */
typedef struct
{
  AtspiRole role;   /* ATSPI_ROLE_INVALID: any */
  const char *name; /* a pattern; NULL: any */
  gboolean focused; /* only what has the focus */
  gboolean first_only;
} HutDriverWanted;

/* Adds to @found (HutNode, owned) what is there now and visible below @under (NULL: the program),
 * in tree order. */
void hut_driver_scan (HutDriver *driver, HutNode *under, const HutDriverWanted *wanted,
                      GPtrArray *found);

/* Called for each visible node, parents first; FALSE: do not look below it. */
typedef gboolean (*HutDriverVisit) (HutNode *node, AtspiRole role, int depth, gpointer data);

/* Walks what is visible below @under (NULL: the program) and @under itself. */
void hut_driver_walk (HutDriver *driver, HutNode *under, HutDriverVisit visit, gpointer data);

/* Whether @name is an action of GtkLabel's own, which is there on every label. */
gboolean hut_driver_is_label_action (const char *name);

/* In GTK 4.18 the items of a menu have no name of their own but that of their label, and a label in
 * another role than a label's has its words as text only, which is what is read to who cannot see.
 */
gboolean hut_driver_is_named_by_words (AtspiRole role);

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

/* Called for each visible node, parents first; FALSE: do not look below it. */
typedef gboolean (*HutDriverVisit) (HutNode *node, AtspiRole role, int depth, gpointer data);

/* Walks what is visible below @under (NULL: the program) and @under itself. */
void hut_driver_walk (HutDriver *driver, HutNode *under, HutDriverVisit visit, gpointer data);

/* Whether @name is an action of GtkLabel's own, which is there on every label. */
gboolean hut_driver_is_label_action (const char *name);

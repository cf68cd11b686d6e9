/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

/* Drives a running program as a screen reader does: through its accessible tree (AT-SPI). A thing
 * is found by its role and its name, acted on, and read back; no coordinates, no sleeps: whatever
 * is asked for is waited for, up to a cap, and a test that waits in vain ends with the tree.
 *
 * The test program runs under tools/with-display, which gives it an X server and a session bus.
 * Only what the tree has as visible is found. GTK 4.8 tells "showing" of windows alone, and has the
 * pages that a stack does not show in its tree until the program sets GTK_ACCESSIBLE_STATE_HIDDEN
 * on the page's child (see driver-sample.c); the same goes for what a revealer hides.
 * Names are compared as
 * patterns with '*' and '?'; NULL is any. Accessibles are returned with a reference: use
 * g_autoptr(HutNode). Main thread only. */
typedef struct _HutDriver HutDriver;
typedef AtspiAccessible HutNode;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNode, g_object_unref)

/* The longest that a thing is waited for. */
#define HUT_DRIVER_CAP_SECONDS 20

#define HUT_DRIVER_CHINESE "zh_CN.UTF-8"
#define HUT_DRIVER_ENGLISH "C.UTF-8"

/* Starts @argv (NULL-terminated) with LANG @locale and further @environment (pairs of name and
 * value, NULL-terminated, or NULL), and waits until it has a window. Fails the test otherwise. */
HutDriver *hut_driver_start (const char *locale, const char *const *environment,
                             const char *const *argv);

/* Ends the program: asks its window to close through @close (a node with an action, or NULL: by a
 * signal), and returns its exit status, or -1 where a signal had to end it. Frees @driver. */
int hut_driver_stop (HutDriver *driver, HutNode *close);

/* The program as the tree has it. Owned by the driver. */
HutNode *hut_driver_application (HutDriver *driver);

/* Waits until the program prints a line equal to @line. Lines before it are consumed. */
void hut_driver_wait_line (HutDriver *driver, const char *line);

/* ---- Finding. @under NULL is the whole program; @role ATSPI_ROLE_INVALID is any. ---- */

/* The first in tree order; waits for it. Never NULL. */
HutNode *hut_driver_find (HutDriver *driver, HutNode *under, AtspiRole role, const char *name);

/* The first that is there now, or NULL. */
HutNode *hut_driver_look (HutDriver *driver, HutNode *under, AtspiRole role, const char *name);

/* All that are there now, in tree order; of a node that matches, nothing below it is looked at. */
GPtrArray *hut_driver_list (HutDriver *driver, HutNode *under, AtspiRole role, const char *name);

/* Waits until none is there. */
void hut_driver_wait_gone (HutDriver *driver, HutNode *under, AtspiRole role, const char *name);

/* Waits until exactly @count are there. */
void hut_driver_wait_count (HutDriver *driver, HutNode *under, AtspiRole role, const char *name,
                            guint count);

/* ---- Reading. Strings are newly allocated, "" where there is none. ---- */

char *hut_driver_name (HutNode *node);
char *hut_driver_description (HutNode *node);
char *hut_driver_text (HutNode *node);
gboolean hut_driver_has_state (HutNode *node, AtspiStateType state);

/* Wait until the node's name or text matches the pattern, or its state is as asked. */
void hut_driver_wait_name (HutDriver *driver, HutNode *node, const char *pattern);
void hut_driver_wait_text (HutDriver *driver, HutNode *node, const char *pattern);
void hut_driver_wait_state (HutDriver *driver, HutNode *node, AtspiStateType state,
                            gboolean present);

/* ---- Acting. Each fails the test where the node does not offer it. ---- */

/* Does the action called @action once @node is sensitive; NULL: its first. Where the node itself
 * has none, the part inside it acts: a menu button's button, the widget in a row ("row.open"). What
 * every label offers (copying and the like) does not count. */
void hut_driver_act (HutDriver *driver, HutNode *node, const char *action);

/* hut_driver_find(), then hut_driver_act() of the first action. */
void hut_driver_press (HutDriver *driver, AtspiRole role, const char *name);

/* Replaces the whole text of an editable node, or inserts at a character offset. */
void hut_driver_set_text (HutDriver *driver, HutNode *node, const char *text);
void hut_driver_insert_text (HutDriver *driver, HutNode *node, int offset, const char *text);

/* Selects child @index of a node that has a selection; the names or texts of what is selected. */
void hut_driver_select (HutDriver *driver, HutNode *node, int index);
GPtrArray *hut_driver_selected (HutNode *node);

/* Opens the drop-down (a combo box) and chooses the row that has a label matching @text. */
void hut_driver_choose (HutDriver *driver, HutNode *drop_down, const char *text);

/* Presses and releases keys, as a keyboard would: "<Control>f", "Escape", "Down". They go to the
 * program's window. */
void hut_driver_type_keys (HutDriver *driver, const char *accelerator);

/* Types @text, of any script and of one line, and waits until it stands in @node, which has the
 * focus. */
void hut_driver_type_text (HutDriver *driver, HutNode *node, const char *text);

/* Gives the keyboard to the program's uppermost window, waits until what has the focus below @under
 * is of that role and name, and returns it. */
HutNode *hut_driver_find_focus (HutDriver *driver, HutNode *under, AtspiRole role,
                                const char *name);

/* Carries something from another program's window onto the middle of the program's uppermost window
 * and lets go there, once the program shows a @label (a pattern) for what is above it. What is
 * carried is of @type ("text/uri-list") and has these @lines (NULL-terminated). */
void hut_driver_drop (HutDriver *driver, const char *type, const char *const *lines,
                      const char *label);

/* ---- The whole tree ---- */

/* One line a node, indented: role, name, description, text, states, actions. */
char *hut_driver_dump (HutDriver *driver, HutNode *under);

/* Each run of two or more Latin letters in a name, description or text that is visible, with where
 * it stands ("word in button “name”"), except words that @allowed (a regular expression matched
 * against the whole word; NULL allows none) lets pass. */
GPtrArray *hut_driver_latin_words (HutDriver *driver, const char *allowed);

/* Windows, labels, lists and whatever can be acted on or typed into, that have no name or only
 * their type's ("GtkEntry", what GTK 4.8 answers where none was set); one line each. */
GPtrArray *hut_driver_nameless (HutDriver *driver);

G_END_DECLS

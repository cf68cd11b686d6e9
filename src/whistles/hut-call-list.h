/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whom a whistle calls: an entry that finds departments and companies by a part of their name, or
 * by some of its characters in order (住建委), and below it those that were chosen, each with its
 * minutes to be on the spot and its own part of the task. Main thread.
 *
 * Signal: changed (): others are chosen. */
#define HUT_TYPE_CALL_LIST (hut_call_list_get_type ())
G_DECLARE_FINAL_TYPE (HutCallList, hut_call_list, HUT, CALL_LIST, GtkWidget)

/* One that is called. */
typedef struct
{
  char *unit; /* code */
  int minutes;
  char *task; /* its own part, or NULL */
} HutCall;

void hut_call_clear (HutCall *call);

GtkWidget *hut_call_list_new (void);

/* Whose departments they are; NULL: none. What was chosen is forgotten. */
void hut_call_list_set_browser (HutCallList *self, HutCaseBrowser *browser);

/* The minutes that one has when it is chosen; where nobody changed them, those that were chosen
 * already have them too. */
void hut_call_list_set_minutes (HutCallList *self, int minutes);

/* The units (codes, ends with NULL) that are called already, and are not offered. */
void hut_call_list_set_taken (HutCallList *self, const char *const *units);

/* Chooses @unit as a person does. */
void hut_call_list_add (HutCallList *self, const char *unit);

/* Array of HutCall; free with g_array_unref(). */
GArray *hut_call_list_get_calls (HutCallList *self);

/* Whether something stands in the entry that was not chosen. */
gboolean hut_call_list_has_text (HutCallList *self);

/* Why that cannot be called. Translated; static. */
const char *hut_call_list_unknown_words (void);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry that finds a person of the roster while one types: by a part of the name, or by the
 * letters of its syllables (of 张晓明 "zx", "xm"). Main thread.
 *
 * Signals: chosen (): another person is said, or none; entered (): Enter was pressed. */
#define HUT_TYPE_PERSON_ENTRY (hut_person_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonEntry, hut_person_entry, HUT, PERSON_ENTRY, GtkWidget)

/* @name: what it is for. */
GtkWidget *hut_person_entry_new (HutCaseBrowser *browser, const char *name);

/* Without the signal; NULL: nobody. */
void hut_person_entry_set_person (HutPersonEntry *self, const HutUid *id);

/* Who is said: the one that was chosen, or the only one of just the name that stands there. FALSE
 * where that is nobody. */
gboolean hut_person_entry_get_person (HutPersonEntry *self, HutUid *id);

/* What stands there. */
const char *hut_person_entry_get_text (HutPersonEntry *self);
void hut_person_entry_set_text (HutPersonEntry *self, const char *text);

G_END_DECLS

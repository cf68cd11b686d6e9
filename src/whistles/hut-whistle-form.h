/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "whistles/hut-whistle-desk.h"
#include "widgets/hut-address-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A whistle as it is raised: occasion, task, place, and whom to call in how many minutes; or what
 * one under way says otherwise, where who is called has its own steps. The
 * occasion's template fills in the minutes. What is wrong is said at the field; what was typed
 * stays until it is blown or given up. Ctrl+Enter blows, Escape gives up. Main thread.
 *
 * Signal: finished (const char *id): the uid of the whistle that was blown or changed, or NULL. */
#define HUT_TYPE_WHISTLE_FORM (hut_whistle_form_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistleForm, hut_whistle_form, HUT, WHISTLE_FORM, GtkWidget)

/* NULL: none. Takes a reference. What was typed is forgotten. */
void hut_whistle_form_set_browser (HutWhistleForm *self, HutCaseBrowser *browser);

/* What the map knows of addresses and communities; @data outlives the form. */
void hut_whistle_form_set_lookup (HutWhistleForm *self, HutAddressLookup lookup,
                                  HutAddressWhere where, gpointer data);

/* Begins anew, with what @said (a whistle that is on no record yet) says of it; NULL: of itself.
 * @source: what it comes from, for people, or NULL. */
void hut_whistle_form_begin (HutWhistleForm *self, const HutRecord *said, const char *source);

/* Begins with what the whistle that @desk shows says; it is saved through @desk, which is kept. */
void hut_whistle_form_edit (HutWhistleForm *self, HutWhistleDesk *desk);

/* Whether it is begun and not finished; whether something was typed. */
gboolean hut_whistle_form_is_active (HutWhistleForm *self);
gboolean hut_whistle_form_is_dirty (HutWhistleForm *self);

G_END_DECLS

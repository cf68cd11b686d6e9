/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-settings.h"
#include "exchange/hut-tile-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One map source to be described. What is filled in can be tried before it is saved: one tile is
 * asked for, and what came is told. The key goes into the keyring, or a file that only this person
 * can read; it is not shown again. */
#define HUT_TYPE_SOURCE_FORM (hut_source_form_get_type ())
G_DECLARE_FINAL_TYPE (HutSourceForm, hut_source_form, HUT, SOURCE_FORM, GtkWindow)

/* Opens it over @parent; it frees itself when it closes. @source NULL: a new one. */
void hut_source_form_show (GtkWindow *parent, HutSettings *settings, const HutTileSource *source,
                           HutPoint place);

G_END_DECLS

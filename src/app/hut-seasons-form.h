/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The rule of seasons and holidays (domain/hut-season.h) to be filled in: for each its name, when
 * it is, what people call about then, and what to do before. Others are added, any is removed. */
#define HUT_TYPE_SEASONS_FORM (hut_seasons_form_get_type ())
G_DECLARE_FINAL_TYPE (HutSeasonsForm, hut_seasons_form, HUT, SEASONS_FORM, GtkWidget)

/* @value: a rule that can be read; not kept. */
GtkWidget *hut_seasons_form_new (JsonNode *value);

/* What is filled in, right or not. What was not changed stays as it was, in all its languages. */
JsonNode *hut_seasons_form_read (HutSeasonsForm *self);

G_END_DECLS

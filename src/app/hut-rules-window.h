/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rules of the office, each with its value and where it comes from; the office's own go in the
 * place of the shipped ones. */
#define HUT_TYPE_RULES_WINDOW (hut_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (HutRulesWindow, hut_rules_window, HUT, RULES_WINDOW, GtkWindow)

void hut_rules_window_show (GtkWindow *parent, HutDesk *desk);

G_END_DECLS

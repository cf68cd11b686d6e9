/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The administrator's window: the accounts of the server with their roles, those that were ended
 * too; adding, changing, ending them, and their passwords. Who is no administrator reads why there
 * is nothing to do here. It closes with the desk's window. */
#define HUT_TYPE_ACCOUNTS_WINDOW (hut_accounts_window_get_type ())
G_DECLARE_FINAL_TYPE (HutAccountsWindow, hut_accounts_window, HUT, ACCOUNTS_WINDOW, GtkWindow)

void hut_accounts_window_show (GtkWindow *parent, HutDesk *desk);

G_END_DECLS

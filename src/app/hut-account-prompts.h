/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an administrator is asked when he adds or changes an account, and everybody who changes his
 * own password. Each prompt waits for the server's answer, says in words what was refused, and
 * closes when it is done; the account itself then comes down with the next round. Main thread. */

/* @account NULL: a new one. @parent: any widget of the window that asks. */
void hut_account_prompt_edit (GtkWidget *parent, HutDesk *desk, const HutRecord *account);
void hut_account_prompt_password (GtkWidget *parent, HutDesk *desk, const HutRecord *account);
/* Ends an account, with a reason; or takes its end back. */
void hut_account_prompt_end (GtkWidget *parent, HutDesk *desk, const HutRecord *account);
void hut_account_prompt_restore (GtkWidget *parent, HutDesk *desk, const HutRecord *account);

/* One's own password. */
void hut_account_prompt_own_password (GtkWidget *parent, HutDesk *desk);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is shown where a database cannot be opened: what is wrong in plain words, and each way on
 * as a button: app.use-copy, app.load-again, app.try-again, app.open, app.another-street. */
#define HUT_TYPE_TROUBLE_PAGE (hut_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (HutTroublePage, hut_trouble_page, HUT, TROUBLE_PAGE, GtkWidget)

/* @copy: the newest copy that opens, or NULL. */
void hut_trouble_page_show (HutTroublePage *self, const char *path, const GError *error,
                            const char *copy);

G_END_DECLS

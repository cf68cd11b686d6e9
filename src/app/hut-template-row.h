/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-templates.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the list of templates: its name, what it begins with, and whether it is only suggested
 * or put away. Floating; @item is not kept. */
GtkWidget *hut_template_row_new (const HutTemplate *item);

/* What stands above the first of those that are for the same as @item. Floating. */
GtkWidget *hut_template_row_new_heading (const HutTemplate *item);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A street of the division codes, as a list shows it. Immutable. Properties: code (9 digits),
 * name, district (its name), all strings. */
#define HUT_TYPE_STREET (hut_street_get_type ())
G_DECLARE_FINAL_TYPE (HutStreet, hut_street, HUT, STREET, GObject)

const char *hut_street_get_code (HutStreet *self);
const char *hut_street_get_name (HutStreet *self);
const char *hut_street_get_district (HutStreet *self);

/* Whether @text (folded) is part of its name, its district's name or its code. */
gboolean hut_street_matches (HutStreet *self, const char *text);

/* All streets of the shipped files, in the order of their codes; empty and an error where they
 * cannot be read. Small files. */
GListModel *hut_street_list_new (GError **error);

G_END_DECLS

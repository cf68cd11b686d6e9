/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A share as laws state it, to be entered: whether it is asked and how it is compared, and the two
 * numbers of the fraction, which can only be typed where it is asked. Each part is named by the
 * name of the whole.
 *
 * Property: name-for-all (string), the name. Signal: changed (). */
#define HUT_TYPE_SHARE_FIELD (hut_share_field_get_type ())
G_DECLARE_FINAL_TYPE (HutShareField, hut_share_field, HUT, SHARE_FIELD, GtkWidget)

/* Shows @share; says nothing of a change. */
void hut_share_field_show (HutShareField *self, const HutTypedShare *share);

/* Puts what is entered into @share. */
void hut_share_field_read (HutShareField *self, HutTypedShare *share);

/* Whether both numbers are there, or none is asked for: it can be judged while it has the focus. */
gboolean hut_share_field_is_complete (HutShareField *self);

G_END_DECLS

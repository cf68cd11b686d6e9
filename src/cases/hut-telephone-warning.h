/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-inputs.h"

G_BEGIN_DECLS

/* Says in the form that a telephone number stands in title, text or address, which are neither
 * encrypted nor masked, and offers to move it to the field for it. Hidden while there is none. Main
 * thread. */
#define HUT_TYPE_TELEPHONE_WARNING (hut_telephone_warning_get_type ())
G_DECLARE_FINAL_TYPE (HutTelephoneWarning, hut_telephone_warning, HUT, TELEPHONE_WARNING, GtkWidget)

/* Looks at @inputs, which live as long as the form does, whenever they change; to be called once.
 */
void hut_telephone_warning_watch (HutTelephoneWarning *self, HutCaseInputs *inputs);

G_END_DECLS

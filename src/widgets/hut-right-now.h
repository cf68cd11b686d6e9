/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* Now by the server's clock, as far as it is known here: what counts down on a screen, and what is
 * entered by it, is the same at every desktop, whatever its own clock says. Main thread. */
HutTime hut_right_now (void);

/* What is added to this machine's clock for it; 0 until somebody knows better. */
gint64 hut_right_now_get_off (void);
void hut_right_now_set_off (gint64 off);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-projector-window.h"

G_BEGIN_DECLS

/* Keeps what is on the wall, and on which screen, in the file: after a power cut both are as they
 * were. Written on a worker, at most some times a second. Main thread. */
typedef struct _HutProjectorKeeper HutProjectorKeeper;

/* Takes references. */
HutProjectorKeeper *hut_projector_keeper_new (HutProjector *projector, HutWallWindow *window);

/* What is not written yet is written. */
void hut_projector_keeper_free (HutProjectorKeeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutProjectorKeeper, hut_projector_keeper_free)

/* The file of @browser (NULL: none) from now on: its screen, and for the meeting @id what was on
 * its wall, are put back. */
void hut_projector_keeper_open (HutProjectorKeeper *keeper, HutCaseBrowser *browser,
                                const HutUid *id);

G_END_DECLS

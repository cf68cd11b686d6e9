/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-tile-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One tile of a source, to see whether it works: from the source itself, whatever is kept. */
typedef struct
{
  GdkTexture *texture;
  guint milliseconds;
} HutSourceTrial;

void hut_source_trial_free (HutSourceTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutSourceTrial, hut_source_trial_free)

/* Asks for the tile at @place; of a file that does not show it, for one in its middle. @key NULL:
 * the one that is kept. */
void hut_source_trial_run (HutTileSource *source, const char *key, HutPoint place,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* NULL with an error that hut_source_words_error() has words for. */
HutSourceTrial *hut_source_trial_finish (GAsyncResult *result, GError **error);

G_END_DECLS

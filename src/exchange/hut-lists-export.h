/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-results.h"
#include "store/hut-case-names.h"
#include "store/hut-reader-check-in.h"

G_BEGIN_DECLS

/* The double check-in and the three lists as tables, to be written by hut_results_write(). Nothing
 * personal is in them: whom to turn to stays in the program. Codes of communities are written as
 * their names of @names. Blocks: on a worker. */

/* Those whom @ask asks for, with what is done, open and without proof. */
HutResults *hut_check_in_export_read (HutReader *reader, const HutCaseNames *names,
                                      const HutCheckInAsk *ask, GCancellable *cancellable,
                                      GError **error);

/* The lines of the list @list in @state (NULL: any). */
HutResults *hut_entries_export_read (HutReader *reader, const HutCaseNames *names, const char *list,
                                     const char *state, GError **error);

G_END_DECLS

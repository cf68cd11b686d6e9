/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "protocol/hut-push-line.h"
#include "server/hut-access.h"
#include "server/hut-storage.h"

G_BEGIN_DECLS

/* The logs that a push continues: n counts 1, 2, 3, ... per log and stream, and a log belongs to
 * one account on one device. Within the writer's transaction. */
typedef struct _HutPushLogs HutPushLogs;

HutPushLogs *hut_push_logs_new (HutStorage *storage, const HutCaller *caller);
void hut_push_logs_free (HutPushLogs *logs);

/* Holds all lines against their logs: a repeat must be the same body, a new one the next number.
 * HUT_PROBLEM_OP_GAP, OP_MISMATCH. Lines of streams that are not given are passed over. */
gboolean hut_push_logs_check (HutPushLogs *logs, GPtrArray *lines, GError **error);

/* What the stream of a line is to the caller; after the check. */
typedef enum
{
  HUT_PUSH_NOT_GIVEN,
  HUT_PUSH_GIVEN,
  HUT_PUSH_SHOWN, /* he is shown a part of it in a stream of his own (hut_access_reaches()) */
} HutPushGiven;

HutPushGiven hut_push_logs_given (HutPushLogs *logs, const char *stream);

/* Keeps which operation the line's number was, where that is new. */
gboolean hut_push_logs_add (HutPushLogs *logs, const HutPushLine *line, GError **error);

/* Keeps how far the logs are. */
gboolean hut_push_logs_save (HutPushLogs *logs, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks for sets of cases in a thread, with a connection of its own, one question at a time. Counted
 * references; made, asked and closed in the main thread. */
typedef struct _HutCaseQuery HutCaseQuery;

HutCaseQuery *hut_case_query_new (HutStore *store);
void hut_case_query_unref (HutCaseQuery *query);

/* Waits for the question that runs, lets no other begin, and lets go of the store. Idempotent. */
void hut_case_query_close (HutCaseQuery *query);

/* Asks for all cases that @filter finds; @old (or NULL) is what is shown by now, for what the
 * answer is told of. @filter is copied. Without a source object, so that no thread can drop the
 * last reference of one; @data is the caller's to keep alive. The answer comes even where it is
 * cancelled too late. */
void hut_case_query_ask (HutCaseQuery *query, const HutCaseFilter *filter, HutCaseSet *old,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* Asks of the cases @ids (HutUid) only; where they cannot be told by their rows, for all. NULL: of
 * what time alone has changed. */
void hut_case_query_ask_again (HutCaseQuery *query, HutCaseSet *old, GArray *ids,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
HutCaseEdit *hut_case_query_finish (GAsyncResult *result, GError **error);

/* Any other question in the same thread, with the same connection. @func runs there and returns the
 * answer, NULL where there is none, or NULL with an error; it must not keep @reader. @question is
 * freed with @free_question in that thread, an answer that nobody takes with @free_answer. */
typedef void *(*HutReadFunc) (HutReader *reader, void *question, GCancellable *cancellable,
                              GError **error);

void hut_case_query_read (HutCaseQuery *query, HutReadFunc func, void *question,
                          GDestroyNotify free_question, GDestroyNotify free_answer,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
void *hut_case_query_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-edit.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* A read-only connection with its kept statements. One thread at a time; the main thread has its
 * own and asks only what is indexed and bounded. Each call sees one committed state. */
typedef struct _HutReader HutReader;

HutReader *hut_reader_new (HutStore *store, GError **error);
void hut_reader_free (HutReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutReader, hut_reader_free)

/* Forgets the pages that it has read, up to 16 MiB: of a reader that is not asked again soon. */
void hut_reader_forget_pages (HutReader *reader);

/* Any record by uid; NULL without an error where it is absent. Personal fields are opened where
 * the key is at hand, else absent. */
HutRecord *hut_reader_get (HutReader *reader, const HutKind *kind, const HutUid *id,
                           GError **error);

/* A setting of the file ("server", "account"); NULL where it is not set. Unlike
 * hut_store_get_setting() it does not wait for the writer. */
char *hut_reader_get_setting (HutReader *reader, const char *name);

/* What has to be added to this machine's clock to have the server's, in microseconds, as it was
 * seen when last in touch with it; 0: it is right, or there is no server. */
gint64 hut_reader_clock_offset (HutReader *reader);

/* All records of a small kind (not cases, events, changes) that are not void, by code or name. */
GPtrArray *hut_reader_list (HutReader *reader, const HutKind *kind, GError **error);

/* The same with those that are void. */
GPtrArray *hut_reader_list_all (HutReader *reader, const HutKind *kind, GError **error);

/* The cases that @filter finds, standing against @now. From another thread than the main one
 * where there may be many. G_IO_ERROR_CANCELLED as usual. */
HutCaseSet *hut_reader_cases (HutReader *reader, const HutCaseFilter *filter, HutTime now,
                              GCancellable *cancellable, GError **error);

/* @old as it is when only the cases @ids (HutUid) are asked of anew, at the time of @old. For
 * filters of which hut_case_filter_is_of_rows(). From another thread than the main one. An error
 * also where one of them has gone without a trace: then ask for all. */
HutCaseEdit *hut_reader_cases_again (HutReader *reader, HutCaseSet *old, GArray *ids,
                                     GError **error);

/* Whether @filter tells of a case by its own row, whatever others are. Those of the caller, of the
 * address and of who calls again do not. */
gboolean hut_case_filter_is_of_rows (const HutCaseFilter *filter);

/* Whether what @filter finds becomes another by time alone. */
gboolean hut_case_filter_is_of_time (const HutCaseFilter *filter);

/* The newest @limit cases (by their row in the file) whose title, text, address or numbers contain
 * @text: rowids. What search-as-you-type asks; bounded. */
GArray *hut_reader_search (HutReader *reader, const char *text, guint limit, GError **error);

/* The rowids of the newest @limit cases (by their row in the file), void ones left out; bounded. */
GArray *hut_reader_newest (HutReader *reader, guint limit, GError **error);

/* The rowids of the cases that were answered, closed or called back at @from or later and before
 * @until, void ones left out. Looks through all cases: on a worker. */
GArray *hut_reader_done (HutReader *reader, HutTime from, HutTime until, GError **error);

/* What a row of a list shows of a case. Owned texts; NULL where absent. */
typedef struct
{
  gint64 rowid;
  HutUid id;
  char *number; /* given by the server, else NULL: shown as 暂存 and a short id */
  char *title;
  char *state;
  char *category;
  char *community; /* code */
  char *address;
  char *lead;
  HutTime created_at;
  HutTime due_at;         /* 0: none */
  HutTime contact_due_at; /* 0: none, or the caller was contacted */
  gint64 reopened;
  HutPoint place; /* valid where has_place */
  gboolean has_place;
  gboolean unsent; /* has changes that the server has not got; never without a server */
} HutCaseRow;

void hut_case_row_free (HutCaseRow *row);

/* The rows of up to 1,000 rowids, in their order; one that has gone is left out. */
GPtrArray *hut_reader_case_rows (HutReader *reader, const gint64 *rowids, guint n_rowids,
                                 GError **error);

/* The rowid of a case, or 0. */
gint64 hut_reader_case_rowid (HutReader *reader, const HutUid *id);

/* A case by its number, order number, uid, or the beginning of its uid (8 characters or more);
 * NULL without an error where there is none or more than one. */
HutRecord *hut_reader_find_case (HutReader *reader, const char *name, GError **error);

/* One entry of a record's history, newest first: changes and, of a case, its events. */
typedef struct
{
  HutUid id;
  HutTime at;
  HutVerb verb;         /* of a change */
  char *event;          /* code of an event, or NULL */
  char *words;          /* of an event */
  char *state;          /* that an event entered */
  char *account;        /* who; NULL: this desktop, not sent yet */
  JsonObject *fields;   /* {"title":["old","new"]} of a change or one given up; or NULL */
  JsonObject *personal; /* the same of personal fields, opened; or NULL */
  JsonObject *over;     /* fields on which two writers met, or NULL */
  gboolean unsent;
} HutHistoryEntry;

void hut_history_entry_free (HutHistoryEntry *entry);
GPtrArray *hut_reader_history (HutReader *reader, const HutKind *kind, const HutUid *id,
                               GError **error);

/* The name for people of @account, which the server gives as a uid: their own, else the one that
 * they sign in with; what is no uid, or not known here, as it is. NULL where @account is. */
char *hut_reader_account_name (HutReader *reader, const char *account);

/* Names of first-level categories in use, in the order of their characters; at most 200. */
GStrv hut_reader_categories (HutReader *reader, GError **error);

/* An operation that the server has not accepted: in the outbox, or refused and waiting for a
 * person's answer (待处理). */
typedef struct
{
  HutOperation *operation;
  char *title;   /* of its record */
  char *problem; /* slug of the refusal, or NULL where it is only unsent */
  char *problem_field;
  char *problem_text;
} HutPendingOperation;

void hut_pending_operation_free (HutPendingOperation *pending);
GPtrArray *hut_reader_unsent (HutReader *reader, guint limit, GError **error);
GPtrArray *hut_reader_waiting (HutReader *reader, guint limit, GError **error);

/* A field on which two writers met. */
typedef struct
{
  gint64 conflict; /* what hut_store_answer_conflict() takes */
  const HutKind *kind;
  HutUid record;
  char *title; /* of its record */
  const HutField *field;
  HutValue ours;
  HutValue theirs;
  gboolean ours_won;
  char *their_account;
  HutTime at;
} HutConflict;

void hut_conflict_free (HutConflict *conflict);

/* The conflicts not answered yet, newest first; of one record, or with @id NULL of all. */
GPtrArray *hut_reader_conflicts (HutReader *reader, const HutUid *id, guint limit, GError **error);

typedef struct
{
  guint unsent; /* operations; counted up to one more than HUT_UNSENT_MAX */
  guint waiting;
  guint conflicts;
} HutPendingCounts;

gboolean hut_reader_pending_counts (HutReader *reader, HutPendingCounts *counts, GError **error);

G_END_DECLS

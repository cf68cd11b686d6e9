/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-rules.h"
#include "store/hut-change-set.h"
#include "store/hut-db.h"
#include "store/hut-staging.h"
#include "store/hut-store-office.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* What the files of store/ share: the writer thread, rows, operations. Not for other folders. */

/* The writer takes a person's work before the rest. */
typedef enum
{
  HUT_STORE_FIRST, /* a person waits for it */
  HUT_STORE_LATER, /* import, sync */
} HutStorePriority;

/* A piece of work on the writer thread, inside one transaction: committed where it returns TRUE,
 * rolled back where not. What it adds to @changes is announced after the commit. */
typedef gboolean (*HutStoreJob) (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data,
                                 GError **error);

/* Runs @job and waits for its durable commit. Never from the main thread or the writer. */
gboolean hut_store_run (HutStore *store, HutStorePriority priority, HutStoreJob job, gpointer data,
                        GError **error);

/* The same for a GTask, which is returned TRUE or with the error; @data lives in the task
 * (g_task_set_task_data()). It can be cancelled until it begins. Takes over @task. */
void hut_store_run_task (HutStore *store, HutStorePriority priority, HutStoreJob job, GTask *task);

/* The writer itself (hut-writer.h), for work of a form of its own. */
struct _HutWriter *hut_store_get_writer (HutStore *store);

/* The next reading of the database's hybrid clock; inside a job. */
gint64 hut_store_tick (HutStore *store);

/* Takes note of the server's clock; inside a job. */
void hut_store_observe_clock (HutStore *store, gint64 seen, gint64 now);

/* The key of the personal fields once it is at hand; the first one stays. From any thread. */
void hut_store_set_vault (HutStore *store, HutVault *vault);

/* The uid of the account once it is known; inside a job. */
void hut_store_set_user_stream (HutStore *store, const HutUid *account);

/* The stream's row number, made where it is not there; inside a job. 0 on error. */
gint64 hut_store_stream_id (HutDb *db, const char *name, GError **error);

/* Settings, inside a job. NULL value removes. */
char *hut_settings_get (HutDb *db, const char *name);
gint64 hut_settings_get_int (HutDb *db, const char *name, gint64 fallback);
gboolean hut_settings_set (HutDb *db, const char *name, const char *value, GError **error);

/* The rules of the office as they stand in @db (hut-store-office.c). */
HutOffice *hut_store_read_office (HutDb *db, GError **error);

/* The key in the desktop's keyring (hut-store-key.c): by @id where the database knows it, else by
 * its @path; held against @check (NULL: not known). NULL where there is none, within two seconds.
 */
HutVault *hut_key_find_in_keyring (const char *path, const char *id, const char *check);

/* Puts the key of the database at @path back into its file, where only the keyring has it: for who
 * mends a database that cannot be opened. */
gboolean hut_key_bring_back (const char *path, GError **error);

/* Migrations (hut-migrations.c): brings @db to the newest version; a copy of @path first. */
gboolean hut_migrations_run (HutDb *db, const char *path, GError **error);
#define HUT_STORE_APPLICATION_ID 0x4875746f /* "Huto" */

/* Of a file that never met a server: whether its rows show what its operations set (CORRUPT where
 * one does not). Without @vault personal fields are passed over. (hut-store-shown.c) */
gboolean hut_store_check_shown (HutDb *db, HutVault *vault, GError **error);

/* Copies (hut-copies.c): a consistent copy into the folder of copies; those over 30 days go. */
gboolean hut_copies_make (HutDb *db, const char *path, GError **error);
char *hut_copies_folder (const char *path);

/* Rows (hut-rows.c). @vault NULL: personal fields are read as absent. */
HutRecord *hut_rows_get (HutDb *db, HutVault *vault, const HutKind *kind, const HutUid *id,
                         GError **error);
HutRecord *hut_rows_read (HutDb *db, sqlite3_stmt *statement, HutVault *vault, const HutKind *kind,
                          GError **error);
/* "SELECT <columns that hut_rows_read() takes> FROM <table> "; append WHERE and the like. */
const char *hut_rows_select (const HutKind *kind);
/* Writes @record in the place of @old (NULL: there was none), search index included. Its stream
 * must be set. @hash: of the server's row, 0 where none; @staged: the import that hides it. */
gboolean hut_rows_put (HutDb *db, HutVault *vault, const HutRecord *record, const HutRecord *old,
                       guint64 hash, gint64 staged, GError **error);
gboolean hut_rows_delete (HutDb *db, const HutRecord *old, GError **error);
gboolean hut_rows_get_state (HutDb *db, const HutKind *kind, const HutUid *id, gint64 *ver,
                             guint64 *hash, GError **error);

/* The server's image (hut-shadow.c). */
HutRecord *hut_shadow_get (HutDb *db, HutVault *vault, const HutKind *kind, const HutUid *id,
                           GError **error);
gboolean hut_shadow_put (HutDb *db, HutVault *vault, const HutRecord *record, GError **error);
gboolean hut_shadow_delete (HutDb *db, const HutUid *id, GError **error);

/* States of an operation; see data/migrations/client/001. */
typedef enum
{
  HUT_OP_OUTBOX,
  HUT_OP_SENT,
  HUT_OP_ACCEPTED,
  HUT_OP_WAITING,
  HUT_OP_STAGED,
} HutOpState;

/* Operations at rest (hut-outbox.c). */
gboolean hut_outbox_add (HutDb *db, HutVault *vault, const HutOperation *operation,
                         HutOpState state, gint64 staged, GError **error);
/* What it sets is to be as @operation says now, in the place where it stands. */
gboolean hut_outbox_rewrite (HutDb *db, HutVault *vault, const HutOperation *operation,
                             GError **error);
/* "SELECT <columns that hut_outbox_read() takes> FROM operation "; seq is column 0, state 1. */
extern const char HUT_OUTBOX_SELECT[];
/* CORRUPT where it is not what was written: it must not be sent. */
HutOperation *hut_outbox_read (HutDb *db, sqlite3_stmt *statement, HutVault *vault, GError **error);
/* The same, as much of it as can be read, whatever became of it: to be shown and given up, never to
 * be sent. Not NULL. */
HutOperation *hut_outbox_read_for_answer (HutDb *db, sqlite3_stmt *statement, HutVault *vault);
/* What of the outbox is not what was written: places (gint64, seq). */
GArray *hut_outbox_find_damaged (HutDb *db, GError **error);
/* Puts such a one before a person, by its place: of it not even the uid is to be trusted. */
gboolean hut_outbox_wait_damaged (HutDb *db, gint64 seq, GError **error);
gboolean hut_outbox_delete (HutDb *db, const HutUid *op, GError **error);

/* History (hut-outbox.c): the local change record of an update or void, until the server's. */
gboolean hut_history_add (HutStore *store, HutDb *db, const HutOperation *operation,
                          GError **error);

/* Takes it away again: of an operation that is withdrawn, or refused and answered. */
gboolean hut_history_forget (HutDb *db, const HutUid *op, GError **error);

/* Applying (hut-apply.c). */
typedef struct
{
  HutStore *store;
  HutDb *db;
  HutChangeSet *changes;
  gint64 staged;     /* the import that hides what is created, or 0 */
  gboolean imported; /* the group holds an `imported` event */
  const HutField *culprit;
  const char *role; /* of the account, "" without one, interned; NULL: not read yet */
} HutApply;

/* Whether who sits here may write @operation on @present (NULL: absent); HUT_DOMAIN_ERROR_RULE, for
 * people, where not (hut-seat.c). */
gboolean hut_seat_check (HutApply *apply, const HutOperation *operation, const HutRecord *present,
                         GError **error);

/* Decides, and writes row, outbox and history of @operation: old values are filled in, what
 * changes nothing is left out. REFUSED with the culprit set. */
gboolean hut_apply_operation (HutApply *apply, HutOperation *operation, GError **error);

/* What hut-write.c gathered. */
typedef struct
{
  HutOperation *operation; /* deltas hold new values; old ones where hut_write_expect() said */
  GPtrArray *expected;     /* HutField that the person saw, or NULL */
  guint group;
} HutWriteItem;

GPtrArray *hut_write_get_items (HutWrite *write); /* HutWriteItem */
HutWriteBy hut_write_get_by (HutWrite *write);
void hut_write_set_batch (HutWrite *write, const HutUid *batch);

/* Applies the groups of @write. With @refused NULL the first refusal fails all; else each refused
 * group is undone alone (a savepoint) and told there. */
gboolean hut_apply_write (HutApply *apply, HutWrite *write, GPtrArray *refused, GError **error);

/* The end of the group that begins at @first; and one group alone, as above. */
guint hut_write_group_end (GPtrArray *items, guint first);
gboolean hut_apply_group (HutApply *apply, GPtrArray *items, guint first, guint end,
                          GPtrArray *refused, GError **error);

/* Taking back (hut-undo.c), inside a job. With @left NULL the first group that does not go back
 * fails all; else it is left, and its case told there (nil: it is about none). */
typedef struct
{
  GArray *left; /* HutUid, or NULL */
  GCancellable *cancellable;
  guint n_groups;
  gint n_seen;  /* atomic: operations looked at */
  gint n_total; /* set before the first */
} HutUndoing;

gboolean hut_undo_batch (HutApply *apply, const HutUid *done, HutUndoing *undoing, GError **error);

/* What is on record of a case (hut-case-work.c); the caller clears @facts. */
gboolean hut_case_facts_read (HutDb *db, const HutUid *id, HutCaseFacts *facts, GError **error);

/* hut-reader-matter.c: the cases and tasks of a matter, counted by index. */
gboolean hut_matter_facts_read (HutDb *db, const HutUid *id, HutMatterFacts *facts, GError **error);

/* By how much the server's clock is ahead of this machine's, in microseconds; a clock is right that
 * is off by less than so much. */
#define HUT_SETTING_CLOCK_OFFSET "clock-offset"
#define HUT_CLOCK_RIGHT (30 * G_USEC_PER_SEC)

/* hut-whistle-facts.c: what a step of a whistle is judged by; the caller clears @known. */
typedef struct
{
  HutRecord *whistle;
  HutRecord *summons;
  char *unit; /* of the department whose desktop this is */
  HutWhistleFacts facts;
} HutWhistleKnown;

gboolean hut_whistle_known_read (HutDb *db, const HutOperation *operation, const HutRecord *present,
                                 HutWhistleKnown *known, GError **error);
void hut_whistle_known_clear (HutWhistleKnown *known);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutWhistleKnown, hut_whistle_known_clear)

/* The code of the department whose desktop this file is, or NULL. Free with g_free(). */
char *hut_department_here (HutDb *db);

/* What an import left behind (hut-staging.c): removed or completed. */
gboolean hut_staging_clean_up (HutStore *store, GError **error);

G_END_DECLS

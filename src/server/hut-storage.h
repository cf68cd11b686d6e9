/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Where the server keeps its streams. A storage is one connection, used by one thread at a time;
 * several of them look at the same data. Everything is keyed by its stream first. It keeps bytes
 * and takes numbers; what may be written, and what it means, is decided above it.
 *
 * Every backend passes tests/server/test-storage.c. */
#define HUT_TYPE_STORAGE (hut_storage_get_type ())
G_DECLARE_INTERFACE (HutStorage, hut_storage, HUT, STORAGE, GObject)

#define HUT_STORAGE_ERROR (hut_storage_error_quark ())

typedef enum
{
  HUT_STORAGE_ERROR_BUSY,    /* another writer holds it: try again */
  HUT_STORAGE_ERROR_FULL,    /* no room: nothing was written, reading goes on */
  HUT_STORAGE_ERROR_CORRUPT, /* damaged: put back a copy */
  HUT_STORAGE_ERROR_TOO_NEW, /* made by a newer program: use that */
  HUT_STORAGE_ERROR_FAILED,  /* anything else */
} HutStorageError;

GQuark hut_storage_error_quark (void);

/* A record as it is kept. */
typedef struct
{
  const HutKind *kind;
  HutUid id;
  HutUid parent; /* the record that it belongs to; nil: none */
  gint64 seq;
  gint64 ver;
  char *row;         /* canonical */
  GBytes *personal;  /* sealed, or NULL */
  char *writers;     /* who wrote each field last */
  guint64 hash_full; /* what it adds to the stream's sums */
  guint64 hash_masked;
  GArray *links; /* HutUid: the records that it names otherwise; NULL in a put: they stay */

  /* In a projected stream. */
  char *home;    /* of the record; NULL: this stream is its home */
  gint64 born;   /* the seq at which it came for the first time; given by the storage */
  gboolean gone; /* it is no longer shown here: no row, no part in count and sums */
} HutStored;

void hut_stored_free (HutStored *stored);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutStored, hut_stored_free)

typedef struct
{
  gint64 seq;
  gint64 count;
  guint64 sum_full;
  guint64 sum_masked;
} HutStreamState;

/* How a record of a home stands in another stream. */
typedef struct
{
  char *target; /* the other stream */
  gint64 ver;   /* there: counts what was shown of the record there, and nothing else */
  guint64 hash; /* of the row */
  gboolean shown;
} HutStoredProjection;

/* What is to be taken over into another stream. */
typedef struct
{
  gint64 n;    /* its place, given by the storage */
  gint64 turn; /* the n of the first that came with it; 0 in an add: this is the first */
  char *target;
  const HutKind *kind;
  HutUid id;
  gint64 ver;
  char *row; /* canonical; NULL: it is shown no longer */
} HutStoredShowing;

/* What one home shows in one other stream. */
typedef struct
{
  char *home;
  char *target;
} HutStoredShare;

void hut_stored_projection_free (HutStoredProjection *projection);
void hut_stored_share_free (HutStoredShare *share);

/* What became of an operation. */
typedef struct
{
  HutUid op;
  const HutKind *kind; /* NULL where it could not be read */
  HutUid id;
  HutUid account;
  char *content;         /* hash */
  char *result;          /* the line of its result without row and personal values */
  GBytes *lost_personal; /* sealed, or NULL */
} HutStoredOperation;

void hut_stored_operation_free (HutStoredOperation *operation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutStoredOperation, hut_stored_operation_free)

typedef struct
{
  HutUid account;
  HutUid device;
  gint64 last; /* n of the last operation */
} HutStoredLog;

typedef struct
{
  char *name;
  HutUid id;
  char *password; /* Argon2id */
  gint64 failures;
  gint64 failing_since;
  gint64 locked_until;
} HutStoredAccount;

/* Whose a desk is that leads meetings. */
typedef struct
{
  HutUid account; /* nil: nobody's yet */
  HutUid device;
} HutStoredDesk;

void hut_stored_account_free (HutStoredAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutStoredAccount, hut_stored_account_free)

typedef struct
{
  char *hash;
  HutUid family;
  HutUid account;
  HutUid device;
  gboolean refresh;
  gint64 expires;
  gboolean used;
} HutStoredToken;

void hut_stored_token_free (HutStoredToken *token);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutStoredToken, hut_stored_token_free)

/* Return FALSE to stop. */
typedef gboolean (*HutStoredFunc) (const HutStored *stored, gpointer data);
typedef gboolean (*HutShowingFunc) (const HutStoredShowing *showing, gpointer data);
typedef gboolean (*HutAuditFunc) (gint64 n, const char *text, const char *hash, gpointer data);

typedef enum
{
  HUT_STORAGE_READ,  /* one state of everything, from begin to end */
  HUT_STORAGE_WRITE, /* alone */
} HutStorageMode;

typedef enum
{
  HUT_STORED_WHOLE,
  HUT_STORED_HASHES, /* without row, personal and writers */
} HutStoredParts;

/* Functions that return gboolean give FALSE with an error; those that look something up set what
 * they find, or NULL or 0 where there is nothing, and return TRUE. */
struct _HutStorageInterface
{
  GTypeInterface parent_iface;

  gboolean (*begin) (HutStorage *self, HutStorageMode mode, GError **error);
  gboolean (*commit) (HutStorage *self, gint64 *mark, GError **error);
  void (*rollback) (HutStorage *self);
  gboolean (*part_begin) (HutStorage *self, GError **error);
  gboolean (*part_keep) (HutStorage *self, GError **error);
  gboolean (*part_undo) (HutStorage *self, GError **error);

  gboolean (*meta_get) (HutStorage *self, const char *name, char **value, GError **error);
  gboolean (*meta_set) (HutStorage *self, const char *name, const char *value, GError **error);

  gboolean (*stream_add) (HutStorage *self, const char *stream, GError **error);
  gboolean (*stream_state) (HutStorage *self, const char *stream, HutStreamState *state,
                            gboolean *found, GError **error);
  GStrv (*stream_names) (HutStorage *self, GError **error);

  gboolean (*record_get) (HutStorage *self, const char *stream, const HutKind *kind,
                          const HutUid *id, HutStored **stored, GError **error);
  gboolean (*record_put) (HutStorage *self, const char *stream, HutStored *stored,
                          const HutStored *old, GError **error);
  gboolean (*record_writers) (HutStorage *self, const char *stream, const HutStored *stored,
                              GError **error);
  gboolean (*records_after) (HutStorage *self, const char *stream, gint64 seq, HutStoredFunc func,
                             gpointer data, GError **error);
  gboolean (*records_sorted) (HutStorage *self, const char *stream, HutStoredParts parts,
                              HutStoredFunc func, gpointer data, GError **error);
  gboolean (*records_of_kind) (HutStorage *self, const char *stream, const HutKind *kind,
                               HutStoredFunc func, gpointer data, GError **error);
  gboolean (*records_of) (HutStorage *self, const char *stream, const HutUid *parent, guint limit,
                          HutStoredFunc func, gpointer data, GError **error);

  gboolean (*records_linking) (HutStorage *self, const char *stream, const HutUid *id,
                               HutStoredFunc func, gpointer data, GError **error);
  gboolean (*records_containing) (HutStorage *self, const char *stream, const char *sha256,
                                  HutStoredFunc func, gpointer data, GError **error);

  GPtrArray *(*projections_of) (HutStorage *self, const char *home, const HutKind *kind,
                                const HutUid *id, GError **error);
  gboolean (*projection_put) (HutStorage *self, const char *home, const HutKind *kind,
                              const HutUid *id, const HutStoredProjection *projection,
                              GError **error);
  gboolean (*queue_add) (HutStorage *self, const char *home, HutStoredShowing *showing,
                         GError **error);
  GPtrArray *(*queue_waiting) (HutStorage *self, GError **error);
  gboolean (*queue_each) (HutStorage *self, const char *home, const char *target,
                          HutShowingFunc func, gpointer data, GError **error);
  gboolean (*queue_remove) (HutStorage *self, const char *home, const char *target, gint64 n,
                            GError **error);
  gboolean (*fill_put) (HutStorage *self, const char *home, const char *target, gint64 seq,
                        GError **error);
  gboolean (*fill_next) (HutStorage *self, char **home, char **target, gint64 *seq, GError **error);
  gboolean (*fill_remove) (HutStorage *self, const char *home, const char *target, GError **error);

  gboolean (*number_claim) (HutStorage *self, const char *stream, const char *number,
                            const HutUid *id, gboolean *claimed, GError **error);
  gboolean (*counter_next) (HutStorage *self, const char *stream, const char *name, gint64 *value,
                            GError **error);

  gboolean (*log_get) (HutStorage *self, const char *stream, const HutUid *log, HutStoredLog *state,
                       GError **error);
  gboolean (*log_put) (HutStorage *self, const char *stream, const HutUid *log,
                       const HutStoredLog *state, GError **error);
  gboolean (*log_entry_get) (HutStorage *self, const char *stream, const HutUid *log, gint64 n,
                             HutUid *op, char **body, GError **error);
  gboolean (*log_entry_add) (HutStorage *self, const char *stream, const HutUid *log, gint64 n,
                             const HutUid *op, const char *body, GError **error);
  gboolean (*operation_get) (HutStorage *self, const char *stream, const HutUid *op,
                             HutStoredOperation **operation, GError **error);
  gboolean (*operation_add) (HutStorage *self, const char *stream,
                             const HutStoredOperation *operation, GError **error);

  gboolean (*desk_get) (HutStorage *self, const char *stream, const HutUid *desk,
                        HutStoredDesk *owner, GError **error);
  gboolean (*desk_put) (HutStorage *self, const char *stream, const HutUid *desk,
                        const HutStoredDesk *owner, GError **error);

  gboolean (*audit_last) (HutStorage *self, const char *stream, gint64 *n, char **hash,
                          GError **error);
  gboolean (*audit_add) (HutStorage *self, const char *stream, gint64 n, const char *text,
                         const char *hash, GError **error);
  gboolean (*audit_each) (HutStorage *self, const char *stream, HutAuditFunc func, gpointer data,
                          GError **error);

  gboolean (*account_get) (HutStorage *self, const char *name, HutStoredAccount **account,
                           GError **error);
  gboolean (*account_put) (HutStorage *self, const HutStoredAccount *account, GError **error);
  gboolean (*device_get) (HutStorage *self, const char *token, HutUid *id, GError **error);
  gboolean (*device_known) (HutStorage *self, const HutUid *id, gboolean *known, GError **error);
  gboolean (*device_add) (HutStorage *self, const char *token, const HutUid *id, const char *name,
                          gint64 at, GError **error);
  gboolean (*token_get) (HutStorage *self, const char *hash, HutStoredToken **token,
                         GError **error);
  gboolean (*token_put) (HutStorage *self, const HutStoredToken *token, GError **error);
  gboolean (*token_end_family) (HutStorage *self, const HutUid *family, GError **error);
  gboolean (*tokens_end_account) (HutStorage *self, const HutUid *account, GError **error);
  gboolean (*tokens_prune) (HutStorage *self, gint64 now, GError **error);

  gboolean (*verify) (HutStorage *self, GError **error);
};

/* A transaction; each begin is ended by one commit or rollback. A commit of a WRITE is durable,
 * and gives its @mark, a number that grows by one with each (0 of a READ). After a failed commit
 * nothing is open and nothing was written. */
gboolean hut_storage_begin (HutStorage *self, HutStorageMode mode, GError **error);
gboolean hut_storage_commit (HutStorage *self, gint64 *mark, GError **error);
void hut_storage_rollback (HutStorage *self);

/* A part of a WRITE that is kept or undone as one. Parts do not nest. */
gboolean hut_storage_part_begin (HutStorage *self, GError **error);
gboolean hut_storage_part_keep (HutStorage *self, GError **error);
gboolean hut_storage_part_undo (HutStorage *self, GError **error);

/* Small facts about the whole; set what is there, or NULL, in @value. */
gboolean hut_storage_meta_get (HutStorage *self, const char *name, char **value, GError **error);
gboolean hut_storage_meta_set (HutStorage *self, const char *name, const char *value,
                               GError **error);

/* Makes a stream; one that is there stays as it is. */
gboolean hut_storage_stream_add (HutStorage *self, const char *stream, GError **error);
gboolean hut_storage_stream_state (HutStorage *self, const char *stream, HutStreamState *state,
                                   gboolean *found, GError **error);
GStrv hut_storage_stream_names (HutStorage *self, GError **error);

/* @stored NULL where there is no such record; one that is gone is found. */
gboolean hut_storage_record_get (HutStorage *self, const char *stream, const HutKind *kind,
                                 const HutUid *id, HutStored **stored, GError **error);

/* Writes @stored in place of @old (NULL: it is new), takes the stream's next seq for it, and
 * brings the stream's count and sums, and the record's links, up to date. */
gboolean hut_storage_record_put (HutStorage *self, const char *stream, HutStored *stored,
                                 const HutStored *old, GError **error);

/* Writes only its writers; no seq is taken. */
gboolean hut_storage_record_writers (HutStorage *self, const char *stream, const HutStored *stored,
                                     GError **error);

/* The records after @seq, in the order of their seqs; also those that are gone. */
gboolean hut_storage_records_after (HutStorage *self, const char *stream, gint64 seq,
                                    HutStoredFunc func, gpointer data, GError **error);

/* All records by kind, then id; not those that are gone. */
gboolean hut_storage_records_sorted (HutStorage *self, const char *stream, HutStoredParts parts,
                                     HutStoredFunc func, gpointer data, GError **error);

/* The records of @kind by id; for kinds of few. */
gboolean hut_storage_records_of_kind (HutStorage *self, const char *stream, const HutKind *kind,
                                      HutStoredFunc func, gpointer data, GError **error);

/* The newest @limit records that belong to @parent, in the order of their seqs:
 * events, tasks, attachments and mediations of a case, changes of any record.
 */
gboolean hut_storage_records_of (HutStorage *self, const char *stream, const HutUid *parent,
                                 guint limit, HutStoredFunc func, gpointer data, GError **error);

/* The records that have @id among their links. */
gboolean hut_storage_records_linking (HutStorage *self, const char *stream, const HutUid *id,
                                      HutStoredFunc func, gpointer data, GError **error);

/* The attachments whose content is @sha256, the newest first; not those that are gone. */
gboolean hut_storage_records_containing (HutStorage *self, const char *stream, const char *sha256,
                                         HutStoredFunc func, gpointer data, GError **error);

/* Projections: what @home has shown of a record to whom (HutStoredProjection; those that are shown
 * it no longer too). A put replaces. */
GPtrArray *hut_storage_projections_of (HutStorage *self, const char *home, const HutKind *kind,
                                       const HutUid *id, GError **error);
gboolean hut_storage_projection_put (HutStorage *self, const char *home, const HutKind *kind,
                                     const HutUid *id, const HutStoredProjection *projection,
                                     GError **error);

/* The queue of what is to be taken over, one order for all; sets n, and turn where it was 0. */
gboolean hut_storage_queue_add (HutStorage *self, const char *home, HutStoredShowing *showing,
                                GError **error);
/* For whom something waits: HutStoredShare, each once, who waits longest first. */
GPtrArray *hut_storage_queue_waiting (HutStorage *self, GError **error);
/* What waits for @target of @home, in order. */
gboolean hut_storage_queue_each (HutStorage *self, const char *home, const char *target,
                                 HutShowingFunc func, gpointer data, GError **error);
/* It was taken over, up to and with the place @n. */
gboolean hut_storage_queue_remove (HutStorage *self, const char *home, const char *target, gint64 n,
                                   GError **error);

/* How far @home is read for a stream that was given later than its records came: a put replaces;
 * @home NULL where there is none. */
gboolean hut_storage_fill_put (HutStorage *self, const char *home, const char *target, gint64 seq,
                               GError **error);
gboolean hut_storage_fill_next (HutStorage *self, char **home, char **target, gint64 *seq,
                                GError **error);
gboolean hut_storage_fill_remove (HutStorage *self, const char *home, const char *target,
                                  GError **error);

/* @claimed: whether @number was free, and now belongs to @id. */
gboolean hut_storage_number_claim (HutStorage *self, const char *stream, const char *number,
                                   const HutUid *id, gboolean *claimed, GError **error);
/* 1, 2, 3, ... per stream and name. */
gboolean hut_storage_counter_next (HutStorage *self, const char *stream, const char *name,
                                   gint64 *value, GError **error);

/* A log that is not known has last 0 and a nil account. */
gboolean hut_storage_log_get (HutStorage *self, const char *stream, const HutUid *log,
                              HutStoredLog *state, GError **error);
gboolean hut_storage_log_put (HutStorage *self, const char *stream, const HutUid *log,
                              const HutStoredLog *state, GError **error);
gboolean hut_storage_log_entry_get (HutStorage *self, const char *stream, const HutUid *log,
                                    gint64 n, HutUid *op, char **body, GError **error);
gboolean hut_storage_log_entry_add (HutStorage *self, const char *stream, const HutUid *log,
                                    gint64 n, const HutUid *op, const char *body, GError **error);
gboolean hut_storage_operation_get (HutStorage *self, const char *stream, const HutUid *op,
                                    HutStoredOperation **operation, GError **error);
gboolean hut_storage_operation_add (HutStorage *self, const char *stream,
                                    const HutStoredOperation *operation, GError **error);

/* Whose @desk is; a put replaces. */
gboolean hut_storage_desk_get (HutStorage *self, const char *stream, const HutUid *desk,
                               HutStoredDesk *owner, GError **error);
gboolean hut_storage_desk_put (HutStorage *self, const char *stream, const HutUid *desk,
                               const HutStoredDesk *owner, GError **error);

/* The end of the stream's chain: n 0 and hash NULL where it is empty. */
gboolean hut_storage_audit_last (HutStorage *self, const char *stream, gint64 *n, char **hash,
                                 GError **error);
gboolean hut_storage_audit_add (HutStorage *self, const char *stream, gint64 n, const char *text,
                                const char *hash, GError **error);
gboolean hut_storage_audit_each (HutStorage *self, const char *stream, HutAuditFunc func,
                                 gpointer data, GError **error);

/* Sign-in. @account and @token NULL, @id nil where there is none. A put replaces. */
gboolean hut_storage_account_get (HutStorage *self, const char *name, HutStoredAccount **account,
                                  GError **error);
gboolean hut_storage_account_put (HutStorage *self, const HutStoredAccount *account,
                                  GError **error);
gboolean hut_storage_device_get (HutStorage *self, const char *token, HutUid *id, GError **error);
/* Whether a device of that uid is enrolled. */
gboolean hut_storage_device_known (HutStorage *self, const HutUid *id, gboolean *known,
                                   GError **error);
gboolean hut_storage_device_add (HutStorage *self, const char *token, const HutUid *id,
                                 const char *name, gint64 at, GError **error);
gboolean hut_storage_token_get (HutStorage *self, const char *hash, HutStoredToken **token,
                                GError **error);
gboolean hut_storage_token_put (HutStorage *self, const HutStoredToken *token, GError **error);
gboolean hut_storage_token_end_family (HutStorage *self, const HutUid *family, GError **error);
/* Ends all sign-ins of @account. */
gboolean hut_storage_tokens_end_account (HutStorage *self, const HutUid *account, GError **error);
/* Removes what has expired before @now. */
gboolean hut_storage_tokens_prune (HutStorage *self, gint64 now, GError **error);

/* Checks the backend's own files; CORRUPT where they are damaged. */
gboolean hut_storage_verify (HutStorage *self, GError **error);

G_END_DECLS

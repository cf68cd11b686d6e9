/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* The store's side of sync, for src/sync alone: which streams are held and how far, what goes up,
 * what became of it, what comes down. Everything that writes is one transaction on the writer
 * thread, after a person's work; every call blocks: not for the main thread. Errors are of
 * HUT_STORE_ERROR. */

/* ---- Streams (hut-store-sync-streams.c) ---- */

/* A stream that the server gives us, and how far we have read it. */
typedef struct
{
  char *stream;
  char *view; /* "full" or "masked" */
  gint64 seq; /* 0: nothing yet */
} HutHeldStream;

HutHeldStream *hut_held_stream_new (const char *stream, const char *view, gint64 seq);
void hut_held_stream_free (HutHeldStream *held);

/* What the server said about the one who signed in. */
typedef struct
{
  const char *url;
  const char *user;
  HutUid account;
  HutUid epoch;
  gint64 clock;          /* the server's, microseconds UTC */
  const char *role;      /* "clerk", "department", ... */
  const char *unit;      /* the code of its department, or NULL */
  const char *community; /* the code of its community, or NULL */
  GPtrArray *streams;    /* HutHeldStream; seq is not read */
} HutMembership;

/* Takes note of it, also in the settings "role", "unit" and "community". The first time, records of
 * the provisional account become this account's; afterwards another account is REFUSED. What is
 * shipped with the program stays as it is in homes that are not given, and is not sent. Streams no
 * longer given are dropped, those of another view are erased and begin anew, and so is everything
 * at a new epoch: then the outbox gets a new log and the accepted operations of the last 90 days in
 * front. */
gboolean hut_store_sync_join (HutStore *store, const HutMembership *membership, GError **error);

/* The streams that are given, HutHeldStream by name. */
GPtrArray *hut_store_sync_streams (HutStore *store, GError **error);

/* The epoch of the rows held; nil: none yet. */
HutUid hut_store_sync_epoch (HutStore *store);

/* Erases rows, history, shadows, search index of @streams, to be loaded again from 0; unsent
 * operations stay and are shown on top as soon as their records are there again. */
gboolean hut_store_sync_refetch (HutStore *store, const char *const *streams, GError **error);

/* Erases the same and conflicts too, for good; unsent operations of them go to 待处理. */
gboolean hut_store_sync_drop (HutStore *store, const char *const *streams, GError **error);

/* Everything anew, as at another epoch of the server. */
gboolean hut_store_sync_begin_epoch (HutStore *store, const HutUid *epoch, GError **error);

/* Wraps the key of the personal fields with @password into the database; where there is no key at
 * hand, takes it out of there and keeps it beside the file. LOCKED where the password is not the
 * one that it was wrapped with. */
gboolean hut_store_sync_keep_key (HutStore *store, const char *password, GError **error);

/* ---- Up (hut-store-sync-push.c) ---- */

/* An operation with its number, and its line as @print made it. */
typedef struct
{
  HutOperation *operation;
  HutUid log;
  gint64 n;
  char *line;
} HutOutgoing;

void hut_outgoing_free (HutOutgoing *outgoing);

/* How an operation looks on the wire; newly allocated. */
typedef char *(*HutOutgoingPrint) (const HutOperation *operation, const HutUid *log, gint64 n);

/* What a push may hold. */
typedef struct
{
  guint lines;
  gsize bytes; /* with line ends */
  gsize line;  /* bytes of one */
} HutPushLimits;

/* The next push: operations of one stream in their order, within @limits, no group cut. Numbered
 * ones without an answer come first, alone, with the numbers that they have; the others get
 * theirs, durably, before this returns. Empty: nothing is to be sent. One that cannot be read, or
 * is too long for any push, goes to 待处理 with its group and is passed over. LOCKED where personal
 * values cannot be opened. */
GPtrArray *hut_store_sync_take (HutStore *store, HutOutgoingPrint print,
                                const HutPushLimits *limits, GError **error);

typedef enum
{
  HUT_OUTCOME_ACCEPTED,
  HUT_OUTCOME_MERGED,
  HUT_OUTCOME_REFUSED,
} HutOutcomeType;

/* What the server answered to an operation. The objects are borrowed. */
typedef struct
{
  HutUid op;
  HutOutcomeType type;
  gint64 ver;
  JsonObject *lost; /* {"title":["theirs","ours"]} of a merged one, or NULL */
  JsonObject *lost_personal;
  JsonObject *problem; /* of a refused one */
} HutOutcome;

/* Takes note of the answers, all or none: accepted and merged ones are kept until their record is
 * held as answered, and 90 days; refused ones wait for a person, and with them the later ones of
 * their record, and the events and tasks of a record whose creation was refused. */
gboolean hut_store_sync_settle (HutStore *store, const GArray *outcomes, GError **error);

/* What the server has of our log where it is not what we have. */
typedef enum
{
  HUT_PAST_KNOWN, /* more, or of another copy of this file: nothing is lost */
  HUT_PAST_LOST,  /* less: it was put back to an older copy */
} HutPast;

/* A new log: everything unanswered loses its number, and where the server LOST something, the
 * accepted operations of 90 days are sent once more, before the rest. The server knows each by its
 * uid, so that none has its effect twice. */
gboolean hut_store_sync_new_log (HutStore *store, HutPast past, GError **error);

/* ---- Down (hut-store-sync-pull.c) ---- */

typedef enum
{
  HUT_ARRIVAL_PUT,   /* the server's row of a record */
  HUT_ARRIVAL_GONE,  /* no longer in this stream */
  HUT_ARRIVAL_PURGE, /* to be erased with all that hangs on it */
} HutArrivalType;

typedef struct
{
  HutArrivalType type;
  const HutKind *kind;
  HutUid id;
  HutRecord *record; /* PUT: the row, its stream (the home) and ver set; owned */
  char *shown;       /* the projected stream that it came by; NULL: the home's own */
} HutArrival;

HutArrival *hut_arrival_new_put (HutRecord *record);
HutArrival *hut_arrival_new (HutArrivalType type, const HutKind *kind, const HutUid *id);
void hut_arrival_set_shown (HutArrival *arrival, const char *stream);
void hut_arrival_free (HutArrival *arrival);

/* Where a stream stands after a page. */
typedef struct
{
  const char *stream; /* borrowed */
  gint64 seq;
  gboolean checked; /* the server's count and sum stand here */
  gint64 count;
  guint64 sum;
} HutStreamMark;

/* Writes what came down, moves the cursors, makes conflict cards: one transaction. @differing (may
 * be NULL) gets the names of streams whose count or sum is not the server's afterwards. */
gboolean hut_store_sync_apply (HutStore *store, GPtrArray *arrivals, const GArray *marks,
                               GPtrArray *differing, GError **error);

/* ---- Contents of attachments (hut-store-sync-blobs.c) ---- */

/* A content that is to go up or to come down. */
typedef struct
{
  char name[65];  /* SHA-256; as an attachment says, so perhaps none */
  guint failures; /* in a row */
} HutBlobTurn;

/* What is due at @now, the newest first, at most @most (HutBlobTurn): contents that attachments
 * name which the server has, and that are not settled. Free with g_array_unref(). */
GArray *hut_store_sync_blobs_due (HutStore *store, HutTime now, guint most, GError **error);

/* When the next of them is due; -1: none is. */
gboolean hut_store_sync_blobs_next_due (HutStore *store, HutTime *due, GError **error);

/* How many of them there are. */
gboolean hut_store_sync_blobs_count (HutStore *store, guint *count, GError **error);

typedef enum
{
  HUT_BLOB_WENT, /* the server has it, and so do we */
  HUT_BLOB_CAME, /* it is here now: "changed" tells of the attachments that name it */
} HutBlobEnd;

/* Nothing is left to be done for @name, until an attachment names it anew. */
gboolean hut_store_sync_blob_settle (HutStore *store, const char *name, HutBlobEnd end,
                                     GError **error);

/* It failed: again at @due. */
gboolean hut_store_sync_blob_later (HutStore *store, const char *name, HutTime due, GError **error);

/* ---- Sums (hut-store-sync-sums.c) ---- */

/* The rows held of a stream whose ids end alike. */
typedef struct
{
  char bucket[5]; /* 2 or 4 hexadecimal digits, the end of the id */
  gint64 count;
  guint64 sum;
} HutBucket;

/* The buckets of @stream that are not empty: by the last byte, or with @end (2 digits) those of
 * the last two bytes within it. */
GArray *hut_store_sync_buckets (HutStore *store, const char *stream, const char *end,
                                GError **error);

/* Adds up the rows of @stream anew, where the kept sum may have drifted from them. */
gboolean hut_store_sync_recount (HutStore *store, const char *stream, GError **error);

/* Makes the rows of @stream whose ids end in @end (4 digits) those of @records (HutRecord), where
 * the stream still stands at @seq; @n_repaired counts what differed. */
gboolean hut_store_sync_repair (HutStore *store, const char *stream, gint64 seq, const char *end,
                                GPtrArray *records, guint *n_repaired, GError **error);

G_END_DECLS

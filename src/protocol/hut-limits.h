/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bounds of the wire, version 1. Both ends hold themselves and the other to them. */

/* The newest description of kinds and fields that this build knows. The server serves it and the
 * two before it; a client holds newer fields back until the server has them. */
#define HUT_SCHEMA 1
#define HUT_SCHEMA_OLDEST MAX (1, HUT_SCHEMA - 2)

/* A line without its end; a record is its canonical row and personal members together. */
#define HUT_LINE_MAX_BYTES (320 * 1024)
#define HUT_RECORD_MAX_BYTES (256 * 1024)

/* A push, after decompression, and a group within it. A group is never cut by a push. */
#define HUT_PUSH_MAX_LINES 500
#define HUT_PUSH_MAX_BYTES (1024 * 1024)
#define HUT_GROUP_MAX_LINES 100
#define HUT_GROUP_MAX_BYTES (512 * 1024)

/* A page of a pull ends at whichever comes first. */
#define HUT_PULL_MAX_LINES 2000
#define HUT_PULL_MAX_BYTES (4 * 1024 * 1024)

/* Streams that one pull may name. */
#define HUT_PULL_MAX_STREAMS 64

/* Any body after decompression, capped while it streams. */
#define HUT_BODY_MAX_BYTES (32 * 1024 * 1024)

/* A piece of a content, up or down; all of it is HUT_BLOB_MAX (store/hut-blobs.h). */
#define HUT_BLOB_PIECE_BYTES (4 * 1024 * 1024)

/* Where a piece of a content begins, in requests; where the next one does, in answers: bytes. */
#define HUT_OFFSET_HEADER "Upload-Offset"

/* The clocks' own header, in requests and answers: microseconds UTC. */
#define HUT_CLOCK_HEADER "Hutong-Clock"

/* The device's token, sent with a login and allowed with a refresh. */
#define HUT_DEVICE_HEADER "Hutong-Device"

/* A writer's clock further ahead of the server's is set back to this. */
#define HUT_CLOCK_AHEAD (60 * G_USEC_PER_SEC)

/* No clock is read beyond the year 9999. */
#define HUT_CLOCK_MAX G_GINT64_CONSTANT (253402300799999999)

/* Seconds between heartbeats of the live hints; twice this without a sign is a lost line. */
#define HUT_LIVE_HEARTBEAT 25

#define HUT_MIME_LINES "application/x-ndjson"
#define HUT_MIME_JSON "application/json"
#define HUT_MIME_PROBLEM "application/problem+json"
#define HUT_MIME_EVENTS "text/event-stream"
#define HUT_MIME_CONTENT "application/octet-stream"

G_END_DECLS

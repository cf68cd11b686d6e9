/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUT_SYNC_ERROR (hut_sync_error_quark ())

/* Named by what a caller, or the person, can do. */
typedef enum
{
  HUT_SYNC_ERROR_OFFLINE,       /* the server cannot be reached: tried again by itself */
  HUT_SYNC_ERROR_SIGN_IN,       /* name, password or token is not accepted: sign in again */
  HUT_SYNC_ERROR_SLOW_DOWN,     /* too many attempts: wait, then again */
  HUT_SYNC_ERROR_BUSY,          /* the server has no time: tried again by itself */
  HUT_SYNC_ERROR_FULL,          /* the server has no room: reading goes on; tell whoever runs it */
  HUT_SYNC_ERROR_NOT_YOURS,     /* the account may not do this: ask for the right */
  HUT_SYNC_ERROR_TOO_OLD,       /* this program is too old for the server: update it */
  HUT_SYNC_ERROR_OTHER_STREET,  /* the server is another street's: name the right one */
  HUT_SYNC_ERROR_OTHER_ACCOUNT, /* the file is another account's: open that one's, or a new one */
  HUT_SYNC_ERROR_PROTOCOL,      /* the answer is damaged or makes no sense: tried again by itself */
  HUT_SYNC_ERROR_STORE,         /* the local file cannot be written: see to disk and rights */
  HUT_SYNC_ERROR_LOCKED,        /* the key of the personal fields is not at hand: put it back */
  HUT_SYNC_ERROR_LOG,           /* the server knows another log than ours: begin a new one */
  HUT_SYNC_ERROR_ADDRESS,       /* not the address of a server: correct it */
} HutSyncError;

GQuark hut_sync_error_quark (void);

/* What a person reads of @code: one translated sentence that says what to do next. The only place
 * where such words are made. Owned by the library. */
const char *hut_sync_error_words (HutSyncError code);

/* Whether trying again later can help without a person. */
gboolean hut_sync_error_is_passing (const GError *error);

G_END_DECLS

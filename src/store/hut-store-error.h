/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUT_STORE_ERROR (hut_store_error_quark ())

/* Named by what a caller can do. */
typedef enum
{
  HUT_STORE_ERROR_FAILED,  /* the disk, a permission: say what and where, try again later */
  HUT_STORE_ERROR_FULL,    /* no room: nothing was written, reading goes on */
  HUT_STORE_ERROR_BUSY,    /* another program holds the file: try again */
  HUT_STORE_ERROR_ABSENT,  /* there is no such file: create it, or name another */
  HUT_STORE_ERROR_CORRUPT, /* damaged: open a copy, or load again from the server */
  HUT_STORE_ERROR_FOREIGN, /* not a database of this program: name another file */
  HUT_STORE_ERROR_TOO_NEW, /* made by a newer version: update the program */
  HUT_STORE_ERROR_REFUSED, /* a rule says no: the message names the field and why */
  HUT_STORE_ERROR_CHANGED, /* somebody else changed the field meanwhile: look again */
  HUT_STORE_ERROR_LOCKED,  /* the key of the personal fields is not at hand: sign in */
} HutStoreError;

GQuark hut_store_error_quark (void);

G_END_DECLS

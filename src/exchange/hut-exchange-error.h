/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUT_EXCHANGE_ERROR (hut_exchange_error_quark ())

/* Named by what a caller can do. Reading the file may also fail with G_IO_ERROR or G_FILE_ERROR. */
typedef enum
{
  HUT_EXCHANGE_ERROR_DAMAGED,   /* not what its form says: get the file again */
  HUT_EXCHANGE_ERROR_FORMAT,    /* another kind of file: save it as xlsx or CSV */
  HUT_EXCHANGE_ERROR_TOO_LARGE, /* unpacks to more than we hold: split it */
  HUT_EXCHANGE_ERROR_MAPPING,   /* no heading row that we know: choose or write a preset */
} HutExchangeError;

GQuark hut_exchange_error_quark (void);

G_END_DECLS

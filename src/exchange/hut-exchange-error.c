/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The error domain of the folder. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-exchange-error.h"

G_DEFINE_QUARK (hut_exchange_error, hut_exchange_error)

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A bad network: stands between client and server, and spoils requests and answers at random, but
 * the same for the same seed and order. One request a connection. */
typedef enum
{
  HUT_FAULT_NONE,
  HUT_FAULT_TORN_REQUEST, /* the server gets a part, the client nothing */
  HUT_FAULT_LOST_ANSWER,  /* the server does it, the client never hears of it */
  HUT_FAULT_TORN_ANSWER,  /* the client gets a part */
  HUT_FAULT_TORN_LINE,    /* whole by its length, but lines are missing at the end */
  HUT_FAULT_REPEATED,     /* the server gets it twice */
  HUT_FAULT_WRONG_JSON,   /* one byte of the answer is another */
  HUT_FAULT_ERROR_PAGE,   /* 502 with a page of HTML */
  HUT_FAULT_SLOW,         /* the answer comes in small pieces */
  HUT_N_FAULTS,
} HutFault;

typedef struct _HutFaultProxy HutFaultProxy;

HutFaultProxy *hut_fault_proxy_new (guint16 server_port, guint32 seed);
void hut_fault_proxy_free (HutFaultProxy *proxy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutFaultProxy, hut_fault_proxy_free)

guint16 hut_fault_proxy_get_port (HutFaultProxy *proxy);

/* How many of 100 requests meet a fault; 0 at first. */
void hut_fault_proxy_set_rate (HutFaultProxy *proxy, guint percent);

/* From now on what the server answers is kept, until it is taken. */
void hut_fault_proxy_keep (HutFaultProxy *proxy);
GString *hut_fault_proxy_steal_kept (HutFaultProxy *proxy);

/* How often @fault happened. */
guint hut_fault_proxy_count (HutFaultProxy *proxy, HutFault fault);

G_END_DECLS

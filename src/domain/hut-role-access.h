/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* Which role of an account writes which kind of record in its home (PROTOCOL, Streams and
 * projections): one table for the server, which holds everybody to it, and for the desktop, which
 * says at once what would be refused. Pure. */
typedef enum
{
  HUT_ROLE_CLERK = 1 << 0,
  HUT_ROLE_LEADER = 1 << 1,
  HUT_ROLE_COMMUNITY = 1 << 2,
  HUT_ROLE_DEPARTMENT = 1 << 3,
  HUT_ROLE_ADMIN = 1 << 4,
} HutRole;

typedef enum
{
  HUT_ACCESS_READ,   /* to be given it at all */
  HUT_ACCESS_CREATE, /* a record that is not there yet */
  HUT_ACCESS_CHANGE, /* one that is */
  HUT_ACCESS_VOID,   /* to void it, with a reason */
} HutAccess;

gboolean hut_role_parse (const char *name, HutRole *role);
const char *hut_role_name (HutRole role);

/* Whether @role may do this with records of @kind; @access is not READ. */
gboolean hut_role_may_write (HutRole role, const HutKind *kind, HutAccess access);

G_END_DECLS

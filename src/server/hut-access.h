/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "protocol/hut-cursor.h"

G_BEGIN_DECLS

/* Who may see which stream how, and write which kinds: one table (hut-access.c). */
typedef enum
{
  HUT_ROLE_CLERK = 1 << 0,
  HUT_ROLE_LEADER = 1 << 1,
  HUT_ROLE_COMMUNITY = 1 << 2,
  HUT_ROLE_DEPARTMENT = 1 << 3,
  HUT_ROLE_ADMIN = 1 << 4,
} HutRole;

gboolean hut_role_parse (const char *name, HutRole *role);
const char *hut_role_name (HutRole role);

/* Who asks: made anew for each request from the token and the account's record. */
typedef struct
{
  HutUid account;
  HutUid device;
  char *name;
  char *street; /* code of 9 digits */
  HutRole role;
  gint64 expires; /* of the access token */
} HutCaller;

void hut_caller_free (HutCaller *caller);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaller, hut_caller_free)

typedef enum
{
  HUT_ACCESS_CREATE, /* a record that is not there yet */
  HUT_ACCESS_CHANGE, /* one that is */
} HutAccess;

/* Whether @stream is given to the caller, and in which view. */
gboolean hut_access_view (const HutCaller *caller, const char *stream, HutView *view);

/* The streams that are given, ends with NULL. */
GStrv hut_access_streams (const HutCaller *caller);

/* Whether the caller may write records of @kind that are homed in @stream. */
gboolean hut_access_may (const HutCaller *caller, const char *stream, const HutKind *kind,
                         HutAccess access);

/* Whether records of @kind are homed in streams like @stream. */
gboolean hut_access_is_home (const char *stream, const HutKind *kind);

G_END_DECLS

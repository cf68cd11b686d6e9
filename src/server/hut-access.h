/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "domain/hut-role-access.h"
#include "protocol/hut-cursor.h"

G_BEGIN_DECLS

/* Who may see which stream how, and write which kinds and fields: roles × streams × verbs × fields
 * in one table (hut-access.c, hut-role-access.c), which the server asks and the tests walk cell by
 * cell. */

/* Who asks: made anew for each request from the token and the account's record. */
typedef struct
{
  HutUid account;
  HutUid device;
  char *name;
  char *street;    /* code of 9 digits */
  char *unit;      /* code of the department, or NULL */
  char *community; /* code of 12 digits, or NULL */
  HutRole role;
  gint64 expires; /* of the access token */
} HutCaller;

void hut_caller_free (HutCaller *caller);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaller, hut_caller_free)

/* The stream that shows the caller what others keep (hut-projection.h); NULL where he is given
 * whole streams, or is of no department or community. */
char *hut_access_projection (const HutCaller *caller);

/* Whether the caller may name @stream in an operation, without being given it: a department that of
 * a street of its district. What it may do there is said by hut-department-reach.h alone. */
gboolean hut_access_reaches (const HutCaller *caller, const char *stream);

/* Whether @stream is given to the caller, and in which view. */
gboolean hut_access_view (const HutCaller *caller, const char *stream, HutView *view);

/* The streams that are given, ends with NULL. */
GStrv hut_access_streams (const HutCaller *caller);

/* Whether the caller may do this with records of @kind that are homed in @stream. */
gboolean hut_access_may (const HutCaller *caller, const char *stream, const HutKind *kind,
                         HutAccess access);

/* The same of one field of such a record. Personal fields are read, and written, only by who is
 * given the stream in full; what the server gives is written by nobody, and wished for only in a
 * create. */
gboolean hut_access_may_field (const HutCaller *caller, const char *stream, const HutKind *kind,
                               const HutField *field, HutAccess access);

/* Whether the caller may manage accounts: add them, change their role, void them. */
gboolean hut_access_may_manage_accounts (const HutCaller *caller);

/* Whether records of @kind are homed in streams like @stream. */
gboolean hut_access_is_home (const char *stream, const HutKind *kind);

G_END_DECLS

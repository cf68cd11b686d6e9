/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/hut-uid.h"

G_BEGIN_DECLS

/* What can go wrong between client and server (RFC 9457): a slug that a program acts on, with its
 * HTTP status and one sentence for people. The slug is also the code of the GError domain
 * HUT_PROBLEM_ERROR, so that a problem travels as a GError inside either program. */
typedef enum
{
  HUT_PROBLEM_MALFORMED,      /* 400: not what the protocol says; sending it again is useless */
  HUT_PROBLEM_SIGN_IN,        /* 401: no valid token: refresh, then sign in */
  HUT_PROBLEM_NOT_YOURS,      /* 403: the account may not do this */
  HUT_PROBLEM_ABSENT,         /* 404: no such address or thing */
  HUT_PROBLEM_OP_GAP,         /* 409: operations before this one never came: start a new log */
  HUT_PROBLEM_OP_MISMATCH,    /* 409: the number was used for something else: start a new log */
  HUT_PROBLEM_CHANGED,        /* 409: the record no longer is what the step was based on */
  HUT_PROBLEM_EXISTS,         /* 409: there is a record of this id with other content */
  HUT_PROBLEM_OFFSET,         /* 409: the next piece of a content begins elsewhere: go on there */
  HUT_PROBLEM_DAMAGED,        /* 422: damaged on the desktop's disk; it was never sent */
  HUT_PROBLEM_TOO_LARGE,      /* 413: over a limit of hut-limits.h */
  HUT_PROBLEM_RULE,           /* 422: a rule of the domain says no; `field` names where */
  HUT_PROBLEM_DEPENDS_ON,     /* 422: an operation that this one builds on was refused */
  HUT_PROBLEM_WITH_ITS_GROUP, /* 422: another operation of its group was refused */
  HUT_PROBLEM_SCHEMA,         /* 426: one of both ends is too old for the other */
  HUT_PROBLEM_SLOW_DOWN,      /* 429: too often; `retry_after` seconds */
  HUT_PROBLEM_INTERNAL,       /* 500: a fault of the server; its log says more */
  HUT_PROBLEM_BUSY,           /* 503: later; `retry_after` seconds */
  HUT_PROBLEM_FULL,           /* 507: the server's disk is full; reading goes on */
} HutProblemSlug;

#define HUT_PROBLEM_ERROR (hut_problem_error_quark ())

GQuark hut_problem_error_quark (void);

typedef struct
{
  HutProblemSlug slug;
  char *detail;    /* English, for the log, or NULL */
  char *field;     /* the field at fault, or NULL */
  HutUid op;       /* the operation at fault, or nil */
  int retry_after; /* seconds; 0: not said */
} HutProblem;

/* @detail and @field are copied and may be NULL. */
HutProblem *hut_problem_new (HutProblemSlug slug, const char *detail, const char *field);
void hut_problem_free (HutProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutProblem, hut_problem_free)

/* From a GError of any domain: errors of other domains are INTERNAL, without their message. */
HutProblem *hut_problem_from_error (const GError *error);

/* A GError of HUT_PROBLEM_ERROR with the detail, or the title, as its message. */
void hut_problem_to_error (const HutProblem *problem, GError **error);

/* "op-gap"; of the type "urn:hutong:problem:op-gap". */
const char *hut_problem_slug_name (HutProblemSlug slug);
gboolean hut_problem_slug_parse (const char *name, HutProblemSlug *slug);

/* The HTTP status. */
guint hut_problem_status (HutProblemSlug slug);

/* What a status alone says (an answer to HEAD has no body): the first slug of it, else RULE of 4xx,
 * INTERNAL of the others. */
HutProblemSlug hut_problem_slug_of_status (guint status);

/* One sentence for people that says what to do; translated. The wire's `title` is the English. */
const char *hut_problem_title (HutProblemSlug slug);

/* {"detail","field","op","retry_after","status","title","type"}, and back: an unknown slug is read
 * by its status (4xx RULE, else INTERNAL). NULL and an error where it has no type and no status. */
JsonObject *hut_problem_to_json (const HutProblem *problem);
HutProblem *hut_problem_from_json (JsonObject *object, GError **error);

G_END_DECLS

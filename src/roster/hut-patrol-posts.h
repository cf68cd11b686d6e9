/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-checklist.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The lanes and grids with those who patrol them, for who enters a patrol: found by number, name or
 * letters, and the person proposed whose turn it is. A plain value. */
typedef struct
{
  HutUid id;
  char *name;
  HutTime last; /* that the person patrolled there; 0: not lately */
} HutPatrolPerson;

typedef struct
{
  HutRecord *place;  /* of kind lane or grid */
  char *name;        /* its code where it has none */
  char *initials;    /* of the name; or NULL */
  GPtrArray *people; /* HutPatrolPerson; whose turn it is, first */
} HutPatrolPost;

typedef struct
{
  GPtrArray *posts;        /* HutPatrolPost, by code, lanes first */
  HutChecklist *checklist; /* NULL: the office has none that can be read */
  HutChecklist *hazards;   /* of grids; likewise */
} HutPatrolPosts;

/* As they are at @now. On a worker. */
HutPatrolPosts *hut_patrol_posts_read (HutReader *reader, HutOffice *office, HutTime now,
                                       GError **error);
void hut_patrol_posts_free (HutPatrolPosts *posts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPatrolPosts, hut_patrol_posts_free)

/* Those that @text says: one whose code it is, else whose code ends with that number ("3", "03"),
 * else whose name holds it or whose letters begin with it. The first @most; owned array of borrowed
 * HutPatrolPost. */
GPtrArray *hut_patrol_posts_find (const HutPatrolPosts *posts, const char *text, guint most);

/* By its code; NULL where there is none. */
const HutPatrolPost *hut_patrol_posts_of (const HutPatrolPosts *posts, const char *code);

/* "东一巷 L01", as it stands in an entry once it is chosen. Free with g_free(). */
char *hut_patrol_post_words (const HutPatrolPost *post);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"
#include "hut-test-meeting.h"

G_BEGIN_DECLS

/* A council's evening for what looks at one: 60 members of whom 54 are there, an agenda with a
 * topic under discussion, a motion of every method and state, speeches, resolutions, a notice. Its
 * public texts are Chinese, as long as an office writes them. */
typedef struct
{
  HutOffice *office;
  HutMeetingView *view;
  HutUid topic;   /* under discussion, with a place and a long text */
  HutUid ready;   /* motions, by state */
  HutUid voting;  /* a secret vote that one of two has counted */
  HutUid counted; /* and not announced */
  HutUid opinion; /* announced: an opinion of what belongs to the owners */
  HutUid refused; /* announced: without a quorum */
  HutUid poll;    /* announced */
  HutUid owners;  /* announced, with areas */
} HutTestWall;

/* Takes a reference of @office. */
HutTestWall *hut_test_wall_new (HutOffice *office);
void hut_test_wall_free (HutTestWall *wall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestWall, hut_test_wall_free)

/* What hut_test_wall_fill_private() writes: a telephone, an identity number, a flat, a name. */
extern const char *const hut_test_secrets[];

/* Every internal and personal text of all its records says all of the secrets, codes and uids
 * apart, which say something else if they are changed. */
void hut_test_wall_fill_private (HutTestWall *wall);

/* The screens that there are, one of each kind and of each motion; HutScreenAsk. */
GPtrArray *hut_test_wall_asks (HutTestWall *wall);

/* "result-3" of the place @i in @asks; free with g_free(). */
char *hut_test_wall_name (GPtrArray *asks, guint i);

G_END_DECLS

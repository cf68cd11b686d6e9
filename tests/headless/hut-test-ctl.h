/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A database that only hutongctl ($HUTONGCTL) touches, in a folder of its own. */
typedef struct
{
  char *dir;
  char *db;
  char *said; /* stdout and stderr of the last run */
} HutTestCtl;

/* The folder and the name of the database, which is not there yet. */
void hut_test_ctl_set_up (HutTestCtl *ctl);
void hut_test_ctl_tear_down (HutTestCtl *ctl);

/* The database of an empty street; and one with the cases of @orders, a hotline's table as text. */
void hut_test_ctl_init (HutTestCtl *ctl);
void hut_test_ctl_init_with (HutTestCtl *ctl, const char *orders);

/* hutongctl --db F @words, which a shell reads, in the folder; it must exit with @code. */
void hut_test_ctl (HutTestCtl *ctl, const char *words, int code);

/* The last run said @words, or did not. */
void hut_test_ctl_said (HutTestCtl *ctl, const char *words);
void hut_test_ctl_not_said (HutTestCtl *ctl, const char *words);

G_END_DECLS

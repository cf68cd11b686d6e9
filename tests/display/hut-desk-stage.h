/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hut-driver.h"

G_BEGIN_DECLS

/* A desktop with a database of its own, prepared by hutongctl and driven in its real window. */
typedef struct
{
  char *folder;
  char *db;
  const char *now;     /* $HUTONG_NOW of both programs, or NULL */
  const char *more[7]; /* further arguments of the window, NULL-terminated; static or outliving */
  HutDriver *driver;
} HutDeskStage;

/* The folder and the name of the database, which is not there yet. @now: static, or NULL. */
void hut_desk_stage_make (HutDeskStage *stage, const char *now);

/* From its opening on it is in step with the server at @url, signed in as @user; all outlive it. */
void hut_desk_stage_join (HutDeskStage *stage, const char *url, const char *user,
                          const char *password_file);

/* hutongctl --db F @words, which must succeed; what it said. Free with g_free(). */
char *hut_desk_stage_ctl (HutDeskStage *stage, const char *words);

/* The cases of @orders, a hotline's table as text. */
void hut_desk_stage_import (HutDeskStage *stage, const char *orders);

/* Opens the window in Chinese at @page, and waits until it is ready. */
void hut_desk_stage_open (HutDeskStage *stage, const char *page);

/* Presses the button @name, and waits for something to be there; a name may end in "*". */
void hut_desk_stage_press (HutDeskStage *stage, const char *name);
void hut_desk_stage_see (HutDeskStage *stage, AtspiRole role, const char *name);

/* Fails the test with the first of @lines (char *), where there is one. */
void hut_desk_stage_assert_none (GPtrArray *lines);

/* Ends the window, where it is open, and removes the folder. */
void hut_desk_stage_tear_down (HutDeskStage *stage);

G_END_DECLS

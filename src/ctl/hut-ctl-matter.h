/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"

G_BEGIN_DECLS

/* case link NAME OTHER...: links the cases to one matter; case unlink NAME: takes it out of its
 * matter; case not-same NAME OTHER: it is not proposed for it again. Each prints its batch. @others
 * ends with NULL. */
int hut_ctl_case_link (HutCtlDesk *desk, const char *name, char **others, gboolean json);
int hut_ctl_case_unlink (HutCtlDesk *desk, const char *name, gboolean json);
int hut_ctl_case_not_same (HutCtlDesk *desk, const char *name, const char *other, gboolean json);

G_END_DECLS

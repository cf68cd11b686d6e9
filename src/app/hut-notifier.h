/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Notifications by whatever the desktop shows them with; where it has nothing, they are left out.
 * What is chosen in one comes back as an action of the application. Main thread. */
typedef struct _HutNotifier HutNotifier;

/* In main, before anything is made: over which way notifications go. */
void hut_notifier_set_up (void);

/* @application outlives it. */
HutNotifier *hut_notifier_new (GApplication *application);
void hut_notifier_free (HutNotifier *notifier);

/* Takes the place of one that was sent with the same @id. */
void hut_notifier_send (HutNotifier *notifier, const char *id, GNotification *notification);

G_END_DECLS

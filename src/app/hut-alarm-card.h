/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 预警: the warnings of the week that nobody answered, the strongest first, on a button that leads
 * to the page that says more. Not visible while there is none. */
#define HUT_TYPE_ALARM_CARD (hut_alarm_card_get_type ())
G_DECLARE_FINAL_TYPE (HutAlarmCard, hut_alarm_card, HUT, ALARM_CARD, GtkButton)

/* @open: HutWarningOpen. */
void hut_alarm_card_show (HutAlarmCard *self, GPtrArray *open);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the user's locale and our translations; first thing in each program. Words given on the
 * command line and answers are UTF-8 everywhere: in a locale that is not (C, or one that is not
 * installed), characters are those of C.UTF-8, while language and order stay the locale's. */
void hut_locale_set_up (void);

/* From here on our words are those of @language ("zh_CN"), where it is installed; NULL: those of
 * the user again. For what is written in the language of who it is for, whoever runs the program.
 * FALSE: our translations or a locale to have them in are not installed, and the words are the
 * user's. Only while the program has one thread. */
gboolean hut_locale_speak (const char *language);

G_END_DECLS

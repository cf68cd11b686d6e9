/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `hutongctl map ...` and `hutongctl geo ...`: argv[0] is "map" or "geo". They print to stdout, and
 * one clear line to stderr where something is wrong; the answer is the program's exit code: 0 done,
 * 1 failed, 2 wrong usage. */
int hut_ctl_map (int argc, char **argv);
int hut_ctl_map_source (int argc, char **argv); /* map source check */
int hut_ctl_geo (int argc, char **argv);

G_END_DECLS

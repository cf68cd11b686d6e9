/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The records that a street begins with, alike wherever they are made: a desktop that was alone
 * and the server that it joins later have the same ones. All arguments are the bytes of shipped
 * files, as text:
 *   @streets      divisions/beijing-streets.csv
 *   @villages     divisions/beijing-villages.csv
 *   @departments  departments.json, [{"code","name","class"}]
 *   @areas        demo/<street>-areas.json, {"<community>":polygon}, or NULL
 * Communities are homed in the street's stream, departments and companies in its district's, in
 * the order of the files. HUT_DOMAIN_ERROR_UNKNOWN where there is no such street, MALFORMED where
 * a file is not what it should be. */
GPtrArray *hut_street_seed (const char *street_code, const char *streets, const char *villages,
                            const char *departments, const char *areas, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Division codes of the statistics bureau (CSV: code,name,...), from the bytes of the shipped
 * files. 6 digits: district; 9: street; 12: community or village. */

/* The name of @code in the CSV @bytes, or NULL. */
char *hut_divisions_name (const char *bytes, const char *code);

/* Codes (9 digits) of the streets and towns that @names (char *) are called, by the names as they
 * were given: 东升镇 is 东升地区. All are looked for in the one district that most of them are in,
 * since other districts have streets of the same name; what is not there is left out. Free with
 * g_hash_table_unref(). */
GHashTable *hut_divisions_streets (const char *bytes, GPtrArray *names);

/* The records of the communities of @street_code (9 digits), in the order of their codes, homed in
 * its stream: code, name (the committee's name without 居委会 or 村委会), and the area where
 * @areas (a GeoJSON-like object {code: [[[lon,lat],...],...]} in 1e-7 degree, may be NULL) has one.
 * The same on every machine. An empty array where the street has none or does not exist. */
GPtrArray *hut_divisions_communities (const char *bytes, const char *street_code,
                                      JsonObject *areas);

/* The district's departments and public service companies from the shipped list
 * [{"code","name","class"}], homed in district/<6>; malformed entries are an error. */
GPtrArray *hut_divisions_departments (JsonArray *list, const char *district_code, GError **error);

G_END_DECLS

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-calendar.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The rules of one office: the shipped ones (data/rules/office.json, and those of decisions in
 * decisions.json under "decision/" and their id), each replaced by the record of kind `rule` of
 * that name where the office has one, and the working calendar. What is practice
 * or default in DOMAIN is here, never in code. Immutable, counted references, thread-safe.
 *
 * Shipped form: {"levels":{"value":...,"standing":"practice","source":{"en":"...","zh_CN":"..."},
 * "version":"2026-11"},...}. What each value looks like: hut-office-check.h. */
typedef struct _HutOffice HutOffice;

/* @shipped, @decisions: the bytes of data/rules/office.json and decisions.json, the latter NULL
 * where nothing is decided by it; @rules: HutRecord of kind `rule`, or NULL; takes a
 * reference to @calendar. @zone: whose days count. HUT_DOMAIN_ERROR_MALFORMED names the rule that
 * cannot be read; one of the office's own that cannot be read is left out, and named in
 * hut_office_get_faults(). */
HutOffice *hut_office_new (GBytes *shipped, GBytes *decisions, GPtrArray *rules,
                           HutCalendar *calendar, GTimeZone *zone, GError **error);
HutOffice *hut_office_ref (HutOffice *office);
void hut_office_unref (HutOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutOffice, hut_office_unref)

/* The value of the rule @name, or NULL where there is none of that name. Owned by the office. */
JsonNode *hut_office_get_rule (HutOffice *office, const char *name);

/* Where the rule @name comes from, in words to be printed on what depends on it: its source, its
 * standing (law, practice, default, or the office's own), its version, who verified it when. Free
 * with g_free(); NULL where there is none. */
char *hut_office_describe_rule (HutOffice *office, const char *name);

/* The same in parts. @source, @standing and @version are owned by the office. */
typedef struct
{
  const char *source;   /* for people, in the language of the program; or NULL */
  const char *standing; /* "law", "practice", "default", "unverified"; NULL of the office's own */
  const char *version;  /* of a shipped one, or NULL */
  const char *verified_by; /* of the office's own, or NULL */
  HutTime verified_at;     /* 0: not verified */
  gboolean own;
} HutRuleOrigin;

/* FALSE where there is no rule @name. */
gboolean hut_office_get_origin (HutOffice *office, const char *name, HutRuleOrigin *origin);

/* The value that is shipped of @name, also where the office has its own; or NULL. */
JsonNode *hut_office_get_shipped (HutOffice *office, const char *name);

/* Whether the list @name (`duties`, `powers`) holds the category of a case: an entry is
 * "first", "first/second" or "first/second/third", and holds everything under it. Levels may be
 * NULL; a case without a category is on no list. */
gboolean hut_office_lists (HutOffice *office, const char *name, const char *category,
                           const char *category_2, const char *category_3);

/* The names of all rules, ends with NULL; and of the office's own that could not be read. */
const char *const *hut_office_get_names (HutOffice *office);
const char *const *hut_office_get_faults (HutOffice *office);

HutCalendar *hut_office_get_calendar (HutOffice *office);
GTimeZone *hut_office_get_zone (HutOffice *office);

/* A text for people in a rule: a string, or an object with one for each language
 * ({"en":"...","zh_CN":"..."}), of which it is the one in the language of the program. Free with
 * g_free(); NULL where there is none. */
char *hut_rule_text (JsonNode *node);

/* The uid of the office's own rule @name in @stream. */
HutUid hut_office_rule_id (const char *stream, const char *name);

G_END_DECLS

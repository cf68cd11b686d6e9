/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-value.h"

G_BEGIN_DECLS

/* A kind is a table of fields, written once in hut-kinds.c and used by the writer, the protocol,
 * history, conflict cards, masks and import mapping. Kinds and fields are static: compare their
 * addresses. Adding a field is one line there and one migration. */

#define HUT_DOMAIN_ERROR (hut_domain_error_quark ())

typedef enum
{
  HUT_DOMAIN_ERROR_MALFORMED, /* not of the field's type: correct the input */
  HUT_DOMAIN_ERROR_UNKNOWN,   /* no such kind, field or code */
  HUT_DOMAIN_ERROR_RULE,      /* a rule of the field says no; the message says which */
} HutDomainError;

GQuark hut_domain_error_quark (void);

typedef enum
{
  HUT_FIELD_TEXT,
  HUT_FIELD_CODE, /* TEXT, one of the field's codes */
  HUT_FIELD_INT,
  HUT_FIELD_BOOL, /* INT 0 or 1; true and false on the wire */
  HUT_FIELD_TIME, /* INT, microseconds UTC */
  HUT_FIELD_UID,  /* TEXT in memory and on the wire, 16 bytes in the database */
  HUT_FIELD_POINT,
  HUT_FIELD_JSON, /* TEXT in memory: a canonical array or object */
} HutFieldType;

typedef enum
{
  HUT_PRIVACY_PUBLIC,   /* may be projected and published */
  HUT_PRIVACY_INTERNAL, /* within the office */
  HUT_PRIVACY_PERSONAL, /* sealed at rest, masked on screen, never indexed */
} HutPrivacy;

typedef enum
{
  HUT_MERGE_FIELD,   /* the later writer wins, the loser is kept and shown */
  HUT_MERGE_GUARDED, /* a change holds only where the old value still stands */
  HUT_MERGE_SERVER,  /* the server gives it; a client's value is a wish */
} HutMerge;

typedef enum
{
  HUT_TO_HOME = 0,
  HUT_TO_DEPT = 1 << 0,      /* shown to a department that the record calls */
  HUT_TO_COMMUNITY = 1 << 1, /* shown to the community that it belongs to */
} HutAudience;

typedef enum
{
  HUT_HOME_STREET,
  HUT_HOME_DISTRICT,
  HUT_HOME_CITY,
  HUT_HOME_USER,
} HutHome;

/* One value of a CODE field, with its name for people (to be translated). */
typedef struct
{
  const char *code;
  const char *label;
} HutCode;

typedef struct
{
  const char *name;
  HutFieldType type;
  HutPrivacy privacy;
  HutMerge merge;
  guint to; /* HutAudience flags */
  const char *label;
  const HutCode *codes; /* of a CODE field; ends with a NULL code */
} HutField;

typedef struct
{
  const char *name;  /* on the wire: "case" */
  const char *table; /* in the database: "cases" */
  HutHome home;
  gboolean append; /* records are only added, never changed */
  const char *label;
  const HutField *fields; /* the last is always void_reason, but in append kinds */
  guint n_fields;
} HutKind;

extern const HutKind hut_kind_community;
extern const HutKind hut_kind_grid;
extern const HutKind hut_kind_lane;
extern const HutKind hut_kind_unit;
extern const HutKind hut_kind_department;
extern const HutKind hut_kind_person;
extern const HutKind hut_kind_account;
extern const HutKind hut_kind_view;
extern const HutKind hut_kind_shared_view;
extern const HutKind hut_kind_matter;
extern const HutKind hut_kind_mediation;
extern const HutKind hut_kind_attachment;
extern const HutKind hut_kind_case;
extern const HutKind hut_kind_event;
extern const HutKind hut_kind_task;
extern const HutKind hut_kind_rule;
extern const HutKind hut_kind_template;
extern const HutKind hut_kind_warning;
extern const HutKind hut_kind_change;

/* The council's, in hut-kinds-council.c. */
extern const HutKind hut_kind_addendum;
extern const HutKind hut_kind_ballot;
extern const HutKind hut_kind_body;
extern const HutKind hut_kind_meeting;
extern const HutKind hut_kind_member;
extern const HutKind hut_kind_minutes;
extern const HutKind hut_kind_motion;
extern const HutKind hut_kind_notice;
extern const HutKind hut_kind_presence;
extern const HutKind hut_kind_report;
extern const HutKind hut_kind_resolution;
extern const HutKind hut_kind_sheet;
extern const HutKind hut_kind_speech;
extern const HutKind hut_kind_tally;
extern const HutKind hut_kind_topic;

/* The whistles', in hut-kinds-whistle.c. */
extern const HutKind hut_kind_mark;
extern const HutKind hut_kind_summons;
extern const HutKind hut_kind_whistle;
extern const HutKind hut_kind_whistle_step;
extern const HutKind hut_kind_whistle_view;

/* The roster’s, in hut-kinds-roster.c. */
extern const HutKind hut_kind_activity;
extern const HutKind hut_kind_check_in;
extern const HutKind hut_kind_entry;
extern const HutKind hut_kind_finding;
extern const HutKind hut_kind_lane_check;
extern const HutKind hut_kind_lane_profile;
extern const HutKind hut_kind_match;
extern const HutKind hut_kind_patrol;
extern const HutKind hut_kind_rating;
extern const HutKind hut_kind_role;
extern const HutKind hut_kind_service;
extern const HutKind hut_kind_shift;
extern const HutKind hut_kind_signup;
extern const HutKind hut_kind_visit;

/* Codes of fields that other tables ask for too. */
extern const HutCode hut_codes_route[];
extern const HutCode hut_codes_level[];
extern const HutCode hut_codes_grade[];
extern const HutCode hut_codes_mediation_state[];
extern const HutCode hut_codes_meeting_kind[];
extern const HutCode hut_codes_stand[];
extern const HutCode hut_codes_method[];
extern const HutCode hut_codes_ballot[];
extern const HutCode hut_codes_occasion[];
extern const HutCode hut_codes_summons_state[];
extern const HutCode hut_codes_whistle_step[];
extern const HutCode hut_codes_whistle_how[];
extern const HutCode hut_codes_ruling[];
extern const HutCode hut_codes_marker[];
extern const HutCode hut_codes_whistle_view[];
extern const HutCode hut_codes_check_in_task[];
extern const HutCode hut_codes_finding_route[];
extern const HutCode hut_codes_list[];
extern const HutCode hut_codes_patrol_how[];
extern const HutCode hut_codes_role[];

/* All kinds in the order of their names, which is the order of a dump. */
const HutKind *const *hut_kinds (guint *n_kinds);

/* NULL where there is none. */
const HutKind *hut_kind_find (const char *name);
const HutField *hut_kind_field (const HutKind *kind, const char *name);
int hut_kind_field_index (const HutKind *kind, const HutField *field);

/* How a field is called by which parts say that they belong to a record of @kind: "check_in".
 * Static. */
const char *hut_kind_part_field (const HutKind *kind);

/* The translated name of @code, or @code itself where it is not one of the field's. */
const char *hut_field_code_label (const HutField *field, const char *code);

/* Reads a value of @field from the wire, checked; null is NONE. */
gboolean hut_field_from_json (const HutField *field, JsonNode *node, HutValue *value,
                              GError **error);

/* Its form on the wire; NONE is a null node. */
JsonNode *hut_field_to_json (const HutField *field, const HutValue *value);

/* Reads what a person typed (FIELD=VALUE on a command line): times as hut_time_parse() does in
 * hut_time_shown_zone(), points as "LON,LAT" in degrees, true/false, codes by code or by their
 * name. */
gboolean hut_field_from_text (const HutField *field, const char *text, HutValue *value,
                              GError **error);

/* For people: codes by name, times in hut_time_shown_zone() to the minute, points to 6 decimals. */
char *hut_field_to_text (const HutField *field, const HutValue *value);

/* "street/110108014", "district/110108", "city", "user/<uid>" */
char *hut_stream_for_home (HutHome home, const char *street_code, const HutUid *account);

/* The streams of those who are shown a part of what others keep: "dept/110108-housing" for a
 * department or company of the district (@code: the district's, or a longer one that begins with
 * it), "community/110108014001". NULL where @unit or @code can be no part of a name. */
char *hut_stream_for_unit (const char *code, const char *unit);
char *hut_stream_for_community (const char *code);
gboolean hut_stream_is_projection (const char *stream);

G_END_DECLS

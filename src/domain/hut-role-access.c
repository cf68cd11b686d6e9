/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who writes what, by role. What no line allows is not allowed. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-role-access.h"

#define CLERK HUT_ROLE_CLERK
#define LEADER HUT_ROLE_LEADER
#define COMMUNITY HUT_ROLE_COMMUNITY
#define DEPARTMENT HUT_ROLE_DEPARTMENT
#define ADMIN HUT_ROLE_ADMIN
#define OFFICE (CLERK | LEADER)
#define ALL (CLERK | LEADER | COMMUNITY | DEPARTMENT | ADMIN)

/* clang-format off */

/* Who writes a kind in its home. Accounts and changes are written by the server alone. */
static const struct
{
  const HutKind *kind;
  guint create;
  guint change;
  guint voiding;
} writers[] = {
  { &hut_kind_case,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_event,      OFFICE,         0,              0 },
  { &hut_kind_matter,     OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_task,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_attachment, OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_mediation,  OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_template,   OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_warning,    OFFICE,         OFFICE,         LEADER },
  { &hut_kind_shared_view, OFFICE,        OFFICE,         OFFICE },
  { &hut_kind_body,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_member,     OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_meeting,    OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_topic,      OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_presence,   OFFICE,         0,              0 },
  { &hut_kind_speech,     OFFICE,         OFFICE,         0 },
  { &hut_kind_motion,     OFFICE,         OFFICE,         0 },
  { &hut_kind_ballot,     OFFICE,         0,              0 },
  { &hut_kind_tally,      OFFICE,         0,              0 },
  { &hut_kind_sheet,      OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_report,     OFFICE,         0,              0 },
  { &hut_kind_resolution, OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_minutes,    OFFICE,         OFFICE,         0 },
  { &hut_kind_addendum,   OFFICE,         0,              0 },
  { &hut_kind_notice,     OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_whistle,    OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_summons,    OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_whistle_step, OFFICE,       0,              0 },
  { &hut_kind_mark,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_whistle_view, OFFICE,       OFFICE,         OFFICE },
  { &hut_kind_activity,    OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_check_in,    OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_entry,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_finding,     OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_lane_check,  OFFICE,         0,              0 },
  { &hut_kind_lane_profile, OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_match,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_patrol,      OFFICE,         0,              0 },
  { &hut_kind_rating,      OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_role,        OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_service,     OFFICE,         0,              0 },
  { &hut_kind_shift,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_signup,      OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_visit,       OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_rule,       LEADER | ADMIN, LEADER | ADMIN, LEADER | ADMIN },
  { &hut_kind_person,     OFFICE,         OFFICE,         OFFICE },
  { &hut_kind_lane,       OFFICE | ADMIN, ADMIN,          ADMIN },
  { &hut_kind_grid,       OFFICE | ADMIN, ADMIN,          ADMIN }, /* no list ships their codes */
  { &hut_kind_unit,       OFFICE | ADMIN, ADMIN,          ADMIN },
  { &hut_kind_community,  ADMIN,          ADMIN,          ADMIN },
  { &hut_kind_department, ADMIN,          ADMIN,          ADMIN },
  { &hut_kind_view,       ALL,            ALL,            ALL },
};

static const struct
{
  const char *name;
  HutRole role;
} roles[] = {
  { "clerk", CLERK }, { "leader", LEADER }, { "community", COMMUNITY },
  { "department", DEPARTMENT }, { "admin", ADMIN },
};

/* clang-format on */

gboolean
hut_role_parse (const char *name, HutRole *role)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].name, name))
      {
        *role = roles[i].role;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_role_name (HutRole role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].role == role)
      return roles[i].name;
  return NULL;
}

gboolean
hut_role_may_write (HutRole role, const HutKind *kind, HutAccess access)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (writers[i].kind == kind)
      return role & (access == HUT_ACCESS_CREATE   ? writers[i].create
                     : access == HUT_ACCESS_CHANGE ? writers[i].change
                                                   : writers[i].voiding);
  return FALSE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The access table: roles × streams × verbs × kinds (PROTOCOL, Streams and projections). What no
 * line allows is not allowed. Pure. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-access.h"

#include <string.h>

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
} writers[] = {
  { &hut_kind_case,       OFFICE,         OFFICE },
  { &hut_kind_event,      OFFICE,         0 },
  { &hut_kind_matter,     OFFICE,         OFFICE },
  { &hut_kind_task,       OFFICE,         OFFICE },
  { &hut_kind_attachment, OFFICE,         OFFICE },
  { &hut_kind_mediation,  OFFICE,         OFFICE },
  { &hut_kind_template,   OFFICE,         OFFICE },
  { &hut_kind_warning,    OFFICE,         OFFICE },
  { &hut_kind_rule,       LEADER | ADMIN, LEADER | ADMIN },
  { &hut_kind_person,     OFFICE,         OFFICE },
  { &hut_kind_lane,       OFFICE | ADMIN, ADMIN },
  { &hut_kind_unit,       OFFICE | ADMIN, ADMIN },
  { &hut_kind_community,  ADMIN,          ADMIN },
  { &hut_kind_grid,       ADMIN,          ADMIN },
  { &hut_kind_department, ADMIN,          ADMIN },
  { &hut_kind_view,       ALL,            ALL },
};

/* Who is given a stream: his street's, its district's, the city's, his own. */
static const struct
{
  HutHome home;
  guint full;
  guint masked;
} readers[] = {
  { HUT_HOME_STREET,   OFFICE, ADMIN },
  { HUT_HOME_DISTRICT, OFFICE, ADMIN },
  { HUT_HOME_CITY,     OFFICE, ADMIN | COMMUNITY | DEPARTMENT },
  { HUT_HOME_USER,     ALL,    0 },
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

void
hut_caller_free (HutCaller *caller)
{
  if (caller == NULL)
    return;
  g_free (caller->name);
  g_free (caller->street);
  g_free (caller);
}

gboolean
hut_access_view (const HutCaller *caller, const char *stream, HutView *view)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *own =
          hut_stream_for_home (readers[i].home, caller->street, &caller->account);

      if (!g_str_equal (own, stream) || !((readers[i].full | readers[i].masked) & caller->role))
        continue;
      *view = readers[i].full & caller->role ? HUT_VIEW_FULL : HUT_VIEW_MASKED;
      return TRUE;
    }
  return FALSE;
}

GStrv
hut_access_streams (const HutCaller *caller)
{
  g_autoptr (GStrvBuilder) streams = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if ((readers[i].full | readers[i].masked) & caller->role)
      {
        g_autofree char *own =
            hut_stream_for_home (readers[i].home, caller->street, &caller->account);

        g_strv_builder_add (streams, own);
      }
  return g_strv_builder_end (streams);
}

gboolean
hut_access_is_home (const char *stream, const HutKind *kind)
{
  static const char *const prefixes[] = {
    [HUT_HOME_STREET] = "street/",
    [HUT_HOME_DISTRICT] = "district/",
    [HUT_HOME_CITY] = "city",
    [HUT_HOME_USER] = "user/",
  };

  return g_str_has_prefix (stream, prefixes[kind->home]);
}

gboolean
hut_access_may (const HutCaller *caller, const char *stream, const HutKind *kind, HutAccess access)
{
  HutView view;

  if (!hut_access_is_home (stream, kind) || !hut_access_view (caller, stream, &view))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (writers[i].kind == kind)
      return (access == HUT_ACCESS_CREATE ? writers[i].create : writers[i].change) & caller->role;
  return FALSE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The access table: roles × streams × verbs × fields (PROTOCOL, Streams and projections). What no
 * line allows is not allowed; who writes which kind is said by hut-role-access.h. Pure. */

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

/* Who manages accounts. */
static const guint account_managers = ADMIN;

/* Who is given a stream: his street's, its district's, the city's, his own. Departments and
 * communities are given what is shown to them, which is whole. */
static const struct
{
  HutHome home;
  guint full;
  guint masked;
} readers[] = {
  { HUT_HOME_STREET,   OFFICE, ADMIN },
  { HUT_HOME_DISTRICT, OFFICE, ADMIN },
  { HUT_HOME_CITY,     OFFICE, ADMIN },
  { HUT_HOME_USER,     ALL,    0 },
};

/* clang-format on */

void
hut_caller_free (HutCaller *caller)
{
  if (caller == NULL)
    return;
  g_free (caller->name);
  g_free (caller->street);
  g_free (caller->unit);
  g_free (caller->community);
  g_free (caller);
}

char *
hut_access_projection (const HutCaller *caller)
{
  if (caller->role == DEPARTMENT && caller->unit != NULL)
    return hut_stream_for_unit (caller->street, caller->unit);
  if (caller->role == COMMUNITY && caller->community != NULL)
    return hut_stream_for_community (caller->community);
  return NULL;
}

gboolean
hut_access_reaches (const HutCaller *caller, const char *stream)
{
  g_autofree char *district = g_strdup_printf ("street/%.6s", caller->street);

  return caller->role == DEPARTMENT && caller->unit != NULL && g_str_has_prefix (stream, district);
}

gboolean
hut_access_view (const HutCaller *caller, const char *stream, HutView *view)
{
  g_autofree char *shown = hut_access_projection (caller);

  if (g_strcmp0 (shown, stream) == 0)
    {
      *view = HUT_VIEW_FULL;
      return TRUE;
    }
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
  g_autofree char *shown = hut_access_projection (caller);

  if (shown != NULL)
    g_strv_builder_add (streams, shown);
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
  return access == HUT_ACCESS_READ || hut_role_may_write (caller->role, kind, access);
}

gboolean
hut_access_may_field (const HutCaller *caller, const char *stream, const HutKind *kind,
                      const HutField *field, HutAccess access)
{
  HutView view;

  if (!hut_access_may (caller, stream, kind, access) || !hut_access_view (caller, stream, &view))
    return FALSE;
  if (field->privacy == HUT_PRIVACY_PERSONAL && view != HUT_VIEW_FULL)
    return FALSE;
  return field->merge != HUT_MERGE_SERVER || access == HUT_ACCESS_READ ||
         access == HUT_ACCESS_CREATE;
}

gboolean
hut_access_may_manage_accounts (const HutCaller *caller)
{
  return (caller->role & account_managers) != 0;
}

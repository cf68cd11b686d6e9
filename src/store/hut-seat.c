/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose desktop a file is, and what may be written there: what the server would refuse in any case
 * is refused here at once, so that nobody finds it waiting for an answer afterwards. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-seat.h"

#include "domain/hut-department-reach.h"
#include "store/hut-reader-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static guint
role_of (const char *name)
{
  HutRole role;

  return hut_role_parse (name, &role) ? role : 0;
}

static void
read_seat (HutSeat *seat, HutDb *db)
{
  g_autofree char *name = hut_settings_get (db, "role");
  guint role = role_of (name);

  *seat = (HutSeat){ HUT_SEAT_STREET, NULL, role };
  if (role == HUT_ROLE_DEPARTMENT)
    *seat = (HutSeat){ HUT_SEAT_DEPARTMENT, hut_settings_get (db, "unit"), role };
  else if (role == HUT_ROLE_COMMUNITY)
    *seat = (HutSeat){ HUT_SEAT_COMMUNITY, hut_settings_get (db, "community"), role };
}

void
hut_seat_read (HutSeat *seat, HutReader *reader)
{
  hut_seat_clear (seat);
  read_seat (seat, reader->db);
}

void
hut_seat_clear (HutSeat *seat)
{
  g_clear_pointer (&seat->code, g_free);
  seat->kind = HUT_SEAT_STREET;
  seat->role = 0;
}

char *
hut_department_here (HutDb *db)
{
  g_auto (HutSeat) seat = { 0 };

  read_seat (&seat, db);
  return seat.kind == HUT_SEAT_DEPARTMENT ? g_steal_pointer (&seat.code) : NULL;
}

gboolean
hut_seat_equal (const HutSeat *a, const HutSeat *b)
{
  return a->kind == b->kind && a->role == b->role && g_strcmp0 (a->code, b->code) == 0;
}

gboolean
hut_seat_may (const HutSeat *seat, const HutKind *kind, HutAccess access)
{
  return seat->role == 0 || kind->home == HUT_HOME_USER ||
         hut_role_may_write (seat->role, kind, access);
}

/* ---- What may be written ---- */

static gboolean
find (HutDb *db, const HutKind *kind, const HutUid *id, HutRecord **record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (hut_uid_is_nil (id))
    return TRUE;
  *record = hut_rows_get (db, NULL, kind, id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* FALSE with @error: the file could not be read. */
static gboolean
is_departments (HutDb *db, const HutOperation *operation, const HutRecord *present,
                const char *unit, gboolean *reaches, GError **error)
{
  g_autoptr (HutRecord) summons = NULL;
  g_autoptr (HutRecord) step = NULL;
  HutUid summons_id, step_id;

  *reaches = FALSE;
  if (!hut_department_needs (operation, present, &summons_id, &step_id))
    return TRUE;
  if (!find (db, &hut_kind_summons, &summons_id, &summons, error) ||
      !find (db, &hut_kind_whistle_step, &step_id, &step, error))
    return FALSE;
  *reaches = hut_department_reaches (operation, present, summons, step, unit);
  return TRUE;
}

/* An import asks it of every row: the role is read once. */
static guint
role_here (HutApply *apply)
{
  if (apply->role == NULL)
    {
      g_autofree char *role = hut_settings_get (apply->db, "role");

      apply->role = g_intern_string (role != NULL ? role : "");
    }
  return role_of (apply->role);
}

static HutAccess
access_of (const HutOperation *operation, const HutRecord *present)
{
  if (operation->verb == HUT_VERB_VOID)
    return HUT_ACCESS_VOID;
  return operation->kind->append || present == NULL ? HUT_ACCESS_CREATE : HUT_ACCESS_CHANGE;
}

/* What the server's table says of a role of the street's, said at once. */
static gboolean
check_role (HutRole role, const HutKind *kind, HutAccess access, GError **error)
{
  if (hut_role_may_write (role, kind, access))
    return TRUE;
  g_set_error_literal (
      error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
      hut_role_may_write (HUT_ROLE_LEADER, kind, access)
          ? (role == HUT_ROLE_ADMIN ? _ ("The administrator does not enter this: it is for the "
                                         "clerks and leaders of the office.")
                                    : _ ("A leader of the office enters this: ask for it there."))
          : _ ("Only the administrator changes this. Ask the administrator to do it."));
  return FALSE;
}

gboolean
hut_seat_check (HutApply *apply, const HutOperation *operation, const HutRecord *present,
                GError **error)
{
  g_auto (HutSeat) seat = { 0 };
  gboolean reaches = FALSE;
  guint role = role_here (apply);

  if (operation->kind->home == HUT_HOME_USER || role == 0)
    return TRUE;
  if (role != HUT_ROLE_DEPARTMENT && role != HUT_ROLE_COMMUNITY)
    return check_role (role, operation->kind, access_of (operation, present), error);
  read_seat (&seat, apply->db);
  if (seat.kind == HUT_SEAT_DEPARTMENT && seat.code != NULL &&
      !is_departments (apply->db, operation, present, seat.code, &reaches, error))
    return FALSE;
  if (reaches)
    return TRUE;
  g_set_error_literal (
      error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
      seat.kind == HUT_SEAT_DEPARTMENT
          ? _ ("This desktop is a department’s: it enters its own part of whistles that call it.")
          : _ ("This desktop is a community’s: it shows what the street keeps. Ask the street to "
               "enter it."));
  return FALSE;
}

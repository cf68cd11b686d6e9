/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One thread for each piece, joined before the next takes off: at most two pieces are held. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-import-flight.h"

#define PIECE 1000 /* rows */

typedef struct
{
  HutStaging *staging;
  HutWrite *write;
  GArray *rows; /* HutArrival, in the order of the groups of @write */
  GPtrArray *refused;
  GError *error;
} Piece;

struct _HutImportFlight
{
  HutStaging *staging;
  HutArrived arrived;
  gpointer user_data;
  Piece *gathered;
  GThread *thread; /* its result is the Piece; NULL: none is under way */
};

static void
clear_row (gpointer data)
{
  g_free (((HutArrival *)data)->cells);
}

static Piece *
piece_new (HutStaging *staging)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->staging = staging;
  piece->write = hut_write_new (HUT_WRITE_IMPORT);
  piece->rows = g_array_new (FALSE, FALSE, sizeof (HutArrival));
  g_array_set_clear_func (piece->rows, clear_row);
  piece->refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  return piece;
}

static void
piece_free (Piece *piece)
{
  g_clear_pointer (&piece->write, hut_write_free);
  g_array_unref (piece->rows);
  g_ptr_array_unref (piece->refused);
  g_clear_error (&piece->error);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

HutImportFlight *
hut_import_flight_new (HutStaging *staging, HutArrived arrived, gpointer user_data)
{
  HutImportFlight *flight = g_new0 (HutImportFlight, 1);

  flight->staging = staging;
  flight->arrived = arrived;
  flight->user_data = user_data;
  flight->gathered = piece_new (staging);
  return flight;
}

void
hut_import_flight_free (HutImportFlight *flight)
{
  if (flight == NULL)
    return;
  if (flight->thread != NULL)
    piece_free (g_thread_join (flight->thread));
  piece_free (flight->gathered);
  g_free (flight);
}

HutWrite *
hut_import_flight_get_write (HutImportFlight *flight)
{
  return flight->gathered->write;
}

static gpointer
fly (gpointer data)
{
  Piece *piece = data;

  hut_staging_add (piece->staging, g_steal_pointer (&piece->write), piece->refused, &piece->error);
  return piece;
}

/* Refusals come in the order of their groups. */
static gboolean
land (HutImportFlight *flight, GError **error)
{
  g_autoptr (Piece) piece = NULL;
  guint next = 0;

  if (flight->thread == NULL)
    return TRUE;
  piece = g_thread_join (g_steal_pointer (&flight->thread));
  if (piece->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&piece->error));
      return FALSE;
    }
  for (guint i = 0; i < piece->rows->len; i++)
    {
      HutArrival *arrival = &g_array_index (piece->rows, HutArrival, i);
      const HutRefusal *refusal =
          next < piece->refused->len ? g_ptr_array_index (piece->refused, next) : NULL;

      if (refusal != NULL && refusal->group == i)
        {
          arrival->refusal = refusal;
          next++;
        }
      if (!flight->arrived (arrival, flight->user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_off (HutImportFlight *flight, GError **error)
{
  if (!land (flight, error))
    return FALSE;
  if (flight->gathered->rows->len == 0)
    return TRUE;
  flight->thread = g_thread_new ("hutong-import", fly, flight->gathered);
  flight->gathered = piece_new (flight->staging);
  return TRUE;
}

gboolean
hut_import_flight_add (HutImportFlight *flight, guint row, const HutUid *id, HutCaseOutcome outcome,
                       char *cells, GError **error)
{
  HutArrival arrival = { row, *id, outcome, cells, NULL };

  g_array_append_val (flight->gathered->rows, arrival);
  return flight->gathered->rows->len < PIECE || take_off (flight, error);
}

gboolean
hut_import_flight_finish (HutImportFlight *flight, GError **error)
{
  return take_off (flight, error) && land (flight, error);
}

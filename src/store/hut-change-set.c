/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a write touched: the kinds as bits, the first ids by name. Filled by the writer thread,
 * read by the main thread after it was handed over; no locks. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-change-set.h"

#define NAMED_MAX 256

struct _HutChangeSet
{
  gatomicrefcount refs;
  guint64 kinds;   /* a bit for each of hut_kinds() */
  GHashTable *ids; /* HutUid → its HutKind */
  gboolean unnamed;
  gboolean sync;
};

G_DEFINE_BOXED_TYPE (HutChangeSet, hut_change_set, hut_change_set_ref, hut_change_set_unref)

HutChangeSet *
hut_change_set_new (void)
{
  HutChangeSet *changes = g_new0 (HutChangeSet, 1);

  g_atomic_ref_count_init (&changes->refs);
  changes->ids = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  return changes;
}

HutChangeSet *
hut_change_set_ref (HutChangeSet *changes)
{
  g_atomic_ref_count_inc (&changes->refs);
  return changes;
}

void
hut_change_set_unref (HutChangeSet *changes)
{
  if (!g_atomic_ref_count_dec (&changes->refs))
    return;
  g_hash_table_unref (changes->ids);
  g_free (changes);
}

static guint64
kind_bit (const HutKind *kind)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  g_assert (n_kinds <= 64);
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] == kind)
      return G_GUINT64_CONSTANT (1) << i;
  return 0;
}

void
hut_change_set_add (HutChangeSet *changes, const HutKind *kind, const HutUid *id)
{
  changes->kinds |= kind_bit (kind);
  if (g_hash_table_size (changes->ids) < NAMED_MAX)
    g_hash_table_insert (changes->ids, g_memdup2 (id, sizeof *id), (gpointer)kind);
  else
    changes->unnamed = TRUE;
}

void
hut_change_set_add_all (HutChangeSet *changes, const HutKind *kind)
{
  changes->kinds |= kind_bit (kind);
  changes->unnamed = TRUE;
}

void
hut_change_set_add_sync (HutChangeSet *changes)
{
  changes->sync = TRUE;
}

void
hut_change_set_merge (HutChangeSet *changes, HutChangeSet *other)
{
  GHashTableIter iter;
  gpointer id, kind;

  changes->kinds |= other->kinds;
  changes->sync |= other->sync;
  changes->unnamed |= other->unnamed;
  g_hash_table_iter_init (&iter, other->ids);
  while (g_hash_table_iter_next (&iter, &id, &kind))
    {
      if (g_hash_table_size (changes->ids) >= NAMED_MAX)
        changes->unnamed = TRUE;
      else
        g_hash_table_insert (changes->ids, g_memdup2 (id, sizeof (HutUid)), kind);
    }
}

gboolean
hut_change_set_has_kind (HutChangeSet *changes, const HutKind *kind)
{
  return (changes->kinds & kind_bit (kind)) != 0;
}

gboolean
hut_change_set_has (HutChangeSet *changes, const HutUid *id)
{
  return changes->unnamed || g_hash_table_contains (changes->ids, id);
}

gboolean
hut_change_set_has_sync (HutChangeSet *changes)
{
  return changes->sync;
}

GArray *
hut_change_set_get_ids (HutChangeSet *changes, const HutKind *kind)
{
  GArray *ids;
  GHashTableIter iter;
  gpointer id, of;

  if (changes->unnamed)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_hash_table_iter_init (&iter, changes->ids);
  while (g_hash_table_iter_next (&iter, &id, &of))
    if (of == kind)
      g_array_append_vals (ids, id, 1);
  return ids;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The storage interface: its values, and a call for each of its functions. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-storage.h"

G_DEFINE_INTERFACE (HutStorage, hut_storage, G_TYPE_OBJECT)

G_DEFINE_QUARK (hut_storage_error, hut_storage_error)

static void
hut_storage_default_init (HutStorageInterface *iface)
{
}

void
hut_stored_free (HutStored *stored)
{
  if (stored == NULL)
    return;
  g_free (stored->row);
  g_free (stored->writers);
  g_free (stored->home);
  g_clear_pointer (&stored->personal, g_bytes_unref);
  g_clear_pointer (&stored->links, g_array_unref);
  g_free (stored);
}

void
hut_stored_projection_free (HutStoredProjection *projection)
{
  if (projection == NULL)
    return;
  g_free (projection->target);
  g_free (projection);
}

void
hut_stored_share_free (HutStoredShare *share)
{
  if (share == NULL)
    return;
  g_free (share->home);
  g_free (share->target);
  g_free (share);
}

void
hut_stored_operation_free (HutStoredOperation *operation)
{
  if (operation == NULL)
    return;
  g_free (operation->content);
  g_free (operation->result);
  g_clear_pointer (&operation->lost_personal, g_bytes_unref);
  g_free (operation);
}

void
hut_stored_account_free (HutStoredAccount *account)
{
  if (account == NULL)
    return;
  g_free (account->name);
  g_free (account->password);
  g_free (account);
}

void
hut_stored_token_free (HutStoredToken *token)
{
  if (token == NULL)
    return;
  g_free (token->hash);
  g_free (token);
}

gboolean
hut_storage_begin (HutStorage *self, HutStorageMode mode, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->begin (self, mode, error);
}

gboolean
hut_storage_commit (HutStorage *self, gint64 *mark, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->commit (self, mark, error);
}

void
hut_storage_rollback (HutStorage *self)
{
  HUT_STORAGE_GET_IFACE (self)->rollback (self);
}

gboolean
hut_storage_part_begin (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->part_begin (self, error);
}

gboolean
hut_storage_part_keep (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->part_keep (self, error);
}

gboolean
hut_storage_part_undo (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->part_undo (self, error);
}

gboolean
hut_storage_meta_get (HutStorage *self, const char *name, char **value, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->meta_get (self, name, value, error);
}

gboolean
hut_storage_meta_set (HutStorage *self, const char *name, const char *value, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->meta_set (self, name, value, error);
}

gboolean
hut_storage_stream_add (HutStorage *self, const char *stream, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->stream_add (self, stream, error);
}

gboolean
hut_storage_stream_state (HutStorage *self, const char *stream, HutStreamState *state,
                          gboolean *found, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->stream_state (self, stream, state, found, error);
}

GStrv
hut_storage_stream_names (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->stream_names (self, error);
}

gboolean
hut_storage_record_get (HutStorage *self, const char *stream, const HutKind *kind, const HutUid *id,
                        HutStored **stored, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->record_get (self, stream, kind, id, stored, error);
}

gboolean
hut_storage_record_put (HutStorage *self, const char *stream, HutStored *stored,
                        const HutStored *old, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->record_put (self, stream, stored, old, error);
}

gboolean
hut_storage_record_writers (HutStorage *self, const char *stream, const HutStored *stored,
                            GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->record_writers (self, stream, stored, error);
}

gboolean
hut_storage_records_after (HutStorage *self, const char *stream, gint64 seq, HutStoredFunc func,
                           gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_after (self, stream, seq, func, data, error);
}

gboolean
hut_storage_records_sorted (HutStorage *self, const char *stream, HutStoredParts parts,
                            HutStoredFunc func, gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_sorted (self, stream, parts, func, data, error);
}

gboolean
hut_storage_records_of_kind (HutStorage *self, const char *stream, const HutKind *kind,
                             HutStoredFunc func, gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_of_kind (self, stream, kind, func, data, error);
}

gboolean
hut_storage_records_of (HutStorage *self, const char *stream, const HutUid *parent, guint limit,
                        HutStoredFunc func, gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_of (self, stream, parent, limit, func, data, error);
}

gboolean
hut_storage_records_linking (HutStorage *self, const char *stream, const HutUid *id,
                             HutStoredFunc func, gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_linking (self, stream, id, func, data, error);
}

gboolean
hut_storage_records_containing (HutStorage *self, const char *stream, const char *sha256,
                                HutStoredFunc func, gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->records_containing (self, stream, sha256, func, data, error);
}

GPtrArray *
hut_storage_projections_of (HutStorage *self, const char *home, const HutKind *kind,
                            const HutUid *id, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->projections_of (self, home, kind, id, error);
}

gboolean
hut_storage_projection_put (HutStorage *self, const char *home, const HutKind *kind,
                            const HutUid *id, const HutStoredProjection *projection, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->projection_put (self, home, kind, id, projection, error);
}

gboolean
hut_storage_queue_add (HutStorage *self, const char *home, HutStoredShowing *showing,
                       GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->queue_add (self, home, showing, error);
}

GPtrArray *
hut_storage_queue_waiting (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->queue_waiting (self, error);
}

gboolean
hut_storage_queue_each (HutStorage *self, const char *home, const char *target, HutShowingFunc func,
                        gpointer data, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->queue_each (self, home, target, func, data, error);
}

gboolean
hut_storage_queue_remove (HutStorage *self, const char *home, const char *target, gint64 n,
                          GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->queue_remove (self, home, target, n, error);
}

gboolean
hut_storage_fill_put (HutStorage *self, const char *home, const char *target, gint64 seq,
                      GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->fill_put (self, home, target, seq, error);
}

gboolean
hut_storage_fill_next (HutStorage *self, char **home, char **target, gint64 *seq, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->fill_next (self, home, target, seq, error);
}

gboolean
hut_storage_fill_remove (HutStorage *self, const char *home, const char *target, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->fill_remove (self, home, target, error);
}

gboolean
hut_storage_number_claim (HutStorage *self, const char *stream, const char *number,
                          const HutUid *id, gboolean *claimed, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->number_claim (self, stream, number, id, claimed, error);
}

gboolean
hut_storage_counter_next (HutStorage *self, const char *stream, const char *name, gint64 *value,
                          GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->counter_next (self, stream, name, value, error);
}

gboolean
hut_storage_log_get (HutStorage *self, const char *stream, const HutUid *log, HutStoredLog *state,
                     GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->log_get (self, stream, log, state, error);
}

gboolean
hut_storage_log_put (HutStorage *self, const char *stream, const HutUid *log,
                     const HutStoredLog *state, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->log_put (self, stream, log, state, error);
}

gboolean
hut_storage_log_entry_get (HutStorage *self, const char *stream, const HutUid *log, gint64 n,
                           HutUid *op, char **body, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->log_entry_get (self, stream, log, n, op, body, error);
}

gboolean
hut_storage_log_entry_add (HutStorage *self, const char *stream, const HutUid *log, gint64 n,
                           const HutUid *op, const char *body, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->log_entry_add (self, stream, log, n, op, body, error);
}

gboolean
hut_storage_operation_get (HutStorage *self, const char *stream, const HutUid *op,
                           HutStoredOperation **operation, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->operation_get (self, stream, op, operation, error);
}

gboolean
hut_storage_operation_add (HutStorage *self, const char *stream,
                           const HutStoredOperation *operation, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->operation_add (self, stream, operation, error);
}

gboolean
hut_storage_desk_get (HutStorage *self, const char *stream, const HutUid *desk,
                      HutStoredDesk *owner, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->desk_get (self, stream, desk, owner, error);
}

gboolean
hut_storage_desk_put (HutStorage *self, const char *stream, const HutUid *desk,
                      const HutStoredDesk *owner, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->desk_put (self, stream, desk, owner, error);
}

gboolean
hut_storage_audit_last (HutStorage *self, const char *stream, gint64 *n, char **hash,
                        GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->audit_last (self, stream, n, hash, error);
}

gboolean
hut_storage_audit_add (HutStorage *self, const char *stream, gint64 n, const char *text,
                       const char *hash, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->audit_add (self, stream, n, text, hash, error);
}

gboolean
hut_storage_audit_each (HutStorage *self, const char *stream, HutAuditFunc func, gpointer data,
                        GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->audit_each (self, stream, func, data, error);
}

gboolean
hut_storage_account_get (HutStorage *self, const char *name, HutStoredAccount **account,
                         GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->account_get (self, name, account, error);
}

gboolean
hut_storage_account_put (HutStorage *self, const HutStoredAccount *account, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->account_put (self, account, error);
}

gboolean
hut_storage_device_get (HutStorage *self, const char *token, HutUid *id, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->device_get (self, token, id, error);
}

gboolean
hut_storage_device_known (HutStorage *self, const HutUid *id, gboolean *known, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->device_known (self, id, known, error);
}

gboolean
hut_storage_device_add (HutStorage *self, const char *token, const HutUid *id, const char *name,
                        gint64 at, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->device_add (self, token, id, name, at, error);
}

gboolean
hut_storage_token_get (HutStorage *self, const char *hash, HutStoredToken **token, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->token_get (self, hash, token, error);
}

gboolean
hut_storage_token_put (HutStorage *self, const HutStoredToken *token, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->token_put (self, token, error);
}

gboolean
hut_storage_token_end_family (HutStorage *self, const HutUid *family, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->token_end_family (self, family, error);
}

gboolean
hut_storage_tokens_end_account (HutStorage *self, const HutUid *account, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->tokens_end_account (self, account, error);
}

gboolean
hut_storage_tokens_prune (HutStorage *self, gint64 now, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->tokens_prune (self, now, error);
}

gboolean
hut_storage_verify (HutStorage *self, GError **error)
{
  return HUT_STORAGE_GET_IFACE (self)->verify (self, error);
}

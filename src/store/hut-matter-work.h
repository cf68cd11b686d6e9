/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-matter.h"
#include "domain/hut-matter-plan.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Linking cases to a matter, as a write. Each of these adds to @write, or fails and adds nothing:
 * HUT_DOMAIN_ERROR_RULE says why in words. Where another desk moved a case to a matter meanwhile,
 * the write itself fails with CHANGED. */

/* Links the cases @ids, the one that the person looks at first, with all cases of the matters that
 * they belong to. Matters that lose their cases are voided; the one that takes them opens again
 * where it was done. */
gboolean hut_write_link (HutWrite *write, HutReader *reader, const HutLinking *linking,
                         const HutUid *ids, guint n_ids, GError **error);

/* Takes the case @id out of its matter; the others stay in it. */
gboolean hut_write_unlink (HutWrite *write, HutReader *reader, const HutLinking *linking,
                           const HutUid *id, GError **error);

/* Puts on record that the case @id is not about the same as the case @other, nor as the others of
 * its matter: hut_reader_alike() finds them no more for it. */
gboolean hut_write_not_same (HutWrite *write, HutReader *reader, const HutLinking *linking,
                             const HutUid *id, const HutUid *other, GError **error);

/* Work on the matter @id itself: what is said of it, its end, its beginning again. Whoever moved it
 * meanwhile makes the write fail with CHANGED; what is said merges field by field. */
gboolean hut_write_matter_say (HutWrite *write, HutReader *reader, const HutUid *id,
                               const HutMatterSaid *said, GError **error);
gboolean hut_write_matter_done (HutWrite *write, HutReader *reader, const HutUid *id, HutTime now,
                                GError **error);
gboolean hut_write_matter_reopen (HutWrite *write, HutReader *reader, const HutUid *id,
                                  GError **error);

G_END_DECLS

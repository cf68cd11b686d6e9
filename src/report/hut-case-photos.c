/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The photographs of a case, after whichever of its papers is printed. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-case-papers.h"

#include "hut-config.h"
#include "store/hut-reader-parts.h"

#include <glib/gi18n-lib.h>

/* "Photograph 2, 2026-11-23 09:05: behind the gate", or the file's name without words. */
static char *
caption_of (const HutPaperDesk *desk, const HutRecord *record, guint nth)
{
  g_autofree char *time = hut_paper_desk_value (desk, record, "at");
  g_autofree char *words = hut_paper_desk_value (desk, record, "words");
  g_autofree char *name = words == NULL ? hut_paper_desk_value (desk, record, "name") : NULL;
  const char *text = words != NULL ? words : name != NULL ? name : "";

  if (time == NULL)
    return g_strdup_printf (_ ("Photograph %u: %s"), nth, text);
  return g_strdup_printf (_ ("Photograph %u, %s: %s"), nth, time, text);
}

gboolean
hut_case_photos_add (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader,
                     const HutCaseDossier *dossier, GError **error)
{
  g_autoptr (GPtrArray) records =
      hut_reader_case_parts (reader, &hut_kind_attachment, &dossier->record->id, error);
  g_autoptr (GPtrArray) captions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) photos = g_array_new (FALSE, FALSE, sizeof (HutPaperPhoto));
  g_autofree char *heading = NULL;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (records, i);
      HutPaperPhoto photo;

      if (!hut_paper_desk_is_photo (record))
        continue;
      g_ptr_array_add (captions, caption_of (desk, record, photos->len + 1));
      photo =
          (HutPaperPhoto){ hut_record_get_text (record, "sha256"), captions->pdata[photos->len] };
      g_array_append_val (photos, photo);
    }
  if (photos->len == 0)
    return TRUE;
  /* The number stands here again: the photographs may begin a sheet of their own. */
  heading = g_strdup_printf (_ ("Photographs of %s"), dossier->number);
  hut_paper_add_heading (paper, heading);
  hut_paper_add_photos (paper, (const HutPaperPhoto *)photos->data, photos->len);
  return TRUE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Ratings that wait. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-draft.h"

static const char *
keep_text (HutRatingDraft *draft, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (draft->texts, text) : NULL;
}

HutRatingDraft *
hut_rating_draft_new (const GArray *said, GPtrArray *kept)
{
  HutRatingDraft *draft = g_new0 (HutRatingDraft, 1);

  draft->texts = g_string_chunk_new (256);
  draft->kept = g_ptr_array_ref (kept);
  draft->said = g_array_new (FALSE, TRUE, sizeof (HutRatingSaid));
  for (guint i = 0; i < said->len; i++)
    {
      HutRatingSaid one = g_array_index (said, HutRatingSaid, i);

      one.subject = keep_text (draft, one.subject);
      one.target = keep_text (draft, one.target);
      one.words = keep_text (draft, one.words);
      g_array_append_val (draft->said, one);
    }
  return draft;
}

void
hut_rating_draft_free (HutRatingDraft *draft)
{
  g_array_unref (draft->said);
  g_ptr_array_unref (draft->kept);
  g_string_chunk_free (draft->texts);
  g_free (draft);
}

const HutRatingSaid *
hut_rating_draft_find (const HutRatingDraft *draft, const char *subject, const char *target)
{
  for (guint i = 0; i < draft->said->len; i++)
    {
      const HutRatingSaid *said = &g_array_index (draft->said, HutRatingSaid, i);

      if (g_strcmp0 (said->subject, subject) == 0 && g_strcmp0 (said->target, target) == 0)
        return said;
    }
  return NULL;
}

gboolean
hut_rating_draft_is_by_name (const HutRatingDraft *draft)
{
  for (guint i = 0; i < draft->said->len; i++)
    {
      const HutRatingSaid *said = &g_array_index (draft->said, HutRatingSaid, i);

      if (said->target != NULL && (said->score > 0 || said->words != NULL))
        return TRUE;
    }
  return FALSE;
}

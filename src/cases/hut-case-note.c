/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* That personal data of many cases were asked for, in one write. Main thread, but for read_ids().
 */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-note.h"

#include "store/hut-reader-parts.h"

typedef struct
{
  HutCaseActions *actions;
  char *words;
} Noting;

/* A HutReadFunc. */
static void *
read_ids (HutReader *reader, void *rowids, GCancellable *cancellable, GError **error)
{
  return hut_reader_case_ids (reader, rowids, error);
}

static void
on_ids (GObject *object, GAsyncResult *result, gpointer data)
{
  Noting *noting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hut_case_query_read_finish (result, &error);
  HutWrite *write;

  if (ids != NULL && ids->len > 0)
    {
      write = hut_write_new (HUT_WRITE_PERSON);
      for (guint i = 0; i < ids->len; i++)
        {
          HutRecord *event = hut_case_actions_new_event (noting->actions,
                                                         &g_array_index (ids, HutUid, i), "shown");

          hut_record_set_text (event, "words", noting->words);
          hut_write_create (write, event);
        }
      hut_case_actions_write (noting->actions, write, NULL, HUT_ACT_TELL, NULL, NULL);
    }
  else if (error != NULL)
    hut_case_actions_tell_failed (noting->actions, error);
  g_object_unref (noting->actions);
  g_free (noting->words);
  g_free (noting);
}

void
hut_case_note_shown (HutCaseActions *actions, GArray *rowids, const char *words)
{
  Noting *noting = g_new0 (Noting, 1);

  noting->actions = g_object_ref (actions);
  noting->words = g_strdup (words);
  hut_case_browser_read (hut_case_actions_get_browser (actions), read_ids, g_array_ref (rowids),
                         (GDestroyNotify)g_array_unref, (GDestroyNotify)g_array_unref, NULL, on_ids,
                         noting);
}

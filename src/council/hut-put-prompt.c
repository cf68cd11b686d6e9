/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* On whose agenda a topic is put. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-put-prompt.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "store/hut-reader-meeting.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MEETINGS 50

typedef struct
{
  GtkWidget *widget;
  HutRecord *topic;
  HutPutInto put;
  HutCodeDropDown *meeting;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  hut_record_free (asking->topic);
  g_free (asking);
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *code = hut_code_drop_down_get_code (asking->meeting);
  HutUid id;

  if (code == NULL || !hut_uid_parse (code, &id))
    return FALSE;
  asking->put (asking->widget, &id, asking->topic);
  return TRUE;
}

/* How many meetings take topics. */
static guint
add_meetings (HutCodeDropDown *choice, GPtrArray *lines, const HutUid *usual)
{
  guint n = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const HutMeetingLine *line = lines->pdata[i];
      g_autofree char *id = hut_uid_to_string (&line->id);
      g_autofree char *when = hut_council_when (line->starts_at);
      g_autofree char *name = NULL;

      if (g_strcmp0 (line->state, "draft") != 0 && g_strcmp0 (line->state, "announced") != 0)
        continue;
      name = when != NULL ? g_strdup_printf ("%s · %s", line->title, when) : g_strdup (line->title);
      hut_code_drop_down_add (choice, id, name);
      if (n++ == 0 || hut_uid_equal (&line->id, usual))
        hut_code_drop_down_set_code (choice, id);
    }
  return n;
}

void
hut_put_prompt_open (GtkWidget *widget, HutReader *reader, const HutRecord *topic,
                     const HutUid *usual, HutPutInto put)
{
  g_autoptr (GPtrArray) lines = hut_reader_meetings (reader, hut_time_now (), MEETINGS, NULL);
  GtkWidget *choice = g_object_ref_sink (hut_code_drop_down_new ());
  Asking *asking;
  HutPrompt *prompt;

  if (add_meetings (HUT_CODE_DROP_DOWN (choice), lines, usual) == 0)
    {
      hut_page_tell (widget,
                     _ ("No meeting is in preparation. Make one, then put the topic on "
                        "its agenda."),
                     NULL);
      gtk_widget_activate_action (widget, "council.new-meeting", NULL);
      g_object_unref (choice);
      return;
    }
  asking = g_new0 (Asking, 1);
  *asking =
      (Asking){ g_object_ref (widget), hut_record_copy (topic), put, HUT_CODE_DROP_DOWN (choice) };
  prompt = hut_prompt_new (widget, _ ("Put to the Council"), hut_record_get_text (topic, "title"),
                           _ ("_Put on the Agenda"), on_answered, asking, asking_free);
  hut_prompt_set_extra (prompt, hut_form_row_new (_ ("_Meeting"), choice));
  g_object_unref (choice);
  hut_prompt_show (prompt);
}

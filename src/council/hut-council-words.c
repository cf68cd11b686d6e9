/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the pages of the council say. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-council-words.h"

#include "domain/hut-kind.h"
#include "store/hut-store-error.h"
#include "widgets/hut-error-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

char *
hut_council_error_words (const GError *error)
{
  if (error->domain != HUT_DOMAIN_ERROR)
    g_message ("Not done: %s", error->message);
  return hut_error_words (error, HUT_WHILE_WRITING,
                          _ ("A rule does not allow this step. Look at the meeting again."));
}

char *
hut_council_when (HutTime time)
{
  /* Translators: a strftime pattern for when a meeting begins: day, weekday and time. */
  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), _ ("%a %-e %B %Y, %H:%M"))
                   : NULL;
}

static const struct
{
  const char *state;
  const char *tone;
  const char *icon;
} marks[] = {
  { "draft", "soon", "hut-edit-symbolic" },   { "announced", "at-work", "hut-paper-symbolic" },
  { "open", "good", "hut-council-symbolic" }, { "adjourned", "soon", "hut-clock-symbolic" },
  { "closed", "done", "hut-done-symbolic" },
};

const char *
hut_meeting_tone (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i].state, state) == 0)
      return marks[i].tone;
  return "done";
}

const char *
hut_meeting_icon (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i].state, state) == 0)
      return marks[i].icon;
  return "hut-council-symbolic";
}

const char *
hut_meeting_code_label (const char *field, const char *code)
{
  return code != NULL ? hut_field_code_label (hut_kind_field (&hut_kind_meeting, field), code) : "";
}

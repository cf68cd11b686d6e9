/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One way to read and set whatever a form is made of. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-input.h"

#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-suggest-entry.h"

char *
hut_case_input_get (GtkWidget *widget)
{
  char *text = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  else if (HUT_IS_CODE_DROP_DOWN (widget))
    text = g_strdup (hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (widget)));
  else if (HUT_IS_SUGGEST_ENTRY (widget))
    text = g_strdup (hut_suggest_entry_get_text (HUT_SUGGEST_ENTRY (widget)));
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  return text != NULL ? g_strstrip (text) : g_strdup ("");
}

void
hut_case_input_set (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else if (HUT_IS_CODE_DROP_DOWN (widget))
    hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (widget), *text != '\0' ? text : NULL);
  else if (HUT_IS_SUGGEST_ENTRY (widget))
    hut_suggest_entry_set_text (HUT_SUGGEST_ENTRY (widget), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

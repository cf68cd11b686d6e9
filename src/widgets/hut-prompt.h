/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A question in a small modal window: title, text, optionally something of the caller's to fill
 * in, and two buttons, of which one is the answer (Ctrl+Enter too, from wherever the keyboard is)
 * and the other gives up (Escape too). It frees itself when it closes. */
#define HUT_TYPE_PROMPT (hut_prompt_get_type ())
G_DECLARE_FINAL_TYPE (HutPrompt, hut_prompt, HUT, PROMPT, GtkWindow)

/* Called when the answer is given; not when it is given up. FALSE keeps the prompt open, for what
 * is not filled in right. */
typedef gboolean (*HutPromptAnswered) (HutPrompt *prompt, gpointer data);

/* @parent: any widget of the window that it belongs to. @answer: the label of the button. */
HutPrompt *hut_prompt_new (GtkWidget *parent, const char *title, const char *text,
                           const char *answer, HutPromptAnswered answered, gpointer data,
                           GDestroyNotify destroy);

/* Something to fill in, above the buttons. */
void hut_prompt_set_extra (HutPrompt *self, GtkWidget *extra);

/* Below what was set so far, an entry of several words with its label; returns it:
 * hut_prompt_get_text() is what was typed, stripped. @required: the answer waits for it. */
void hut_prompt_add_entry (HutPrompt *self, const char *label, gboolean required);
const char *hut_prompt_get_text (HutPrompt *self);

/* What stands in the entry, all of it selected; and another label of the answer. */
void hut_prompt_set_text (HutPrompt *self, const char *text);
void hut_prompt_set_answer (HutPrompt *self, const char *answer);

/* Below the text: why it cannot be done as filled in. NULL clears it. */
void hut_prompt_set_error (HutPrompt *self, const char *error);

typedef struct _HutPromptWait HutPromptWait;

/* What was answered is on its way: who answers again meanwhile is not heard, so that nothing is
 * done twice, until hut_prompt_wait_end(). It may be given up meanwhile. Clears its error. */
HutPromptWait *hut_prompt_wait (HutPrompt *self);

/* It is done (@why NULL), and the prompt closes; or @why, for people, stands in it, and it can be
 * answered again. Takes over @wait. FALSE: the prompt was given up meanwhile. */
gboolean hut_prompt_wait_end (HutPromptWait *wait, const char *why);

/* What cannot be undone is answered by a button that says so. */
void hut_prompt_set_destructive (HutPrompt *self, gboolean destructive);

void hut_prompt_show (HutPrompt *self);

G_END_DECLS

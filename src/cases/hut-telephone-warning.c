/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The warning of telephone numbers in the form of a case. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-telephone-warning.h"

#include "domain/hut-telephone-scan.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTelephoneWarning
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *words;
  GtkWidget *move;

  HutCaseInputs *inputs; /* of the form that this is in */
};

G_DEFINE_FINAL_TYPE (HutTelephoneWarning, hut_telephone_warning, GTK_TYPE_WIDGET)

static const HutCaseInput looked_at[] = { HUT_CASE_INPUT_TITLE, HUT_CASE_INPUT_TEXT,
                                          HUT_CASE_INPUT_ADDRESS };

/* The first number, and the input that it stands in; -1 where there is none. */
static int
find (HutTelephoneWarning *self, char **text, HutTelephoneSpan *span)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      g_autofree char *there = hut_case_inputs_get (self->inputs, looked_at[i]);

      if (!hut_telephone_scan (there, 0, span))
        continue;
      if (text != NULL)
        *text = g_steal_pointer (&there);
      return looked_at[i];
    }
  return -1;
}

/* Digits alone, narrow ones: what makes two numbers the same. */
static char *
digits_of (const char *number)
{
  g_autofree char *narrow = g_utf8_normalize (number, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *digits = g_string_new (NULL);

  for (const char *at = narrow; at != NULL && *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  return g_string_free (digits, FALSE);
}

static gboolean
is_free_for (HutTelephoneWarning *self, const char *number)
{
  g_autofree char *there = hut_case_inputs_get (self->inputs, HUT_CASE_INPUT_TELEPHONE);
  g_autofree char *ours = digits_of (number);
  g_autofree char *theirs = digits_of (there);

  return gtk_widget_get_sensitive (self->inputs->widgets[HUT_CASE_INPUT_TELEPHONE]) &&
         (*there == '\0' || g_str_equal (ours, theirs));
}

static const char *
where_words (int input)
{
  switch (input)
    {
    case HUT_CASE_INPUT_TITLE:
      return _ ("A telephone number stands in the title.");
    case HUT_CASE_INPUT_TEXT:
      return _ ("A telephone number stands in the text.");
    default:
      return _ ("A telephone number stands in the address.");
    }
}

static void
look (HutTelephoneWarning *self)
{
  g_autofree char *text = NULL;
  HutTelephoneSpan span;
  int input = find (self, &text, &span);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), input >= 0);
  if (input < 0)
    return;
  number = g_strndup (text + span.start, span.end - span.start);
  words = g_strdup_printf ("%s %s", where_words (input),
                           _ ("Everyone who may see the case reads it there; in its own field it "
                              "is encrypted and masked."));
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->move, is_free_for (self, number));
}

static void
do_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutTelephoneWarning *self = HUT_TELEPHONE_WARNING (widget);
  g_autofree char *text = NULL;
  HutTelephoneSpan span;
  int input = find (self, &text, &span);
  g_autofree char *number = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *rest = NULL;

  if (input < 0)
    return;
  number = g_strndup (text + span.start, span.end - span.start);
  if (!is_free_for (self, number))
    return;
  narrow = g_utf8_normalize (number, -1, G_NORMALIZE_ALL_COMPOSE);
  rest = g_strdup_printf ("%.*s%s", (int)span.start, text, text + span.end);
  hut_case_inputs_set (self->inputs, HUT_CASE_INPUT_TELEPHONE, narrow);
  hut_case_inputs_set (self->inputs, input, rest);
  gtk_widget_grab_focus (self->inputs->widgets[HUT_CASE_INPUT_TELEPHONE]);
}

static void
hut_telephone_warning_dispose (GObject *object)
{
  g_clear_pointer (&HUT_TELEPHONE_WARNING (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_telephone_warning_parent_class)->dispose (object);
}

static void
hut_telephone_warning_class_init (HutTelephoneWarningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_telephone_warning_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "telephone.move", NULL, do_move);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/cases/hut-telephone-warning.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTelephoneWarning, box);
  gtk_widget_class_bind_template_child (widget_class, HutTelephoneWarning, words);
  gtk_widget_class_bind_template_child (widget_class, HutTelephoneWarning, move);
}

static void
hut_telephone_warning_init (HutTelephoneWarning *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

static void
follow (HutTelephoneWarning *self, gpointer instance, const char *signal)
{
  g_signal_connect_object (instance, signal, G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}

void
hut_telephone_warning_watch (HutTelephoneWarning *self, HutCaseInputs *inputs)
{
  g_return_if_fail (HUT_IS_TELEPHONE_WARNING (self));
  g_return_if_fail (self->inputs == NULL);

  self->inputs = inputs;
  follow (self, inputs->widgets[HUT_CASE_INPUT_TITLE], "changed");
  follow (self, gtk_text_view_get_buffer (GTK_TEXT_VIEW (inputs->widgets[HUT_CASE_INPUT_TEXT])),
          "changed");
  follow (self, inputs->widgets[HUT_CASE_INPUT_ADDRESS], "notify::text");
  follow (self, inputs->widgets[HUT_CASE_INPUT_TELEPHONE], "changed");
  follow (self, inputs->widgets[HUT_CASE_INPUT_TELEPHONE], "notify::sensitive");
  look (self);
}

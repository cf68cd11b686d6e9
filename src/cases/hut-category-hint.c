/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hint. A question waits until the words rest; the answer of an older one is dropped. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-category-hint.h"

#include "cases/hut-category-guide.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REST_MS 400
#define SURE_ENOUGH 0.4 /* below it the hint is wrong more often than right */

struct _HutCategoryHint
{
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkWidget *take;

  HutStore *store;
  char *title;
  char *text;
  char *present;
  char *category; /* that is offered */
  GCancellable *asking;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (HutCategoryHint, hut_category_hint, GTK_TYPE_WIDGET)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (HutCategoryHint *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
offer (HutCategoryHint *self, const HutCategorySuggestion *suggestion)
{
  g_autofree char *because = g_strjoinv (_ (", "), suggestion->because);
  /* Nothing that is learnt is certain. */
  int percent = MIN ((int)lround (suggestion->confidence * 100), 99);
  /* Translators: a category, how sure that is, and the words that speak for it. */
  g_autofree char *words = g_strdup_printf (_ ("Looks like “%s”, %d %% sure: %s"),
                                            suggestion->category, percent, because);
  g_autofree char *name = g_strdup_printf (_ ("Take the category %s"), suggestion->category);

  g_free (self->category);
  self->category = g_strdup (suggestion->category);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  hut_button_set_name (self->take, name);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutCategoryHint) self = data;
  g_autoptr (HutCategorySuggestion) suggestion = NULL;
  g_autoptr (GError) error = NULL;

  if (!hut_category_guide_finish (result, &suggestion, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Cannot suggest a category: %s", error->message);
      return;
    }
  g_clear_object (&self->asking);
  if (suggestion != NULL && suggestion->confidence >= SURE_ENOUGH &&
      g_strcmp0 (suggestion->category, self->present) != 0)
    offer (self, suggestion);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
on_rest (gpointer data)
{
  HutCategoryHint *self = HUT_CATEGORY_HINT (data);

  self->rest_id = 0;
  self->asking = g_cancellable_new ();
  hut_category_guide_async (self->store, self->title, self->text, self->asking, on_answer,
                            g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_take (HutCategoryHint *self)
{
  g_autofree char *category = g_strdup (self->category);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[TAKEN], 0, category);
}

static void
hut_category_hint_dispose (GObject *object)
{
  HutCategoryHint *self = HUT_CATEGORY_HINT (object);

  stop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->present, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->take, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_category_hint_parent_class)->dispose (object);
}

static void
hut_category_hint_class_init (HutCategoryHintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_category_hint_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_category_hint_init (HutCategoryHint *self)
{
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                              PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->words, "hut-note");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->take = gtk_button_new_with_label (_ ("Take It"));
  gtk_widget_add_css_class (self->take, "hut-link");
  gtk_widget_set_valign (self->take, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (on_take), self);
  gtk_widget_set_parent (self->take, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hut_category_hint_set_words (HutCategoryHint *self, HutStore *store, const char *title,
                             const char *text, const char *present)
{
  gboolean empty = (title == NULL || *title == '\0') && (text == NULL || *text == '\0');

  g_return_if_fail (HUT_IS_CATEGORY_HINT (self));

  if (store == self->store && g_strcmp0 (title, self->title) == 0 &&
      g_strcmp0 (text, self->text) == 0 && g_strcmp0 (present, self->present) == 0)
    return;
  stop (self);
  g_set_object (&self->store, store);
  g_free (self->title);
  g_free (self->text);
  g_free (self->present);
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->present = g_strdup (present);
  if (store == NULL || empty)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    self->rest_id = g_timeout_add (REST_MS, on_rest, self);
}

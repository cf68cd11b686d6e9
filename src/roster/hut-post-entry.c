/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saying a lane or grid. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-post-entry.h"

#include "domain/hut-patrol-code.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define OFFERED 8

struct _HutPostEntry
{
  GtkWidget parent_instance;
  HutSuggestEntry *entry;
  const HutPatrolPosts *posts; /* or NULL */
  GPtrArray *offered;          /* char *: codes of what is proposed; the posts are read anew */
  char *code;                  /* of the one that is said, or NULL */
};

G_DEFINE_FINAL_TYPE (HutPostEntry, hut_post_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  SCANNED,
  ENTRY_TYPED,
  MISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
miss (HutPostEntry *self, const char *words)
{
  g_signal_emit (self, signals[MISSED], 0, words);
}

static void
say (HutPostEntry *self, const HutPatrolPost *post)
{
  g_autofree char *words = hut_patrol_post_words (post);

  g_free (self->code);
  self->code = g_strdup (hut_record_get_text (post->place, "code"));
  hut_suggest_entry_set_text (self->entry, words);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
}

static void
choose (HutPostEntry *self, const HutPatrolPost *post)
{
  say (self, post);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* FALSE: it is the code of no sheet. */
static gboolean
take_scan (HutPostEntry *self, const char *text)
{
  g_autofree char *lane = NULL;
  g_autofree char *words = NULL;
  const HutPatrolPost *post;
  gint64 monday;

  if (self->posts == NULL || !hut_patrol_code_read (text, &lane, &monday))
    return FALSE;
  post = hut_patrol_posts_of (self->posts, lane);
  if (post != NULL)
    {
      say (self, post);
      g_signal_emit (self, signals[SCANNED], 0, monday);
      return TRUE;
    }
  words = g_strdup_printf (_ ("No lane has the code %s of this sheet."), lane);
  miss (self, words);
  return TRUE;
}

/* Owned array of HutPatrolPost, of the posts. */
static GPtrArray *
find (HutPostEntry *self, const char *text)
{
  return self->posts != NULL ? hut_patrol_posts_find (self->posts, text, OFFERED)
                             : g_ptr_array_new ();
}

static void
offer (HutPostEntry *self, GPtrArray *found)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_ptr_array_set_size (self->offered, 0);
  for (guint i = 0; i < found->len; i++)
    {
      const HutPatrolPost *post = found->pdata[i];
      g_autofree char *one = hut_patrol_post_words (post);

      g_ptr_array_add (self->offered, g_strdup (hut_record_get_text (post->place, "code")));
      g_strv_builder_add (words, one);
    }
  all = g_strv_builder_end (words);
  hut_suggest_entry_set_suggestions (self->entry, (const char *const *)all);
}

static void
on_typed (HutPostEntry *self, const char *text)
{
  g_autoptr (GPtrArray) found = find (self, text);

  g_clear_pointer (&self->code, g_free);
  offer (self, found);
  g_signal_emit (self, signals[ENTRY_TYPED], 0);
}

static void
on_chosen (HutPostEntry *self, guint index)
{
  const HutPatrolPost *post = self->posts != NULL && index < self->offered->len
                                  ? hut_patrol_posts_of (self->posts, self->offered->pdata[index])
                                  : NULL;

  if (post != NULL)
    choose (self, post);
  else
    miss (self, _ ("No lane or grid is called that."));
}

static void
on_entered (HutPostEntry *self)
{
  const char *text = hut_suggest_entry_get_text (self->entry);
  const HutPatrolPost *said = hut_post_entry_get_post (self);
  g_autoptr (GPtrArray) found = NULL;

  if (take_scan (self, text))
    return;
  if (said != NULL)
    {
      choose (self, said);
      return;
    }
  found = find (self, text);
  if (found->len == 1)
    {
      choose (self, found->pdata[0]);
      return;
    }
  offer (self, found);
  miss (self, found->len == 0 ? _ ("No lane or grid is called that.")
                              : _ ("More than one is called that: choose."));
}

/* ---- The widget ---- */

static gboolean
hut_post_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_POST_ENTRY (widget)->entry));
}

static void
hut_post_entry_dispose (GObject *object)
{
  HutPostEntry *self = HUT_POST_ENTRY (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->code, g_free);
  G_OBJECT_CLASS (hut_post_entry_parent_class)->dispose (object);
}

static void
hut_post_entry_class_init (HutPostEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_post_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_post_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SCANNED] = g_signal_new ("scanned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ENTRY_TYPED] =
      g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MISSED] = g_signal_new ("missed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_post_entry_init (HutPostEntry *self)
{
  self->offered = g_ptr_array_new_with_free_func (g_free);
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  hut_suggest_entry_set_name (self->entry, _ ("Lane or grid of the patrol, or a scanned sheet"));
  hut_suggest_entry_set_placeholder (self->entry, _ ("Number, letters, name; or scan a sheet"));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
}

void
hut_post_entry_set_posts (HutPostEntry *self, const HutPatrolPosts *posts)
{
  g_return_if_fail (HUT_IS_POST_ENTRY (self));

  self->posts = posts;
}

const HutPatrolPost *
hut_post_entry_get_post (HutPostEntry *self)
{
  g_return_val_if_fail (HUT_IS_POST_ENTRY (self), NULL);

  return self->posts != NULL && self->code != NULL ? hut_patrol_posts_of (self->posts, self->code)
                                                   : NULL;
}

void
hut_post_entry_clear (HutPostEntry *self)
{
  g_return_if_fail (HUT_IS_POST_ENTRY (self));

  g_clear_pointer (&self->code, g_free);
  hut_suggest_entry_set_text (self->entry, NULL);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
}

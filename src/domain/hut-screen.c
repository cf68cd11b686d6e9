/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The value of a projected screen. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-screen.h"

#include "domain/hut-screen-private.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- Making ---- */

static void
clear_figure (gpointer data)
{
  HutScreenFigure *figure = data;

  g_free (figure->label);
  g_free (figure->words);
}

static void
clear_line (gpointer data)
{
  HutScreenLine *line = data;

  g_free (line->mark);
  g_free (line->words);
  g_free (line->note);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint)size);

  g_array_set_clear_func (array, clear);
  return array;
}

HutScreen *
hut_screen_alloc (HutScreenKind kind)
{
  HutScreen *screen = g_new0 (HutScreen, 1);

  screen->kind = kind;
  screen->paragraphs = g_ptr_array_new_with_free_func (g_free);
  screen->why = g_ptr_array_new_with_free_func (g_free);
  screen->figures = new_array (sizeof (HutScreenFigure), clear_figure);
  screen->areas = new_array (sizeof (HutScreenFigure), clear_figure);
  screen->lines = new_array (sizeof (HutScreenLine), clear_line);
  return screen;
}

HutScreen *
hut_screen_new_black (void)
{
  return hut_screen_alloc (HUT_SCREEN_BLACKOUT);
}

void
hut_screen_free (HutScreen *screen)
{
  if (screen == NULL)
    return;
  g_free (screen->body);
  g_free (screen->item);
  g_free (screen->lead);
  g_free (screen->point);
  g_free (screen->verdict);
  g_ptr_array_unref (screen->paragraphs);
  g_ptr_array_unref (screen->why);
  g_array_unref (screen->figures);
  g_array_unref (screen->areas);
  g_array_unref (screen->lines);
  g_free (screen);
}

static void
take (GPtrArray *into, char *words)
{
  if (words != NULL && *words != '\0')
    g_ptr_array_add (into, words);
  else
    g_free (words);
}

void
hut_screen_take_paragraph (HutScreen *screen, char *words)
{
  take (screen->paragraphs, words);
}

void
hut_screen_take_why (HutScreen *screen, char *words)
{
  take (screen->why, words);
}

void
hut_screen_add_figure (HutScreen *screen, const char *label, gint64 amount,
                       HutScreenPattern pattern)
{
  HutScreenFigure figure = { g_strdup (label), g_strdup_printf ("%" G_GINT64_FORMAT, amount),
                             amount, pattern };

  g_array_append_val (screen->figures, figure);
}

void
hut_screen_add_area (HutScreen *screen, const char *label, gint64 area, HutScreenPattern pattern)
{
  HutScreenFigure figure = {
    g_strdup (label), g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", area / 100, (int)(area % 100)),
    area, pattern
  };

  g_array_append_val (screen->areas, figure);
}

HutScreenLine *
hut_screen_take_line (HutScreen *screen, char *words)
{
  HutScreenLine line = { .words = words != NULL ? words : g_strdup (""), .share = -1 };

  g_array_append_val (screen->lines, line);
  return &g_array_index (screen->lines, HutScreenLine, screen->lines->len - 1);
}

void
hut_screen_set_item (HutScreen *screen, const HutMeetingView *view, const HutRecord *topic)
{
  const HutAgendaItem *item = topic != NULL ? hut_agenda_find (view->agenda, &topic->id) : NULL;

  if (topic != NULL)
    screen->subject = topic->id;
  if (item != NULL)
    /* Translators: the number of an item of the agenda. */
    screen->item = g_strdup_printf (_ ("Item %s"), item->number);
}

/* ---- Copying ---- */

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (texts->pdata[i]));
  return copy;
}

static void
copy_figures (GArray *into, GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      HutScreenFigure figure = g_array_index (figures, HutScreenFigure, i);

      figure.label = g_strdup (figure.label);
      figure.words = g_strdup (figure.words);
      g_array_append_val (into, figure);
    }
}

static void
copy_lines (GArray *into, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      HutScreenLine line = g_array_index (lines, HutScreenLine, i);

      line.mark = g_strdup (line.mark);
      line.words = g_strdup (line.words);
      line.note = g_strdup (line.note);
      g_array_append_val (into, line);
    }
}

HutScreen *
hut_screen_copy (const HutScreen *screen)
{
  HutScreen *copy = g_memdup2 (screen, sizeof *screen);

  copy->body = g_strdup (screen->body);
  copy->item = g_strdup (screen->item);
  copy->lead = g_strdup (screen->lead);
  copy->point = g_strdup (screen->point);
  copy->verdict = g_strdup (screen->verdict);
  copy->paragraphs = copy_texts (screen->paragraphs);
  copy->why = copy_texts (screen->why);
  copy->figures = new_array (sizeof (HutScreenFigure), clear_figure);
  copy->areas = new_array (sizeof (HutScreenFigure), clear_figure);
  copy->lines = new_array (sizeof (HutScreenLine), clear_line);
  copy_figures (copy->figures, screen->figures);
  copy_figures (copy->areas, screen->areas);
  copy_lines (copy->lines, screen->lines);
  return copy;
}

/* ---- Reading and comparing ---- */

static void
add_text (GPtrArray *texts, char *words)
{
  if (words != NULL)
    g_ptr_array_add (texts, words);
}

static void
add_figures (GPtrArray *texts, GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      add_text (texts, g_array_index (figures, HutScreenFigure, i).label);
      add_text (texts, g_array_index (figures, HutScreenFigure, i).words);
    }
}

GPtrArray *
hut_screen_texts (const HutScreen *screen)
{
  GPtrArray *texts = g_ptr_array_new ();

  add_text (texts, screen->body);
  add_text (texts, screen->item);
  add_text (texts, screen->lead);
  add_text (texts, screen->point);
  for (guint i = 0; i < screen->paragraphs->len; i++)
    add_text (texts, screen->paragraphs->pdata[i]);
  add_figures (texts, screen->figures);
  add_figures (texts, screen->areas);
  for (guint i = 0; i < screen->lines->len; i++)
    {
      const HutScreenLine *line = &g_array_index (screen->lines, HutScreenLine, i);

      add_text (texts, line->mark);
      add_text (texts, line->words);
      add_text (texts, line->note);
    }
  add_text (texts, screen->verdict);
  for (guint i = 0; i < screen->why->len; i++)
    add_text (texts, screen->why->pdata[i]);
  return texts;
}

static gboolean
figures_equal (GArray *a, GArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    {
      const HutScreenFigure *left = &g_array_index (a, HutScreenFigure, i);
      const HutScreenFigure *right = &g_array_index (b, HutScreenFigure, i);

      if (left->amount != right->amount || left->pattern != right->pattern)
        return FALSE;
    }
  return a->len == b->len;
}

static gboolean
lines_equal (GArray *a, GArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    {
      const HutScreenLine *left = &g_array_index (a, HutScreenLine, i);
      const HutScreenLine *right = &g_array_index (b, HutScreenLine, i);

      if (left->sign != right->sign || left->depth != right->depth || left->share != right->share ||
          (left->mark == NULL) != (right->mark == NULL) ||
          (left->note == NULL) != (right->note == NULL))
        return FALSE;
    }
  return a->len == b->len;
}

/* Which of the texts are there, so that one cannot stand for another. */
static guint
outline (const HutScreen *screen)
{
  return (screen->body != NULL ? 1u : 0) | (screen->item != NULL ? 2u : 0) |
         (screen->lead != NULL ? 4u : 0) | (screen->point != NULL ? 8u : 0) |
         (screen->verdict != NULL ? 16u : 0) | (screen->has_place ? 32u : 0) |
         (screen->clock.shown ? 64u : 0);
}

gboolean
hut_screen_equal (const HutScreen *a, const HutScreen *b)
{
  g_autoptr (GPtrArray) left = hut_screen_texts (a);
  g_autoptr (GPtrArray) right = hut_screen_texts (b);

  if (a->kind != b->kind || !hut_uid_equal (&a->subject, &b->subject) || a->tone != b->tone ||
      outline (a) != outline (b) || a->paragraphs->len != b->paragraphs->len ||
      a->why->len != b->why->len || a->most != b->most || left->len != right->len ||
      (a->has_place && (a->place.lon != b->place.lon || a->place.lat != b->place.lat)))
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!g_str_equal (left->pdata[i], right->pdata[i]))
      return FALSE;
  return figures_equal (a->figures, b->figures) && figures_equal (a->areas, b->areas) &&
         lines_equal (a->lines, b->lines);
}

/* ---- The clock ---- */

static HutTime
clock_spent (const HutScreenClock *clock, HutTime now)
{
  return clock->spent + (clock->running_since != 0 ? MAX (0, now - clock->running_since) : 0);
}

HutTime
hut_screen_clock_at (const HutScreenClock *clock, HutTime now)
{
  HutTime spent = clock_spent (clock, now);

  return clock->limit > 0 ? clock->limit - spent : spent;
}

void
hut_screen_clock_stop (HutScreenClock *clock, HutTime now)
{
  clock->spent = clock_spent (clock, now);
  clock->running_since = 0;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clock for the wall. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-clock.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWallClock
{
  GtkWidget parent_instance;
  HutScreenClock clock;
  PangoLayout *layout;
  char *name;
  HutClockStage stage;
  guint tick;
};

G_DEFINE_FINAL_TYPE (HutWallClock, hut_wall_clock, GTK_TYPE_WIDGET)

enum
{
  TURNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Words ---- */

HutClockStage
hut_wall_clock_stage (const HutScreenClock *clock, HutTime now)
{
  HutTime at = hut_screen_clock_at (clock, now);

  if (clock->limit > 0 && at <= 0)
    return HUT_CLOCK_OVER;
  if (clock->running_since == 0)
    return HUT_CLOCK_PAUSED;
  return clock->limit > 0 && at <= clock->warn ? HUT_CLOCK_WARNS : HUT_CLOCK_RUNS;
}

/* Seconds as they are shown: a second that has begun counts, of what is left. */
static gint64
seconds_of (const HutScreenClock *clock, HutTime now)
{
  HutTime at = hut_screen_clock_at (clock, now);

  if (clock->limit > 0 && at > 0)
    return (at + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  return ABS (at) / G_USEC_PER_SEC;
}

static char *
figures_of (const HutScreenClock *clock, HutTime now)
{
  gint64 seconds = seconds_of (clock, now);
  gboolean over = clock->limit > 0 && hut_screen_clock_at (clock, now) <= -G_USEC_PER_SEC;

  return g_strdup_printf ("%s%d:%02d", over ? "+" : "", (int)(seconds / 60), (int)(seconds % 60));
}

char *
hut_wall_clock_name (const HutScreenClock *clock, HutTime now)
{
  int minutes = (int)((seconds_of (clock, now) + 59) / 60);
  int warn = (int)(clock->warn / G_USEC_PER_SEC);

  switch (hut_wall_clock_stage (clock, now))
    {
    case HUT_CLOCK_OVER:
      return g_strdup (_ ("The time is over"));
    case HUT_CLOCK_PAUSED:
      return g_strdup_printf (ngettext ("The clock is paused, %d minute",
                                        "The clock is paused, %d minutes", (gulong)minutes),
                              minutes);
    case HUT_CLOCK_WARNS:
      return g_strdup_printf (
          ngettext ("Less than %d second left", "Less than %d seconds left", (gulong)warn), warn);
    case HUT_CLOCK_RUNS:
    default:
      return clock->limit == 0
                 ? g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)minutes), minutes)
                 : g_strdup_printf (ngettext ("%d minute left", "%d minutes left", (gulong)minutes),
                                    minutes);
    }
}

/* ---- Going on ---- */

static void
stop (HutWallClock *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
take_words (HutWallClock *self, HutTime now)
{
  g_autofree char *words = figures_of (&self->clock, now);
  int before = 0, width = 0;

  pango_layout_get_pixel_size (self->layout, &before, NULL);
  pango_layout_set_text (self->layout, words, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  if (width != before)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_name (HutWallClock *self, HutTime now)
{
  g_autofree char *name = hut_wall_clock_name (&self->clock, now);

  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name,
                                  -1);
}

static void
take_stage (HutWallClock *self, HutTime now)
{
  HutClockStage stage = hut_wall_clock_stage (&self->clock, now);
  gboolean turned = stage != self->stage;

  self->stage = stage;
  if (stage == HUT_CLOCK_WARNS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall-soon");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-wall-soon");
  if (stage == HUT_CLOCK_OVER)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-wall-over");
  if (turned)
    g_signal_emit (self, signals[TURNED], 0);
}

static void go_on (HutWallClock *self);

static gboolean
on_tick (gpointer data)
{
  HutWallClock *self = data;

  self->tick = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

/* Shows the present second, and wakes up at the next. */
static void
go_on (HutWallClock *self)
{
  HutTime now = hut_time_now ();
  HutTime at = hut_screen_clock_at (&self->clock, now);
  HutTime rest = self->clock.limit > 0 ? at % G_USEC_PER_SEC : -at % G_USEC_PER_SEC;

  stop (self);
  take_words (self, now);
  take_name (self, now);
  take_stage (self, now);
  if (self->clock.running_since == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (rest <= 0)
    rest += G_USEC_PER_SEC;
  self->tick = g_timeout_add ((guint)(rest / 1000) + 1, on_tick, self);
}

/* ---- The widget ---- */

static void
hut_wall_clock_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_wall_clock_parent_class)->map (widget);
  go_on (HUT_WALL_CLOCK (widget));
}

static void
hut_wall_clock_unmap (GtkWidget *widget)
{
  stop (HUT_WALL_CLOCK (widget));
  GTK_WIDGET_CLASS (hut_wall_clock_parent_class)->unmap (widget);
}

static void
hut_wall_clock_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  pango_layout_get_pixel_size (HUT_WALL_CLOCK (widget)->layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
hut_wall_clock_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width;

  pango_layout_get_pixel_size (HUT_WALL_CLOCK (widget)->layout, &width, NULL);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              (gtk_widget_get_width (widget) - width) / 2.0, 0,
                              HUT_WALL_CLOCK (widget)->layout);
}

/* The layout takes the type of the style, whose class is set before it is asked. */
static void
hut_wall_clock_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hut_wall_clock_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (HUT_WALL_CLOCK (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
hut_wall_clock_dispose (GObject *object)
{
  HutWallClock *self = HUT_WALL_CLOCK (object);

  stop (self);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (hut_wall_clock_parent_class)->dispose (object);
}

static void
hut_wall_clock_class_init (HutWallClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_wall_clock_dispose;
  widget_class->map = hut_wall_clock_map;
  widget_class->unmap = hut_wall_clock_unmap;
  widget_class->measure = hut_wall_clock_measure;
  widget_class->snapshot = hut_wall_clock_snapshot;
  widget_class->css_changed = hut_wall_clock_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);

  signals[TURNED] = g_signal_new ("turned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_wall_clock_init (HutWallClock *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0:00");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall-clock");
}

GtkWidget *
hut_wall_clock_new (void)
{
  return g_object_new (HUT_TYPE_WALL_CLOCK, NULL);
}

void
hut_wall_clock_set_clock (HutWallClock *self, const HutScreenClock *clock)
{
  g_return_if_fail (HUT_IS_WALL_CLOCK (self));

  self->clock = *clock;
  go_on (self);
}

HutClockStage
hut_wall_clock_get_stage (HutWallClock *self)
{
  return self->stage;
}

const char *
hut_wall_clock_get_words (HutWallClock *self)
{
  return pango_layout_get_text (self->layout);
}

const char *
hut_wall_clock_get_name (HutWallClock *self)
{
  return self->name;
}

double
hut_wall_clock_get_type_height (HutWallClock *self)
{
  PangoContext *context = pango_layout_get_context (self->layout);

  return (double)pango_font_description_get_size (pango_context_get_font_description (context)) /
         PANGO_SCALE;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page is asked for when it, or its size on the screen, is another; one question at a time, and
 * the last answer stays, scaled, until the next is there. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-paper-sheet.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROOM 16 /* around the sheet */
#define LEAST 160
#define NATURAL 480

struct _HutPaperSheet
{
  GtkWidget parent_instance;

  HutPaperPress *press;
  HutSheetFit fit;
  guint page;
  GdkTexture *texture; /* or NULL */
  graphene_rect_t sheet;
  int shown_width;    /* pixels that were asked for last */
  gboolean asked;     /* an answer is on its way */
  gboolean ask_again; /* and is not what is wanted any more */
};

G_DEFINE_FINAL_TYPE (HutPaperSheet, hut_paper_sheet, GTK_TYPE_WIDGET)

static double
ratio_of (HutPaperSheet *self)
{
  const HutPageSetup *setup = self->press != NULL ? hut_paper_press_get_setup (self->press) : NULL;

  return setup != NULL ? setup->height / setup->width : 1.414;
}

static void ask (HutPaperSheet *self);

static void
on_page (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutPaperSheet) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      hut_paper_press_show_finish (HUT_PAPER_PRESS (source), result, &error);

  self->asked = FALSE;
  if (texture != NULL)
    {
      g_set_object (&self->texture, texture);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Cannot show a page: %s", error->message);
  if (self->ask_again)
    ask (self);
}

static void
ask (HutPaperSheet *self)
{
  int width = (int)(self->sheet.size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)));

  self->ask_again = self->asked;
  if (self->asked || self->press == NULL || width < 1 ||
      hut_paper_press_get_n_pages (self->press) == 0)
    return;
  self->asked = TRUE;
  self->shown_width = width;
  hut_paper_press_show_async (self->press, self->page, width, on_page, g_object_ref (self));
}

static void
hut_paper_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutPaperSheet *self = HUT_PAPER_SHEET (widget);

  *minimum = LEAST;
  *natural = NATURAL;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->fit == HUT_SHEET_WIDE && for_size > 0)
    *minimum = *natural = (int)((for_size - 2 * ROOM) * ratio_of (self)) + 2 * ROOM;
}

static GtkSizeRequestMode
hut_paper_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hut_paper_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutPaperSheet *self = HUT_PAPER_SHEET (widget);
  double ratio = ratio_of (self);
  int across = MAX (1, width - 2 * ROOM);
  int down;

  if (self->fit == HUT_SHEET_WHOLE)
    across = MIN (across, (int)((height - 2 * ROOM) / ratio));
  across = MAX (1, across);
  down = (int)(across * ratio + 0.5);
  graphene_rect_init (&self->sheet, (width - across) / 2, MAX (ROOM, (height - down) / 2), across,
                      down);
  if (across * gtk_widget_get_scale_factor (widget) != self->shown_width)
    ask (self);
}

static void
hut_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutPaperSheet *self = HUT_PAPER_SHEET (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA edge = { 0.55, 0.57, 0.60, 1 };
  graphene_rect_t outline;

  if (self->press == NULL || hut_paper_press_get_n_pages (self->press) == 0)
    return;
  graphene_rect_inset_r (&self->sheet, -1, -1, &outline);
  gtk_snapshot_append_color (snapshot, &edge, &outline);
  gtk_snapshot_append_color (snapshot, &white, &self->sheet);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &self->sheet);
}

static void
hut_paper_sheet_dispose (GObject *object)
{
  g_clear_object (&HUT_PAPER_SHEET (object)->texture);
  g_clear_object (&HUT_PAPER_SHEET (object)->press);
  G_OBJECT_CLASS (hut_paper_sheet_parent_class)->dispose (object);
}

static void
hut_paper_sheet_class_init (HutPaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_paper_sheet_dispose;
  widget_class->measure = hut_paper_sheet_measure;
  widget_class->get_request_mode = hut_paper_sheet_get_request_mode;
  widget_class->size_allocate = hut_paper_sheet_size_allocate;
  widget_class->snapshot = hut_paper_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hut_paper_sheet_init (HutPaperSheet *self)
{
}

void
hut_paper_sheet_set_press (HutPaperSheet *self, HutPaperPress *press)
{
  g_return_if_fail (HUT_IS_PAPER_SHEET (self));

  g_set_object (&self->press, press);
}

void
hut_paper_sheet_show (HutPaperSheet *self, guint page)
{
  g_autofree char *name = NULL;

  g_return_if_fail (HUT_IS_PAPER_SHEET (self));

  self->page = page;
  name = g_strdup_printf (_ ("Page %u of %u"), page + 1, hut_paper_press_get_n_pages (self->press));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->shown_width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  ask (self);
}

void
hut_paper_sheet_set_fit (HutPaperSheet *self, HutSheetFit fit)
{
  g_return_if_fail (HUT_IS_PAPER_SHEET (self));

  self->fit = fit;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

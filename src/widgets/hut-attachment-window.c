/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Attachments large. A picture is fitted into the window until a scale is chosen; then it scrolls,
 * and is drawn about by the pointer. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-attachment-window.h"

#include "widgets/hut-attachment-copy.h"
#include "widgets/hut-attachment-images.h"
#include "widgets/hut-attachment-words.h"
#include "widgets/hut-empty-page.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCALE_STEP 1.25
#define SCALE_MIN 0.05
#define SCALE_MAX 8.0

struct _HutAttachmentWindow
{
  GtkWindow parent_instance;

  GtkWidget *name;
  GtkWidget *note;
  GtkWidget *zoom_box;
  GtkWidget *scale;
  GtkWidget *stack;
  GtkWidget *waiting;
  GtkWidget *scrolled;
  GtkWidget *picture;
  GtkWidget *words;

  HutAttachmentsView *view;
  GPtrArray *records; /* HutRecord */
  guint at;
  GdkTexture *texture; /* or NULL */
  GCancellable *cancellable;
  double zoom; /* 0: fitted */
  double drag_x;
  double drag_y;
};

G_DEFINE_FINAL_TYPE (HutAttachmentWindow, hut_attachment_window, GTK_TYPE_WINDOW)

static const HutRecord *
record_of (HutAttachmentWindow *self)
{
  return self->records->pdata[self->at];
}

/* ---- Zoom ---- */

/* The scale at which it stands fitted. A small picture is not blown up. */
static double
fitted_scale (HutAttachmentWindow *self)
{
  double width = gtk_widget_get_width (self->scrolled);
  double height = gtk_widget_get_height (self->scrolled);

  return MIN (1.0, MIN (width / gdk_texture_get_width (self->texture),
                        height / gdk_texture_get_height (self->texture)));
}

static void
apply_zoom (HutAttachmentWindow *self)
{
  gboolean fitted = self->zoom <= 0;
  double zoom = fitted ? 1.0 : self->zoom;
  g_autofree char *words =
      fitted ? g_strdup (_ ("Fitted")) : g_strdup_printf ("%d %%", (int)round (zoom * 100));
  int width = self->texture != NULL ? gdk_texture_get_width (self->texture) : 0;
  int height = self->texture != NULL ? gdk_texture_get_height (self->texture) : 0;

  gtk_picture_set_content_fit (GTK_PICTURE (self->picture),
                               fitted ? GTK_CONTENT_FIT_SCALE_DOWN : GTK_CONTENT_FIT_FILL);
  gtk_widget_set_halign (self->picture, fitted ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->picture, fitted ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->picture, fitted ? -1 : (int)(width * zoom),
                               fitted ? -1 : (int)(height * zoom));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  fitted ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  fitted ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_button_set_label (GTK_BUTTON (self->scale), words);
}

static void
zoom_by (HutAttachmentWindow *self, double factor)
{
  double from = self->zoom > 0 ? self->zoom : 0;

  if (self->texture == NULL)
    return;
  if (from == 0)
    from = fitted_scale (self);
  self->zoom = CLAMP (from * factor, SCALE_MIN, SCALE_MAX);
  apply_zoom (self);
}

static void
do_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentWindow *self = HUT_ATTACHMENT_WINDOW (widget);

  if (g_str_equal (name, "photo.zoom-in"))
    zoom_by (self, SCALE_STEP);
  else if (g_str_equal (name, "photo.zoom-out"))
    zoom_by (self, 1 / SCALE_STEP);
  else if (self->texture != NULL)
    {
      self->zoom = g_str_equal (name, "photo.fit") ? 0 : 1;
      apply_zoom (self);
    }
}

static gboolean
on_scroll (HutAttachmentWindow *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  zoom_by (self, pow (SCALE_STEP, -dy));
  return GDK_EVENT_STOP;
}

static GtkAdjustment *
adjustment_of (HutAttachmentWindow *self, GtkOrientation orientation)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrolled_window_get_hadjustment (scrolled)
                                                   : gtk_scrolled_window_get_vadjustment (scrolled);
}

static void
on_drag_begin (HutAttachmentWindow *self)
{
  self->drag_x = gtk_adjustment_get_value (adjustment_of (self, GTK_ORIENTATION_HORIZONTAL));
  self->drag_y = gtk_adjustment_get_value (adjustment_of (self, GTK_ORIENTATION_VERTICAL));
}

static void
on_drag_update (HutAttachmentWindow *self, double x, double y)
{
  gtk_adjustment_set_value (adjustment_of (self, GTK_ORIENTATION_HORIZONTAL), self->drag_x - x);
  gtk_adjustment_set_value (adjustment_of (self, GTK_ORIENTATION_VERTICAL), self->drag_y - y);
}

/* ---- What is shown ---- */

static void
set_texture (HutAttachmentWindow *self, GdkTexture *texture)
{
  g_set_object (&self->texture, texture);
  self->zoom = 0;
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture),
                                    gtk_label_get_label (GTK_LABEL (self->name)));
  gtk_widget_set_visible (self->zoom_box, texture != NULL);
  apply_zoom (self);
}

static void
show_words (HutAttachmentWindow *self, const char *icon, const char *title, const char *text)
{
  g_object_set (self->words, "icon-name", icon, "title", title, "text", text, NULL);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->words);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutAttachmentWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      hut_attachment_images_load_finish (HUT_ATTACHMENT_IMAGES (source), result, &error);
  g_autofree char *words = NULL;

  if (self->records == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    {
      set_texture (self, texture);
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scrolled);
      gtk_widget_grab_focus (self->scrolled);
      return;
    }
  words = hut_attachment_trouble_words (error);
  hut_empty_page_set_button (HUT_EMPTY_PAGE (self->words), "", "");
  show_words (self, "hut-photo-symbolic", words, _ ("What else is attached is not concerned."));
}

static void
show_content (HutAttachmentWindow *self)
{
  const HutRecord *record = record_of (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_texture (self, NULL);
  if (hut_attachment_is_photo (record))
    {
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->waiting);
      hut_attachment_images_load_async (
          hut_attachments_view_get_images (self->view), hut_record_get_text (record, "sha256"),
          HUT_ATTACHMENT_LARGE, self->cancellable, on_loaded, g_object_ref (self));
      return;
    }
  hut_empty_page_set_button (HUT_EMPTY_PAGE (self->words), _ ("Open in Another Program"),
                             "photo.open-elsewhere");
  show_words (self, "hut-paper-symbolic", gtk_label_get_label (GTK_LABEL (self->name)),
              _ ("Papers are shown by the program that this computer has for them."));
}

static void
show_at (HutAttachmentWindow *self, guint at)
{
  const HutRecord *record;
  g_autofree char *note = NULL;
  g_autofree char *place = NULL;
  const char *name;

  self->at = at;
  record = record_of (self);
  name = hut_record_get_text (record, "name");
  note = hut_attachment_note_words (record);
  place = g_strdup_printf ("%u / %u · %s", at + 1, self->records->len, note);
  gtk_label_set_label (GTK_LABEL (self->name), name != NULL ? name : _ ("Untitled"));
  gtk_label_set_label (GTK_LABEL (self->note), place);
  gtk_window_set_title (GTK_WINDOW (self), gtk_label_get_label (GTK_LABEL (self->name)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.previous", at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo.next", at + 1 < self->records->len);
  show_content (self);
}

/* ---- Actions ---- */

static void
do_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentWindow *self = HUT_ATTACHMENT_WINDOW (widget);

  if (g_str_equal (name, "photo.next") && self->at + 1 < self->records->len)
    show_at (self, self->at + 1);
  else if (g_str_equal (name, "photo.previous") && self->at > 0)
    show_at (self, self->at - 1);
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentWindow *self = HUT_ATTACHMENT_WINDOW (widget);

  hut_attachment_save_copy (widget, self->view, record_of (self));
}

static void
do_open_elsewhere (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAttachmentWindow *self = HUT_ATTACHMENT_WINDOW (widget);

  hut_attachment_open_elsewhere (widget, self->view, record_of (self));
}

/* ---- The object ---- */

static void
hut_attachment_window_dispose (GObject *object)
{
  HutAttachmentWindow *self = HUT_ATTACHMENT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_object (&self->view);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_attachment_window_parent_class)->dispose (object);
}

/* Before what has the focus takes them: arrows lead on as long as there is nothing to scroll. */
static gboolean
on_key (HutAttachmentWindow *self, guint key, guint code, GdkModifierType state)
{
  gboolean arrows = self->zoom <= 0;
  const char *action = NULL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Page_Up || (arrows && key == GDK_KEY_Left))
    action = "photo.previous";
  else if (key == GDK_KEY_Page_Down || (arrows && key == GDK_KEY_Right))
    action = "photo.next";
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, 0, "photo.zoom-in" },   { GDK_KEY_equal, 0, "photo.zoom-in" },
    { GDK_KEY_KP_Add, 0, "photo.zoom-in" }, { GDK_KEY_minus, 0, "photo.zoom-out" },
    { GDK_KEY_0, 0, "photo.fit" },          { GDK_KEY_KP_Subtract, 0, "photo.zoom-out" },
    { GDK_KEY_1, 0, "photo.full" },         { GDK_KEY_s, GDK_CONTROL_MASK, "photo.save" },
    { GDK_KEY_Escape, 0, "window.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
hut_attachment_window_class_init (HutAttachmentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_attachment_window_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_install_action (widget_class, "photo.previous", NULL, do_step);
  gtk_widget_class_install_action (widget_class, "photo.next", NULL, do_step);
  gtk_widget_class_install_action (widget_class, "photo.zoom-in", NULL, do_zoom);
  gtk_widget_class_install_action (widget_class, "photo.zoom-out", NULL, do_zoom);
  gtk_widget_class_install_action (widget_class, "photo.fit", NULL, do_zoom);
  gtk_widget_class_install_action (widget_class, "photo.full", NULL, do_zoom);
  gtk_widget_class_install_action (widget_class, "photo.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "photo.open-elsewhere", NULL, do_open_elsewhere);
  install_keys (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/widgets/hut-attachment-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, name);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, note);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, scale);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, HutAttachmentWindow, words);
}

static void
hut_attachment_window_init (HutAttachmentWindow *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrolled, scroll);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrolled, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
hut_attachment_window_new (GtkWindow *parent, HutAttachmentsView *view, guint at)
{
  HutAttachmentWindow *self =
      g_object_new (HUT_TYPE_ATTACHMENT_WINDOW, "transient-for", parent, NULL);
  GPtrArray *records = hut_attachments_view_get_records (view);

  self->view = g_object_ref (view);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->records, hut_record_copy (records->pdata[i]));
  show_at (self, at);
  return GTK_WIDGET (self);
}

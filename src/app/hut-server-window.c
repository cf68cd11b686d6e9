/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Signing in. The password is given to sync and kept nowhere. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-server-window.h"

#include "app/hut-app-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutServerWindow
{
  GtkWindow parent_instance;
  GtkLabel *standing;
  GtkEditable *url;
  GtkEditable *user;
  GtkEditable *password;
  GtkLabel *problem;
  GtkWidget *sign_out;
  GtkWidget *sign_in;
  GtkSpinner *spinner;
  HutDesk *desk;
  GCancellable *cancellable; /* while signing in */
};

G_DEFINE_FINAL_TYPE (HutServerWindow, hut_server_window, GTK_TYPE_WINDOW)

static void
show_problem (HutServerWindow *self, const char *words)
{
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
show_standing (HutServerWindow *self)
{
  HutSync *sync = hut_desk_get_sync (self->desk);
  const char *account = hut_sync_get_account (sync);
  g_autofree char *words = NULL;

  if (account != NULL)
    words =
        g_strdup_printf (_ ("Signed in as %s. Changes go to the server by themselves."), account);
  else
    words = g_strdup (_ ("Not signed in. Everything stays on this computer until somebody signs "
                         "in; what was entered meanwhile is sent then."));
  gtk_label_set_label (self->standing, words);
  gtk_widget_set_visible (self->sign_out, account != NULL);
}

static void
on_changed (HutServerWindow *self)
{
  gtk_widget_set_sensitive (self->sign_in, self->cancellable == NULL &&
                                               *gtk_editable_get_text (self->url) != '\0' &&
                                               *gtk_editable_get_text (self->user) != '\0' &&
                                               *gtk_editable_get_text (self->password) != '\0');
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutServerWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean signed_in = hut_sync_sign_in_finish (HUT_SYNC (source), result, &error);

  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (signed_in)
    hut_sync_start (HUT_SYNC (source));
  if (self->desk == NULL) /* closed meanwhile */
    return;
  on_changed (self);
  if (signed_in)
    gtk_window_close (GTK_WINDOW (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *words = hut_app_words_error (error);

      g_info ("cannot sign in: %s", error->message);
      show_problem (self, words);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
    }
}

static void
on_sign_in (HutServerWindow *self)
{
  g_autofree char *url = g_strstrip (g_strdup (gtk_editable_get_text (self->url)));
  g_autofree char *user = g_strstrip (g_strdup (gtk_editable_get_text (self->user)));

  if (!gtk_widget_get_sensitive (self->sign_in))
    return;
  show_problem (self, NULL);
  if (g_strcmp0 (url, hut_sync_get_url (hut_desk_get_sync (self->desk))) != 0)
    hut_desk_set_server (self->desk, url);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  on_changed (self);
  hut_sync_sign_in_async (hut_desk_get_sync (self->desk), user,
                          gtk_editable_get_text (self->password), self->cancellable, on_signed_in,
                          g_object_ref (self));
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutServerWindow) self = data;

  hut_sync_sign_out_finish (HUT_SYNC (source), result, NULL);
  gtk_widget_set_sensitive (self->sign_out, TRUE);
  if (self->desk != NULL && hut_desk_get_sync (self->desk) != NULL)
    show_standing (self);
}

static void
on_sign_out (HutServerWindow *self)
{
  gtk_widget_set_sensitive (self->sign_out, FALSE);
  hut_sync_sign_out_async (hut_desk_get_sync (self->desk), on_signed_out, g_object_ref (self));
}

static void
hut_server_window_dispose (GObject *object)
{
  HutServerWindow *self = HUT_SERVER_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (hut_server_window_parent_class)->dispose (object);
}

static void
hut_server_window_finalize (GObject *object)
{
  g_clear_object (&HUT_SERVER_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (hut_server_window_parent_class)->finalize (object);
}

static void
hut_server_window_class_init (HutServerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_server_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_server_window_finalize;
  g_type_ensure (HUT_TYPE_FORM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-server-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, standing);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, url);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, user);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, password);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, sign_out);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, sign_in);
  gtk_widget_class_bind_template_child (widget_class, HutServerWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_server_window_init (HutServerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_server_window_show (GtkWindow *parent, HutDesk *desk)
{
  HutServerWindow *self = g_object_new (HUT_TYPE_SERVER_WINDOW, "transient-for", parent, NULL);
  HutSync *sync = hut_desk_get_sync (desk);
  const char *url = hut_sync_get_url (sync);
  const char *account = hut_sync_get_account (sync);

  self->desk = g_object_ref (desk);
  gtk_editable_set_text (self->url, url != NULL ? url : "");
  gtk_editable_set_text (self->user, account != NULL ? account : "");
  show_standing (self);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (self));
}

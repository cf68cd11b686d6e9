/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a map source; see the header. Main thread; tiles, files and keys on a worker. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-source-form.h"

#include "app/hut-source-list.h"
#include "app/hut-source-trial.h"
#include "app/hut-source-words.h"
#include "store/hut-map-key.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutSourceForm
{
  GtkWindow parent_instance;
  HutCodeDropDown *kind;
  GtkEditable *name;
  GtkWidget *address_row;
  GtkEditable *address;
  GtkWidget *file_row;
  GtkLabel *file;
  GtkCheckButton *imagery;
  HutFormRow *key_row;
  GtkEditable *key;
  GtkWidget *grid; /* coordinate system and levels */
  HutCodeDropDown *coords;
  GtkWidget *zoom_row;
  GtkSpinButton *zoom;
  GtkEditable *attribution;
  GtkCheckButton *names;
  GtkCheckButton *unencrypted;
  GtkLabel *problem;
  GtkPicture *picture;
  GtkWidget *try_it;
  GtkSpinner *spinner;
  GtkWidget *save;

  HutSettings *settings;
  HutPoint place;
  char *id;
  HutTileKind shown_kind;
  gboolean key_edited; /* else the one that is kept holds */
  gboolean filling;
  GCancellable *cancellable; /* of a trial */
};

G_DEFINE_FINAL_TYPE (HutSourceForm, hut_source_form, GTK_TYPE_WINDOW)

static const HutFileKind FILES[] = {
  { N_ ("Files of tiles"), "*.mbtiles" },
  { NULL, NULL },
};

/* ---- what is filled in ---- */

static HutTileKind
get_kind (HutSourceForm *self)
{
  const char *code = hut_code_drop_down_get_code (self->kind);

  return code != NULL ? (HutTileKind)g_ascii_strtoull (code, NULL, 10) : HUT_TILE_XYZ;
}

static void
take_text (char **text, GtkEditable *entry)
{
  g_free (*text);
  *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static HutTileSource *
read_form (HutSourceForm *self)
{
  HutTileSource *source = hut_tile_source_new (get_kind (self));

  g_free (source->id);
  source->id = g_strdup (self->id);
  take_text (&source->name, self->name);
  take_text (&source->attribution, self->attribution);
  if (source->kind == HUT_TILE_MBTILES)
    {
      g_free (source->address);
      source->address = g_strdup (gtk_label_get_label (self->file));
    }
  else
    take_text (&source->address, self->address);
  source->imagery =
      source->kind == HUT_TILE_TIANDITU && gtk_check_button_get_active (self->imagery);
  if (source->kind == HUT_TILE_XYZ)
    source->max_zoom = (guint)gtk_spin_button_get_value_as_int (self->zoom);
  if (source->kind != HUT_TILE_TIANDITU)
    hut_coords_parse (hut_code_drop_down_get_code (self->coords), &source->coords);
  source->names = gtk_check_button_get_active (self->names);
  source->unencrypted = gtk_check_button_get_active (self->unencrypted);
  return source;
}

static void
tell (HutSourceForm *self, const char *words, const char *style)
{
  static const char *const STYLES[] = { "overdue", "good" };

  for (guint i = 0; i < G_N_ELEMENTS (STYLES); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), STYLES[i]);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->problem), style);
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), FALSE);
}

static void
tell_error (HutSourceForm *self, const GError *error, const char *name)
{
  g_autofree char *words = hut_source_words_error (error, name);

  if (g_error_matches (error, HUT_TILE_SOURCE_ERROR, HUT_TILE_SOURCE_ERROR_UNENCRYPTED))
    gtk_widget_set_visible (GTK_WIDGET (self->unencrypted), TRUE);
  tell (self, words, "overdue");
}

/* What is filled in, if it is right; else says what is not. */
static HutTileSource *
read_checked (HutSourceForm *self)
{
  g_autoptr (HutTileSource) source = read_form (self);
  g_autoptr (GError) error = NULL;

  if (hut_tile_source_check (source, &error))
    return g_steal_pointer (&source);
  tell_error (self, error, source->name);
  return NULL;
}

/* ---- how it looks ---- */

static void
show_fields (HutSourceForm *self)
{
  HutTileKind kind = get_kind (self);

  gtk_widget_set_visible (self->address_row, kind != HUT_TILE_MBTILES);
  g_object_set (self->address_row, "label",
                kind == HUT_TILE_TIANDITU ? _ ("_Address of the service")
                                          : _ ("_Address of the tiles"),
                NULL);
  gtk_widget_set_visible (self->file_row, kind == HUT_TILE_MBTILES);
  gtk_widget_set_visible (GTK_WIDGET (self->imagery), kind == HUT_TILE_TIANDITU);
  gtk_widget_set_visible (GTK_WIDGET (self->key_row), kind != HUT_TILE_MBTILES);
  gtk_widget_set_visible (self->grid, kind != HUT_TILE_TIANDITU);
  gtk_widget_set_visible (self->zoom_row, kind == HUT_TILE_XYZ);
}

/* Its own name stands for Tianditu where nobody wrote another, and for no other kind. */
static void
show_tianditu (GtkEditable *entry, HutTileKind kind)
{
  const char *own = hut_source_words_kind (HUT_TILE_TIANDITU);
  const char *text = gtk_editable_get_text (entry);

  if (kind == HUT_TILE_TIANDITU && *text == '\0')
    gtk_editable_set_text (entry, own);
  else if (kind != HUT_TILE_TIANDITU && g_str_equal (text, own))
    gtk_editable_set_text (entry, "");
}

static void
on_edited (HutSourceForm *self)
{
  HutTileKind kind = get_kind (self);

  if (self->filling)
    return;
  tell (self, NULL, NULL);
  if (kind == self->shown_kind)
    return;

  /* another kind begins with what is usual for it */
  self->filling = TRUE;
  self->shown_kind = kind;
  if (kind != HUT_TILE_MBTILES)
    {
      g_autoptr (HutTileSource) usual = hut_tile_source_new (kind);

      gtk_editable_set_text (self->address, usual->address);
    }
  show_tianditu (self->name, kind);
  show_tianditu (self->attribution, kind);
  show_fields (self);
  self->filling = FALSE;
}

static void
on_key_edited (HutSourceForm *self)
{
  if (self->filling)
    return;
  self->key_edited = TRUE;
  on_edited (self);
}

static void
on_file_chosen (const char *path, gpointer data)
{
  HutSourceForm *self = data;

  gtk_label_set_label (self->file, path);
  if (*gtk_editable_get_text (self->name) == '\0')
    {
      g_autofree char *name = g_path_get_basename (path);

      if (g_str_has_suffix (name, ".mbtiles"))
        name[strlen (name) - strlen (".mbtiles")] = '\0';
      gtk_editable_set_text (self->name, name);
    }
  on_edited (self);
}

static void
on_choose_file (HutSourceForm *self)
{
  hut_file_picker_open (GTK_WINDOW (self), _ ("Choose a file of tiles"), FILES, on_file_chosen,
                        self);
}

/* ---- trying ---- */

static void
set_trying (HutSourceForm *self, gboolean trying)
{
  gtk_spinner_set_spinning (self->spinner, trying);
  gtk_widget_set_sensitive (self->try_it, !trying);
}

static void
on_tried (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutSourceForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutSourceTrial) trial = hut_source_trial_finish (result, &error);
  g_autofree char *words = NULL;

  if (self->settings == NULL) /* closed meanwhile */
    return;
  g_clear_object (&self->cancellable);
  set_trying (self, FALSE);
  if (trial == NULL)
    {
      tell_error (self, error, gtk_editable_get_text (self->name));
      return;
    }
  words = g_strdup_printf (_ ("It works: a picture of %d × %d dots came after %u ms."),
                           gdk_texture_get_width (trial->texture),
                           gdk_texture_get_height (trial->texture), trial->milliseconds);
  tell (self, words, "good");
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (trial->texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
}

static void
on_try (HutSourceForm *self)
{
  g_autoptr (HutTileSource) source = read_checked (self);

  if (source == NULL)
    return;
  tell (self, NULL, NULL);
  set_trying (self, TRUE);
  self->cancellable = g_cancellable_new ();
  hut_source_trial_run (source, self->key_edited ? gtk_editable_get_text (self->key) : NULL,
                        self->place, self->cancellable, on_tried, g_object_ref (self));
}

/* ---- saving ---- */

typedef struct
{
  HutTileSource *source;
  char *key;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  hut_tile_source_unref (saving->source);
  g_free (saving->key);
  g_free (saving);
}

static void
put_key_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  GError *error = NULL;

  if (hut_map_key_put (saving->source->id, saving->source->name, saving->key, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finish_saving (HutSourceForm *self, const HutTileSource *source)
{
  hut_source_list_put (self->settings, source);
  g_object_set (self->settings, "map-source", source->id, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_key_put (GObject *object, GAsyncResult *result, gpointer data)
{
  HutSourceForm *self = HUT_SOURCE_FORM (object);
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->settings == NULL) /* closed meanwhile */
    return;
  gtk_widget_set_sensitive (self->save, TRUE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      finish_saving (self, saving->source);
      return;
    }
  g_message ("The key of a map source was not kept: %s", error->message);
  tell (self, _ ("The key could not be kept. Check the disk's room and rights."), "overdue");
}

static void
on_save (HutSourceForm *self)
{
  g_autoptr (HutTileSource) source = read_checked (self);
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  if (source == NULL)
    return;
  if (!self->key_edited)
    {
      finish_saving (self, source);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->source = g_steal_pointer (&source);
  saving->key = g_strstrip (g_strdup (gtk_editable_get_text (self->key)));
  gtk_widget_set_sensitive (self->save, FALSE);
  task = g_task_new (self, NULL, on_key_put, NULL);
  g_task_set_task_data (task, saving, free_saving);
  g_task_run_in_thread (task, put_key_in_thread);
}

/* ---- making ---- */

static void
hut_source_form_dispose (GObject *object)
{
  HutSourceForm *self = HUT_SOURCE_FORM (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (hut_source_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, kind);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, name);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, address_row);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, address);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, file_row);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, file);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, imagery);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, key_row);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, key);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, grid);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, coords);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, zoom_row);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, zoom);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, attribution);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, names);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, unencrypted);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, problem);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, picture);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, try_it);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, HutSourceForm, save);
}

static void
hut_source_form_class_init (HutSourceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_source_form_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-source-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_key_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_file);
  gtk_widget_class_bind_template_callback (widget_class, on_try);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_source_form_init (HutSourceForm *self)
{
  char code[16];

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  for (guint i = HUT_TILE_XYZ; i <= HUT_TILE_MBTILES; i++)
    {
      g_snprintf (code, sizeof code, "%u", i);
      hut_code_drop_down_add (self->kind, code, hut_source_words_kind (i));
    }
  hut_code_drop_down_add (self->coords, hut_coords_name (HUT_COORDS_WGS84), _ ("WGS-84, CGCS2000"));
  hut_code_drop_down_add (self->coords, hut_coords_name (HUT_COORDS_GCJ02), _ ("GCJ-02"));
}

static void
fill (HutSourceForm *self, const HutTileSource *source)
{
  char code[16];

  g_snprintf (code, sizeof code, "%u", source->kind);
  hut_code_drop_down_set_code (self->kind, code);
  self->shown_kind = source->kind;
  gtk_editable_set_text (self->name, source->name);
  gtk_editable_set_text (self->address, source->kind == HUT_TILE_MBTILES ? "" : source->address);
  gtk_label_set_label (self->file, source->kind == HUT_TILE_MBTILES ? source->address : "");
  gtk_check_button_set_active (self->imagery, source->imagery);
  hut_code_drop_down_set_code (self->coords, hut_coords_name (source->coords));
  gtk_spin_button_set_value (self->zoom, source->max_zoom);
  gtk_editable_set_text (self->attribution, source->attribution);
  gtk_check_button_set_active (self->names, source->names);
  gtk_check_button_set_active (self->unencrypted, source->unencrypted);
  gtk_widget_set_visible (GTK_WIDGET (self->unencrypted), source->unencrypted);
  show_fields (self);
  self->filling = FALSE;
}

void
hut_source_form_show (GtkWindow *parent, HutSettings *settings, const HutTileSource *source,
                      HutPoint place)
{
  HutSourceForm *self = g_object_new (HUT_TYPE_SOURCE_FORM, "transient-for", parent, NULL);
  g_autoptr (HutTileSource) fresh = hut_tile_source_new (HUT_TILE_TIANDITU);

  self->settings = g_object_ref (settings);
  self->place = place;
  self->id = g_strdup (source != NULL ? source->id : fresh->id);
  if (source == NULL)
    {
      g_free (fresh->name);
      fresh->name = g_strdup (hut_source_words_kind (HUT_TILE_TIANDITU));
      g_free (fresh->attribution);
      fresh->attribution = g_strdup (hut_source_words_kind (HUT_TILE_TIANDITU));
    }
  else if (hut_tile_source_needs_key (source))
    g_object_set (self->key, "placeholder-text", _ ("The key that is kept"), NULL);
  fill (self, source != NULL ? source : fresh);
  gtk_window_present (GTK_WINDOW (self));
}

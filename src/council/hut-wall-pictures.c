/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loading of pictures for the wall, one topic after the other. Main thread; reading, decoding and
 * painting are on the browser's worker. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-pictures.h"

#include "council/hut-wall-map.h"
#include "exchange/hut-media-type.h"
#include "store/hut-blobs.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-photo.h"

#define SIDE 1600 /* of a photograph, which is never wider than a wall */
#define KEPT 4    /* topics */

typedef struct
{
  HutUid topic;
  GListStore *pictures; /* NULL: on their way */
} Shelf;

struct _HutWallPictures
{
  GObject parent_instance;
  HutCaseBrowser *browser;
  char *map_path;
  GQueue shelves; /* Shelf, the newest first */
};

G_DEFINE_FINAL_TYPE (HutWallPictures, hut_wall_pictures, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_clear_object (&shelf->pictures);
  g_free (shelf);
}

static Shelf *
find (HutWallPictures *self, const HutUid *topic)
{
  for (GList *at = self->shelves.head; at != NULL; at = at->next)
    if (hut_uid_equal (&((Shelf *)at->data)->topic, topic))
      return at->data;
  return NULL;
}

/* ---- On the worker ---- */

typedef struct
{
  HutUid topic;
  gboolean has_place;
  HutPoint place;
  char *map_path;
  char *database;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->map_path);
  g_free (question->database);
  g_free (question);
}

/* A content that is not here yet or is damaged leaves a gap, no hole: the others are shown. */
static GdkTexture *
read_photo (const Question *question, const HutRecord *record)
{
  const HutMediaType *type = hut_media_type_find (hut_record_get_text (record, "media_type"));
  const char *name = hut_record_get_text (record, "sha256");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  if (type == NULL || type->class != HUT_MEDIA_PHOTO || name == NULL)
    return NULL;
  bytes = hut_blobs_read (question->database, name, &error);
  texture = bytes != NULL ? hut_photo_decode (bytes, SIDE, &error) : NULL;
  if (texture == NULL)
    g_info ("a photograph cannot be projected: %s", error->message);
  return texture;
}

static void
add (GListStore *pictures, HutWallPictureKind kind, GdkTexture *texture)
{
  g_autoptr (HutWallPicture) picture = hut_wall_picture_new (kind, GDK_PAINTABLE (texture));

  g_list_store_append (pictures, picture);
}

/* The first and the last of those that can be read. */
static GPtrArray *
read_photos (const Question *question, GPtrArray *records)
{
  GPtrArray *textures = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      GdkTexture *texture = read_photo (question, records->pdata[i]);

      if (texture != NULL)
        g_ptr_array_add (textures, texture);
      if (textures->len > 2)
        g_ptr_array_remove_index (textures, 1);
    }
  return textures;
}

static void
add_photos (GListStore *pictures, GPtrArray *textures)
{
  if (textures->len == 1)
    add (pictures, HUT_PICTURE_PHOTO, textures->pdata[0]);
  if (textures->len < 2)
    return;
  add (pictures, HUT_PICTURE_BEFORE, textures->pdata[0]);
  add (pictures, HUT_PICTURE_AFTER, textures->pdata[1]);
}

static void *
read_pictures (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (GPtrArray) records = hut_reader_topic_attachments (reader, &question->topic, error);
  g_autoptr (GPtrArray) textures = NULL;
  g_autoptr (GError) map_error = NULL;
  g_autoptr (GdkTexture) map = NULL;
  GListStore *pictures;

  if (records == NULL)
    return NULL;
  pictures = g_list_store_new (HUT_TYPE_WALL_PICTURE);
  textures = read_photos (question, records);
  if (question->has_place && question->map_path != NULL)
    map = hut_wall_map_paint (question->map_path, question->place, textures->len, &map_error);
  if (map_error != NULL)
    g_info ("the map cannot be projected: %s", map_error->message);
  if (map != NULL)
    add (pictures, HUT_PICTURE_MAP, map);
  add_photos (pictures, textures);
  return pictures;
}

/* ---- On the main thread ---- */

typedef struct
{
  HutWallPictures *pictures; /* a reference */
  HutUid topic;
} Going;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Going *going = data;
  g_autoptr (HutWallPictures) self = going->pictures;
  g_autoptr (GError) error = NULL;
  GListStore *pictures = hut_case_query_read_finish (result, &error);
  Shelf *shelf = find (self, &going->topic);

  g_free (going);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("the pictures of a topic cannot be read: %s", error->message);
  if (shelf == NULL || pictures == NULL)
    {
      g_clear_object (&pictures);
      return;
    }
  g_clear_object (&shelf->pictures);
  shelf->pictures = pictures;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hut_wall_pictures_load (HutWallPictures *self, const HutScreen *screen)
{
  Question *question;
  Going *going;
  Shelf *shelf;

  g_return_if_fail (HUT_IS_WALL_PICTURES (self));

  if (find (self, &screen->subject) != NULL)
    return;
  shelf = g_new0 (Shelf, 1);
  shelf->topic = screen->subject;
  g_queue_push_head (&self->shelves, shelf);
  if (self->shelves.length > KEPT)
    shelf_free (g_queue_pop_tail (&self->shelves));
  question = g_new0 (Question, 1);
  *question =
      (Question){ screen->subject, screen->has_place, screen->place, g_strdup (self->map_path),
                  g_strdup (hut_store_get_path (hut_case_browser_get_store (self->browser))) };
  going = g_new (Going, 1);
  *going = (Going){ g_object_ref (self), screen->subject };
  hut_case_browser_read (self->browser, read_pictures, question, question_free, g_object_unref,
                         NULL, on_read, going);
}

void
hut_wall_pictures_forget (HutWallPictures *self)
{
  g_return_if_fail (HUT_IS_WALL_PICTURES (self));

  g_queue_clear_full (&self->shelves, shelf_free);
}

GListModel *
hut_wall_pictures_peek (HutWallPictures *self, const HutUid *topic)
{
  Shelf *shelf;

  g_return_val_if_fail (HUT_IS_WALL_PICTURES (self), NULL);

  shelf = find (self, topic);
  return shelf != NULL && shelf->pictures != NULL ? G_LIST_MODEL (shelf->pictures) : NULL;
}

static void
hut_wall_pictures_dispose (GObject *object)
{
  HutWallPictures *self = HUT_WALL_PICTURES (object);

  g_queue_clear_full (&self->shelves, shelf_free);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->map_path, g_free);
  G_OBJECT_CLASS (hut_wall_pictures_parent_class)->dispose (object);
}

static void
hut_wall_pictures_class_init (HutWallPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_wall_pictures_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_wall_pictures_init (HutWallPictures *self)
{
  g_queue_init (&self->shelves);
}

HutWallPictures *
hut_wall_pictures_new (HutCaseBrowser *browser, const char *map_path)
{
  HutWallPictures *self = g_object_new (HUT_TYPE_WALL_PICTURES, NULL);

  self->browser = g_object_ref (browser);
  self->map_path = g_strdup (map_path);
  return self;
}

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
#define MOST 2    /* photographs beside each other */

typedef struct
{
  HutUid topic;
  gboolean has_place; /* as they were asked for last */
  HutPoint place;
  guint serial; /* of that question: an older answer is dropped */
  gboolean stale;
  GListStore *pictures; /* NULL: on their way; while newer ones are, those of before */
} Shelf;

struct _HutWallPictures
{
  GObject parent_instance;
  HutCaseBrowser *browser;
  GSignalGroup *signals;
  char *map_path;
  GQueue shelves; /* Shelf, the newest first */
  guint serial;   /* of the last question */
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

/* The first of @records that shows what @moment says (NULL: neither before nor after) and can be
 * read, at @from or behind it; @from is moved behind it. Of what is after, the last. */
static GdkTexture *
next_photo (const Question *question, GPtrArray *records, const char *moment, guint *from)
{
  gboolean backwards = g_strcmp0 (moment, "after") == 0;

  while (*from < records->len)
    {
      guint at = backwards ? records->len - 1 - *from : *from;
      GdkTexture *texture = NULL;

      (*from)++;
      if (g_strcmp0 (hut_record_get_text (records->pdata[at], "moment"), moment) == 0)
        texture = read_photo (question, records->pdata[at]);
      if (texture != NULL)
        return texture;
    }
  return NULL;
}

/* What was before and what is after, and in the room that is left what says neither. */
static void
add_photos (GListStore *pictures, const Question *question, GPtrArray *records)
{
  guint from = 0;
  g_autoptr (GdkTexture) before = next_photo (question, records, "before", &from);
  g_autoptr (GdkTexture) after = (from = 0, next_photo (question, records, "after", &from));
  guint room = MOST - (before != NULL) - (after != NULL);

  if (before != NULL)
    add (pictures, HUT_PICTURE_BEFORE, before);
  for (from = 0; room > 0; room--)
    {
      g_autoptr (GdkTexture) plain = next_photo (question, records, NULL, &from);

      if (plain != NULL)
        add (pictures, HUT_PICTURE_PHOTO, plain);
    }
  if (after != NULL)
    add (pictures, HUT_PICTURE_AFTER, after);
}

/* The map stands before the photographs, and is made to stand beside so many. */
static void
add_map (GListStore *pictures, const Question *question)
{
  guint n_photos = g_list_model_get_n_items (G_LIST_MODEL (pictures));
  g_autoptr (HutWallPicture) picture = NULL;
  g_autoptr (GdkTexture) map = NULL;
  g_autoptr (GError) error = NULL;

  if (!question->has_place || question->map_path == NULL)
    return;
  map = hut_wall_map_paint (question->map_path, question->place, n_photos, &error);
  if (map == NULL)
    {
      g_info ("the map cannot be projected: %s", error->message);
      return;
    }
  picture = hut_wall_picture_new (HUT_PICTURE_MAP, GDK_PAINTABLE (map));
  g_list_store_insert (pictures, 0, picture);
}

static void *
read_pictures (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (GPtrArray) records = hut_reader_topic_attachments (reader, &question->topic, error);
  GListStore *pictures;

  if (records == NULL)
    return NULL;
  pictures = g_list_store_new (HUT_TYPE_WALL_PICTURE);
  add_photos (pictures, question, records);
  add_map (pictures, question);
  return pictures;
}

/* ---- On the main thread ---- */

typedef struct
{
  HutWallPictures *pictures; /* a reference */
  HutUid topic;
  guint serial;
} Going;

/* What could not be read is shown no longer: it may be what nobody may see any more. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Going *going = data;
  g_autoptr (HutWallPictures) self = going->pictures;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) pictures = hut_case_query_read_finish (result, &error);
  Shelf *shelf = find (self, &going->topic);
  gboolean asked = shelf != NULL && shelf->serial == going->serial;

  g_free (going);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("the pictures of a topic cannot be read: %s", error->message);
  if (!asked)
    return;
  g_set_object (&shelf->pictures, pictures);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_asked (const Shelf *shelf, const HutScreen *screen)
{
  return shelf != NULL && !shelf->stale && shelf->has_place == screen->has_place &&
         (!screen->has_place ||
          (shelf->place.lon == screen->place.lon && shelf->place.lat == screen->place.lat));
}

/* The one of @topic, made where there is none. */
static Shelf *
take_shelf (HutWallPictures *self, const HutUid *topic)
{
  Shelf *shelf = find (self, topic);

  if (shelf != NULL)
    return shelf;
  shelf = g_new0 (Shelf, 1);
  shelf->topic = *topic;
  g_queue_push_head (&self->shelves, shelf);
  if (self->shelves.length > KEPT)
    shelf_free (g_queue_pop_tail (&self->shelves));
  return shelf;
}

void
hut_wall_pictures_load (HutWallPictures *self, const HutScreen *screen)
{
  Question *question;
  Going *going;
  Shelf *shelf;

  g_return_if_fail (HUT_IS_WALL_PICTURES (self));

  if (is_asked (find (self, &screen->subject), screen))
    return;
  shelf = take_shelf (self, &screen->subject);
  shelf->has_place = screen->has_place;
  shelf->place = screen->place;
  shelf->serial = ++self->serial;
  shelf->stale = FALSE;
  question = g_new0 (Question, 1);
  *question =
      (Question){ screen->subject, screen->has_place, screen->place, g_strdup (self->map_path),
                  g_strdup (hut_store_get_path (hut_case_browser_get_store (self->browser))) };
  going = g_new (Going, 1);
  *going = (Going){ g_object_ref (self), screen->subject, shelf->serial };
  hut_case_browser_read (self->browser, read_pictures, question, question_free, g_object_unref,
                         NULL, on_read, going);
}

/* Of which topic it was is not worth asking: they are read anew when they are asked for next. */
static void
on_changed (HutWallPictures *self, HutChangeSet *changes)
{
  if (!hut_change_set_has_kind (changes, &hut_kind_attachment))
    return;
  for (GList *at = self->shelves.head; at != NULL; at = at->next)
    ((Shelf *)at->data)->stale = TRUE;
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
  g_clear_object (&self->signals);
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
  self->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
}

HutWallPictures *
hut_wall_pictures_new (HutCaseBrowser *browser, const char *map_path)
{
  HutWallPictures *self = g_object_new (HUT_TYPE_WALL_PICTURES, NULL);

  self->browser = g_object_ref (browser);
  self->map_path = g_strdup (map_path);
  g_signal_group_set_target (self->signals, browser);
  return self;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The points of the cases on the map; see the header. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-points.h"

#include "mapview/hut-map-view.h"

struct _HutMapPoints
{
  GObject parent_instance;
  HutPointSet *set;
  GCancellable *cancellable; /* of those that are being made */
  GPtrArray *waiting;        /* HutCaseEdit: of those, to be changed when they are there */
};

enum
{
  MADE,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutMapPoints, hut_map_points, G_TYPE_OBJECT)

#define NO_PLACE G_MININT32 /* in the marks of a set */

/* HutStanding and HutPin have the same order of urgency. */
G_STATIC_ASSERT ((int)HUT_STANDING_OVERDUE == (int)HUT_PIN_OVERDUE);
G_STATIC_ASSERT ((int)HUT_STANDING_SOON == (int)HUT_PIN_SOON);
G_STATIC_ASSERT ((int)HUT_STANDING_AT_WORK == (int)HUT_PIN_AT_WORK);
G_STATIC_ASSERT ((int)HUT_STANDING_DONE == (int)HUT_PIN_DONE);

/* A rowid is an id as long as it is one of 32 bits: for four thousand million cases. */
static gboolean
is_on_map (const HutCaseMark *mark)
{
  return mark->place.lon != NO_PLACE && mark->rowid > 0 && mark->rowid < HUT_MAP_VIEW_NONE;
}

/* The worker's part: those of the set that have a place. */
static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const HutCaseSet *set = data;
  g_autofree HutPoint *points = g_new (HutPoint, MAX (set->n_placed, 1));
  g_autofree guint8 *pins = g_new (guint8, MAX (set->n_placed, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (set->n_placed, 1));
  guint n = 0;

  for (guint i = 0; i < set->n_marks && n < set->n_placed; i++)
    {
      if (!is_on_map (&set->marks[i]))
        continue;
      points[n] = set->marks[i].place;
      pins[n] = set->marks[i].standing;
      ids[n++] = (guint32)set->marks[i].rowid;
    }
  g_task_return_pointer (task, hut_point_set_new (points, pins, ids, n),
                         (GDestroyNotify)hut_point_set_unref);
}

static void
change_point (HutPointSet *points, const HutCaseMark *before, const HutCaseMark *after)
{
  gboolean was = is_on_map (before), is = is_on_map (after);

  if (was && is && before->place.lon == after->place.lon && before->place.lat == after->place.lat)
    {
      hut_point_set_set_pin (points, (guint32)after->rowid, after->place, after->standing);
      return;
    }
  if (was)
    hut_point_set_remove (points, (guint32)before->rowid, before->place);
  if (is)
    hut_point_set_add (points, (guint32)after->rowid, after->place, after->standing);
}

static void
change_points (HutPointSet *points, const HutCaseEdit *edit)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const HutCaseMarkChange *change = &g_array_index (edit->changes, HutCaseMarkChange, i);

      change_point (points, &change->before, &change->after);
    }
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  HutMapPoints *self = HUT_MAP_POINTS (source);
  HutPointSet *points = g_task_propagate_pointer (G_TASK (result), NULL);

  if (points == NULL) /* cancelled */
    return;
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->waiting->len; i++)
    change_points (points, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
  g_clear_pointer (&self->set, hut_point_set_unref);
  self->set = points;
  g_signal_emit (self, signals[MADE], 0);
}

static void
give_up (HutMapPoints *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->waiting, 0);
}

static void
make (HutMapPoints *self, HutCaseSet *set)
{
  g_autoptr (GTask) task = NULL;

  give_up (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_made, NULL);
  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, hut_case_set_ref (set), (GDestroyNotify)hut_case_set_unref);
  g_task_run_in_thread (task, make_in_thread);
}

static void
hut_map_points_dispose (GObject *object)
{
  give_up (HUT_MAP_POINTS (object));
  G_OBJECT_CLASS (hut_map_points_parent_class)->dispose (object);
}

static void
hut_map_points_finalize (GObject *object)
{
  HutMapPoints *self = HUT_MAP_POINTS (object);

  g_clear_pointer (&self->set, hut_point_set_unref);
  g_ptr_array_unref (self->waiting);
  G_OBJECT_CLASS (hut_map_points_parent_class)->finalize (object);
}

static void
hut_map_points_class_init (HutMapPointsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_map_points_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_map_points_finalize;
  signals[MADE] = g_signal_new ("made", HUT_TYPE_MAP_POINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_MAP_POINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hut_map_points_init (HutMapPoints *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_edit_unref);
}

HutMapPoints *
hut_map_points_new (void)
{
  return g_object_new (HUT_TYPE_MAP_POINTS, NULL);
}

void
hut_map_points_follow (HutMapPoints *self, HutCaseSet *set, HutCaseEdit *edit)
{
  if (set == NULL)
    {
      give_up (self);
      g_clear_pointer (&self->set, hut_point_set_unref);
    }
  else if (edit == NULL || edit->whole || (self->set == NULL && self->cancellable == NULL))
    make (self, set);
  else if (edit->changes->len == 0)
    return;
  else if (self->cancellable != NULL)
    g_ptr_array_add (self->waiting, hut_case_edit_ref (edit));
  else
    {
      change_points (self->set, edit);
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

HutPointSet *
hut_map_points_get_set (HutMapPoints *self)
{
  return self->set;
}

gboolean
hut_map_points_is_busy (HutMapPoints *self)
{
  return self->cancellable != NULL;
}

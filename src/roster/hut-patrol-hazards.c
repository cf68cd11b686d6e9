/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hazards of a grid. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-hazards.h"

#include "base/hut-json.h"
#include "roster/hut-lane-words.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-wrap-layout.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPatrolHazards
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GHashTable *choices; /* char *: code -> HutCodeDropDown, of the box */
};

G_DEFINE_FINAL_TYPE (HutPatrolHazards, hut_patrol_hazards, GTK_TYPE_WIDGET)

static void
set_all (HutPatrolHazards *self, const char *answer)
{
  GHashTableIter iter;
  gpointer choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, &choice))
    hut_code_drop_down_set_code (choice, answer);
}

static void
on_none_found (HutPatrolHazards *self)
{
  set_all (self, "yes");
}

static void
add_item (HutPatrolHazards *self, const HutChecklistItem *item, const char *answer)
{
  static const char *const answers[] = { "yes", "partly", "no" };
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choice = hut_code_drop_down_new ();
  GtkWidget *label = gtk_label_new (item->name);

  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (choice), NULL, C_ ("hazard", "(open)"));
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    hut_code_drop_down_add (HUT_CODE_DROP_DOWN (choice), answers[i],
                            hut_lane_answer_label (answers[i]));
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (choice), answer);
  hut_code_drop_down_set_name (HUT_CODE_DROP_DOWN (choice), item->name);
  gtk_widget_add_css_class (label, "hut-note");
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), choice);
  hut_wrap_box_append (HUT_WRAP_BOX (self->box), pair);
  g_hash_table_insert (self->choices, g_strdup (item->code), choice);
}

/* ---- The widget ---- */

static void
hut_patrol_hazards_dispose (GObject *object)
{
  g_clear_pointer (&HUT_PATROL_HAZARDS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_patrol_hazards_parent_class)->dispose (object);
}

static void
hut_patrol_hazards_finalize (GObject *object)
{
  g_hash_table_unref (HUT_PATROL_HAZARDS (object)->choices);
  G_OBJECT_CLASS (hut_patrol_hazards_parent_class)->finalize (object);
}

static void
hut_patrol_hazards_class_init (HutPatrolHazardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_patrol_hazards_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_patrol_hazards_finalize;
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_patrol_hazards_init (HutPatrolHazards *self)
{
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = g_object_new (HUT_TYPE_WRAP_BOX, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hazards looked for"), -1);
}

void
hut_patrol_hazards_set_list (HutPatrolHazards *self, const HutChecklist *list)
{
  g_autofree char *items = NULL;
  g_autoptr (JsonObject) kept = NULL;
  GtkWidget *none;

  g_return_if_fail (HUT_IS_PATROL_HAZARDS (self));

  items = hut_patrol_hazards_dup_items (self);
  kept = items != NULL ? hut_json_parse_object (items, -1, NULL) : NULL;
  hut_wrap_box_clear (HUT_WRAP_BOX (self->box));
  g_hash_table_remove_all (self->choices);
  if (list == NULL)
    return;
  none = gtk_button_new_with_mnemonic (_ ("_No Hazard Found"));
  g_signal_connect_object (none, "clicked", G_CALLBACK (on_none_found), self, G_CONNECT_SWAPPED);
  hut_wrap_box_append (HUT_WRAP_BOX (self->box), none);
  for (guint i = 0; i < list->noes->len; i++)
    {
      const HutChecklistItem *item = list->noes->pdata[i];

      add_item (self, item, kept != NULL ? hut_json_get_string (kept, item->code) : NULL);
    }
}

void
hut_patrol_hazards_clear (HutPatrolHazards *self)
{
  g_return_if_fail (HUT_IS_PATROL_HAZARDS (self));

  set_all (self, NULL);
}

char *
hut_patrol_hazards_dup_items (HutPatrolHazards *self)
{
  g_autoptr (JsonObject) answers = json_object_new ();
  GHashTableIter iter;
  gpointer code, choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &code, &choice))
    if (hut_code_drop_down_get_code (choice) != NULL)
      json_object_set_string_member (answers, code, hut_code_drop_down_get_code (choice));
  return json_object_get_size (answers) > 0 ? hut_json_print_object (answers) : NULL;
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of a finding. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-finding.h"

#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPatrolFinding
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkEditable *words;
  GtkEditable *result;
  HutCodeDropDown *item;
  HutCodeDropDown *route;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (HutPatrolFinding, hut_patrol_finding, GTK_TYPE_WIDGET)

enum
{
  NEXT,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_activate (HutPatrolFinding *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static void
on_remove (HutPatrolFinding *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* What goes elsewhere is not done on the spot. */
static void
on_route (HutPatrolFinding *self)
{
  gboolean near = g_strcmp0 (hut_code_drop_down_get_code (self->route), "near") == 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->result), near);
}

static gboolean
hut_patrol_finding_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_PATROL_FINDING (widget)->words));
}

static void
hut_patrol_finding_dispose (GObject *object)
{
  g_clear_pointer (&HUT_PATROL_FINDING (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_patrol_finding_parent_class)->dispose (object);
}

static void
hut_patrol_finding_class_init (HutPatrolFindingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrol_finding_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_patrol_finding_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[NEXT] =
      g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] =
      g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkEditable *
add_entry (HutPatrolFinding *self, const char *placeholder, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), entry);
  return GTK_EDITABLE (entry);
}

static HutCodeDropDown *
add_choice (HutPatrolFinding *self)
{
  GtkWidget *choice = hut_code_drop_down_new ();

  gtk_box_append (GTK_BOX (self->box), choice);
  return HUT_CODE_DROP_DOWN (choice);
}

static void
hut_patrol_finding_init (HutPatrolFinding *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->words = add_entry (self, _ ("What was found, and where"), 24);
  self->item = add_choice (self);
  self->route = add_choice (self);
  hut_code_drop_down_set_field (self->route, hut_kind_field (&hut_kind_finding, "route"), NULL);
  hut_code_drop_down_set_code (self->route, "near");
  self->result = add_entry (self, _ ("What was done on the spot"), 14);
  self->remove = gtk_button_new_from_icon_name ("hut-close-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->remove);
  g_signal_connect_object (self->route, "notify::code", G_CALLBACK (on_route), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_patrol_finding_new (void)
{
  return g_object_new (HUT_TYPE_PATROL_FINDING, NULL);
}

void
hut_patrol_finding_set_checklist (HutPatrolFinding *self, const HutChecklist *checklist)
{
  g_return_if_fail (HUT_IS_PATROL_FINDING (self));

  hut_code_drop_down_clear (self->item);
  hut_code_drop_down_add (self->item, NULL, _ ("(no item)"));
  for (guint i = 0; checklist != NULL && i < checklist->noes->len; i++)
    {
      const HutChecklistItem *item = checklist->noes->pdata[i];

      hut_code_drop_down_add (self->item, item->code, item->name);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->item), checklist != NULL);
}

/* Takes over @name. */
static void
name_entry (GtkEditable *entry, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static void
name_choice (HutCodeDropDown *choice, char *name)
{
  hut_code_drop_down_set_name (choice, name);
  g_free (name);
}

void
hut_patrol_finding_set_number (HutPatrolFinding *self, guint number)
{
  g_autofree char *remove = NULL;

  g_return_if_fail (HUT_IS_PATROL_FINDING (self));

  /* Translators: names of controls for who does not see them; %u is the number of a finding. */
  name_entry (self->words, g_strdup_printf (_ ("Finding %u: words"), number));
  name_entry (self->result, g_strdup_printf (_ ("Finding %u: what was done on the spot"), number));
  name_choice (self->item, g_strdup_printf (_ ("Finding %u: item of the check-list"), number));
  name_choice (self->route, g_strdup_printf (_ ("Finding %u: route"), number));
  remove = g_strdup_printf (_ ("Remove finding %u"), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
  gtk_widget_set_tooltip_text (self->remove, remove);
}

HutRecord *
hut_patrol_finding_dup (HutPatrolFinding *self)
{
  const HutUid fresh = hut_uid_new ();
  g_autofree char *words = NULL;
  g_autofree char *result = NULL;
  HutRecord *finding;

  g_return_val_if_fail (HUT_IS_PATROL_FINDING (self), NULL);

  words = hut_form_dup_text (self->words);
  if (words == NULL)
    return NULL;
  finding = hut_record_new (&hut_kind_finding, &fresh, NULL);
  hut_record_set_text (finding, "words", words);
  hut_record_set_text (finding, "item", hut_code_drop_down_get_code (self->item));
  hut_record_set_text (finding, "route", hut_code_drop_down_get_code (self->route));
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->result)))
    {
      result = hut_form_dup_text (self->result);
      hut_record_set_text (finding, "result", result);
    }
  return finding;
}

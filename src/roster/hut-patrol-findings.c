/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of what a patrol found. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-findings.h"

#include "roster/hut-patrol-finding.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPatrolFindings
{
  GtkWidget parent_instance;
  const HutChecklist *checklist; /* or NULL */
};

G_DEFINE_FINAL_TYPE (HutPatrolFindings, hut_patrol_findings, GTK_TYPE_WIDGET)

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
number_lines (HutPatrolFindings *self)
{
  guint n = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    hut_patrol_finding_set_number (HUT_PATROL_FINDING (line), ++n);
}

static void
on_next (HutPatrolFinding *line, HutPatrolFindings *self)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (line));
  g_autoptr (HutRecord) said = hut_patrol_finding_dup (line);

  if (said == NULL)
    g_signal_emit (self, signals[FINISHED], 0);
  else if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    hut_patrol_findings_add (self);
}

static void add_line (HutPatrolFindings *self);

static void
on_removed (HutPatrolFinding *line, HutPatrolFindings *self)
{
  GtkWidget *other;

  if (gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self))) == NULL)
    add_line (self);
  other = gtk_widget_get_next_sibling (GTK_WIDGET (line));
  if (other == NULL)
    other = gtk_widget_get_prev_sibling (GTK_WIDGET (line));
  /* What has the keyboard may not vanish. */
  gtk_widget_grab_focus (other);
  gtk_widget_unparent (GTK_WIDGET (line));
  number_lines (self);
}

static void
add_line (HutPatrolFindings *self)
{
  GtkWidget *line = hut_patrol_finding_new ();

  hut_patrol_finding_set_checklist (HUT_PATROL_FINDING (line), self->checklist);
  g_signal_connect_object (line, "next", G_CALLBACK (on_next), self, 0);
  g_signal_connect_object (line, "removed", G_CALLBACK (on_removed), self, 0);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  number_lines (self);
}

static gboolean
hut_patrol_findings_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_first_child (widget));
}

static void
remove_lines (HutPatrolFindings *self)
{
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (line);
}

static void
hut_patrol_findings_dispose (GObject *object)
{
  remove_lines (HUT_PATROL_FINDINGS (object));
  G_OBJECT_CLASS (hut_patrol_findings_parent_class)->dispose (object);
}

static void
hut_patrol_findings_class_init (HutPatrolFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_patrol_findings_dispose;
  widget_class->grab_focus = hut_patrol_findings_grab_focus;
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_patrol_findings_init (HutPatrolFindings *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found"), -1);
  add_line (self);
}

void
hut_patrol_findings_set_checklist (HutPatrolFindings *self, const HutChecklist *checklist)
{
  g_return_if_fail (HUT_IS_PATROL_FINDINGS (self));

  self->checklist = checklist;
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    hut_patrol_finding_set_checklist (HUT_PATROL_FINDING (line), checklist);
}

void
hut_patrol_findings_clear (HutPatrolFindings *self)
{
  g_return_if_fail (HUT_IS_PATROL_FINDINGS (self));

  remove_lines (self);
  add_line (self);
}

void
hut_patrol_findings_add (HutPatrolFindings *self)
{
  g_return_if_fail (HUT_IS_PATROL_FINDINGS (self));

  add_line (self);
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self)));
}

GPtrArray *
hut_patrol_findings_dup (HutPatrolFindings *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      HutRecord *said = hut_patrol_finding_dup (HUT_PATROL_FINDING (line));

      if (said != NULL)
        g_ptr_array_add (findings, said);
    }
  return findings;
}

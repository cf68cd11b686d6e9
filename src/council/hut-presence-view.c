/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Taking presence. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-presence-view.h"

#include "council/hut-meeting-lines.h"
#include "council/hut-member-entry.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"

#include <glib/gi18n-lib.h>

struct _HutPresenceView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *told;
  HutCodeDropDown *which;
  GtkWidget *taking;
  HutMemberEntry *entry;
  GtkCheckButton *proxy;
  HutLineList *list;
  const HutMeetingView *view;
  gboolean leads;
};

G_DEFINE_FINAL_TYPE (HutPresenceView, hut_presence_view, GTK_TYPE_WIDGET)

static void
show_list (HutPresenceView *self)
{
  const char *which = hut_code_drop_down_get_code (self->which);
  HutPresence presence = g_strcmp0 (which, "here") == 0     ? HUT_PRESENCE_HERE
                         : g_strcmp0 (which, "absent") == 0 ? HUT_PRESENCE_ABSENT
                                                            : HUT_PRESENCE_ALL;

  if (self->view != NULL)
    hut_line_list_set_lines (self->list,
                             hut_meeting_lines_members (self->view, presence, self->leads));
}

static void
on_which (HutPresenceView *self)
{
  show_list (self);
}

/* Who is here already is told so: by a second scan nobody leaves. */
static void
on_chosen (HutPresenceView *self, const char *id)
{
  gboolean proxy = gtk_check_button_get_active (self->proxy);

  gtk_check_button_set_active (self->proxy, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), proxy ? "presence.proxy" : "presence.arrive", "s",
                              id);
}

static void
on_missed (HutPresenceView *self, const char *text)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” is nobody, or more than one"), text);

  hut_presence_view_tell (self, words);
}

static void
hut_presence_view_dispose (GObject *object)
{
  HutPresenceView *self = HUT_PRESENCE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_presence_view_parent_class)->dispose (object);
}

static void
hut_presence_view_class_init (HutPresenceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_presence_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_MEMBER_ENTRY);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-presence-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, box);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, told);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, which);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, taking);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, entry);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, proxy);
  gtk_widget_class_bind_template_child (widget_class, HutPresenceView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_which);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_missed);
}

static void
hut_presence_view_init (HutPresenceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_add (self->which, NULL, C_ ("presence", "All"));
  hut_code_drop_down_add (self->which, "here", C_ ("presence", "Here"));
  hut_code_drop_down_add (self->which, "absent", C_ ("presence", "Absent"));
  hut_code_drop_down_set_name (self->which, _ ("Which members"));
  hut_member_entry_set_name (self->entry, _ ("Number, name or household; or scan a code"));
  hut_line_list_set_name (self->list, _ ("Members"));
}

void
hut_presence_view_set_view (HutPresenceView *self, const HutMeetingView *view, gboolean leads)
{
  self->view = view;
  self->leads = leads;
  hut_member_entry_set_view (self->entry, view);
  gtk_widget_set_sensitive (self->taking, leads);
  gtk_widget_set_visible (GTK_WIDGET (self->proxy),
                          view != NULL && view->rule != NULL && view->rule->proxy);
  show_list (self);
}

void
hut_presence_view_tell (HutPresenceView *self, const char *words)
{
  gtk_label_set_text (self->told, words != NULL ? words : "");
}

void
hut_presence_view_focus_entry (HutPresenceView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

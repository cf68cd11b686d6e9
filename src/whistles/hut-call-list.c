/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing departments by typing. Main thread; some dozens of departments. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-call-list.h"

#include "widgets/hut-count-clock.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 8
#define MINUTES_MAX (31 * 24 * 60)
#define STEP 5

struct _HutCallList
{
  GtkWidget parent_instance;
  HutSuggestEntry *entry;
  GtkWidget *rows;
  HutCaseBrowser *browser;
  GStrv taken;
  int minutes;
  const char *offered[MOST]; /* codes, of the browser's records */
  guint n_offered;
};

G_DEFINE_FINAL_TYPE (HutCallList, hut_call_list, GTK_TYPE_WIDGET)

static guint changed_signal;

void
hut_call_clear (HutCall *call)
{
  g_clear_pointer (&call->unit, g_free);
  g_clear_pointer (&call->task, g_free);
}

/* ---- One that was chosen ---- */

/* A row of the list, with what it holds. */
typedef struct
{
  char *unit;
  GtkSpinButton *minutes;
  GtkLabel *words; /* after the minutes */
  GtkEditable *task;
  int given; /* minutes that nobody changed */
} Row;

static void
row_free (gpointer data)
{
  g_free (((Row *)data)->unit);
  g_free (data);
}

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

static const char *
name_of (HutCallList *self, const char *unit)
{
  const char *name = hut_case_browser_unit_name (self->browser, unit);

  return name != NULL ? name : unit;
}

static void
on_remove (GtkButton *button, HutCallList *self)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "of");

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_box_remove (GTK_BOX (self->rows), row);
  gtk_widget_set_visible (self->rows, gtk_widget_get_first_child (self->rows) != NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
name_part (GtkWidget *part, const char *what, const char *unit)
{
  /* Translators: what a field of a list holds, and of whom. */
  g_autofree char *name = g_strdup_printf (C_ ("field", "%s, %s"), what, unit);

  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* From an hour on minutes say little. */
static void
on_minutes (GtkSpinButton *spin, gpointer data)
{
  const Row *row = data;
  int minutes = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *length =
      minutes >= 60 ? hut_count_words (HUT_COUNT_TO, minutes * HUT_TIME_MINUTE) : NULL;
  /* Translators: after a number of minutes; %s is the same in hours or days. */
  g_autofree char *words = length != NULL
                               ? g_strdup_printf (_ ("min (%s) to be on the spot"), length)
                               : g_strdup (_ ("min to be on the spot"));

  gtk_label_set_label (row->words, words);
}

static GtkWidget *
new_minutes (HutCallList *self, Row *row, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MINUTES_MAX, STEP);

  row->minutes = GTK_SPIN_BUTTON (spin);
  row->given = self->minutes;
  gtk_spin_button_set_snap_to_ticks (row->minutes, FALSE);
  gtk_spin_button_set_value (row->minutes, self->minutes);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  name_part (spin, _ ("Minutes to be on the spot"), name);
  row->words = GTK_LABEL (gtk_label_new (NULL));
  g_signal_connect (spin, "value-changed", G_CALLBACK (on_minutes), row);
  on_minutes (row->minutes, row);
  gtk_box_append (GTK_BOX (box), spin);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->words));
  return box;
}

static GtkWidget *
new_task (Row *row, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  row->task = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Its own part of the task, if any"));
  gtk_widget_set_hexpand (entry, TRUE);
  name_part (entry, _ ("Its own part of the task"), name);
  return entry;
}

static GtkWidget *
new_row (HutCallList *self, const char *unit)
{
  const char *name = name_of (self, unit);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("hut-close-symbolic");
  Row *held = g_new0 (Row, 1);

  held->unit = g_strdup (unit);
  gtk_widget_add_css_class (label, "hut-strong");
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Do not call it"));
  name_part (remove, _ ("Do not call it"), name);
  g_object_set_data (G_OBJECT (remove), "of", row);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), new_minutes (self, held, name));
  gtk_box_append (GTK_BOX (head), remove);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), new_task (held, name));
  gtk_widget_add_css_class (row, "hut-call");
  g_object_set_data_full (G_OBJECT (row), "row", held, row_free);
  return row;
}

/* ---- Finding ---- */

static gboolean
is_chosen (HutCallList *self, const char *unit)
{
  if (self->taken != NULL && g_strv_contains ((const char *const *)self->taken, unit))
    return TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (row_of (row)->unit, unit))
      return TRUE;
  return FALSE;
}

/* Whether the characters of @typed stand in @name in their order. */
static gboolean
spells (const char *name, const char *typed)
{
  for (; *typed != '\0'; typed = g_utf8_next_char (typed))
    {
      name = g_utf8_strchr (name, -1, g_utf8_get_char (typed));
      if (name == NULL)
        return FALSE;
      name = g_utf8_next_char (name);
    }
  return TRUE;
}

/* Adds to what is offered, up to MOST, those whose name holds @typed, or only spells it. */
static void
find (HutCallList *self, const char *typed, gboolean whole)
{
  GPtrArray *units = hut_case_browser_get_units (self->browser);

  for (guint i = 0; units != NULL && i < units->len && self->n_offered < MOST; i++)
    {
      const HutRecord *unit = units->pdata[i];
      const char *code = hut_record_get_text (unit, "code");
      const char *name = hut_record_get_text (unit, "name");
      g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

      if (unit->kind != &hut_kind_department || folded == NULL || is_chosen (self, code))
        continue;
      if (whole == (strstr (folded, typed) != NULL) && (whole || spells (folded, typed)))
        self->offered[self->n_offered++] = code;
    }
}

static void
offer (HutCallList *self)
{
  const char *names[MOST + 1] = { NULL };
  g_autofree char *text = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->entry)));
  g_autofree char *typed = g_utf8_casefold (text, -1);

  self->n_offered = 0;
  if (self->browser != NULL && *typed != '\0')
    {
      find (self, typed, TRUE);
      find (self, typed, FALSE);
    }
  for (guint i = 0; i < self->n_offered; i++)
    names[i] = name_of (self, self->offered[i]);
  hut_suggest_entry_set_suggestions (self->entry, names);
}

static void
on_typed (HutCallList *self)
{
  offer (self);
}

static void
on_chosen (HutCallList *self, guint index)
{
  if (index < self->n_offered)
    hut_call_list_add (self, self->offered[index]);
}

/* Enter takes what is offered first. */
static void
on_entered (HutCallList *self)
{
  offer (self);
  if (self->n_offered > 0)
    hut_call_list_add (self, self->offered[0]);
}

/* ---- The widget ---- */

static gboolean
hut_call_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_CALL_LIST (widget)->entry));
}

static void
hut_call_list_dispose (GObject *object)
{
  HutCallList *self = HUT_CALL_LIST (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->taken, g_strfreev);
  G_OBJECT_CLASS (hut_call_list_parent_class)->dispose (object);
}

static void
hut_call_list_class_init (HutCallListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_call_list_dispose;
  widget_class->grab_focus = hut_call_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_call_list_init (HutCallList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  hut_suggest_entry_set_name (self->entry, _ ("Department or company to call"));
  hut_suggest_entry_set_placeholder (self->entry, _ ("Type a part of its name, then Enter"));
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  self->rows = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                             "visible", FALSE, NULL);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_call_list_new (void)
{
  return g_object_new (HUT_TYPE_CALL_LIST, NULL);
}

static void
clear_rows (HutCallList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  gtk_widget_set_visible (self->rows, FALSE);
}

void
hut_call_list_set_browser (HutCallList *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_CALL_LIST (self));

  g_set_object (&self->browser, browser);
  self->n_offered = 0;
  hut_suggest_entry_set_text (self->entry, NULL);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
  clear_rows (self);
}

void
hut_call_list_set_minutes (HutCallList *self, int minutes)
{
  g_return_if_fail (HUT_IS_CALL_LIST (self));

  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      Row *row = row_of (widget);

      if (gtk_spin_button_get_value_as_int (row->minutes) != row->given)
        continue;
      row->given = minutes;
      gtk_spin_button_set_value (row->minutes, minutes);
    }
  self->minutes = minutes;
}

void
hut_call_list_set_taken (HutCallList *self, const char *const *units)
{
  g_strfreev (self->taken);
  self->taken = g_strdupv ((GStrv)units);
}

void
hut_call_list_add (HutCallList *self, const char *unit)
{
  g_return_if_fail (HUT_IS_CALL_LIST (self));

  if (self->browser == NULL || is_chosen (self, unit))
    return;
  gtk_box_append (GTK_BOX (self->rows), new_row (self, unit));
  gtk_widget_set_visible (self->rows, TRUE);
  self->n_offered = 0;
  hut_suggest_entry_set_text (self->entry, NULL);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
  g_signal_emit (self, changed_signal, 0);
}

GArray *
hut_call_list_get_calls (HutCallList *self)
{
  GArray *calls = g_array_new (FALSE, TRUE, sizeof (HutCall));

  g_array_set_clear_func (calls, (GDestroyNotify)hut_call_clear);
  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      const Row *row = row_of (widget);
      char *task = g_strstrip (g_strdup (gtk_editable_get_text (row->task)));
      HutCall call = { g_strdup (row->unit), 0, NULL };

      gtk_spin_button_update (row->minutes);
      call.minutes = gtk_spin_button_get_value_as_int (row->minutes);
      if (*task != '\0')
        call.task = g_steal_pointer (&task);
      g_free (task);
      g_array_append_val (calls, call);
    }
  return calls;
}

gboolean
hut_call_list_has_text (HutCallList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->entry)));

  return *text != '\0';
}

const char *
hut_call_list_unknown_words (void)
{
  return _ ("No department or company of the district is called so. Units of the street are given "
            "tasks, they are not whistled for.");
}

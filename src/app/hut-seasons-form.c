/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A season is an expander: its head says what and when, inside is what can be changed. Main
 * thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-seasons-form.h"

#include "base/hut-json.h"
#include "domain/hut-office.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LIST_WIDTH 520
#define LIST_HEIGHT 340

typedef enum
{
  PART_NAME,
  PART_FROM,
  PART_UNTIL,
  PART_HOLIDAY,
  PART_CATEGORIES,
  PART_ADVICE,
  N_PARTS,
} Part;

static const struct
{
  const char *member;
  const char *label;
  const char *hint;
} parts[N_PARTS] = {
  [PART_NAME] = { "name", N_ ("Season"), NULL },
  [PART_FROM] = { "from", N_ ("From (month-day)"), "11-15" },
  [PART_UNTIL] = { "until", N_ ("Until (month-day)"), "03-15" },
  [PART_HOLIDAY] = { "holiday", N_ ("Holiday of the calendar"), NULL },
  [PART_CATEGORIES] = { "categories", N_ ("Categories; levels parted by /"), NULL },
  [PART_ADVICE] = { "advice", N_ ("What to do before"), NULL },
};

typedef struct
{
  GtkWidget *expander;
  JsonObject *begin; /* as it was; NULL: a new one */
  GtkEditable *inputs[N_PARTS];
  char *shown[N_PARTS]; /* what each input began with */
} Season;

struct _HutSeasonsForm
{
  GtkWidget parent_instance;
  GtkScrolledWindow *scroller;
  GtkWidget *list;
  GPtrArray *seasons; /* Season; not owned, they are their expanders' */
};

G_DEFINE_FINAL_TYPE (HutSeasonsForm, hut_seasons_form, GTK_TYPE_WIDGET)

static void
season_free (gpointer data)
{
  Season *season = data;

  g_clear_pointer (&season->begin, json_object_unref);
  for (int part = 0; part < N_PARTS; part++)
    g_free (season->shown[part]);
  g_free (season);
}

/* ---- Text and value ---- */

static char *
text_of (JsonObject *begin, Part part)
{
  JsonArray *array;
  g_autoptr (GString) words = NULL;

  if (begin == NULL || !json_object_has_member (begin, parts[part].member))
    return g_strdup ("");
  if (part != PART_CATEGORIES)
    return hut_rule_text (json_object_get_member (begin, parts[part].member));
  array = hut_json_get_array (begin, parts[part].member);
  words = g_string_new (NULL);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "",
                            json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Parted by a comma of any kind. */
static JsonArray *
categories_of (const char *text)
{
  g_autoptr (GRegex) commas = g_regex_new ("\\s*[,，、;；]\\s*", 0, 0, NULL);
  g_auto (GStrv) words = g_regex_split (commas, text, 0);
  JsonArray *array = json_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      json_array_add_string_element (array, words[i]);
  return array;
}

static JsonNode *
read_season (const Season *season)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *old;

  if (season->begin != NULL)
    {
      json_object_iter_init (&iter, season->begin);
      while (json_object_iter_next (&iter, &member, &old))
        json_object_set_member (object, member, json_node_copy (old));
    }
  for (int part = 0; part < N_PARTS; part++)
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (season->inputs[part])));

      if (g_str_equal (text, season->shown[part]))
        continue;
      if (*text == '\0')
        json_object_remove_member (object, parts[part].member);
      else if (part == PART_CATEGORIES)
        json_object_set_array_member (object, parts[part].member, categories_of (text));
      else
        json_object_set_string_member (object, parts[part].member, text);
    }
  json_node_take_object (node, object);
  return node;
}

/* ---- A season ---- */

/* "供暖启动 · 11-01 至 12-05" */
static void
show_head (Season *season)
{
  const char *name = gtk_editable_get_text (season->inputs[PART_NAME]);
  const char *from = gtk_editable_get_text (season->inputs[PART_FROM]);
  const char *until = gtk_editable_get_text (season->inputs[PART_UNTIL]);
  g_autofree char *days = *from != '\0'
                              ? g_strdup_printf (_ ("%s to %s"), from, until)
                              : g_strdup (gtk_editable_get_text (season->inputs[PART_HOLIDAY]));
  g_autofree char *head = g_strdup_printf ("%s%s%s", *name != '\0' ? name : _ ("A new season"),
                                           *days != '\0' ? " · " : "", days);

  gtk_expander_set_label (GTK_EXPANDER (season->expander), head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (season->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  head, -1);
}

static void
add_input (Season *season, Part part, GtkWidget *box)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = hut_form_row_new (_ (parts[part].label), entry);

  season->shown[part] = text_of (season->begin, part);
  season->inputs[part] = GTK_EDITABLE (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), season->shown[part]);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  if (parts[part].hint != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), parts[part].hint);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), row);
}

static void
on_remove (GtkButton *button, Season *season)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (button), HUT_TYPE_SEASONS_FORM);
  HutSeasonsForm *self = HUT_SEASONS_FORM (form);

  g_ptr_array_remove (self->seasons, season);
  gtk_box_remove (GTK_BOX (self->list), season->expander);
}

static GtkWidget *
remove_button (Season *season)
{
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove This Season"));

  gtk_widget_add_css_class (remove, "hut-link");
  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), season);
  return remove;
}

static Season *
add_season (HutSeasonsForm *self, JsonObject *begin)
{
  Season *season = g_new0 (Season, 1);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  season->begin = begin != NULL ? json_object_ref (begin) : NULL;
  season->expander = gtk_expander_new (NULL);
  g_object_set_data_full (G_OBJECT (season->expander), "season", season, season_free);
  gtk_widget_set_margin_start (lines, 16);
  gtk_widget_set_margin_end (lines, 16); /* of the scroll bar */
  gtk_widget_set_margin_top (lines, 8);
  gtk_widget_set_margin_bottom (lines, 8);
  add_input (season, PART_NAME, lines);
  add_input (season, PART_FROM, when);
  add_input (season, PART_UNTIL, when);
  add_input (season, PART_HOLIDAY, when);
  gtk_box_append (GTK_BOX (lines), when);
  add_input (season, PART_CATEGORIES, lines);
  add_input (season, PART_ADVICE, lines);
  gtk_box_append (GTK_BOX (lines), remove_button (season));
  for (int part = PART_NAME; part <= PART_HOLIDAY; part++)
    g_signal_connect_swapped (season->inputs[part], "changed", G_CALLBACK (show_head), season);
  gtk_expander_set_child (GTK_EXPANDER (season->expander), lines);
  gtk_box_append (GTK_BOX (self->list), season->expander);
  g_ptr_array_add (self->seasons, season);
  show_head (season);
  return season;
}

static void
on_add (HutSeasonsForm *self)
{
  Season *season = add_season (self, NULL);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);

  /* At the top, where it is seen; in the rule it is the last. */
  gtk_box_reorder_child_after (GTK_BOX (self->list), season->expander, NULL);
  gtk_adjustment_set_value (down, 0);
  gtk_expander_set_expanded (GTK_EXPANDER (season->expander), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (season->inputs[PART_NAME]));
}

/* ---- The object ---- */

static void
hut_seasons_form_dispose (GObject *object)
{
  HutSeasonsForm *self = HUT_SEASONS_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->seasons, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_seasons_form_parent_class)->dispose (object);
}

static void
hut_seasons_form_class_init (HutSeasonsFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_seasons_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_seasons_form_init (HutSeasonsForm *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a Season"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 8);
  self->seasons = g_ptr_array_new ();
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (add, "hut-link");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (add, GTK_WIDGET (self));
}

GtkWidget *
hut_seasons_form_new (JsonNode *value)
{
  HutSeasonsForm *self = g_object_new (HUT_TYPE_SEASONS_FORM, NULL);
  JsonArray *list = json_node_get_array (value);

  for (guint i = 0; i < json_array_get_length (list); i++)
    add_season (self, json_array_get_object_element (list, i));
  return GTK_WIDGET (self);
}

JsonNode *
hut_seasons_form_read (HutSeasonsForm *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *list = json_array_new ();

  g_return_val_if_fail (HUT_IS_SEASONS_FORM (self), NULL);

  for (guint i = 0; i < self->seasons->len; i++)
    json_array_add_element (list, read_season (self->seasons->pdata[i]));
  json_node_take_array (node, list);
  return node;
}

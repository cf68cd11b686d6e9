/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The filter in force as chips, and a popover with a drop-down for each part of it. Whatever is
 * chosen becomes a new filter of the browser at once; what is shown always comes from the browser's
 * filter, so that Today, saved views and the search entry can set it as well. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-filter-bar.h"

#include "cases/hut-case-choices.h"
#include "cases/hut-case-words.h"
#include "report/hut-filter-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-wrap-layout.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *chips;
  GtkWidget *add;
  GtkWidget *add_popover;
  GtkWidget *state;
  GtkWidget *category;
  GtkWidget *community;
  GtkWidget *due;
  GtkWidget *mine;
  GtkWidget *views;
  GtkWidget *view_list;
  GtkWidget *save;

  HutCaseActions *actions;
  GSignalGroup *browser_signals;
  gboolean showing; /* drop-downs are being set from the filter */
};

G_DEFINE_FINAL_TYPE (HutCaseFilterBar, hut_case_filter_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In the order of HutDueFilter. */
static const char *const due_codes[] = { NULL,   "overdue", "today", "returning",
                                         "none", "contact", "retry", "unassigned" };

static HutCaseBrowser *
browser_of (HutCaseFilterBar *self)
{
  return self->actions != NULL ? hut_case_actions_get_browser (self->actions) : NULL;
}

/* ---- Chips ---- */

static void
take_away (HutCaseFilter *filter, HutFilterPart part)
{
  switch (part)
    {
    case HUT_FILTER_TEXT:
      g_clear_pointer (&filter->text, g_free);
      break;
    case HUT_FILTER_STATE:
      g_clear_pointer (&filter->states, g_strfreev);
      filter->open = FALSE;
      break;
    case HUT_FILTER_CATEGORY:
      g_clear_pointer (&filter->category, g_free);
      break;
    case HUT_FILTER_COMMUNITY:
      g_clear_pointer (&filter->community, g_free);
      break;
    case HUT_FILTER_DUE:
      filter->due = HUT_DUE_ANY;
      break;
    case HUT_FILTER_MINE:
      g_clear_pointer (&filter->mine, g_free);
      break;
    case HUT_FILTER_LEAD:
      g_clear_pointer (&filter->lead, g_free);
      break;
    case HUT_FILTER_RECEIVED:
      filter->received_from = filter->received_until = 0;
      break;
    case HUT_FILTER_FIGURE:
      filter->figure = HUT_FIGURE_NONE;
      g_clear_pointer (&filter->grades, g_strfreev);
      break;
    case HUT_FILTER_KIN:
      filter->kin = (HutCaseKin){ 0 };
      break;
    case HUT_FILTER_AREA:
      filter->area = (HutCaseArea){ 0 };
      break;
    case HUT_N_FILTER_PARTS:
    default:
      break;
    }
}

static void
on_chip (GtkButton *chip, HutCaseFilterBar *self)
{
  HutFilterPart part = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "part"));
  g_autoptr (HutCaseFilter) filter =
      hut_case_filter_copy (hut_case_browser_get_filter (browser_of (self)));

  take_away (filter, part);
  hut_case_browser_set_filter (browser_of (self), filter);
  gtk_widget_grab_focus (self->add);
}

static void
add_chip (HutCaseFilterBar *self, HutFilterPart part, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", part >= HUT_FILTER_RECEIVED ? 40 : 16, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "hut-close-symbolic", "pixel-size",
                                   12, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("Take the filter away: %s"), words);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "hut-chip");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "part", GINT_TO_POINTER (part));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip), self, 0);

  hut_wrap_box_append (HUT_WRAP_BOX (self->chips), button);
}

static void
show_chips (HutCaseFilterBar *self)
{
  HutCaseBrowser *browser = browser_of (self);
  const HutCaseFilter *filter = hut_case_browser_get_filter (browser);
  const HutCaseNames *names = hut_case_browser_get_names (browser);
  HutStore *store = hut_case_browser_get_store (browser);

  hut_wrap_box_clear (HUT_WRAP_BOX (self->chips));
  for (HutFilterPart part = 0; part < HUT_N_FILTER_PARTS; part++)
    {
      g_autofree char *words = hut_filter_part_words (filter, part, names, store);

      if (words != NULL)
        add_chip (self, part, words);
    }
}

/* ---- The popover ---- */

static void
fill_choices (HutCaseFilterBar *self)
{
  HutCaseBrowser *browser = browser_of (self);
  const char *account = hut_case_browser_get_account (browser);
  HutCodeDropDown *due = HUT_CODE_DROP_DOWN (self->due);
  HutCodeDropDown *mine = HUT_CODE_DROP_DOWN (self->mine);
  HutCodeDropDown *community = HUT_CODE_DROP_DOWN (self->community);

  hut_case_choices_fill (HUT_CODE_DROP_DOWN (self->state), browser, "state",
                         _ ("All that are not void"));
  hut_code_drop_down_add (HUT_CODE_DROP_DOWN (self->state), "open", _ ("Open"));
  hut_case_choices_fill (HUT_CODE_DROP_DOWN (self->category), browser, "category",
                         _ ("All categories"));
  hut_case_choices_fill (community, browser, "community", _ ("All communities"));
  hut_code_drop_down_add (community, "none", _ ("Without community"));
  hut_case_choices_fill (mine, browser, "lead", _ ("Anybody’s"));
  if (account != NULL)
    hut_code_drop_down_add (mine, account, _ ("Mine"));
  hut_code_drop_down_clear (due);
  for (guint i = 0; i < G_N_ELEMENTS (due_codes); i++)
    hut_code_drop_down_add (due, due_codes[i], hut_filter_due_label (i));
}

static void
on_popover_shown (HutCaseFilterBar *self)
{
  const HutCaseFilter *filter;
  const char *state = NULL;

  if (self->actions == NULL)
    return;
  filter = hut_case_browser_get_filter (browser_of (self));
  if (filter->open)
    state = "open";
  else if (filter->states != NULL)
    state = filter->states[0];

  self->showing = TRUE;
  fill_choices (self);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->state), state);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->category), filter->category);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->community), filter->community);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->due), due_codes[filter->due]);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->mine), filter->mine);
  self->showing = FALSE;
}

static void
set_state (HutCaseFilter *filter, const char *state)
{
  const char *const one[] = { state, NULL };

  take_away (filter, HUT_FILTER_STATE);
  if (g_strcmp0 (state, "open") == 0)
    filter->open = TRUE;
  else if (state != NULL)
    filter->states = g_strdupv ((GStrv)one);
}

static void
set_due (HutCaseFilter *filter, const char *due)
{
  for (guint i = 0; i < G_N_ELEMENTS (due_codes); i++)
    if (g_strcmp0 (due_codes[i], due) == 0)
      filter->due = i;
}

static void
on_choice (HutCaseFilterBar *self, GParamSpec *pspec, HutCodeDropDown *choice)
{
  const char *code = hut_code_drop_down_get_code (choice);
  g_autoptr (HutCaseFilter) filter = NULL;

  if (self->showing || self->actions == NULL)
    return;
  filter = hut_case_filter_copy (hut_case_browser_get_filter (browser_of (self)));
  if (GTK_WIDGET (choice) == self->state)
    set_state (filter, code);
  else if (GTK_WIDGET (choice) == self->due)
    set_due (filter, code);
  else
    {
      char **member = GTK_WIDGET (choice) == self->category    ? &filter->category
                      : GTK_WIDGET (choice) == self->community ? &filter->community
                                                               : &filter->mine;

      g_free (*member);
      *member = g_strdup (code);
    }
  hut_case_browser_set_filter (browser_of (self), filter);
}

/* ---- Saved views ---- */

static void
on_view (GtkButton *button, HutCaseFilterBar *self)
{
  hut_case_browser_set_filter (browser_of (self), g_object_get_data (G_OBJECT (button), "filter"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->views));
}

static void
add_view (HutCaseFilterBar *self, const HutRecord *view)
{
  const char *json = hut_record_get_text (view, "filter");
  g_autoptr (GError) error = NULL;
  HutCaseFilter *filter = json != NULL ? hut_case_filter_from_json (json, &error) : NULL;
  GtkWidget *button;

  if (filter == NULL)
    {
      g_message ("A view is left out: %s", error != NULL ? error->message : "no filter");
      return;
    }
  button = gtk_button_new_with_label (hut_record_get_text (view, "name"));
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "filter", filter,
                          (GDestroyNotify)hut_case_filter_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_view), self, 0);
  gtk_box_append (GTK_BOX (self->view_list), button);
}

static void
on_views_shown (HutCaseFilterBar *self)
{
  HutReader *reader =
      self->actions != NULL ? hut_case_browser_get_reader (browser_of (self)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->view_list)) != NULL)
    gtk_box_remove (GTK_BOX (self->view_list), child);
  if (reader == NULL)
    return;
  views = hut_reader_list (reader, &hut_kind_view, &error);
  if (views == NULL)
    g_warning ("Cannot read the views: %s", error->message);
  for (guint i = 0; views != NULL && i < views->len; i++)
    if (g_strcmp0 (hut_record_get_text (g_ptr_array_index (views, i), "page"), "cases") == 0)
      add_view (self, g_ptr_array_index (views, i));
  if (gtk_widget_get_first_child (self->view_list) == NULL)
    gtk_box_append (GTK_BOX (self->view_list),
                    gtk_label_new (_ ("No views yet: set filters and save them.")));
}

static gboolean
on_named (HutPrompt *prompt, gpointer data)
{
  HutCaseFilterBar *self = data;

  hut_case_actions_save_view (self->actions, hut_prompt_get_text (prompt),
                              hut_case_browser_get_filter (browser_of (self)));
  return TRUE;
}

static void
save_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseFilterBar *self = HUT_CASE_FILTER_BAR (widget);
  HutPrompt *prompt;

  if (self->actions == NULL)
    return;
  prompt = hut_prompt_new (widget, _ ("Save View"),
                           _ ("These filters and their order are kept under a name."), _ ("_Save"),
                           on_named, g_object_ref (self), g_object_unref);
  hut_prompt_add_entry (prompt, _ ("_Name"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- The object ---- */

static void
hut_case_filter_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    g_value_set_object (value, HUT_CASE_FILTER_BAR (object)->actions);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_filter_bar_set_property (GObject *object, guint prop_id, const GValue *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_ACTIONS)
    hut_case_filter_bar_set_actions (HUT_CASE_FILTER_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_filter_bar_dispose (GObject *object)
{
  HutCaseFilterBar *self = HUT_CASE_FILTER_BAR (object);

  g_clear_object (&self->browser_signals);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->views, gtk_widget_unparent);
  g_clear_pointer (&self->save, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_filter_bar_parent_class)->dispose (object);
}

static void
hut_case_filter_bar_class_init (HutCaseFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_case_filter_bar_get_property;
  object_class->set_property = hut_case_filter_bar_set_property;
  object_class->dispose = hut_case_filter_bar_dispose;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, HUT_TYPE_CASE_ACTIONS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "filter.save-view", NULL, save_view);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/cases/hut-case-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, add);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, add_popover);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, state);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, category);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, community);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, due);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, mine);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, views);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, view_list);
  gtk_widget_class_bind_template_child (widget_class, HutCaseFilterBar, save);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_views_shown);
}

static void
hut_case_filter_bar_init (HutCaseFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->save);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::filter", G_CALLBACK (show_chips),
                                  self);
}

GtkWidget *
hut_case_filter_bar_new (void)
{
  return g_object_new (HUT_TYPE_CASE_FILTER_BAR, NULL);
}

void
hut_case_filter_bar_set_actions (HutCaseFilterBar *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_CASE_FILTER_BAR (self));

  if (!g_set_object (&self->actions, actions))
    return;
  g_signal_group_set_target (self->browser_signals, browser_of (self));
  if (actions != NULL)
    show_chips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

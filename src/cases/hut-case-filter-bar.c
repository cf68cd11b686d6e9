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
#include "widgets/hut-view-menu.h"
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
  HutViewMenu *views;

  HutCaseActions *actions;
  GSignalGroup *browser_signals;
  gboolean showing; /* drop-downs are being set from the filter */

  HutCaseFilterMap map; /* beside the cases, or empty */
  gpointer map_data;
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
  hut_button_set_name (button, name);
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

static char *
dup_filter (GtkWidget *page)
{
  return hut_case_filter_to_json (
      hut_case_browser_get_filter (browser_of (HUT_CASE_FILTER_BAR (page))));
}

static char *
dup_map (GtkWidget *page)
{
  HutCaseFilterBar *self = HUT_CASE_FILTER_BAR (page);

  return self->map.dup != NULL ? self->map.dup (self->map_data) : NULL;
}

static void
apply_view (GtkWidget *page, const HutSavedView *view)
{
  HutCaseFilterBar *self = HUT_CASE_FILTER_BAR (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_from_json (view->filter, &error);

  if (filter == NULL)
    {
      g_warning ("A view cannot be shown: %s", error->message);
      return;
    }
  hut_case_browser_set_filter (browser_of (self), filter);
  if (view->map != NULL && self->map.show != NULL)
    self->map.show (view->map, self->map_data);
}

static void
on_write (HutCaseFilterBar *self, HutWrite *write, const char *message)
{
  hut_case_actions_write (self->actions, write, message, HUT_ACT_TELL, NULL, NULL);
}

static const HutViewMenuPage views_of_cases = {
  .dup_filter = dup_filter,
  .untouched = "{\"open\":true}",
  .dup_map = dup_map,
  .apply = apply_view,
};

static void
on_filter (HutCaseFilterBar *self)
{
  show_chips (self);
  hut_view_menu_filter_changed (self->views);
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
  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  if (self->views != NULL)
    hut_view_menu_set_browser (self->views, NULL);
  if (self->views != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->views));
  self->views = NULL;
  g_clear_object (&self->actions);
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
  g_type_ensure (HUT_TYPE_VIEW_MENU);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
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
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
}

static void
hut_case_filter_bar_init (HutCaseFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_view_menu_set_page (self->views, GTK_WIDGET (self), "cases", &views_of_cases);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::filter", G_CALLBACK (on_filter),
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
  hut_view_menu_set_browser (self->views, browser_of (self));
  if (actions != NULL)
    show_chips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
}

void
hut_case_filter_bar_set_map (HutCaseFilterBar *self, const HutCaseFilterMap *map, gpointer data)
{
  g_return_if_fail (HUT_IS_CASE_FILTER_BAR (self));

  self->map = *map;
  self->map_data = data;
}

void
hut_case_filter_bar_set_page (HutCaseFilterBar *self, const char *page)
{
  g_return_if_fail (HUT_IS_CASE_FILTER_BAR (self));

  hut_view_menu_set_name (self->views, page);
}

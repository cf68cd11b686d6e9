/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The morning's list. Main thread; reading and gathering are a worker's. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-import-list.h"

#include "app/hut-import-morning.h"
#include "cases/hut-case-line.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SECTION_NEW,
  SECTION_CHANGED,
  SECTION_CALLED_BACK,
  SECTION_TO_ASSIGN,
  N_SECTIONS,
} Section;

#define SHOWN_REFUSALS 12

struct _HutImportList
{
  GtkWidget parent_instance;
  GtkBox *sections;
  GtkToggleButton *buttons[N_SECTIONS];
  GtkWidget *assign_all;
  HutProgress *progress;
  GtkLabel *refused;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkListView *view;

  HutDesk *desk;
  GListStore *items;
  GtkFilterListModel *shown;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  Section section;
  GCancellable *cancellable; /* of the reading */
  gulong changed_id;
  gboolean giving;
};

G_DEFINE_FINAL_TYPE (HutImportList, hut_import_list, GTK_TYPE_WIDGET)

static gboolean
stands_in (const HutImportItem *item, Section section)
{
  switch (section)
    {
    case SECTION_NEW:
      return item->as == HUT_IMPORTED_NEW;
    case SECTION_CALLED_BACK:
      return item->as == HUT_IMPORTED_CALLED_BACK;
    case SECTION_CHANGED:
      return item->as != HUT_IMPORTED_NEW && item->as != HUT_IMPORTED_CALLED_BACK;
    default:
      return item->wants_lead;
    }
}

static gboolean
filter_item (gpointer item, gpointer data)
{
  return stands_in (item, HUT_IMPORT_LIST (data)->section);
}

/* ---- Words ---- */

static const char *
unit_name (HutImportList *self, const char *code)
{
  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);
  const char *name = hut_case_browser_unit_name (browser, code);

  if (name == NULL)
    name = hut_case_browser_community_name (browser, code);
  return name != NULL ? name : code;
}

/* "Proposed: unit · reason"; NULL where nobody needs to be. */
static char *
proposal_words (HutImportList *self, const HutImportItem *item)
{
  const HutLeadProposal *proposal = &item->proposal;
  g_autofree char *reason = NULL;

  if (!item->wants_lead)
    return item->lead != NULL ? g_strdup_printf (_ ("Led by %s"), unit_name (self, item->lead))
                              : NULL;
  if (proposal->reason == HUT_PROPOSED_NONE)
    return g_strdup (_ ("No unit can be proposed: open the case and assign it there."));
  if (proposal->reason == HUT_PROPOSED_USUAL)
    /* Translators: how many of how many cases before. */
    reason = g_strdup_printf (_ ("led %u of %u of the same category in this community"),
                              proposal->led, proposal->of);
  else
    reason = g_strdup (proposal->reason == HUT_PROPOSED_POWERS
                           ? _ ("among the powers of the enforcement team")
                           : _ ("the community where it is"));
  /* Translators: a unit, and why. */
  return g_strdup_printf (_ ("Proposed: %s (%s)"), unit_name (self, proposal->unit), reason);
}

static void
show_counts (HutImportList *self)
{
  static const char *const names[] = { NC_ ("import", "New"), NC_ ("import", "Changed"),
                                       NC_ ("import", "Called back"), NC_ ("import", "To assign") };
  guint counts[N_SECTIONS] = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (HutImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      for (guint j = 0; j < N_SECTIONS; j++)
        counts[j] += stands_in (item, j);
      any = any ||
            (stands_in (item, self->section) && item->wants_lead && item->proposal.unit != NULL);
    }
  for (guint j = 0; j < N_SECTIONS; j++)
    {
      g_autofree char *label =
          g_strdup_printf ("%s %u", g_dpgettext2 (GETTEXT_PACKAGE, "import", names[j]), counts[j]);

      gtk_button_set_label (GTK_BUTTON (self->buttons[j]), label);
    }
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import-list.assign-all", any && !self->giving);
}

/* ---- Reading ---- */

/* Opens what there is to do, or else the first that has anything. */
static void
open_first (HutImportList *self)
{
  static const Section order[] = { SECTION_TO_ASSIGN, SECTION_NEW, SECTION_CHANGED,
                                   SECTION_CALLED_BACK };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (self->items)); j++)
      {
        g_autoptr (HutImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), j);

        if (!stands_in (item, order[i]))
          continue;
        gtk_toggle_button_set_active (self->buttons[order[i]], TRUE);
        return;
      }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = hut_import_morning_read_finish (result, &error);
  gboolean fresh;
  guint at;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (items == NULL)
    {
      g_warning ("cannot read the import: %s", error->message);
      return;
    }
  fresh = g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;
  at = gtk_single_selection_get_selected (self->selection);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  if (at != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (
        self->selection, MIN (at, g_list_model_get_n_items (G_LIST_MODEL (self->shown)) - 1));
  if (fresh)
    open_first (self);
  show_counts (self);
}

static void
refresh (HutImportList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->desk == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  hut_import_morning_read_async (hut_desk_get_store (self->desk), self->cancellable, on_read,
                                 g_object_ref (self));
}

static void
on_changed (HutCaseBrowser *browser, HutChangeSet *changes, HutImportList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* ---- Assigning ---- */

static void
show_refused (HutImportList *self, GPtrArray *refused)
{
  GString *words = g_string_new (NULL);

  if (refused->len > 0)
    g_string_append_printf (words, _ ("Not assigned: %u"), refused->len);
  for (guint i = 0; i < MIN (refused->len, SHOWN_REFUSALS); i++)
    g_string_append_printf (words, "\n%s", (const char *)refused->pdata[i]);
  gtk_label_set_label (self->refused, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), refused->len > 0);
  g_string_free (words, TRUE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportList) self = data;

  hut_case_actions_finish (HUT_CASE_ACTIONS (source), result, NULL);
  if (self->desk == NULL)
    return;
  self->giving = FALSE;
  hut_progress_hide (self->progress);
  refresh (self);
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutImportList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autofree char *message = NULL;
  guint n_given;
  HutWrite *write = hut_import_morning_give_finish (result, &n_given, &refused, &error);

  if (self->desk == NULL)
    {
      g_clear_pointer (&write, hut_write_free);
      return;
    }
  show_refused (self, refused);
  if (error != NULL)
    {
      g_autofree char *words = hut_case_actions_error_words (error);

      gtk_label_set_label (self->refused, words);
      gtk_widget_set_visible (GTK_WIDGET (self->refused), TRUE);
    }
  if (write == NULL)
    {
      self->giving = FALSE;
      hut_progress_hide (self->progress);
      show_counts (self);
      return;
    }
  message = g_strdup_printf (_ ("Assigned as proposed: %u"), n_given);
  hut_case_actions_write (hut_desk_get_actions (self->desk), write, message, HUT_ACT_TELL,
                          on_written, g_object_ref (self));
}

static void
give (HutImportList *self, GPtrArray *items)
{
  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);

  self->giving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import-list.assign-all", FALSE);
  if (items->len > 1)
    hut_progress_show (self->progress, _ ("Assigning"), -1, NULL);
  hut_import_morning_give_async (hut_desk_get_store (self->desk), items,
                                 hut_case_browser_get_account (browser), on_gathered,
                                 g_object_ref (self));
}

static void
assign_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutImportList *self = HUT_IMPORT_LIST (widget);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      HutImportItem *item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (item->wants_lead && item->proposal.unit != NULL)
        g_ptr_array_add (items, item);
      else
        g_object_unref (item);
    }
  give (self, items);
}

static void
on_activate (HutImportList *self, guint position)
{
  HutImportItem *item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  char text[HUT_UID_STRING_LEN + 1];

  if (item != NULL && item->wants_lead && item->proposal.unit != NULL)
    {
      GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (items, item);
      if (self->giving)
        g_ptr_array_unref (items);
      else
        give (self, items);
      return;
    }
  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s",
                                hut_uid_print (&item->id, text));
  g_clear_object (&item);
}

/* ---- Rows ---- */

static void
set_up_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "hut-note");
  gtk_box_append (GTK_BOX (box), hut_case_line_new ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  HutImportList *self = data;
  HutImportItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *line = gtk_widget_get_first_child (box);
  GtkWidget *words = gtk_widget_get_last_child (box);
  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);
  g_autofree char *text = proposal_words (self, item);
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;
  HutCase *shown;
  const char *community = item->row != NULL ? item->row->community : NULL;

  shown = hut_import_item_show (
      item, community != NULL ? hut_case_browser_community_name (browser, community) : NULL);
  hut_case_line_set_case (HUT_CASE_LINE (line), shown);
  gtk_label_set_label (GTK_LABEL (words), text != NULL ? text : "");
  gtk_widget_set_visible (words, text != NULL);
  summary = hut_case_dup_summary (shown);
  name = g_strjoin (", ", summary, text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_section (GtkToggleButton *button, HutImportList *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_SECTIONS; i++)
    if (self->buttons[i] == button)
      self->section = i;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
}

static void
add_sections (HutImportList *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_toggle_button_set_group (self->buttons[i], i > 0 ? self->buttons[0] : NULL);
      gtk_box_append (self->sections, GTK_WIDGET (self->buttons[i]));
    }
  self->section = SECTION_TO_ASSIGN;
  gtk_toggle_button_set_active (self->buttons[SECTION_TO_ASSIGN], TRUE);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (on_section), self);
}

static void
hut_import_list_dispose (GObject *object)
{
  HutImportList *self = HUT_IMPORT_LIST (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  hut_import_list_set_desk (self, NULL);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (hut_import_list_parent_class)->dispose (object);
}

static void
hut_import_list_class_init (HutImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_import_list_dispose;
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HutImportList, sections);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, assign_all);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, progress);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, refused);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, empty);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutImportList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_install_action (widget_class, "import-list.assign-all", NULL, assign_all);
}

static void
hut_import_list_init (HutImportList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (HUT_TYPE_IMPORT_ITEM);
  self->filter = gtk_custom_filter_new (filter_item, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (self->items), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  add_sections (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
}

void
hut_import_list_set_desk (HutImportList *self, HutDesk *desk)
{
  if (self->desk == desk)
    return;
  if (self->desk != NULL)
    g_clear_signal_handler (&self->changed_id, hut_desk_get_browser (self->desk));
  if (self->items != NULL && self->selection != NULL)
    g_list_store_remove_all (self->items);
  g_set_object (&self->desk, desk);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), FALSE);
  if (desk != NULL)
    {
      self->giving = FALSE;
      self->changed_id =
          g_signal_connect (hut_desk_get_browser (desk), "changed", G_CALLBACK (on_changed), self);
    }
  refresh (self);
}

void
hut_import_list_show_newest (HutImportList *self)
{
  g_return_if_fail (HUT_IS_IMPORT_LIST (self));

  g_list_store_remove_all (self->items);
  refresh (self);
}

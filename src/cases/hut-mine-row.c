/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the list of what waits. Made anew when the list is read again. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-mine-row.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutMineRow
{
  GtkListBoxRow parent_instance;
  HutUid id;
  HutUid case_id;
  HutUid matter;
  HutMineKind kind;
  HutDueGroup group;
  GtkLabel *title;
  GtkLabel *words;
  HutChip *chip;
  GtkWidget *done;
  GtkWidget *hand_over;
  GtkWidget *open;
};

G_DEFINE_FINAL_TYPE (HutMineRow, hut_mine_row, GTK_TYPE_LIST_BOX_ROW)

/* ---- Actions ---- */

static void
open_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMineRow *self = HUT_MINE_ROW (widget);
  char id[HUT_UID_STRING_LEN + 1];

  if (!hut_uid_is_nil (&self->case_id))
    gtk_widget_activate_action (widget, "app.show-case", "s", hut_uid_print (&self->case_id, id));
  else if (!hut_uid_is_nil (&self->matter))
    gtk_widget_activate_action (widget, "app.show-matter", "s", hut_uid_print (&self->matter, id));
  else if (self->kind == HUT_MINE_OF_WARNING)
    gtk_widget_activate_action (widget, "app.show-insight", "s", "warnings");
  else
    gtk_widget_activate_action (widget, "mine.done", "s", hut_uid_print (&self->id, id));
}

/* "row.done" asks the page for "mine.done". */
static void
ask_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *asked = g_strconcat ("mine.", strchr (action, '.') + 1, NULL);
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, asked, "s", hut_uid_print (&HUT_MINE_ROW (widget)->id, id));
}

/* ---- Words ---- */

static const char *
unit_name (HutCaseBrowser *browser, const char *code)
{
  const char *name = hut_case_browser_unit_name (browser, code);

  return name != NULL ? name : code;
}

/* "预警任务 · 交办：... · 社区 · 地址": what is known of it. */
static char *
place_words (const HutMineItem *item, HutCaseBrowser *browser, const char *me)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *community =
      item->community != NULL ? hut_case_browser_community_name (browser, item->community) : NULL;

  g_ptr_array_add (words, (char *)hut_mine_kind_label (item->kind));
  if (item->number != NULL)
    g_ptr_array_add (words, item->number);
  if (item->of != NULL && item->title != NULL && !g_str_equal (item->of, item->title))
    g_ptr_array_add (words, item->of);
  if (item->unit != NULL)
    g_ptr_array_add (words, (char *)unit_name (browser, item->unit));
  if (item->assignee != NULL && g_strcmp0 (item->assignee, me) != 0)
    g_ptr_array_add (words, item->assignee);
  if (community != NULL && g_strcmp0 (item->community, item->unit) != 0)
    g_ptr_array_add (words, (char *)community);
  if (item->address != NULL)
    g_ptr_array_add (words, item->address);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

/* What is due, and when. */
static char *
due_words (const HutMineItem *item, HutTime now)
{
  g_autofree char *due =
      hut_case_due_words ("in-progress", item->due_at, now, hut_time_shown_zone ());

  if (item->due_at == 0)
    return g_strdup (hut_due_group_label (HUT_DUE_GROUP_NONE));
  if (item->due == HUT_MINE_DUE_CONTACT)
    /* Translators: how long there is still. */
    return g_strdup_printf (_ ("Contact the caller: %s"), due);
  if (item->due == HUT_MINE_DUE_RETRY)
    return g_strdup_printf (_ ("Try again: %s"), due);
  return g_steal_pointer (&due);
}

static void
name_button (GtkWidget *button, const char *title)
{
  g_autofree char *name =
      g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (button)), title);

  hut_button_set_name (button, name);
}

/* A case is handed over while its unit works on it; what a co-unit owes is not ours to hand on. */
static void
show_buttons (HutMineRow *self, const HutMineItem *item)
{
  gboolean task = item->kind != HUT_MINE_CASE && item->kind != HUT_MINE_MATTER;
  gboolean at_work =
      g_strcmp0 (item->state, "assigned") == 0 || g_strcmp0 (item->state, "in-progress") == 0;

  gtk_widget_set_visible (self->done, task);
  gtk_widget_set_visible (
      self->hand_over, item->kind == HUT_MINE_CASE ? at_work : task && item->kind != HUT_MINE_OWED);
  gtk_widget_set_visible (self->open, item->kind != HUT_MINE_NOTED);
}

GtkWidget *
hut_mine_row_new (const HutMineItem *item, HutCaseBrowser *browser, const char *me, HutTime now)
{
  HutMineRow *self = g_object_new (HUT_TYPE_MINE_ROW, NULL);
  HutStanding standing =
      hut_case_standing ("in-progress", item->due_at, now, hut_time_shown_zone ());
  const char *title = item->title != NULL ? item->title
                      : item->of != NULL  ? item->of
                                          : _ ("Without a title");
  g_autofree char *words = place_words (item, browser, me);
  g_autofree char *due = due_words (item, now);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", title, due, words);

  self->id = item->id;
  self->case_id = item->case_id;
  self->matter = item->matter;
  self->kind = item->kind;
  self->group = hut_due_group (item->due_at, now, hut_time_shown_zone ());
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, words);
  hut_chip_set (self->chip, due, item->due_at != 0 ? hut_case_icon (standing) : "",
                item->due_at != 0 ? hut_case_tone (standing) : "done");
  show_buttons (self, item);
  name_button (self->done, title);
  name_button (self->hand_over, title);
  name_button (self->open, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

const HutUid *
hut_mine_row_get_id (HutMineRow *self)
{
  return &self->id;
}

HutDueGroup
hut_mine_row_get_group (HutMineRow *self)
{
  return self->group;
}

/* ---- The widget ---- */

static void
hut_mine_row_class_init (HutMineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HUT_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-mine-row.ui");
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_row);
  gtk_widget_class_install_action (widget_class, "row.done", NULL, ask_page);
  gtk_widget_class_install_action (widget_class, "row.hand-over", NULL, ask_page);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, title);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, words);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, chip);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, done);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, hand_over);
  gtk_widget_class_bind_template_child (widget_class, HutMineRow, open);
}

static void
hut_mine_row_init (HutMineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

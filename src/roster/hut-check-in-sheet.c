/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sheet of one who checks in. A worker reads it, and its cards come one in a frame. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-sheet.h"

#include "roster/hut-check-in-detail.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-attachments-view.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-row-menu.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define THINGS_MOST 40 /* that are shown of one */

struct _HutCheckInSheet
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *name;
  GtkLabel *whose;
  GtkLabel *tags;
  GtkWidget *person;
  GtkWidget *letter;
  GtkWidget *resources; /* of a unit */
  GtkWidget *things;
  HutCaseBrowser *browser;  /* or NULL */
  HutCheckInItem *item;     /* who is shown, or NULL */
  HutCheckInDetail *detail; /* NULL: it is not read yet */
  GCancellable *reading;    /* or NULL */
  char *said; /* all that the things say, so that they are made anew only for something */
};

G_DEFINE_FINAL_TYPE (HutCheckInSheet, hut_check_in_sheet, GTK_TYPE_WIDGET)

/* ---- Parts ---- */

static GtkLabel *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static void
set_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static GtkWidget *
new_button (const char *label, const char *action, const char *target, const char *about)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s, %s", label, about);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  hut_button_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GMenuModel *
make_menu (gpointer data)
{
  GMenu *menu = g_menu_new ();

  hut_row_menu_append (menu, C_ ("roster", "Strike Off…"), "check-ins.void",
                       g_object_get_data (G_OBJECT (data), "id"));
  return G_MENU_MODEL (menu);
}

/* ---- A thing ---- */

static GtkWidget *
new_head (const char *title, const char *state, const char *icon, const char *tone)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *label = new_label (title, "hut-strong");
  GtkWidget *chip = hut_chip_new (state, icon, tone);

  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (label));
  gtk_box_append (GTK_BOX (head), chip);
  return head;
}

static GtkWidget *
new_card (GtkWidget *head)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-card-padded");
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

static void
add_text (GtkWidget *card, const char *format, const char *text)
{
  g_autofree char *words = NULL;

  if (text == NULL)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (format, text);
#pragma GCC diagnostic pop
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (new_label (words, "hut-note")));
}

static void
add_photographs (GtkWidget *card, HutCaseBrowser *browser, const HutRecord *check_in,
                 GPtrArray *photographs)
{
  GtkWidget *view;

  if (photographs->len == 0)
    return;
  view = hut_attachments_view_new ();
  hut_attachments_view_set_store (HUT_ATTACHMENTS_VIEW (view),
                                  hut_case_browser_get_store (browser));
  hut_attachments_view_show (HUT_ATTACHMENTS_VIEW (view), &hut_kind_check_in, &check_in->id,
                             g_ptr_array_ref (photographs));
  gtk_box_append (GTK_BOX (card), view);
}

/* On record, with its proof or without. */
static GtkWidget *
new_thing (HutCaseBrowser *browser, const HutRecord *check_in, GPtrArray *photographs)
{
  HutCheckInTask task = hut_check_in_task_parse (hut_record_get_text (check_in, "task"));
  const char *label = task < HUT_N_CHECK_IN_TASKS ? hut_check_in_task_label (task) : "";
  const char *motto = hut_record_get_text (check_in, "motto");
  g_autofree char *id = hut_uid_to_string (&check_in->id);
  g_autofree char *day = hut_roster_day_words (hut_record_get_int (check_in, "at", 0));
  gboolean proven = day != NULL && hut_record_get_text (check_in, "evidence") != NULL;
  GtkWidget *head =
      proven ? new_head (label, day, "hut-done-symbolic", "good")
             : new_head (label, C_ ("check-in", "Lacks proof"), "hut-paper-symbolic", "soon");
  GtkWidget *card = new_card (head);
  GtkWidget *menu;

  if (!proven)
    gtk_box_append (GTK_BOX (head), new_button (_ ("Add Evidence…"), "check-ins.prove", id, label));
  menu = hut_row_menu_new (make_menu, head);
  g_object_set_data_full (G_OBJECT (head), "id", g_strdup (id), g_free);
  hut_row_menu_set_title (menu, label);
  gtk_box_append (GTK_BOX (head), menu);
  gtk_box_append (GTK_BOX (card),
                  GTK_WIDGET (new_label (hut_record_get_text (check_in, "words"), NULL)));
  add_text (card, _ ("Evidence: %s"), hut_record_get_text (check_in, "evidence"));
  if (motto != NULL)
    add_text (card, _ ("Motto: %s"),
              hut_field_code_label (hut_kind_field (&hut_kind_check_in, "motto"), motto));
  add_photographs (card, browser, check_in, photographs);
  return card;
}

static GtkWidget *
new_open (HutCheckInTask task)
{
  const char *label = hut_check_in_task_label (task);
  GtkWidget *head = new_head (label, C_ ("check-in", "Open"), "hut-clock-symbolic", "done");

  gtk_box_append (GTK_BOX (head), new_button (_ ("Check In…"), "check-ins.add",
                                              hut_check_in_task_name (task), label));
  return new_card (head);
}

/* A card that is still to be made. */
typedef struct
{
  HutCheckInTask task; /* that is open; HUT_N_CHECK_IN_TASKS: one that is on record */
  guint index;         /* of that one */
} Card;

typedef struct
{
  HutCheckInSheet *sheet; /* outlives its steps */
  GArray *cards;          /* Card */
  guint next;
} Making;

static void
making_free (gpointer data)
{
  g_array_unref (((Making *)data)->cards);
  g_free (data);
}

/* The things of each task, in the order of tasks; what is open offers to be done. */
static GArray *
list_cards (HutCheckInSheet *self)
{
  const HutCheckInStanding *standing = hut_check_in_item_get_standing (self->item);
  GPtrArray *check_ins = self->detail->check_ins;
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (Card));
  guint n = 0;

  for (HutCheckInTask task = 0; task < HUT_N_CHECK_IN_TASKS; task++)
    {
      gboolean asked = (hut_check_in_tasks (hut_check_in_item_is_unit (self->item)) >> task) & 1;
      Card card = { HUT_N_CHECK_IN_TASKS, 0 };

      for (guint i = 0; asked && i < check_ins->len && n < THINGS_MOST; i++)
        if (hut_check_in_task_parse (hut_record_get_text (check_ins->pdata[i], "task")) == task)
          {
            card.index = i;
            g_array_append_val (cards, card);
            n++;
          }
      card.task = task;
      if (asked && ((standing->open & ~standing->no_proof) >> task & 1) != 0)
        g_array_append_val (cards, card);
    }
  return cards;
}

static gboolean
make_next (gpointer data)
{
  Making *making = data;
  HutCheckInSheet *self = making->sheet;
  const Card *card;

  if (making->next >= making->cards->len)
    return FALSE;
  card = &g_array_index (making->cards, Card, making->next++);
  gtk_box_append (GTK_BOX (self->things),
                  card->task < HUT_N_CHECK_IN_TASKS
                      ? new_open (card->task)
                      : new_thing (self->browser, self->detail->check_ins->pdata[card->index],
                                   self->detail->photographs->pdata[card->index]));
  return making->next < making->cards->len;
}

static void
clear_things (HutCheckInSheet *self)
{
  GtkWidget *child;

  hut_frame_steps_stop (self->things);
  while ((child = gtk_widget_get_first_child (self->things)) != NULL)
    gtk_box_remove (GTK_BOX (self->things), child);
  g_clear_pointer (&self->said, g_free);
}

static void
make_things (HutCheckInSheet *self)
{
  Making *making = g_new0 (Making, 1);

  making->sheet = self;
  making->cards = list_cards (self);
  hut_frame_steps_start (self->things, make_next, making, making_free);
}

/* What a unit has to give stands on the list of resources, and is matched from there. */
static void
show_resources (HutCheckInSheet *self)
{
  GPtrArray *entries = self->detail != NULL ? self->detail->resources : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->resources)) != NULL)
    gtk_box_remove (GTK_BOX (self->resources), child);
  gtk_widget_set_visible (self->resources, entries != NULL && entries->len > 0);
  if (entries == NULL || entries->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->resources), GTK_WIDGET (new_label (_ ("Resources:"), "hut-note")));
  for (guint i = 0; i < entries->len; i++)
    {
      const HutRecord *entry = entries->pdata[i];
      g_autofree char *id = hut_uid_to_string (&entry->id);
      GtkWidget *button = gtk_button_new_with_label (hut_record_get_text (entry, "title"));

      gtk_widget_add_css_class (button, "hut-link");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "roster.show-entry");
      gtk_box_append (GTK_BOX (self->resources), button);
    }
}

/* ---- Showing ---- */

static void
add_words (GString *all, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = hut_record_dump_line (records->pdata[i]);

      g_string_append_printf (all, "\n%s", line);
    }
}

static char *
words_of_all (HutCheckInItem *item, const HutCheckInDetail *detail)
{
  const HutCheckInStanding *standing = hut_check_in_item_get_standing (item);
  GString *all = g_string_new (hut_check_in_item_get_key (item));

  g_string_append_printf (all, "\t%x/%x", standing->open, standing->no_proof);
  add_words (all, detail->check_ins);
  add_words (all, detail->resources);
  for (guint i = 0; i < detail->photographs->len; i++)
    g_string_append_printf (all, "\t%u", ((GPtrArray *)detail->photographs->pdata[i])->len);
  return g_string_free (all, FALSE);
}

/* "Research institute · Community", or how many members a unit has. */
static char *
whose_words (HutCaseBrowser *browser, HutCheckInItem *item)
{
  const char *unit = hut_case_names_unit_words (hut_case_browser_get_names (browser),
                                                hut_check_in_item_get_unit (item));
  const char *code = hut_check_in_item_get_community (item);
  const char *community = code != NULL ? hut_case_browser_community_name (browser, code) : NULL;
  guint n = hut_check_in_item_get_n_members (item);

  if (hut_check_in_item_is_unit (item))
    return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                 "%u member of it checks in with a community",
                                                 "%u members of it check in with a community", n),
                                    n)
                 : NULL;
  if (unit != NULL && community != NULL)
    return g_strdup_printf ("%s · %s", unit, community);
  return g_strdup (unit != NULL ? unit : community);
}

static void
show_head (HutCheckInSheet *self)
{
  gboolean unit = hut_check_in_item_is_unit (self->item);
  g_autofree char *whose = whose_words (self->browser, self->item);
  const char *skills = self->detail != NULL ? self->detail->skills : NULL;
  g_autofree char *tags = skills != NULL ? g_strdup_printf (_ ("Skills: %s"), skills) : NULL;

  gtk_label_set_label (self->name, hut_check_in_item_get_name (self->item));
  set_or_hide (self->whose, whose);
  set_or_hide (self->tags, tags);
  gtk_widget_set_visible (self->person, !unit);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->person), "s",
                                    hut_check_in_item_get_key (self->item));
  gtk_widget_set_visible (self->letter, hut_check_in_item_get_standing (self->item)->done != 0);
}

/* ---- Reading ---- */

typedef struct
{
  HutCheckInSheet *sheet;
  GCancellable *reading;
} Asked;

/* Takes over @detail. */
static void
take_detail (HutCheckInSheet *self, HutCheckInDetail *detail)
{
  g_autofree char *said = words_of_all (self->item, detail);

  hut_check_in_detail_free (self->detail);
  self->detail = detail;
  show_head (self);
  if (g_strcmp0 (said, self->said) == 0)
    return;
  clear_things (self);
  self->said = g_steal_pointer (&said);
  show_resources (self);
  make_things (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (HutCheckInSheet) self = asked->sheet;
  g_autoptr (GCancellable) reading = asked->reading;
  g_autoptr (GError) error = NULL;
  HutCheckInDetail *detail = hut_case_query_read_finish (result, &error);

  if (g_cancellable_is_cancelled (reading))
    {
      hut_check_in_detail_free (detail);
      return;
    }
  g_clear_object (&self->reading);
  if (detail != NULL)
    take_detail (self, detail);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Cannot read the check-ins of one: %s", error->message);
}

static void
stop_reading (HutCheckInSheet *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (HutCheckInSheet *self)
{
  gboolean unit = hut_check_in_item_is_unit (self->item);
  Asked *asked = g_new0 (Asked, 1);

  self->reading = g_cancellable_new ();
  *asked = (Asked){ g_object_ref (self), g_object_ref (self->reading) };
  hut_case_browser_read (
      self->browser, hut_check_in_detail_read,
      hut_check_in_detail_ask_new (unit ? NULL : hut_check_in_item_get_person (self->item),
                                   hut_check_in_item_get_key (self->item)),
      (GDestroyNotify)hut_check_in_detail_ask_free, (GDestroyNotify)hut_check_in_detail_free,
      self->reading, on_read, asked);
}

/* Nothing of one may stand below the name of another. */
static void
leave (HutCheckInSheet *self)
{
  clear_things (self);
  g_clear_pointer (&self->detail, hut_check_in_detail_free);
  show_resources (self);
}

static gboolean
is_of (HutCheckInSheet *self, HutCheckInItem *item)
{
  return self->item != NULL &&
         hut_check_in_item_is_unit (self->item) == hut_check_in_item_is_unit (item) &&
         g_str_equal (hut_check_in_item_get_key (self->item), hut_check_in_item_get_key (item));
}

void
hut_check_in_sheet_show (HutCheckInSheet *self, HutCaseBrowser *browser, HutCheckInItem *item)
{
  HutCheckInItem *shown = browser != NULL ? item : NULL;

  g_return_if_fail (HUT_IS_CHECK_IN_SHEET (self));

  stop_reading (self);
  if (shown == NULL || browser != self->browser || !is_of (self, shown))
    leave (self);
  g_set_object (&self->browser, browser);
  g_set_object (&self->item, shown);
  gtk_widget_set_visible (self->column, self->item != NULL);
  if (self->item == NULL)
    return;
  show_head (self);
  start_reading (self);
}

gboolean
hut_check_in_sheet_is_filled (HutCheckInSheet *self)
{
  g_return_val_if_fail (HUT_IS_CHECK_IN_SHEET (self), FALSE);

  return self->reading == NULL && !hut_frame_steps_are_left (self->things);
}

const HutRecord *
hut_check_in_sheet_find (HutCheckInSheet *self, const char *id)
{
  HutUid uid;

  if (self->detail == NULL || !hut_uid_parse (id, &uid))
    return NULL;
  for (guint i = 0; i < self->detail->check_ins->len; i++)
    if (hut_uid_equal (&((HutRecord *)self->detail->check_ins->pdata[i])->id, &uid))
      return self->detail->check_ins->pdata[i];
  return NULL;
}

/* ---- The widget ---- */

static void
hut_check_in_sheet_dispose (GObject *object)
{
  HutCheckInSheet *self = HUT_CHECK_IN_SHEET (object);

  stop_reading (self);
  if (self->column != NULL)
    hut_frame_steps_stop (self->things);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->detail, hut_check_in_detail_free);
  g_clear_object (&self->item);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (hut_check_in_sheet_parent_class)->dispose (object);
}

static void
hut_check_in_sheet_class_init (HutCheckInSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_check_in_sheet_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_head (HutCheckInSheet *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name = new_label (NULL, "hut-heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->person = gtk_button_new_with_label (_ ("Show Person"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->person), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->person), "roster.show-person");
  self->letter = gtk_button_new_with_label (_ ("Letter of Thanks…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->letter), "check-ins.letter");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), self->person);
  gtk_box_append (GTK_BOX (line), self->letter);
  self->whose = new_label (NULL, "hut-note");
  self->tags = new_label (NULL, "hut-note");
  gtk_box_append (GTK_BOX (self->column), line);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->whose));
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->tags));
  self->resources = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->column), self->resources);
}

static void
hut_check_in_sheet_init (HutCheckInSheet *self)
{
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->column, FALSE);
  add_head (self);
  self->things = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->things, 12);
  gtk_box_append (GTK_BOX (self->column), self->things);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

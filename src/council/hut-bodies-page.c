/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the bodies: they and the roll of the one chosen are one answer of a worker. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-bodies-page.h"

#include "council/hut-body-form.h"
#include "widgets/hut-line-list.h"
#include "council/hut-member-form.h"
#include "council/hut-member-import.h"
#include "council/hut-rule-choice.h"
#include "domain/hut-decision-words.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-frame-steps.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN_A_FRAME 8
#define MOST_SHOWN 500u

struct _HutBodiesPage
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "bodies", "empty", "failed" */
  HutLineList *list;
  GtkLabel *name;
  GtkLabel *rule;
  GtkLabel *count;
  GtkEditable *search;
  GtkStack *roll_pages; /* "roll", "empty", "none" */
  HutLineList *roll;
  HutPageFeed *feed;
  struct _Bodies *bodies; /* what is shown, or NULL */
  GPtrArray *found;       /* HutRecord of the roll that the search finds; not owned */
  guint n_shown;          /* of them, so far */
  HutUid chosen;          /* nil: the first */
};

G_DEFINE_FINAL_TYPE (HutBodiesPage, hut_bodies_page, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

typedef struct _Bodies
{
  GPtrArray *bodies;  /* HutRecord */
  GArray *counts;     /* guint, of each */
  HutRecord *body;    /* the one chosen, or NULL */
  GPtrArray *members; /* HutRecord, of it */
} Bodies;

static void
bodies_free (gpointer data)
{
  Bodies *bodies = data;

  if (bodies == NULL)
    return;
  g_clear_pointer (&bodies->bodies, g_ptr_array_unref);
  g_clear_pointer (&bodies->counts, g_array_unref);
  g_clear_pointer (&bodies->body, hut_record_free);
  g_clear_pointer (&bodies->members, g_ptr_array_unref);
  g_free (bodies);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Bodies, bodies_free)

static void *
make_question (GtkWidget *page)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (page);

  return g_memdup2 (&self->chosen, sizeof self->chosen);
}

/* The roll of @body, kept where it is the one that is asked for. */
static gboolean
read_roll (Bodies *bodies, HutReader *reader, const HutRecord *body, const HutUid *chosen,
           GError **error)
{
  g_autoptr (GPtrArray) members = hut_reader_members (reader, &body->id, error);

  if (members == NULL)
    return FALSE;
  g_array_append_val (bodies->counts, members->len);
  if (bodies->body != NULL || !(hut_uid_is_nil (chosen) || hut_uid_equal (chosen, &body->id)))
    return TRUE;
  bodies->body = hut_record_copy (body);
  bodies->members = g_steal_pointer (&members);
  return TRUE;
}

static gboolean
is_listed (GPtrArray *bodies, const HutUid *id)
{
  for (guint i = 0; i < bodies->len; i++)
    if (hut_uid_equal (&((HutRecord *)bodies->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void *
read_bodies (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  HutUid *chosen = asked;
  g_autoptr (Bodies) bodies = g_new0 (Bodies, 1);

  bodies->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  bodies->bodies = hut_reader_list (reader, &hut_kind_body, error);
  if (bodies->bodies != NULL && !is_listed (bodies->bodies, chosen))
    *chosen = (HutUid){ 0 };
  for (guint i = 0; bodies->bodies != NULL && i < bodies->bodies->len; i++)
    if (!read_roll (bodies, reader, bodies->bodies->pdata[i], chosen, error))
      return NULL;
  return bodies->bodies != NULL ? g_steal_pointer (&bodies) : NULL;
}

/* ---- Showing ---- */

static HutCaseBrowser *
browser_of (HutBodiesPage *self)
{
  return hut_page_feed_get_browser (self->feed);
}

static const char *
code_label (const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  return code != NULL ? hut_field_code_label (hut_kind_field (record->kind, field), code) : NULL;
}

static char *
members_words (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", n), n);
}

static void
show_bodies (HutBodiesPage *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->bodies->bodies->len; i++)
    {
      const HutRecord *body = self->bodies->bodies->pdata[i];
      g_autofree char *id = hut_uid_to_string (&body->id);
      g_autofree char *members = members_words (g_array_index (self->bodies->counts, guint, i));
      HutLine *line = hut_line_new (id);

      line->title = g_strdup (hut_record_get_text (body, "name"));
      line->note = g_strdup_printf ("%s · %s", code_label (body, "kind"), members);
      g_ptr_array_add (lines, line);
    }
  hut_line_list_set_lines (self->list, lines);
  if (self->bodies->body != NULL)
    {
      g_autofree char *id = hut_uid_to_string (&self->bodies->body->id);

      hut_line_list_select (self->list, id);
    }
}

/* "3-2-501 · East block · owner Wang Fang", or NULL. */
static char *
note_of (const HutRecord *member)
{
  const char *name = hut_record_get_text (member, "name");
  const char *household = hut_record_get_text (member, "household");
  const char *block = hut_record_get_text (member, "block");
  const char *owner = hut_record_get_text (member, "owner");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (household != NULL && name != NULL)
    g_ptr_array_add (parts, g_strdup (household));
  if (block != NULL)
    g_ptr_array_add (parts, g_strdup (block));
  if (owner != NULL && g_strcmp0 (owner, name) != 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("owner %s"), owner));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **)parts->pdata) : NULL;
}

static HutLine *
line_of (const HutRecord *member)
{
  g_autofree char *id = hut_uid_to_string (&member->id);
  HutLine *line = hut_line_new (id);
  const char *name = hut_record_get_text (member, "name");
  const char *role = hut_record_get_text (member, "role");
  gint64 area = hut_record_get_int (member, "area", 0);

  line->lead = g_strdup (hut_record_get_text (member, "number"));
  line->title = g_strdup (name != NULL ? name : hut_record_get_text (member, "household"));
  line->note = note_of (member);
  line->end = area > 0 ? hut_area_words (area) : NULL;
  if (role != NULL && !g_str_equal (role, "member"))
    {
      line->chip = g_strdup (code_label (member, "role"));
      line->chip_icon = "hut-person-symbolic";
      line->chip_tone = g_str_equal (role, "guest") ? "done" : "good";
    }
  hut_line_add_button (line, g_strdup (_ ("Edit…")), "bodies.edit-member", NULL);
  hut_line_add_button (line, g_strdup (_ ("Strike Off…")), "bodies.void-member", NULL);
  return line;
}

static gboolean
fits (const HutRecord *member, const char *folded)
{
  static const char *const searched[] = { "number",    "name",  "screen_name",
                                          "household", "block", "owner" };

  for (gsize i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      const char *text = hut_record_get_text (member, searched[i]);
      g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

      if (words != NULL && strstr (words, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Some more in each frame, and not more than one looks through: the rest is found by a search. */
static gboolean
show_more (gpointer data)
{
  HutBodiesPage *self = data;
  guint most = MIN (self->found->len, MOST_SHOWN);
  GPtrArray *lines = g_ptr_array_new ();

  self->n_shown = MIN (self->n_shown + SHOWN_A_FRAME, most);
  for (guint i = 0; i < self->n_shown; i++)
    g_ptr_array_add (lines, line_of (self->found->pdata[i]));
  hut_line_list_set_lines (self->roll, lines);
  return self->n_shown < most;
}

/* "3,000 members", and where not all are shown, how many are. */
static char *
roll_words (HutBodiesPage *self, guint n)
{
  g_autofree char *members = members_words (n);

  return self->found->len > MOST_SHOWN
             ? g_strdup_printf (_ ("%s; the first %u are shown"), members, MOST_SHOWN)
             : g_steal_pointer (&members);
}

static void
show_roll (HutBodiesPage *self)
{
  GPtrArray *members = self->bodies->members;
  guint n = members != NULL ? members->len : 0;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *count = NULL;
  guint shown = self->n_shown;

  g_ptr_array_set_size (self->found, 0);
  for (guint i = 0; i < n; i++)
    if (*folded == '\0' || fits (members->pdata[i], folded))
      g_ptr_array_add (self->found, members->pdata[i]);
  count = roll_words (self, n);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n > 0);
  gtk_stack_set_visible_child_name (self->roll_pages, n == 0                  ? "empty"
                                                      : self->found->len == 0 ? "none"
                                                                              : "roll");
  /* Rows that are there already are not made again. */
  self->n_shown = shown > SHOWN_A_FRAME ? shown - SHOWN_A_FRAME : 0;
  hut_frame_steps_start (GTK_WIDGET (self->roll), show_more, self, NULL);
}

static void
show_body (HutBodiesPage *self)
{
  const HutRecord *body = self->bodies->body;
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  const char *id = body != NULL ? hut_record_get_text (body, "rule") : NULL;
  g_autofree char *words = hut_rule_choice_words (office, id);

  gtk_label_set_label (self->name, body != NULL ? hut_record_get_text (body, "name") : "");
  gtk_label_set_label (self->rule, words != NULL ? words : "");
  show_roll (self);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (page);

  hut_frame_steps_stop (GTK_WIDGET (self->roll));
  bodies_free (self->bodies);
  self->bodies = answer;
  if (self->bodies->body != NULL)
    self->chosen = self->bodies->body->id;
  show_bodies (self);
  show_body (self);
  gtk_stack_set_visible_child_name (self->pages,
                                    self->bodies->bodies->len > 0 ? "bodies" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (page);

  if (self->bodies == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_change_set_has_kind (changes, &hut_kind_body) ||
         hut_change_set_has_kind (changes, &hut_kind_member) ||
         hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_bodies = {
  .question = make_question,
  .read = read_bodies,
  .free_question = g_free,
  .free_answer = bodies_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_selected (HutBodiesPage *self, const char *id)
{
  HutUid uid;

  if (!hut_uid_parse (id, &uid))
    return;
  gtk_editable_set_text (self->search, "");
  self->n_shown = 0;
  hut_bodies_page_show (self, &uid);
}

static void
on_search_changed (HutBodiesPage *self)
{
  self->n_shown = 0;
  if (self->bodies != NULL)
    show_roll (self);
}

/* ---- Actions ---- */

static const HutRecord *
find_member (HutBodiesPage *self, const char *id)
{
  HutUid uid;

  if (self->bodies == NULL || self->bodies->members == NULL || !hut_uid_parse (id, &uid))
    return NULL;
  for (guint i = 0; i < self->bodies->members->len; i++)
    if (hut_uid_equal (&((HutRecord *)self->bodies->members->pdata[i])->id, &uid))
      return self->bodies->members->pdata[i];
  return NULL;
}

static void
do_body (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (widget);
  const HutRecord *body = self->bodies != NULL ? self->bodies->body : NULL;

  if (body == NULL)
    return;
  if (g_str_equal (name, "bodies.edit"))
    hut_body_form_open (widget, browser_of (self), body, NULL);
  else if (g_str_equal (name, "bodies.void"))
    hut_body_form_ask_void (widget, browser_of (self), body);
  else if (g_str_equal (name, "bodies.add-member"))
    hut_member_form_open_new (widget, browser_of (self), &body->id, self->bodies->members);
  else
    hut_member_import_open (widget, browser_of (self), body);
}

static void
do_member (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (widget);
  const HutRecord *member = find_member (self, g_variant_get_string (parameter, NULL));

  if (member == NULL)
    return;
  if (g_str_equal (name, "bodies.edit-member"))
    hut_member_form_open (widget, browser_of (self), &member->id, self->bodies->members);
  else
    hut_member_form_ask_void (widget, browser_of (self), member);
}

static void
on_activated (HutBodiesPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bodies.edit-member", "s", id);
}

/* ---- The widget ---- */

static void
hut_bodies_page_dispose (GObject *object)
{
  HutBodiesPage *self = HUT_BODIES_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  if (self->roll != NULL)
    hut_frame_steps_stop (GTK_WIDGET (self->roll));
  self->roll = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->bodies, bodies_free);
  G_OBJECT_CLASS (hut_bodies_page_parent_class)->dispose (object);
}

static void
hut_bodies_page_class_init (HutBodiesPageClass *klass)
{
  static const char *const acts[] = { "bodies.edit", "bodies.void", "bodies.add-member",
                                      "bodies.import" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_bodies_page_dispose;
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-bodies-page.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, do_body);
  gtk_widget_class_install_action (widget_class, "bodies.edit-member", "s", do_member);
  gtk_widget_class_install_action (widget_class, "bodies.void-member", "s", do_member);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, name);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, rule);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, count);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, search);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, roll_pages);
  gtk_widget_class_bind_template_child (widget_class, HutBodiesPage, roll);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
}

static void
hut_bodies_page_init (HutBodiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_ptr_array_new ();
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->roll_pages);
  hut_line_list_set_name (self->list, _ ("Bodies"));
  hut_line_list_set_name (self->roll, _ ("Members"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_bodies);
}

void
hut_bodies_page_set_browser (HutBodiesPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_BODIES_PAGE (self));

  if (browser == browser_of (self))
    return;
  self->chosen = (HutUid){ 0 };
  hut_frame_steps_stop (GTK_WIDGET (self->roll));
  g_clear_pointer (&self->bodies, bodies_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_bodies_page_show (HutBodiesPage *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_BODIES_PAGE (self));

  self->chosen = *id;
  hut_page_feed_ask (self->feed);
}

gboolean
hut_bodies_page_is_filled (HutBodiesPage *self)
{
  return hut_page_feed_is_answered (self->feed);
}

/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each change is read into the entry, judged, and told; nothing is written before it is signed.
 * Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-decision-form.h"

#include "app/hut-decision-preview.h"
#include "app/hut-share-field.h"
#include "store/hut-rule-work.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutDecisionForm
{
  GtkWindow parent_instance;

  HutFormRow *rows[HUT_N_PARTS];
  GtkWidget *inputs[HUT_N_PARTS];
  HutCodeDropDown *count;
  GtkCheckButton *proxy;
  HutDecisionPreview *preview;
  GtkLabel *lacking;

  HutDesk *desk;
  char *id;
  HutDecisionEntry *entry;
  HutDecisionEntry *began; /* what the parts showed at first */
  HutTime seen;            /* when the rule was signed that the form began with; 0: never */
  gboolean filling;
  gboolean tried;   /* somebody signed: all that is wrong is shown */
  gboolean closing; /* the person agreed to lose what was entered */
};

G_DEFINE_FINAL_TYPE (HutDecisionForm, hut_decision_form, GTK_TYPE_WINDOW)

/* The names of the parts in the template. */
static const char *const part_names[HUT_N_PARTS] = {
  [HUT_PART_BASE] = "base",
  [HUT_PART_VOTING] = "voting",
  [HUT_PART_QUORUM_PEOPLE] = "quorum_people",
  [HUT_PART_QUORUM_AREA] = "quorum_area",
  [HUT_PART_QUORUM_REPRESENTATIVES] = "quorum_representatives",
  [HUT_PART_PEOPLE] = "people",
  [HUT_PART_AREA] = "area",
  [HUT_PART_NOTICE] = "notice",
  [HUT_PART_WITHIN] = "within",
  [HUT_PART_FOR] = "for_days",
  [HUT_PART_FROM] = "from",
  [HUT_PART_TO] = "to",
  [HUT_PART_CITATION] = "citation",
  [HUT_PART_SIGNER] = "signer",
  [HUT_PART_READ] = "read",
};

static gboolean
is_share (HutDecisionPart part)
{
  return part >= HUT_PART_QUORUM_PEOPLE && part <= HUT_PART_AREA;
}

/* The text of @part in @entry; NULL where it is none. */
static char **
text_of (HutDecisionEntry *entry, HutDecisionPart part)
{
  switch (part)
    {
    case HUT_PART_NOTICE:
      return &entry->notice;
    case HUT_PART_WITHIN:
      return &entry->within;
    case HUT_PART_FOR:
      return &entry->for_days;
    case HUT_PART_FROM:
      return &entry->from;
    case HUT_PART_TO:
      return &entry->to;
    case HUT_PART_CITATION:
      return &entry->citation;
    case HUT_PART_SIGNER:
      return &entry->signer;
    default:
      return NULL;
    }
}

/* ---- Reading ---- */

static void
read_part (HutDecisionForm *self, HutDecisionPart part)
{
  char **text = text_of (self->entry, part);

  if (is_share (part))
    hut_share_field_read (HUT_SHARE_FIELD (self->inputs[part]),
                          &self->entry->shares[part - HUT_PART_QUORUM_PEOPLE]);
  else if (text != NULL)
    hut_decision_entry_take (text, gtk_editable_get_text (GTK_EDITABLE (self->inputs[part])));
}

static void
read_all (HutDecisionForm *self)
{
  HutDecisionEntry *entry = self->entry;

  for (guint part = 0; part < HUT_N_PARTS; part++)
    read_part (self, part);
  entry->base = g_intern_string (
      hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_BASE])));
  entry->voting = g_intern_string (
      hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_VOTING])));
  entry->count = g_intern_string (hut_code_drop_down_get_code (self->count));
  entry->proxy = gtk_check_button_get_active (self->proxy);
  entry->read = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->inputs[HUT_PART_READ]));
}

/* ---- What is wrong ---- */

static gboolean
is_touched (HutDecisionForm *self, HutDecisionPart part)
{
  const char *was, *is;

  if (is_share (part))
    {
      const HutTypedShare *a = &self->began->shares[part - HUT_PART_QUORUM_PEOPLE];
      const HutTypedShare *b = &self->entry->shares[part - HUT_PART_QUORUM_PEOPLE];

      return a->test != b->test || !g_str_equal (a->part, b->part) ||
             !g_str_equal (a->whole, b->whole);
    }
  if (text_of (self->entry, part) == NULL)
    return FALSE;
  was = *text_of (self->began, part);
  is = *text_of (self->entry, part);
  return !g_str_equal (was, is);
}

/* While somebody is still typing a part, it is not wrong yet. */
static gboolean
is_judged (HutDecisionForm *self, HutDecisionPart part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->inputs[part]);

  if (self->tried || !inside)
    return self->tried || is_touched (self, part);
  return is_share (part) && is_touched (self, part) &&
         hut_share_field_is_complete (HUT_SHARE_FIELD (self->inputs[part]));
}

/* How many are wrong, shown or not. */
static guint
show_faults (HutDecisionForm *self, const HutDecisionFaults *faults)
{
  guint n = 0;

  for (guint part = 0; part < HUT_N_PARTS; part++)
    {
      gboolean shown = faults->parts[part] != NULL && is_judged (self, part);

      if (g_strcmp0 (hut_form_row_get_error (self->rows[part]),
                     shown ? faults->parts[part] : NULL) != 0)
        hut_form_row_set_error (self->rows[part], shown ? faults->parts[part] : NULL);
      n += faults->parts[part] != NULL;
    }
  return n;
}

static void
show_lacking (HutDecisionForm *self, guint n)
{
  g_autofree char *words =
      n == 0 ? g_strdup (_ ("Everything is entered: it can be signed"))
             : g_strdup_printf (ngettext ("%u thing is still to be entered or put right",
                                          "%u things are still to be entered or put right", n),
                                n);

  gtk_label_set_label (self->lacking, words);
  if (self->tried && n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->lacking), "hut-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->lacking), "hut-overdue");
}

/* The value of what is entered; NULL where it cannot be read or signed. */
static JsonNode *
judge (HutDecisionForm *self, HutDecisionFaults *faults)
{
  g_autoptr (JsonNode) value = NULL;

  read_all (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->count), *self->entry->for_days != '\0');
  value = hut_decision_entry_read (self->entry, faults);
  hut_decision_preview_show (self->preview, value);
  show_lacking (self, show_faults (self, faults));
  return hut_decision_faults_none (faults) ? g_steal_pointer (&value) : NULL;
}

static void
on_edited (HutDecisionForm *self)
{
  g_auto (HutDecisionFaults) faults = { 0 };
  g_autoptr (JsonNode) value = NULL;

  if (!self->filling && self->entry != NULL)
    value = judge (self, &faults);
}

/* ---- Signing ---- */

static void
focus_first (HutDecisionForm *self, const HutDecisionFaults *faults)
{
  for (guint part = 0; part < HUT_N_PARTS; part++)
    if (faults->parts[part] != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (self->rows[part]));
        /* What stands there is added to, not typed over. */
        if (GTK_IS_ENTRY (self->inputs[part]))
          gtk_editable_set_position (GTK_EDITABLE (self->inputs[part]), -1);
        return;
      }
}

static void
tell (HutDecisionForm *self, const GError *error)
{
  g_autofree char *words =
      error->domain == HUT_STORE_ERROR ? hut_case_actions_error_words (error) : NULL;

  gtk_label_set_label (self->lacking, words != NULL ? words : error->message);
  gtk_widget_add_css_class (GTK_WIDGET (self->lacking), "hut-overdue");
}

static HutTime
signed_at (HutDesk *desk, const char *name)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (desk));
  HutRuleOrigin origin = { 0 };

  hut_office_get_origin (office, name, &origin);
  return origin.verified_at;
}

/* Whether the rule stands as it did when the form was opened: it may have come from another desk.
 */
static gboolean
check_unchanged (HutDecisionForm *self, const char *name, GError **error)
{
  if (signed_at (self->desk, name) == self->seen)
    return TRUE;
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("Somebody else signed this rule meanwhile. Close this form and look."));
  return FALSE;
}

static void
sign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutDecisionForm *self = HUT_DECISION_FORM (widget);
  HutCaseBrowser *browser = hut_desk_get_browser (self->desk);
  g_autofree char *name = g_strconcat (HUT_DECISION_PREFIX, self->id, NULL);
  g_auto (HutDecisionFaults) faults = { 0 };
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (GError) error = NULL;
  HutWrite *write = NULL;

  self->tried = TRUE;
  value = judge (self, &faults);
  if (value == NULL)
    {
      focus_first (self, &faults);
      return;
    }
  if (check_unchanged (self, name, &error))
    write = hut_rule_write (hut_case_browser_get_reader (browser), hut_desk_get_store (self->desk),
                            name, value, self->entry->citation, self->entry->signer, &error);
  if (write == NULL)
    {
      tell (self, error);
      return;
    }
  hut_case_actions_write (hut_desk_get_actions (self->desk), write, _ ("The rule is signed"),
                          HUT_ACT_TELL, NULL, NULL);
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- Closing ---- */

static gboolean
on_left (HutPrompt *prompt, gpointer data)
{
  HutDecisionForm *self = data;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
is_changed (HutDecisionForm *self)
{
  const HutDecisionEntry *a = self->began, *b = self->entry;

  for (guint part = 0; part < HUT_N_PARTS; part++)
    if (is_touched (self, part))
      return TRUE;
  return a->base != b->base || a->voting != b->voting || a->proxy != b->proxy;
}

static gboolean
hut_decision_form_close_request (GtkWindow *window)
{
  HutDecisionForm *self = HUT_DECISION_FORM (window);
  HutPrompt *prompt;

  if (self->closing || !is_changed (self))
    return GTK_WINDOW_CLASS (hut_decision_form_parent_class)->close_request (window);
  prompt = hut_prompt_new (GTK_WIDGET (self), _ ("Leave without signing?"),
                           _ ("What you entered is not kept."), _ ("_Leave"), on_left,
                           g_object_ref (self), g_object_unref);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
  return TRUE;
}

/* ---- The object ---- */

static void
hut_decision_form_dispose (GObject *object)
{
  HutDecisionForm *self = HUT_DECISION_FORM (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->entry, hut_decision_entry_free);
  g_clear_pointer (&self->began, hut_decision_entry_free);
  G_OBJECT_CLASS (hut_decision_form_parent_class)->dispose (object);
}

static void
bind_parts (GtkWidgetClass *widget_class)
{
  for (guint part = 0; part < HUT_N_PARTS; part++)
    {
      g_autofree char *row = g_strconcat (part_names[part], "_row", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, part_names[part], FALSE, 0);
      gtk_widget_class_bind_template_child_full (widget_class, row, FALSE, 0);
    }
}

static void
hut_decision_form_class_init (HutDecisionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_decision_form_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hut_decision_form_close_request;

  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_DECISION_PREVIEW);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_SHARE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-decision-form.ui");
  bind_parts (widget_class);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionForm, count);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionForm, proxy);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionForm, preview);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionForm, lacking);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "decision.sign", NULL, sign);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "decision.sign", NULL);
}

static void
on_focus (HutDecisionForm *self)
{
  on_edited (self);
}

static void
add_codes (HutCodeDropDown *drop_down, const HutCode *codes)
{
  for (; codes->code != NULL; codes++)
    hut_code_drop_down_add (drop_down, codes->code, _ (codes->label));
}

static void
hut_decision_form_init (HutDecisionForm *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint part = 0; part < HUT_N_PARTS; part++)
    {
      g_autofree char *row = g_strconcat (part_names[part], "_row", NULL);

      self->inputs[part] = GTK_WIDGET (gtk_widget_get_template_child (
          GTK_WIDGET (self), HUT_TYPE_DECISION_FORM, part_names[part]));
      self->rows[part] = HUT_FORM_ROW (
          gtk_widget_get_template_child (GTK_WIDGET (self), HUT_TYPE_DECISION_FORM, row));
    }
  add_codes (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_BASE]), hut_codes_decision_base);
  add_codes (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_VOTING]), hut_codes_decision_voting);
  hut_code_drop_down_add (self->count, "calendar", _ ("days"));
  hut_code_drop_down_add (self->count, "working", _ ("working days"));
  hut_code_drop_down_set_name (self->count, _ ("How the days of the publication count"));
  hut_button_name_once (GTK_WIDGET (self));
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (on_focus), self, 0);
}

static void
fill (HutDecisionForm *self)
{
  HutDecisionEntry *entry = self->entry;

  for (guint part = 0; part < HUT_N_PARTS; part++)
    {
      char **text = text_of (entry, part);

      if (is_share (part))
        hut_share_field_show (HUT_SHARE_FIELD (self->inputs[part]),
                              &entry->shares[part - HUT_PART_QUORUM_PEOPLE]);
      else if (text != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->inputs[part]), *text);
    }
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_BASE]), entry->base);
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->inputs[HUT_PART_VOTING]), entry->voting);
  hut_code_drop_down_set_code (self->count, entry->count);
  gtk_check_button_set_active (self->proxy, entry->proxy);
}

void
hut_decision_form_show (GtkWindow *parent, HutDesk *desk, const char *id)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (desk));
  g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, id, NULL);
  const char *account = hut_case_browser_get_account (hut_desk_get_browser (desk));
  HutDecisionForm *self;

  if (rule == NULL)
    return;
  self = g_object_new (HUT_TYPE_DECISION_FORM, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->id = g_strdup (id);
  self->seen = rule->verified_at;
  self->entry = hut_decision_entry_of (office, id, NULL);
  if (account != NULL)
    hut_decision_entry_take (&self->entry->signer, account);
  fill (self);
  read_all (self);
  self->began = hut_decision_entry_of (office, id, NULL);
  hut_decision_entry_take (&self->began->signer, self->entry->signer);
  self->filling = FALSE;
  on_edited (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[HUT_PART_QUORUM_PEOPLE]));
}

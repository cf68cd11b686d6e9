/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prompts about accounts. A prompt stays open while the server is asked, so that what it refuses is
 * said beside what was typed. Passwords are given to sync and kept nowhere. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-account-prompts.h"

#include "app/hut-app-words.h"
#include "base/hut-json.h"
#include "protocol/hut-problem.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* A prompt that is open; its widgets are NULL where it does not ask for them. */
typedef struct
{
  HutDesk *desk;
  HutPrompt *prompt; /* NULL once it has closed */
  char *id;          /* uid of the account, or NULL */
  char *new_password;
  GtkEditable *name;
  GtkEditable *full_name;
  HutCodeDropDown *role;
  HutCodeDropDown *community;
  HutCodeDropDown *department;
  GtkWidget *community_row;
  GtkWidget *department_row;
  GtkEditable *old_password;
  GtkEditable *password;
  GtkEditable *again;
  gboolean waiting;
} Asking;

static void
asking_clear (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->desk);
  g_free (asking->id);
  g_free (asking->new_password);
}

static void
asking_unref (gpointer data)
{
  g_rc_box_release_full (data, asking_clear);
}

/* A call that is under way may still hold it. */
static void
on_prompt_gone (gpointer data)
{
  ((Asking *)data)->prompt = NULL;
  asking_unref (data);
}

static char *
refusal_words (const GError *error, const char *field)
{
  if (error->domain != HUT_PROBLEM_ERROR)
    return hut_app_words_error (error);
  if (g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_EXISTS))
    return g_strdup (_ ("There is an account of that name already. Choose another."));
  if (g_strcmp0 (field, "name") == 0)
    return g_strdup (_ ("A user name has no blanks and at most 64 characters."));
  if (g_strcmp0 (field, "password") == 0)
    return g_strdup (_ ("A password has at least 8 characters."));
  if (g_strcmp0 (field, "old") == 0)
    return g_strdup (_ ("The present password is another one."));
  if (g_strcmp0 (field, "role") == 0)
    return g_strdup (_ ("This is the last administrator. Make somebody else one first."));
  if (g_strcmp0 (field, "community") == 0)
    return g_strdup (_ ("Choose the community that the account belongs to."));
  if (g_strcmp0 (field, "unit") == 0)
    return g_strdup (_ ("Choose the department that the account belongs to."));
  return g_strdup (_ ("The server does not allow this."));
}

/* ---- Asking the server ---- */

static void
on_signed_in_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Where it fails, the sync badge says so and offers to sign in. */
  if (!hut_sync_sign_in_finish (HUT_SYNC (source), result, &error))
    g_info ("cannot sign in with the new password: %s", error->message);
}

/* The server ended every sign-in of the account, this desk's too. */
static void
go_on_with (HutSync *sync, const char *password)
{
  const char *account = hut_sync_get_account (sync);

  if (account != NULL)
    hut_sync_sign_in_async (sync, account, password, NULL, on_signed_in_again, NULL);
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *field = NULL;
  gboolean done = hut_sync_call_finish (HUT_SYNC (source), result, &field, &error);

  asking->waiting = FALSE;
  if (done && asking->new_password != NULL)
    go_on_with (HUT_SYNC (source), asking->new_password);
  if (asking->prompt != NULL && done)
    gtk_window_close (GTK_WINDOW (asking->prompt));
  else if (asking->prompt != NULL)
    {
      g_autofree char *words = refusal_words (error, field);

      hut_prompt_set_error (asking->prompt, words);
    }
  asking_unref (asking);
}

/* Takes over @wish. The prompt waits, and cannot be answered twice. */
static void
ask_server (Asking *asking, const char *path, JsonObject *wish)
{
  char *body = hut_json_print_object (wish);

  json_object_unref (wish);
  asking->waiting = TRUE;
  hut_prompt_set_error (asking->prompt, NULL);
  hut_sync_call_async (hut_desk_get_sync (asking->desk), path, body, on_called,
                       g_rc_box_acquire (asking));
}

static Asking *
asking_new (HutDesk *desk, const HutRecord *account)
{
  Asking *asking = g_rc_box_new0 (Asking);

  asking->desk = g_object_ref (desk);
  if (account != NULL)
    asking->id = hut_uid_to_string (&account->id);
  return asking;
}

static JsonObject *
wish_new (const Asking *asking)
{
  JsonObject *wish = json_object_new ();

  if (asking->id != NULL)
    json_object_set_string_member (wish, "id", asking->id);
  return wish;
}

/* ---- Filling in ---- */

static gboolean
fail (Asking *asking, GtkWidget *at, const char *words)
{
  hut_prompt_set_error (asking->prompt, words);
  gtk_widget_grab_focus (at);
  return FALSE;
}

static GtkEditable *
add_entry (GtkBox *box, const char *label, gboolean password)
{
  GtkWidget *entry = password ? gtk_password_entry_new () : gtk_entry_new ();

  if (password)
    gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_box_append (box, hut_form_row_new (label, entry));
  return GTK_EDITABLE (entry);
}

static HutCodeDropDown *
add_drop_down (GtkBox *box, const char *label, GtkWidget **row)
{
  GtkWidget *drop_down = hut_code_drop_down_new ();
  GtkWidget *made = hut_form_row_new (label, drop_down);

  gtk_box_append (box, made);
  if (row != NULL)
    *row = made;
  return HUT_CODE_DROP_DOWN (drop_down);
}

/* Both passwords alike, or what is wrong in words. */
static gboolean
check_passwords (Asking *asking)
{
  const char *password = gtk_editable_get_text (asking->password);

  if (g_utf8_strlen (password, -1) < 8)
    return fail (asking, GTK_WIDGET (asking->password),
                 _ ("A password has at least 8 characters."));
  return g_str_equal (password, gtk_editable_get_text (asking->again)) ||
         fail (asking, GTK_WIDGET (asking->again), _ ("The two passwords differ."));
}

static void
add_passwords (Asking *asking, GtkBox *box)
{
  asking->password = add_entry (box, _ ("New _password"), TRUE);
  asking->again = add_entry (box, _ ("Once _more"), TRUE);
}

/* ---- Adding and changing ---- */

static void
on_role (Asking *asking)
{
  const char *role = hut_code_drop_down_get_code (asking->role);

  gtk_widget_set_visible (asking->community_row, g_strcmp0 (role, "community") == 0);
  gtk_widget_set_visible (asking->department_row, g_strcmp0 (role, "department") == 0);
}

static void
fill_records (HutCodeDropDown *drop_down, GPtrArray *records)
{
  hut_code_drop_down_add (drop_down, NULL, _ ("(choose)"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (records, i);

      hut_code_drop_down_add (drop_down, hut_record_get_text (record, "code"),
                              hut_record_get_text (record, "name"));
    }
}

static void
set_or_empty (JsonObject *wish, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (wish, member, text);
  else
    json_object_set_null_member (wish, member);
}

static gboolean
on_edited (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *role = hut_code_drop_down_get_code (asking->role);
  JsonObject *wish;

  if (asking->waiting)
    return FALSE;
  if (role == NULL)
    return fail (asking, GTK_WIDGET (asking->role), _ ("Choose a role."));
  if (asking->password != NULL && !check_passwords (asking))
    return FALSE;
  wish = wish_new (asking);
  if (asking->name != NULL)
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (asking->name)));

      json_object_set_string_member (wish, "name", name);
      json_object_set_string_member (wish, "password", gtk_editable_get_text (asking->password));
    }
  set_or_empty (wish, "full_name", gtk_editable_get_text (asking->full_name));
  json_object_set_string_member (wish, "role", role);
  set_or_empty (wish, "community",
                g_str_equal (role, "community") ? hut_code_drop_down_get_code (asking->community)
                                                : NULL);
  set_or_empty (wish, "unit",
                g_str_equal (role, "department") ? hut_code_drop_down_get_code (asking->department)
                                                 : NULL);
  ask_server (asking, "/v1/accounts", wish);
  return FALSE;
}

static void
fill_edit (Asking *asking, GtkBox *box, const HutRecord *account)
{
  HutReader *reader = hut_case_browser_get_reader (hut_desk_get_browser (asking->desk));
  g_autoptr (GPtrArray) departments = hut_reader_list (reader, &hut_kind_department, NULL);

  if (account == NULL)
    asking->name = add_entry (box, _ ("_User name (for signing in)"), FALSE);
  asking->full_name = add_entry (box, _ ("_Full name"), FALSE);
  asking->role = add_drop_down (box, _ ("_Role"), NULL);
  hut_code_drop_down_set_field (asking->role, hut_kind_field (&hut_kind_account, "role"), NULL);
  asking->community = add_drop_down (box, _ ("_Community"), &asking->community_row);
  fill_records (asking->community,
                hut_case_browser_get_communities (hut_desk_get_browser (asking->desk)));
  asking->department = add_drop_down (box, _ ("_Department"), &asking->department_row);
  fill_records (asking->department, departments);
  if (account == NULL)
    add_passwords (asking, box);
  else
    {
      const char *full_name = hut_record_get_text (account, "full_name");

      gtk_editable_set_text (asking->full_name, full_name != NULL ? full_name : "");
      hut_code_drop_down_set_code (asking->role, hut_record_get_text (account, "role"));
      hut_code_drop_down_set_code (asking->community, hut_record_get_text (account, "community"));
      hut_code_drop_down_set_code (asking->department, hut_record_get_text (account, "unit"));
    }
  g_signal_connect_swapped (asking->role, "notify::code", G_CALLBACK (on_role), asking);
  on_role (asking);
}

static void
show (Asking *asking, HutPrompt *prompt, GtkWidget *box)
{
  asking->prompt = prompt;
  if (box != NULL)
    hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
}

void
hut_account_prompt_edit (GtkWidget *parent, HutDesk *desk, const HutRecord *account)
{
  Asking *asking = asking_new (desk, account);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt = hut_prompt_new (
      parent, account != NULL ? _ ("Change Account") : _ ("Add Account"),
      account != NULL ? hut_record_get_text (account, "name") : NULL,
      account != NULL ? _ ("_Save") : _ ("_Add"), on_edited, asking, on_prompt_gone);

  fill_edit (asking, GTK_BOX (box), account);
  show (asking, prompt, box);
  gtk_widget_grab_focus (GTK_WIDGET (asking->name != NULL ? asking->name : asking->full_name));
}

/* ---- Passwords ---- */

static gboolean
on_password (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  JsonObject *wish;

  if (asking->waiting || !check_passwords (asking))
    return FALSE;
  wish = wish_new (asking);
  json_object_set_string_member (wish, "password", gtk_editable_get_text (asking->password));
  ask_server (asking, "/v1/accounts", wish);
  return FALSE;
}

void
hut_account_prompt_password (GtkWidget *parent, HutDesk *desk, const HutRecord *account)
{
  Asking *asking = asking_new (desk, account);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is the name of an account. */
      _ ("%s signs in again with the new password, on every computer."),
      hut_record_get_text (account, "name"));
  HutPrompt *prompt = hut_prompt_new (parent, _ ("New Password"), text, _ ("_Set Password"),
                                      on_password, asking, on_prompt_gone);

  add_passwords (asking, GTK_BOX (box));
  show (asking, prompt, box);
  gtk_widget_grab_focus (GTK_WIDGET (asking->password));
}

static gboolean
on_own_password (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  JsonObject *wish;

  if (asking->waiting || !check_passwords (asking))
    return FALSE;
  g_free (asking->new_password);
  asking->new_password = g_strdup (gtk_editable_get_text (asking->password));
  wish = json_object_new ();
  json_object_set_string_member (wish, "old", gtk_editable_get_text (asking->old_password));
  json_object_set_string_member (wish, "new", asking->new_password);
  ask_server (asking, "/v1/password", wish);
  return FALSE;
}

void
hut_account_prompt_own_password (GtkWidget *parent, HutDesk *desk)
{
  Asking *asking = asking_new (desk, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt = hut_prompt_new (parent, _ ("Change My Password"), NULL, _ ("_Set Password"),
                                      on_own_password, asking, on_prompt_gone);

  asking->old_password = add_entry (GTK_BOX (box), _ ("Present pass_word"), TRUE);
  add_passwords (asking, GTK_BOX (box));
  show (asking, prompt, box);
  gtk_widget_grab_focus (GTK_WIDGET (asking->old_password));
}

/* ---- Ends ---- */

static gboolean
on_ended (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  JsonObject *wish;

  if (asking->waiting)
    return FALSE;
  wish = wish_new (asking);
  json_object_set_string_member (wish, "void_reason", hut_prompt_get_text (prompt));
  ask_server (asking, "/v1/accounts", wish);
  return FALSE;
}

void
hut_account_prompt_end (GtkWidget *parent, HutDesk *desk, const HutRecord *account)
{
  Asking *asking = asking_new (desk, account);
  g_autofree char *text = g_strdup_printf (
      /* Translators: %s is the name of an account. */
      _ ("%s is signed out everywhere and cannot sign in any more. What the account did stays on "
         "record."),
      hut_record_get_text (account, "name"));
  HutPrompt *prompt = hut_prompt_new (parent, _ ("End Account"), text, _ ("_End Account"), on_ended,
                                      asking, on_prompt_gone);

  hut_prompt_add_entry (prompt, _ ("_Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  show (asking, prompt, NULL);
}

static gboolean
on_restored (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  JsonObject *wish;

  if (asking->waiting)
    return FALSE;
  wish = wish_new (asking);
  json_object_set_boolean_member (wish, "restore", TRUE);
  ask_server (asking, "/v1/accounts", wish);
  return FALSE;
}

void
hut_account_prompt_restore (GtkWidget *parent, HutDesk *desk, const HutRecord *account)
{
  Asking *asking = asking_new (desk, account);
  g_autofree char *text =
      /* Translators: the name of an account, then why it was ended. */
      g_strdup_printf (_ ("%s was ended: %s"), hut_record_get_text (account, "name"),
                       hut_record_get_text (account, "void_reason"));
  HutPrompt *prompt =
      hut_prompt_new (parent, _ ("Let Sign In Again"), text, _ ("_Let Sign In Again"), on_restored,
                      asking, on_prompt_gone);

  show (asking, prompt, NULL);
}

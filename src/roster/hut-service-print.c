/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The certificate of service. It is made on the thread of the window, with a reader of its own, of
 * what then is on record. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-service-print.h"

#include "domain/hut-person-lacks.h"
#include "report/hut-certificate-paper.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-words.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is chosen beside the pages; lives as long as the window. */
typedef struct
{
  HutCaseBrowser *browser;
  HutUid person;
  GtkEditable *from, *until;
  GtkCheckButton *personal;
  HutPaperWindow *window; /* not owned: it owns this */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->browser);
  g_free (choice);
}

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  HutUid person;
  HutTime from, until;
  HutPaperPrivacy privacy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutPersonDossier) dossier = NULL;
  g_autoptr (HutServiceProof) proof = NULL;
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GError) failure = NULL;

  if (reader == NULL)
    return NULL;
  dossier = hut_person_dossier_read (reader, &question->person, hut_time_now (), &failure);
  if (dossier == NULL)
    {
      if (failure == NULL)
        failure = g_error_new_literal (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                                       _ ("The person is no longer there."));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  desk = hut_paper_desk_new (question->store, reader, question->privacy);
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  proof = hut_service_proof_new (&question->person, dossier->services, question->from,
                                 question->until, hut_store_get_street (question->store));
  return hut_certificate_paper_new (desk, dossier, proof, error);
}

/* ---- The window ---- */

/* The day in @entry, later by @days; @fallback where it is none, and the row says so. */
static HutTime
day_of (GtkEditable *entry, int days, HutTime fallback)
{
  g_autofree char *text = hut_form_dup_text (entry);
  HutFormRow *row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (entry)));
  HutTime day;

  hut_form_row_set_error (row, NULL);
  if (text == NULL)
    return fallback;
  if (!hut_person_read_day (text, hut_time_now (), &day))
    {
      hut_form_row_set_error (row, _ ("Write a day like 2026-11-27."));
      return fallback;
    }
  return hut_time_day_start (day, hut_time_shown_zone (), days);
}

static gpointer
new_question (gpointer data)
{
  const Choice *choice = data;
  Question *question = g_new0 (Question, 1);
  HutTime tomorrow = hut_time_day_start (hut_time_now (), hut_time_shown_zone (), 1);

  question->store = g_object_ref (hut_case_browser_get_store (choice->browser));
  question->person = choice->person;
  question->from = day_of (choice->from, 0, 0);
  question->until = MIN (day_of (choice->until, 1, tomorrow), tomorrow);
  question->privacy =
      gtk_check_button_get_active (choice->personal) ? HUT_PAPER_WITH_PERSONAL : HUT_PAPER_MASKED;
  return question;
}

/* "志愿服务记录证明 2026-11-27": no name, which is nobody's business who sees the file. */
static char *
new_name (gpointer data)
{
  g_autofree char *day = hut_roster_day_words (hut_time_now ());

  return g_strdup_printf ("%s %s", _ ("Certificate of service"), day);
}

/* A rule of the domain says in words why there is no certificate. */
static char *
words_of (const GError *error)
{
  return error->domain == HUT_DOMAIN_ERROR || error->domain == HUT_STORE_ERROR
             ? g_strdup (error->message)
             : g_strdup (_ ("The certificate could not be made. Try it again."));
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = question_free,
  .name = new_name,
  .words = words_of,
};

static void
on_chosen (Choice *choice)
{
  if (choice->window != NULL)
    hut_paper_window_renew (choice->window);
}

static GtkWidget *
new_options (Choice *choice, const HutPersonDossier *dossier)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *personal = gtk_check_button_new_with_label (_ ("Show the identity number"));
  g_autofree char *today = hut_roster_day_words (dossier->now);
  g_autofree char *first = NULL;
  HutTime from, until;

  if (!hut_person_service_span (dossier->roles, dossier->services, dossier->now, &from, &until))
    from = dossier->now;
  first = hut_roster_day_words (from);
  gtk_widget_add_css_class (box, "hut-card-padded");
  choice->from = hut_form_row_add_entry (GTK_BOX (box), _ ("_From"), first, FALSE);
  choice->until = hut_form_row_add_entry (GTK_BOX (box), _ ("_Until, the last day"), today, FALSE);
  choice->personal = GTK_CHECK_BUTTON (personal);
  gtk_box_append (GTK_BOX (box), personal);
  g_signal_connect_swapped (choice->from, "activate", G_CALLBACK (on_chosen), choice);
  g_signal_connect_swapped (choice->until, "activate", G_CALLBACK (on_chosen), choice);
  g_signal_connect_swapped (personal, "toggled", G_CALLBACK (on_chosen), choice);
  {
    GtkWidget *renew = gtk_button_new_with_label (_ ("Make It Again"));

    gtk_widget_set_halign (renew, GTK_ALIGN_START);
    g_signal_connect_swapped (renew, "clicked", G_CALLBACK (on_chosen), choice);
    gtk_box_append (GTK_BOX (box), renew);
  }
  return box;
}

void
hut_service_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutPersonDossier *dossier)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *options;

  choice->browser = g_object_ref (browser);
  choice->person = dossier->person->id;
  options = new_options (choice, dossier);
  choice->window = hut_paper_window_new (parent, _ ("Certificate of service"), options, &source,
                                         choice, choice_free);
  gtk_window_present (GTK_WINDOW (choice->window));
}

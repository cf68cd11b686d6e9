/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a section shows. Owned by the detail, read only during the call. */
typedef struct
{
  HutCaseActions *actions;
  HutCaseBrowser *browser;
  HutReader *reader;
  const HutRecord *record;
  const HutCaseFacts *facts;
  const HutActing *acting; /* who looks at it, by which rules */
  gboolean personal;       /* personal values in full, asked for and on record */
  gboolean another;        /* another case than the last one shown */
} HutCaseShown;

/* A part of the detail of a case below its fields, with a heading: what belongs to the case beside
 * itself. Each kind of part is a subclass and stands in one list, that of the detail
 * (hut-case-sections.c). Children are laid out in a column under the heading. Main thread. */
#define HUT_TYPE_CASE_SECTION (hut_case_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutCaseSection, hut_case_section, HUT, CASE_SECTION, GtkWidget)

struct _HutCaseSectionClass
{
  GtkWidgetClass parent_class;

  /* Shows what belongs to the case; FALSE hides the section, as there is nothing to show and
   * nothing to do. Bounded reads by index only; what takes longer goes to a worker, which the next
   * call cancels. Called when another case is selected and when something of it changed. */
  gboolean (*show) (HutCaseSection *self, const HutCaseShown *shown);

  /* No case is shown any more: what was begun is cancelled, nothing of it is kept. May be NULL. */
  void (*leave) (HutCaseSection *self);
};

/* @title (translated) is the heading and the section's accessible name; for class or instance
 * initialisation. */
void hut_case_section_set_title (HutCaseSection *self, const char *title);

/* Without its heading the name stays, for who hears the window. */
void hut_case_section_set_headed (HutCaseSection *self, gboolean headed);

/* A control at the end of the heading, floating; for initialisation. */
void hut_case_section_add_control (HutCaseSection *self, GtkWidget *control);

/* @child is floating; it goes last. */
void hut_case_section_append (HutCaseSection *self, GtkWidget *child);

void hut_case_section_show (HutCaseSection *self, const HutCaseShown *shown);
void hut_case_section_leave (HutCaseSection *self);

G_END_DECLS
